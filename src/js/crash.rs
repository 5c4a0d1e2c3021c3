//! After a panic: every open promise rejects, every listener goes, every host is as it was, and the next call gets a
//! fresh instance. A panic unwinds nothing here, so all of this is written down beforehand.

use std::cell::{Cell, RefCell};
use std::panic;
use std::sync::Once;

use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, console};

use super::error::Shell;

/// What is to be done should we panic.
#[derive(Clone)]
pub(super) enum Rescue {
    /// Reject a promise with `INTERNAL`.
    Reject(Function, Shell),
    /// Remove listeners, or hang up.
    Abort(AbortController),
    /// Call a function of the page's, e.g. an element's `remove`.
    Call(Function),
}

thread_local! {
    static RESCUES: RefCell<Vec<(u32, Rescue)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Dropping it takes the rescue off the list.
pub(super) struct Watch(u32);

pub(super) fn watch(rescue: Rescue) -> Watch {
    let number = NEXT.replace(NEXT.get().wrapping_add(1));
    RESCUES.with_borrow_mut(|rescues| rescues.push((number, rescue)));
    Watch(number)
}

impl Drop for Watch {
    fn drop(&mut self) {
        RESCUES.with_borrow_mut(|rescues| rescues.retain(|(number, _)| *number != self.0));
    }
}

/// Installs the hook, once an instance.
pub(super) fn prepare() {
    static PREPARED: Once = Once::new();
    PREPARED.call_once(|| {
        panic::set_hook(Box::new(|panic| {
            console::error_1(&JsValue::from_str(&panic.to_string()));
            // A panic in the middle of watching must not end in a second one.
            let rescues = RESCUES.with(|rescues| rescues.try_borrow().map(|rescues| rescues.clone()));
            for (_, rescue) in rescues.unwrap_or_default() {
                rescue.carry_out();
            }
            wasm_bindgen::handler::schedule_reinit();
        }));
    });
}

impl Rescue {
    fn carry_out(self) {
        match self {
            Self::Reject(reject, shell) => {
                let _ = reject.call1(&JsValue::UNDEFINED, &shell.internal());
            }
            Self::Abort(controller) => controller.abort(),
            Self::Call(function) => {
                let _ = function.call0(&JsValue::UNDEFINED);
            }
        }
    }
}
