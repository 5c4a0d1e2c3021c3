//! Promises that always end: settled once, rejected when dropped, and rejected by the panic hook.

use js_sys::Promise;
use wasm_bindgen::JsValue;

use super::shell::{JsDeferred, Shell};
use crate::domain::failure::Failure;

/// The settling end of a promise. The first of `resolve` and `reject` counts, as with any promise.
pub(super) struct Deferred {
    js: JsDeferred,
    shell: Shell,
}

impl Deferred {
    pub(super) fn new(shell: &Shell) -> Self {
        Self { js: shell.defer(), shell: shell.clone() }
    }

    pub(super) fn promise(&self) -> Promise {
        self.js.promise()
    }

    pub(super) fn resolve(&self, value: &JsValue) {
        self.js.resolve(value);
    }

    pub(super) fn reject(&self, failure: &Failure) {
        self.js.reject(&self.shell.to_js(failure));
    }
}

impl Drop for Deferred {
    fn drop(&mut self) {
        self.reject(&Failure::unmounted());
    }
}
