//! Telephone numbers: what becomes of what is typed or pasted, of what is cleared again, and of the country beside it, which
//! is drawn by a script that is fetched.

use serde_json::{Value as Json, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, HtmlElement, HtmlInputElement, InputEvent, InputEventInit};

use crate::forms::{mounted, sent, session, text, with};
use crate::gateway::{Answer, Door, fixture, json};
use crate::package::{Checkout, draw_phone};
use crate::page::{PHONE, Page, dispatch, document, outcome};
use crate::submission::answer;
use crate::turns::{turn, until};

#[wasm_bindgen_test]
async fn until_its_country_is_there_a_number_is_one_from_abroad() {
    let page = Page::open();
    let checkout = page.mount().await;
    let input = page.type_into(PHONE, "");
    assert_eq!(input.placeholder(), "+");
    assert_eq!((input.type_().as_str(), input.autocomplete().as_str()), ("tel", "tel"));
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

#[wasm_bindgen_test]
async fn a_number_is_sent_without_what_groups_its_digits_though_its_country_never_arrives() {
    let page = Page::open();
    let checkout = mounted(&page, &asking("ID", json!({}))).await;
    for (typed, said) in [("0812 3456 789", "Mobile doesn't look right."), ("+62 812-3456-789", "")] {
        dispatch(&page.type_into("mobile", typed), "blur");
        assert_eq!(page.error_of("mobile"), said);
    }
    assert_eq!(sent(&page, &checkout).await["channel_properties"], json!({ "mobile": "+628123456789" }));
    checkout.unmount();
}

/// A session of that country which asks for a telephone number.
fn asking(country: &str, changes: Json) -> Json {
    let phone = with(text("Mobile", "mobile"), json!({ "type": { "name": "phone_number" } }));
    let mut session = session(&[with(phone, changes)]);
    session["session"]["country"] = json!(country);
    session
}

/// What the package would fetch and call.
fn draw(page: &Page) -> AbortController {
    let controller = AbortController::new().unwrap();
    draw_phone(&page.field("mobile"), &JsValue::NULL, &controller.signal());
    controller
}

async fn drawn(page: &Page, country: &str, changes: Json) -> Checkout {
    let checkout = mounted(page, &asking(country, changes)).await;
    draw(page);
    checkout
}

/// A select has what an input has, as far as JavaScript can tell.
fn country(page: &Page) -> HtmlInputElement {
    page.get("[data-name=mobile] select").unchecked_into()
}

fn number(page: &Page) -> HtmlInputElement {
    page.get("[data-name=mobile] input:not([hidden])").unchecked_into()
}

fn choose(page: &Page, code: &str) {
    country(page).set_value(code);
    dispatch(&country(page), "input");
}

/// All at once, as pasting does it, or the browser that knows the shopper's number.
fn paste(page: &Page, text: &str) {
    number(page).set_value(text);
    dispatch(&number(page), "input");
}

/// Key by key.
fn type_keys(page: &Page, text: &str) {
    for key in text.chars() {
        let typed = number(page).value();
        number(page).set_value(&format!("{typed}{key}"));
        let init = InputEventInit::new();
        init.set_bubbles(true);
        init.set_input_type("insertText");
        init.set_data(Some(&key.to_string()));
        let event = InputEvent::new_with_event_init_dict("input", &init).unwrap();
        number(page).dispatch_event(&event).unwrap();
    }
}

/// What would be sent.
fn whole(page: &Page) -> String {
    page.get("[name=mobile]").unchecked_into::<HtmlInputElement>().value()
}

#[wasm_bindgen_test]
async fn a_number_is_asked_for_beside_its_country_which_is_the_sessions_at_first() {
    let page = Page::open();
    let checkout = drawn(&page, "ID", json!({})).await;
    draw(&page);
    assert_eq!(page.host.query_selector_all("select").unwrap().length(), 1, "drawn once");
    assert_eq!(country(&page).value(), "ID");
    let chosen = page.get("[data-name=mobile] option:checked").text_content().unwrap();
    assert_eq!(chosen, "Indonesia (\u{200e}+62)");
    assert_eq!(page.get("[data-name=mobile] [aria-hidden]").text_content().unwrap(), "ID +62");
    assert_eq!(number(&page).placeholder(), "0812-345-6789");
    assert_eq!(page.host.query_selector_all("option").unwrap().length(), 245);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn keyboards_browsers_and_screen_readers_are_told_which_part_is_which() {
    let page = Page::open();
    let checkout = drawn(&page, "ID", json!({})).await;
    let (country, number) = (country(&page), number(&page));
    assert_eq!((number.type_().as_str(), number.autocomplete().as_str()), ("tel", "tel"));
    assert_eq!(country.get_attribute("autocomplete").as_deref(), Some("tel-country-code"));
    let name = || country.get_attribute("aria-label");
    until("the list has a name", || name().as_deref() == Some("Country calling code")).await;
    let label = page.get("[data-name=mobile] label");
    assert_eq!(label.get_attribute("for"), number.get_attribute("id"));
    country.focus().unwrap();
    assert_eq!(document().active_element().as_ref(), Some(country.as_ref()), "Tab leads there, too");
    assert!(page.find("[data-name=mobile] [data-focus]").is_some(), "and is seen there");
    checkout.show_validation_errors().unwrap();
    assert_eq!(document().active_element().as_ref(), Some(number.as_ref()), "what is missing gets the focus");
    until("the number is marked", || number.get_attribute("aria-invalid").is_some()).await;
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_number_follows_the_rules_of_the_country_that_is_chosen_and_stays_as_it_was_typed() {
    let page = Page::open();
    let checkout = drawn(&page, "ID", json!({})).await;
    type_keys(&page, "8123 4567");
    dispatch(&number(&page), "blur");
    assert_eq!(page.error_of("mobile"), "Mobile doesn't look right.");
    choose(&page, "SG");
    assert_eq!((page.error_of("mobile").as_str(), number(&page).value().as_str()), ("", "8123 4567"));
    choose(&page, "ID");
    choose(&page, "SG");
    assert_eq!(number(&page).value(), "8123 4567");
    assert_eq!(sent(&page, &checkout).await["channel_properties"], json!({ "mobile": "+6581234567" }));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn every_countrys_example_is_a_number_of_it() {
    let page = Page::open();
    let checkout = drawn(&page, "US", json!({})).await;
    for code in ["HK", "ID", "MX", "MY", "PH", "SG", "TH", "VN"] {
        choose(&page, code);
        let example = number(&page).placeholder();
        paste(&page, &example);
        dispatch(&number(&page), "blur");
        assert_eq!((page.error_of("mobile"), number(&page).value()), (String::new(), example), "{code}");
        assert_eq!(country(&page).value(), code);
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_number_has_its_countrys_lengths_and_first_digits() {
    let page = Page::open();
    let checkout = drawn(&page, "US", json!({})).await;
    for (code, right, wrong) in [
        (
            "ID",
            ["0812-3456-7890 +6281234567890", "81234567890 +6281234567890"],
            ["0812 3456", "08123 4567 890 12", "0123 456 789"],
        ),
        (
            "PH",
            ["0917 123 4567 +639171234567", "+63 2 8123 4567 +63281234567"],
            ["0917 123 456", "0917 123 45678", "0123 456 789"],
        ),
        (
            "MY",
            ["011-1234 5678 +601112345678", "03 1234 5678 +60312345678"],
            ["011 123 456", "011 123 456 789", "02 1234 5678"],
        ),
        (
            "TH",
            ["08 1234 5678 +66812345678", "661234567 +66661234567"],
            ["081 234 567", "081 234 56789", "041 234 5678"],
        ),
        (
            "VN",
            ["0912.345.678 +84912345678", "0841234567 +84841234567"],
            ["091 234 567", "091 234 5678 9", "041 234 5678"],
        ),
        ("SG", ["9123 4567 +6591234567", "6591234567 +6591234567"], ["9123 456", "9123 45678", "7123 4567"]),
        ("HK", ["5123/4567 +85251234567", "85212345 +85285212345"], ["5123 456", "5123 45678", "1123 4567"]),
        (
            "MX",
            ["(55) 1234 5678 +525512345678", "1 55 1234 5678 +525512345678"],
            ["55 1234 567", "55 1234 56789", "0155 1234 567"],
        ),
    ] {
        choose(&page, code);
        for pair in right {
            let (typed, number) = pair.rsplit_once(' ').unwrap();
            choose(&page, code);
            paste(&page, typed);
            assert_eq!(whole(&page), number, "{typed} in {code}");
        }
        for typed in wrong {
            paste(&page, typed);
            assert_eq!(whole(&page), format!("?{typed}"), "{typed} in {code}");
        }
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_dialled_at_home_only_is_no_part_of_a_number_elsewhere_either() {
    let page = Page::open();
    let checkout = drawn(&page, "ID", json!({})).await;
    for (code, typed, whole_number) in [
        ("DE", "(030) 123-4567", "+49301234567"),
        ("IT", "06 1234 5678", "+390612345678"),
        ("US", "1 415 555 2671", "+14155552671"),
        ("RU", "8 912 345 67 89", "+79123456789"),
        ("RU", "812 345 67 89", "+78123456789"),
        ("HU", "06 20 123 4567", "+36201234567"),
    ] {
        choose(&page, code);
        paste(&page, typed);
        assert_eq!(whole(&page), whole_number, "{typed} in {code}");
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_number_that_comes_with_its_country_moves_it_there() {
    let page = Page::open();
    let checkout = drawn(&page, "ID", json!({})).await;
    for (pasted, code, shown) in [
        ("+65 9123 4567", "SG", "9123 4567"),
        ("0065-9123-4567", "SG", "9123-4567"),
        ("+4930123456", "DE", "30123456"),
        ("+62 (0) 812 3456 789", "ID", "(0) 812 3456 789"),
        ("+1 (416) 555-0123", "US", "(416) 555-0123"),
        ("+852 5123 4567", "HK", "5123 4567"),
        ("+999 123", "HK", "+999 123"),
        ("+", "HK", "+"),
        ("call me", "HK", "call me"),
    ] {
        paste(&page, pasted);
        assert_eq!(
            (country(&page).value().as_str(), number(&page).value().as_str()),
            (code, shown),
            "{pasted}"
        );
    }
    choose(&page, "CA");
    paste(&page, "+1 416 555 0123");
    assert_eq!(country(&page).value(), "CA", "which has the same code");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_country_that_is_typed_is_taken_out_once_the_number_is_left() {
    let page = Page::open();
    let checkout = drawn(&page, "ID", json!({})).await;
    type_keys(&page, "+6591234567");
    assert_eq!((country(&page).value().as_str(), number(&page).value().as_str()), ("ID", "+6591234567"));
    assert_eq!(page.events(), ["init", "submission-ready"], "and is right before");
    dispatch(&number(&page), "blur");
    assert_eq!((country(&page).value().as_str(), number(&page).value().as_str()), ("SG", "91234567"));
    assert_eq!(sent(&page, &checkout).await["channel_properties"], json!({ "mobile": "+6591234567" }));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_number_beside_its_country_that_was_cleared_is_empty_again() {
    let page = Page::open();
    let checkout = drawn(&page, "ID", json!({ "required": false })).await;
    type_keys(&page, "12");
    dispatch(&number(&page), "blur");
    assert_eq!(page.events(), ["init", "submission-ready", "submission-not-ready"]);
    paste(&page, "");
    choose(&page, "SG");
    assert_eq!((page.error_of("mobile"), whole(&page)), (String::new(), String::new()));
    assert_eq!(sent(&page, &checkout).await["channel_properties"], json!({ "mobile": "" }));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_initial_number_is_shown_beside_its_country() {
    for (initial, code, shown) in
        [("+6591234567", "SG", "91234567"), ("0812 3456 789", "ID", "0812 3456 789")]
    {
        let page = Page::open();
        let checkout = drawn(&page, "ID", json!({ "initial_value": initial, "disabled": true })).await;
        assert_eq!((country(&page).value().as_str(), number(&page).value().as_str()), (code, shown));
        assert!(country(&page).disabled() && number(&page).disabled());
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn who_is_typing_when_the_countries_arrive_goes_on_typing() {
    let page = Page::open();
    let checkout = mounted(&page, &asking("ID", json!({}))).await;
    let input = page.type_into("mobile", "+65 91");
    input.focus().unwrap();
    input.set_selection_range(2, 2).unwrap();
    draw(&page);
    let number = number(&page);
    assert_eq!(document().active_element().as_ref(), Some(number.as_ref()));
    assert_eq!((number.value().as_str(), number.selection_start()), ("+65 91", Ok(Some(2))));
    assert_eq!(page.error_of("mobile"), "", "nothing was left");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_country_follows_the_cards_as_long_as_there_is_no_number() {
    let page = Page::open();
    let checkout = drawn(&page, "ID", json!({})).await;
    let card_is_of = |code: &str| page.get("form").set_attribute("data-card-country", code).unwrap();
    card_is_of("SG");
    until("the card's country is chosen", || country(&page).value() == "SG").await;
    type_keys(&page, "9");
    card_is_of("PH");
    turn().await;
    assert_eq!(country(&page).value(), "SG");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn where_the_session_has_no_country_of_the_list_there_still_is_one_to_choose() {
    let page = Page::open();
    let checkout = drawn(&page, "XX", json!({})).await;
    choose(&page, "PH");
    type_keys(&page, "09051234567");
    let label: HtmlElement = page.get("[data-name=mobile] label");
    assert_eq!(label.text_content().unwrap(), "Mobile");
    assert_eq!(sent(&page, &checkout).await["channel_properties"], json!({ "mobile": "+639051234567" }));
    checkout.unmount();
}
