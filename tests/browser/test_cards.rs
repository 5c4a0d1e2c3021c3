//! The list of test cards beside the card fields of a test session.

use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::gateway::{Answer, Door, fixture, json};
use crate::package::show_test_cards;
use crate::page::{CVN, Page, body};

#[wasm_bindgen_test]
async fn test_cards_stand_with_the_card_fields_once() {
    let page = Page::open();
    let checkout = page.mount().await;
    show_test_cards(&body()).await.unwrap();
    show_test_cards(&body()).await.unwrap();
    let lists = page.host.query_selector_all(".xendit-test-cards").unwrap();
    assert_eq!(lists.length(), 1);
    let list = page.field(CVN).parent_element().unwrap().last_element_child().unwrap();
    assert!(list.matches("details.xendit-test-cards:not([open])").unwrap());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_test_card_is_written_as_on_the_card_and_told_of() {
    let page = Page::open();
    let checkout = page.mount().await;
    show_test_cards(&page.host).await.unwrap();
    let rows = page.host.query_selector_all(".xendit-test-cards div:has(button)").unwrap();
    let rows: Vec<String> =
        (0..rows.length()).map(|at| rows.get(at).unwrap().text_content().unwrap()).collect();
    assert_eq!(rows[0], "4000 0000 0000 1000 Visa, paid at once");
    assert_eq!(rows[2], "3782 822463 10005 American Express, paid at once; its code has four digits");
    let button: HtmlElement = page.get(".xendit-test-cards button").unchecked_into();
    assert_eq!(button.get_attribute("type").as_deref(), Some("button"), "it does not submit the form");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_form_without_card_fields_has_no_test_cards() {
    let page = Page::open();
    let mut session = json(fixture!("sessions/active-with-cards"));
    let channel = &mut session["channels"][0];
    let form = channel["form"].as_array_mut().unwrap();
    form.retain(|field| field["type"]["name"] == "email");
    page.gateway.answers(Door::Session, [Answer::ok(&session)]);
    let checkout = page.mount().await;
    show_test_cards(&page.host).await.unwrap();
    assert!(page.find(".xendit-test-cards").is_none());
    checkout.unmount();
}
