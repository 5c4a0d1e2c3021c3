//! Enter in a field, which browsers make the form's `submit` event: what the merchant hears, and what becomes of a form around.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlButtonElement, HtmlElement, ShadowRootInit, ShadowRootMode};

use crate::forms::{mounted, session, text};
use crate::package::Checkout;
use crate::page::{Page, body, document};

/// A form of the merchant's with the host in it, and what it was submitted with.
struct Around {
    form: HtmlElement,
    button: HtmlButtonElement,
}

impl Around {
    fn of(page: &Page) -> Self {
        let form: HtmlElement = document().create_element("form").unwrap().unchecked_into();
        let stays = js_sys::Function::new_with_args(
            "submit",
            "submit.preventDefault();this.title+=`${submit.submitter?.name} `",
        );
        form.add_event_listener_with_callback("submit", &stays).unwrap();
        body().append_child(&form).unwrap();
        form.append_child(&page.host).unwrap();
        let button: HtmlButtonElement = document().create_element("button").unwrap().unchecked_into();
        button.set_name("order");
        form.append_child(&button).unwrap();
        Self { form, button }
    }

    /// The names of the buttons it was submitted with.
    fn pressed(&self) -> String {
        self.form.title()
    }
}

impl Drop for Around {
    fn drop(&mut self) {
        self.form.remove();
    }
}

async fn two_fields(page: &Page) -> Checkout {
    mounted(page, &session(&[text("Name", "name"), text("City", "city")])).await
}

/// What a browser does at Enter: it presses the form's first button that submits, if there is any.
fn press_enter(page: &Page) {
    let form = page.find(".xendit-form").unwrap();
    let button =
        form.query_selector("button:not([type=button])").unwrap().expect("without one Enter does nothing");
    button.unchecked_into::<HtmlElement>().click();
}

fn was_asked(page: &Page) -> bool {
    page.events().iter().any(|event| event == "submission-requested")
}

#[wasm_bindgen_test]
async fn the_merchant_is_asked_to_submit() {
    let page = Page::open();
    let checkout = two_fields(&page).await;
    press_enter(&page);
    assert!(was_asked(&page));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_enter_presses_is_drawn_as_webkit_wants_it_and_seen_by_nobody() {
    let page = Page::open();
    let checkout = two_fields(&page).await;
    let button = page.get(".xendit-form button:not([type=button])");
    let style = web_sys::window().unwrap().get_computed_style(&button).unwrap().unwrap();
    let is = |name: &str| style.get_property_value(name).unwrap();
    assert_eq!(
        ["display", "visibility", "position"].map(is),
        ["block", "hidden", "absolute"].map(str::to_owned)
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_button_of_the_form_around_the_host_is_pressed_once() {
    let page = Page::open();
    let around = Around::of(&page);
    let checkout = two_fields(&page).await;
    press_enter(&page);
    assert_eq!(around.pressed(), "order ");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_form_around_the_shadow_root_that_the_host_is_in_is_one_around_the_host() {
    let page = Page::open();
    let around = Around::of(&page);
    let outside = document().create_element("div").unwrap();
    around.form.append_child(&outside).unwrap();
    let root = outside.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
    root.append_child(&page.host).unwrap();
    let checkout = two_fields(&page).await;
    press_enter(&page);
    assert_eq!((around.pressed(), was_asked(&page)), ("order ".into(), true));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_form_around_whose_button_cannot_be_pressed_is_left_alone() {
    let page = Page::open();
    let around = Around::of(&page);
    around.button.set_disabled(true);
    let checkout = two_fields(&page).await;
    press_enter(&page);
    assert_eq!(around.pressed(), "");
    assert!(was_asked(&page));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_form_around_without_a_button_is_submitted_all_the_same() {
    let page = Page::open();
    let around = Around::of(&page);
    around.button.remove();
    let checkout = two_fields(&page).await;
    press_enter(&page);
    assert_eq!(around.pressed(), "undefined ");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn who_prevents_what_the_event_does_keeps_the_form_around_as_it_is() {
    let page = Page::open();
    let around = Around::of(&page);
    let checkout = two_fields(&page).await;
    let prevents = Closure::<dyn Fn(Event)>::new(|event: Event| event.prevent_default());
    let prevents = prevents.as_ref().unchecked_ref();
    page.host.add_event_listener_with_callback("xendit:submission-requested", prevents).unwrap();
    press_enter(&page);
    assert_eq!((around.pressed(), was_asked(&page)), (String::new(), true));
    checkout.unmount();
}
