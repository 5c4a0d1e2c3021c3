//! `open()`: from checked options to a checkout that is being opened. `pkg/index.js` calls it.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::AbortController;

use super::checkout::{Checkout, Skin};
use super::crash;
use super::promise::Deferred;
use super::shell::Shell;
use crate::runtime::{Runtime, Wish};

/// Checks the key and the page's origin, and begins to open the session; the checkout's `opened`
/// says when it is open. Throws when it does not even begin. `wish` holds the members
/// of `Wish`; `controller` hangs up on the request for the session, and `response` is its answer, if it was sent while
/// the wasm was loading.
#[wasm_bindgen]
pub fn open(
    shell: &Shell,
    wish: &JsValue,
    controller: AbortController,
    response: Option<Promise>,
) -> Result<Checkout, JsValue> {
    crash::prepare(shell);
    let wish = Wish::read(wish);
    let skin = Rc::new(Skin::new(shell));
    let admission = wish.admit().map_err(|failure| shell.to_js(&failure))?;
    let runtime = Runtime::begin(admission, skin.clone())?;
    let opened = Deferred::new(shell, "opened");
    let tell = move |opening| match opening {
        Ok(()) => opened.resolve(&JsValue::UNDEFINED),
        Err(failure) => opened.reject(&failure),
    };
    runtime.open(controller, response, Box::new(tell));
    Ok(Checkout::new(runtime, skin))
}
