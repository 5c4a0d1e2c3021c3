//! `open()`: from a host and checked options to a checkout that is being opened. `pkg/index.js` calls it.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;

use super::checkout::{Checkout, Skin};
use super::crash;
use super::promise::Deferred;
use super::shell::Shell;
use crate::locale::Language;
use crate::runtime::{Runtime, Wish};

/// Checks the key and the page's origin, claims the host and begins to open the session; the checkout's `opened`
/// says when it is open. Throws, and leaves the host as it was, when it does not even begin.
#[wasm_bindgen]
pub fn open(host: &JsValue, shell: &Shell) -> Result<Checkout, JsValue> {
    crash::prepare(shell);
    let wish = wish(shell);
    let skin = Rc::new(Skin::new(shell, wish.language));
    let runtime =
        Runtime::begin(host, wish, Box::new(skin.clone())).map_err(|failure| shell.to_js(&failure))?;
    let opened = Deferred::new(shell);
    let checkout = Checkout::new(runtime.clone(), skin, opened.promise());
    let early = shell.early().map(|early| (early.response(), early.controller()));
    spawn_local(async move {
        match runtime.open(early).await {
            Ok(()) => opened.resolve(&JsValue::UNDEFINED),
            Err(failure) => {
                runtime.unmount();
                opened.reject(&failure);
            }
        }
    });
    Ok(checkout)
}

fn wish(shell: &Shell) -> Wish {
    Wish {
        components_sdk_key: shell.components_sdk_key(),
        allowed_origins: shell
            .allowed_origins()
            .map(|list| list.iter().filter_map(|one| one.as_string()).collect()),
        gateway_url: shell.gateway_url(),
        frame_url: shell.frame_url(),
        version: shell.version(),
        // The session's own language is known only later; so far there is but one.
        language: shell.locale().as_deref().map(Language::nearest).unwrap_or_default(),
        theme: shell.theme(),
        variables: shell.variables(),
        frame_appearance: shell.frame_appearance(),
    }
}
