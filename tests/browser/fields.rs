//! The form's fields: the three card frames, what they may say and who is believed, and the page's own inputs.

use serde_json::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, Url};

use crate::developer::Uncaught;
use crate::gateway::{Answer, Door, fixture};
use crate::page::{
    CVN, EMAIL, EXPIRY, FIRST_NAME, NUMBER, PHONE, Page, dispatch, document, frame_url, origin, outcome,
    post, sandbox_key, window,
};

const FRAMES: [(&str, &str, &str); 3] = [
    (NUMBER, "credit_card_number", "Card number, secure field"),
    (EXPIRY, "credit_card_expiry", "Expiry date, secure field"),
    (CVN, "credit_card_cvn", "Security code, secure field"),
];

fn state(page: &Page, name: &str) -> String {
    page.field(name)
        .query_selector(".xendit-card-frame")
        .unwrap()
        .unwrap()
        .get_attribute("data-state")
        .unwrap()
}

fn leave(input: &HtmlElement) {
    dispatch(input, "blur");
}

#[wasm_bindgen_test]
async fn each_card_field_is_a_sandboxed_frame_with_a_name_for_screen_readers() {
    let page = Page::open();
    let checkout = page.mount().await;
    for (name, _, title) in FRAMES {
        let iframe = page.card_frame(name).iframe;
        assert_eq!(iframe.title(), title);
        assert_eq!(iframe.get_attribute("sandbox").as_deref(), Some("allow-scripts allow-same-origin"));
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_frames_address_says_what_it_has_to_know_in_xendits_order() {
    let page = Page::open();
    let checkout = page.mount().await;
    let key = sandbox_key();
    let parts: Vec<&str> = key.split('-').collect();
    for (name, input_type, _) in FRAMES {
        let url = Url::new(&page.card_frame(name).iframe.src()).unwrap();
        let query = js_sys::Array::from(&url.search_params());
        let mut pairs: Vec<_> = query
            .iter()
            .map(|pair| js_sys::Array::from(&pair))
            .map(|pair| (pair.get(0).as_string().unwrap(), pair.get(1).as_string().unwrap()))
            .collect();
        let expected = [
            ("input_type", input_type),
            ("embedder", &origin()),
            ("session_id", "ps-66f1c0a2b7d94e1f8c3a5d20"),
            ("pk", parts[3]),
            ("sig", parts[4]),
        ];
        assert_eq!(pairs.pop().map(|(name, _)| name).as_deref(), Some("appearance"));
        assert_eq!(pairs, expected.map(|(name, value)| (name.to_string(), value.to_string())));
        assert_eq!(format!("{}{}", url.origin(), url.pathname()), frame_url());
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_frame_is_loading_until_it_says_it_is_ready() {
    let page = Page::open();
    let checkout = page.mount().await;
    assert_eq!(state(&page, NUMBER), "loading");
    page.card_frame(NUMBER).is_ready("KEY1");
    assert_eq!(state(&page, NUMBER), "ready");
    assert_eq!(state(&page, CVN), "loading", "each frame speaks for itself");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_frame_with_the_focus_is_marked() {
    let page = Page::open();
    let checkout = page.mount().await;
    let frame = page.card_frame(CVN);
    let is_marked = || page.field(CVN).query_selector(".xendit-card-frame[data-focus]").unwrap().is_some();
    frame.is_ready("KEY3");
    frame.is_entered();
    assert!(is_marked());
    frame.is_left();
    assert!(!is_marked());
    assert_eq!(page.error_of(CVN), "", "nothing was typed");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn messages_from_another_window_another_origin_or_in_another_shape_are_nobodys() {
    let page = Page::open();
    let checkout = page.mount().await;
    let ready = json!({ "type": "xendit-iframe-ready", "ecdhPublicKey": "KEY1" });
    let frame = page.card_frame(NUMBER);
    post(Some(&window()), &origin(), &ready);
    post(None, &origin(), &ready);
    for wrong in
        ["https://evil.example", "", "null", &format!("{}/", origin()), &format!("{}.evil.example", origin())]
    {
        post(Some(&frame.window()), wrong, &ready);
    }
    for shapeless in [
        json!(null),
        json!("xendit-iframe-ready"),
        json!([]),
        json!({}),
        json!({"type": 1}),
        json!({"type": "xendit-iframe-ready"}),
    ] {
        frame.says(&shapeless);
    }
    assert_eq!(state(&page, NUMBER), "loading");
    frame.says(&ready);
    assert_eq!(state(&page, NUMBER), "ready", "the same message, from where it should come");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_frames_message_that_holds_itself_is_ignored_and_everything_goes_on() {
    let page = Page::open();
    let uncaught = Uncaught::listen();
    let checkout = page.mount().await;
    page.card_frame(NUMBER).says_what_never_ends();
    assert_eq!(uncaught.messages(), [""; 0]);
    assert_eq!(state(&page, NUMBER), "loading");
    page.fill_in();
    assert_eq!(page.events(), ["init", "submission-ready"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_a_frame_says_is_wrong_is_shown_once_the_field_is_left() {
    let page = Page::open();
    let checkout = page.mount().await;
    let frame = page.card_frame(NUMBER);
    frame.is_ready("KEY1");
    frame.changes_to_invalid(&[("IV", "CT")], "validation.card_number_invalid");
    assert_eq!(page.error_of(NUMBER), "");
    frame.is_left();
    assert_eq!(page.error_of(NUMBER), "This card number doesn't look right.");
    assert!(page.field(NUMBER).has_attribute("data-invalid"));
    frame.changes_to(&[("IV", "CT")]);
    assert_eq!(page.error_of(NUMBER), "", "corrected while it is typed");
    frame.is_emptied();
    assert_eq!(page.error_of(NUMBER), "Card number is required.");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_incomplete_card_keeps_the_form_from_being_ready() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    let number = page.card_frame(NUMBER);
    number.changes_to_invalid(&[("IV1", "CT1")], "validation.card_number_invalid");
    assert_eq!(page.events(), ["submission-not-ready"]);
    number.changes_to(&[("IV1", "CT1")]);
    assert_eq!(page.events(), ["submission-not-ready", "submission-ready"]);
    assert_eq!(page.detail("submission-ready"), json!({ "channelCode": "CARDS" }));
    number.changes_to(&[("IV9", "CT9")]);
    assert_eq!(page.events().len(), 2, "still ready is no news");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_frame_that_was_reloaded_has_forgotten_what_was_typed() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    page.card_frame(CVN).is_ready("KEY4");
    assert_eq!(page.events(), ["submission-not-ready"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_click_on_a_card_fields_label_asks_its_frame_and_no_other_to_take_the_focus() {
    let page = Page::open();
    let checkout = page.mount().await;
    let (expiry, cvn) = (page.card_frame(EXPIRY), page.card_frame(CVN));
    let (to_expiry, to_cvn) = (expiry.overhear().await, cvn.overhear().await);
    let label = page.field(EXPIRY).query_selector("label").unwrap().unwrap();
    dispatch(&label, "click");
    assert_eq!(to_expiry.posts(), [(json!({ "type": "xendit-iframe-focus" }), origin())]);
    assert_eq!(to_cvn.posts(), []);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_frame_that_cannot_work_is_offered_again_and_nothing_else_is_lost() {
    let page = Page::open();
    let checkout = page.mount_filled_in().await;
    let failed = || page.field(CVN).query_selector(".xendit-frame-failed:not([hidden])").unwrap();
    assert!(failed().is_none());
    page.card_frame(CVN).fails();
    assert_eq!(state(&page, CVN), "failed");
    assert_eq!(page.events(), ["frame-failed", "submission-not-ready"]);
    assert_eq!(page.detail("frame-failed")["error"]["code"], "FRAME_FAILED");
    assert_eq!(outcome(&checkout.submit()).await.unwrap_err().code, "FRAME_FAILED");

    page.forget_events();
    let retry: HtmlElement = failed().unwrap().query_selector("button").unwrap().unwrap().unchecked_into();
    assert_eq!(failed().unwrap().get_attribute("role").as_deref(), Some("alert"), "nobody has to find it");
    retry.focus().unwrap();
    retry.click();
    let focused = document().active_element().unwrap();
    assert_eq!(focused, page.card_frame(CVN).iframe.into(), "the button is gone");
    assert_eq!(state(&page, CVN), "loading");
    assert!(failed().is_none());
    let again = page.card_frame(CVN);
    again.is_ready("KEY5");
    again.changes_to(&[("IV5", "CT5")]);
    assert_eq!(page.events(), ["submission-ready"], "the other fields still hold what was typed");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn of_frames_that_cannot_work_one_is_heard() {
    let page = Page::open();
    let checkout = page.mount().await;
    for field in [NUMBER, EXPIRY, CVN] {
        page.card_frame(field).fails();
    }
    let alerts = page.host.query_selector_all("[role=alert]:not([hidden])").unwrap();
    assert_eq!(alerts.length(), 1);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_frame_that_is_silent_for_ten_seconds_has_failed() {
    let page = Page::open();
    let checkout = page.mount().await;
    page.card_frame(NUMBER).is_ready("KEY1");
    page.card_frame(CVN).is_ready("KEY3");
    page.clock.advance(9_999.0);
    assert_eq!(state(&page, EXPIRY), "loading");
    page.clock.advance(1.0);
    assert_eq!(state(&page, EXPIRY), "failed");
    assert_eq!((state(&page, NUMBER), state(&page, CVN)), ("ready".into(), "ready".into()));
    assert_eq!(page.events(), ["init", "frame-failed"]);
    page.card_frame(EXPIRY).is_ready("KEY2");
    assert_eq!(state(&page, EXPIRY), "ready", "late is better than never");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_text_is_checked_when_it_is_left_and_the_servers_words_are_shown() {
    let page = Page::open();
    let checkout = page.mount().await;
    let input = page.type_into(FIRST_NAME, "R2");
    assert_eq!(page.error_of(FIRST_NAME), "", "not while it is typed");
    leave(&input);
    assert_eq!(page.error_of(FIRST_NAME), "Letters only");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    let described_by = input.get_attribute("aria-describedby").unwrap();
    assert_eq!(document().get_element_by_id(&described_by).unwrap().text_content().unwrap(), "Letters only");
    page.type_into(FIRST_NAME, &"R".repeat(51));
    assert_eq!(page.error_of(FIRST_NAME), "First name is too long.");
    page.type_into(FIRST_NAME, "Rani");
    assert_eq!((page.error_of(FIRST_NAME), input.get_attribute("aria-invalid")), (String::new(), None));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_e_mail_address_and_a_telephone_number_are_checked_when_they_are_left() {
    let page = Page::open();
    let checkout = page.mount().await;
    for (name, wrong, right, words) in [
        (EMAIL, "rani@example", "rani@example.org", "Email doesn't look right."),
        (PHONE, "call me", "+62 812-3456-789", "Mobile doesn't look right."),
    ] {
        let input = page.type_into(name, wrong);
        leave(&input);
        assert_eq!(page.error_of(name), words);
        page.type_into(name, right);
        assert_eq!(page.error_of(name), "");
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_empty_field_that_is_left_is_not_complained_about() {
    let page = Page::open();
    let checkout = page.mount().await;
    leave(&page.type_into(EMAIL, ""));
    assert_eq!(page.error_of(EMAIL), "");
    checkout.show_validation_errors().unwrap();
    for (name, words) in [(EMAIL, "Email is required."), (NUMBER, "Card number is required.")] {
        assert_eq!(page.error_of(name), words);
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn labels_that_look_like_markup_stay_text() {
    let page = Page::open();
    let mut session = crate::gateway::json(fixture!("sessions/active-with-cards"));
    session["channels"][0]["form"][3]["label"] = json!("<img src=x onerror=alert(1)>");
    page.gateway.answers(Door::Session, [Answer::ok(&session)]);
    let checkout = page.mount().await;
    assert!(page.field(FIRST_NAME).query_selector("img").unwrap().is_none());
    assert!(page.field(FIRST_NAME).text_content().unwrap().contains("<img src=x onerror=alert(1)>"));
    checkout.unmount();
}
