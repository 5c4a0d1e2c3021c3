//! After a panic: every open promise rejects, every listener goes, every host is as it was, and the next call gets a
//! fresh instance. A panic unwinds nothing here, so JavaScript keeps the list of what is to be undone.

use std::cell::RefCell;
use std::panic;

use wasm_bindgen::prelude::wasm_bindgen;

use super::shell::Shell;

thread_local! {
    static SHELL: RefCell<Option<Shell>> = const { RefCell::new(None) };
}

/// Does nothing in a fresh instance. wasm-bindgen makes one at the next call, which has to be this one: the first call of
/// an old timer or an old checkout would run with its old pointers in the new memory.
#[wasm_bindgen]
pub fn revive() {}

/// Installs the hook, once an instance. Any shell will do: they share the list.
pub(super) fn prepare(shell: &Shell) {
    if SHELL.replace(Some(shell.clone())).is_some() {
        return;
    }
    panic::set_hook(Box::new(|panic| {
        wasm_bindgen::handler::schedule_reinit();
        if let Some(shell) = SHELL.take() {
            let (file, line) = panic.location().map(|at| (at.file(), at.line())).unwrap_or_default();
            // Not the panic's own way to print itself, which prints more and is more to download.
            shell.panicked(panic.payload_as_str().unwrap_or_default(), file, line);
        }
    }));
}
