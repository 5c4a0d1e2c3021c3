//! Lists to choose from, and banners: drawn by a script that is fetched when a form has one.

use serde_json::{Value as Json, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{AbortController, HtmlInputElement};

use crate::forms::{mounted, sent, session, text, with};
use crate::package::{draw_piece, object};
use crate::page::{Page, dispatch, document, to_js};
use crate::turns::until;

fn field(label: &str, property: &str, kind: Json) -> Json {
    with(text(label, property), json!({ "type": kind }))
}

fn documents() -> Json {
    json!({ "name": "dropdown", "options": [
        { "label": "Passport", "value": "P", "subtitle": "of any country" },
        { "label": "Driving licence", "value": "D" },
    ] })
}

/// What the package would fetch and call.
fn draw(page: &Page, name: &str, kind: &Json) -> AbortController {
    let controller = AbortController::new().unwrap();
    draw_piece(&page.field(name), &to_js(kind), &controller.signal());
    controller
}

/// A select has what an input has, as far as JavaScript can tell.
fn select(page: &Page, name: &str) -> HtmlInputElement {
    page.field(name).query_selector("select").unwrap().unwrap().unchecked_into()
}

fn choose(page: &Page, name: &str, value: &str) {
    let select = select(page, name);
    select.set_value(value);
    dispatch(&select, "input");
}

fn options(page: &Page, name: &str) -> Vec<String> {
    let options = page.field(name).query_selector_all("option").unwrap();
    (0..options.length()).map(|at| options.get(at).unwrap().text_content().unwrap()).collect()
}

#[wasm_bindgen_test]
async fn nothing_can_be_typed_where_a_list_is_still_to_come() {
    let page = Page::open();
    let checkout = mounted(&page, &session(&[field("Document", "document", documents())])).await;
    assert!(page.get("[name=document]").has_attribute("readonly"));
    assert_eq!(page.events(), ["init"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn one_of_the_gateways_options_is_chosen_and_its_value_sent() {
    let page = Page::open();
    let asked = with(field("Document", "document", documents()), json!({ "placeholder": "Choose" }));
    let checkout = mounted(&page, &session(&[asked])).await;
    draw(&page, "document", &documents());
    draw(&page, "document", &documents());
    assert_eq!(options(&page, "document"), ["Choose", "Passport – of any country", "Driving licence"]);
    checkout.show_validation_errors().unwrap();
    assert_eq!(page.error_of("document"), "Document is required.");
    let select = select(&page, "document");
    until("the list is marked", || select.get_attribute("aria-invalid").is_some()).await;
    assert_eq!(document().active_element().as_ref(), Some(select.as_ref()), "what is wrong gets the focus");
    choose(&page, "document", "D");
    assert_eq!(page.error_of("document"), "");
    assert_eq!(page.events(), ["init", "submission-ready"]);
    assert_eq!(sent(&page, &checkout).await["channel_properties"], json!({ "document": "D" }));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_list_is_named_by_its_fields_label_and_described_by_what_is_wrong() {
    let page = Page::open();
    let checkout = mounted(&page, &session(&[field("Document", "document", documents())])).await;
    draw(&page, "document", &documents());
    let select = select(&page, "document");
    let label = page.field("document").query_selector("label").unwrap().unwrap();
    assert_eq!(label.get_attribute("for"), select.get_attribute("id"));
    let described_by = select.get_attribute("aria-describedby").unwrap();
    assert!(document().get_element_by_id(&described_by).unwrap().matches(".xendit-error").unwrap());
    assert!(select.has_attribute("required"));
    assert!(page.field("document").query_selector("input:not([hidden])").unwrap().is_none());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_initial_value_is_chosen_if_it_is_on_offer() {
    for (initial, chosen) in [("P", "P"), ("X", "")] {
        let page = Page::open();
        let asked = with(field("Document", "document", documents()), json!({ "initial_value": initial }));
        let checkout = mounted(&page, &session(&[asked])).await;
        draw(&page, "document", &documents());
        assert_eq!(select(&page, "document").value(), chosen);
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn of_options_with_the_same_value_the_one_that_was_chosen_is_shown() {
    let page = Page::open();
    let kind = json!({ "name": "dropdown", "options": [
        { "label": "Savings", "value": "A" }, { "label": "Current", "value": "A" }, { "label": "Other", "value": "B" },
    ] });
    let checkout = mounted(&page, &session(&[field("Account", "account", kind.clone())])).await;
    draw(&page, "account", &kind);
    let option: HtmlInputElement = page.get("option:nth-child(3)").unchecked_into();
    js_sys::Reflect::set(&option, &"selected".into(), &true.into()).unwrap();
    dispatch(&select(&page, "account"), "input");
    assert_eq!(page.get("option:checked").text_content().unwrap(), "Current");
    assert_eq!(sent(&page, &checkout).await["channel_properties"], json!({ "account": "A" }));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn options_that_are_none_are_left_out_and_the_form_goes_on() {
    let named = json!({ "value": "<b>" });
    let strange =
        [json!(null), json!("P"), json!([null, 7, "x", { "label": "No value" }, named]), json!({ "a": 1 })];
    for (options_given, expected) in strange.into_iter().zip([vec![""], vec![""], vec!["", "<b>"], vec![""]])
    {
        let page = Page::open();
        let kind = json!({ "name": "dropdown", "options": options_given });
        let fields = [with(field("Document", "document", kind.clone()), json!({ "required": false }))];
        let checkout = mounted(&page, &session(&fields)).await;
        draw(&page, "document", &kind);
        assert_eq!(options(&page, "document"), expected);
        assert_eq!(page.events(), ["init", "submission-ready"]);
        checkout.unmount();
    }
}

fn address() -> Json {
    session(&[
        field("Country", "country", json!({ "name": "country" })),
        with(field("Province", "province", json!({ "name": "province" })), json!({ "required": false })),
    ])
}

fn draw_address(page: &Page) -> [AbortController; 2] {
    ["country", "province"].map(|name| draw(page, name, &json!({ "name": name })))
}

#[wasm_bindgen_test]
async fn countries_have_the_browsers_names_for_them_in_their_order() {
    let page = Page::open();
    let checkout = mounted(&page, &address()).await;
    draw_address(&page);
    let countries = options(&page, "country");
    assert_eq!(countries.len(), 251, "with nothing chosen at first");
    assert_eq!(countries[1..4], ["Afghanistan", "Åland Islands", "Albania"]);
    choose(&page, "country", "ID");
    assert_eq!(
        sent(&page, &checkout).await["channel_properties"],
        json!({ "country": "ID", "province": "" })
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn countries_are_named_in_the_language_that_is_spoken_and_the_chosen_one_stays() {
    let page = Page::open();
    let kind = json!({ "name": "country" });
    let checkout = mounted(&page, &session(&[field("Country", "country", kind.clone())])).await;
    draw(&page, "country", &kind);
    choose(&page, "country", "DE");
    checkout.update(&object(&[("locale", "id".into())])).unwrap();
    until("Germany is Jerman", || options(&page, "country").contains(&"Jerman".to_owned())).await;
    assert_eq!(select(&page, "country").value(), "DE");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_country_follows_the_cards_until_the_shopper_knows_better() {
    let page = Page::open();
    let checkout = mounted(&page, &address()).await;
    draw_address(&page);
    let card_is_of = |country: &str| page.get("form").set_attribute("data-card-country", country).unwrap();
    card_is_of("SG");
    until("the card's country is chosen", || select(&page, "country").value() == "SG").await;
    choose(&page, "country", "MY");
    card_is_of("");
    card_is_of("SG");
    card_is_of("PH");
    until("the other card's country is chosen", || select(&page, "country").value() == "PH").await;
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn provinces_are_those_of_the_country_before_them() {
    let page = Page::open();
    let checkout = mounted(&page, &address()).await;
    draw_address(&page);
    page.type_into("province", "Jawa Barat");
    choose(&page, "country", "US");
    assert_eq!(options(&page, "province").len(), 60);
    assert_eq!(select(&page, "province").value(), "", "there is no such state");
    choose(&page, "province", "CA");
    choose(&page, "country", "CA");
    assert_eq!((options(&page, "province").len(), select(&page, "province").value()), (14, String::new()));
    choose(&page, "province", "QC");
    assert_eq!(
        sent(&page, &checkout).await["channel_properties"],
        json!({ "country": "CA", "province": "QC" })
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn where_there_is_no_list_of_provinces_any_text_will_do() {
    let page = Page::open();
    let checkout = mounted(&page, &address()).await;
    draw_address(&page);
    choose(&page, "country", "GB");
    assert_eq!(options(&page, "province").len(), 94, "and none, at first");
    choose(&page, "province", "Kent");
    choose(&page, "country", "SG");
    assert!(page.field("province").query_selector("select").unwrap().is_none());
    let input = page.type_into("province", "Bedok");
    assert!(!input.has_attribute("hidden") && !input.read_only());
    let label = page.field("province").query_selector("label").unwrap().unwrap();
    assert_eq!(label.get_attribute("for"), input.get_attribute("id"));
    assert_eq!(
        sent(&page, &checkout).await["channel_properties"],
        json!({ "country": "SG", "province": "Bedok" })
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn without_a_country_before_them_provinces_are_the_sessions() {
    let page = Page::open();
    let mut session = session(&[field("Province", "province", json!({ "name": "province" }))]);
    session["session"]["country"] = json!("US");
    let checkout = mounted(&page, &session).await;
    draw(&page, "province", &json!({ "name": "province" }));
    assert_eq!(options(&page, "province").len(), 60);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn nothing_follows_anything_once_the_checkout_is_left() {
    let page = Page::open();
    let checkout = mounted(&page, &address()).await;
    let controllers = draw_address(&page);
    let (form, province) = (page.get("form"), page.field("province"));
    for controller in controllers {
        controller.abort();
    }
    checkout.unmount();
    page.host.append_child(&form).unwrap();
    choose(&page, "country", "US");
    assert!(province.query_selector("select").unwrap().is_none());
}

#[wasm_bindgen_test]
async fn a_banner_stands_under_the_form_and_leads_to_pages_only() {
    for (url, leads) in [("https://bank.example/", true), ("javascript:alert(1)", false)] {
        let page = Page::open();
        let mut session = session(&[text("Name", "name")]);
        let banner =
            json!({ "image_url": "/banner.svg", "alt_text": "A bank", "link_url": url, "aspect_ratio": 9.7 });
        session["channels"][0]["banner"] = banner.clone();
        let checkout = mounted(&page, &session).await;
        let place = page.get(".xendit-fields + .xendit-banner");
        draw_piece(&place, &to_js(&banner), &AbortController::new().unwrap().signal());
        let picture = page.get(".xendit-banner img");
        assert_eq!(picture.get_attribute("alt").as_deref(), Some("A bank"));
        assert_eq!(page.find(".xendit-banner a[target=_blank][rel=noopener]").is_some(), leads);
        checkout.unmount();
    }
}
