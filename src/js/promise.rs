//! Promises that always end: settled once, rejected when dropped, and rejected by the panic hook.

use wasm_bindgen::JsValue;

use super::shell::{JsDeferred, Shell};
use crate::domain::failure::Failure;

/// The settling end of a promise. The first of `resolve` and `reject` counts, as with any promise.
pub(super) struct Deferred {
    js: JsDeferred,
    shell: Shell,
}

impl Deferred {
    /// JavaScript finds the promise under this name.
    pub(super) fn new(shell: &Shell, name: &str) -> Self {
        Self { js: shell.defer(name), shell: shell.clone() }
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
