//! Which fields a form asks for, and what becomes of those it does not: conditions, billing addresses, who pays.

use serde_json::{Value as Json, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

use crate::gateway::{Answer, Door, fixture, json};
use crate::package::Checkout;
use crate::page::{NUMBER, Page, dispatch, outcome};
use crate::submission::answer;
use crate::turns::until;

/// Ciphertext of sixteen digits (protocol.md C.5).
const SIXTEEN_DIGITS: &str = "2KSb2Xzu4jP/2nXOepFWExs1lPD9hRQbv+lVaa2GJrL4=";

/// A field of any text.
pub(crate) fn text(label: &str, property: &str) -> Json {
    json!({
        "label": label, "placeholder": "", "type": { "name": "text", "max_length": 50 },
        "channel_property": property, "required": true, "span": 2,
    })
}

/// A field with some members added or changed.
pub(crate) fn with(mut field: Json, changes: Json) -> Json {
    field.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    field
}

/// A session with one channel that asks for these.
pub(crate) fn session(form: &[Json]) -> Json {
    let mut session = json(fixture!("sessions/active-with-cards"));
    session["channels"][0]["form"] = json!(form);
    session
}

/// A checkout of that session, which can be paid.
pub(crate) async fn mounted(page: &Page, session: &Json) -> Checkout {
    page.gateway.answers(Door::Session, [Answer::ok(session)]);
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    page.mount().await
}

/// What is sent when it is paid.
pub(crate) async fn sent(page: &Page, checkout: &Checkout) -> Json {
    outcome(&checkout.submit()).await.unwrap();
    page.gateway.asked(Door::PaymentRequests).pop().unwrap().payload()
}

fn asks(page: &Page, name: &str) -> bool {
    !page.field(name).has_attribute("hidden")
}

fn conditional() -> Json {
    session(&[
        text("By", "by"),
        with(text("Digits", "card.digits"), json!({ "display_if": [["by", "equals", "card"]] })),
        with(text("Why not", "reason"), json!({ "display_if": [["card.digits", "not_equals", ""]] })),
    ])
}

#[wasm_bindgen_test]
async fn a_field_is_asked_while_its_condition_is_met_and_keeps_what_was_typed() {
    let page = Page::open();
    let checkout = mounted(&page, &conditional()).await;
    assert_eq!(
        (asks(&page, "card.digits"), asks(&page, "reason")),
        (false, true),
        "nothing is not an empty text"
    );
    page.type_into("by", "card");
    assert_eq!((asks(&page, "card.digits"), asks(&page, "reason")), (true, false));
    page.type_into("card.digits", "1234");
    assert!(asks(&page, "reason"), "an answer may bring up the next question");
    page.type_into("by", "cash");
    assert!(!asks(&page, "card.digits"));
    page.type_into("by", "card");
    page.type_into("reason", "because");
    let sent = sent(&page, &checkout).await;
    assert_eq!(
        sent["channel_properties"],
        json!({ "by": "card", "card": { "digits": "1234" }, "reason": "because" })
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_not_asked_is_neither_missed_nor_sent_nor_complained_about() {
    let page = Page::open();
    let checkout = mounted(&page, &conditional()).await;
    page.type_into("by", "cash");
    page.type_into("reason", "because");
    assert_eq!(page.events(), ["init", "submission-ready"]);
    checkout.show_validation_errors().unwrap();
    assert_eq!(page.error_of("card.digits"), "");
    let sent = sent(&page, &checkout).await;
    assert_eq!(sent["channel_properties"], json!({ "by": "cash", "reason": "because" }));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn conditions_that_chase_each_other_come_to_rest() {
    let page = Page::open();
    let form = [
        with(
            text("A", "a"),
            json!({ "required": false, "initial_value": "x", "display_if": [["b", "not_equals", "x"]] }),
        ),
        with(
            text("B", "b"),
            json!({ "required": false, "initial_value": "x", "display_if": [["a", "equals", "x"]] }),
        ),
    ];
    let checkout = mounted(&page, &session(&form)).await;
    assert_eq!(page.events(), ["init", "submission-ready"]);
    checkout.unmount();
}

fn with_address(session_type: &str) -> Json {
    let mut session = json(fixture!("sessions/active-with-cards"));
    session["session"]["session_type"] = json!(session_type);
    let flags = json!({ "group_label": "Billing address", "flags": { "require_billing_information": true } });
    session["channels"][0]["form"].as_array_mut().unwrap().push(with(text("City", "billing.city"), flags));
    session
}

async fn number_typed(page: &Page, wants_billing: bool) {
    let mut known = json(fixture!("card_info/visa"));
    known["require_billing_information"] = json!(wants_billing);
    page.gateway.answers(Door::CardInfo, [Answer::ok(&known)]);
    let asked = page.gateway.asked(Door::CardInfo).len();
    page.card_frame(NUMBER).changes_to(&[(if wants_billing { "IV1" } else { "IV2" }, SIXTEEN_DIGITS)]);
    page.clock.advance(300.0);
    page.gateway.wait_for(Door::CardInfo, asked + 1).await;
}

#[wasm_bindgen_test]
async fn an_address_is_asked_for_while_the_card_wants_one() {
    let page = Page::open();
    let checkout = mounted(&page, &with_address("PAY")).await;
    page.fill_in();
    let label: HtmlElement =
        page.field("billing.city").query_selector("label").unwrap().unwrap().unchecked_into();
    assert_eq!((label.text_content().unwrap().as_str(), label.offset_height()), ("City", 0));
    number_typed(&page, true).await;
    until("a city is asked for", || asks(&page, "billing.city")).await;
    assert!(label.offset_height() > 0);
    assert_eq!(page.events(), ["init", "submission-ready", "submission-not-ready"]);
    page.type_into("billing.city", "Bandung");
    assert_eq!(page.events().last().unwrap(), "submission-ready");
    number_typed(&page, false).await;
    until("no city is asked for", || !asks(&page, "billing.city")).await;
    number_typed(&page, true).await;
    until("a city is asked for", || asks(&page, "billing.city")).await;
    let sent = sent(&page, &checkout).await;
    assert_eq!(sent["channel_properties"]["billing"], json!({ "city": "Bandung" }), "it was kept");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_card_without_a_number_wants_no_address() {
    let page = Page::open();
    let checkout = mounted(&page, &with_address("PAY")).await;
    page.fill_in();
    number_typed(&page, true).await;
    until("a city is asked for", || asks(&page, "billing.city")).await;
    page.card_frame(NUMBER).is_emptied();
    assert!(!asks(&page, "billing.city"));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn who_saves_a_card_is_not_asked_for_an_address() {
    let page = Page::open();
    let checkout = mounted(&page, &with_address("SAVE")).await;
    page.fill_in();
    number_typed(&page, true).await;
    until("one brand is left", || {
        page.host.query_selector_all(".xendit-brand:not([hidden])").unwrap().length() == 1
    })
    .await;
    assert!(!asks(&page, "billing.city"));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_stranger_is_asked_for_a_name_where_the_channel_wants_to_know() {
    let page = Page::open();
    let mut session = session(&[]);
    session["channels"][0]["requires_customer_details"] = json!(true);
    session["customer"] = json!(null);
    let checkout = mounted(&page, &session).await;
    checkout.show_validation_errors().unwrap();
    assert_eq!(page.error_of("customer/given_names"), "Your name is required.");
    page.type_into("customer/given_names", "Rani");
    let sent = sent(&page, &checkout).await;
    assert_eq!(
        (&sent["customer"], &sent["channel_properties"]),
        (&json!({ "given_names": "Rani" }), &json!({}))
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn somebody_known_is_not_asked_for_a_name_and_neither_is_who_saves() {
    for (session_type, is_known) in [("PAY", true), ("SAVE", false)] {
        let page = Page::open();
        let mut session = session(&[]);
        session["session"]["session_type"] = json!(session_type);
        session["channels"][0]["requires_customer_details"] = json!(true);
        if !is_known {
            session["customer"] = json!(null);
        }
        let checkout = mounted(&page, &session).await;
        assert!(page.find(".xendit-field").is_none());
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn an_initial_value_is_there_from_the_start_and_can_be_changed() {
    let page = Page::open();
    let form = [with(text("Name", "name"), json!({ "initial_value": "Rani" })), text("City", "city")];
    let checkout = mounted(&page, &session(&form)).await;
    page.type_into("city", "Bandung");
    assert_eq!(
        sent(&page, &checkout).await["channel_properties"],
        json!({ "name": "Rani", "city": "Bandung" })
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_only_shown_cannot_be_typed_into_and_is_sent() {
    let page = Page::open();
    let form = [
        with(text("Name", "name"), json!({ "initial_value": "Rani", "disabled": true })),
        with(text("Nothing", "nothing"), json!({ "disabled": true })),
    ];
    let checkout = mounted(&page, &session(&form)).await;
    assert!(page.get("[name=name]").has_attribute("disabled"));
    assert_eq!(page.events(), ["init", "submission-ready"], "nobody can fill in what is missing");
    assert_eq!(sent(&page, &checkout).await["channel_properties"], json!({ "name": "Rani", "nothing": "" }));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn browsers_and_keyboards_are_told_what_belongs_into_a_field() {
    let page = Page::open();
    let numeric =
        json!({ "name": "text", "max_length": 4, "numeric": true, "autocomplete": "one-time-code" });
    let form = [
        with(text("Code", "code"), json!({ "type": numeric })),
        with(text("Postal code", "postal"), json!({ "type": { "name": "postal_code" } })),
    ];
    let checkout = mounted(&page, &session(&form)).await;
    let attribute = |name: &str, of: &str| page.get(&format!("[name={name}]")).get_attribute(of);
    assert_eq!(attribute("code", "inputmode").as_deref(), Some("numeric"));
    assert_eq!(attribute("code", "autocomplete").as_deref(), Some("one-time-code"));
    assert_eq!(attribute("postal", "autocomplete").as_deref(), Some("postal-code"));
    let input = page.type_into("postal", "-94103");
    dispatch(&input, "blur");
    assert_eq!(page.error_of("postal"), "Postal code doesn't look right.");
    page.type_into("postal", "SW1A 2AA");
    assert_eq!(page.error_of("postal"), "");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_was_typed_is_there_again_when_a_session_waited_and_is_active_again() {
    let page = Page::open();
    let checkout = mounted(&page, &session(&[text("Name", "name")])).await;
    answer(&page.gateway, fixture!("payments/pending"), fixture!("polls/session-pending"));
    page.type_into("name", "Rani");
    let input = page.get("[name=name]");
    outcome(&checkout.submit()).await.unwrap();
    page.wait_for_event("session-pending").await;
    assert!(page.find("form:not([hidden])").is_none());
    let mut reopened = json(fixture!("polls/session-pending"));
    reopened["session"]["status"] = json!("ACTIVE");
    page.gateway.answers(Door::Poll, [Answer::ok(&reopened)]);
    checkout.poll_immediately().unwrap();
    page.wait_for_event("session-not-pending").await;
    assert!(page.find("form:not([hidden])").is_some());
    assert_eq!(page.get("[name=name]"), input);
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    assert_eq!(sent(&page, &checkout).await["channel_properties"], json!({ "name": "Rani" }));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_form_of_nothing_is_complete_and_one_of_two_hundred_fields_is_filled_in_like_any_other() {
    let page = Page::open();
    let checkout = mounted(&page, &session(&[])).await;
    assert_eq!(page.events(), ["init", "submission-ready"]);
    checkout.unmount();

    let page = Page::open();
    // Each depends on the one before it.
    let asked = |at: usize| {
        let condition =
            json!({ "display_if": [[format!("field_{}", at.saturating_sub(1)), "not_equals", "no"]] });
        with(text("Field", &format!("field_{at}")), if at == 0 { json!({}) } else { condition })
    };
    let checkout = mounted(&page, &session(&(0..200).map(asked).collect::<Vec<_>>())).await;
    for at in 0..200 {
        assert_eq!(page.events(), ["init"]);
        page.type_into(&format!("field_{at}"), "yes");
    }
    assert_eq!(page.events(), ["init", "submission-ready"]);
    assert_eq!(sent(&page, &checkout).await["channel_properties"].as_object().unwrap().len(), 200);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_form_that_makes_no_sense_is_drawn_as_far_as_it_does() {
    let page = Page::open();
    let nonsense = [
        json!({}),
        json!(null),
        json!("text"),
        with(
            text("Regex", "regex"),
            json!({ "type": { "name": "text", "regex_validators": [
            { "regex": "/(/", "message": "never" }, { "regex": "", "message": "never" }, { "message": "never" }, null,
        ] } }),
        ),
        with(
            text("Limits", "limits"),
            json!({ "type": { "name": "text", "min_length": -1, "max_length": "5" } }),
        ),
        with(text("Conditions", "conditions"), json!({ "display_if": [[], null, ["a"], "x", [1, 2, 3]] })),
        with(text("Nowhere", "nowhere"), json!({ "channel_property": null, "required": false })),
        with(text("\u{202e}evil", "a.b[]"), json!({ "group_label": 7, "initial_value": 7, "flags": "yes" })),
        with(text("Unknown", "unknown"), json!({ "type": { "name": "iris_scan" }, "required": false })),
    ];
    let checkout = mounted(&page, &session(&nonsense)).await;
    for name in ["regex", "limits", "conditions", "a.b[]"] {
        page.type_into(name, "anything");
    }
    assert_eq!(page.events(), ["init", "submission-ready"]);
    assert_eq!(
        sent(&page, &checkout).await["channel_properties"],
        json!({ "regex": "anything", "limits": "anything", "conditions": "anything", "a": { "b": ["anything"] } })
    );
    checkout.unmount();
}
