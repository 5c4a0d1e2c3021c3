//! The merchant's own container for what a shopper has to do: an element of the page in the dialog's place.

use serde_json::json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::appearance::variable_of;
use crate::gateway::{Answer, Door, fixture, json};
use crate::package::{self, Checkout, object};
use crate::page::{Page, body, document, origin, outcome};
use crate::turns::until;

/// An element beside the checkout's host, gone with the test.
struct Container(HtmlElement);

impl Container {
    fn on_the_page() -> Self {
        let element: HtmlElement = document().create_element("aside").unwrap().unchecked_into();
        element.set_id("confirmation");
        body().append_child(&element).unwrap();
        Self(element)
    }

    fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.0.query_selector(selector).unwrap().map(JsCast::unchecked_into)
    }
}

impl Drop for Container {
    fn drop(&mut self) {
        self.0.remove();
    }
}

async fn acting(page: &Page, options: &JsValue) -> (Checkout, js_sys::Promise) {
    let mut created = json(fixture!("payments/requires-3ds"));
    created["actions"][0]["value"] = json!(format!("{}/no-bank.html", origin()));
    page.gateway.answers(Door::PaymentRequests, [Answer::ok(&created)]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/requires-action"))]);
    let checkout = package::mount(&page.host, options).await.unwrap();
    page.fill_in();
    let submission = checkout.submit();
    until("the dialog is open", || document().query_selector("dialog[open]").unwrap().is_some()).await;
    (checkout, submission)
}

#[wasm_bindgen_test]
async fn the_banks_page_opens_in_the_merchants_container_and_leaves_the_page_usable() {
    let page = Page::open();
    let container = Container::on_the_page();
    let options = page.options_with("actionContainer", container.0.clone());
    let variables = object(&[("--xendit-color-primary", "#0a7".into())]);
    js_sys::Reflect::set(&options, &"appearance".into(), &object(&[("variables", variables)])).unwrap();
    let (checkout, submission) = acting(&page, &options).await;
    let dialog = container.find("dialog[open]").unwrap();
    assert!(!dialog.matches(":modal").unwrap() && page.find("dialog").is_none());
    assert_eq!(variable_of(&dialog, "--xendit-color-primary"), "#0a7", "dressed alike");
    container.find(".xendit-close").unwrap().click();
    assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "shopper" }));
    assert_eq!(container.0.child_element_count(), 0, "left as it was");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn unmounting_leaves_the_container_as_it_was() {
    let page = Page::open();
    let container = Container::on_the_page();
    let (checkout, _) = acting(&page, &page.options_with("actionContainer", "#confirmation")).await;
    assert!(container.find("dialog[open]").is_some());
    checkout.unmount();
    assert_eq!(container.0.child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn where_the_container_is_not_on_the_page_there_is_the_dialog() {
    let page = Page::open();
    let (checkout, _) = acting(&page, &page.options_with("actionContainer", "#nowhere")).await;
    assert!(page.get("dialog[open]").matches(":modal").unwrap());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_container_that_is_none_is_refused() {
    let page = Page::open();
    let refused = page.refusal(&page.options_with("actionContainer", 7)).await;
    assert_eq!(refused.code, "INVALID_OPTIONS");
}
