//! One attempt: what is sent, what is announced in which order, and what `submit()` says at the end.

use serde_json::{Value as Json, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::gateway::{Answer, Door, Gateway, fixture, json};
use crate::package::Checkout;
use crate::page::{Page, Warnings, outcome};
use crate::turns::{is_settled, quiet, until};

/// What a create call is answered, and then every poll.
fn answer(gateway: &Gateway, created: &str, polled: &str) {
    gateway.answers(Door::PaymentRequests, [Answer::of(created)]);
    gateway.answers(Door::PaymentTokens, [Answer::of(created)]);
    gateway.answers(Door::Poll, [Answer::of(polled)]);
}

async fn submitted(checkout: &Checkout) -> Json {
    outcome(&checkout.submit()).await.unwrap()
}

fn request(fixture: &str) -> Json {
    serde_json::from_str::<Json>(fixture).unwrap()["request"].clone()
}

#[wasm_bindgen_test]
async fn a_payment_is_sent_exactly_as_xendit_spells_it() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    let checkout = page.mount_filled_in().await;
    submitted(&checkout).await;
    let asked = page.gateway.asked(Door::PaymentRequests).pop().unwrap();
    let expected = request(fixture!("payments/requires-3ds"));
    assert_eq!(json!(asked.method), expected["method"]);
    assert_eq!(json!(asked.path), expected["path"]);
    assert_eq!(json!(asked.query), expected["query"], "components_version alone, and last");
    assert_eq!(asked.headers, [("content-type".into(), "application/x-www-form-urlencoded".into())]);
    assert!(!asked.body.contains(' ') && asked.body.contains("%2B62"), "form-encoded: {}", asked.body);
    assert_eq!(asked.payload(), expected["payload"]);
    let polled = page.gateway.asked(Door::Poll).pop().unwrap();
    let expected = request(fixture!("polls/completed"));
    assert_eq!(
        (json!(polled.path), json!(polled.query)),
        (expected["path"].clone(), expected["query"].clone())
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_session_that_saves_creates_a_token_and_does_not_say_whether_to_save() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/active-save"))]);
    answer(&page.gateway, fixture!("tokens/active"), fixture!("polls/saved"));
    let checkout = page.mount_filled_in().await;
    let outcome = submitted(&checkout).await;
    assert_eq!(outcome["completion"]["paymentTokenId"], "pt-2c9f0b57-9a0c-4c1f-8f22-90a1c3b0e2de");
    let asked = page.gateway.asked(Door::PaymentTokens).pop().unwrap();
    let expected = request(fixture!("tokens/requires-3ds"));
    assert_eq!((json!(asked.path), asked.payload()), (expected["path"].clone(), expected["payload"].clone()));
    let events = [
        "submission-not-ready",
        "submission-begin",
        "payment-token-created",
        "submission-end",
        "session-complete",
    ];
    assert_eq!(page.events(), events);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_payment_without_questions_is_announced_in_xendits_order() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    let checkout = page.mount_filled_in().await;
    let outcome = submitted(&checkout).await;
    let completion = json!({
        "paymentSessionId": "ps-66f1c0a2b7d94e1f8c3a5d20",
        "sessionType": "PAY",
        "referenceId": "order-7781",
        "amount": 125_000,
        "currency": "IDR",
        "channelCode": "CARDS",
        "paymentRequestId": "pr-8a1f2f4e-61d0-4a8e-9a0e-5a3a0a6f1c11",
        "paymentTokenId": null,
    });
    assert_eq!(outcome, json!({ "status": "completed", "completion": completion }));
    let events = [
        "submission-not-ready",
        "submission-begin",
        "payment-request-created",
        "submission-end",
        "session-complete",
    ];
    assert_eq!(page.events(), events);
    assert_eq!(page.detail("submission-end"), json!({ "reason": "SESSION_COMPLETED" }));
    assert_eq!(page.detail("session-complete"), json!({ "succeededChannel": "CARDS" }));
    assert_eq!(page.status(), "Payment complete. Thank you!");
    assert!(page.find(".xendit-form").is_none(), "there is nothing left to fill in");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_second_submit_returns_the_same_promise_while_one_is_running() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let checkout = page.mount_filled_in().await;
    let first = checkout.submit();
    assert!(js_sys::Object::is(&first, &checkout.submit()));
    page.gateway.wait_for(Door::PaymentRequests, 1).await;
    quiet().await;
    assert_eq!(page.gateway.asked(Door::PaymentRequests).len(), 1);
    assert!(!is_settled(&first).await);
    assert_eq!(checkout.state(), "submitting");
    assert!(page.get(".xendit-form").has_attribute("inert"), "the form is at rest");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_incomplete_form_is_not_sent_and_says_what_is_missing() {
    let page = Page::open();
    let checkout = page.mount().await;
    assert_eq!(outcome(&checkout.submit()).await.unwrap_err().code, "NOT_READY");
    assert_eq!(page.error_of(crate::page::EMAIL), "Email is required.");
    assert_eq!(page.gateway.doors(), [Door::Session]);
    assert_eq!(page.events(), ["init"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_declined_card_is_an_outcome_and_the_form_is_still_filled_in() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/declined"), fixture!("polls/completed"));
    let checkout = page.mount_filled_in().await;
    let words = json!(["Payment failed", "There is not enough money on this card or account."]);
    let declined = json!({
        "status": "declined",
        "failureCode": "INSUFFICIENT_BALANCE",
        "userMessage": words,
        "paymentRequestId": "pr-8a1f2f4e-61d0-4a8e-9a0e-5a3a0a6f1c11",
    });
    assert_eq!(submitted(&checkout).await, declined);
    let events = [
        "submission-not-ready",
        "submission-begin",
        "payment-request-created",
        "payment-request-discarded",
        "submission-end",
        "submission-ready",
    ];
    assert_eq!(page.events(), events);
    let end = page.detail("submission-end");
    assert_eq!((&end["reason"], &end["userErrorMessage"]), (&json!("PAYMENT_REQUEST_FAILED"), &words));
    assert_eq!(end["developerErrorMessage"], json!({ "type": "FAILURE", "code": "INSUFFICIENT_BALANCE" }));
    assert!(!page.get(".xendit-form").has_attribute("inert"));

    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    assert_eq!(submitted(&checkout).await["status"], "completed", "another attempt in the same session");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_token_that_could_not_be_saved_is_declined() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/active-save"))]);
    answer(&page.gateway, fixture!("tokens/failed"), fixture!("polls/saved"));
    let checkout = page.mount_filled_in().await;
    let outcome = submitted(&checkout).await;
    assert_eq!((&outcome["status"], &outcome["failureCode"]), (&json!("declined"), &json!("CARD_DECLINED")));
    assert_eq!(page.detail("submission-end")["reason"], "PAYMENT_TOKEN_FAILED");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_the_gateway_refuses_is_an_outcome_in_its_own_words() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("problems/channel-not-activated"))]);
    let words = json!([
        "Payment unavailable",
        "This payment method can't be used right now.",
        "Pick another method."
    ]);
    let refused = json!({ "status": "refused", "errorCode": "CHANNEL_NOT_ACTIVATED", "userMessage": words });
    assert_eq!(submitted(&checkout).await, refused);
    assert_eq!(
        page.events(),
        ["submission-not-ready", "submission-begin", "submission-end", "submission-ready"]
    );
    let end = page.detail("submission-end");
    assert_eq!(end["reason"], "REQUEST_FAILED");
    assert_eq!(end["developerErrorMessage"], json!({ "type": "ERROR", "code": "CHANNEL_NOT_ACTIVATED" }));

    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("problems/without-content"))]);
    let refused = submitted(&checkout).await;
    assert_eq!(refused["errorCode"], "INVALID_CARD");
    assert_ne!(refused["userMessage"], json!([]), "there are words for the shopper all the same");
    assert_ne!(refused["userMessage"][0], "card is invalid", "but not the developer's");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn before_a_payment_is_said_to_have_got_no_answer_the_session_is_asked() {
    for (answer, code) in [
        (Answer::Unreachable, "NETWORK"),
        (Answer::of(fixture!("problems/foreign-json")), "GATEWAY"),
        (Answer::of(fixture!("problems/ok-but-html")), "UNREADABLE"),
    ] {
        let page = Page::open();
        let checkout = page.mount_filled_in().await;
        page.gateway.answers(Door::PaymentRequests, [answer]);
        assert_eq!(outcome(&checkout.submit()).await.unwrap_err().code, code);
        assert_eq!(page.gateway.doors(), [Door::Session, Door::PaymentRequests, Door::Session]);
        assert_eq!(
            page.events(),
            ["submission-not-ready", "submission-begin", "submission-end", "submission-ready"]
        );
        assert_eq!(page.detail("submission-end")["developerErrorMessage"]["type"], "NETWORK_ERROR");
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn a_payment_whose_answer_was_lost_and_that_was_made_is_completed() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    page.gateway.answers(Door::PaymentRequests, [Answer::Unreachable]);
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/completed"))]);
    assert_eq!(submitted(&checkout).await["status"], "completed");
    assert_eq!(
        page.events(),
        ["submission-not-ready", "submission-begin", "submission-end", "session-complete"]
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_attempt_that_is_called_off_before_it_is_created_is_hung_up_on() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let submission = checkout.submit();
    page.gateway.wait_for(Door::PaymentRequests, 1).await;
    checkout.abort();
    assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "merchant" }));
    assert_eq!(page.detail("submission-end"), json!({ "reason": "REQUEST_ABORTED" }));
    page.gateway.wait_for(Door::Session, 2).await;
    assert_eq!(checkout.state(), "choosing");
    checkout.unmount();
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
    for (count, wait_ms) in [(3, 5_300.0), (4, 5_618.0), (5, 5_955.0)] {
        let waiting = page.clock.waiting();
        until("the next question waits", || page.clock.waiting() >= waiting.max(2)).await;
        quiet().await;
        page.clock.advance(wait_ms - 1.0);
        quiet().await;
        assert_eq!(page.gateway.asked(Door::Poll).len(), count - 1, "too early");
        page.clock.advance(1.0);
        page.gateway.wait_for(Door::Poll, count).await;
    }
    quiet().await;
    checkout.poll_immediately();
    page.gateway.wait_for(Door::Poll, 6).await;
    assert!(!is_settled(&submission).await);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_unknown_status_is_polled_through() {
    let page = Page::open();
    let warnings = Warnings::listen();
    answer(&page.gateway, fixture!("payments/unknown-status"), fixture!("polls/unknown-status"));
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    page.gateway.wait_for(Door::Poll, 2).await;
    quiet().await;
    assert!(warnings.texts().iter().any(|text| text.contains("WEIRD")), "{:?}", warnings.texts());
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/completed"))]);
    page.clock.advance(5_300.0);
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
    for count in 1..3 {
        page.gateway.wait_for(Door::Poll, count).await;
        quiet().await;
        page.clock.advance(6_000.0);
    }
    assert_eq!(outcome(&submission).await.unwrap()["status"], "completed");
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
    page.gateway.wait_for(Door::Poll, 2).await;
    quiet().await;
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/completed"))]);
    page.clock.advance(5_300.0);
    assert!(outcome(&checkout.completion()).await.is_ok());
    assert_eq!(page.events().split_off(5), ["session-not-pending", "session-complete"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_action_nobody_can_show_is_refused_and_opens_nothing() {
    for created in
        [fixture!("payments/otp"), fixture!("payments/unknown-action"), fixture!("payments/javascript-url")]
    {
        let page = Page::open();
        answer(&page.gateway, created, fixture!("polls/requires-action"));
        let checkout = page.mount_filled_in().await;
        let outcome = submitted(&checkout).await;
        assert_eq!(
            (&outcome["status"], &outcome["errorCode"]),
            (&json!("refused"), &json!("UNSUPPORTED_ACTION"))
        );
        assert!(page.find("dialog").is_none());
        assert_eq!(checkout.state(), "choosing");
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn a_payment_to_be_confirmed_in_an_app_waits_without_a_dialog() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/in-app"), fixture!("polls/both-entities"));
    let mut polled = json(fixture!("polls/both-entities"));
    polled.as_object_mut().unwrap().remove("payment_token");
    page.gateway.answers(Door::Poll, [Answer::ok(&polled), Answer::of(fixture!("polls/completed"))]);
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    page.gateway.wait_for(Door::Poll, 1).await;
    quiet().await;
    assert_eq!((checkout.state().as_str(), page.find("dialog").is_none()), ("acting", true));
    assert_eq!(page.events().last().unwrap(), "action-begin", "that it is pending now is no news");
    page.clock.advance(5_300.0);
    assert_eq!(outcome(&submission).await.unwrap()["status"], "completed");
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
    assert_eq!(page.events(), ["submission-not-ready", "session-expired-or-canceled"]);
    assert!(page.find(".xendit-form").is_none());
    assert_eq!(outcome(&checkout.submit()).await.unwrap_err().code, "SESSION_EXPIRED");
    checkout.unmount();
}
