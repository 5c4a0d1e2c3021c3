//! The merchant's own container for what a shopper has to do: an element of the page in the dialog's place.

use serde_json::{Value as Json, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use crate::appearance::variable_of;
use crate::gateway::{Answer, Door, fixture, json};
use crate::package::{self, Checkout, object};
use crate::page::{Page, body, document, origin, outcome, window};
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

/// The bank has a question. Its page is one that is not there.
fn a_question() -> Json {
    let mut created = json(fixture!("payments/requires-3ds"));
    created["actions"][0]["value"] = json!(format!("{}/no-bank.html", origin()));
    created
}

pub(crate) async fn acting(page: &Page, options: &JsValue) -> (Checkout, js_sys::Promise) {
    page.gateway.answers(Door::PaymentRequests, [Answer::ok(&a_question())]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/requires-action"))]);
    let checkout = package::mount(&page.host, options).await.unwrap();
    page.fill_in();
    let submission = checkout.submit();
    page.wait_for_event("action-begin").await;
    (checkout, submission)
}

async fn until_open(container: &HtmlElement) -> HtmlElement {
    let dialog = || container.query_selector("dialog[open]").unwrap();
    until("the dialog is open", || dialog().is_some()).await;
    dialog().unwrap().unchecked_into()
}

/// An element in a shadow root of its own, which no style of the page's reaches.
fn in_a_shadow(host: &HtmlElement) -> (ShadowRoot, HtmlElement) {
    let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    let inside: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    shadow.append_child(&inside).unwrap();
    (shadow, inside)
}

fn sheets(root: &JsValue) -> u32 {
    js_sys::Array::from(&js_sys::Reflect::get(root, &"adoptedStyleSheets".into()).unwrap()).length()
}

/// Without its styles a dialog has the browser's own border.
fn is_dressed(dialog: &HtmlElement) -> bool {
    let style = window().get_computed_style(dialog).unwrap().unwrap();
    style.get_property_value("display").unwrap() == "flex"
        && style.get_property_value("border-top-style").unwrap() == "none"
}

#[wasm_bindgen_test]
async fn the_banks_page_opens_in_the_merchants_container_and_leaves_the_page_usable() {
    let page = Page::open();
    let container = Container::on_the_page();
    let options = page.options_with("actionContainer", container.0.clone());
    let variables = object(&[("--xendit-color-primary", "#0a7".into())]);
    js_sys::Reflect::set(&options, &"appearance".into(), &object(&[("variables", variables)])).unwrap();
    let (checkout, submission) = acting(&page, &options).await;
    let dialog = until_open(&container.0).await;
    assert!(!dialog.matches(":modal").unwrap() && page.find("dialog").is_none());
    assert_eq!(variable_of(&dialog, "--xendit-color-primary"), "#0a7", "dressed alike");
    let darker = object(&[("theme", "dark".into())]);
    checkout.update(&object(&[("appearance", darker)])).unwrap();
    assert_eq!(container.find("[data-theme]").unwrap().get_attribute("data-theme").as_deref(), Some("dark"));
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
    until_open(&container.0).await;
    checkout.unmount();
    assert_eq!(container.0.child_element_count(), 0);
}

#[wasm_bindgen_test]
async fn a_container_in_a_shadow_root_of_its_own_is_dressed_alike_and_left_as_it_was() {
    let page = Page::open();
    let container = Container::on_the_page();
    let (shadow, inside) = in_a_shadow(&container.0);
    let options = page.options_with("actionContainer", inside.clone());
    let (checkout, _) = acting(&page, &options).await;
    let dialog = until_open(&inside).await;
    assert!(is_dressed(&dialog));
    checkout.unmount();
    assert_eq!((inside.child_element_count(), sheets(&shadow)), (0, 0), "left as it was");
}

#[wasm_bindgen_test]
async fn a_container_on_the_page_of_a_checkout_in_a_shadow_root_is_dressed_alike() {
    let mut page = Page::open();
    let container = Container::on_the_page();
    let before = sheets(&document());
    let (_, inside) = in_a_shadow(&page.host);
    let outside = std::mem::replace(&mut page.host, inside);
    let (checkout, submission) =
        acting(&page, &page.options_with("actionContainer", container.0.clone())).await;
    assert!(is_dressed(&until_open(&container.0).await));
    checkout.abort();
    assert_eq!(outcome(&submission).await.unwrap()["status"], "aborted");
    assert_eq!((container.0.child_element_count(), sheets(&document())), (0, before), "left as it was");
    outside.remove();
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn where_the_container_is_not_on_the_page_there_is_the_dialog() {
    let page = Page::open();
    let (checkout, _) = acting(&page, &page.options_with("actionContainer", "#nowhere")).await;
    until_open(&page.host).await;
    assert!(page.get("dialog[open]").matches(":modal").unwrap());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_container_that_is_none_is_refused() {
    let page = Page::open();
    let refused = page.refusal(&page.options_with("actionContainer", 7)).await;
    assert_eq!(refused.code, "INVALID_OPTIONS");
}
