//! The OpenAPI document of everything that is answered on the API's origin. A new route gets a line in `xendit`,
//! `gateway` or `controls`; tests/openapi.rs holds them to the router.
use serde_json::{Map, Value, json};

use self::operation::Operation;

mod answers;
mod controls;
mod gateway;
mod operation;
mod schema;
mod xendit;

pub(crate) fn document(origin: &str) -> Value {
    let mut paths = Map::new();
    for operation in operations() {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        if let Value::Object(path) = path {
            path.insert(operation.method.into(), operation.document());
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "A local Xendit",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Xendit's API as far as the sandbox has it, the components gateway, and the sandbox's own \
                controls. Any request may be answered with any status once POST /_sandbox/next asked for it, and with \
                500 while a data file cannot be written.",
        },
        "servers": [{ "url": origin }],
        "tags": [
            { "name": xendit::TAG, "description": "For merchants' servers." },
            { "name": gateway::TAG, "description": "For shoppers' browsers, as the official web SDK calls it." },
            { "name": controls::TAG, "description": "For tests and developers. None of it exists at Xendit." },
        ],
        "paths": paths,
        "components": {
            "schemas": answers::schemas(),
            "securitySchemes": {
                "secretKey": {
                    "type": "http",
                    "scheme": "basic",
                    "description": "A key that begins with xnd_development_ as user name, and no password.",
                },
            },
        },
    })
}

fn operations() -> impl Iterator<Item = &'static Operation> {
    xendit::OPERATIONS.iter().chain(gateway::OPERATIONS).chain(controls::OPERATIONS)
}
