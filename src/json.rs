//! The browser's values as a tree of ours, and back.
//!
//! `serde_wasm_bindgen` reads them too, and brings along the printing of floating point numbers, for error messages
//! nobody reads.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::wire::value::Value;

/// A frame's message may hold itself; nobody's answer is this deep.
const DEPTH: usize = 16;

/// What JSON can hold; anything else is nothing.
pub fn read(value: &JsValue) -> Value {
    read_within(value, DEPTH)
}

fn read_within(value: &JsValue, depth: usize) -> Value {
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    if let Some(truth) = value.as_bool() {
        return Value::Bool(truth);
    }
    let Some(depth) = depth.checked_sub(1).filter(|_| value.is_object()) else { return Value::Null };
    if Array::is_array(value) {
        return Value::List(Array::from(value).iter().map(|value| read_within(&value, depth)).collect());
    }
    let member = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        (entry.get(0).as_string().unwrap_or_default(), read_within(&entry.get(1), depth))
    };
    Value::Object(Object::entries(value.unchecked_ref()).iter().map(member).collect())
}
