//! Fields that belong together: which they are, where their lines meet, and what is said of them.

use serde_json::{Value as Json, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DomRect, HtmlElement, HtmlInputElement};

use crate::forms::{mounted, session, text, with};
use crate::page::{CVN, EXPIRY, FIRST_NAME, NUMBER, Page, dispatch, window};

/// Where a field stands in its group.
fn edges(page: &Page, name: &str) -> String {
    let field = page.field(name);
    let stands = |edge: &&str| field.has_attribute(&format!("data-{edge}"));
    ["top", "bottom", "start", "end"].into_iter().filter(stands).collect::<Vec<_>>().join(" ")
}

fn control(page: &Page, name: &str) -> HtmlElement {
    page.field(name).query_selector(".xendit-input").unwrap().unwrap().unchecked_into()
}

fn place(page: &Page, name: &str) -> DomRect {
    control(page, name).get_bounding_client_rect()
}

fn style(page: &Page, name: &str, property: &str) -> String {
    let style = window().get_computed_style(&control(page, name)).unwrap().unwrap();
    style.get_property_value(property).unwrap()
}

/// Like `text`, half as wide.
fn half(label: &str, property: &str) -> Json {
    with(text(label, property), json!({ "span": 1 }))
}

fn joined(field: Json) -> Json {
    with(field, json!({ "join": true }))
}

/// Whether two fields are of the same group.
fn belong_together(page: &Page, one: &str, other: &str) -> bool {
    page.field(one).parent_element() == page.field(other).parent_element()
}

fn is_seen(page: &Page, name: &str) -> bool {
    let label: HtmlElement = page.field(name).query_selector("label").unwrap().unwrap().unchecked_into();
    label.offset_height() > 1
}

