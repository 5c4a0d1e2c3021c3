//! The dialog with the bank's page: what it is to a shopper, and when it closes.

use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlIFrameElement};

use crate::card_frame::CardFrame;
use crate::developer::{Console, Uncaught};
use crate::gateway::{Answer, Door, fixture, json};
use crate::loading::called;
use crate::package::{Checkout, mount_without_dialogs};
use crate::page::{Page, body, dispatch, document, origin, outcome, post, window};
use crate::turns::{is_settled, quiet, until};

const WAY_OUT: &str = ".xendit-status button";

fn completion_message() -> serde_json::Value {
    json!({ "type": "xendit-iframe-action-complete" })
}

/// The bank has a question. Its page is one that is not there.
fn ask_a_question(page: &Page) {
    let mut created = json(fixture!("payments/requires-3ds"));
    created["actions"][0]["value"] = json!(format!("{}/no-bank.html", origin()));
    page.gateway.answers(Door::PaymentRequests, [Answer::ok(&created)]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/requires-action"))]);
}

pub(crate) async fn acting(page: &Page) -> (Checkout, js_sys::Promise) {
    ask_a_question(page);
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    until("the dialog is open", || page.find("dialog[open]").is_some()).await;
    until("the next question waits", || page.clock.is_due_in(5_300.0)).await;
    (checkout, submission)
}

fn bank(page: &Page) -> CardFrame {
    CardFrame::of(page.get("dialog iframe").unchecked_into::<HtmlIFrameElement>())
}

#[wasm_bindgen_test]
async fn the_banks_page_opens_in_a_labelled_modal_dialog() {
    let page = Page::open();
    let (checkout, _) = acting(&page).await;
    let dialog = page.get("dialog");
    assert!(dialog.matches(":modal").unwrap());
    let label = document().get_element_by_id(&dialog.get_attribute("aria-labelledby").unwrap()).unwrap();
    assert_eq!(label.text_content().unwrap(), "Confirm with your bank");
    assert!(dialog.text_content().unwrap().contains("Kopi Senja"), "whom the payment is for");
    let iframe = bank(&page).iframe;
    assert_eq!(iframe.src(), format!("{}/no-bank.html", origin()));
    assert_eq!(iframe.title(), "Your bank's confirmation page");
    assert_eq!(page.get("dialog button").get_attribute("aria-label").as_deref(), Some("Close"));
    assert!(dialog.contains(document().active_element().as_deref()), "the focus is inside");
    assert_eq!(checkout.state(), "acting");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_focus_goes_back_to_where_it_was() {
    let page = Page::open();
    let button: HtmlElement = document().create_element("button").unwrap().unchecked_into();
    body().append_child(&button).unwrap();
    button.focus().unwrap();
    let (checkout, _) = acting(&page).await;
    assert_ne!(document().active_element().as_deref(), Some(button.as_ref()));
    checkout.abort();
    assert_eq!(document().active_element().as_deref(), Some(button.as_ref()));
    button.remove();
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn when_the_banks_page_is_done_the_gateway_is_asked_at_once() {
    let page = Page::open();
    let (checkout, submission) = acting(&page).await;
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/completed"))]);
    bank(&page).says(&completion_message());
    assert!(page.find("dialog").is_none(), "closed before the gateway answers");
    assert_eq!(page.status(), "Confirming with your bank…");
    assert_eq!(page.events().last().unwrap(), "action-begin", "the action ends when the gateway says so");
    assert_eq!(outcome(&submission).await.unwrap()["status"], "completed");
    assert_eq!(page.gateway.asked(Door::Poll).len(), 2, "no time has passed");
    let events = [
        "submission-not-ready",
        "submission-begin",
        "payment-request-created",
        "action-begin",
        "action-end",
        "submission-end",
        "session-complete",
    ];
    assert_eq!(page.events(), events);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_checkout_that_is_unmounted_while_there_is_a_way_out_leaves_nothing_to_press() {
    let page = Page::open();
    let (checkout, submission) = acting(&page).await;
    let mut polled = json(fixture!("polls/requires-action"));
    polled["payment_request"]["actions"][0]["value"] = json!(bank(&page).iframe.src());
    page.gateway.answers(Door::Poll, [Answer::ok(&polled)]);
    bank(&page).says(&completion_message());
    until("the next question waits", || page.clock.is_due_in(5_300.0)).await;
    page.clock.advance(5_300.0);
    until("there is a way out", || page.find(WAY_OUT).is_some()).await;
    let way_out = page.get(WAY_OUT);
    let (before, asked) = (page.events(), page.gateway.doors());
    checkout.unmount();
    assert_eq!(outcome(&submission).await.unwrap_err().code, "UNMOUNTED");
    way_out.click();
    quiet().await;
    assert_eq!((page.events(), page.gateway.doors()), (before, asked));
    assert_eq!(page.clock.waiting(), 0);
}

#[wasm_bindgen_test]
async fn a_shopper_who_waits_for_the_gateway_in_vain_can_choose_another_way_to_pay() {
    let page = Page::open();
    let (checkout, submission) = acting(&page).await;
    let mut polled = json(fixture!("polls/requires-action"));
    polled["payment_request"]["actions"][0]["value"] = json!(bank(&page).iframe.src());
    page.gateway.answers(Door::Poll, [Answer::ok(&polled)]);
    bank(&page).says(&completion_message());
    until("the next question waits", || page.clock.is_due_in(5_300.0)).await;
    assert!(page.find(WAY_OUT).is_none(), "the gateway may know in a moment");
    page.clock.advance(5_300.0);
    until("there is a way out", || page.find(WAY_OUT).is_some()).await;
    let way_out = page.get(WAY_OUT);
    assert_eq!(way_out.text_content().unwrap(), "Choose another way to pay");
    way_out.focus().unwrap();
    assert_eq!(document().active_element().as_deref(), Some(way_out.as_ref()), "by keyboard, too");
    page.forget_events();
    way_out.click();
    assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "shopper" }));
    let events = ["action-end", "payment-request-discarded", "submission-end", "submission-ready"];
    assert_eq!(page.events(), events);
    assert!(page.find(WAY_OUT).is_none());
    assert_eq!(
        document().active_element(),
        page.find(".xendit-checkout").map(Into::into),
        "Tab goes on from here"
    );
    assert_eq!(page.status(), "");
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("payments/declined"))]);
    assert_eq!(outcome(&checkout.submit()).await.unwrap()["status"], "declined", "the form is as it was");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_attempt_that_was_called_off_and_is_paid_later_still_completes() {
    let page = Page::open();
    let (checkout, submission) = acting(&page).await;
    page.get(".xendit-close").click();
    assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "shopper" }));
    until("the session is asked again", || page.clock.is_due_in(5_300.0)).await;
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/completed"))]);
    page.clock.advance(5_300.0);
    assert!(outcome(&checkout.completion()).await.is_ok());
    assert_eq!(page.gateway.asked(Door::PaymentRequests).len(), 1);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn only_the_banks_page_or_xendits_can_say_that_it_is_done() {
    let page = Page::open();
    let (checkout, submission) = acting(&page).await;
    let frame = bank(&page);
    post(Some(&frame.window()), "https://evil.example", &completion_message());
    post(Some(&window()), &origin(), &completion_message());
    frame.says(&json!({ "type": "xendit-iframe-ready", "ecdhPublicKey": "KEY1" }));
    quiet().await;
    assert!(page.find("dialog[open]").is_some());
    assert_eq!(page.gateway.asked(Door::Poll).len(), 1);
    assert!(!is_settled(&submission).await);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_message_of_the_banks_that_holds_itself_is_ignored_and_everything_goes_on() {
    let page = Page::open();
    let uncaught = Uncaught::listen();
    let (checkout, submission) = acting(&page).await;
    bank(&page).says_what_never_ends();
    assert_eq!(uncaught.messages(), [""; 0]);
    assert!(page.find("dialog[open]").is_some());
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/completed"))]);
    bank(&page).says(&completion_message());
    assert_eq!(outcome(&submission).await.unwrap()["status"], "completed");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn escape_and_the_close_button_call_the_attempt_off_and_leave_the_form_filled_in() {
    for close in [escape as fn(&Page), press_close] {
        let page = Page::open();
        let (checkout, submission) = acting(&page).await;
        close(&page);
        assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "shopper" }));
        assert!(page.find("dialog").is_none());
        let events =
            ["action-begin", "action-end", "payment-request-discarded", "submission-end", "submission-ready"];
        assert_eq!(page.events().split_off(3), events);
        assert_eq!(page.detail("submission-end"), json!({ "reason": "ACTION_ABORTED" }));
        assert!(!page.get(".xendit-form").has_attribute("inert"));
        checkout.unmount();
    }
}

