//! What is bought, line by line, as the merchant described it.
use serde::Serialize;
use serde_json::Value;

use crate::values::written::written;

/// An amount for people, and for whoever reads the page by a program.
#[derive(Serialize)]
pub(super) struct Money {
    value: String,
    text: String,
}

#[derive(Serialize)]
pub(super) struct Line {
    name: String,
    quantity: u64,
    unit: Money,
    sum: Money,
}

impl Money {
    pub(super) fn new(value: String, text: String) -> Self {
        Self { value, text }
    }

    fn of(amount: f64, currency: &str) -> Self {
        // No currency counts further, but products of binary fractions do.
        let value = ((amount * 1000.0).round() / 1000.0).to_string();
        Self { text: written(&value, currency), value }
    }
}

/// `items` of the session. xendit: they need not add up to its amount.
pub(super) fn lines(items: Option<&Value>, currency: &str) -> Vec<Line> {
    let items = items.and_then(Value::as_array).into_iter().flatten();
    items.filter_map(|item| line(item, currency)).collect()
}

fn line(item: &Value, currency: &str) -> Option<Line> {
    let quantity = item.get("quantity")?.as_u64()?;
    let unit = item.get("net_unit_amount")?.as_f64()?;
    #[allow(clippy::cast_precision_loss, reason = "nobody buys 2^53 of anything")]
    let sum = unit * quantity as f64;
    Some(Line {
        name: item.get("name")?.as_str()?.to_owned(),
        quantity,
        unit: Money::of(unit, currency),
        sum: Money::of(sum, currency),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_line_has_a_sum_of_its_own() {
        let items = json!([{ "name": "Mug", "quantity": 2, "net_unit_amount": 62_500 }, { "name": "half" }]);
        let lines = lines(Some(&items), "IDR");
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].sum.value, "125000");
        assert_eq!(lines[0].unit.text, "Rp62.500");
    }

    #[test]
    fn a_sum_shows_no_trace_of_binary_fractions() {
        let items = json!([{ "name": "Bean", "quantity": 3, "net_unit_amount": 0.1 }]);
        assert_eq!(lines(Some(&items), "USD")[0].sum.text, "US$0.30");
    }
}