#[wasm_bindgen_test]
async fn a_cards_number_expiry_and_code_are_one_field_with_one_line_between_two() {
    let page = Page::open();
    let checkout = page.mount().await;
    assert_eq!(edges(&page, NUMBER), "top start end");
    assert_eq!((edges(&page, EXPIRY), edges(&page, CVN)), ("bottom start".into(), "bottom end".into()));
    let (number, expiry, cvn) = (place(&page, NUMBER), place(&page, EXPIRY), place(&page, CVN));
    assert_eq!(number.bottom() - 1.0, expiry.top());
    assert_eq!((expiry.right() - 1.0, expiry.top()), (cvn.left(), cvn.top()));
    assert_eq!((number.left(), number.right()), (expiry.left(), cvn.right()));
    for (name, corners) in [
        (NUMBER, ["8px", "8px", "0px", "0px"]),
        (EXPIRY, ["0px", "0px", "8px", "0px"]),
        (CVN, ["0px", "0px", "0px", "8px"]),
    ] {
        let corner = |corner| style(&page, name, &format!("border-{corner}-radius"));
        assert_eq!(["top-left", "top-right", "bottom-left", "bottom-right"].map(corner), corners, "{name}");
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_field_by_itself_is_round_at_all_its_corners() {
    let page = Page::open();
    let checkout = mounted(&page, &session(&[text("Name", "name"), text("City", "city")])).await;
    assert!(!belong_together(&page, "name", "city"));
    assert_eq!(edges(&page, "city"), "top bottom start end");
    assert_eq!(style(&page, "city", "border-radius"), "8px");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn two_halves_are_a_group_and_what_is_joined_belongs_to_the_one_before() {
    let page = Page::open();
    let form = [
        joined(half("A", "a")),
        half("B", "b"),
        half("C", "c"),
        text("D", "d"),
        joined(half("E", "e")),
        joined(text("F", "f")),
        joined(half("G", "g")),
    ];
    let checkout = mounted(&page, &session(&form)).await;
    assert!(belong_together(&page, "a", "b"));
    assert!(!belong_together(&page, "b", "c"), "a third half begins a group of its own");
    assert!(!belong_together(&page, "c", "d"));
    for name in ["e", "f", "g"] {
        assert!(belong_together(&page, "d", name));
    }
    assert_eq!((edges(&page, "a"), edges(&page, "b")), ("top bottom start".into(), "top bottom end".into()));
    assert_eq!(edges(&page, "c"), "top bottom start end");
    assert_eq!(["d", "f"].map(|name| edges(&page, name)), ["top start end", "start end"]);
    assert_eq!(edges(&page, "g"), "bottom start end", "with nothing beside it");
    assert!(place(&page, "c").width() < place(&page, "d").width() / 1.9);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn where_a_field_is_not_asked_the_others_close_up() {
    let page = Page::open();
    let form = [
        text("By", "by"),
        joined(with(text("Bank", "bank"), json!({ "display_if": [["by", "equals", "bank"]] }))),
    ];
    let checkout = mounted(&page, &session(&form)).await;
    assert_eq!(edges(&page, "by"), "top bottom start end");
    page.type_into("by", "bank");
    assert_eq!(
        (edges(&page, "by"), edges(&page, "bank")),
        ("top start end".into(), "bottom start end".into())
    );
    page.type_into("by", "cash");
    assert_eq!(edges(&page, "by"), "top bottom start end");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_group_that_is_called_like_its_field_has_no_title() {
    let page = Page::open();
    let checkout =
        mounted(&page, &session(&[with(text("City", "city"), json!({ "group_label": "City" }))])).await;
    assert!(page.find(".xendit-title").is_none());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_group_has_a_title_and_each_of_its_fields_a_label() {
    let page = Page::open();
    let form = [
        with(
            text("Street", "street"),
            json!({ "group_label": "Address", "placeholder": "Street and number" }),
        ),
        joined(with(text("Floor", "floor"), json!({ "required": false, "placeholder": "Floor" }))),
    ];
    let checkout = mounted(&page, &session(&form)).await;
    let label = |name: &str| page.field(name).query_selector("label").unwrap().unwrap();
    assert_eq!((label("street").text_content().unwrap(), is_seen(&page, "street")), ("Street".into(), true));
    let floor = (label("floor").text_content().unwrap(), is_seen(&page, "floor"));
    assert_eq!(floor, ("Flooroptional".into(), true));
    let input = |name: &str| control(&page, name).unchecked_into::<HtmlInputElement>();
    assert_eq!(input("street").placeholder(), "Street and number");
    assert_eq!(input("floor").placeholder(), "", "its label says so already");
    assert_eq!(page.get(".xendit-title").text_content().unwrap(), "Address");
    assert_eq!(page.get("[role=group]").get_attribute("aria-label").as_deref(), Some("Address"));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn of_a_group_one_thing_is_said_to_be_wrong_at_a_time_and_its_line_is_above_the_others() {
    let page = Page::open();
    let checkout = mounted(&page, &session(&[half("First", "first"), half("Last", "last")])).await;
    page.host.set_attribute("style", "--xendit-animation-duration: 0s").unwrap();
    let shown = |name: &str| {
        let error: HtmlElement =
            page.field(name).query_selector(".xendit-error").unwrap().unwrap().unchecked_into();
        error.offset_height() > 0
    };
    let height = page.get(".xendit-fields").offset_height();
    checkout.show_validation_errors().unwrap();
    assert_eq!((shown("first"), shown("last")), (true, false));
    assert_eq!(page.error_of("last"), "Last is required.", "for who has the focus there");
    assert_eq!(page.get(".xendit-fields").offset_height(), height, "nothing moves");
    assert_eq!((style(&page, "first", "z-index"), style(&page, "last", "z-index")), ("2".into(), "1".into()));
    page.type_into("first", "Ani");
    assert_eq!((shown("first"), shown("last")), (false, true));
    dispatch(&control(&page, "first"), "blur");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_span_that_is_neither_half_nor_whole_is_whole() {
    let page = Page::open();
    let odd = [json!(0), json!(3), json!("1"), json!(null), json!([1])];
    let fields: Vec<Json> = (0..odd.len())
        .map(|at| with(text("Field", &format!("field_{at}")), json!({ "span": odd[at], "join": "yes" })))
        .collect();
    let checkout = mounted(&page, &session(&fields)).await;
    for at in 0..odd.len() {
        assert_eq!(edges(&page, &format!("field_{at}")), "top bottom start end");
    }
    assert!(page.find(&format!("[data-name='{FIRST_NAME}']")).is_none());
    checkout.unmount();
}
