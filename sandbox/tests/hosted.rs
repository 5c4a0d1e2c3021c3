//! The page payment links lead to: what it shows, whom it refuses, and that nothing a merchant wrote can take it over.
use std::fs;
use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use xendit_sandbox::Config;

use crate::harness::{
    Answer, Local, card_to_save, changed, config, local, order, payment_link, send, subscription, with,
};

const HOSTED: &str = "http://checkout.test";

/// A folder with everything in it that a built package has to have.
fn package() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("package");
    fs::create_dir_all(folder.join("wasm")).unwrap();
    for (name, content) in
        [("index.min.js", "export {};"), ("wasm/xendit.js", "export {};"), ("wasm/xendit_bg.wasm", "\0asm")]
    {
        fs::write(folder.join(name), content).unwrap();
    }
    folder
}

fn sandbox() -> Local {
    with(Config { package: Some(package()), ..config() })
}

async fn link(local: &Local, body: Value) -> String {
    let answer = local.create(body).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    answer.json()["payment_link_url"].as_str().unwrap().to_owned()
}

async fn follow(local: &Local, link: &str) -> Answer {
    visit(local, link.strip_prefix(HOSTED).unwrap()).await
}

async fn visit(local: &Local, path: &str) -> Answer {
    send(&local.checkout, Request::get(path).body(Body::empty()).unwrap()).await
}

/// The value of an attribute, as a browser reads it.
fn attribute<'a>(page: &'a str, name: &str) -> &'a str {
    let after = page.split_once(&format!(" {name}=\"")).unwrap_or_else(|| panic!("no {name}: {page}")).1;
    after.split_once('"').unwrap().0
}

fn linked(changes: Value) -> Value {
    changed(payment_link(), changes)
}

#[tokio::test]
async fn a_link_leads_to_a_page_on_an_origin_of_its_own_that_names_the_session() {
    let local = sandbox();
    let session = local.create(payment_link()).await.json();
    let id = session["payment_session_id"].as_str().unwrap();
    assert_eq!(session["payment_link_url"], format!("{HOSTED}/sessions/{id}"));
    let page = follow(&local, session["payment_link_url"].as_str().unwrap()).await;
    assert_eq!(
        (page.status, page.header("content-type")),
        (StatusCode::OK, Some("text/html; charset=utf-8"))
    );
    for shown in ["Pay Sandbox Merchant", "Rp125.000", "order-1", "https:&#x2f;&#x2f;shop.example&#x2f;cart"]
    {
        assert!(page.text.contains(shown), "{shown}: {}", page.text);
    }
}

#[tokio::test]
async fn the_pages_key_is_never_shown_by_the_api() {
    let local = sandbox();
    let created = local.create(payment_link()).await;
    let link = created.json()["payment_link_url"].as_str().unwrap().to_owned();
    let page = follow(&local, &link).await;
    let key = attribute(&page.text, "data-sdk-key").replace("&#x2f;", "/");
    assert!(key.starts_with("session-") && key.split('-').nth(2) == Some("sandbox"), "{key}");
    let id = link.rsplit('/').next().unwrap();
    let read = local.session(id).await;
    local.control(&format!("sessions/{id}/complete"), json!({})).await;
    let told = local.control_get("webhooks").await;
    for text in [created.text, read.to_string(), told.to_string()] {
        assert!(!text.contains("components_sdk_key") && !text.contains(&key), "{text}");
    }
}

#[tokio::test]
async fn the_page_is_sent_with_the_policy_merchants_are_told_to_send() {
    let local = sandbox();
    let page = follow(&local, &link(&local, payment_link()).await).await;
    assert_eq!(
        page.header("content-security-policy"),
        Some(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             connect-src 'self' http://api.test; frame-src http://frames.test; img-src 'self' http://api.test; \
             form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        )
    );
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
    for inline in ["<script>", " style=", "<style", " onclick="] {
        assert!(!page.text.contains(inline), "{inline}");
    }
}

