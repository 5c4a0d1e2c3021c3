//! Following an attempt: how often the gateway is asked, and what its answers lead to.

use serde_json::{Value as Json, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::developer::Console;
use crate::gateway::{Answer, Door, fixture, json};
use crate::package::Checkout;
use crate::page::{Page, dispatch, document, outcome, window};
use crate::submission::answer;
use crate::turns::{is_settled, quiet, until};

/// The pauses between questions, in milliseconds (protocol.md B.5).
const PAUSES: [f64; 3] = [5_300.0, 5_618.0, 5_955.0];

async fn submitted(checkout: &Checkout) -> Json {
    outcome(&checkout.submit()).await.unwrap()
}

/// Waits until nothing is to happen before so much time has passed, and lets it pass.
async fn pause(page: &Page, ms: f64) {
    until("the next question waits", || page.clock.is_due_in(ms)).await;
    page.clock.advance(ms);
}

#[wasm_bindgen_test]
async fn the_gateway_is_asked_at_once_and_then_after_growing_pauses() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/pending"), fixture!("polls/succeeded"));
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    page.gateway.wait_for(Door::Poll, 1).await;
    // The news that it succeeded is a reason to ask again at once; the session is to follow.
    page.gateway.wait_for(Door::Poll, 2).await;
    for (count, wait_ms) in (3..).zip(PAUSES) {
        until("the next question waits", || page.clock.is_due_in(wait_ms)).await;
        page.clock.advance(wait_ms - 1.0);
        quiet().await;
        assert_eq!(page.gateway.asked(Door::Poll).len(), count - 1, "too early");
        page.clock.advance(1.0);
        page.gateway.wait_for(Door::Poll, count).await;
    }
    checkout.poll_immediately().unwrap();
    page.gateway.wait_for(Door::Poll, 6).await;
    assert!(!is_settled(&submission).await);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_unknown_status_is_polled_through() {
    let page = Page::open();
    let warnings = Console::listen("warn");
    answer(&page.gateway, fixture!("payments/unknown-status"), fixture!("polls/unknown-status"));
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    page.gateway.wait_for(Door::Poll, 2).await;
    assert!(warnings.texts().iter().any(|text| text.contains("WEIRD")), "{:?}", warnings.texts());
    until("the next question waits", || page.clock.is_due_in(PAUSES[0])).await;
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/completed"))]);
    page.clock.advance(PAUSES[0]);
    assert_eq!(outcome(&submission).await.unwrap()["status"], "completed");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn polls_that_fail_are_repeated() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("payments/pending"))]);
    let html = Answer::of(fixture!("problems/html"));
    page.gateway.answers(Door::Poll, [Answer::Unreachable, html, Answer::of(fixture!("polls/completed"))]);
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    pause(&page, PAUSES[0]).await;
    pause(&page, PAUSES[1]).await;
    assert_eq!(outcome(&submission).await.unwrap()["status"], "completed");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_page_that_is_online_again_asks_at_once_and_one_nobody_looks_at_waits() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/pending"), fixture!("polls/requires-action"));
    page.gateway.answers(Door::Poll, [Answer::Unreachable]);
    let checkout = page.mount_filled_in().await;
    let _ = checkout.submit();
    until("the next question waits", || page.clock.is_due_in(PAUSES[0])).await;
    dispatch(&window(), "online");
    page.gateway.wait_for(Door::Poll, 2).await;

    let hidden = Hidden::from_now_on();
    quiet().await;
    let asked = page.gateway.asked(Door::Poll).len();
    page.clock.advance(600_000.0);
    dispatch(&window(), "online");
    quiet().await;
    assert_eq!(page.gateway.asked(Door::Poll).len(), asked, "nobody looks");
    drop(hidden);
    page.gateway.wait_for(Door::Poll, asked + 1).await;
    checkout.unmount();
}

/// The page while another tab is in front.
pub(crate) struct Hidden;

impl Hidden {
    pub(crate) fn from_now_on() -> Self {
        say_whether_hidden("true");
        Self
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        say_whether_hidden("false");
    }
}

fn say_whether_hidden(is_hidden: &str) {
    let script =
        format!("Object.defineProperty(document, 'hidden', {{ configurable: true, value: {is_hidden} }})");
    js_sys::Function::new_no_args(&script).call0(&wasm_bindgen::JsValue::NULL).unwrap();
    dispatch(&document(), "visibilitychange");
}

