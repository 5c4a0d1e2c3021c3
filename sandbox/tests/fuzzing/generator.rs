//! Makes requests by chance: what the OpenAPI document allows, its examples with one thing changed, and now and then
//! something else altogether.
use std::collections::HashMap;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

/// Ids and words that mean something, by the path or the member they stand in.
pub(crate) struct Known(pub(crate) HashMap<&'static str, Vec<String>>);

/// A content type and a body.
pub(crate) type Sent = Option<(&'static str, String)>;

/// Anything JSON can be, mostly small.
fn anything() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        Just(json!(1e300)),
        Just(json!("x".repeat(5000))),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::hash_map("[a-z_]{1,12}", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect::<Map<_, _>>())),
        ]
    })
    .boxed()
}

impl Known {
    fn words(&self, place: &str) -> Option<BoxedStrategy<String>> {
        self.0.get(place).map(|words| select(words.clone()).boxed())
    }

    /// What a schema allows, and now and then something else.
    fn of_schema(&self, name: &str, schema: &Value) -> BoxedStrategy<Value> {
        prop_oneof![9 => self.allowed(name, schema), 1 => anything()].boxed()
    }

    fn allowed(&self, name: &str, schema: &Value) -> BoxedStrategy<Value> {
        if let Some(words) = self.words(name) {
            return words.prop_map(Value::from).boxed();
        }
        if let Some(words) = schema["enum"].as_array() {
            return select(words.clone()).boxed();
        }
        if let Some(either) = schema["anyOf"].as_array() {
            let each = either.iter().map(|schema| self.allowed(name, schema));
            return proptest::strategy::Union::new(each).boxed();
        }
        match schema["type"].as_str() {
            Some("string") => text(schema),
            Some("number") => {
                prop_oneof![(0..2_000_000i64).prop_map(Value::from), any::<f64>().prop_map(Value::from)]
                    .boxed()
            }
            Some("integer") => {
                prop_oneof![(0..700i64).prop_map(Value::from), any::<i64>().prop_map(Value::from)].boxed()
            }
            Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
            Some("null") => Just(Value::Null).boxed(),
            Some("array") => {
                let entries = self.of_schema(name, &schema["items"]);
                prop::collection::vec(entries, 0..3).prop_map(Value::from).boxed()
            }
            Some("object") => self.object(schema),
            _ => anything(),
        }
    }

    fn object(&self, schema: &Value) -> BoxedStrategy<Value> {
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let members = schema["properties"].as_object().into_iter().flatten().map(|(name, schema)| {
            let given = if required.contains(&json!(name)) { 19 } else { 3 };
            let (name, value) = (name.clone(), self.of_schema(name, schema));
            prop_oneof![given => value.prop_map(move |value| Some((name.clone(), value))), 2 => Just(None)]
                .boxed()
        });
        let members: Vec<BoxedStrategy<Option<(String, Value)>>> = members.collect();
        members.prop_map(|members| Value::Object(members.into_iter().flatten().collect())).boxed()
    }

    /// The example, with ids there are, as it is or with one member made by chance or left out.
    fn of_example(&self, example: &Value, schema: &Value) -> BoxedStrategy<Value> {
        let properties = schema["properties"].as_object().unwrap();
        let changes = properties.iter().map(|(name, schema)| {
            let name = name.clone();
            let value = prop_oneof![4 => self.of_schema(&name, schema).prop_map(Some), 1 => Just(None)];
            value.prop_map(move |value| (name.clone(), value)).boxed()
        });
        let example = example.clone();
        let known: Vec<_> = example
            .as_object()
            .unwrap()
            .keys()
            .filter_map(|name| Some((name.clone(), self.words(name)?)))
            .map(|(name, words)| words.prop_map(move |word| (name.clone(), word)).boxed())
            .collect();
        let change = prop::option::of(proptest::strategy::Union::new(changes));
        (known, change)
            .prop_map(move |(known, change)| {
                let mut body = example.clone();
                known.into_iter().for_each(|(name, word)| body[name] = word.into());
                match change {
                    Some((name, Some(value))) => body[name] = value,
                    Some((name, None)) => drop(body.as_object_mut().unwrap().shift_remove(&name)),
                    None => {}
                }
                body
            })
            .boxed()
    }

