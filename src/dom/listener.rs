//! Event listeners that belong to somebody: dropped with their owner, and all at once when the instance is lost.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, AddEventListenerOptions, Event, EventTarget};

/// The listeners of one checkout hang on one signal, so that a panic, which drops nothing, can still remove them.
#[derive(Clone)]
pub struct Listeners(AbortController);

/// One listener; dropping it removes it.
#[must_use = "dropping a listener removes it"]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    closure: Closure<dyn Fn(Event)>,
}

impl Listeners {
    /// For one checkout.
    pub fn new() -> Result<Self, JsValue> {
        AbortController::new().map(Self)
    }

    /// The controller that removes them all.
    pub fn controller(&self) -> &AbortController {
        &self.0
    }

    /// Calls `heard` for every event of that name, until the listener is dropped.
    pub fn add(&self, target: &EventTarget, name: &'static str, heard: impl Fn(Event) + 'static) -> Listener {
        self.add_boxed(target, name, Box::new(heard))
    }

    fn add_boxed(&self, target: &EventTarget, name: &'static str, heard: Box<dyn Fn(Event)>) -> Listener {
        let closure = Closure::wrap(heard);
        let options = AddEventListenerOptions::new();
        options.set_signal(&self.0.signal());
        let function = closure.as_ref().unchecked_ref();
        // Only an invalid signal could make this fail.
        let _ =
            target.add_event_listener_with_callback_and_add_event_listener_options(name, function, &options);
        Listener { target: target.clone(), name, closure }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let _ =
            self.target.remove_event_listener_with_callback(self.name, self.closure.as_ref().unchecked_ref());
    }
}
