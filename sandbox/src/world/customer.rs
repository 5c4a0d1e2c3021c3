//! Customers, as the merchant describes them, and what of them a browser may see.
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::store::row::Kept;
use crate::values::ids::{BusinessId, CustomerId};

#[derive(Serialize, Deserialize)]
pub(crate) struct Customer {
    pub(crate) id: CustomerId,
    pub(crate) business_id: BusinessId,
    pub(crate) described: Map<String, Value>,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
}

impl Customer {
    /// The merchant's own id for them.
    pub(crate) fn reference_id(&self) -> Option<&str> {
        self.described.get("reference_id").and_then(Value::as_str)
    }

    pub(crate) fn describe(&mut self, described: Map<String, Value>, now: Timestamp) {
        self.described = described;
        self.updated = now;
    }

    /// The gateway's view: enough for shoppers to recognise themselves, too little for anybody else.
    pub(crate) fn masked(&self) -> Value {
        let text = |name: &str| self.described.get(name).and_then(Value::as_str);
        let detail = |name: &str| {
            self.described
                .get("individual_detail")
                .and_then(|detail| detail.get(name))
                .and_then(Value::as_str)
        };
        json!({
            "id": self.id,
            "type": "INDIVIDUAL",
            "email": text("email").map(masked_email),
            "mobile_number": text("mobile_number").map(masked_number),
            "phone_number": null,
            "business_detail": null,
            "individual_detail": {
                "given_names": detail("given_names").map(masked_name),
                "surname": detail("surname").map(masked_name),
            },
        })
    }
}

impl Kept for Customer {
    type Id = CustomerId;

    const KIND: &'static str = "customer";

    fn id(&self) -> &CustomerId {
        &self.id
    }
}

fn masked_email(email: &str) -> String {
    let (local, domain) = email.split_once('@').unwrap_or((email, ""));
    format!("{}***@{domain}", local.chars().take(1).collect::<String>())
}

fn masked_name(name: &str) -> String {
    format!("{}***", name.chars().take(2).collect::<String>())
}

fn masked_number(number: &str) -> String {
    let length = number.chars().count();
    let shown = |place: usize| place < 3 || place + 3 >= length;
    number.chars().enumerate().map(|(place, digit)| if shown(place) { digit } else { '*' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_sees_little_of_a_customer() {
        assert_eq!(masked_email("rani@example.org"), "r***@example.org");
        assert_eq!(masked_name("Rani"), "Ra***");
        assert_eq!(masked_number("+628123456789"), "+62*******789");
    }
}