/// What the browser makes of the key: a question whether the dialog may close.
fn escape(page: &Page) {
    let question = dispatch(&page.get("dialog"), "cancel");
    assert!(question.default_prevented(), "the story decides, not the browser");
}

fn press_close(page: &Page) {
    page.get("dialog button").click();
}

#[wasm_bindgen_test]
async fn a_payment_made_a_moment_before_it_was_called_off_is_not_lost() {
    let page = Page::open();
    let (checkout, submission) = acting(&page).await;
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/completed"))]);
    checkout.abort();
    assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "merchant" }));
    let completion = outcome(&checkout.completion()).await.unwrap();
    assert_eq!(completion["paymentRequestId"], "pr-8a1f2f4e-61d0-4a8e-9a0e-5a3a0a6f1c11");
    assert_eq!(page.events().last().unwrap(), "session-complete");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_card_declined_after_the_banks_question_leaves_the_form_filled_in() {
    let page = Page::open();
    let (checkout, submission) = acting(&page).await;
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/declined"))]);
    bank(&page).says(&completion_message());
    let declined = outcome(&submission).await.unwrap();
    assert_eq!(
        (&declined["status"], &declined["failureCode"]),
        (&json!("declined"), &json!("CARD_DECLINED"))
    );
    let events =
        ["action-begin", "action-end", "payment-request-discarded", "submission-end", "submission-ready"];
    assert_eq!(page.events().split_off(3), events);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_token_to_be_confirmed_opens_the_dialog_too() {
    let page = Page::open();
    let mut created = json(fixture!("tokens/requires-3ds"));
    created["actions"][0]["value"] = json!(format!("{}/no-bank.html", origin()));
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/active-save"))]);
    page.gateway.answers(Door::PaymentTokens, [Answer::ok(&created)]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/saved"))]);
    let checkout = page.mount_filled_in().await;
    assert_eq!(outcome(&checkout.submit()).await.unwrap()["status"], "completed");
    assert!(page.events().contains(&"action-begin".to_string()) && page.find("dialog").is_none());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_banks_page_may_do_what_passkeys_need_and_not_send_the_merchants_page_elsewhere() {
    let page = Page::open();
    let (checkout, _) = acting(&page).await;
    let iframe = bank(&page).iframe;
    let allowed = iframe.get_attribute("allow").unwrap();
    for needed in ["publickey-credentials-get *", "publickey-credentials-create *", "payment *"] {
        assert!(allowed.contains(needed), "{allowed}");
    }
    let sandbox = iframe.get_attribute("sandbox").unwrap();
    let allowed: Vec<&str> = sandbox.split_whitespace().collect();
    for needed in [
        "allow-scripts",
        "allow-same-origin",
        "allow-forms",
        "allow-modals",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
    ] {
        assert!(allowed.contains(&needed), "{needed}");
    }
    assert!(!sandbox.contains("allow-top-navigation ") && !sandbox.ends_with("allow-top-navigation"));
    assert!(!sandbox.contains("by-user-activation"));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_link_for_the_browsers_own_wallets_is_in_the_head_as_long_as_the_dialog_is_open() {
    let hint = || document().query_selector("head > link[rel=facilitated-payment]").unwrap();
    let page = Page::open();
    let mut created = json(fixture!("payments/requires-3ds"));
    created["actions"][0]["value"] = json!(format!("{}/no-bank.html", origin()));
    let paylink =
        json!({ "type": "REDIRECT_CUSTOMER", "descriptor": "WEB_GOOGLE_PAYLINK", "value": "upi://pay?a=1" });
    created["actions"].as_array_mut().unwrap().insert(0, paylink);
    page.gateway.answers(Door::PaymentRequests, [Answer::ok(&created)]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/requires-action"))]);
    let checkout = page.mount_filled_in().await;
    let submission = checkout.submit();
    until("the dialog is open", || page.find("dialog[open] iframe").is_some()).await;
    until("the browser is told", || hint().is_some()).await;
    assert_eq!(hint().unwrap().get_attribute("href").as_deref(), Some("upi://pay?a=1"));
    checkout.abort();
    assert_eq!(outcome(&submission).await.unwrap()["status"], "aborted");
    assert!(hint().is_none(), "gone with the dialog");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_cannot_be_shown_ends_the_attempt_and_the_form_can_be_sent_again() {
    let page = Page::open();
    ask_a_question(&page);
    let mount = mount_without_dialogs("no dialogs", "data:text/javascript,throw 0").await;
    let warnings = Console::listen("warn");
    let checkout = called(&mount, &page).await.unwrap();
    page.fill_in();
    let refusal = outcome(&checkout.submit()).await.unwrap_err();
    assert_eq!(refusal.code, "NETWORK");
    assert!(refusal.message.contains("action.min.js"), "{}", refusal.message);
    assert_eq!(warnings.texts().len(), 1);
    let events =
        ["action-begin", "action-end", "payment-request-discarded", "submission-end", "submission-ready"];
    assert_eq!(page.events().split_off(5), events);
    assert!(page.find("dialog").is_none() && !page.get(".xendit-form").has_attribute("inert"));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_decline_whose_words_could_not_be_fetched_is_told_by_its_code() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("payments/declined"))]);
    let mount = mount_without_dialogs("no words", "data:text/javascript,throw 0").await;
    let checkout = called(&mount, &page).await.unwrap();
    page.fill_in();
    let declined = outcome(&checkout.submit()).await.unwrap();
    let words = json!(["Payment failed", "The payment could not be made (INSUFFICIENT_BALANCE)."]);
    assert_eq!((&declined["status"], &declined["userMessage"]), (&json!("declined"), &words));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_called_off_before_it_can_be_shown_is_not_shown() {
    let page = Page::open();
    ask_a_question(&page);
    let endless = "data:text/javascript,await new Promise(() => {})";
    let mount = mount_without_dialogs("endless dialogs", endless).await;
    let checkout = called(&mount, &page).await.unwrap();
    page.fill_in();
    let submission = checkout.submit();
    until("the answer waits for what can show it", || page.clock.is_due_in(2_000.0)).await;
    page.clock.advance(2_000.0);
    page.wait_for_event("action-begin").await;
    checkout.abort();
    assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "merchant" }));
    quiet().await;
    assert!(page.find("dialog").is_none());
    checkout.unmount();
}
