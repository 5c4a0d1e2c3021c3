//! The merchant's element that a checkout stands in, and the one element of ours inside it.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

use super::element::{Maker, put};
use crate::domain::failure::{ErrorCode, Failure};

const ROOT_CLASS: &str = "xendit-checkout";

/// Why an element cannot be a host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// Neither an element nor a selector.
    #[error("the host has to be an element or a CSS selector")]
    NotAnElement,
    /// The selector matches nothing, or is none.
    #[error("no element matches the selector {0}; call mount() once the element is on the page")]
    NotFound(String),
    /// It is on no page, so its frames would not load.
    #[error("the host is not on the page; call mount() once it is")]
    Detached,
    /// There is a checkout in it already.
    #[error("this element already holds a checkout; unmount() that one first")]
    Taken,
}

impl From<HostError> for Failure {
    fn from(error: HostError) -> Self {
        Self::new(ErrorCode::InvalidHost, error.to_string())
    }
}

/// A host, claimed: our element is in it until this is dropped.
pub struct Host {
    element: Element,
    root: HtmlElement,
}

impl Host {
    /// Claims the element, or the first that matches the selector.
    pub fn claim(document: &Document, host: &JsValue) -> Result<Self, HostError> {
        let element = match host.as_string() {
            Some(selector) => {
                document.query_selector(&selector).ok().flatten().ok_or(HostError::NotFound(selector))?
            }
            None => host.dyn_ref::<Element>().cloned().ok_or(HostError::NotAnElement)?,
        };
        if !element.is_connected() {
            return Err(HostError::Detached);
        }
        if element.query_selector(&[":scope > .", ROOT_CLASS].concat()).ok().flatten().is_some() {
            return Err(HostError::Taken);
        }
        let root: HtmlElement = Maker(document.clone()).make("div", ROOT_CLASS);
        put(&element, &root);
        Ok(Self { element, root })
    }

    /// Our element.
    pub fn root(&self) -> &HtmlElement {
        &self.root
    }

    /// The merchant's element.
    pub fn element(&self) -> &Element {
        &self.element
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.root.remove();
    }
}
