//! The gateway's error body (protocol.md B.0).

use super::value::Value;
use crate::domain::payment::Refusal;

/// The gateway's code with its lines for the shopper, and its line for the developer; `None` when it is not one.
pub fn problem(answer: &Value) -> Option<(Refusal, String)> {
    let error_code = answer.text_if_any("error_code")?;
    let content = answer.get("error_content");
    let lines = ["title", "message_1", "message_2"].into_iter().filter_map(|name| content.text_if_any(name));
    Some((Refusal { error_code, user_message: lines.collect() }, answer.text("message")))
}
