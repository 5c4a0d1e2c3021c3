//! Google Pay, with a stand-in for what Google's script puts on the page: when its button is there, and what comes of it.

use js_sys::{Function, Reflect};
use serde_json::{Value as Json, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::gateway::{Answer, Door, fixture, json};
use crate::package::{self, Checkout};
use crate::page::{Page, body, dispatch, document, to_js, to_json, window};
use crate::picker::session as twins;
use crate::submission::answer;
use crate::turns::{quiet, until};

const BUTTON: &str = ".xendit-google-pay";

/// Google's script: says `isReady`, and its sheet gives `given` or fails with it.
const SCRIPT: &str = r#"
    const heard = (window.heardByGoogle = {});
    class PaymentsClient {
        constructor(options) { heard.options = options; }
        async isReadyToPay(request) { heard.asked = request; return { result: isReady }; }
        createButton({ onClick, buttonRootNode, ...look }) {
            Object.assign(heard, { look, isApart: buttonRootNode instanceof ShadowRoot });
            const button = document.createElement("button");
            button.addEventListener("click", onClick);
            return button;
        }
        async loadPaymentData(request) {
            heard.pressed = (heard.pressed ?? 0) + 1;
            if (given.statusCode) throw given;
            return given;
        }
    }
    window.google = { payments: { api: { PaymentsClient } } };"#;

/// On the page until it is dropped.
struct Google;

impl Google {
    fn is_there(is_ready: bool, given: &Json) -> Self {
        let script = Function::new_with_args("isReady, given", SCRIPT);
        script.call2(&JsValue::NULL, &is_ready.into(), &to_js(given)).unwrap();
        Self
    }

    fn heard(&self) -> Json {
        to_json(&Reflect::get(&window(), &"heardByGoogle".into()).unwrap())
    }

    /// The shopper's press on the button.
    async fn is_pressed(&self, page: &Page) {
        button(page).click();
        until("Google's sheet is asked for", || self.heard()["pressed"] == json!(1)).await;
        quiet().await;
    }
}

impl Drop for Google {
    fn drop(&mut self) {
        for name in ["google", "heardByGoogle"] {
            Reflect::delete_property(&window(), &name.into()).unwrap();
        }
    }
}

fn payment_data() -> Json {
    json!({
        "apiVersion": 2,
        "paymentMethodData": { "type": "CARD", "tokenizationData": { "type": "PAYMENT_GATEWAY", "token": "{\"a\":1}" } },
    })
}

fn canceled() -> Json {
    json!({ "statusCode": "CANCELED" })
}

fn button(page: &Page) -> HtmlElement {
    let place = page.get(BUTTON);
    let shadow: Element = Reflect::get(&place, &"shadowRoot".into()).unwrap().unchecked_into();
    Reflect::get(&shadow, &"firstElementChild".into()).unwrap().unchecked_into()
}

async fn mounted(page: &Page) -> Checkout {
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/full-example"))]);
    page.mount().await
}

async fn offered(page: &Page) -> Checkout {
    let checkout = mounted(page).await;
    until("Google Pay is offered", || page.find(BUTTON).is_some()).await;
    checkout
}

#[wasm_bindgen_test]
async fn its_button_stands_first_in_the_picker_and_google_is_told_what_is_to_be_paid() {
    let page = Page::open();
    let google = Google::is_there(true, &canceled());
    let checkout = offered(&page).await;
    assert!(page.get(".xendit-picker").first_element_child().unwrap().matches(BUTTON).unwrap());
    let wallet = json(fixture!("sessions/full-example"))["digital_wallets"]["google_pay"].take();
    let specification = &wallet["allowed_payment_methods"][0]["payment_method_specification"];
    let heard = google.heard();
    assert_eq!(heard["options"], json!({ "environment": "TEST" }));
    assert_eq!(
        heard["asked"],
        json!({
            "apiVersion": 2,
            "apiVersionMinor": 0,
            "allowedPaymentMethods": [specification],
            "emailRequired": true,
            "merchantInfo": { "merchantId": "BCR2DN-EXAMPLE", "merchantName": "Kopi Senja" },
            "transactionInfo": {
                "transactionId": "ps-66f1c0a2b7d94e1f8c3a5d20",
                "totalPriceStatus": "FINAL",
                "totalPrice": "125000",
                "currencyCode": "IDR",
            },
        })
    );
    assert_eq!(heard["isApart"], json!(true), "our styles and Google's do not meet");
    assert_eq!(heard["look"]["buttonLocale"], "en");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn it_stands_above_a_form_that_stands_alone() {
    let page = Page::open();
    let _google = Google::is_there(true, &canceled());
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/full-example"))]);
    let options = page.options_with("channels", "CARDS");
    let checkout = package::mount(&page.host, &options).await.unwrap();
    until("Google Pay is offered", || page.find(BUTTON).is_some()).await;
    assert!(page.get(".xendit-form").first_element_child().unwrap().matches(BUTTON).unwrap());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn its_looks_and_words_are_the_checkouts_and_follow_it() {
    let page = Page::open();
    let google = Google::is_there(true, &canceled());
    page.gateway.answers(Door::Session, [Answer::of(fixture!("sessions/full-example"))]);
    let appearance =
        |theme: &str| to_js(&json!({ "theme": theme, "variables": { "--xendit-radius-1": "4px" } }));
    let options = page.options_with("appearance", appearance("dark"));
    let checkout = package::mount(&page.host, &options).await.unwrap();
    until("Google Pay is offered", || page.find(BUTTON).is_some()).await;
    let look = |color| {
        json!({
            "allowedPaymentMethods": google.heard()["asked"]["allowedPaymentMethods"],
            "buttonType": "plain", "buttonSizeMode": "fill", "buttonBorderType": "no_border",
            "buttonColor": color, "buttonRadius": 4, "buttonLocale": "en",
        })
    };
    assert_eq!(google.heard()["look"], look("white"), "light on dark");
    checkout.update(&package::object(&[("appearance", appearance("light"))])).unwrap();
    until("the button is drawn anew", || google.heard()["look"] == look("black")).await;
    let shadow: Element = Reflect::get(&page.get(BUTTON), &"shadowRoot".into()).unwrap().unchecked_into();
    assert_eq!(Reflect::get(&shadow, &"childElementCount".into()).unwrap(), 1, "in place of the one before");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn it_is_offered_when_a_session_that_waited_for_approval_is_open_again() {
    let page = Page::open();
    let google = Google::is_there(true, &canceled());
    let open = json(fixture!("sessions/full-example"));
    let mut pending = open.clone();
    pending["session"]["status"] = json!("PENDING");
    page.gateway.answers(Door::Session, [Answer::ok(&pending)]);
    let checkout = page.mount().await;
    until("Google is asked", || google.heard()["asked"].is_object()).await;
    quiet().await;
    assert!(page.find(BUTTON).is_none());
    page.gateway.answers(Door::Session, [Answer::ok(&open)]);
    checkout.poll_immediately().unwrap();
    until("Google Pay is offered", || page.find(BUTTON).is_some()).await;
    assert!(page.get(".xendit-picker").first_element_child().unwrap().matches(BUTTON).unwrap());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn googles_script_may_be_added_after_mounting() {
    let page = Page::open();
    let checkout = mounted(&page).await;
    quiet().await;
    assert!(page.find(BUTTON).is_none());
    let _google = Google::is_there(true, &canceled());
    let script = document().create_element("script").unwrap();
    script.set_attribute("type", "text/plain").unwrap();
    body().append_child(&script).unwrap();
    dispatch(&script, "load");
    until("Google Pay is offered", || page.find(BUTTON).is_some()).await;
    script.remove();
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn where_one_twins_form_gives_way_to_the_others_it_stands_above_that() {
    let page = Page::open();
    let _google = Google::is_there(true, &canceled());
    let mut session = twins();
    session["digital_wallets"] = json(fixture!("sessions/full-example"))["digital_wallets"].take();
    session["digital_wallets"]["google_pay"]["allowed_payment_methods"][0]["channel_code"] = json!("GOPAY");
    page.gateway.answers(Door::Session, [Answer::ok(&session)]);
    let options = page.options_with("channels", to_js(&json!(["GOPAY", "GOPAY_RECURRING"])));
    let checkout = package::mount(&page.host, &options).await.unwrap();
    until("Google Pay is offered", || page.find(BUTTON).is_some()).await;
    assert!(page.find(".xendit-picker").is_none());
    for _ in 0..2 {
        page.get(".xendit-form:not([hidden]) .xendit-box").click();
        let shown = || page.get(".xendit-form:not([hidden])").first_element_child().unwrap();
        until("it stands above the form that is shown", || shown().matches(BUTTON).unwrap()).await;
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn nothing_is_shown_to_a_shopper_who_cannot_pay_with_it() {
    let page = Page::open();
    let google = Google::is_there(false, &canceled());
    let checkout = mounted(&page).await;
    until("Google is asked", || google.heard()["asked"].is_object()).await;
    quiet().await;
    assert!(page.find(BUTTON).is_none());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn google_is_not_asked_when_the_session_or_the_merchant_does_not_offer_its_channel() {
    let page = Page::open();
    let google = Google::is_there(true, &canceled());
    for (session, channels) in
        [(fixture!("sessions/active-with-cards"), "CARDS"), (fixture!("sessions/full-example"), "QRIS")]
    {
        page.gateway.answers(Door::Session, [Answer::of(session)]);
        let checkout = package::mount(&page.host, &page.options_with("channels", channels)).await.unwrap();
        quiet().await;
        assert_eq!(google.heard(), json!({}));
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn googles_script_may_be_on_its_way_still() {
    let page = Page::open();
    let script = document().create_element("script").unwrap();
    // Of a type that nobody runs: nothing is fetched.
    script.set_attribute("type", "text/plain").unwrap();
    script.set_attribute("src", "https://pay.google.com/gp/p/js/pay.js").unwrap();
    body().append_child(&script).unwrap();
    let checkout = mounted(&page).await;
    quiet().await;
    assert!(page.find(BUTTON).is_none());
    let _google = Google::is_there(true, &canceled());
    dispatch(&script, "load");
    until("Google Pay is offered", || page.find(BUTTON).is_some()).await;
    script.remove();
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_its_sheet_gives_is_sent_whole_whatever_the_form_says() {
    let page = Page::open();
    let google = Google::is_there(true, &payment_data());
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/completed"));
    let checkout = offered(&page).await;
    page.forget_events();
    google.is_pressed(&page).await;
    page.wait_for_event("session-complete").await;
    let payload = page.gateway.asked(Door::PaymentRequests).pop().unwrap().payload();
    assert_eq!(payload["channel_code"], "CARDS");
    let sent = payload["channel_properties"]["google_pay"].as_str().unwrap();
    assert_eq!(serde_json::from_str::<Json>(sent).unwrap(), payment_data());
    assert_eq!(payload["channel_properties"].as_object().unwrap().len(), 1);
    assert_eq!(
        page.events(),
        ["submission-begin", "payment-request-created", "submission-end", "session-complete"]
    );
    assert!(page.find(BUTTON).is_none());
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_shopper_who_closes_the_sheet_finds_everything_as_it_was() {
    let page = Page::open();
    let google = Google::is_there(true, &canceled());
    let checkout = offered(&page).await;
    page.forget_events();
    google.is_pressed(&page).await;
    assert_eq!(page.events(), [""; 0]);
    assert_eq!(checkout.state(), "choosing");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn each_way_google_fails_is_an_attempt_that_ends_with_a_code_of_its_own() {
    for (status, code) in [
        ("BUYER_ACCOUNT_ERROR", "GOOGLE_PAY_BUYER_ACCOUNT_ERROR"),
        ("DEVELOPER_ERROR", "GOOGLE_PAY_DEVELOPER_ERROR"),
        ("MERCHANT_ACCOUNT_ERROR", "GOOGLE_PAY_MERCHANT_ACCOUNT_ERROR"),
        ("INTERNAL_ERROR", "GOOGLE_PAY_INTERNAL_ERROR"),
        ("toString", "GOOGLE_PAY_UNKNOWN_ERROR"),
    ] {
        let page = Page::open();
        let google = Google::is_there(true, &json!({ "statusCode": status }));
        let checkout = offered(&page).await;
        page.forget_events();
        google.is_pressed(&page).await;
        assert_eq!(page.events(), ["submission-begin", "submission-end"], "{status}");
        let end = page.detail("submission-end");
        assert_eq!(end["reason"], "REQUEST_FAILED");
        assert_eq!(end["developerErrorMessage"], json!({ "type": "ERROR", "code": code }));
        assert_eq!(end["userErrorMessage"].as_array().unwrap().len(), 2);
        assert_eq!(page.gateway.asked(Door::PaymentRequests).len(), 0);
        assert_eq!(checkout.state(), "choosing");
        checkout.unmount();
    }
}

#[wasm_bindgen_test]
async fn payment_data_of_a_kind_the_session_does_not_name_fails_as_well() {
    let page = Page::open();
    let google = Google::is_there(true, &json!({ "paymentMethodData": { "type": "PAYPAL" } }));
    let checkout = offered(&page).await;
    google.is_pressed(&page).await;
    let end = page.detail("submission-end");
    assert_eq!(end["developerErrorMessage"]["code"], "GOOGLE_PAY_UNKNOWN_ERROR");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn after_unmount_nothing_of_it_is_left_and_nobody_is_asked() {
    let page = Page::open();
    let before = page.looks();
    let google = Google::is_there(true, &payment_data());
    let checkout = mounted(&page).await;
    checkout.unmount();
    quiet().await;
    assert_eq!(page.looks(), before);

    let checkout = offered(&page).await;
    let button = button(&page);
    checkout.unmount();
    page.forget_events();
    button.click();
    until("Google's sheet is asked for", || google.heard()["pressed"] == json!(1)).await;
    quiet().await;
    assert_eq!(page.looks(), before);
    assert_eq!(page.events(), [""; 0]);
    assert_eq!(page.gateway.asked(Door::PaymentRequests).len(), 0);
}
