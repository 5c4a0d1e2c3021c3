//! What the program prints, and how it refuses to start.
use std::fs;
use std::net::TcpListener;

use serde_json::{Value, json};

use crate::harness::{SHOP, client, order};
use crate::program::{Running, refused};
use crate::sealing::CardFrame;

#[tokio::test]
async fn it_answers_on_all_ports_once_it_says_so() {
    let running = Running::start(&[]);
    let client = client().build().unwrap();
    let environment = client.get(format!("{}/_sandbox/environment", running.api)).send().await.unwrap();
    let environment: Value = serde_json::from_str(&environment.text().await.unwrap()).unwrap();
    assert_eq!(environment["gatewayUrl"], running.api);
    let field = client.get(environment["frameUrl"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(field.status(), 200);
    assert!(environment["frameUrl"].as_str().unwrap().starts_with(&running.frames));
    let style = client.get(format!("{}/hosted/page.css", running.checkout)).send().await.unwrap();
    assert_eq!(style.status(), 200);
}

#[tokio::test]
async fn with_tls_a_client_can_trust_the_certificate_it_names() {
    let mut running = Running::start(&["--tls"]);
    let path = running.first_line_of_the_log().strip_prefix("certificate: ").unwrap().to_owned();
    let pem = fs::read(&path).unwrap();
    let certificate = reqwest::Certificate::from_pem(&pem).unwrap();
    let client = client().tls_certs_only([certificate]).build().unwrap();
    assert!(running.api.starts_with("https://"));
    assert_eq!(client.get(format!("{}/_sandbox/clock", running.api)).send().await.unwrap().status(), 200);
    assert!(running.checkout.starts_with("https://"));
    let style = client.get(format!("{}/hosted/page.css", running.checkout)).send().await.unwrap();
    assert_eq!(style.status(), 200);
    drop(running);
    fs::remove_file(path).unwrap();
}

#[test]
fn a_port_in_use_is_named_with_the_option_that_changes_it() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    for flag in ["--frame-port", "--checkout-port"] {
        let others = ["--port", "--frame-port", "--checkout-port"].into_iter().filter(|other| *other != flag);
        let options: Vec<&str> = others.flat_map(|other| [other, "0"]).chain([flag, &port]).collect();
        let message = refused(&options);
        assert!(message.contains(&format!("port {port} is in use")) && message.contains(flag), "{message}");
    }
}

#[test]
fn options_that_make_no_sense_are_refused() {
    for options in [
        ["--speed", "0"],
        ["--host-id", "moon"],
        ["--webhook-url", "nowhere"],
        ["--webhook-url", "weather=http://localhost/"],
        ["--clock", "noon"],
        ["--faults", "/no/such/file"],
        ["--signing-key", "/no/such/file"],
        ["--profile", "/no/such/file"],
    ] {
        assert!(!refused(&options).is_empty());
    }
}

#[test]
fn a_bad_fault_plan_says_which_fault_is_bad() {
    let file = std::env::temp_dir().join(format!("bad-fault-plan-{}.json", std::process::id()));
    fs::write(&file, r#"[{"path": "/poll", "fault": "drop"}, {"path": "/poll", "fault": "explode"}]"#)
        .unwrap();
    let message = refused(&["--faults", file.to_str().unwrap()]);
    fs::remove_file(file).unwrap();
    assert!(message.contains("fault 2 of the fault plan: unknown variant `explode`"), "{message}");
}

#[tokio::test]
async fn its_log_holds_neither_keys_nor_cards() {
    let running = Running::start(&[]);
    let client = client().build().unwrap();
    let url = |path: &str| format!("{}{path}", running.api);
    let create = client
        .post(url("/sessions"))
        .basic_auth("xnd_development_secret", Some(""))
        .body(order().to_string());
    let session: Value = serde_json::from_str(&create.send().await.unwrap().text().await.unwrap()).unwrap();
    let key = session["components_sdk_key"].as_str().unwrap();
    let auth_key = key.get(..40).unwrap();
    let frame = CardFrame::new(key, session["payment_session_id"].as_str().unwrap());
    let card = frame.card("4000000000001000", "12", "2099", "123");
    let payload = json!({ "session_id": auth_key, "channel_code": "CARDS", "channel_properties": { "card_details": card } });
    let broken = format!("{{\"card_number\": 4000000000001000, {auth_key}");
    for (path, body, status) in [
        (format!("/api/sessions/{auth_key}/card_info"), broken, 400),
        ("/api/sessions/payment_requests".to_owned(), payload.to_string(), 200),
        (format!("/api/sessions/{auth_key}/nowhere"), String::new(), 400),
    ] {
        let request = client.post(url(&path)).header("origin", SHOP).body(body);
        assert_eq!(request.send().await.unwrap().status(), status, "{path}");
    }
    let log = running.whole_log();
    assert!(log.contains("POST /api/sessions/payment_requests 200"), "{log}");
    for secret in [auth_key, "xnd_development_secret", "4000000000001000", "Rani"] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}
