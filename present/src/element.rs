//! Making elements. Text goes in as text: nothing the server sends is ever read as markup, but for `<b>` and `<i>`.

use web_sys::{Document, Element};

/// Makes elements of one document.
#[derive(Clone)]
pub(crate) struct Maker(pub(crate) Document);

impl Maker {
    /// An element of a class, behind what is in `parent`.
    pub(crate) fn put(&self, parent: &Element, tag: &str, class: &str) -> Element {
        let Ok(element) = self.0.create_element(tag) else {
            unreachable!("the tag names are literals in this folder, all of them valid")
        };
        if !class.is_empty() {
            set(&element, "class", class);
        }
        let _ = parent.append_child(&element);
        element
    }

    /// The same with a text in it; nothing when there is no text.
    pub(crate) fn text(&self, parent: &Element, tag: &str, class: &str, text: &str) {
        if !text.is_empty() {
            self.put(parent, tag, class).set_text_content(Some(text));
        }
    }

    /// A picture's element, which HTML knows under another namespace.
    pub(crate) fn drawing(&self, parent: &Element, tag: &str) -> Element {
        let Ok(element) = self.0.create_element_ns(Some("http://www.w3.org/2000/svg"), tag) else {
            unreachable!("the tag names are literals in this folder, all of them valid")
        };
        let _ = parent.append_child(&element);
        element
    }

    /// Puts text of the server's markup into an element: `<b>` and `<i>` are kept, other tags are left out.
    pub(crate) fn marked(&self, parent: &Element, text: &str) {
        let mut at = parent.clone();
        for (place, piece) in text.split('<').enumerate() {
            let (tag, words) = match (place, piece.split_once('>')) {
                (0, _) => ("", piece),
                (_, Some(split)) => split,
                (_, None) => ("", piece),
            };
            match tag {
                "b" | "i" => at = self.put(parent, tag, ""),
                "/b" | "/i" => at = parent.clone(),
                _ => {}
            }
            let _ = at.append_child(&self.0.create_text_node(words));
        }
    }
}

/// Sets an attribute whose name is a literal, and so valid.
pub(crate) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}
