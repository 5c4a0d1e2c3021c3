//! The look a merchant gives a checkout: where it goes, what changing a part of it leaves alone, and what is refused.

use js_sys::{Array, BigInt, Function, JSON, Map, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, Url};

use crate::forms::{mounted, session, text};
use crate::package::{self, Refusal, get, object};
use crate::page::Page;

#[wasm_bindgen_test]
async fn the_look_goes_to_the_page_and_to_the_card_frames() {
    let page = Page::open();
    let appearance = object(&[
        ("theme", "dark".into()),
        ("variables", object(&[("--xendit-color-primary", "#123456".into())])),
        ("inputStyles", object(&[("color", "#654321".into())])),
    ]);
    let checkout = package::mount(&page.host, &page.options_with("appearance", appearance)).await.unwrap();
    let root = page.get(".xendit-checkout");
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(variable(&page, "--xendit-color-primary"), "#123456");
    assert_eq!(root.get_attribute("style"), None, "no inline style");
    assert_eq!(get(&get(&told(&page), "inputStyles"), "color"), "#654321");

    // The tenth checkout of a page is not the first's business.
    let tenth: HtmlElement = root.clone_node().unwrap().unchecked_into();
    tenth.set_id(&format!("{}0", root.id()));
    page.host.append_child(&tenth).unwrap();
    assert_eq!(variable_of(&tenth, "--xendit-color-primary"), "");
    tenth.remove();

    let changes = object(&[("variables", object(&[("--xendit-color-primary", "#abcdef".into())]))]);
    checkout.update(&object(&[("appearance", changes)])).unwrap();
    assert_eq!(variable(&page, "--xendit-color-primary"), "#abcdef");
    let changes = object(&[("inputStyles", object(&[("color", "red".into())]))]);
    let refused = checkout.update(&object(&[("appearance", changes)])).unwrap_err();
    assert_eq!(Refusal::of(&refused).code, "INVALID_OPTIONS");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_preset_is_begun_with_and_what_stands_beside_it_has_the_last_word() {
    let page = Page::open();
    let preset = |styles: &[(&str, JsValue)]| {
        let variables = [("--xendit-color-primary", "#123456".into()), ("--xendit-radius-1", "3px".into())];
        let mut preset = vec![("theme", "dark".into()), ("variables", object(&variables))];
        preset.extend_from_slice(styles);
        object(&[("preset", object(&preset))])
    };
    let appearance =
        preset(&[("inputStyles", object(&[("color", "#654321".into()), ("fontSize", "17px".into())]))]);
    for (name, value) in [
        ("variables", object(&[("--xendit-radius-1", "9px".into())])),
        ("inputStyles", object(&[("fontSize", "18px".into())])),
        ("placeholderStyles", JsValue::NULL),
    ] {
        Reflect::set(&appearance, &name.into(), &value).unwrap();
    }
    let checkout = package::mount(&page.host, &page.options_with("appearance", appearance)).await.unwrap();
    let root = page.get(".xendit-checkout");
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(variable(&page, "--xendit-color-primary"), "#123456");
    assert_eq!(variable(&page, "--xendit-radius-1"), "9px");
    let styles = get(&told(&page), "inputStyles");
    assert_eq!(get(&styles, "color"), "#654321");
    assert_eq!(get(&styles, "fontSize"), "18px");

    // Later as well, as far as the card frames are left out of it.
    let changes = preset(&[]);
    Reflect::set(&changes, &"theme".into(), &"light".into()).unwrap();
    checkout.update(&object(&[("appearance", changes)])).unwrap();
    assert_eq!(root.get_attribute("data-theme").as_deref(), Some("light"));
    assert_eq!(variable(&page, "--xendit-radius-1"), "3px");
    let changes = preset(&[("inputStyles", object(&[("color", "red".into())]))]);
    let refused = checkout.update(&object(&[("appearance", changes)])).unwrap_err();
    assert_eq!(Refusal::of(&refused).code, "INVALID_OPTIONS");
    checkout.unmount();
}

/// What the card frames are told of their look.
fn told(page: &Page) -> JsValue {
    let source = page.get("iframe").get_attribute("src").unwrap();
    JSON::parse(&Url::new(&source).unwrap().search_params().get("appearance").unwrap()).unwrap()
}

#[wasm_bindgen_test]
async fn what_is_typed_into_a_card_frame_can_be_read_in_a_dark_theme() {
    let page = Page::open();
    for (theme, color) in [("light", "rgb(0, 0, 0)"), ("dark", "rgb(255, 255, 255)")] {
        let options = page.options_with("appearance", object(&[("theme", theme.into())]));
        let checkout = package::mount(&page.host, &options).await.unwrap();
        assert_eq!(get(&get(&told(&page), "inputStyles"), "color"), color);
        assert_ne!(get(&get(&told(&page), "placeholderStyles"), "color"), "");
        // The frames' colours stay, and so do those around them.
        let other = object(&[("theme", if theme == "dark" { "light" } else { "dark" }.into())]);
        checkout.update(&object(&[("appearance", other)])).unwrap();
        assert_eq!(page.get(".xendit-checkout").get_attribute("data-fields").as_deref(), Some(theme));
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn fields_without_card_frames_beside_them_take_the_theme_they_are_given_later() {
    let page = Page::open();
    let checkout = mounted(&page, &session(&[text("Name", "name")])).await;
    let scheme = || {
        let style =
            web_sys::window().unwrap().get_computed_style(&page.get(".xendit-cell")).unwrap().unwrap();
        style.get_property_value("color-scheme").unwrap()
    };
    for theme in ["dark", "light"] {
        let appearance = object(&[("theme", theme.into())]);
        checkout.update(&object(&[("appearance", appearance)])).unwrap();
        assert_eq!(scheme(), theme);
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_typed_into_a_card_frame_is_as_large_as_in_the_fields_beside_it_and_in_their_font() {
    let page = Page::open();
    page.host.style().set_property("font-family", "Georgia, serif").unwrap();
    let checkout = page.mount().await;
    let beside =
        web_sys::window().unwrap().get_computed_style(&page.get("input.xendit-input")).unwrap().unwrap();
    let told = get(&told(&page), "inputStyles");
    assert_eq!(get(&told, "fontFamily"), beside.get_property_value("font-family").unwrap());
    assert_eq!(get(&told, "fontSize"), beside.get_property_value("font-size").unwrap());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_percent_sign_gets_into_the_card_frames() {
    let page = Page::open();
    let styles = object(&[("fontSize", "110%".into())]);
    let options = page.options_with("appearance", object(&[("inputStyles", styles)]));
    let checkout = package::mount(&page.host, &options).await.unwrap();
    let source = page.get("iframe").get_attribute("src").unwrap();
    let appearance = Url::new(&source).unwrap().search_params().get("appearance").unwrap();
    assert!(!appearance.contains('%'), "the frame would decode it once too often: {appearance}");
    assert_eq!(get(&get(&told(&page), "inputStyles"), "fontSize"), "110%");
    checkout.unmount();
}

fn variable(page: &Page, name: &str) -> String {
    variable_of(&page.get(".xendit-checkout"), name)
}

/// What a CSS variable is worth at an element.
pub(crate) fn variable_of(element: &HtmlElement, name: &str) -> String {
    let compute: Function = get(&js_sys::global(), "getComputedStyle").into();
    let style = compute.call1(&JsValue::UNDEFINED, element).unwrap();
    let read: Function = get(&style, "getPropertyValue").into();
    read.call1(&style, &name.into()).unwrap().as_string().unwrap().trim().into()
}

#[wasm_bindgen_test]
async fn changing_something_else_leaves_the_variables_given_at_mount_alone() {
    let page = Page::open();
    let variables = object(&[("--xendit-color-primary", "#123456".into())]);
    let options = page.options_with("appearance", object(&[("variables", variables)]));
    let checkout = package::mount(&page.host, &options).await.unwrap();
    for changes in [
        object(&[("locale", "id".into())]),
        object(&[("appearance", object(&[("theme", "dark".into())]))]),
        object(&[("appearance", object(&[("variables", JsValue::NULL)]))]),
    ] {
        checkout.update(&changes).unwrap();
        assert_eq!(variable(&page, "--xendit-color-primary"), "#123456", "{changes:?}");
    }
    assert_eq!(page.get(".xendit-checkout").get_attribute("data-theme").as_deref(), Some("dark"));
    checkout.unmount();
}

/// Looks for the card frames that nobody can have meant, by the member that holds what is wrong.
fn looks_nobody_meant() -> Vec<(&'static str, JsValue)> {
    let cyclic = object(&[]);
    Reflect::set(&cyclic, &"color".into(), &cyclic).unwrap();
    let number = JsValue::from(7);
    let font = |descriptors: JsValue| object(&[("source", "x".into()), ("descriptors", descriptors)]);
    vec![
        ("inputStyles", "red".into()),
        ("inputStyles", Array::new().into()),
        ("inputStyles", Map::new().into()),
        ("inputStyles", number.clone()),
        ("inputStyles", object(&[("colour", "red".into())])),
        ("inputStyles", object(&[("color", number.clone())])),
        ("inputStyles", object(&[("color", BigInt::from(7).into())])),
        ("inputStyles", cyclic.clone()),
        ("placeholderStyles", object(&[("color", "16px".into())])),
        ("placeholderStyles", "red".into()),
        ("placeholderStyles", object(&[("fontSize", "1em".into())])),
        ("placeholderStyles", cyclic.clone()),
        ("preset", "night".into()),
        ("preset", object(&[("preset", object(&[]))])),
        ("fontFace", "Inter".into()),
        ("fontFace", object(&[])),
        ("fontFace", object(&[("source", number)])),
        ("fontFace", object(&[("source", "x".into()), ("family", "Inter".into())])),
        ("fontFace", cyclic.clone()),
        ("fontFace", font("swap".into())),
        ("fontFace", font(cyclic)),
    ]
}

/// Values that a card frame would not take, or not as they are meant.
const WRONG_STYLES: [(&str, &str); 9] = [
    ("color", "colour"),
    ("fontSize", "large; position: fixed"),
    ("backgroundColor", "url(https://shop.example)"),
    ("fontFamily", "Inter /* ours */"),
    ("color", ""),
    ("color", "var(--xendit-color-text)"),
    ("fontSize", "calc(1px + VAR(--size, 1em))"),
    ("letterSpacing", "env(safe-area-inset-top)"),
    ("lineHeight", "Env(safe-area-inset-top, 1px)"),
];

#[wasm_bindgen_test]
async fn a_style_that_no_card_frame_takes_is_refused_by_its_own_name() {
    let page = Page::open();
    let styles = WRONG_STYLES.map(|(style, value)| ("inputStyles", style, JsValue::from(value)));
    let others = [
        ("inputStyles", "color", JsValue::NULL),
        ("inputStyles", "fontWeight", 700.into()),
        ("placeholderStyles", "color", "var(--soft)".into()),
    ];
    for (name, style, value) in styles.into_iter().chain(others) {
        // What is right is not to blame.
        let right = ("color", "red".into());
        let appearance = object(&[(name, object(&[right, (style, value)]))]);
        let refusal = page.refusal(&page.options_with("appearance", appearance)).await;
        assert_eq!(refusal.code, "INVALID_OPTIONS", "{style}");
        let its_name = format!("appearance.{name}.{style} ");
        assert!(refusal.message.starts_with(&its_name), "{}", refusal.message);
    }
    let descriptors = object(&[("display", "swap".into()), ("style", 1.into())]);
    let font = object(&[("source", "x".into()), ("descriptors", descriptors)]);
    let refusal = page.refusal(&page.options_with("appearance", object(&[("fontFace", font)]))).await;
    assert!(refusal.message.starts_with("appearance.fontFace.descriptors.style "), "{}", refusal.message);
}

#[wasm_bindgen_test]
async fn a_look_nobody_can_have_meant_for_the_card_frames_is_refused_by_name() {
    let page = Page::open();
    for (name, value) in looks_nobody_meant() {
        let options = page.options_with("appearance", object(&[(name, value)]));
        let refusal = page.refusal(&options).await;
        assert_eq!(refusal.code, "INVALID_OPTIONS", "{name}");
        assert!(refusal.message.contains(name), "{}", refusal.message);
    }
    assert!(page.gateway.doors().is_empty());
    let checkout = page.mount().await;
    for (name, value) in looks_nobody_meant() {
        let changes = object(&[("appearance", object(&[(name, value)]))]);
        let refusal = Refusal::of(&checkout.update(&changes).unwrap_err());
        assert_eq!(refusal.code, "INVALID_OPTIONS", "{name}");
    }
    checkout.unmount();
}