    pub(crate) fn path(&self, template: &str) -> BoxedStrategy<String> {
        let parts = template.split('/').skip(1).map(|part| {
            let nothing = "[a-zA-Z0-9%._~-]{1,20}".boxed();
            if !part.starts_with('{') {
                return Just(part.to_owned()).boxed();
            }
            // "{id}" says nothing; what stands before it does.
            let before = template.split_once(part).unwrap().0.trim_matches('/');
            let place = if part == "{id}" { before.rsplit('/').next().unwrap() } else { part };
            match self.words(place) {
                Some(known) => prop_oneof![5 => known, 1 => nothing].boxed(),
                None => nothing,
            }
        });
        let parts: Vec<BoxedStrategy<String>> = parts.collect();
        parts
            .prop_map(|parts| parts.iter().fold(String::new(), |path, part| format!("{path}/{part}")))
            .boxed()
    }

    pub(crate) fn query(&self, operation: &Value) -> BoxedStrategy<String> {
        let parameters = operation["parameters"].as_array().unwrap().iter();
        let pairs = parameters.filter(|parameter| parameter["in"] == "query").map(|parameter| {
            let name = parameter["name"].as_str().unwrap().to_owned();
            let values = prop_oneof!["[0-9]{1,3}", "[ -~]{0,12}"];
            prop::option::of(values.prop_map(move |value| (name.clone(), value))).boxed()
        });
        let pairs: Vec<BoxedStrategy<Option<(String, String)>>> = pairs.collect();
        pairs
            .prop_map(|pairs| {
                let pairs = pairs.into_iter().flatten();
                form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
            })
            .boxed()
    }

    pub(crate) fn body(&self, operation: &Value) -> BoxedStrategy<Sent> {
        let content = &operation["requestBody"]["content"]["application/json"];
        if content.is_null() {
            return prop_oneof![Just(None), Just(Some(("text/plain", "surprise".to_owned())))].boxed();
        }
        let schema = &content["schema"];
        let made = self.of_schema("", schema);
        let body = match &content["example"] {
            Value::Null => made,
            example => prop_oneof![2 => self.of_example(example, schema), 1 => made].boxed(),
        };
        let json = body.prop_map(|body| body.to_string());
        let as_json = json.clone().prop_map(|text| Some(("application/json", text)));
        let as_form = json.clone().prop_map(|text| {
            let form = form_urlencoded::Serializer::new(String::new()).append_pair("payload", &text).finish();
            Some(("application/x-www-form-urlencoded", form))
        });
        let half = |text: String| text.chars().take(text.chars().count() / 2).collect();
        let cut = json.prop_map(move |text| Some(("application/json", half(text))));
        prop_oneof![9 => as_json, 2 => as_form, 1 => cut, 1 => Just(None)].boxed()
    }
}

fn text(schema: &Value) -> BoxedStrategy<Value> {
    let words = match schema["format"].as_str() {
        Some("date-time") => vec!["2099-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"],
        Some("date") => vec!["1990-02-28", "0000-01-01"],
        Some("uri") => vec!["https://shop.example/", "http://[::1]:9/"],
        // Words that mean something somewhere get further in.
        _ => {
            vec!["PAY", "COMPONENTS", "PAYMENT_LINK", "IDR", "ID", "PHP", "PH", "CARDS", "QRIS", "OVO", "en"]
        }
    };
    let words = select(words).prop_map(Value::from);
    let others = prop_oneof![".{0,40}", "[+0-9]{1,20}"].prop_map(Value::from);
    prop_oneof![3 => words, 2 => others].boxed()
}
