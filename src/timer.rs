//! Timers that belong to somebody: dropping one stops it.

use gloo_timers::callback::Timeout;

/// Calls `then` after so many milliseconds. One kind of closure for all timers: each kind is downloaded.
pub fn after(wait_ms: u32, then: impl FnOnce() + 'static) -> Timeout {
    start(wait_ms, Box::new(then))
}

fn start(wait_ms: u32, then: Box<dyn FnOnce()>) -> Timeout {
    Timeout::new(wait_ms, then)
}
