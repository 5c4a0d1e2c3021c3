//! Telephone numbers: the example that is shown, what becomes of what is typed or pasted, and of what is cleared again.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::gateway::{Answer, Door, fixture, json};
use crate::page::{PHONE, Page, dispatch, outcome};
use crate::submission::answer;

#[wasm_bindgen_test]
async fn a_number_of_the_sessions_country_is_the_example() {
    let page = Page::open();
    let checkout = page.mount().await;
    let input = page.type_into(PHONE, "");
    assert_eq!(input.placeholder(), "+62 812-345-6789");
    assert_eq!((input.type_().as_str(), input.autocomplete().as_str()), ("tel", "tel"));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_number_is_shown_with_its_country_once_it_is_left() {
    let page = Page::open();
    let checkout = page.mount().await;
    for (typed, shown) in [
        ("0812 3456 789", "+628123456789"),
        ("+65 9123-4567", "+6591234567"),
        ("0812 3456", "0812 3456"),
        ("call me", "call me"),
    ] {
        let input = page.type_into(PHONE, typed);
        assert_eq!(input.value(), typed, "not while it is typed");
        dispatch(&input, "blur");
        assert_eq!(input.value(), shown);
    }
    assert_eq!(page.error_of(PHONE), "Mobile doesn't look right.");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_optional_number_that_was_cleared_is_empty_again() {
    let page = Page::open();
    let mut session = json(fixture!("sessions/active-with-cards"));
    session["channels"][0]["form"][5]["required"] = json!(false);
    page.gateway.answers(Door::Session, [Answer::ok(&session)]);
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    let checkout = page.mount_filled_in().await;
    dispatch(&page.type_into(PHONE, "+62"), "blur");
    assert_eq!(page.events(), ["submission-not-ready"]);
    dispatch(&page.type_into(PHONE, ""), "blur");
    assert_eq!(page.events(), ["submission-not-ready", "submission-ready"]);
    assert_eq!(page.error_of(PHONE), "");
    outcome(&checkout.submit()).await.unwrap();
    let asked = page.gateway.asked(Door::PaymentRequests).pop().unwrap().payload();
    assert_eq!(asked["channel_properties"]["card_details"]["cardholder_phone_number"], "");
    checkout.unmount();
}
