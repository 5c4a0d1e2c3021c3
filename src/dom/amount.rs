//! Sums as shoppers read them.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;

/// In the currency's own style, e.g. `IDR 10,000`. A currency the browser does not know stands before the figure.
pub(super) fn format(value: f64, currency: &str) -> String {
    let options = Object::new();
    let members = [("style", "currency"), ("currency", currency), ("trailingZeroDisplay", "stripIfInteger")];
    for (name, text) in members {
        // It cannot fail: the object is new, and ours.
        let _ = Reflect::set(&options, &name.into(), &text.into());
    }
    Number::from(value).to_locale_string("en", &options)
}

#[wasm_bindgen]
extern "C" {
    /// js-sys has one whose `toLocaleString` takes no options.
    type Number;
    #[wasm_bindgen(method, js_name = toLocaleString)]
    fn to_locale_string(this: &Number, locale: &str, options: &Object) -> String;
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        wasm_bindgen::JsCast::unchecked_into(wasm_bindgen::JsValue::from(value))
    }
}
