//! Promises: each ends once, in the right way, and whoever ignores one is left in peace.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::PromiseRejectionEvent;

use crate::gateway::{Answer, Door, fixture};
use crate::package;
use crate::page::{Page, outcome, window};
use crate::turns::{is_settled, quiet, until};

const UNHANDLED: &str = "unhandledrejection";

/// Counts promises whose rejection nobody took.
struct Unhandled {
    count: Rc<Cell<usize>>,
    listener: Closure<dyn Fn(PromiseRejectionEvent)>,
}

impl Unhandled {
    fn listen() -> Self {
        let count = Rc::new(Cell::new(0));
        let counting = count.clone();
        let listener = Closure::<dyn Fn(PromiseRejectionEvent)>::new(move |event: PromiseRejectionEvent| {
            event.prevent_default();
            counting.set(counting.get() + 1);
        });
        window().add_event_listener_with_callback(UNHANDLED, listener.as_ref().unchecked_ref()).unwrap();
        Self { count, listener }
    }
}

impl Drop for Unhandled {
    fn drop(&mut self) {
        let listener = self.listener.as_ref().unchecked_ref();
        window().remove_event_listener_with_callback(UNHANDLED, listener).unwrap();
    }
}

#[wasm_bindgen_test]
async fn promises_nobody_looks_at_are_no_unhandled_rejections() {
    let unhandled = Unhandled::listen();
    let page = Page::open();
    let checkout = page.mount().await;
    drop(checkout.submit());
    checkout.unmount();
    quiet().await;
    assert_eq!(unhandled.count.get(), 0);
    drop(Promise::reject(&"nobody's".into()));
    until("the browser tells of a rejection nobody took", || unhandled.count.get() == 1).await;
}

#[wasm_bindgen_test]
async fn completion_resolves_once_and_for_every_taker() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("payments/succeeded"))]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/completed"))]);
    let checkout = page.mount_filled_in().await;
    let early = checkout.completion();
    assert!(!is_settled(&early).await);
    let submitted = outcome(&checkout.submit()).await.unwrap();
    let completion = outcome(&early).await.unwrap();
    assert_eq!(completion, submitted["completion"]);
    assert!(js_sys::Object::is(&early, &checkout.completion()));
    checkout.is_over("NOT_ALLOWED").await;
    assert_eq!(page.clock.waiting(), 0, "nobody waits for the session's expiry any more");
    checkout.unmount();
    assert_eq!(outcome(&checkout.completion()).await.unwrap(), completion, "unmounting changes nothing");
}

#[wasm_bindgen_test]
async fn a_payment_that_saved_nothing_has_no_saved_token() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/completed"))]);
    let checkout = page.mount().await;
    assert_eq!(outcome(&checkout.saved_token()).await.unwrap(), json!(null));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_session_that_saves_hands_over_its_token() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/active-save"))]);
    page.gateway.answers(Door::PaymentTokens, [Answer::of(fixture!("tokens/active"))]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/saved"))]);
    let checkout = page.mount_filled_in().await;
    drop(checkout.submit());
    let saved = outcome(&checkout.saved_token()).await.unwrap();
    let token =
        json!({ "paymentTokenId": "pt-2c9f0b57-9a0c-4c1f-8f22-90a1c3b0e2de", "channelCode": "CARDS" });
    assert_eq!(saved, token);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_token_that_was_created_and_discarded_is_never_reported_as_saved() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/active-save"))]);
    page.gateway.answers(Door::PaymentTokens, [Answer::of(fixture!("tokens/failed"))]);
    let checkout = page.mount_filled_in().await;
    outcome(&checkout.submit()).await.unwrap();
    assert!(!is_settled(&checkout.saved_token()).await);
    checkout.unmount();
    assert_eq!(outcome(&checkout.saved_token()).await.unwrap_err().code, "UNMOUNTED");
}

#[wasm_bindgen_test]
async fn a_session_that_ended_rejects_with_how_it_ended() {
    for (fixture, code) in [
        (fixture!("sessions/expired"), "SESSION_EXPIRED"),
        (fixture!("sessions/canceled"), "SESSION_CANCELED"),
    ] {
        let page = Page::open();
        page.gateway.answers(Door::Session, [Answer::of(fixture)]);
        let checkout = page.mount().await;
        assert_eq!(outcome(&checkout.completion()).await.unwrap_err().code, code);
        assert_eq!(outcome(&checkout.saved_token()).await.unwrap_err().code, code);
        checkout.is_over(code).await;
        checkout.abort();
        checkout.update(&package::object(&[])).unwrap();
        checkout.unmount();
    }
}
