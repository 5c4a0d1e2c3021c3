//! `unmount()`: everything goes, the host is as it was, and nothing that happens afterwards is heard.

use js_sys::Array;
use serde_json::json;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, Event, HtmlElement};

use crate::gateway::{Answer, Door, fixture, json};
use crate::package::{self, Checkout, Refusal};
use crate::page::{EMAIL, NUMBER, Page, dispatch, origin, outcome, post};
use crate::submission::answer;
use crate::turns::{quiet, until};

#[wasm_bindgen_test]
async fn the_host_is_left_as_it_was_styles_included() {
    let page = Page::open();
    let before = page.looks();
    let checkout = page.mount().await;
    assert_ne!(page.looks(), before);
    assert_eq!(page.looks().1, before.1 + 1, "one stylesheet is adopted");
    checkout.unmount();
    assert_eq!(page.looks(), before);
}

#[wasm_bindgen_test]
async fn unmounting_twice_is_unmounting_once() {
    let page = Page::open();
    let checkout = page.mount().await;
    checkout.unmount();
    checkout.unmount();
    let again = page.mount().await;
    checkout.unmount();
    assert!(page.find(".xendit-form").is_some(), "the next checkout is none of the first one's business");
    again.unmount();
}

/// Everything a shopper, the frames and the clock can do to a checkout that is gone.
struct Afterwards {
    windows: Vec<web_sys::Window>,
    elements: Vec<HtmlElement>,
}

impl Afterwards {
    fn of(page: &Page) -> Self {
        let frames = page.host.query_selector_all("iframe").unwrap();
        let windows = (0..frames.length()).map(|at| {
            let iframe: web_sys::HtmlIFrameElement = frames.get(at).unwrap().unchecked_into();
            iframe.content_window().unwrap()
        });
        let elements = page.host.query_selector_all("input, label, button, form, dialog").unwrap();
        Self {
            windows: windows.collect(),
            elements: (0..elements.length()).map(|at| elements.get(at).unwrap().unchecked_into()).collect(),
        }
    }

    /// Does it all, and sees that nothing comes of it.
    async fn is_silent(&self, page: &Page, checkout: &Checkout) {
        page.forget_events();
        let (before, asked) = (page.looks(), page.gateway.doors());
        for window in &self.windows {
            for kind in ["ready", "change", "focus", "blur", "failed-init", "action-complete"] {
                let message =
                    json!({ "type": format!("xendit-iframe-{kind}"), "ecdhPublicKey": "K", "empty": true });
                post(Some(window), &origin(), &message);
            }
        }
        for element in &self.elements {
            for name in ["input", "blur", "click", "submit", "cancel", "close"] {
                dispatch(element, name);
            }
        }
        checkout.abort();
        checkout.is_over("UNMOUNTED").await;
        let updated = checkout.update(&package::object(&[])).unwrap_err();
        assert_eq!(Refusal::of(&updated).code, "UNMOUNTED");
        quiet().await;
        assert_eq!(page.clock.waiting(), 0, "no timer is left");
        page.clock.advance(3_600_000.0);
        quiet().await;
        assert_eq!(page.events(), [""; 0]);
        assert_eq!(page.gateway.doors(), asked);
        assert_eq!(page.looks(), before);
        assert_eq!(checkout.state(), "ended");
    }
}

#[wasm_bindgen_test]
async fn after_a_form_was_unmounted_nothing_comes_of_anything() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    let afterwards = Afterwards::of(&page);
    assert_eq!(afterwards.windows.len(), 3);
    checkout.unmount();
    afterwards.is_silent(&page, &checkout).await;
    assert_eq!(outcome(&checkout.completion()).await.unwrap_err().code, "UNMOUNTED");
    assert_eq!(outcome(&checkout.saved_token()).await.unwrap_err().code, "UNMOUNTED");
}

#[wasm_bindgen_test]
async fn after_a_checkout_with_a_failed_frame_was_unmounted_nothing_comes_of_anything() {
    let page = Page::open();
    let checkout = page.mount().await;
    page.card_frame(NUMBER).fails();
    let afterwards = Afterwards::of(&page);
    checkout.unmount();
    afterwards.is_silent(&page, &checkout).await;
}

