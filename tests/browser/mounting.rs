//! `mount()`: what it puts on the page, and what it refuses.

use js_sys::{Array, RegExp};
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::developer::Console;
use crate::gateway::{Answer, Door, fixture, json};
use crate::package::{self, Refusal, object, text};
use crate::page::{ONE_TIME_PAYMENT, Page, SESSION_AUTH_KEY, body, document, to_json};
use crate::turns::until;

#[wasm_bindgen_test]
async fn a_checkout_shows_the_form_of_its_first_channel() {
    let page = Page::open();
    let checkout = page.mount().await;
    assert_eq!(checkout.state(), "choosing");
    assert_eq!(page.events(), ["init"]);
    assert_eq!(page.host.query_selector_all(".xendit-field").unwrap().length(), 6);
    assert_eq!(text(&checkout.current_channel(), "channelCode"), "CARDS");
    assert_eq!(text(&checkout.session(), "referenceId"), "order-7781");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_session_is_asked_for_once_as_xendit_spells_it() {
    let page = Page::open();
    let checkout = page.mount().await;
    let [asked] = &page.gateway.asked(Door::Session)[..] else { panic!("not asked once") };
    let request = serde_json::from_str::<serde_json::Value>(fixture!("sessions/active-with-cards")).unwrap();
    assert_eq!(json!(asked.method), request["request"]["method"]);
    assert_eq!(json!(asked.path), request["request"]["path"]);
    assert_eq!(json!(asked.query), request["request"]["query"]);
    assert_eq!(asked.headers, [("content-type".into(), "application/x-www-form-urlencoded".into())]);
    assert!(asked.path.ends_with(SESSION_AUTH_KEY));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_host_can_be_named_by_a_selector() {
    let page = Page::open();
    page.host.set_id("named-by-a-selector");
    let checkout = package::mount(&"#named-by-a-selector".into(), &page.options()).await.unwrap();
    assert!(page.find(".xendit-form").is_some());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_is_no_host_is_refused() {
    let page = Page::open();
    for host in ["#nowhere".into(), "!!".into(), JsValue::NULL, JsValue::from(1), document().into()] {
        let refused = package::mount(&host, &page.options()).await.unwrap_err();
        assert_eq!(Refusal::of(&refused).code, "INVALID_HOST", "{host:?}");
    }
}

#[wasm_bindgen_test]
async fn a_host_that_is_not_on_the_page_is_refused_untouched_until_it_is() {
    let page = Page::open();
    page.host.remove();
    assert_eq!(page.refusal(&page.options()).await.code, "INVALID_HOST");
    body().append_child(&page.host).unwrap();
    page.mount().await.unmount();
}

#[wasm_bindgen_test]
async fn a_host_holds_one_checkout() {
    let page = Page::open();
    let checkout = page.mount().await;
    let refusal = page.refusal(&page.options()).await;
    assert_eq!(refusal.code, "INVALID_HOST");
    assert!(page.find(".xendit-form").is_some(), "the first is still there");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_option_nobody_knows_is_refused_by_name() {
    let page = Page::open();
    let refusal = page.refusal(&page.options_with("componentSdkKey", "x")).await;
    assert_eq!(refusal.code, "INVALID_OPTIONS");
    assert!(refusal.message.contains("componentSdkKey"), "{}", refusal.message);
    let appearance = object(&[("colour", "red".into())]);
    assert!(page.refusal(&page.options_with("appearance", appearance)).await.message.contains("colour"));
}

#[wasm_bindgen_test]
async fn an_option_of_the_wrong_kind_is_refused_by_name() {
    let page = Page::open();
    for (name, value) in [
        ("locale", JsValue::from(1)),
        ("allowedOrigins", "https://shop.example".into()),
        ("channels", 7.into()),
        ("signal", object(&[])),
        ("appearance", "dark".into()),
        ("environment", object(&[("gatewayUrl", "javascript:alert(1)".into())])),
    ] {
        let refusal = page.refusal(&page.options_with(name, value)).await;
        assert_eq!(refusal.code, "INVALID_OPTIONS", "{name}");
        assert!(refusal.message.contains(name), "{}", refusal.message);
    }
    assert!(page.gateway.doors().is_empty());
}

#[wasm_bindgen_test]
async fn an_environment_is_for_sandbox_keys_and_they_need_one() {
    let page = Page::open();
    let refusal = page.refusal(&page.options_with("componentsSdkKey", ONE_TIME_PAYMENT)).await;
    assert_eq!(refusal.code, "INVALID_OPTIONS");
    let refusal = page.refusal(&page.options_with("environment", JsValue::UNDEFINED)).await;
    assert_eq!(refusal.code, "INVALID_OPTIONS");
    assert!(refusal.message.contains("environment"), "{}", refusal.message);
}

#[wasm_bindgen_test]
async fn each_answer_that_is_no_usable_session_has_its_code() {
    let page = Page::open();
    for (answer, code) in [
        (fixture!("problems/html"), "GATEWAY"),
        (fixture!("problems/foreign-json"), "GATEWAY"),
        (fixture!("problems/session-not-found"), "SESSION_UNUSABLE"),
        (fixture!("problems/ok-but-html"), "UNREADABLE"),
        (fixture!("problems/no-session"), "UNREADABLE"),
        (fixture!("sessions/payment-link"), "SESSION_UNUSABLE"),
        (fixture!("sessions/unknown-words"), "SESSION_UNUSABLE"),
    ] {
        page.gateway.answers(Door::Session, [Answer::of(answer)]);
        let refusal = page.refusal(&page.options()).await;
        assert_eq!(refusal.code, code, "{}", refusal.message);
    }
    assert_eq!(page.events(), [""; 0]);
}

#[wasm_bindgen_test]
async fn after_a_failure_the_same_host_can_be_mounted() {
    let page = Page::open();
    let answers = [Answer::of(fixture!("problems/html")), Answer::of(fixture!("sessions/active-with-cards"))];
    page.gateway.answers(Door::Session, answers);
    page.refusal(&page.options()).await;
    page.mount().await.unmount();
}

#[wasm_bindgen_test]
async fn a_gateway_that_says_nothing_for_half_a_minute_is_a_matter_of_the_network() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::Silence]);
    let options = page.options();
    let refusal = wasm_bindgen_futures::future_to_promise({
        let host = page.host.clone();
        async move { package::mount(&host, &options).await.map(Into::into) }
    });
    page.gateway.wait_for(Door::Session, 1).await;
    until("the request is timed", || page.clock.waiting() > 0).await;
    page.clock.advance(30_000.0);
    let error = wasm_bindgen_futures::JsFuture::from(refusal).await.unwrap_err();
    assert_eq!(Refusal::of(&error).code, "NETWORK");
    assert!(page.find(".xendit-checkout").is_none());
}

#[wasm_bindgen_test]
async fn a_session_that_is_over_says_so_instead_of_showing_a_form() {
    for (fixture, events, state) in [
        (fixture!("sessions/completed"), ["init", "session-complete"], "ended"),
        (fixture!("sessions/expired"), ["init", "session-expired-or-canceled"], "ended"),
        (fixture!("sessions/canceled"), ["init", "session-expired-or-canceled"], "ended"),
        (fixture!("sessions/pending"), ["init", "session-pending"], "pending"),
    ] {
        let page = Page::open();
        page.gateway.answers(Door::Session, [Answer::of(fixture)]);
        let checkout = page.mount().await;
        assert_eq!((page.events(), checkout.state().as_str()), (events.map(String::from).to_vec(), state));
        assert!(!page.status().is_empty());
        assert!(page.find("iframe").is_none());
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn members_that_are_null_are_no_obstacle() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/nulls"))]);
    let checkout = page.mount().await;
    assert_eq!(checkout.state(), "choosing");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_channel_that_cannot_be_drawn_is_not_available_and_the_developer_is_told() {
    let page = Page::open();
    let warnings = Console::listen("warn");
    let mut session = json(fixture!("sessions/full-example"));
    let form = session["channels"][0]["form"].as_array_mut().unwrap();
    form.push(json!({"label": "Signature", "type": {"name": "signature_pad"}, "channel_property": "s", "required": true}));
    page.gateway.answers(Door::Session, [Answer::ok(&session)]);
    let checkout = page.mount().await;
    let codes: Vec<_> = checkout.channels().iter().map(|channel| text(&channel, "channelCode")).collect();
    assert_eq!(codes, ["QRIS"]);
    assert!(warnings.texts().iter().any(|text| text.contains("signature_pad")), "{:?}", warnings.texts());
    assert!(page.get(".xendit-group-button").has_attribute("disabled"));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_merchant_chooses_among_the_channels() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/full-example"))]);
    for (channels, offered) in [
        (JsValue::from("QRIS"), vec!["QRIS"]),
        (Array::of2(&"CARDS".into(), &"QRIS".into()).into(), vec!["CARDS", "QRIS"]),
        (RegExp::new("^C", "g").into(), vec!["CARDS"]),
        ("OVO".into(), vec![]),
    ] {
        let checkout = package::mount(&page.host, &page.options_with("channels", channels)).await.unwrap();
        let codes: Vec<_> = checkout.channels().iter().map(|channel| text(&channel, "channelCode")).collect();
        assert_eq!(codes, offered);
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn when_the_merchants_choice_leaves_no_channel_the_developer_and_the_shopper_are_told() {
    let page = Page::open();
    let warnings = Console::listen("warn");
    let checkout = package::mount(&page.host, &page.options_with("channels", "OVO")).await.unwrap();
    let [warning] = &warnings.texts()[..] else { panic!("not warned once: {:?}", warnings.texts()) };
    assert!(warning.contains("channels option"), "{warning}");
    assert_eq!(page.status(), "No payment method is available for this purchase.");
    assert!(page.find(".xendit-form").is_none());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_channel_nobody_offers_cannot_be_selected() {
    let page = Page::open();
    let checkout = page.mount().await;
    let refused = checkout.select_channel(Some("OVO")).unwrap_err();
    assert_eq!(Refusal::of(&refused).code, "NOT_ALLOWED");
    checkout.select_channel(None).unwrap();
    assert!(checkout.current_channel().is_null());
    assert!(page.find(".xendit-form:not([hidden])").is_none());
    checkout.select_channel(Some("CARDS")).unwrap();
    assert!(page.find(".xendit-form:not([hidden])").is_some());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn two_checkouts_on_one_page_do_not_mix() {
    let page = Page::open();
    let first = page.mount().await;
    let second_host = document().create_element("div").unwrap();
    body().append_child(&second_host).unwrap();
    let second = package::mount(&second_host, &page.options()).await.unwrap();
    page.fill_in();
    let event = page.detail("submission-ready");
    assert_eq!(event["channelCode"], "CARDS");
    let incomplete = second.submit();
    let refusal = crate::page::outcome(&incomplete).await.unwrap_err();
    assert_eq!(refusal.code, "NOT_READY", "what is typed into one is not in the other");
    first.unmount();
    assert_eq!(second_host.query_selector_all("iframe").unwrap().length(), 3);
    second.unmount();
    assert_eq!(to_json(&second_host.inner_html().into()), "");
    second_host.remove();
}
