//! `channel_properties`: what was filled in, laid out along the dotted paths the form names (protocol.md D.4).

use std::fmt;

use super::cut::{cut, parts};

/// The path of who pays. No other has a slash: what stands there is sent beside `channel_properties`.
pub const PAYER_NAME: &str = "customer/given_names";

/// A tree of texts; members stay in the order they were first named.
#[derive(Clone, PartialEq, Eq)]
pub enum ChannelProperties {
    /// What was typed, or its ciphertext.
    Text(String),
    /// A text under a path that ends in `[]`: sent as a list of one.
    Listed(String),
    /// What stands under further names.
    Group(Vec<(String, ChannelProperties)>),
}

impl Default for ChannelProperties {
    fn default() -> Self {
        Self::Group(Vec::new())
    }
}

impl ChannelProperties {
    /// Puts a field's values under its paths. Missing values become empty texts: the gateway wants optional
    /// fields named even when nothing is in them.
    pub fn fill(&mut self, paths: &[String], values: &[String]) {
        let mut values = values.iter();
        for path in paths {
            self.put(path, values.next().cloned().unwrap_or_default());
        }
    }

    fn put(&mut self, path: &str, value: String) {
        match cut(path, b'.') {
            Some((name, rest)) => self.member(name).put(rest, value),
            None => match path.strip_suffix("[]") {
                Some(name) => *self.member(name) = Self::Listed(value),
                None => *self.member(path) = Self::Text(value),
            },
        }
    }

    /// The text at the end of a path.
    pub fn text(&self, path: &str) -> Option<&String> {
        let mut at = self;
        for name in parts(path, b'.') {
            let Self::Group(members) = at else { return None };
            at = members.iter().find(|(known, _)| known == name).map(|(_, member)| member)?;
        }
        match at {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The member of that name, made if it is not there. A text in the way gives place to a group.
    fn member(&mut self, name: &str) -> &mut Self {
        if !matches!(self, Self::Group(_)) {
            *self = Self::default();
        }
        let Self::Group(members) = self else { return self };
        let at = members.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            members.push((name.into(), Self::default()));
            members.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "the position was found or made on the lines above")]
        &mut members[at].1
    }
}

impl fmt::Debug for ChannelProperties {
    /// Names only: values are the shopper's.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(_) | Self::Listed(_) => out.write_str("…"),
            Self::Group(members) => {
                out.debug_map().entries(members.iter().map(|(name, member)| (name, member))).finish()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ChannelProperties::{Group, Listed, Text};

    fn filled(fields: &[(&[&str], &[&str])]) -> ChannelProperties {
        let mut properties = ChannelProperties::default();
        for (paths, values) in fields {
            let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
            properties.fill(&owned(paths), &owned(values));
        }
        properties
    }

    #[test]
    fn paths_with_a_common_beginning_share_a_group() {
        let properties = filled(&[
            (&["card_details.cvn"], &["c"]),
            (&["card_details.expiry_month", "card_details.expiry_year"], &["m", "y"]),
        ]);
        let expected = ["cvn", "expiry_month", "expiry_year"].into_iter().zip(["c", "m", "y"]);
        let expected = expected.map(|(name, value)| (name.to_string(), Text(value.into()))).collect();
        assert_eq!(properties, Group(vec![("card_details".into(), Group(expected))]));
    }

    #[test]
    fn values_that_run_out_become_empty_texts() {
        let properties = filled(&[(&["a", "b"], &["1"])]);
        assert_eq!(
            properties,
            Group(vec![("a".into(), Text("1".into())), ("b".into(), Text(String::new()))])
        );
    }

    #[test]
    fn a_path_that_ends_in_brackets_wraps_its_value_in_a_list() {
        assert_eq!(filled(&[(&["codes[]"], &["x"])]), Group(vec![("codes".into(), Listed("x".into()))]));
    }

    #[test]
    fn a_name_used_as_text_and_as_group_becomes_a_group() {
        let properties = filled(&[(&["a"], &["1"]), (&["a.b"], &["2"])]);
        assert_eq!(properties, Group(vec![("a".into(), Group(vec![("b".into(), Text("2".into()))]))]));
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
    fn debug_shows_names_and_no_values() {
        assert_eq!(format!("{:?}", filled(&[(&["card.cvn"], &["secret"])])), r#"{"card": {"cvn": …}}"#);
    }
}
