//! Where the keyboard's focus is after an attempt, during which nothing can have it that it was made with.

use js_sys::Promise;
use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlButtonElement, HtmlInputElement, ShadowRootInit, ShadowRootMode};

use crate::gateway::{Answer, Door, fixture};
use crate::page::{EMAIL, Page, body, document, outcome, window};
use crate::turns::until;

fn email(page: &Page) -> HtmlInputElement {
    page.field(EMAIL).query_selector("input").unwrap().unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn a_field_that_an_attempt_was_made_in_has_the_focus_again() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("payments/declined"))]);
    let checkout = page.mount_filled_in().await;
    let email = email(&page);
    email.focus().unwrap();
    let submission = checkout.submit();
    // What the browser does to the focus in what is inert, when it next paints.
    email.blur().unwrap();
    assert_eq!(outcome(&submission).await.unwrap()["status"], "declined");
    until("the focus is back", || document().active_element().as_ref() == Some(&*email as &Element)).await;
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_field_in_a_shadow_root_has_the_focus_again() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("payments/declined"))]);
    let outside = document().create_element("div").unwrap();
    body().append_child(&outside).unwrap();
    let root = outside.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    root.append_child(&page.host).unwrap();
    let checkout = page.mount_filled_in().await;
    let email = email(&page);
    email.focus().unwrap();
    let submission = checkout.submit();
    email.blur().unwrap();
    assert_eq!(outcome(&submission).await.unwrap()["status"], "declined");
    until("the focus is back", || root.active_element().as_ref() == Some(&*email as &Element)).await;
    checkout.unmount();
    outside.remove();
}

#[wasm_bindgen_test]
async fn a_button_that_can_be_pressed_again_after_the_attempt_has_the_focus_again() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let checkout = page.mount_filled_in().await;
    let pay: HtmlButtonElement = document().create_element("button").unwrap().unchecked_into();
    body().append_child(&pay).unwrap();
    pay.focus().unwrap();
    let submission = checkout.submit();
    pay.set_disabled(true);
    pay.blur().unwrap();
    checkout.abort();
    assert_eq!(outcome(&submission).await.unwrap(), json!({ "status": "aborted", "by": "merchant" }));
    // Merchants hear of the end before they do this.
    pay.set_disabled(false);
    until("the focus is back", || document().active_element().as_ref() == Some(&*pay as &Element)).await;
    pay.remove();
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_shopper_who_went_elsewhere_during_the_attempt_is_left_there() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let checkout = page.mount_filled_in().await;
    email(&page).focus().unwrap();
    let submission = checkout.submit();
    let elsewhere: HtmlInputElement = document().create_element("input").unwrap().unchecked_into();
    body().append_child(&elsewhere).unwrap();
    elsewhere.focus().unwrap();
    checkout.abort();
    assert_eq!(outcome(&submission).await.unwrap()["status"], "aborted");
    frame().await;
    assert_eq!(document().active_element().as_ref(), Some(&*elsewhere as &Element));
    elsewhere.remove();
    checkout.unmount();
}

/// Waits until the browser has painted what was due.
async fn frame() {
    let next = Promise::new(&mut |painted, _| {
        window().request_animation_frame(&painted).unwrap();
    });
    JsFuture::from(next).await.unwrap();
}
