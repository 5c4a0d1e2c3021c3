//! The JavaScript half of the skin, as the wasm sees it: `pkg/shell.js`, one for each `mount()`.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{AbortController, Element, HtmlElement, Request};

use crate::domain::failure::{ErrorCode, Failure};
use crate::runtime::Words;

#[wasm_bindgen]
extern "C" {
    /// One for each checkout.
    #[derive(Clone)]
    pub type Shell;

    // What only JavaScript can tell.
    #[wasm_bindgen(method)]
    pub(super) fn fetch(this: &Shell, request: &Request, is_attempt: bool) -> Promise;
    #[wasm_bindgen(method)]
    pub(super) fn accepts(this: &Shell, channel_code: &str) -> bool;

    // Words to the shopper.
    #[wasm_bindgen(method, getter)]
    pub(super) fn words(this: &Shell) -> Words;

    // Promises.
    pub(super) type JsDeferred;
    #[wasm_bindgen(method)]
    pub(super) fn defer(this: &Shell, name: &str) -> JsDeferred;
    #[wasm_bindgen(method)]
    pub(super) fn resolve(this: &JsDeferred, value: &JsValue);
    #[wasm_bindgen(method)]
    pub(super) fn reject(this: &JsDeferred, error: &JsValue);

    // The host, and what a panic has to undo.
    #[wasm_bindgen(method)]
    pub(super) fn claim(this: &Shell, styles: &str, listeners: &AbortController) -> HtmlElement;
    #[wasm_bindgen(method, getter, js_name = frameAppearance)]
    pub(super) fn frame_appearance(this: &Shell) -> String;
    #[wasm_bindgen(method)]
    pub(super) fn leave(this: &Shell);
    #[wasm_bindgen(method)]
    pub(super) fn panicked(this: &Shell, message: &str, file: &str, line: u32);

    // For test sessions.
    #[wasm_bindgen(method, js_name = listTestCards)]
    pub(super) fn list_test_cards(this: &Shell);

    // A piece of a form that few have.
    #[wasm_bindgen(method)]
    pub(super) fn draw(this: &Shell, place: &Element, account: &JsValue);

    // Something for the shopper to do.
    #[wasm_bindgen(method, js_name = showPage)]
    pub(super) fn show_page(this: &Shell, merchant: Option<&str>, url: &str, frame_origin: &str);
    #[wasm_bindgen(method, js_name = showPresentation)]
    pub(super) fn show_presentation(
        this: &Shell,
        merchant: Option<&str>,
        action: &JsValue,
        amount: f64,
        currency: &str,
        simulation_url: Option<&str>,
        channel: Option<&str>,
    );
    #[wasm_bindgen(method)]
    pub(super) fn dismiss(this: &Shell);

    // An attempt that the page is left for.
    #[wasm_bindgen(method)]
    pub(super) fn remember(this: &Shell, token_request_id: Option<&str>, channel: Option<&str>);
    #[wasm_bindgen(method)]
    pub(super) fn recall(this: &Shell, session: &str) -> JsValue;

    // Words to the merchant.
    #[wasm_bindgen(method)]
    fn error(this: &Shell, code: &str, message: &str) -> JsValue;
    #[wasm_bindgen(method)]
    pub(super) fn warn(this: &Shell, message: &str);
    #[wasm_bindgen(method)]
    pub(super) fn announce(this: &Shell, name: &str, member: &str, value: &JsValue);
    #[wasm_bindgen(method, js_name = announceEnd)]
    pub(super) fn announce_end(
        this: &Shell,
        reason: &str,
        user_message: Option<Array>,
        kind: Option<&str>,
        code: &str,
    );

    // Plain objects; their members are named in pkg/shell.js, in this order.
    #[wasm_bindgen(method)]
    pub(super) fn outcome(
        this: &Shell,
        status: &str,
        member: &str,
        value: &JsValue,
        user_message: Option<Array>,
        id_member: &str,
        id: &str,
    ) -> JsValue;
    #[wasm_bindgen(method)]
    pub(super) fn completion(
        this: &Shell,
        payment_session_id: &str,
        session_type: &str,
        reference_id: &str,
        amount: f64,
        currency: &str,
        channel_code: Option<&str>,
        payment_request_id: Option<&str>,
        payment_token_id: Option<&str>,
    ) -> JsValue;
    #[wasm_bindgen(method, js_name = savedToken)]
    pub(super) fn saved_token(this: &Shell, payment_token_id: &str, channel_code: Option<&str>) -> JsValue;
    #[wasm_bindgen(method)]
    pub(super) fn session(
        this: &Shell,
        payment_session_id: &str,
        reference_id: &str,
        session_type: &str,
        status: &str,
        amount: f64,
        currency: &str,
        country: &str,
        locale: &str,
        expires_at: &str,
        description: Option<&str>,
        allow_save_payment_method: Option<&str>,
    ) -> JsValue;
    #[wasm_bindgen(method)]
    pub(super) fn channel(
        this: &Shell,
        channel_code: &str,
        brand_name: &str,
        brand_logo_url: &str,
        brand_color: &str,
        payment_method_type: Option<&str>,
        min_amount: Option<f64>,
        max_amount: Option<f64>,
        brand_names: &Array,
        brand_logo_urls: &Array,
    ) -> JsValue;
}

impl Shell {
    /// A failure as JavaScript sees it.
    pub(super) fn to_js(&self, failure: &Failure) -> JsValue {
        self.error(failure.code.as_str(), &failure.message)
    }

    pub(super) fn fail(&self, code: ErrorCode, message: &str) -> JsValue {
        self.error(code.as_str(), message)
    }
}
