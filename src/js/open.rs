//! `open()`: from a host and checked options to a checkout that is being opened. `pkg/index.js` calls it.

use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Url, Window};

use super::checkout::{Checkout, Skin};
use super::crash;
use super::promise::Deferred;
use super::shell::Shell;
use crate::dom::{Host, Listeners, View};
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::origin::PageOrigin;
use crate::domain::sdk_key::ComponentsSdkKey;
use crate::gateway::{Cancel, Early, Gateway};
use crate::locale::Language;
use crate::runtime::{Runtime, Setting};

/// Checks the key and the page's origin, claims the host and begins to open the session; the checkout's `opened`
/// says when it is open. Throws, and leaves the host as it was, when it does not even begin.
#[wasm_bindgen]
pub fn open(host: &JsValue, shell: &Shell) -> Result<Checkout, JsValue> {
    crash::prepare(shell);
    begin(host, shell).map_err(|failure| shell.to_js(&failure))
}

fn begin(host: &JsValue, shell: &Shell) -> Result<Checkout, Failure> {
    let page = web_sys::window().and_then(|window| Some((window.document()?, window)));
    let (document, window) = page.ok_or_else(|| Failure::new(ErrorCode::Internal, "there is no page"))?;
    let key = ComponentsSdkKey::parse(&shell.components_sdk_key())?;
    let page = page_origin(&window);
    page.check()?;
    if let Some(allowed) = shell.allowed_origins() {
        page.check_allowed(&allowed)?;
    }
    let listeners =
        Listeners::new().map_err(|_| Failure::new(ErrorCode::Internal, "AbortController is missing"))?;
    let host = Host::claim(&document, host)?;
    shell.guard(host.root(), listeners.controller());
    // The session's own language is known only later; so far there is but one.
    let language = shell.locale().as_deref().map(Language::nearest).unwrap_or_default();
    let skin = Rc::new(Skin::new(shell, language));
    let gateway = Gateway::new(&shell.gateway_url(), key.session_auth_key(), &shell.version());
    let frame_url = shell.frame_url();
    let setting = Setting {
        page,
        key,
        frame_origin: Url::new(&frame_url).map(|url| url.origin()).unwrap_or_default(),
        frame_url,
        frame_appearance: shell.frame_appearance(),
        pinning_keys: shell.pinning_keys(),
    };
    let runtime = Runtime::new(window.clone(), gateway, setting, Box::new(skin.clone()), |gestures| {
        let view = View::open(host, window, document, language, listeners, gestures);
        view.set_appearance(shell.theme().as_deref(), &shell.variables());
        view
    });
    let opened = Deferred::new(shell);
    let checkout = Checkout::new(runtime.clone(), skin, opened.promise());
    let early = shell.early().map(|early| (Early(early.response()), Cancel::over(early.controller())));
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

fn page_origin(window: &Window) -> PageOrigin {
    // `self.origin` tells of a sandboxed page what `location.origin` does not: that it is opaque.
    let origin = Reflect::get(window, &"origin".into()).ok().and_then(|origin| origin.as_string());
    PageOrigin { origin: origin.unwrap_or_default(), is_secure_context: window.is_secure_context() }
}
