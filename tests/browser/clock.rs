//! The page's timers, under the control of a test: `setTimeout` waits until the test lets time pass.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// In place of the page's own timers until it is dropped.
pub(crate) struct Clock {
    timers: Rc<RefCell<Timers>>,
    originals: [JsValue; 2],
    _set: Closure<dyn Fn(Function, JsValue) -> f64>,
    _clear: Closure<dyn Fn(JsValue)>,
}

#[derive(Default)]
struct Timers {
    now_ms: f64,
    last_id: f64,
    waiting: Vec<Timer>,
}

struct Timer {
    id: f64,
    due_ms: f64,
    function: Function,
}

const SET: &str = "setTimeout";
const CLEAR: &str = "clearTimeout";

impl Clock {
    pub(crate) fn stopped() -> Self {
        let timers = Rc::new(RefCell::new(Timers::default()));
        let (setting, clearing) = (timers.clone(), timers.clone());
        let set = Closure::<dyn Fn(Function, JsValue) -> f64>::new(move |function, wait: JsValue| {
            let mut timers = setting.borrow_mut();
            timers.last_id += 1.0;
            let (id, due_ms) = (timers.last_id, timers.now_ms + wait.as_f64().unwrap_or_default());
            timers.waiting.push(Timer { id, due_ms, function });
            id
        });
        let clear = Closure::<dyn Fn(JsValue)>::new(move |id: JsValue| {
            clearing.borrow_mut().waiting.retain(|timer| Some(timer.id) != id.as_f64());
        });
        let originals = [SET, CLEAR].map(|name| Reflect::get(&js_sys::global(), &name.into()).unwrap());
        put(SET, set.as_ref());
        put(CLEAR, clear.as_ref());
        Self { timers, originals, _set: set, _clear: clear }
    }

    /// Lets time pass; what falls due on the way is called in its order.
    pub(crate) fn advance(&self, ms: f64) {
        let thrown = self.advance_whatever_is_thrown(ms);
        assert!(thrown.is_empty(), "timers threw {thrown:?}");
    }

    /// Lets time pass, and tells what timers threw: a browser reports that and goes on.
    pub(crate) fn advance_whatever_is_thrown(&self, ms: f64) -> Vec<JsValue> {
        let end_ms = self.timers.borrow().now_ms + ms;
        let mut thrown = Vec::new();
        while let Some(timer) = self.next_until(end_ms) {
            thrown.extend(timer.function.call0(&JsValue::UNDEFINED).err());
        }
        self.timers.borrow_mut().now_ms = end_ms;
        thrown
    }

    /// Whether a timer waits that goes off after exactly so much time.
    pub(crate) fn is_due_in(&self, ms: f64) -> bool {
        let timers = self.timers.borrow();
        timers.waiting.iter().any(|timer| timer.due_ms == timers.now_ms + ms)
    }

    /// How many timers wait for time to pass; those of no time at all wait for the browser's next turn only.
    pub(crate) fn waiting(&self) -> usize {
        let timers = self.timers.borrow();
        timers.waiting.iter().filter(|timer| timer.due_ms > timers.now_ms).count()
    }

    fn next_until(&self, end_ms: f64) -> Option<Timer> {
        let mut timers = self.timers.borrow_mut();
        let due = timers.waiting.iter().enumerate().filter(|(_, timer)| timer.due_ms <= end_ms);
        let (at, _) = due.min_by(|(_, one), (_, other)| one.due_ms.total_cmp(&other.due_ms))?;
        let timer = timers.waiting.remove(at);
        timers.now_ms = timer.due_ms;
        Some(timer)
    }
}

impl Drop for Clock {
    fn drop(&mut self) {
        for (name, original) in [SET, CLEAR].iter().zip(&self.originals) {
            put(name, original);
        }
    }
}

fn put(name: &str, function: &JsValue) {
    Reflect::set(&js_sys::global(), &name.into(), function.unchecked_ref()).unwrap();
}
