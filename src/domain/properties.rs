//! `channel_properties`: what was filled in, laid out along the dotted paths the form names (protocol.md D.4).

use super::cut::{cut, parts};
use super::value::Value;

/// The path of who pays. No other has a slash: what stands there is sent beside `channel_properties`.
pub const PAYER_NAME: &str = "customer/given_names";

/// A tree of what was typed or chosen, or its ciphertext; members stay in the order they were first named.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelProperties(Value);

impl Default for ChannelProperties {
    fn default() -> Self {
        Self(Value::Object(Vec::new()))
    }
}

impl ChannelProperties {
    /// Puts a field's values under its paths. Missing values become empty texts: the gateway wants optional
    /// fields named even when nothing is in them.
    pub fn fill(&mut self, paths: &[String], values: Vec<Value>) {
        let mut values = values.into_iter();
        for path in paths {
            let value = values.next().unwrap_or(Value::Text(String::new()));
            match path.strip_suffix("[]") {
                Some(path) => put(&mut self.0, path, Value::List(vec![value])),
                None => put(&mut self.0, path, value),
            }
        }
    }

    /// The text at the end of a path.
    pub fn text(&self, path: &str) -> Option<&String> {
        let mut at = &self.0;
        for name in parts(path, b'.') {
            let Value::Object(members) = at else { return None };
            at = members.iter().find(|(known, _)| known == name).map(|(_, member)| member)?;
        }
        match at {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The tree.
    pub fn value(&self) -> &Value {
        &self.0
    }
}

fn put(tree: &mut Value, path: &str, value: Value) {
    match cut(path, b'.') {
        Some((name, rest)) => put(member(tree, name), rest, value),
        None => *member(tree, path) = value,
    }
}

/// The member of that name, made if it is not there. A text in the way gives place to a group.
fn member<'a>(tree: &'a mut Value, name: &str) -> &'a mut Value {
    if !matches!(tree, Value::Object(_)) {
        *tree = Value::Object(Vec::new());
    }
    let Value::Object(members) = tree else { return tree };
    let at = members.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        members.push((name.into(), Value::Null));
        members.len() - 1
    });
    #[expect(clippy::indexing_slicing, reason = "the position was found or made on the lines above")]
    &mut members[at].1
}

#[cfg(test)]
mod tests {
    use super::*;
    use Value::{List, Object};

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    fn group(members: &[(&str, Value)]) -> Value {
        Object(members.iter().map(|(name, value)| (name.to_string(), value.clone())).collect())
    }

    fn filled(fields: &[(&[&str], &[&str])]) -> ChannelProperties {
        let mut properties = ChannelProperties::default();
        for (paths, values) in fields {
            let paths: Vec<String> = paths.iter().map(ToString::to_string).collect();
            properties.fill(&paths, values.iter().map(|value| text(value)).collect());
        }
        properties
    }

    #[test]
    fn paths_with_a_common_beginning_share_a_group() {
        let properties = filled(&[
            (&["card_details.cvn"], &["c"]),
            (&["card_details.expiry_month", "card_details.expiry_year"], &["m", "y"]),
        ]);
        let card = group(&[("cvn", text("c")), ("expiry_month", text("m")), ("expiry_year", text("y"))]);
        assert_eq!(properties.value(), &group(&[("card_details", card)]));
    }

    #[test]
    fn values_that_run_out_become_empty_texts() {
        let properties = filled(&[(&["a", "b"], &["1"])]);
        assert_eq!(properties.value(), &group(&[("a", text("1")), ("b", text(""))]));
    }

    #[test]
    fn a_path_that_ends_in_brackets_wraps_its_value_in_a_list() {
        let properties = filled(&[(&["a.codes[]"], &["x"])]);
        assert_eq!(properties.value(), &group(&[("a", group(&[("codes", List(vec![text("x")]))]))]));
    }

    #[test]
    fn a_number_stays_one() {
        let mut properties = ChannelProperties::default();
        properties.fill(&["plan.terms".into()], vec![Value::Number(3.0)]);
        assert_eq!(properties.value(), &group(&[("plan", group(&[("terms", Value::Number(3.0))]))]));
    }

    #[test]
    fn a_name_used_as_text_and_as_group_becomes_a_group() {
        let properties = filled(&[(&["a"], &["1"]), (&["a.b"], &["2"])]);
        assert_eq!(properties.value(), &group(&[("a", group(&[("b", text("2"))]))]));
    }

    #[test]
    fn a_text_is_found_at_the_end_of_its_path_and_nowhere_else() {
        let properties = filled(&[(&["a.b"], &["1"]), (&["c"], &["2"])]);
        assert_eq!(properties.text("a.b").unwrap(), "1");
        assert_eq!(properties.text("c").unwrap(), "2");
        for nowhere in ["a", "a.b.c", "b", "c.d", ""] {
            assert_eq!(properties.text(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn debug_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", filled(&[(&["card.cvn"], &["secret"])])), "ChannelProperties(…)");
    }
}