#[tokio::test]
async fn the_gateway_lets_in_the_hosted_page_and_tells_it_the_mode_our_checkout_accepts() {
    let local = sandbox();
    let page = follow(&local, &link(&local, payment_link()).await).await;
    let key = attribute(&page.text, "data-sdk-key").replace("&#x2f;", "/");
    let auth_key = key.splitn(3, '-').take(2).collect::<Vec<_>>().join("-");
    for (origin, status) in [(HOSTED, StatusCode::OK), ("https://shop.example", StatusCode::FORBIDDEN)] {
        let request = Request::get(format!("/api/sessions/{auth_key}")).header("origin", origin);
        let answer = send(&local.api, request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status, status, "{origin}");
        if status == StatusCode::OK {
            let session = &answer.json()["session"];
            assert_eq!(session["mode"], "COMPONENTS");
            assert_eq!(session["components_configuration"]["origins"], json!([HOSTED]));
        }
    }
    let field = local.frame("/components/secure-iframe-v0.0.24.html").await;
    assert!(field.header("content-security-policy").unwrap().ends_with(&format!("frame-ancestors {HOSTED}")));
}

#[tokio::test]
async fn a_session_that_ended_is_gone_and_its_page_has_a_way_back() {
    let local = sandbox();
    for (end, status, said, back) in [
        ("complete", "COMPLETED", "This is already paid", "https:&#x2f;&#x2f;shop.example&#x2f;thanks"),
        ("expire", "EXPIRED", "This payment link has expired", "https:&#x2f;&#x2f;shop.example&#x2f;cart"),
        ("cancel", "CANCELED", "This payment link was withdrawn", "https:&#x2f;&#x2f;shop.example&#x2f;cart"),
    ] {
        let link = link(&local, payment_link()).await;
        let id = link.rsplit('/').next().unwrap();
        if end == "cancel" {
            local.merchant(Method::POST, &format!("/sessions/{id}/cancel"), None).await;
        } else {
            local.control(&format!("sessions/{id}/{end}"), json!({})).await;
        }
        let page = follow(&local, &link).await;
        assert_eq!(page.status, StatusCode::GONE, "{status}");
        assert_eq!(attribute(&page.text, "data-status"), status);
        assert!(page.text.contains(said) && page.text.contains(back), "{}", page.text);
        assert!(!page.text.contains("data-sdk-key") && !page.text.contains("<script"), "{}", page.text);
        assert!(page.header("content-security-policy").is_some());
    }
}

#[tokio::test]
async fn without_a_way_back_the_page_says_that_it_can_be_closed() {
    let local = sandbox();
    let link = link(&local, linked(json!({ "cancel_return_url": null, "success_return_url": null }))).await;
    let page = follow(&local, &link).await;
    assert!(!page.text.contains("id=\"cancel\"") && !page.text.contains("id=\"onward\""), "{}", page.text);
    local.control(&format!("sessions/{}/expire", link.rsplit('/').next().unwrap()), json!({})).await;
    let page = follow(&local, &link).await;
    assert!(page.text.contains("You can close this page") && !page.text.contains("<a "), "{}", page.text);
}