#[wasm_bindgen_test]
async fn a_page_opened_in_a_tab_nobody_looks_at_asks_nothing_until_somebody_does() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/pending"))]);
    let hidden = Hidden::from_now_on();
    let checkout = page.mount().await;
    assert_eq!(checkout.state(), "pending");
    page.clock.advance(60_000.0);
    quiet().await;
    assert_eq!(page.gateway.doors(), [Door::Session], "nobody looks");
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/completed"))]);
    drop(hidden);
    page.wait_for_event("session-complete").await;
    assert_eq!(page.clock.waiting(), 0, "it is over");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_attempt_with_nothing_to_poll_by_is_followed_by_the_session() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("payments/without-token-request-id"))]);
    let checkout = page.mount_filled_in().await;
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/completed"))]);
    assert_eq!(submitted(&checkout).await["status"], "completed");
    assert!(page.gateway.asked(Door::Poll).is_empty());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_session_that_ends_meanwhile_ends_the_attempt() {
    for (polled, status, reason) in [
        (fixture!("polls/session-expired"), "EXPIRED", "SESSION_EXPIRED"),
        (fixture!("polls/session-canceled"), "CANCELED", "SESSION_CANCELED"),
    ] {
        let page = Page::open();
        answer(&page.gateway, fixture!("payments/pending"), polled);
        let checkout = page.mount_filled_in().await;
        assert_eq!(submitted(&checkout).await, json!({ "status": "session-ended", "sessionStatus": status }));
        assert_eq!(page.detail("submission-end"), json!({ "reason": reason }));
        assert_eq!(
            page.events(),
            [
                "submission-not-ready",
                "submission-begin",
                "payment-request-created",
                "payment-request-discarded",
                "submission-end",
                "session-expired-or-canceled"
            ]
        );
        assert_eq!(outcome(&checkout.completion()).await.unwrap_err().code, reason);
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn an_attempt_that_needs_approval_is_pending() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/pending"), fixture!("polls/session-pending"));
    let checkout = page.mount_filled_in().await;
    assert_eq!(submitted(&checkout).await, json!({ "status": "pending" }));
    assert_eq!(checkout.state(), "pending");
    assert_eq!(page.events().split_off(3), ["submission-end", "session-pending"]);
    assert!(!is_settled(&checkout.completion()).await);
    until("the next question waits", || page.clock.is_due_in(PAUSES[0])).await;
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/completed"))]);
    page.clock.advance(PAUSES[0]);
    assert!(outcome(&checkout.completion()).await.is_ok());
    assert_eq!(page.events().split_off(5), ["session-not-pending", "session-complete"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_payment_to_be_confirmed_in_an_app_waits_in_the_dialog() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/in-app"), fixture!("polls/both-entities"));
    let mut polled = json(fixture!("polls/both-entities"));
    polled.as_object_mut().unwrap().remove("payment_token");
    page.gateway.answers(Door::Poll, [Answer::ok(&polled), Answer::of(fixture!("polls/completed"))]);
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    until("the next question waits", || page.clock.is_due_in(PAUSES[0])).await;
    assert_eq!((checkout.state().as_str(), page.find("dialog[open]").is_some()), ("acting", true));
    assert_eq!(page.events().last().unwrap(), "action-begin", "that it is pending now is no news");
    page.clock.advance(PAUSES[0]);
    assert_eq!(outcome(&submission).await.unwrap()["status"], "completed");
    assert!(page.find("dialog").is_none());
    assert_eq!(page.events().split_off(4), ["action-end", "submission-end", "session-complete"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_form_whose_session_expires_is_put_away() {
    let page = Page::open();
    let mut session = json(fixture!("sessions/active-with-cards"));
    session["session"]["expires_at"] = json!("2020-01-01T00:00:00.000Z");
    page.gateway.answers(Door::Session, [Answer::ok(&session), Answer::of(fixture!("sessions/expired"))]);
    let checkout = page.mount_filled_in().await;
    page.clock.advance(5_000.0);
    page.wait_for_event("session-expired-or-canceled").await;
    assert_eq!(page.events(), ["session-expiring", "submission-not-ready", "session-expired-or-canceled"]);
    assert_eq!(page.detail("session-expiring"), json!({ "expiresAt": "2020-01-01T00:00:00.000Z" }));
    assert!(page.find(".xendit-form").is_none());
    assert_eq!(outcome(&checkout.submit()).await.unwrap_err().code, "SESSION_EXPIRED");
    checkout.unmount();
}
