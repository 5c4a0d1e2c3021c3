//! Instalment plans: what is asked when, what is offered to the shopper, and what of it is sent.

use js_sys::Promise;
use serde_json::{Value as Json, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, HtmlInputElement};

use crate::gateway::{Answer, Door, GATEWAY_URL, fixture, json};
use crate::package::{Checkout, draw_plans};
use crate::page::{CVN, NUMBER, Page, SESSION_AUTH_KEY, dispatch, outcome, to_js, window};
use crate::polling::Hidden;
use crate::submission::answer;
use crate::turns::{is_settled, quiet, until};

const PLANS: &str =
    "installment_configuration.terms__installment_configuration.interval__installment_configuration.code";
const CARD: &str = "xendit-encrypted-1-KEY1-IV1-CT1";

fn plan_field() -> Json {
    json!({
        "label": "Instalments", "placeholder": "", "type": { "name": "installment_plan" }, "required": false,
        "span": 2, "channel_property": PLANS.split("__").collect::<Vec<_>>(),
    })
}

/// A page whose cards may be paid with in instalments.
async fn mounted(page: &Page) -> Checkout {
    let mut session = json(fixture!("sessions/active-with-cards"));
    session["channels"][0]["form"].as_array_mut().unwrap().push(plan_field());
    page.gateway.answers(Door::Session, [Answer::ok(&session)]);
    let checkout = page.mount().await;
    page.fill_in();
    page.forget_events();
    checkout
}

/// What the package does by itself with the script made small, which no server has here.
fn look_up(page: &Page, number: Option<&str>, left: &AbortController) -> Promise {
    let url = format!("{GATEWAY_URL}/api/sessions/{SESSION_AUTH_KEY}?components_version=v0.0.24");
    let account = number.map_or_else(|| to_js(&plan_field()["type"]), Into::into);
    draw_plans(&page.field(PLANS), &account, &left.signal(), &url)
}

async fn listed(page: &Page, number: Option<&str>) {
    JsFuture::from(look_up(page, number, &AbortController::new().unwrap())).await.unwrap();
}

fn is_shown(page: &Page) -> bool {
    !page.field(PLANS).has_attribute("hidden")
}

fn list(page: &Page) -> HtmlInputElement {
    page.field(PLANS).query_selector("select").unwrap().unwrap().unchecked_into()
}

fn on_offer(page: &Page) -> Vec<String> {
    let options = list(page).query_selector_all("option").unwrap();
    let text = |at| options.get(at).unwrap().text_content().unwrap().replace('\u{a0}', " ");
    (0..options.length()).map(text).collect()
}

fn choose(page: &Page, plan: &Json) {
    list(page).set_value(&plan.to_string());
    dispatch(&list(page), "input");
}

async fn sent(page: &Page, checkout: &Checkout) -> Json {
    answer(&page.gateway, fixture!("payments/declined"), fixture!("polls/declined"));
    outcome(&checkout.submit()).await.unwrap();
    page.gateway.asked(Door::PaymentRequests).pop().unwrap().payload()["channel_properties"].clone()
}

