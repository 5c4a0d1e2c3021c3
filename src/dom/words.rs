//! Saying something on the page. `pkg/words.js` has the words, and says everything again when the language changes.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use crate::domain::payment::FailureCode;
use crate::locale::Text;

#[wasm_bindgen]
extern "C" {
    /// Whoever has the words; one for each checkout.
    #[derive(Clone)]
    pub type Words;

    /// Says a text, by its number, as all that is in the element or as one of its attributes. `about` is the name to put
    /// into the text, or the number of a text that is one.
    #[wasm_bindgen(method, js_name = say)]
    fn say_number(this: &Words, element: &Element, text: u32, about: &JsValue, attribute: Option<&str>);

    /// Says a text with a sum of money in it, as soon as it is known how that is written.
    #[wasm_bindgen(method, js_name = saySum)]
    fn say_sum_number(this: &Words, element: &Element, text: u32, sum: f64, currency: &str);

    /// Takes in the English that is built in.
    #[wasm_bindgen(method)]
    pub fn learn(this: &Words, english: &str);

    /// Has what stands there of a field that was left heard, if it was not; else only remembers that it is known.
    #[wasm_bindgen(method)]
    pub(super) fn complain(this: &Words, error: &Element, is_left: bool);

    /// Has what could not be loaded heard when it is shown; of several only the first.
    #[wasm_bindgen(method)]
    pub(super) fn alarm(this: &Words, failure: &Element);

    #[wasm_bindgen(method)]
    fn phrase(this: &Words, text: u32) -> JsValue;

    #[wasm_bindgen(method)]
    fn failure(this: &Words, code: &str, unknown: u32) -> JsValue;
}

impl Words {
    /// Says a text in an element, in place of what is in it.
    pub(super) fn say(&self, element: &Element, text: Text) {
        self.say_number(element, text.number(), &JsValue::UNDEFINED, None);
    }

    /// The same with a name.
    pub(super) fn say_about(&self, element: &Element, text: Text, about: &JsValue) {
        self.say_number(element, text.number(), about, None);
    }

    /// The same with a sum of money.
    pub(super) fn say_sum(&self, element: &Element, text: Text, sum: f64, currency: &str) {
        self.say_sum_number(element, text.number(), sum, currency);
    }

    /// Says a text as an attribute.
    pub(super) fn name(&self, element: &Element, attribute: &str, text: Text) {
        self.say_number(element, text.number(), &JsValue::UNDEFINED, Some(attribute));
    }

    /// A text, for the merchant to tell.
    pub fn text(&self, text: Text) -> JsValue {
        self.phrase(text.number())
    }

    /// What to tell about a failure: a sentence of its own where we have one, else one that names the code.
    pub fn of_failure(&self, code: &FailureCode) -> JsValue {
        self.failure(&code.0, Text::UnknownFailure.number())
    }
}
