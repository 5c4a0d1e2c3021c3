//! The page's origin: checked before anybody is asked, then against what the session allows, and explained when the
//! gateway says nothing.

use js_sys::Array;
use serde_json::json;
use wasm_bindgen_futures::future_to_promise;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::gateway::{Answer, Door, fixture, json};
use crate::package::mount;
use crate::page::{Page, origin, outcome};

#[wasm_bindgen_test]
async fn an_origin_the_merchant_does_not_list_is_refused_before_anybody_is_asked() {
    let page = Page::open();
    let (scheme, rest) = origin().split_once("://").map(|(a, b)| (a.to_string(), b.to_string())).unwrap();
    let (name, port) = rest.split_once(':').unwrap();
    for other in [
        "https://shop.example".to_string(),
        format!("{}/", origin()),
        format!("https://{rest}"),
        format!("{scheme}://{name}:1"),
        format!("{scheme}://[::1]:{port}"),
        origin().to_uppercase(),
        "*".to_string(),
    ] {
        let refusal = page.refusal(&page.options_with("allowedOrigins", Array::of1(&other.into()))).await;
        assert_eq!(refusal.code, "ORIGIN_NOT_ALLOWED");
        assert!(refusal.message.contains(&format!("add exactly \"{}\"", origin())), "{}", refusal.message);
    }
    let refusal = page.refusal(&page.options_with("allowedOrigins", Array::new())).await;
    assert_eq!(refusal.code, "ORIGIN_NOT_ALLOWED");
    assert!(page.gateway.doors().is_empty());
}

#[wasm_bindgen_test]
async fn an_origin_in_the_merchants_list_is_welcome() {
    let page = Page::open();
    let allowed = Array::of2(&"https://shop.example".into(), &origin().into());
    mount(&page.host, &page.options_with("allowedOrigins", allowed)).await.unwrap().unmount();
}

#[wasm_bindgen_test]
async fn an_origin_the_session_does_not_list_is_refused() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/active-with-origins"))]);
    let refusal = page.refusal(&page.options()).await;
    assert_eq!(refusal.code, "ORIGIN_NOT_ALLOWED");
    assert!(refusal.message.contains(&origin()) && refusal.message.contains("https://shop.example"));
}

#[wasm_bindgen_test]
async fn an_origin_the_session_lists_is_welcome() {
    let page = Page::open();
    let mut session = json(fixture!("sessions/active-with-origins"));
    session["session"]["components_configuration"]["origins"] = json!([origin()]);
    page.gateway.answers(Door::Session, [Answer::ok(&session)]);
    page.mount().await.unmount();
}

#[wasm_bindgen_test]
async fn a_gateway_that_answers_but_not_to_this_origin_is_told_from_one_that_is_down() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::RefusedByCors]);
    let refusal = page.refusal(&page.options()).await;
    assert_eq!(refusal.code, "ORIGIN_NOT_ALLOWED");
    assert!(refusal.message.contains(&origin()), "{}", refusal.message);
    let probes: Vec<_> = page.gateway.asked(Door::Session).iter().map(|asked| asked.is_probe).collect();
    assert_eq!(probes, [false, true]);
}

#[wasm_bindgen_test]
async fn a_gateway_that_is_down_is_a_matter_of_the_network() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::Unreachable]);
    assert_eq!(page.refusal(&page.options()).await.code, "NETWORK");
    assert_eq!(page.gateway.asked(Door::Session).len(), 2, "the request and one probe");
}

#[wasm_bindgen_test]
async fn a_gateway_that_is_down_and_then_says_nothing_is_hung_up_on_after_half_a_minute() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::Unreachable, Answer::Silence]);
    let (host, options) = (page.host.clone(), page.options());
    let mounting = future_to_promise(async move { mount(&host, &options).await.map(Into::into) });
    let probe = page.gateway.wait_for(Door::Session, 2).await;
    assert!(probe.is_probe);
    page.clock.advance(30_000.0);
    assert!(probe.signal.aborted());
    assert_eq!(outcome(&mounting).await.unwrap_err().code, "NETWORK");
}
