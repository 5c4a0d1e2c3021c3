//! The OpenAPI document: it tells of every route there is, and of no other.
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::local;

/// Rooms whose routes are on the API's origin. What browsers load as pages is no API.
const ROOMS: [&str; 4] = ["api", "gateway", "controls", "channels"];

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(fs::read_to_string(&path).unwrap());
        }
    }
}

/// The text from behind an opening parenthesis to the one that closes it.
fn within(text: &str) -> &str {
    let mut depth = 1;
    let end = text.char_indices().find(|(_, letter)| {
        depth += i32::from(*letter == '(') - i32::from(*letter == ')');
        depth == 0
    });
    end.map_or(text, |(end, _)| text.get(..end).unwrap())
}

/// "get /sessions/{id}" for each method of each `.route(…)` in some code.
fn routes(code: &str) -> BTreeSet<String> {
    let calls = code.split(".route(").skip(1).map(within);
    let each = calls.flat_map(|call| {
        let path = call.split('"').nth(1).unwrap_or_else(|| panic!("a route whose path is no text: {call}"));
        let handlers = call.split_once('"').unwrap().1;
        let methods = METHODS.iter().filter(move |method| {
            handlers.contains(&format!(" {method}(")) || handlers.contains(&format!(".{method}("))
        });
        methods.map(move |method| format!("{method} {path}"))
    });
    each.collect()
}

fn told(document: &Value) -> BTreeSet<String> {
    let paths = document["paths"].as_object().unwrap();
    let each = paths.iter().flat_map(|(path, methods)| {
        methods.as_object().unwrap().keys().map(move |method| format!("{method} {path}"))
    });
    each.collect()
}

#[tokio::test]
async fn it_tells_of_every_route_and_of_no_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut code = Vec::new();
    ROOMS.iter().for_each(|room| sources(&root.join(room), &mut code));
    let routes: BTreeSet<String> = code.iter().flat_map(|code| routes(code)).collect();
    assert!(routes.len() > 30, "only {} routes found", routes.len());
    let told = told(&local().control_get("openapi.json").await);
    let untold: Vec<_> = routes.difference(&told).collect();
    assert!(
        untold.is_empty(),
        "routes the OpenAPI document does not tell of; give each a line in OPERATIONS of \
         sandbox/src/openapi/{{xendit,gateway,controls}}.rs: {untold:#?}"
    );
    let gone: Vec<_> = told.difference(&routes).collect();
    assert!(
        gone.is_empty(),
        "the OpenAPI document tells of routes there are not; take their lines out of OPERATIONS in \
         sandbox/src/openapi: {gone:#?}"
    );
}

#[test]
fn every_way_to_write_a_route_is_seen() {
    let code = r#"
        Router::new().route("/a", post(create).get(find)).route("/a/{id}", get(async || page("x")))
            .route(
                "/b",
                axum::routing::delete(remove),
            )
            .route("/c/{*rest}", any(no_such_path))
    "#;
    let seen: Vec<_> = routes(&code.replace("axum::routing::", " ")).into_iter().collect();
    assert_eq!(seen, ["delete /b", "get /a", "get /a/{id}", "post /a"]);
}

#[tokio::test]
async fn every_reference_in_it_leads_somewhere() {
    let document = local().control_get("openapi.json").await;
    assert_eq!(document["openapi"], "3.1.0");
    let text = document.to_string();
    let references: BTreeSet<&str> =
        text.split(r##""$ref":"#"##).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(references.len() > 10, "{references:?}");
    for reference in references {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
    let ids: Vec<&str> =
        text.split(r#""operationId":""#).skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an operationId comes twice");
}
