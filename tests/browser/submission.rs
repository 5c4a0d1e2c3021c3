//! One attempt: what is sent, what is announced in which order, and what `submit()` says at the end.

use serde_json::{Value as Json, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::gateway::{Answer, Door, Gateway, fixture};
use crate::package::Checkout;
use crate::page::{Page, outcome};
use crate::turns::{is_settled, quiet};

/// What a create call is answered, and then every poll.
pub(crate) fn answer(gateway: &Gateway, created: &str, polled: &str) {
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
async fn what_is_missing_can_be_said_without_an_attempt() {
    let page = Page::open();
    let checkout = page.mount().await;
    assert_eq!(page.error_of(crate::page::EMAIL), "");
    checkout.show_validation_errors().unwrap();
    assert_eq!(page.error_of(crate::page::EMAIL), "Email is required.");
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
    let asked = page.gateway.wait_for(Door::PaymentRequests, 1).await;
    assert!(!asked.signal.aborted());
    checkout.abort();
    assert!(asked.signal.aborted());
    assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "merchant" }));
    assert_eq!(page.detail("submission-end"), json!({ "reason": "REQUEST_ABORTED" }));
    page.gateway.wait_for(Door::Session, 2).await;
    assert_eq!(checkout.state(), "choosing");
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
