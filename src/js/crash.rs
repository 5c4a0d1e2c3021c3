//! After a panic: every open promise rejects, every listener goes, every host is as it was, and the next call gets a
//! fresh instance. A panic unwinds nothing here, so JavaScript keeps the list of what is to be undone.

use std::cell::RefCell;
use std::panic;

use super::shell::Shell;

thread_local! {
    static SHELL: RefCell<Option<Shell>> = const { RefCell::new(None) };
}

/// Installs the hook, once an instance. Any shell will do: they share the list.
pub(super) fn prepare(shell: &Shell) {
    if SHELL.replace(Some(shell.clone())).is_some() {
        return;
    }
    panic::set_hook(Box::new(|panic| {
        if let Some(shell) = SHELL.take() {
            shell.panicked(&panic.to_string());
        }
        wasm_bindgen::handler::schedule_reinit();
    }));
}
