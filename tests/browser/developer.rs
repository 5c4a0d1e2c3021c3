//! What a page's developer sees of it: the console, and errors nobody caught.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use crate::package;
use crate::page::window;

/// What is written to the console at one level, for as long as somebody listens.
pub(crate) struct Console {
    level: &'static str,
    texts: Rc<RefCell<Vec<String>>>,
    console: JsValue,
    original: JsValue,
    _write: Closure<dyn Fn(String)>,
}

impl Console {
    /// `level` is the console's method: `warn`, `error`.
    pub(crate) fn listen(level: &'static str) -> Self {
        let texts = Rc::new(RefCell::new(Vec::new()));
        let hearing = texts.clone();
        let write = Closure::<dyn Fn(String)>::new(move |text| hearing.borrow_mut().push(text));
        let console = package::get(&js_sys::global(), "console");
        let original = package::get(&console, level);
        Reflect::set(&console, &level.into(), write.as_ref()).unwrap();
        Self { level, texts, console, original, _write: write }
    }

    pub(crate) fn texts(&self) -> Vec<String> {
        self.texts.borrow().clone()
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        Reflect::set(&self.console, &self.level.into(), &self.original).unwrap();
    }
}

/// The errors that reach the browser itself, for as long as somebody listens.
pub(crate) struct Uncaught {
    messages: Rc<RefCell<Vec<String>>>,
    listener: Closure<dyn Fn(Event)>,
}

impl Uncaught {
    pub(crate) fn listen() -> Self {
        let messages = Rc::new(RefCell::new(Vec::new()));
        let hearing = messages.clone();
        let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            event.prevent_default();
            hearing.borrow_mut().push(package::text(&event, "message"));
        });
        window().add_event_listener_with_callback("error", listener.as_ref().unchecked_ref()).unwrap();
        Self { messages, listener }
    }

    pub(crate) fn messages(&self) -> Vec<String> {
        self.messages.borrow().clone()
    }
}

impl Drop for Uncaught {
    fn drop(&mut self) {
        let listener = self.listener.as_ref().unchecked_ref();
        window().remove_event_listener_with_callback("error", listener).unwrap();
    }
}
