//! The gateway's error body (protocol.md B.0).

use serde::Deserialize;

use crate::domain::payment::Refusal;

/// What stands in an answer that is not 2xx.
#[derive(Deserialize)]
pub struct Problem {
    error_code: String,
    #[serde(default)]
    message: String,
    error_content: Option<ErrorContent>,
}

#[derive(Deserialize)]
struct ErrorContent {
    title: Option<String>,
    message_1: Option<String>,
    message_2: Option<String>,
}

impl Problem {
    /// The gateway's code and its lines for the shopper, and its line for the developer.
    pub fn into_domain(self) -> (Refusal, String) {
        let lines = self.error_content.map(|content| [content.title, content.message_1, content.message_2]);
        let user_message = lines.into_iter().flatten().flatten().collect();
        (Refusal { error_code: self.error_code, user_message }, self.message)
    }
}
