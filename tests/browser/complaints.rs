//! What shoppers who hear the page are told is wrong with a field, in the line that also says how the payment goes.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::card_info::ONE_DIGIT;
use crate::gateway::{Answer, Door};
use crate::page::{EMAIL, FIRST_NAME, NUMBER, Page, dispatch, outcome};

fn leave(input: &HtmlElement) {
    dispatch(input, "blur");
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_told_once_when_its_field_is_left() {
    let page = Page::open();
    let checkout = page.mount().await;
    let told = || {
        let told = page.status();
        // What is told again is heard again, be it the same.
        page.get(".xendit-status").set_text_content(None);
        told
    };
    let email = page.type_into(EMAIL, "rani");
    assert_eq!(told(), "", "not while it is typed");
    leave(&email);
    assert_eq!(told(), "Email doesn't look right.");
    page.type_into(EMAIL, "rani@example");
    leave(&email);
    assert_eq!(told(), "", "it is what it was");

    leave(&page.type_into(FIRST_NAME, "R2"));
    assert_eq!(told(), "Letters only", "the server's words");
    leave(&page.type_into(EMAIL, "rani@example.org"));
    leave(&page.type_into(EMAIL, "rani"));
    assert_eq!(told(), "Email doesn't look right.", "it had been right meanwhile");

    let number = page.card_frame(NUMBER);
    number.is_ready("KEY1");
    number.changes_to_invalid(&[("IV", "CT")], "validation.card_number_invalid");
    assert_eq!(told(), "");
    number.is_left();
    assert_eq!(told(), "This card number doesn't look right.");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_card_number_is_not_complained_of_while_it_is_typed() {
    let page = Page::open();
    let checkout = page.mount().await;
    let number = page.card_frame(NUMBER);
    number.is_ready("KEY1");
    checkout.show_validation_errors().unwrap();
    number.changes_to_invalid(&[("IV", ONE_DIGIT)], "validation.card_number_invalid");
    assert_eq!(
        (page.error_of(NUMBER).as_str(), page.status().as_str()),
        ("This card number doesn't look right.", "")
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_right_again_is_not_said_to_be_wrong() {
    let page = Page::open();
    let checkout = page.mount().await;
    leave(&page.type_into(EMAIL, "rani"));
    assert_eq!(page.status(), "Email doesn't look right.");
    assert_eq!(page.get(".xendit-status").get_attribute("data-tone"), None, "it is seen at its field only");
    leave(&page.type_into(EMAIL, "rani@example.org"));
    assert_eq!(page.status(), "");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn whoever_is_led_to_a_field_hears_what_is_wrong_there_and_nowhere_else() {
    let page = Page::open();
    let checkout = page.mount().await;
    let email = page.type_into(EMAIL, "rani");
    leave(&email);
    assert_eq!(page.status(), "Email doesn't look right.");
    checkout.show_validation_errors().unwrap();
    assert_eq!(page.status(), "");
    leave(&email);
    leave(&page.type_into(FIRST_NAME, ""));
    assert_eq!(page.status(), "", "all of it is known");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_field_that_is_left_does_not_interrupt_how_the_payment_goes() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    let email = page.type_into(EMAIL, "rani");
    leave(&email);
    page.type_into(EMAIL, "rani@example.org");
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let submission = checkout.submit();
    let said = page.status();
    assert_ne!(said, "");
    // What the browser does to a field that is inert all at once.
    leave(&email);
    assert_eq!(page.status(), said);
    checkout.abort();
    assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "merchant" }));
    checkout.unmount();
}
