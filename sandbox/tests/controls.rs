//! The controls under `/_sandbox/`.
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use xendit_sandbox::{Config, FaultPlan};

use crate::harness::{SHOP, client, config, local, order, send, with};

#[tokio::test]
async fn the_environment_is_what_mount_wants_and_any_page_may_read_it() {
    let local = local();
    let request =
        Request::get("/_sandbox/environment").header("origin", "https://anybody.example").body(Body::empty());
    let answer = send(&local.api, request.unwrap()).await;
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    let environment = answer.json();
    assert_eq!(environment["gatewayUrl"], "http://api.test");
    assert_eq!(environment["frameUrl"], "http://frames.test/components/secure-iframe-v0.0.24.html");
    assert_eq!(environment["pinningKeys"][0]["crv"], "P-384");
    assert_eq!(environment.as_object().unwrap().len(), 3);
}

#[tokio::test]
async fn a_reset_forgets_everything_and_starts_the_seed_again() {
    let local = local();
    let pinned = local.control_get("environment").await;
    let first = local.open(order()).await;
    local.control("next", json!({ "path": "/", "fault": "drop", "times": 9 })).await;
    local.advance(1000).await;
    assert_eq!(local.control("reset", json!({})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(local.control_get("sessions").await, json!([]));
    assert_eq!(local.open(order()).await.id, first.id);
    assert_eq!(local.control_get("environment").await, pinned);
}

#[tokio::test]
async fn the_clock_only_goes_forward() {
    let local = local();
    let now = local.control_get("clock").await["now"].as_str().unwrap().to_owned();
    local.advance(3600).await;
    assert!(*local.control_get("clock").await["now"].as_str().unwrap() > *now);
    for body in [
        json!({}),
        json!({ "advance_seconds": -1 }),
        json!({ "advance_seconds": "1" }),
        json!({ "advance_seconds": 1e30 }),
        json!({ "frozen": "yes" }),
        json!({ "frozen": true, "advance_seconds": -1 }),
        json!([]),
    ] {
        assert_eq!(local.control("clock", body.clone()).await.status, StatusCode::BAD_REQUEST, "{body}");
    }
}

#[tokio::test]
async fn a_clock_can_be_frozen_moved_and_let_run() {
    let local = with(Config { clock: Some("2026-01-31T12:00:00Z".parse().unwrap()), ..config() });
    assert_eq!(
        local.control_get("clock").await,
        json!({ "now": "2026-01-31T12:00:00.000Z", "frozen": true })
    );
    local.advance(90).await;
    assert_eq!(local.control_get("clock").await["now"], "2026-01-31T12:01:30.000Z");
    let session = local.open(order()).await;
    assert_eq!(local.session(&session.id).await["created"], "2026-01-31T12:01:30.000Z");
    let running = local.control("clock", json!({ "frozen": false, "advance_seconds": 60 })).await.json();
    assert_eq!(running["frozen"], false);
    assert!(*running["now"].as_str().unwrap() >= *"2026-01-31T12:02:30.000Z");
    local.control("reset", json!({})).await;
    assert_eq!(
        local.control_get("clock").await,
        json!({ "now": "2026-01-31T12:00:00.000Z", "frozen": true })
    );
}

#[tokio::test]
async fn a_fault_plan_holds_from_the_start_and_again_after_a_reset() {
    let faults = r#"[{ "path": "/sessions", "method": "POST", "fault": "status", "status": 503 }]"#;
    let local = with(Config { faults: FaultPlan::parse(faults).unwrap(), ..config() });
    for _ in 0..2 {
        assert_eq!(local.control_get("next").await[0]["status"], 503);
        assert_eq!(local.create(order()).await.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(local.control_get("next").await, json!([]));
        assert_eq!(local.create(order()).await.status, StatusCode::CREATED);
        local.control("reset", json!({})).await;
    }
    let disarm = Request::delete("/_sandbox/next").body(Body::empty()).unwrap();
    assert_eq!(send(&local.api, disarm).await.status, StatusCode::NO_CONTENT);
    assert_eq!(local.create(order()).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_sessions_timeline_tells_its_attempts_requests_and_webhooks_in_order() {
    let local = with(Config { clock: Some("2026-01-31T12:00:00Z".parse().unwrap()), ..config() });
    let session = local.open(order()).await;
    local.advance(1).await;
    local.pay(&session, "4000000000002503").await;
    local.advance(1).await;
    local.control(&format!("sessions/{}/fail", session.id), json!({})).await;
    local.advance(1800).await;
    let shown = local.control_get(&format!("sessions/{}", session.id)).await;
    let timeline = shown["timeline"].as_array().unwrap();
    let told: Vec<&str> = timeline.iter().map(|moment| moment["what"].as_str().unwrap()).collect();
    assert_eq!(
        told,
        [
            "session_created",
            "request",
            "attempt_begun",
            "request",
            "attempt_turned",
            "webhook",
            "webhook",
            "session_ended"
        ]
    );
    assert_eq!(timeline[3]["request"]["path"], "/api/sessions/payment_requests");
    assert_eq!(timeline[4]["failure_code"], "CARD_DECLINED");
    assert_eq!(
        (&timeline[5]["event"], &timeline[7]["status"]),
        (&json!("payment.failure"), &json!("EXPIRED"))
    );
    assert!(!shown.to_string().contains(&session.auth_key));
}

#[tokio::test]
async fn the_request_log_shows_what_was_asked_but_neither_controls_nor_keys() {
    let local = local();
    let session = local.open(order()).await;
    local.page_get(&format!("/api/sessions/{}/poll", session.auth_key)).await;
    local.advance(1).await;
    let log = local.control_get("requests").await;
    let lines: Vec<String> = log
        .as_array()
        .unwrap()
        .iter()
        .map(|line| format!("{} {}", line["method"].as_str().unwrap(), line["path"].as_str().unwrap()))
        .collect();
    assert_eq!(lines, ["GET /api/sessions/session-…/poll", "POST /sessions"]);
    assert_eq!(
        (&log[0]["payment_session_id"], &log[1]["payment_session_id"]),
        (&json!(session.id), &json!(session.id))
    );
    assert_eq!(local.control_get("requests?limit=1").await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_session_can_be_completed_failed_or_expired_from_outside() {
    let local = local();
    let session = local.open(order()).await;
    let paid = local.pay(&session, "4000000000002503").await.json();

    let failed = local
        .control(&format!("sessions/{}/fail", session.id), json!({ "failure_code": "STOLEN_CARD" }))
        .await;
    assert_eq!(failed.json()["status"], "ACTIVE");
    assert_eq!(local.poll(&session, &paid).await["payment_request"]["failure_code"], "STOLEN_CARD");

    let completed = local.control(&format!("sessions/{}/complete", session.id), json!({})).await.json();
    assert_eq!(completed["status"], "COMPLETED");
    assert!(completed["payment_id"].is_string());
    let again = local.control(&format!("sessions/{}/expire", session.id), json!({})).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);

    let other = local.open(order()).await;
    assert_eq!(
        local.control(&format!("sessions/{}/expire", other.id), json!({})).await.json()["status"],
        "EXPIRED"
    );
    assert_eq!(
        local.control(&format!("sessions/{}/explode", session.id), json!({})).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    assert_eq!(local.control("sessions/ps-unknown/expire", json!({})).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_of_sessions_shows_attempts_but_no_keys() {
    let local = local();
    let session = local.open(order()).await;
    local.pay(&session, "4000000000002503").await;
    let list = local.control_get("sessions").await;
    assert_eq!(list[0]["session"]["payment_session_id"], session.id);
    assert_eq!(list[0]["attempts"][0]["status"], "REQUIRES_ACTION");
    assert!(!list.to_string().contains(&session.auth_key));
}

#[tokio::test]
async fn the_next_request_can_be_answered_with_an_error_the_page_can_read() {
    let local = local();
    let session = local.open(order()).await;
    local
        .control(
            "next",
            json!({ "path": "/poll", "fault": "status", "status": 503, "error_code": "CHANNEL_UNAVAILABLE" }),
        )
        .await;
    let path = format!("/api/sessions/{}/poll", session.auth_key);
    let spoiled = local.page_get(&path).await;
    assert_eq!((spoiled.status.as_u16(), spoiled.error_code().as_str()), (503, "CHANNEL_UNAVAILABLE"));
    assert_eq!(spoiled.header("access-control-allow-origin"), Some(SHOP));
    assert_eq!(local.page_get(&path).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_next_request_can_be_answered_with_html() {
    let local = local();
    local.control("next", json!({ "path": "/sessions", "fault": "html", "status": 200 })).await;
    let answer = local.create(order()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.starts_with("<!doctype html>"));
}

#[tokio::test]
async fn one_member_of_the_next_answer_can_be_replaced_or_left_out() {
    let local = local();
    let session = local.open(order()).await;
    let paid = local.pay(&session, "4000000000002503").await.json();
    local
        .control("next", json!({ "path": "/poll", "fault": "unknown", "field": "payment_request.status" }))
        .await;
    assert_eq!(local.poll(&session, &paid).await["payment_request"]["status"], "WEIRD");
    local
        .control(
            "next",
            json!({ "path": "/poll", "fault": "unknown", "field": "session.status", "value": 7 }),
        )
        .await;
    assert_eq!(local.poll(&session, &paid).await["session"]["status"], 7);
    local
        .control(
            "next",
            json!({ "path": "payment_requests", "fault": "missing", "field": "session_token_request_id" }),
        )
        .await;
    assert_eq!(
        local.pay(&session, "4000000000001000").await.json().get("session_token_request_id"),
        None::<&Value>
    );
}

#[tokio::test]
async fn a_delayed_request_is_answered_all_the_same() {
    let local = local();
    local.control("next", json!({ "path": "/sessions", "fault": "delay", "delay_ms": 1 })).await;
    assert_eq!(local.create(order()).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_card_field_can_be_made_to_fail() {
    let local = local();
    local.control("next", json!({ "path": "/secure-iframe", "fault": "status", "times": 3 })).await;
    for _ in 0..3 {
        assert_eq!(
            local.frame("/components/secure-iframe-v0.0.24.html").await.status,
            StatusCode::INTERNAL_SERVER_ERROR
        );
    }
    assert_eq!(local.frame("/components/secure-iframe-v0.0.24.html").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_dropped_request_gets_no_answer_at_all() {
    let local = local();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/_sandbox/clock", listener.local_addr().unwrap());
    let field = url.replace("_sandbox/clock", "sessions/ps-1");
    tokio::spawn(xendit_sandbox::accept(listener, local.api.clone()));
    local.control("next", json!({ "path": "/sessions", "fault": "drop" })).await;
    let client = client().build().unwrap();
    let error = client.get(&field).send().await.unwrap_err();
    assert!(error.is_request() && error.status().is_none(), "{error:?}");
    assert_eq!(client.get(&field).send().await.unwrap().status().as_u16(), 401);
    assert_eq!(client.get(&url).send().await.unwrap().status().as_u16(), 200);
}

#[tokio::test]
async fn a_control_that_makes_no_sense_is_refused() {
    let local = local();
    let cases = [
        ("next", json!({})),
        ("next", json!({ "path": "/", "fault": "explode" })),
        ("next", json!([])),
        ("webhooks", json!({ "url": "ftp://x" })),
        ("webhooks", json!({ "url": 7 })),
        ("webhooks", json!({})),
        ("webhooks", json!({ "topic": "weather", "url": null })),
        ("webhooks/delivery", json!({ "copies": 0 })),
    ];
    for (path, body) in cases {
        let answer = local.control(path, body.clone()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path} {body}");
        assert!(!answer.error_code().is_empty());
    }
    assert_eq!(local.control("webhooks/unknown/resend", json!({})).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn there_is_a_page_for_people() {
    let local = local();
    for (path, content_type) in [
        ("/_sandbox/", "text/html; charset=utf-8"),
        ("/_sandbox/look.css", "text/css; charset=utf-8"),
        ("/_sandbox/control/page.css", "text/css; charset=utf-8"),
        ("/_sandbox/control.js", "text/javascript; charset=utf-8"),
        ("/_sandbox/control/icon.svg", "image/svg+xml"),
        ("/_sandbox/control/sessions.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = local.page_get(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, Some(content_type)),
            "{path}"
        );
    }
    let page = local.page_get("/_sandbox/").await.text;
    let script = local.page_get("/_sandbox/control.js").await.text;
    for text in [&page, &script] {
        let parts = text.split('"').map(|part| part.trim_start_matches("./"));
        let parts: Vec<&str> = parts.filter(|part| part.starts_with("control/")).collect();
        assert!(parts.len() > 5, "{parts:?}");
        for part in parts {
            let path = format!("/_sandbox/{part}");
            assert_eq!(local.page_get(&path).await.status, StatusCode::OK, "{path}");
        }
    }
    assert_eq!(local.page_get("/_sandbox/control/nothing.js").await.status, StatusCode::NOT_FOUND);
    assert_eq!(local.page_get("/_sandbox").await.header("location"), Some("/_sandbox/"));
}

#[tokio::test]
async fn the_page_for_people_may_run_and_show_only_what_is_its_own() {
    let page = local().page_get("/_sandbox/").await;
    let policy = page.header("content-security-policy").unwrap();
    for source in ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"] {
        assert!(policy.contains(source), "{policy}");
    }
    assert!(!policy.contains("unsafe") && !page.text.contains(" style=") && !page.text.contains(" onclick="));
}