#[wasm_bindgen_test]
async fn after_a_checkout_was_unmounted_while_it_creates_a_payment_nothing_comes_of_anything() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    let asked = page.gateway.wait_for(Door::PaymentRequests, 1).await;
    let afterwards = Afterwards::of(&page);
    checkout.unmount();
    assert!(asked.signal.aborted(), "the request is hung up on");
    assert_eq!(outcome(&submission).await.unwrap_err().code, "UNMOUNTED");
    assert_eq!(outcome(&checkout.completion()).await.unwrap_err().code, "UNMOUNTED");
    afterwards.is_silent(&page, &checkout).await;
}

#[wasm_bindgen_test]
async fn after_a_checkout_was_unmounted_with_its_dialog_open_nothing_comes_of_anything() {
    let page = Page::open();
    let mut created = json(fixture!("payments/requires-3ds"));
    created["actions"][0]["value"] = json!(format!("{}/no-bank.html", origin()));
    page.gateway.answers(Door::PaymentRequests, [Answer::ok(&created)]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/requires-action"))]);
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    page.gateway.wait_for(Door::Poll, 1).await;
    quiet().await;
    let afterwards = Afterwards::of(&page);
    assert_eq!(afterwards.windows.len(), 4);
    checkout.unmount();
    assert_eq!(outcome(&submission).await.unwrap_err().code, "UNMOUNTED");
    afterwards.is_silent(&page, &checkout).await;
}

#[wasm_bindgen_test]
async fn after_a_checkout_was_unmounted_while_it_asks_what_became_of_its_attempt_nothing_comes_of_anything() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::Unreachable]);
    let checkout = page.mount_filled_in().await;
    page.gateway.answers(Door::Session, [Answer::Silence]);
    let submission = checkout.submit();
    let asked = page.gateway.wait_for(Door::Session, 2).await;
    let afterwards = Afterwards::of(&page);
    checkout.unmount();
    assert!(asked.signal.aborted(), "the request is hung up on");
    assert_eq!(outcome(&submission).await.unwrap_err().code, "UNMOUNTED");
    afterwards.is_silent(&page, &checkout).await;
}

#[wasm_bindgen_test]
async fn after_a_checkout_was_unmounted_while_somebody_has_to_approve_nothing_comes_of_anything() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/pending"), fixture!("polls/session-pending"));
    let checkout = page.mount_filled_in().await;
    outcome(&checkout.submit()).await.unwrap();
    until("the next question waits", || page.clock.is_due_in(5_300.0)).await;
    let afterwards = Afterwards::of(&page);
    checkout.unmount();
    assert_eq!(outcome(&checkout.completion()).await.unwrap_err().code, "UNMOUNTED");
    afterwards.is_silent(&page, &checkout).await;
}

#[wasm_bindgen_test]
async fn after_a_checkout_was_unmounted_that_watches_over_an_attempt_called_off_nothing_comes_of_anything() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/pending"), fixture!("polls/succeeded"));
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let checkout = page.mount_filled_in().await;
    let _ = checkout.submit();
    page.gateway.wait_for(Door::PaymentRequests, 1).await;
    checkout.abort();
    until("the session is asked again", || page.clock.is_due_in(5_300.0)).await;
    let afterwards = Afterwards::of(&page);
    checkout.unmount();
    afterwards.is_silent(&page, &checkout).await;
}

#[wasm_bindgen_test]
async fn after_a_session_that_is_completed_was_unmounted_it_is_unmounted_that_everybody_is_told() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/completed"))]);
    let checkout = page.mount().await;
    checkout.is_over("NOT_ALLOWED").await;
    let afterwards = Afterwards::of(&page);
    checkout.unmount();
    afterwards.is_silent(&page, &checkout).await;
    assert!(outcome(&checkout.completion()).await.is_ok());
}

