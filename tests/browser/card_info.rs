//! What the gateway knows of a card while its number is typed: which brand it is of, and whether that one is accepted.

use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::card_frame::CardFrame;
use crate::gateway::{Answer, Door, fixture, json};
use crate::page::{CVN, EXPIRY, NUMBER, Page};
use crate::turns::{quiet, until};

/// Ciphertext of sixteen digits (protocol.md C.5), and of one.
pub(crate) const SIXTEEN_DIGITS: &str = "2KSb2Xzu4jP/2nXOepFWEx1lPD9hRQbv+lVaa2GJrL4=";
pub(crate) const ONE_DIGIT: &str = "2KSb2Xzu4jP/2nXOepFWExs=";

#[wasm_bindgen_test]
async fn the_gateway_is_asked_about_a_number_after_a_pause_in_typing() {
    let page = Page::open();
    page.gateway.answers(Door::CardInfo, [Answer::of(fixture!("card_info/visa"))]);
    let checkout = page.mount().await;
    let frame = page.card_frame(NUMBER);
    frame.is_ready("KEY1");
    frame.changes_to_invalid(&[("IV0", SIXTEEN_DIGITS)], "validation.card_number_invalid");
    page.clock.advance(299.0);
    frame.changes_to_invalid(&[("IV1", SIXTEEN_DIGITS)], "validation.card_number_invalid");
    page.clock.advance(299.0);
    quiet().await;
    assert!(page.gateway.asked(Door::CardInfo).is_empty());
    page.clock.advance(1.0);
    let asked = page.gateway.wait_for(Door::CardInfo, 1).await;
    let number = format!("xendit-encrypted-1-KEY1-IV1-{SIXTEEN_DIGITS}");
    assert_eq!(asked.payload(), json!({ "card_number": number }), "without the suffix");
    let request = serde_json::from_str::<serde_json::Value>(fixture!("card_info/visa")).unwrap();
    assert_eq!(json!(asked.path), request["request"]["path"]);
    let marks = || page.host.query_selector_all(".xendit-brand:not([hidden])").unwrap().length();
    until("one brand is left", || marks() == 1).await;
    assert_eq!(page.get(".xendit-brand:not([hidden])").get_attribute("alt").as_deref(), Some("VISA"));
    frame.is_emptied();
    assert_eq!(marks(), 2);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_number_that_is_told_again_is_not_asked_about_again() {
    let page = Page::open();
    page.gateway.answers(Door::CardInfo, [Answer::Unreachable, Answer::of(fixture!("card_info/visa"))]);
    let checkout = page.mount().await;
    let frame = page.card_frame(NUMBER);
    frame.is_ready("KEY1");
    frame.changes_to(&[("IV1", SIXTEEN_DIGITS)]);
    for count in [1, 2, 2] {
        page.clock.advance(300.0);
        page.gateway.wait_for(Door::CardInfo, count).await;
        quiet().await;
        assert_eq!(page.gateway.asked(Door::CardInfo).len(), count, "again only after a failure");
        frame.is_left();
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn nobody_waits_for_what_is_known_of_an_older_number() {
    let page = Page::open();
    let answers = [Answer::Silence, Answer::of(fixture!("card_info/visa"))];
    page.gateway.answers(Door::CardInfo, answers);
    let checkout = page.mount().await;
    let frame = page.card_frame(NUMBER);
    frame.is_ready("KEY1");
    frame.changes_to(&[("IV1", SIXTEEN_DIGITS)]);
    page.clock.advance(300.0);
    let older = page.gateway.wait_for(Door::CardInfo, 1).await;
    frame.changes_to(&[("IV2", SIXTEEN_DIGITS)]);
    assert!(older.signal.aborted(), "at once, not only when the newer is asked about");
    page.clock.advance(300.0);
    page.gateway.wait_for(Door::CardInfo, 2).await;
    let marks = || page.host.query_selector_all(".xendit-brand:not([hidden])").unwrap().length();
    until("one brand is left", || marks() == 1).await;
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_card_of_two_brands_is_accepted_when_one_of_them_is() {
    let page = Page::open();
    page.gateway.answers(Door::CardInfo, [Answer::of(fixture!("card_info/co-branded"))]);
    let checkout = page.mount_filled_in().await;
    let frame = page.card_frame(NUMBER);
    frame.changes_to(&[("IV1", SIXTEEN_DIGITS)]);
    frame.is_left();
    page.clock.advance(300.0);
    let marks = || page.host.query_selector_all(".xendit-brand:not([hidden])").unwrap().length();
    until("one brand is left", || marks() == 1).await;
    assert_eq!(page.get(".xendit-brand:not([hidden])").get_attribute("alt").as_deref(), Some("MASTERCARD"));
    assert_eq!((page.error_of(NUMBER), page.events()), (String::new(), vec![]));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_card_of_a_brand_the_merchant_does_not_take_is_refused_in_the_form() {
    let page = Page::open();
    page.gateway.answers(Door::CardInfo, [Answer::of(fixture!("card_info/refused-brand"))]);
    let checkout = page.mount_filled_in().await;
    let frame = page.card_frame(NUMBER);
    frame.changes_to(&[("IV1", SIXTEEN_DIGITS)]);
    frame.is_left();
    page.clock.advance(300.0);
    page.wait_for_event("submission-not-ready").await;
    assert_eq!(page.error_of(NUMBER), "Cards of this brand are not accepted here.");
    assert_eq!(page.status(), page.error_of(NUMBER), "the field was left long ago");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_refused_brand_is_heard_though_the_browser_filled_the_number_in_and_nothing_else_was_typed() {
    let page = Page::open();
    page.gateway.answers(Door::CardInfo, [Answer::of(fixture!("card_info/refused-brand"))]);
    let checkout = page.mount().await;
    for (field, key) in [(NUMBER, "KEY1"), (EXPIRY, "KEY2"), (CVN, "KEY3")] {
        page.card_frame(field).is_ready(key);
    }
    let frame = page.card_frame(NUMBER);
    frame.changes_to(&[("IV1", SIXTEEN_DIGITS)]);
    frame.is_left();
    page.clock.advance(300.0);
    until("the brand is refused", || !page.error_of(NUMBER).is_empty()).await;
    assert_eq!(page.status(), "Cards of this brand are not accepted here.");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_number_of_few_digits_is_nobodys_business() {
    let page = Page::open();
    let checkout = page.mount().await;
    let frame = page.card_frame(NUMBER);
    frame.is_ready("KEY1");
    frame.changes_to_invalid(&[("IV", ONE_DIGIT)], "validation.card_number_invalid");
    page.clock.advance(1_000.0);
    quiet().await;
    assert!(page.gateway.asked(Door::CardInfo).is_empty());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_card_nobody_knows_anything_of_is_accepted_though_the_one_before_was_refused() {
    let page = Page::open();
    let answers = [Answer::of(fixture!("card_info/refused-brand")), Answer::Unreachable];
    page.gateway.answers(Door::CardInfo, answers);
    let checkout = page.mount_filled_in().await;
    let frame = page.card_frame(NUMBER);
    frame.changes_to(&[("IV1", SIXTEEN_DIGITS)]);
    page.clock.advance(300.0);
    page.wait_for_event("submission-not-ready").await;
    frame.changes_to(&[("IV2", SIXTEEN_DIGITS)]);
    frame.is_left();
    page.clock.advance(300.0);
    page.gateway.wait_for(Door::CardInfo, 2).await;
    quiet().await;
    assert_eq!(page.error_of(NUMBER), "");
    assert_eq!(page.events(), ["submission-not-ready", "submission-ready"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_known_of_a_card_is_shown_where_its_number_was_typed() {
    let page = Page::open();
    let mut session = json(fixture!("sessions/active-with-cards"));
    let mut other = session["channels"][0].clone();
    other["channel_code"] = json!("OTHER_CARDS");
    other["brand_name"] = json!("Other cards");
    session["channels"].as_array_mut().unwrap().insert(1, other);
    page.gateway.answers(Door::Session, [Answer::ok(&session)]);
    let visa = || Answer::of(fixture!("card_info/visa"));
    page.gateway.answers(Door::CardInfo, [visa(), Answer::Silence, visa()]);
    let checkout = page.mount().await;
    checkout.select_channel(Some("CARDS")).unwrap();
    let form = |code: &str| format!("form[data-channel-code={code}]");
    let frame = |code: &str| {
        let iframe = page.get(&format!("{} [data-name='{NUMBER}'] iframe", form(code)));
        CardFrame::of(iframe.unchecked_into())
    };
    let marks = |code: &str| {
        page.host.query_selector_all(&format!("{} .xendit-brand:not([hidden])", form(code))).unwrap().length()
    };
    frame("CARDS").is_ready("KEY1");
    frame("CARDS").changes_to(&[("IV1", SIXTEEN_DIGITS)]);
    checkout.select_channel(Some("OTHER_CARDS")).unwrap();
    page.clock.advance(300.0);
    until("one brand is left", || marks("CARDS") == 1).await;
    assert_eq!(marks("OTHER_CARDS"), 2, "nothing is typed there");
    checkout.select_channel(Some("CARDS")).unwrap();
    frame("CARDS").changes_to(&[("IV2", SIXTEEN_DIGITS)]);
    page.clock.advance(300.0);
    page.gateway.wait_for(Door::CardInfo, 2).await;
    checkout.select_channel(Some("OTHER_CARDS")).unwrap();
    frame("OTHER_CARDS").is_ready("KEY2");
    frame("OTHER_CARDS").changes_to_invalid(&[("IV3", ONE_DIGIT)], "validation.card_number_invalid");
    checkout.select_channel(Some("CARDS")).unwrap();
    page.clock.advance(300.0);
    let again = page.gateway.wait_for(Door::CardInfo, 3).await.payload()["card_number"].to_string();
    assert!(again.contains("IV2"), "a question that was called off is asked again");
    checkout.unmount();
}
