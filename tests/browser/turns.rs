//! Waiting for what the browser does on its own, turn by turn of its event loop, and never by the clock.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// More than any honest wait takes; a test that gets here has waited for what does not come.
const MOST_TURNS: usize = 200_000;

/// Lets the browser do everything that is due, and comes back.
pub(crate) async fn turn() {
    let channel = MessageChannel::new().unwrap();
    let next = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    channel.port2().post_message(&JsValue::NULL).unwrap();
    JsFuture::from(next).await.unwrap();
    channel.port1().close();
}

/// Waits until something is so.
pub(crate) async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..MOST_TURNS {
        if is_so() {
            return;
        }
        turn().await;
    }
    panic!("waited in vain until {what}");
}

/// Long enough for anything that is under way to arrive: for tests that nothing happens.
pub(crate) async fn quiet() {
    for _ in 0..50 {
        turn().await;
    }
}

/// Whether a promise is settled by now.
pub(crate) async fn is_settled(promise: &Promise) -> bool {
    turn().await;
    let still_open = JsValue::from_str("still open");
    // an open promise loses the race against one that is settled already
    let race = Promise::race(&Array::of2(promise, &Promise::resolve(&still_open)));
    !matches!(JsFuture::from(race).await, Ok(first) if first == still_open)
}
