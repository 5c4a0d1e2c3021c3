//! Fields that belong together: side by side, with one line between two of them, and complained about as one
//! (protocol.md D.6).

use std::rc::Rc;

use web_sys::{Element, HtmlElement};

use super::element::{Maker, put, set, set_if};
use super::field::Field;
use crate::domain::form::FormField;

/// The place of a group that begins with this field.
pub(super) fn draw(first: &FormField, maker: &Maker, parent: &Element) -> HtmlElement {
    let group: HtmlElement = maker.make("div", "xendit-fields");
    let label = &first.group_label;
    // A field's own label is enough where the group's says the same.
    if !label.is_empty() && *label != first.label {
        set(&group, "role", "group");
        set(&group, "aria-label", label);
        put(&group, &maker.text("p", "xendit-title", label));
    }
    put(parent, &group);
    group
}

/// Marks where each field that is asked stands in its group: inside of it lines meet, and corners are not round.
pub(super) fn arrange(fields: &[Rc<Field>]) {
    // In halves of a row.
    let mut at = 0;
    for field in fields {
        if field.begins_group() {
            at = 0;
        }
        if field.is_asked() {
            // What is as wide as a row begins one.
            at += at % field.width();
            field.set_place(at);
            at += field.width();
        }
    }
    // Backwards, because where a group ends is known at its end.
    let mut end = 0;
    for field in fields.iter().rev() {
        if field.is_asked() {
            let (element, at) = (field.element(), field.place());
            let behind = at + field.width();
            if end == 0 {
                end = behind;
            }
            set_if(element, "data-top", at < 2);
            set_if(element, "data-bottom", at + 2 >= end);
            set_if(element, "data-start", at % 2 == 0);
            set_if(element, "data-end", behind % 2 == 0 || behind == end);
        }
        if field.begins_group() {
            end = 0;
        }
    }
}
