//! The gateway's error body (protocol.md B.0).

use super::value::Value;
use crate::domain::payment::Refusal;

/// The gateway's code with its lines for the shopper, and its line for the developer; `None` when it is not one.
pub fn problem(answer: &Value) -> Option<(Refusal, String)> {
    let error_code = answer.text_if_any("error_code")?;
    let content = answer.get("error_content");
    let mut user_message = Vec::new();
    for name in ["title", "message_1", "message_2"] {
        if let Some(line) = content.text_if_any(name) {
            user_message.push(line);
        }
    }
    Some((Refusal { error_code, user_message }, answer.text("message")))
}
