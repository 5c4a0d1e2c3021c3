//! What came of asking a wallet of the browser's (protocol.md D.12).

use wasm_bindgen::JsValue;

use super::Runtime;
use crate::checkout::Event;
use crate::json;
use crate::wire::payment::wallet;

impl Runtime {
    /// Takes in what it gave, or why it gave nothing, spelled as the gateway would.
    pub fn take_wallet(&self, answer: &JsValue) {
        self.tell(Event::WalletAnswered(wallet(&json::read(answer))));
    }
}
