//! The picker: groups that open one at a time, offers in them, and the box that saves what is paid with.

use serde_json::{Value as Json, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::gateway::{Answer, Door, fixture, json};
use crate::package::{Checkout, text};
use crate::page::{Page, document, outcome};
use crate::submission::answer;
use crate::turns::until;

fn channel(code: &str, brand: &str, allow_save: bool) -> Json {
    json!({
        "channel_code": code, "brand_name": brand, "brand_logo_url": "", "brand_color": "#123456",
        "ui_group": "wallets", "allow_save": allow_save, "form": [], "instructions": ["Pay", "In the app"],
    })
}

/// Cards, and a group of wallets: one plain, one in twins, one for larger sums only.
pub(crate) fn session() -> Json {
    let mut session = json(fixture!("sessions/full-example"));
    session["session"]["allow_save_payment_method"] = json!("OPTIONAL");
    let channels = session["channels"].as_array_mut().unwrap();
    channels.truncate(1);
    let large = json!({"channel_code": "BIG", "brand_name": "Big", "ui_group": "wallets", "min_amount": 500_000, "form": []});
    channels.extend([
        channel("OVO", "OVO", false),
        channel("GOPAY", "GoPay", false),
        channel("GOPAY_RECURRING", "GoPay", true),
        large,
    ]);
    session["channel_ui_groups"].as_array_mut().unwrap().push(json!({"id": "wallets", "label": "E-wallets"}));
    session
}

async fn mounted(page: &Page) -> Checkout {
    page.gateway.answers(Door::Session, [Answer::ok(&session())]);
    page.mount().await
}

fn press(page: &Page, label: &str) {
    let all = page.host.query_selector_all(".xendit-group-button").unwrap();
    let buttons = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok());
    let mut named =
        buttons.filter(|button| button.text_content().is_some_and(|text| text.starts_with(label)));
    named.next().unwrap().click();
}

fn choose(page: &Page, code: &str) {
    page.get(&format!(".xendit-offer-input[value={code}]")).click();
}

fn current(checkout: &Checkout) -> Option<String> {
    let channel = checkout.current_channel();
    (!channel.is_null()).then(|| text(&channel, "channelCode"))
}

#[wasm_bindgen_test]
async fn the_first_group_is_open_and_its_only_channel_chosen() {
    let page = Page::open();
    let checkout = mounted(&page).await;
    assert_eq!(current(&checkout).as_deref(), Some("CARDS"));
    let expanded = page.host.query_selector_all("[aria-expanded=true]").unwrap();
    assert_eq!(expanded.length(), 1);
    assert!(page.find(".xendit-group-panel:not([hidden]) .xendit-form").is_some());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_group_of_several_asks_which_and_remembers_the_answer_and_what_was_typed() {
    let page = Page::open();
    let checkout = mounted(&page).await;
    let email = page.type_into("card_details.cardholder_email", "rani@example.org");
    let is_seen = |element: &HtmlElement| element.offset_height() > 0;
    press(&page, "E-wallets");
    assert_eq!((current(&checkout), is_seen(&email)), (None, false));
    choose(&page, "OVO");
    assert_eq!(current(&checkout).as_deref(), Some("OVO"));
    assert!(is_seen(&page.get(".xendit-group-panel:not([hidden]) .xendit-form:not([hidden])")));
    assert!(!is_seen(&email), "the form before is at rest");
    email.focus().unwrap();
    assert_ne!(document().active_element().as_deref(), Some(email.as_ref()), "by keyboard, too");
    assert_eq!(page.events().last().map(String::as_str), Some("submission-ready"));
    press(&page, "Cards");
    assert_eq!(current(&checkout).as_deref(), Some("CARDS"));
    assert_eq!((email.value().as_str(), is_seen(&email)), ("rani@example.org", true));
    assert_eq!(page.get("[name='card_details.cardholder_email']"), *email.as_ref(), "the very same");
    press(&page, "E-wallets");
    assert_eq!(current(&checkout).as_deref(), Some("OVO"));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_channel_the_merchant_selects_opens_its_group_and_none_closes_them_all() {
    let page = Page::open();
    let checkout = mounted(&page).await;
    let labels = page.host.query_selector_all(".xendit-group-label").unwrap();
    let labels: Vec<_> = (0..labels.length()).filter_map(|at| labels.get(at)?.text_content()).collect();
    assert_eq!(labels, ["Cards", "E-wallets"]);
    page.type_into("card_details.cardholder_email", "rani@example.org");
    checkout.select_channel(Some("OVO")).unwrap();
    assert_eq!(current(&checkout).as_deref(), Some("OVO"));
    assert!(page.get(".xendit-offer-input[value=OVO]").matches(":checked").unwrap());
    let expanded = |page: &Page| page.host.query_selector_all("[aria-expanded=true]").unwrap().length();
    assert_eq!(expanded(&page), 1);
    checkout.select_channel(None).unwrap();
    assert_eq!((current(&checkout), expanded(&page)), (None, 0));
    checkout.select_channel(Some("CARDS")).unwrap();
    let email = page.get("[data-name=\"card_details.cardholder_email\"] input");
    assert_eq!(email.unchecked_into::<web_sys::HtmlInputElement>().value(), "rani@example.org");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_limit_is_given_as_the_reason_why_an_offer_cannot_be_chosen() {
    let page = Page::open();
    let checkout = mounted(&page).await;
    press(&page, "E-wallets");
    let big = page.get(".xendit-offer-input[value=BIG]");
    assert!(big.has_attribute("disabled"));
    let reason = big.parent_element().unwrap().query_selector(".xendit-reason").unwrap().unwrap();
    until("the limit is told", || reason.text_content().as_deref() == Some("From Rp500.000")).await;
    assert!(checkout.select_channel(Some("BIG")).is_err());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn ticking_the_box_saves_what_is_paid_with() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::ok(&session())]);
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    let checkout = page.mount_filled_in().await;
    page.get(".xendit-form:not([hidden]) .xendit-box").click();
    outcome(&checkout.submit()).await.unwrap();
    let asked = page.gateway.asked(Door::PaymentRequests).pop().unwrap();
    assert_eq!(asked.payload()["save_payment_method"], json!(true));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn of_twins_the_box_decides_which_is_paid_with() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    let checkout = mounted(&page).await;
    press(&page, "E-wallets");
    assert!(page.find(".xendit-offer-input[value=GOPAY_RECURRING]").is_none(), "twins are one offer");
    choose(&page, "GOPAY");
    page.get(".xendit-form:not([hidden]) .xendit-box").click();
    assert_eq!(current(&checkout).as_deref(), Some("GOPAY_RECURRING"));
    assert!(
        page.find(".xendit-form:not([hidden]) .xendit-box:checked").is_some(),
        "the twin's box says so too"
    );
    outcome(&checkout.submit()).await.unwrap();
    let payload = page.gateway.asked(Door::PaymentRequests).pop().unwrap().payload();
    assert_eq!(
        (&payload["channel_code"], &payload["save_payment_method"]),
        (&json!("GOPAY_RECURRING"), &json!(true))
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_picker_is_silent_after_unmount() {
    let page = Page::open();
    let checkout = mounted(&page).await;
    let all = page.host.query_selector_all(".xendit-group-button").unwrap();
    let button: HtmlElement = all.get(1).unwrap().unchecked_into();
    checkout.unmount();
    page.forget_events();
    button.click();
    assert_eq!(page.events(), [""; 0]);
    assert!(page.find(".xendit-picker").is_none());
}
