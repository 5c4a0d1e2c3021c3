//! The documents of the frame origin: that they are there, and who may frame them.
use axum::http::StatusCode;
use serde_json::json;

use crate::harness::{SHOP, changed, local, order};

const FIELD: &str = "/components/secure-iframe-v0.0.24.html";

#[tokio::test]
async fn a_card_field_is_there_with_all_it_loads() {
    let local = local();
    let document = local.frame(FIELD).await;
    assert_eq!(
        (document.status, document.header("content-type")),
        (StatusCode::OK, Some("text/html; charset=utf-8"))
    );
    let loaded: Vec<&str> =
        document.text.split('"').filter(|part| part.ends_with(".js") || part.ends_with(".css")).collect();
    assert!(loaded.contains(&"card-field.js") && loaded.contains(&"card-field.css"), "{loaded:?}");
    for name in loaded {
        let answer = local.frame(&format!("/components/{name}")).await;
        let expected =
            if name.ends_with(".js") { "text/javascript; charset=utf-8" } else { "text/css; charset=utf-8" };
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, Some(expected)),
            "{name}"
        );
    }
}

#[tokio::test]
async fn the_landing_page_is_there_with_its_script() {
    let local = local();
    for path in [
        "/components/action-landing-iframe-v9.html",
        "/components/action-landing.js",
        "/3ds/look.css",
        "/3ds/three-ds.css",
    ] {
        assert_eq!(local.frame(path).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn nothing_else_of_the_folder_is_served() {
    let local = local();
    for path in [
        "/components/three-ds.html",
        "/components/control.js",
        "/components/card-field/../three-ds.html",
        "/components/tests/typist.js",
        "/components/card-field/package.json",
        "/",
    ] {
        assert_eq!(local.frame(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn only_the_named_sessions_origins_may_frame_a_card_field() {
    let local = local();
    let other = json!({ "components_configuration": { "origins": ["https://other.example", "http://localhost:4100"] } });
    let (session, _) = (local.open(order()).await, local.open(changed(order(), other)).await);
    let policy =
        |answer: crate::harness::Answer| answer.header("content-security-policy").unwrap().to_owned();

    let named = policy(local.frame(&format!("{FIELD}?session_id={}&input_type=x", session.id)).await);
    assert!(named.ends_with(&format!("; frame-ancestors {SHOP}")), "{named}");
    let unnamed = policy(local.frame(FIELD).await);
    assert!(
        unnamed
            .ends_with("; frame-ancestors http://localhost:4100 https://other.example https://shop.example"),
        "{unnamed}"
    );
    let unknown = policy(local.frame(&format!("{FIELD}?session_id=ps-unknown")).await);
    assert!(unknown.ends_with("; frame-ancestors 'none'"), "{unknown}");
}

#[tokio::test]
async fn what_is_typed_into_a_card_field_can_be_sent_nowhere_as_a_form() {
    let document = local().frame(FIELD).await;
    let policy = document.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && policy.contains("form-action 'none'"), "{policy}");
}

#[tokio::test]
async fn the_pinned_keys_are_those_of_the_environment() {
    let local = local();
    let module = local.frame("/components/pinning-keys.js").await;
    assert_eq!(module.header("content-type"), Some("text/javascript; charset=utf-8"));
    let list =
        module.text.split_once("export default ").unwrap().1.trim_end().trim_end_matches(';').to_owned();
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list, local.control_get("environment").await["pinningKeys"]);
    assert!(list[0].get("d").is_none());
}
