//! Checks a JSON body against a shape and words each violation as Ajv does, which is what Xendit's answers look like.
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;
use url::Url;

use crate::http::problem::{Problem, Violation};

pub(crate) enum Shape {
    Text {
        min: usize,
        max: usize,
    },
    /// `+` and digits.
    PhoneNumber,
    OneOf(&'static [&'static str]),
    Number,
    WholeNumber {
        min: i64,
    },
    Boolean,
    DateTime,
    /// YYYY-MM-DD
    Date,
    /// http or https
    WebUrl,
    AnyObject,
    Nullable(&'static Shape),
    List {
        of: &'static Shape,
        min: usize,
    },
    Object(&'static [Field]),
}

pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) presence: Presence,
}

pub(crate) enum Presence {
    Required,
    Optional,
    Forbidden,
}

pub(crate) const fn required(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, presence: Presence::Required }
}

pub(crate) const fn optional(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, presence: Presence::Optional }
}

pub(crate) const fn forbidden(name: &'static str) -> Field {
    Field { name, shape: Shape::AnyObject, presence: Presence::Forbidden }
}

/// All violations, in the order of the shape. Unknown members are let through.
pub(crate) fn violations(shape: &Shape, body: &Value) -> Vec<Violation> {
    violations_at(shape, body, "/body")
}

/// Lets a body through that has none.
pub(crate) fn admit(shape: &Shape, body: &Value) -> Result<(), Problem> {
    let found = violations(shape, body);
    if found.is_empty() { Ok(()) } else { Err(Problem::validation(found)) }
}

/// All violations of one part of a body.
pub(crate) fn violations_at(shape: &Shape, part: &Value, path: &str) -> Vec<Violation> {
    let mut found = Vec::new();
    check(shape, part, path, &mut found);
    found
}

fn check(shape: &Shape, value: &Value, path: &str, found: &mut Vec<Violation>) {
    let mut broken = |message: String| found.push(Violation::new(path, message));
    match (shape, value) {
        (Shape::Nullable(_), Value::Null) => {}
        (Shape::Nullable(inner), value) => check(inner, value, path, found),
        (Shape::Text { min, max }, Value::String(text)) => {
            let length = text.chars().count();
            if length < *min {
                broken(format!("must NOT have fewer than {min} characters"));
            } else if length > *max {
                broken(format!("must NOT have more than {max} characters"));
            }
        }
        (Shape::PhoneNumber, Value::String(text)) => {
            let digits = text.strip_prefix('+').unwrap_or_default();
            if !(5..=49).contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
                broken(r#"must match pattern "^\+[0-9]{5,49}$""#.into());
            }
        }
        (Shape::OneOf(words), Value::String(text)) => {
            if !words.contains(&text.as_str()) {
                broken(format!("must be equal to one of the allowed values: {}", words.join(", ")));
            }
        }
        (Shape::WholeNumber { min }, Value::Number(number)) => match number.as_i64() {
            Some(whole) if whole >= *min => {}
            Some(_) => broken(format!("must be >= {min}")),
            None => broken("must be integer".into()),
        },
        (Shape::DateTime, Value::String(text)) => {
            if text.parse::<Timestamp>().is_err() {
                broken(r#"must match format "date-time""#.into());
            }
        }
        (Shape::Date, Value::String(text)) => {
            if text.len() != 10 || text.parse::<Date>().is_err() {
                broken(r#"must match format "date""#.into());
            }
        }
        (Shape::WebUrl, Value::String(text)) => {
            if !Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
                broken(r#"must match format "url""#.into());
            }
        }
        (Shape::Number, Value::Number(_))
        | (Shape::Boolean, Value::Bool(_))
        | (Shape::AnyObject, Value::Object(_)) => {}
        (Shape::List { of, min }, Value::Array(entries)) => {
            if entries.len() < *min {
                broken(format!("must NOT have fewer than {min} items"));
            }
            for (place, entry) in entries.iter().enumerate() {
                check(of, entry, &format!("{path}/{place}"), found);
            }
        }
        (Shape::Object(fields), Value::Object(members)) => {
            for Field { name, shape, presence } in *fields {
                let path = format!("{path}/{name}");
                match (presence, members.get(*name)) {
                    (Presence::Required, None) => {
                        found.push(Violation::new(path, format!("must have required property '{name}'")));
                    }
                    (Presence::Forbidden, Some(_)) => {
                        found.push(Violation::new(path, "must NOT have additional properties"));
                    }
                    (_, Some(member)) => check(shape, member, &path, found),
                    (_, None) => {}
                }
            }
        }
        _ => broken(format!("must be {}", shape.type_name())),
    }
}

impl Shape {
    const fn type_name(&self) -> &'static str {
        match self {
            Self::Text { .. }
            | Self::PhoneNumber
            | Self::OneOf(_)
            | Self::DateTime
            | Self::Date
            | Self::WebUrl => "string",
            Self::Number => "number",
            Self::WholeNumber { .. } => "integer",
            Self::Boolean => "boolean",
            Self::AnyObject | Self::Object(_) => "object",
            Self::List { .. } => "array",
            Self::Nullable(inner) => inner.type_name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SHAPE: Shape = Shape::Object(&[
        required("name", Shape::Text { min: 1, max: 3 }),
        optional("kinds", Shape::List { of: &Shape::OneOf(&["A", "B"]), min: 1 }),
        optional("count", Shape::WholeNumber { min: 1 }),
        optional("born", Shape::Date),
        optional("picture", Shape::WebUrl),
        forbidden("secret"),
    ]);

    fn messages(body: Value) -> Vec<(String, String)> {
        violations(&SHAPE, &body).into_iter().map(|found| (found.path, found.message)).collect()
    }

    fn one(path: &str, message: &str) -> Vec<(String, String)> {
        vec![(path.into(), message.into())]
    }

    #[test]
    fn each_violation_is_worded_as_ajv_words_it() {
        assert_eq!(messages(json!([])), one("/body", "must be object"));
        assert_eq!(messages(json!({})), one("/body/name", "must have required property 'name'"));
        assert_eq!(messages(json!({"name": 1})), one("/body/name", "must be string"));
        assert_eq!(messages(json!({"name": ""})), one("/body/name", "must NOT have fewer than 1 characters"));
        assert_eq!(
            messages(json!({"name": "abcd"})),
            one("/body/name", "must NOT have more than 3 characters")
        );
        assert_eq!(
            messages(json!({"name": "a", "kinds": ["A", "C"]})),
            one("/body/kinds/1", "must be equal to one of the allowed values: A, B")
        );
        assert_eq!(
            messages(json!({"name": "a", "kinds": []})),
            one("/body/kinds", "must NOT have fewer than 1 items")
        );
        assert_eq!(messages(json!({"name": "a", "count": 1.5})), one("/body/count", "must be integer"));
        assert_eq!(messages(json!({"name": "a", "count": 0})), one("/body/count", "must be >= 1"));
        assert_eq!(
            messages(json!({"name": "a", "born": "2001-02-30"})),
            one("/body/born", r#"must match format "date""#)
        );
        assert_eq!(
            messages(json!({"name": "a", "picture": "ftp://shop.example/mug.png"})),
            one("/body/picture", r#"must match format "url""#)
        );
        assert_eq!(
            messages(json!({"name": "a", "secret": 1})),
            one("/body/secret", "must NOT have additional properties")
        );
    }

    #[test]
    fn members_nobody_asked_about_are_let_through() {
        assert_eq!(messages(json!({"name": "a", "colour": "blue"})), vec![]);
    }
}
