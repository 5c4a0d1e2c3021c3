//! Xendit's CSS variables, one by one: what follows each of them.

use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::forms::{session, text, with};
use crate::gateway::{Answer, Door, fixture, json};
use crate::package::{self, object};
use crate::page::{FIRST_NAME, NUMBER, Page, document, window};
use crate::turns::until;

/// A property of something in the page, as it is drawn; `part` may end in a pseudo-element.
fn look(part: &str, property: &str) -> String {
    let (selector, pseudo) =
        part.split_once("::").map_or((part, None), |(selector, pseudo)| (selector, Some(pseudo)));
    let element =
        document().query_selector(selector).unwrap().unwrap_or_else(|| panic!("there is no {selector}"));
    let style = match pseudo {
        Some(pseudo) => window().get_computed_style_with_pseudo_elt(&element, &format!("::{pseudo}")),
        None => window().get_computed_style(&element),
    };
    style.unwrap().unwrap().get_property_value(property).unwrap()
}

/// A card form with a field that need not be filled in, dressed in these variables; nothing takes time to change its look.
async fn dressed(page: &Page, variables: &[(&str, &str)]) -> package::Checkout {
    let mut form = session(&[with(text("Company", "company"), json!({ "required": false }))]);
    let cards = json(fixture!("sessions/active-with-cards"))["channels"][0]["form"].clone();
    form["channels"][0]["form"].as_array_mut().unwrap().extend(cards.as_array().unwrap().clone());
    page.gateway.answers(Door::Session, [Answer::ok(&form)]);
    let still = [("--xendit-animation-duration", "0s")];
    let variables: Vec<_> =
        still.iter().chain(variables).map(|(name, value)| (*name, (*value).into())).collect();
    let appearance = object(&[("variables", object(&variables))]);
    package::mount(&page.host, &page.options_with("appearance", appearance)).await.unwrap()
}

