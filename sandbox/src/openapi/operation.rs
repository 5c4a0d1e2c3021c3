//! One method of one path, as a line of a table and as OpenAPI writes it.
use serde_json::{Map, Value, json};

use super::answers::Answer;
use super::schema::{in_a_form, of_shape};
use crate::http::schema::Shape;

pub(super) struct Operation {
    pub(super) tag: &'static str,
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    pub(super) summary: &'static str,
    pub(super) query: &'static [(&'static str, Shape)],
    pub(super) body: Body,
    /// A body to begin with, as JSON; empty for none.
    pub(super) example: &'static str,
    pub(super) status: u16,
    pub(super) answer: Answer,
    pub(super) refusals: &'static [u16],
}

pub(super) enum Body {
    None,
    Json(&'static Shape),
    /// May be left out altogether.
    Optional(&'static Shape),
    /// JSON, or a form whose one field `payload` is JSON.
    Payload(&'static Shape),
}

impl Operation {
    /// Reads: 200, or one of the refusals.
    pub(super) const fn get(
        tag: &'static str,
        path: &'static str,
        summary: &'static str,
        answer: Answer,
        refusals: &'static [u16],
    ) -> Self {
        Self {
            tag,
            method: "get",
            path,
            summary,
            query: &[],
            body: Body::None,
            example: "",
            status: 200,
            answer,
            refusals,
        }
    }

    /// The same path, sent to.
    pub(super) const fn post(mut self, body: Body) -> Self {
        self.method = "post";
        self.body = body;
        self
    }

    pub(super) const fn asking(mut self, query: &'static [(&'static str, Shape)]) -> Self {
        self.query = query;
        self
    }

    pub(super) const fn such_as(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    pub(super) const fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    pub(super) fn document(&self) -> Value {
        let mut document = json!({
            "tags": [self.tag],
            "summary": self.summary,
            "operationId": self.id(),
            "parameters": self.parameters(),
            "responses": self.responses(),
        });
        let Value::Object(members) = &mut document else { return document };
        let json = |shape| {
            let example = serde_json::from_str::<Value>(self.example).ok();
            let example = example.map(|example| ("example".to_owned(), example));
            let schema = [("schema".to_owned(), of_shape(shape))];
            schema.into_iter().chain(example).collect::<Map<_, _>>()
        };
        let body = match self.body {
            Body::None => None,
            Body::Json(shape) => {
                Some(json!({ "required": true, "content": { "application/json": json(shape) } }))
            }
            Body::Optional(shape) => {
                Some(json!({ "required": false, "content": { "application/json": json(shape) } }))
            }
            Body::Payload(shape) => Some(json!({
                "required": true,
                "content": {
                    "application/json": json(shape),
                    "application/x-www-form-urlencoded": { "schema": in_a_form(shape) },
                },
            })),
        };
        members.extend(body.map(|body| ("requestBody".to_owned(), body)));
        if self.tag == super::xendit::TAG {
            members.insert("security".into(), json!([{ "secretKey": [] }]));
        }
        document
    }

    /// "post /v3/payments/{id}/capture" is `post_v3_payments_id_capture`, "get /_sandbox/" is `get_sandbox_index`.
    fn id(&self) -> String {
        let path =
            if self.path.ends_with('/') { format!("{}index", self.path) } else { self.path.to_owned() };
        let words =
            path.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.fold(self.method.to_owned(), |id, word| format!("{id}_{word}"))
    }

    fn parameters(&self) -> Value {
        let in_path = self.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
        let in_path = in_path.map(
            |name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }),
        );
        let in_query = self
            .query
            .iter()
            .map(|(name, shape)| json!({ "name": name, "in": "query", "required": false, "schema": of_shape(shape) }));
        in_path.chain(in_query).collect()
    }

    fn responses(&self) -> Value {
        let mut responses = Map::new();
        responses.insert(self.status.to_string(), self.answer.document());
        for status in self.refusals {
            responses.insert(status.to_string(), Answer::Problem.document());
        }
        responses.into()
    }
}
