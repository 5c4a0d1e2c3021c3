//! Failures, as JavaScript's `XenditComponentsError`; and the shell, the JavaScript half of this package.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortController;

use crate::domain::failure::{ErrorCode, Failure};

#[wasm_bindgen]
extern "C" {
    /// What the loader (`pkg/index.js`) hands over.
    #[derive(Clone)]
    pub type Shell;

    /// `new XenditComponentsError(code, message)`; the class lives in JavaScript so that it exists before the wasm.
    #[wasm_bindgen(method)]
    fn error(this: &Shell, code: &str, message: &str) -> JsValue;

    /// `components_version`: the release of Xendit's own SDK whose protocol we follow.
    #[wasm_bindgen(method, getter)]
    pub(super) fn version(this: &Shell) -> String;

    /// The gateway's origin for this key, or empty when the key names none we know.
    #[wasm_bindgen(method, getter, js_name = gatewayUrl)]
    pub(super) fn gateway_url(this: &Shell) -> String;

    /// The card frame document's address for this key.
    #[wasm_bindgen(method, getter, js_name = frameUrl)]
    pub(super) fn frame_url(this: &Shell) -> String;

    /// JWKs.
    #[wasm_bindgen(method, getter, js_name = pinningKeys)]
    pub(super) fn pinning_keys(this: &Shell) -> Array;

    /// A request for the session, sent while the wasm was loading.
    #[wasm_bindgen(method, getter)]
    pub(super) fn early(this: &Shell) -> Option<EarlyRequest>;

    pub(super) type EarlyRequest;

    #[wasm_bindgen(method, getter)]
    pub(super) fn response(this: &EarlyRequest) -> Promise;

    #[wasm_bindgen(method, getter)]
    pub(super) fn controller(this: &EarlyRequest) -> AbortController;
}

impl Shell {
    /// A failure as JavaScript sees it.
    pub(super) fn to_js(&self, failure: &Failure) -> JsValue {
        self.error(failure.code.as_str(), &failure.message)
    }

    pub(super) fn internal(&self) -> JsValue {
        self.error(
            ErrorCode::Internal.as_str(),
            "xendit-components-wasm stopped at a defect of its own; mount() again, and please report it",
        )
    }
}
