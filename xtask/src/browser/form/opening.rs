//! What the gateway answers in `bench form`: one channel with a form of thirty fields, and as many others as are asked for.
use serde_json::{Value, json};

/// How many fields the form has.
const FIELDS: usize = 30;
/// What the other channels are: codes that Xendit's own package knows, for it drops all others, each in its own group.
const OTHERS: [&str; 9] =
    ["GCASH", "PAYMAYA", "GRABPAY", "SHOPEEPAY", "DANA", "OVO", "LINKAJA", "ASTRAPAY", "JENIUSPAY"];
const LOGO: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E";

/// The answer to `GET /api/sessions/{key}`; protocol.md B.2. `channels` counts the one with the form.
pub(super) fn opening(channels: usize) -> Value {
    let form: Vec<Value> = (0..FIELDS).map(field).collect();
    let mut offered = vec![channel("BPI_DIRECT_DEBIT", "Form", "form", form)];
    for (number, code) in OTHERS.iter().cycle().take(channels - 1).enumerate() {
        offered.push(channel(code, &format!("Way to pay {number}"), code, Vec::new()));
    }
    let groups =
        ["form"].into_iter().chain(OTHERS).map(|id| json!({ "id": id, "label": id, "icon_url": LOGO }));
    json!({
        "session": {
            "payment_session_id": "ps-000000000000000000000001",
            "business_id": "000000000000000000000002",
            "created": "2026-01-01T00:00:00.000Z",
            "updated": "2026-01-01T00:00:00.000Z",
            "reference_id": "bench",
            "customer_id": null,
            "session_type": "PAY",
            "status": "ACTIVE",
            "mode": "COMPONENTS",
            "currency": "IDR",
            "country": "ID",
            "amount": 125_000,
            "locale": "en",
            "expires_at": "2999-01-01T00:00:00.000Z",
            "allow_save_payment_method": "DISABLED",
            "capture_method": "AUTOMATIC",
        },
        "business": { "name": "Bench", "country_of_operation": "ID", "merchant_profile_picture_url": null },
        "customer": null,
        "channels": offered,
        "channel_ui_groups": groups.collect::<Vec<_>>(),
    })
}

fn channel(code: &str, brand: &str, group: &str, form: Vec<Value>) -> Value {
    json!({
        "channel_code": code,
        "brand_name": brand,
        "brand_logo_url": LOGO,
        "brand_color": "#1762ee",
        "pm_type": "EWALLET",
        "ui_group": group,
        "allow_pay_without_save": true,
        "allow_save": code.len().is_multiple_of(2),
        "min_amount": 1000,
        "max_amount": 10_000_000,
        "form": form,
        "instructions": ["Pay", "You will be taken to another page."],
    })
}

/// All but the first are filled in from the beginning: what is typed there decides whether the form is complete.
fn field(number: usize) -> Value {
    let (kind, value) = match number % 10 {
        8 => (json!({ "name": "email" }), "rani@example.org"),
        9 => (json!({ "name": "phone_number" }), "+628123456789"),
        _ => (
            json!({
                "name": "text",
                "min_length": 1,
                "max_length": 50,
                "regex_validators": [{ "regex": "/^[A-Za-z ]+$/", "message": "Letters only" }],
            }),
            "Rani",
        ),
    };
    json!({
        "label": format!("Field {number}"),
        "placeholder": "",
        "type": kind,
        "channel_property": format!("details.field_{number}"),
        "required": true,
        "span": 2,
        "initial_value": (number > 0).then_some(value),
    })
}

#[cfg(test)]
mod tests {
    use super::{FIELDS, opening};

    #[test]
    fn a_session_has_the_channels_that_are_asked_for_and_one_long_form() {
        let opening = opening(100);
        let channels = opening["channels"].as_array().unwrap();
        assert_eq!(channels.len(), 100);
        let lengths: Vec<usize> =
            channels.iter().map(|channel| channel["form"].as_array().unwrap().len()).collect();
        assert_eq!(lengths.iter().sum::<usize>(), FIELDS);
        assert_eq!(lengths.first(), Some(&FIELDS));
    }
}
