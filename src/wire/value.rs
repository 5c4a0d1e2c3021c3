//! An answer of the gateway's as a tree, read member by member.
//!
//! Deriving a reader for each shape would be shorter to write and a third more for every shopper to download.

use serde::ser::{Serialize, SerializeMap, Serializer};

pub use crate::domain::value::Value;

/// An answer that lacks something we cannot do without; says what.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is missing or of another kind")]
pub struct Unreadable(pub &'static str);

impl Value {
    /// A member; `Null` when there is none of that name.
    pub fn get(&self, name: &str) -> &Self {
        match self {
            Self::Object(members) => {
                members.iter().find(|(known, _)| known == name).map_or(&Self::Null, |(_, value)| value)
            }
            _ => &Self::Null,
        }
    }

    /// Says which of these texts is missing, if one is. Reading them cannot fail afterwards: one check for all is
    /// half the code of one for each.
    pub fn require(&self, names: &[&'static str]) -> Result<(), Unreadable> {
        let missing = names.iter().find(|name| !matches!(self.get(name), Self::Text(_)));
        missing.map_or(Ok(()), |name| Err(Unreadable(name)))
    }

    /// A text; empty when it is missing or `null`.
    pub fn text(&self, name: &str) -> String {
        self.text_if_any(name).unwrap_or_default()
    }

    /// A text that may be missing or `null`.
    pub fn text_if_any(&self, name: &str) -> Option<String> {
        self.get(name).as_text()
    }

    /// A number that may be missing or `null`.
    pub fn number(&self, name: &str) -> Option<f64> {
        match self.get(name) {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// `Some` only for `true` and `false` themselves.
    pub fn bool(&self, name: &str) -> Option<bool> {
        match self.get(name) {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// A list, without what `read` can make nothing of; empty when it is missing or `null`.
    pub fn list<T>(&self, name: &str, read: fn(&Self) -> Option<T>) -> Vec<T> {
        let mut list = Vec::new();
        if let Self::List(values) = self.get(name) {
            // Not `filter_map` and `collect`, nor `extend`: each is functions to download for each type.
            for value in values {
                if let Some(read) = read(value) {
                    list.push(read);
                }
            }
        }
        list
    }

    /// The texts in a list; one text alone counts as a list of one.
    pub fn texts(&self, name: &str) -> Vec<String> {
        match self.get(name) {
            Self::Text(text) => vec![text.clone()],
            _ => self.list(name, Self::as_text),
        }
    }

    /// The texts in a list that may be missing or `null`.
    pub fn texts_if_any(&self, name: &str) -> Option<Vec<String>> {
        matches!(self.get(name), Self::List(_)).then(|| self.texts(name))
    }

    /// Whether there is an object of that name.
    pub fn object(&self, name: &str) -> Option<&Self> {
        Some(self.get(name)).filter(|value| matches!(value, Self::Object(_)))
    }

    fn as_text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_unit(),
            Self::Bool(value) => to.serialize_bool(*value),
            Self::Number(value) => to.serialize_f64(*value),
            Self::Text(text) => to.serialize_str(text),
            Self::List(values) => to.collect_seq(values),
            Self::Object(members) => {
                let mut map = to.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

#[cfg(test)]
impl From<serde_json::Value> for Value {
    fn from(json: serde_json::Value) -> Self {
        use serde_json::Value as Json;
        match json {
            Json::Null => Self::Null,
            Json::Bool(truth) => Self::Bool(truth),
            Json::Number(number) => Self::Number(number.as_f64().unwrap()),
            Json::String(text) => Self::Text(text),
            Json::Array(values) => Self::List(values.into_iter().map(Self::from).collect()),
            Json::Object(members) => {
                Self::Object(members.into_iter().map(|(name, value)| (name, value.into())).collect())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_null_and_ill_typed_members_are_nothing() {
        let value = Value::from(serde_json::json!({"a": null, "b": 1, "c": "x", "d": [1, "y"]}));
        assert_eq!(value.text_if_any("a"), None);
        assert_eq!(value.require(&["c", "b"]), Err(Unreadable("b")));
        assert_eq!(value.text("c"), "x");
        assert_eq!(value.texts("d"), ["y"]);
        assert_eq!(value.texts("c"), ["x"]);
        assert_eq!(value.number("b"), Some(1.0));
        assert_eq!(value.get("z").get("y"), &Value::Null);
        assert_eq!(value.list("c", |_| Some(())), []);
    }
}