#[wasm_bindgen_test]
async fn plans_are_asked_for_as_xendit_spells_it() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentOptions, [Answer::of(fixture!("payment_options/card"))]);
    let checkout = mounted(&page).await;
    listed(&page, Some(CARD)).await;
    let asked = page.gateway.asked(Door::PaymentOptions).pop().unwrap();
    let expected = serde_json::from_str::<Json>(fixture!("payment_options/card")).unwrap()["request"].clone();
    assert_eq!(json!(asked.method), expected["method"]);
    assert_eq!(
        (json!(asked.path), json!(asked.query)),
        (expected["path"].clone(), expected["query"].clone())
    );
    assert_eq!(asked.headers, [("content-type".into(), "application/x-www-form-urlencoded".into())]);
    assert_eq!(asked.payload(), expected["payload"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_cards_plans_are_shown_when_they_are_known_and_paying_in_full_comes_first() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentOptions, [Answer::of(fixture!("payment_options/card"))]);
    let checkout = mounted(&page).await;
    assert!(!is_shown(&page));
    listed(&page, Some(CARD)).await;
    assert!(is_shown(&page));
    let expected = ["Pay in full", "3 × Rp400.000 (3 months)", "12 × Rp106.000 = Rp1.272.000 (12 months)"];
    assert_eq!(on_offer(&page), expected);
    let label = page.field(PLANS).query_selector("label").unwrap().unwrap();
    assert_eq!(label.get_attribute("for").unwrap(), list(&page).id());
    assert_eq!(sent(&page, &checkout).await.get("installment_configuration"), None);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_chosen_plan_is_sent_without_what_it_lacks() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentOptions, [Answer::of(fixture!("payment_options/card"))]);
    let checkout = mounted(&page).await;
    listed(&page, Some(CARD)).await;
    choose(&page, &json!([3, "MONTH", "BANKA_3M"]));
    let plan = json!({ "terms": 3, "interval": "MONTH", "code": "BANKA_3M" });
    assert_eq!(sent(&page, &checkout).await["installment_configuration"], plan);
    choose(&page, &json!([12, "MONTH"]));
    let plan = json!({ "terms": 12, "interval": "MONTH" });
    assert_eq!(sent(&page, &checkout).await["installment_configuration"], plan);
    choose(&page, &json!([]));
    assert_eq!(sent(&page, &checkout).await.get("installment_configuration"), None);
    assert!(is_shown(&page));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_card_without_plans_is_asked_for_none() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentOptions, [Answer::of(fixture!("payment_options/no-plans"))]);
    let checkout = mounted(&page).await;
    listed(&page, Some(CARD)).await;
    assert!(!is_shown(&page));
    assert_eq!(sent(&page, &checkout).await.get("installment_configuration"), None);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn plans_that_could_not_be_had_are_asked_for_again_and_refused_ones_are_not() {
    let page = Page::open();
    let html = Answer::of(fixture!("problems/html"));
    let answers = [Answer::Unreachable, html, Answer::of(fixture!("problems/channel-not-activated"))];
    page.gateway.answers(Door::PaymentOptions, answers);
    let checkout = mounted(&page).await;
    let looking = look_up(&page, Some(CARD), &AbortController::new().unwrap());
    for (count, pause_ms) in [(1, 2_000.0), (2, 4_000.0)] {
        page.gateway.wait_for(Door::PaymentOptions, count).await;
        until("there is a pause", || page.clock.is_due_in(pause_ms)).await;
        page.clock.advance(pause_ms);
    }
    page.gateway.wait_for(Door::PaymentOptions, 3).await;
    JsFuture::from(looking).await.unwrap();
    assert!(!is_shown(&page));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn plans_are_not_asked_for_while_nobody_looks_and_at_once_when_somebody_does() {
    let page = Page::open();
    let answers = [Answer::Unreachable, Answer::Unreachable, Answer::of(fixture!("payment_options/card"))];
    page.gateway.answers(Door::PaymentOptions, answers);
    let checkout = mounted(&page).await;
    let looking = look_up(&page, Some(CARD), &AbortController::new().unwrap());
    until("there is a pause", || page.clock.is_due_in(2_000.0)).await;
    let hidden = Hidden::from_now_on();
    page.clock.advance(600_000.0);
    dispatch(&window(), "online");
    quiet().await;
    assert_eq!(page.gateway.asked(Door::PaymentOptions).len(), 1, "nobody looks");
    drop(hidden);
    page.gateway.wait_for(Door::PaymentOptions, 2).await;
    until("there is a pause", || page.clock.is_due_in(4_000.0)).await;
    dispatch(&window(), "online");
    JsFuture::from(looking).await.unwrap();
    assert_eq!(page.gateway.asked(Door::PaymentOptions).len(), 3, "never two at a time");
    assert!(is_shown(&page));
    assert!(!page.clock.is_due_in(4_000.0) && !page.clock.is_due_in(8_000.0), "there is nothing left to ask");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_bank_without_plans_says_so_and_cannot_be_paid_with() {
    for answer in [fixture!("payment_options/no-plans"), fixture!("problems/channel-not-activated")] {
        let page = Page::open();
        page.gateway.answers(Door::Session, [Answer::ok(&session_of_a_bank())]);
        page.gateway.answers(Door::PaymentOptions, [Answer::of(answer)]);
        let checkout = page.mount().await;
        listed(&page, None).await;
        assert!(is_shown(&page));
        assert_eq!(on_offer(&page), ["Not available here"]);
        assert_eq!(page.events(), ["init"], "the form stays incomplete");
        assert_eq!(outcome(&checkout.submit()).await.unwrap_err().code, "NOT_READY");
        assert_eq!(page.error_of(PLANS), "Instalments is required.");
        checkout.unmount();
    }
}

/// Whose plans are had without a card.
fn session_of_a_bank() -> Json {
    let mut session = json(fixture!("sessions/active-with-cards"));
    let channel = &mut session["channels"][0];
    channel["channel_code"] = json!("SCB_CARD_INSTALLMENT");
    channel["form"] = json!([plan_field()]);
    channel["form"][0]["required"] = json!(true);
    session
}

#[wasm_bindgen_test]
async fn another_card_takes_away_the_plans_of_the_one_before_at_once() {
    let page = Page::open();
    let answers = [Answer::of(fixture!("payment_options/card")), Answer::Silence];
    page.gateway.answers(Door::PaymentOptions, answers);
    let checkout = mounted(&page).await;
    listed(&page, Some(CARD)).await;
    listed(&page, Some(CARD)).await;
    assert_eq!(page.gateway.asked(Door::PaymentOptions).len(), 1, "the same is not asked twice");
    choose(&page, &json!([3, "MONTH", "BANKA_3M"]));
    let other = AbortController::new().unwrap();
    let looking = look_up(&page, Some("xendit-encrypted-1-KEY1-IV2-CT2"), &other);
    assert!(!is_shown(&page));
    let asked = page.gateway.wait_for(Door::PaymentOptions, 2).await;
    assert!(!is_settled(&looking).await);
    listed(&page, Some("")).await;
    assert!(asked.signal.aborted(), "nobody waits for the plans of a number that is being typed over");
    JsFuture::from(looking).await.unwrap();
    assert_eq!(sent(&page, &checkout).await.get("installment_configuration"), None);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_checkout_that_is_left_asks_for_no_plans_any_more() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentOptions, [Answer::Unreachable]);
    let checkout = mounted(&page).await;
    let left = AbortController::new().unwrap();
    let looking = look_up(&page, Some(CARD), &left);
    until("there is a pause", || page.clock.is_due_in(2_000.0)).await;
    checkout.unmount();
    left.abort();
    JsFuture::from(looking).await.unwrap();
    assert_eq!(page.clock.waiting(), 0);
    quiet().await;
    assert_eq!(page.gateway.asked(Door::PaymentOptions).len(), 1);
}

#[wasm_bindgen_test]
async fn a_bank_has_its_plans_without_a_card_and_one_of_them_has_to_be_chosen() {
    let page = Page::open();
    let mut plans = json(fixture!("payment_options/bank"));
    plans["installment_plans"][1].as_object_mut().unwrap().remove("code");
    page.gateway.answers(Door::Session, [Answer::ok(&session_of_a_bank())]);
    page.gateway.answers(Door::PaymentOptions, [Answer::ok(&plans)]);
    let checkout = page.mount().await;
    assert!(is_shown(&page) && page.find(&format!("[data-name='{CVN}'], [data-name='{NUMBER}']")).is_none());
    assert_eq!(page.events(), ["init"], "not ready as long as no plan is known");
    listed(&page, None).await;
    let asked = page.gateway.asked(Door::PaymentOptions).pop().unwrap();
    let expected = serde_json::from_str::<Json>(fixture!("payment_options/bank")).unwrap();
    assert_eq!(asked.payload(), expected["request"]["payload"]);
    assert_eq!(on_offer(&page), ["3 × ฿3,333.34 (3 months)", "6 × ฿1,666.67 (6 months)"]);
    assert_eq!(page.events(), ["init", "submission-ready"]);
    let plan = json!({ "terms": 3, "interval": "MONTH", "code": "SCB_3M" });
    assert_eq!(sent(&page, &checkout).await["installment_configuration"], plan);
    choose(&page, &json!([6, "MONTH", ""]));
    assert_eq!(sent(&page, &checkout).await["installment_configuration"]["code"], "");
    checkout.unmount();
}
