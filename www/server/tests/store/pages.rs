//! What a browser may ask for, and the policy it comes with.
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::shop::{Shop, TOKEN};
use crate::stand_in::{StandIn, environment};

#[tokio::test]
async fn the_shop_comes_with_a_policy_for_its_checkout() {
    let shop = Shop::open().await;
    let answer = shop.get("/").await;
    assert_eq!(answer.status, StatusCode::OK);
    let policy = answer.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval' 'sha256-",
        "style-src 'self';",
        "connect-src 'self' http://127.0.0.1:4242;",
        "frame-src http://127.0.0.1:4243;",
    ] {
        assert!(policy.contains(part), "{policy} has no {part}");
    }
    assert!(!policy.contains("unsafe-inline"), "{policy}");
}

#[tokio::test]
async fn no_page_breaks_its_own_policy() {
    let shop = Shop::open().await;
    for page in [shop.get("/").await, shop.get("/orders/unknown").await] {
        let inline_scripts =
            page.text.matches("<script>").count() + page.text.matches(r#"<script type="module">"#).count();
        assert_eq!(inline_scripts, 0, "an inline script");
        for forbidden in ["<style", " style=", " onclick="] {
            assert!(!page.text.contains(forbidden), "{forbidden}");
        }
    }
}

#[tokio::test]
async fn the_browser_learns_where_a_sandbox_is() {
    let shop = Shop::open().await;
    assert_eq!(shop.get("/environment").await.json(), environment());
}

#[tokio::test]
async fn without_a_sandbox_there_is_no_environment() {
    let unreachable = Shop::at("http://127.0.0.1:1", StandIn::obliging().await, Some(TOKEN));
    assert_eq!(unreachable.get("/environment").await.json(), Value::Null);
    let answer = unreachable.get("/").await;
    assert!(
        answer.header("content-security-policy").contains("https://checkout-ui-gateway-prod-dev.xendit.co")
    );
}

#[tokio::test]
async fn files_come_with_their_types() {
    let shop = Shop::open().await;
    for (path, content_type) in [
        ("/store.js", "text/javascript"),
        ("/store.css", "text/css"),
        ("/products.json", "application/json"),
        ("/art/mug.svg", "image/svg+xml"),
        // the package's folder, which is the folder of the drawings in this test
        ("/xendit-components-wasm/mug.svg", "image/svg+xml"),
    ] {
        let answer = shop.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let (found, _) =
            answer.header("content-type").split_once(';').unwrap_or((answer.header("content-type"), ""));
        assert_eq!(found, content_type, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
    }
}

#[tokio::test]
async fn the_backend_does_not_serve_itself() {
    let shop = Shop::open().await;
    for path in [
        "/server/Cargo.toml",
        "/README.md",
        "/order.html",
        "/art/../server/Cargo.toml",
        "/art/%2e%2e/README.md",
        "/art/",
    ] {
        assert_eq!(shop.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[tokio::test]
async fn an_order_page_lists_what_was_ordered() {
    let shop = Shop::open().await;
    shop.post("/checkout", &json!({ "cart": [{ "id": "mug", "quantity": 2 }] })).await;
    let reference = shop.xendit.sessions()[0].body["reference_id"].as_str().unwrap().to_owned();
    let page = shop.get(&format!("/orders/{reference}")).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["2 × Morning mug", "Rp250.000", r#"data-status="waiting""#] {
        assert!(page.text.contains(part), "no {part}");
    }
}

#[tokio::test]
async fn an_unknown_order_is_not_found() {
    let shop = Shop::open().await;
    assert_eq!(shop.get("/orders/%3Cscript%3E").await.status, StatusCode::NOT_FOUND);
    assert_eq!(shop.get("/orders/unknown/status").await.status, StatusCode::NOT_FOUND);
}

#[test]
fn the_backend_in_javascript_fits_on_a_page() {
    assert!(include_str!("../../../server-js/server.js").lines().count() <= 80);
}

#[tokio::test]
async fn store_js_stays_readable_in_one_sitting() {
    let shop = Shop::open().await;
    assert!(shop.get("/store.js").await.text.lines().count() < 150);
}
