//! The browser's values as a tree of ours, and back.
//!
//! `serde_wasm_bindgen` reads them too, and brings along the printing of floating point numbers, for error messages
//! nobody reads.

use js_sys::{Array, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::wire::value::Value;

/// No message of a frame's has more parts, or parts in parts.
const MESSAGE: Limits = Limits { depth: 8, parts: 256 };
/// What came as JSON holds itself nowhere.
const JSON: Limits = Limits { depth: 64, parts: usize::MAX };

struct Limits {
    depth: usize,
    parts: usize,
}

/// What JSON can hold; anything else is nothing.
pub fn read(value: &JsValue) -> Value {
    read_within(value, JSON.depth, &mut { JSON.parts })
}

/// The same of a message. It may hold itself, or one thing many times over: what goes beyond any message is nothing.
pub fn read_message(value: &JsValue) -> Value {
    read_within(value, MESSAGE.depth, &mut { MESSAGE.parts })
}

/// The browser writes JSON; this is what it writes.
pub fn write(value: &Value) -> JsValue {
    // It cannot fail: every value of ours is one of the browser's.
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

fn read_within(value: &JsValue, depth: usize, parts: &mut usize) -> Value {
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
    let is_list = Array::is_array(value);
    let entries: Array =
        if is_list { value.clone().unchecked_into() } else { Object::entries(value.unchecked_ref()) };
    let Some(rest) = parts.checked_sub(entries.length() as usize) else { return Value::Null };
    *parts = rest;
    // One loop for both kinds, of which one stays empty: two would be as much again to download.
    let (mut list, mut members) = (Vec::new(), Vec::new());
    for entry in entries.iter() {
        if is_list {
            list.push(read_within(&entry, depth, parts));
        } else {
            let entry: Array = entry.unchecked_into();
            let name = entry.get(0).as_string().unwrap_or_default();
            members.push((name, read_within(&entry.get(1), depth, parts)));
        }
    }
    if is_list { Value::List(list) } else { Value::Object(members) }
}
