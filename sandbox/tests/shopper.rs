//! A careful shopper: reads what a session offers, fills in forms, begins attempts and does what they ask for.
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Answer, Local, Opened, changed};

pub(crate) async fn bootstrap(local: &Local, session: &Opened) -> Value {
    let answer = local.page_get(&format!("/api/sessions/{}", session.auth_key)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

pub(crate) fn channel<'a>(start: &'a Value, code: &str) -> Option<&'a Value> {
    start["channels"].as_array().unwrap().iter().find(|channel| channel["channel_code"] == code)
}

pub(crate) fn codes(start: &Value) -> Vec<&str> {
    start["channels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|channel| channel["channel_code"].as_str().unwrap())
        .collect()
}

pub(crate) fn set(properties: &mut Value, path: &str, value: Value) {
    let (parents, name) =
        path.rsplit_once('.').map_or((vec![], path), |(parents, name)| (parents.split('.').collect(), name));
    let inside = parents.into_iter().fold(properties, |inside, name| {
        inside.as_object_mut().unwrap().entry(name).or_insert_with(|| json!({}))
    });
    inside.as_object_mut().unwrap().insert(name.into(), value);
}

fn at<'a>(properties: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(properties, |inside, name| inside.get(name))
}

pub(crate) fn paths(field: &Value) -> Vec<&str> {
    match &field["channel_property"] {
        Value::String(path) => vec![path],
        several => several.as_array().unwrap().iter().map(|path| path.as_str().unwrap()).collect(),
    }
}

pub(crate) fn is_shown(field: &Value, properties: &Value) -> bool {
    if field.get("flags").is_some() {
        return false;
    }
    field.get("display_if").and_then(Value::as_array).into_iter().flatten().all(|condition| {
        let is_equal = at(properties, condition[0].as_str().unwrap()) == Some(&condition[2]);
        is_equal == (condition[1] == "equals")
    })
}

/// What a shopper might type.
fn typed(name: &str) -> &'static str {
    match name {
        "cashtag" => "$rani",
        "card_last_four" => "1234",
        "card_expiry" => "12/30",
        "identity_document_number" => "1234567890123",
        _ => "Rani",
    }
}

/// `channel_properties` a careful shopper would send.
pub(crate) async fn filled(local: &Local, session: &Opened, channel: &Value) -> Value {
    let mut properties = json!({});
    for field in channel["form"].as_array().unwrap() {
        if !is_shown(field, &properties) {
            continue;
        }
        let path = paths(field)[0];
        match field["type"]["name"].as_str().unwrap() {
            "credit_card_number" => {
                let card = session.frame.card("4000000000001000", "12", "2099", "123");
                properties["card_details"] = card;
            }
            "credit_card_expiry" | "credit_card_cvn" => {}
            "phone_number" => set(&mut properties, path, json!("+628123456789")),
            "email" => set(&mut properties, path, json!("rani@example.org")),
            "dropdown" => set(&mut properties, path, field["type"]["options"][0]["value"].clone()),
            "installment_plan" if field["required"] == true => {
                let options = payment_options(local, session, channel, json!({})).await;
                let plan = &options["installment_plans"][0];
                for path in paths(field) {
                    let name = path.rsplit('.').next().unwrap();
                    set(&mut properties, path, plan[name].clone());
                }
            }
            "installment_plan" => {}
            "text" => set(&mut properties, path, json!(typed(path.rsplit('.').next().unwrap()))),
            other => panic!("{} has a field this test cannot fill: {other}", channel["channel_code"]),
        }
    }
    properties
}

pub(crate) async fn payment_options(local: &Local, session: &Opened, channel: &Value, more: Value) -> Value {
    let payload = changed(json!({ "channel_code": channel["channel_code"] }), more);
    let answer =
        local.page_post(&format!("/api/sessions/{}/payment_options", session.auth_key), &payload).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    answer.json()
}

pub(crate) async fn create(
    local: &Local,
    session: &Opened,
    kind: &str,
    code: &str,
    properties: Value,
    more: Value,
) -> Answer {
    let payload =
        json!({ "session_id": session.auth_key, "channel_code": code, "channel_properties": properties });
    local.page_post(&format!("/api/sessions/{kind}"), &changed(payload, more)).await
}

/// Begins an attempt as a careful shopper does.
pub(crate) async fn begin(local: &Local, session: &Opened, kind: &str, code: &str) -> Value {
    let start = bootstrap(local, session).await;
    let channel = channel(&start, code).unwrap_or_else(|| panic!("{code} is not offered"));
    let properties = filled(local, session, channel).await;
    let answer = create(local, session, kind, code, properties, json!({})).await;
    assert_eq!(answer.status, StatusCode::OK, "{code}: {}", answer.text);
    answer.json()
}

pub(crate) async fn simulate(local: &Local, session: &Opened, attempt: &Value) -> Answer {
    let id = attempt["payment_request_id"].as_str().unwrap();
    let path = format!("/api/sessions/{}/payment_requests/{id}/simulate", session.auth_key);
    local.page_post(&path, &json!({ "channel_code": attempt["channel_code"] })).await
}

/// What the shopper does in the app that a push has opened.
pub(crate) async fn confirm_on_phone(local: &Local, id: &str) {
    let answer = local.frame_post(&format!("/pay/{id}"), "answer=pay").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    local.advance(3).await;
}

/// Does what the attempt asks the shopper for.
pub(crate) async fn obey(local: &Local, session: &Opened, attempt: &Value) {
    let action = &attempt["actions"][0];
    match (attempt["status"].as_str().unwrap(), action["descriptor"].as_str()) {
        ("SUCCEEDED", _) => {}
        ("PENDING", None) => local.advance(15 * 60).await,
        ("REQUIRES_ACTION", Some("QR_STRING" | "VIRTUAL_ACCOUNT_NUMBER" | "PAYMENT_CODE")) => {
            let answer = simulate(local, session, attempt).await;
            assert_eq!((answer.status, &answer.json()["status"]), (StatusCode::OK, &json!("PENDING")));
        }
        ("REQUIRES_ACTION", Some("WEB_URL" | "DEEPLINK_URL")) => {
            let answer = local.answer_bank(attempt, "answer=pay").await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        }
        // On the shopper's phone, which nothing in the answer leads to.
        ("REQUIRES_ACTION", None) => {
            let id = attempt["payment_request_id"].as_str().unwrap();
            confirm_on_phone(local, id).await;
        }
        other => panic!("{}: what is one to do with {other:?}?", attempt["channel_code"]),
    }
}