#[wasm_bindgen_test]
async fn each_variable_is_followed_by_what_it_names() {
    let input = format!(".xendit-field[data-name='{FIRST_NAME}'] input");
    for (name, value, part, property, drawn) in [
        ("font-family", "Georgia", ".xendit-checkout", "font-family", "Georgia"),
        ("font-family", "Georgia", &*input, "font-family", "Georgia"),
        ("color-text", "#010203", ".xendit-checkout", "color", "rgb(1, 2, 3)"),
        ("color-text", "#010203", &*input, "color", "rgb(1, 2, 3)"),
        ("color-text-secondary", "#010203", ".xendit-optional", "color", "rgb(1, 2, 3)"),
        ("color-text-placeholder", "#010203", "[type=email]::placeholder", "color", "rgb(1, 2, 3)"),
        ("color-border", "#010203", &*input, "border-top-color", "rgb(1, 2, 3)"),
        ("color-background", "#010203", &*input, "background-color", "rgb(1, 2, 3)"),
        ("color-background", "#010203", ".xendit-card-frame", "background-color", "rgb(1, 2, 3)"),
        ("radius-1", "13px", "[data-top][data-start] .xendit-input", "border-top-left-radius", "13px"),
        ("animation-duration", "0.7s", &*input, "transition-duration", "0.7s"),
        ("animation-ease", "linear", &*input, "transition-timing-function", "linear"),
    ] {
        let page = Page::open();
        let checkout = dressed(&page, &[(&format!("--xendit-{name}"), value)]).await;
        assert_eq!(look(part, property), drawn, "{name}");
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn the_field_with_the_focus_has_the_primary_colour_and_the_focus_shadow_and_lies_on_top() {
    let page = Page::open();
    let variables = [
        ("--xendit-color-primary", "#010203"),
        ("--xendit-focus-shadow", "0 0 0 5px rgb(4, 5, 6)"),
        ("--xendit-z-index-focus", "7"),
    ];
    let checkout = dressed(&page, &variables).await;
    let frame = format!(".xendit-field[data-name='{NUMBER}'] .xendit-card-frame");
    page.get(&frame).set_attribute("data-focus", "").unwrap();
    assert_eq!(look(&frame, "border-top-color"), "rgb(1, 2, 3)");
    assert_eq!(look(&frame, "box-shadow"), "rgb(4, 5, 6) 0px 0px 0px 5px");
    assert_eq!(look(&frame, "z-index"), "7");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_wrong_is_in_the_colour_of_danger() {
    let page = Page::open();
    let checkout = dressed(&page, &[("--xendit-color-danger", "#010203")]).await;
    checkout.show_validation_errors().unwrap();
    assert_eq!(look("[data-invalid] .xendit-input", "border-top-color"), "rgb(1, 2, 3)");
    assert_eq!(look(".xendit-error:not(:empty)", "color"), "rgb(1, 2, 3)");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_said_over_the_form_has_the_shadow_of_cards() {
    let page = Page::open();
    let shadow = object(&[("--xendit-card-shadow", "0 0 0 5px rgb(4, 5, 6)".into())]);
    let options = page.options_with("appearance", object(&[("variables", shadow)]));
    page.gateway.answers(Door::PaymentRequests, [Answer::of(fixture!("payments/pending"))]);
    page.gateway.answers(Door::Poll, [Answer::of(fixture!("polls/session-pending"))]);
    let checkout = package::mount(&page.host, &options).await.unwrap();
    page.fill_in();
    let _submission = checkout.submit();
    until("something is said", || page.find(".xendit-status[data-tone]").is_some()).await;
    assert_eq!(look(".xendit-status", "box-shadow"), "rgb(4, 5, 6) 0px 0px 0px 5px");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_said_lies_over_the_form_and_moves_nothing() {
    let page = Page::open();
    page.gateway.answers(Door::PaymentRequests, [Answer::Silence]);
    let checkout = page.mount_filled_in().await;
    let stands = |part: &str| page.get(part).get_bounding_client_rect();
    let before = stands(".xendit-form");
    let _submission = checkout.submit();
    until("something is said", || page.find(".xendit-status[data-tone]").is_some()).await;
    let (form, said) = (stands(".xendit-form"), stands(".xendit-status"));
    assert_eq!((form.top(), form.height()), (before.top(), before.height()));
    assert!(form.top() < said.top() && said.bottom() < form.bottom(), "it is over the form");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_dots_of_a_picker_are_its_icons_and_what_cannot_be_chosen_has_a_ground_of_its_own() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/full-example"))]);
    let variables = [
        ("--xendit-animation-duration", "0s"),
        ("--xendit-color-icon-primary", "#010203"),
        ("--xendit-color-icon-secondary", "#040506"),
        ("--xendit-color-disabled", "#070809"),
    ]
    .map(|(name, value)| (name, value.into()));
    let appearance = object(&[("variables", object(&variables))]);
    let checkout = package::mount(&page.host, &page.options_with("appearance", appearance)).await.unwrap();
    let dot = ".xendit-group-button[aria-expanded='false']::before";
    assert_eq!(look(dot, "border-top-color"), "rgb(1, 2, 3)");
    assert_eq!(look(dot, "background-color"), "rgb(4, 5, 6)");
    page.get(".xendit-group-button").set_attribute("disabled", "").unwrap();
    assert_eq!(look(".xendit-group-button:disabled", "background-color"), "rgb(7, 8, 9)");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_dialog_has_the_shadow_of_dialogs() {
    let page = Page::open();
    let shadow = object(&[("--xendit-dialog-shadow", "0 0 0 5px rgb(4, 5, 6)".into())]);
    let options = page.options_with("appearance", object(&[("variables", shadow)]));
    let (checkout, _submission) = crate::container::acting(&page, &options).await;
    until("the dialog is open", || page.find("dialog[open]").is_some()).await;
    assert_eq!(look("dialog[open]", "box-shadow"), "rgb(4, 5, 6) 0px 0px 0px 5px");
    checkout.unmount();
}
