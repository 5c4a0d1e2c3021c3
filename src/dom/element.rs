//! Making elements. Text goes in as text. Attributes rather than properties: a property each is an import each, which
//! shoppers download. The document's own failures (an invalid tag name) cannot happen here.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// Makes elements of one document.
#[derive(Clone)]
pub(super) struct Maker(pub(super) Document);

impl Maker {
    /// An element of a class. The type is the caller's knowledge of what the tag makes.
    pub(super) fn make<T: JsCast>(&self, tag: &str, class: &str) -> T {
        self.element(tag, class).unchecked_into()
    }

    fn element(&self, tag: &str, class: &str) -> Element {
        // The tag names are literals in this folder, all of them valid.
        let Ok(element) = self.0.create_element(tag) else { unreachable!() };
        set(&element, "class", class);
        element
    }

    /// A button that does nothing but what its listeners do, be it in a form of the merchant's.
    pub(super) fn button(&self, class: &str) -> HtmlElement {
        let button: HtmlElement = self.make("button", class);
        set(&button, "type", "button");
        button
    }

    /// An element with a text in it.
    pub(super) fn text(&self, tag: &str, class: &str, text: &str) -> HtmlElement {
        let element: HtmlElement = self.make(tag, class);
        element.set_text_content(Some(text));
        element
    }
}

/// Sets an attribute whose name is a literal, and so valid.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Sets an attribute that has no value, or takes it off.
pub(super) fn set_if(element: &Element, name: &str, is_set: bool) {
    if is_set {
        set(element, name, "");
    } else {
        unset(element, name);
    }
}

/// Takes an attribute off.
pub(super) fn unset(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Puts an element inside another, behind what is there.
pub(super) fn put(parent: &Element, child: &Element) {
    let _ = parent.append_child(child);
}
