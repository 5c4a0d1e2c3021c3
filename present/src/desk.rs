//! What only the page can do for a shopper: `pkg/present.js` does it.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// One for each thing that is shown.
    #[derive(Clone)]
    pub type Desk;

    /// Says a text of `pkg/locale`, by name, as all that is in an element, or as an attribute of it.
    #[wasm_bindgen(method)]
    pub(crate) fn say(this: &Desk, element: &web_sys::Element, text: &str, attribute: Option<&str>);

    /// Names the button that copies what the text of this name says.
    #[wasm_bindgen(method, js_name = nameCopy)]
    pub(crate) fn name_copy(this: &Desk, button: &web_sys::Element, figure: &str);

    /// Copies a text, says so on the button, and takes the words back a moment later.
    #[wasm_bindgen(method)]
    pub(crate) fn copy(this: &Desk, text: &str, button: &web_sys::Element);

    /// Saves a drawing of that width and height, in modules, as a PNG of that name.
    #[wasm_bindgen(method)]
    pub(crate) fn save(this: &Desk, path: &str, side: usize, name: &str);

    /// The shopper says that it is paid: looks whether it is.
    #[wasm_bindgen(method)]
    pub(crate) fn affirm(this: &Desk, button: &web_sys::Element);

    /// Of the panels behind a row of buttons, shows one at a time: each button its own.
    #[wasm_bindgen(method)]
    pub(crate) fn tabs(this: &Desk, tabs: &web_sys::Element);

    /// Calls back when the element is pressed, by mouse, touch or key, until what is shown is taken away.
    #[wasm_bindgen(method, js_name = onPress)]
    pub(crate) fn on_press(this: &Desk, element: &web_sys::Element, pressed: &wasm_bindgen::JsValue);
}