#[wasm_bindgen_test]
async fn after_a_checkout_was_unmounted_while_it_asks_about_a_card_nothing_comes_of_anything() {
    let page = Page::open();
    page.gateway.answers(Door::CardInfo, [Answer::Silence]);
    let checkout = page.mount_filled_in().await;
    page.card_frame(NUMBER).changes_to(&[("IV1", "2KSb2Xzu4jP/2nXOepFWEx1lPD9hRQbv+lVaa2GJrL4=")]);
    page.clock.advance(300.0);
    let asked = page.gateway.wait_for(Door::CardInfo, 1).await;
    let afterwards = Afterwards::of(&page);
    checkout.unmount();
    assert!(asked.signal.aborted(), "the request is hung up on");
    afterwards.is_silent(&page, &checkout).await;
}

/// Unmounts when the page hears an event.
fn unmount_at(page: &Page, name: &str, checkout: &Checkout) -> Closure<dyn Fn(Event)> {
    let checkout = checkout.clone();
    let listener = Closure::<dyn Fn(Event)>::new(move |_| checkout.unmount());
    page.host.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref()).unwrap();
    listener
}

#[wasm_bindgen_test]
async fn a_payment_that_was_made_is_reported_though_a_listener_unmounts_at_once() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("payments/succeeded"))]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/completed"))]);
    let checkout = page.mount_filled_in().await;
    let _listener = unmount_at(&page, "xendit:session-complete", &checkout);
    assert_eq!(outcome(&checkout.submit()).await.unwrap()["status"], "completed");
    assert_eq!(outcome(&checkout.completion()).await.unwrap()["referenceId"], "order-7781");
    assert!(page.find(".xendit-checkout").is_none());
}

#[wasm_bindgen_test]
async fn a_listener_that_unmounts_is_the_last_to_hear_anything() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    let _listener = unmount_at(&page, "xendit:submission-not-ready", &checkout);
    assert_eq!(outcome(&checkout.submit()).await.unwrap_err().code, "UNMOUNTED");
    quiet().await;
    assert_eq!(page.events(), ["submission-not-ready"]);
    assert_eq!(page.clock.waiting(), 0);
    assert!(page.find(".xendit-checkout").is_none());
}

#[wasm_bindgen_test]
async fn a_signal_that_fires_while_mounting_rejects_with_its_reason() {
    let page = Page::open();
    let before = page.looks();
    page.gateway.answers(Door::Session, [Answer::Silence]);
    let controller = AbortController::new().unwrap();
    let (host, options) = (page.host.clone(), page.options_with("signal", controller.signal()));
    let mounting = future_to_promise(async move { package::mount(&host, &options).await.map(Into::into) });
    page.gateway.wait_for(Door::Session, 1).await;
    let reason = JsValue::from("the shopper went back");
    controller.abort_with_reason(&reason);
    assert_eq!(JsFuture::from(mounting).await.unwrap_err(), reason);
    quiet().await;
    assert_eq!(page.looks(), before);
    assert_eq!(page.clock.waiting(), 0);
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/active-with-cards"))]);
    page.mount().await.unmount();
}

#[wasm_bindgen_test]
async fn a_signal_that_has_fired_already_mounts_nothing() {
    let page = Page::open();
    let controller = AbortController::new().unwrap();
    controller.abort_with_reason(&"too late".into());
    let before = page.looks();
    let refused = package::mount(&page.host, &page.options_with("signal", controller.signal())).await;
    assert_eq!(refused.unwrap_err(), "too late");
    assert_eq!(page.looks(), before);
    assert!(page.gateway.doors().is_empty());
}

#[wasm_bindgen_test]
async fn a_signal_that_fires_later_unmounts() {
    let page = Page::open();
    let controller = AbortController::new().unwrap();
    let before = page.looks();
    let options = page.options_with("signal", controller.signal());
    let checkout = package::mount(&page.host, &options).await.unwrap();
    page.type_into(EMAIL, "rani@example.org");
    controller.abort_with_reason(&Array::new());
    assert_eq!(page.looks(), before);
    assert_eq!(outcome(&checkout.completion()).await.unwrap_err().code, "UNMOUNTED");
}
