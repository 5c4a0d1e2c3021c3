//! The browser's values as a tree of ours, and back.
//!
//! `serde_wasm_bindgen` reads them too, and brings along the printing of floating point numbers, for error messages
//! nobody reads.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::wire::value::Value;

/// What JSON can hold; anything else is nothing.
pub fn read(value: &JsValue) -> Value {
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(number) = value.as_f64() {
        return Value::Number(number);
    }
    if let Some(truth) = value.as_bool() {
        return Value::Bool(truth);
    }
    if Array::is_array(value) {
        return Value::List(Array::from(value).iter().map(|value| read(&value)).collect());
    }
    if !value.is_object() {
        return Value::Null;
    }
    let member = |entry: JsValue| {
        let entry: Array = entry.unchecked_into();
        (entry.get(0).as_string().unwrap_or_default(), read(&entry.get(1)))
    };
    Value::Object(Object::entries(value.unchecked_ref()).iter().map(member).collect())
}
