//! `mount()`: from a host and options to a promise of a checkout.

use std::rc::{Rc, Weak};

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortSignal, Url, Window};

use super::checkout::{Checkout, Skin};
use super::crash::{self, Rescue};
use super::error::Shell;
use super::options::{Environment, MountOptions};
use super::promise::Deferred;
use crate::dom::{Host, Listener, Listeners};
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::origin::PageOrigin;
use crate::domain::sdk_key::{ComponentsSdkKey, HostId};
use crate::gateway::{Cancel, Early};
use crate::locale::Language;
use crate::runtime::{Opened, Preparations, Runtime};

/// Verifies the key and the origin, opens the session and mounts the form inside `host`. Called by `pkg/index.js`
/// only; `shell` is its half of the work.
#[wasm_bindgen]
pub fn mount(host: &JsValue, options: &JsValue, shell: &Shell) -> Promise {
    crash::prepare();
    let mounted = Deferred::new(shell);
    let early = shell.early().map(|early| (Early(early.response()), Cancel::over(early.controller())));
    let promise = mounted.promise();
    match Mounting::begin(host, options, shell) {
        Ok(mounting) => mounting.go_on(early, mounted),
        Err(Refused::Failure(failure)) => mounted.reject(&failure),
        Err(Refused::Reason(reason)) => mounted.reject_with(&reason),
    }
    promise
}

/// Why mounting does not even begin.
enum Refused {
    Failure(Failure),
    /// The merchant's own.
    Reason(JsValue),
}

impl<E: Into<Failure>> From<E> for Refused {
    fn from(error: E) -> Self {
        Self::Failure(error.into())
    }
}

/// A checkout that is being opened.
struct Mounting {
    opened: Opened,
    skin: Rc<Skin>,
    signal: Option<AbortSignal>,
    on_abort: Option<Listener>,
}

impl Mounting {
    fn begin(host: &JsValue, options: &JsValue, shell: &Shell) -> Result<Self, Refused> {
        let options = MountOptions::read(options)?;
        if let Some(signal) = options.signal.as_ref().filter(|signal| signal.aborted()) {
            return Err(Refused::Reason(reason(signal)));
        }
        let window = web_sys::window().ok_or_else(|| internal("there is no window"))?;
        let document = window.document().ok_or_else(|| internal("there is no document"))?;
        let key = ComponentsSdkKey::parse(&options.components_sdk_key)?;
        let place = Place::of(&key, options.environment, shell)?;
        let page = page_origin(&window);
        page.check()?;
        if let Some(allowed) = &options.allowed_origins {
            page.check_allowed(allowed)?;
        }
        let host = Host::claim(&document, host)?;
        let listeners = Listeners::new().map_err(|_| internal("AbortController is missing"))?;
        let watches = [Rescue::Abort(listeners.controller().clone())]
            .into_iter()
            .chain(host.removal().map(Rescue::Call))
            .map(crash::watch)
            .collect();
        // The session's own language is known only later; so far there is but one.
        let language = options.locale.as_deref().map(Language::nearest).unwrap_or_default();
        let skin = Rc::new(Skin::new(shell, language, watches));
        let opened = Opened::begin(Preparations {
            window,
            document,
            page,
            host,
            key,
            gateway_url: place.gateway_url,
            frame_url: place.frame_url,
            frame_origin: place.frame_origin,
            pinning_keys: place.pinning_keys,
            version: shell.version(),
            channels: options.channels,
            language,
            appearance: options.look.appearance,
            frame_appearance: options.look.frames,
            listeners: listeners.clone(),
            audience: Box::new(skin.clone()),
        });
        let on_abort = options.signal.as_ref().map(|signal| {
            let runtime: Weak<Runtime> = Rc::downgrade(&opened.runtime());
            listeners.add(signal, "abort", move |_| {
                if let Some(runtime) = runtime.upgrade() {
                    runtime.unmount();
                }
            })
        });
        Ok(Self { opened, skin, signal: options.signal, on_abort })
    }

    fn go_on(self, early: Option<(Early, Cancel)>, mounted: Deferred) {
        let Self { opened, skin, signal, on_abort } = self;
        let runtime = opened.runtime();
        spawn_local(async move {
            let finished = opened.finish(early).await;
            match signal.filter(AbortSignal::aborted) {
                Some(signal) => mounted.reject_with(&reason(&signal)),
                None => match finished {
                    Ok(()) => return mounted.resolve(&Checkout::new(runtime, skin, on_abort).into()),
                    Err(failure) => mounted.reject(&failure),
                },
            }
            runtime.unmount();
        });
    }
}

/// Where a key's session lives.
struct Place {
    gateway_url: String,
    frame_url: String,
    frame_origin: String,
    pinning_keys: Array,
}

impl Place {
    fn of(key: &ComponentsSdkKey, environment: Option<Environment>, shell: &Shell) -> Result<Self, Failure> {
        let (gateway_url, frame_url, pinning_keys) = match (key.host(), environment) {
            (HostId::Sandbox, Some(environment)) => {
                (environment.gateway_url, environment.frame_url, environment.pinning_keys)
            }
            (HostId::Sandbox, None) => {
                return Err(Failure::new(
                    ErrorCode::InvalidOptions,
                    "this is a sandbox key; pass the sandbox's GET /_sandbox/environment as the environment option",
                ));
            }
            (_, Some(_)) => {
                return Err(Failure::new(
                    ErrorCode::InvalidOptions,
                    "environment is for sandbox keys only; this is a key of Xendit's, leave the option out",
                ));
            }
            (_, None) => (shell.gateway_url(), shell.frame_url(), shell.pinning_keys()),
        };
        let frame_origin = Url::new(&frame_url).map(|url| url.origin()).unwrap_or_default();
        Ok(Self { gateway_url, frame_url, frame_origin, pinning_keys })
    }
}

fn page_origin(window: &Window) -> PageOrigin {
    // `self.origin` tells of a sandboxed page what `location.origin` does not: that it is opaque.
    let origin = Reflect::get(window, &"origin".into()).ok().and_then(|origin| origin.as_string());
    PageOrigin { origin: origin.unwrap_or_default(), is_secure_context: window.is_secure_context() }
}

fn reason(signal: &AbortSignal) -> JsValue {
    Reflect::get(signal, &"reason".into()).unwrap_or(JsValue::UNDEFINED)
}

fn internal(message: &str) -> Failure {
    Failure::new(ErrorCode::Internal, message)
}
