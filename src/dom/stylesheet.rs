//! Our styles, as a constructable stylesheet: a page whose CSP forbids inline styles still gets them.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleRule, CssStyleSheet, Node};

const CSS: &str = include_str!("style.css");
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
        let adopted = Array::from(&Reflect::get(&scope, &ADOPTED.into()).ok()?);
        adopted.push(&sheet);
        Reflect::set(&scope, &ADOPTED.into(), &adopted).ok()?;
        Some(Self { sheet, scope })
    }

    /// Sets CSS variables, pairs of names and values, for the one element with this id.
    pub(super) fn set_variables(&self, id: &str, variables: &Array) {
        let selector = ["#", id, ".xendit-checkout{}"].concat();
        let end = self.sheet.css_rules().map_or(0, |rules| rules.length());
        let Ok(at) = self.sheet.insert_rule_with_index(&selector, end) else { return };
        let rule = self.sheet.css_rules().ok().and_then(|rules| rules.get(at));
        if let Some(rule) = rule.and_then(|rule| rule.dyn_into::<CssStyleRule>().ok()) {
            for pair in variables.iter() {
                let pair: Array = pair.unchecked_into();
                if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) {
                    let _ = rule.style().set_property(&name, &value);
                }
            }
        }
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