#[tokio::test]
async fn what_nobody_made_a_link_for_is_not_found() {
    let local = sandbox();
    let on_the_merchants_page = local.open(order()).await;
    for path in [
        &format!("/sessions/{}", on_the_merchants_page.id),
        "/sessions/ps-0123456789abcdef01234567",
        "/sessions/%3Cscript%3E",
        "/nowhere",
    ] {
        let page = visit(&local, path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
        assert!(page.text.contains("We cannot find this payment link") && !page.text.contains("<script"));
    }
}

#[tokio::test]
async fn nothing_a_merchant_wrote_becomes_markup() {
    const MARKUP: &str = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>";
    let local = sandbox();
    let item = json!({
        "reference_id": MARKUP, "type": "DIGITAL_PRODUCT", "name": MARKUP, "category": MARKUP,
        "net_unit_amount": 125_000, "quantity": 1, "description": MARKUP,
        "url": "https://evil.example/", "image_url": "https://evil.example/pixel.png",
    });
    let body = linked(json!({
        "reference_id": MARKUP,
        "description": MARKUP,
        "items": [item],
        "success_return_url": format!("https://shop.example/{MARKUP}"),
        "cancel_return_url": format!("https://shop.example/?a=1&b={MARKUP}"),
    }));
    let link = link(&local, body).await;
    let open = follow(&local, &link).await;
    local.control(&format!("sessions/{}/expire", link.rsplit('/').next().unwrap()), json!({})).await;
    let ended = follow(&local, &link).await;
    for page in [open, ended] {
        assert!(!page.text.contains("<script>alert") && !page.text.contains("<img"), "{}", page.text);
        assert!(!page.text.contains("evil.example"), "nothing is loaded from elsewhere: {}", page.text);
    }
}

#[tokio::test]
async fn a_way_back_is_an_address_of_the_web() {
    let local = sandbox();
    for url in ["javascript:alert(1)", "data:text/html,hi", "http://shop.example/", "//shop.example"] {
        for name in ["success_return_url", "cancel_return_url"] {
            let answer = local.create(linked(json!({ name: url }))).await;
            assert_eq!(answer.error_code(), "INVALID_URL", "{name} {url}");
        }
    }
}

#[tokio::test]
async fn each_type_of_session_is_worded_for_what_it_does() {
    let local = sandbox();
    let there =
        json!({ "mode": "PAYMENT_LINK", "components_configuration": null, "success_return_url": null });
    let saving = follow(&local, &link(&local, changed(card_to_save(), there.clone())).await).await;
    assert!(saving.text.contains("Save a card with Sandbox Merchant"), "{}", saving.text);
    assert!(saving.text.contains("Nothing is charged today") && !saving.text.contains("class=\"amount\""));
    let subscribing = follow(&local, &link(&local, changed(subscription(), there)).await).await;
    assert!(subscribing.text.contains("Subscribe to Sandbox Merchant"), "{}", subscribing.text);
    assert!(subscribing.text.contains("every month, from <time datetime=\"2099-01-15T00:00:00Z\""));
}

#[tokio::test]
async fn it_speaks_the_sessions_language_or_english() {
    let local = sandbox();
    for (locale, language, title) in [
        ("id", "id", "Bayar Sandbox Merchant"),
        ("vi", "vi", "Thanh toán cho Sandbox Merchant"),
        ("th", "th", "ชำระเงินให้ Sandbox Merchant"),
        ("fr", "en", "Pay Sandbox Merchant"),
    ] {
        let page = follow(&local, &link(&local, linked(json!({ "locale": locale }))).await).await;
        assert_eq!(attribute(&page.text, "lang"), language);
        assert_eq!(attribute(&page.text, "data-locale"), locale);
        assert!(page.text.contains(title), "{locale}: {}", page.text);
    }
}

#[tokio::test]
async fn without_a_built_package_the_page_says_what_to_build_and_the_api_goes_on() {
    let local = with(Config { package: Some("/no/such/folder".into()), ..config() });
    let link = link(&local, payment_link()).await;
    let page = follow(&local, &link).await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(
        page.text.contains("cargo xtask build") && page.text.contains("such&#x2f;folder"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("data-sdk-key"));
    assert_eq!(local.session(link.rsplit('/').next().unwrap()).await["status"], "ACTIVE");
}

#[tokio::test]
async fn the_package_and_the_pages_own_files_are_served_and_nothing_beside_them() {
    let local = sandbox();
    for (path, content_type) in [
        ("/xendit-components-wasm/index.min.js", "text/javascript"),
        ("/xendit-components-wasm/wasm/xendit_bg.wasm", "application/wasm"),
        ("/hosted/page.js", "text/javascript; charset=utf-8"),
        ("/hosted/look.css", "text/css; charset=utf-8"),
        ("/hosted/page.css", "text/css; charset=utf-8"),
        ("/hosted/icon.svg", "image/svg+xml"),
    ] {
        let answer = visit(&local, path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, Some(content_type)),
            "{path}"
        );
    }
    for path in [
        "/xendit-components-wasm/",
        "/xendit-components-wasm/%2e%2e/package/index.min.js",
        "/xendit-components-wasm/..%2fpackage/index.min.js",
        "/hosted/page.html",
        "/hosted/..%2fcontrol.js",
        "/_sandbox/sessions",
    ] {
        assert_eq!(visit(&local, path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn the_hosted_page_is_not_on_the_other_two_origins() {
    let local = local();
    let created = local.create(payment_link()).await.json();
    let path = created["payment_link_url"].as_str().unwrap().strip_prefix(HOSTED).unwrap().to_owned();
    assert_eq!(local.frame(&path).await.status, StatusCode::NOT_FOUND);
    let read = send(&local.api, Request::get(&path).body(Body::empty()).unwrap()).await;
    assert_eq!(read.status, StatusCode::UNAUTHORIZED);
}
