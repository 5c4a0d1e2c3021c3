//! Plain JavaScript objects, member by member.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with these members, in this order.
pub(super) fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

pub(super) fn texts<'a>(texts: impl IntoIterator<Item = &'a String>) -> JsValue {
    texts.into_iter().map(|text| JsValue::from_str(text)).collect::<Array>().into()
}

/// A text, or `null`.
pub(super) fn or_null(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::NULL, JsValue::from_str)
}
