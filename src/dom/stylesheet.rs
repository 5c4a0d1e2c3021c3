//! Our styles, as a constructable stylesheet: a page whose CSP forbids inline styles still gets them.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, Node};

/// `style.css`, shortened by build.rs.
const CSS: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));
const ADOPTED: &str = "adoptedStyleSheets";

/// The styles of one checkout, adopted by the document or shadow root it stands in until this is dropped.
pub(super) struct Stylesheet {
    sheet: CssStyleSheet,
    scope: JsValue,
}

impl Stylesheet {
    /// `None` where the browser has no constructable stylesheets: then the form is plain, and works.
    pub(super) fn adopt(element: &Node) -> Option<Self> {
        let sheet = CssStyleSheet::new().ok()?;
        sheet.replace_sync(CSS).ok()?;
        let scope = JsValue::from(element.get_root_node());
        let adopted = Reflect::get(&scope, &ADOPTED.into()).ok().filter(JsValue::is_object)?;
        let adopted = Array::from(&adopted);
        adopted.push(&sheet);
        Reflect::set(&scope, &ADOPTED.into(), &adopted).ok()?;
        Some(Self { sheet, scope })
    }

    /// For who would have to remove it after a panic.
    pub(super) fn sheet(&self) -> &CssStyleSheet {
        &self.sheet
    }

    /// Sets CSS variables for the one element with this id: `--name:value;…`, already checked.
    pub(super) fn set_variables(&self, id: &str, variables: &str) {
        let _ = self.sheet.replace_sync(&[CSS, "#", id, ".xendit-checkout{", variables, "}"].concat());
    }
}

impl Drop for Stylesheet {
    fn drop(&mut self) {
        let Ok(adopted) = Reflect::get(&self.scope, &ADOPTED.into()) else { return };
        let ours: &JsValue = &self.sheet;
        let others: Array = Array::from(&adopted).iter().filter(|sheet| sheet != ours).collect();
        let _ = Reflect::set(&self.scope, &ADOPTED.into(), &others);
    }
}
