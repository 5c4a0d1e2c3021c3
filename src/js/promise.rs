//! Promises that always end: settled once, rejected when dropped, and rejected by the panic hook.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::crash;
use super::error::Shell;
use crate::domain::failure::Failure;

/// The settling end of a promise. The clones are one and the same.
#[derive(Clone)]
pub(super) struct Deferred(Rc<Inner>);

struct Inner {
    promise: Promise,
    /// Gone once settled.
    settlers: RefCell<Option<Settlers>>,
    shell: Shell,
}

struct Settlers {
    resolve: Function,
    reject: Function,
    _watch: crash::Watch,
}

impl Deferred {
    pub(super) fn new(shell: &Shell) -> Self {
        let mut ends = None;
        let promise = Promise::new(&mut |resolve, reject| ends = Some((resolve, reject)));
        // Merchants who never look at a promise get no "unhandled rejection" for it. `Boolean` is a function every
        // page has and that does nothing here; making one of our own from text would need 'unsafe-eval'.
        if let Ok(ignore) = Reflect::get(&js_sys::global(), &"Boolean".into()) {
            let catch = Reflect::get(&promise, &"catch".into()).map(JsCast::unchecked_into::<Function>);
            let _ = catch.and_then(|catch| catch.call1(&promise, &ignore));
        }
        let settlers = ends.map(|(resolve, reject)| {
            let _watch = crash::watch(crash::Rescue::Reject(reject.clone(), shell.clone()));
            Settlers { resolve, reject, _watch }
        });
        Self(Rc::new(Inner { promise, settlers: RefCell::new(settlers), shell: shell.clone() }))
    }

    pub(super) fn promise(&self) -> Promise {
        self.0.promise.clone()
    }

    /// The first of `resolve` and `reject` counts.
    pub(super) fn resolve(&self, value: &JsValue) {
        if let Some(settlers) = self.0.settlers.take() {
            let _ = settlers.resolve.call1(&JsValue::UNDEFINED, value);
        }
    }

    pub(super) fn reject(&self, failure: &Failure) {
        self.reject_with(&self.0.shell.to_js(failure));
    }

    /// Rejects with a reason that is the merchant's own, e.g. an abort signal's.
    pub(super) fn reject_with(&self, reason: &JsValue) {
        if let Some(settlers) = self.0.settlers.take() {
            let _ = settlers.reject.call1(&JsValue::UNDEFINED, reason);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(settlers) = self.settlers.take() {
            let _ = settlers.reject.call1(&JsValue::UNDEFINED, &self.shell.to_js(&Failure::unmounted()));
        }
    }
}
