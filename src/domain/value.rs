//! A tree of values, as JSON knows them: what is handed on as it is, to the gateway or to the page.

use std::fmt;

/// A value. Members stay in the order they came in.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// `null`, or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object.
    Object(Vec<(String, Value)>),
}

impl fmt::Debug for Value {
    /// Nothing of it: it may hold what is the shopper's alone.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("…")
    }
}
