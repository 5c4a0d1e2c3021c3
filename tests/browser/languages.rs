//! The language shoppers are spoken to in: which it is, when it is there, and what changing it leaves alone.

use js_sys::{Array, Function, Reflect};
use serde_json::json;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::future_to_promise;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

use crate::developer::Console;
use crate::dialog::acting;
use crate::gateway::{Answer, Door, fixture, json};
use crate::package::{self, Checkout, nearest, object};
use crate::page::{CVN, EMAIL, EXPIRY, FIRST_NAME, NUMBER, Page, dispatch, outcome};
use crate::submission::answer;
use crate::turns::until;

const ENGLISH: &str = "Card number, secure field";
const INDONESIAN: &str = "Nomor kartu, kolom aman";

fn card_field(page: &Page) -> String {
    page.card_frame(NUMBER).iframe.title()
}

fn language(page: &Page) -> (String, String) {
    let root = page.get(".xendit-checkout");
    (root.lang(), root.dir())
}

async fn mount_in(page: &Page, locale: &str) -> Checkout {
    package::mount(&page.host, &page.options_with("locale", locale)).await.unwrap()
}

async fn change(page: &Page, checkout: &Checkout, locale: &str, language: &str) {
    checkout.update(&object(&[("locale", locale.into())])).unwrap();
    until("the language is another", || page.get(".xendit-checkout").lang() == language).await;
}

/// Gets everything that is in the host from now on, also what is gone again later.
fn words_to_come(page: &Page) -> Array {
    const FOLLOW: &str = "const all = [];
        const options = { subtree: true, childList: true, characterData: true, attributes: true };
        new MutationObserver(() => all.push(host.innerHTML)).observe(host, options);
        return all;";
    Function::new_with_args("host", FOLLOW).call1(&JsValue::NULL, &page.host).unwrap().unchecked_into()
}

/// The gateway's session in another language.
fn session_in(page: &Page, locale: &str) {
    let mut session = json(fixture!("sessions/active-with-cards"));
    session["session"]["locale"] = json!(locale);
    page.gateway.answers(Door::Session, [Answer::ok(&session)]);
}

#[wasm_bindgen_test]
fn a_tag_is_of_its_nearest_language() {
    for (tag, language) in [
        ("id", "id"),
        ("id-ID", "id"),
        ("in", "id"),
        ("in_ID", "id"),
        ("ms-MY", "ms"),
        ("tl", "fil"),
        ("fil-PH", "fil"),
        ("zh-TW", "zh"),
        ("zh-Hans-SG", "zh"),
        ("es-419", "es"),
        ("AR", "ar"),
        ("en-SG", "en"),
        ("fr", "en"),
        ("x-klingon", "en"),
        ("constructor", "en"),
        ("not a tag", "en"),
        ("", "en"),
    ] {
        assert_eq!(nearest(tag), language, "{tag}");
    }
}

#[wasm_bindgen_test]
async fn a_session_in_english_is_in_english() {
    let page = Page::open();
    let checkout = page.mount().await;
    assert_eq!((language(&page), card_field(&page)), (("en".into(), "ltr".into()), ENGLISH.into()));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn what_was_heard_of_a_field_is_not_heard_again_in_another_language() {
    let page = Page::open();
    let checkout = page.mount().await;
    let email = page.type_into(EMAIL, "rani");
    dispatch(&email, "blur");
    assert_eq!(page.status(), "Email doesn't look right.");
    change(&page, &checkout, "id", "id").await;
    assert_eq!(page.status(), "");
    dispatch(&email, "blur");
    assert_eq!(page.status(), "");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_merchants_language_goes_before_the_sessions() {
    let page = Page::open();
    let checkout = mount_in(&page, "id-ID").await;
    assert_eq!((language(&page), card_field(&page)), (("id".into(), "ltr".into()), INDONESIAN.into()));
    let refused = json!({ "error_code": "CHANNEL_NOT_ACTIVATED", "message": "…" });
    page.gateway.answers(Door::PaymentRequests, [Answer::Body(400, "application/json", refused.to_string())]);
    page.fill_in();
    let outcome = outcome(&checkout.submit()).await.unwrap();
    let message = "Pembayaran tidak diterima. Silakan coba lagi atau gunakan metode pembayaran lain.";
    assert_eq!(outcome["userMessage"], json!([message]));
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_failure_is_told_in_the_language_that_is_spoken() {
    let page = Page::open();
    answer(&page.gateway, fixture!("payments/succeeded"), fixture!("polls/declined"));
    let checkout = mount_in(&page, "id").await;
    page.fill_in();
    let outcome = outcome(&checkout.submit()).await.unwrap();
    assert_eq!(outcome["userMessage"][0], "Pembayaran gagal");
    let why = outcome["userMessage"][1].as_str().unwrap();
    assert!(!why.contains("{code}") && !why.contains("_"), "{why}");
    assert_eq!(page.detail("submission-end")["userErrorMessage"], outcome["userMessage"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn the_sessions_language_is_there_before_the_form_and_no_other_was() {
    let page = Page::open();
    session_in(&page, "id");
    let said = words_to_come(&page);
    let checkout = page.mount().await;
    assert_eq!((language(&page), card_field(&page)), (("id".into(), "ltr".into()), INDONESIAN.into()));
    let said = String::from(said.join("\n"));
    assert!(said.contains(INDONESIAN), "{said}");
    for english in ["Loading secure payment fields…", ENGLISH] {
        assert!(!said.contains(english), "{said}");
    }
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn while_the_session_is_opened_the_merchants_language_is_spoken() {
    let page = Page::open();
    page.gateway.answers(Door::Session, [Answer::Silence]);
    let (host, options) = (page.host.clone(), page.options_with("locale", "id"));
    let controller = web_sys::AbortController::new().unwrap();
    Reflect::set(&options, &"signal".into(), &controller.signal()).unwrap();
    let mounting = future_to_promise(async move {
        let _ = package::mount(&host, &options).await;
        Ok(JsValue::UNDEFINED)
    });
    until("something is said", || page.find(".xendit-status").is_some()).await;
    assert_eq!(page.status(), "Memuat kolom pembayaran aman…");
    controller.abort();
    wasm_bindgen_futures::JsFuture::from(mounting).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_language_that_cannot_be_fetched_is_english_and_the_developer_hears_of_it() {
    let page = Page::open();
    let console = Console::listen("warn");
    let checkout = mount_in(&page, "th").await;
    assert_eq!((language(&page), card_field(&page)), (("en".into(), "ltr".into()), ENGLISH.into()));
    assert!(console.texts().iter().any(|text| text.contains("English is spoken")), "{:?}", console.texts());
    page.fill_in();
    assert_eq!(page.events(), ["init", "submission-ready"]);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn changing_the_language_says_everything_again_and_keeps_what_was_typed() {
    let page = Page::open();
    let checkout = page.mount().await;
    page.type_into(EMAIL, "rani@");
    dispatch(&page.field(EMAIL).query_selector("input").unwrap().unwrap(), "blur");
    checkout.show_validation_errors().unwrap();
    assert_eq!(page.error_of(EMAIL), "Email doesn't look right.");
    assert_eq!(page.error_of(FIRST_NAME), "First name is required.");
    let frame = page.card_frame(NUMBER).iframe;
    let source = frame.src();
    change(&page, &checkout, "id", "id").await;
    // The gateway's own labels stay as they are.
    assert_eq!(page.error_of(EMAIL), "Email tidak valid.");
    assert_eq!(page.error_of(FIRST_NAME), "First name wajib diisi.");
    let input: HtmlInputElement =
        page.field(EMAIL).query_selector("input").unwrap().unwrap().unchecked_into();
    assert_eq!(input.value(), "rani@");
    assert_eq!((frame.title(), frame.src()), (INDONESIAN.into(), source));
    assert_eq!(page.error_of(NUMBER), "Card number wajib diisi.");
    assert_eq!(page.card_frame(NUMBER).iframe, frame, "the same frame, not loaded again");
    change(&page, &checkout, "en-GB", "en").await;
    assert_eq!(page.error_of(EMAIL), "Email doesn't look right.");
    assert_eq!(card_field(&page), ENGLISH);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn an_open_dialog_and_the_state_change_their_language_too() {
    let page = Page::open();
    let (checkout, _) = acting(&page).await;
    assert_eq!(page.get(".xendit-dialog-title").inner_text(), "Confirm with your bank");
    change(&page, &checkout, "id", "id").await;
    assert_eq!(page.get(".xendit-dialog-title").inner_text(), "Konfirmasi dengan bank Anda");
    assert_eq!(page.get("dialog iframe").title(), "Halaman konfirmasi bank Anda");
    assert_eq!(page.get(".xendit-close").get_attribute("aria-label").as_deref(), Some("Tutup"));
    assert_eq!(page.status(), "Pembayaran sedang diproses…");
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn of_two_changes_the_last_counts() {
    let page = Page::open();
    let checkout = page.mount().await;
    checkout.update(&object(&[("locale", "ar".into())])).unwrap();
    change(&page, &checkout, "id", "id").await;
    crate::turns::quiet().await;
    assert_eq!(card_field(&page), INDONESIAN);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn a_change_to_a_language_that_cannot_be_fetched_changes_nothing() {
    let page = Page::open();
    let checkout = mount_in(&page, "id").await;
    let console = Console::listen("warn");
    checkout.update(&object(&[("locale", "vi".into())])).unwrap();
    until("the developer hears of it", || !console.texts().is_empty()).await;
    assert_eq!(card_field(&page), INDONESIAN);
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn arabic_runs_from_right_to_left_and_card_numbers_do_not() {
    let page = Page::open();
    let checkout = mount_in(&page, "ar").await;
    assert_eq!(language(&page), ("ar".into(), "rtl".into()));
    let direction = |selector: &str| crate::appearance::variable_of(&page.get(selector), "direction");
    assert_eq!(direction(".xendit-form"), "rtl");
    let left = |selector: &str| page.get(selector).get_bounding_client_rect().left();
    let frame = |name: &str| format!("[data-name='{name}'] .xendit-card-frame");
    assert!(left(&frame(EXPIRY)) > left(&frame(CVN)), "what comes first stands on the right");
    assert!(left(".xendit-brands") > left(".xendit-frame"), "a card's number runs to its brand");
    checkout.show_validation_errors().unwrap();
    assert_eq!(page.error_of(FIRST_NAME), "الحقل \u{2068}First name\u{2069} مطلوب.");
    change(&page, &checkout, "en", "en").await;
    assert_eq!(
        (language(&page).1, page.error_of(FIRST_NAME)),
        ("ltr".into(), "First name is required.".into())
    );
    checkout.unmount();
}

fn texts(own: &[(&str, JsValue)]) -> JsValue {
    object(own)
}

#[wasm_bindgen_test]
async fn a_merchant_says_it_in_words_of_its_own_in_every_language() {
    let page = Page::open();
    let own = texts(&[("required", "We need your {field}".into()), ("CARD_DECLINED", "No luck".into())]);
    let checkout = package::mount(&page.host, &page.options_with("texts", own)).await.unwrap();
    checkout.show_validation_errors().unwrap();
    assert_eq!(page.error_of(FIRST_NAME), "We need your First name");
    assert_eq!(card_field(&page), ENGLISH, "the others are ours");
    change(&page, &checkout, "id", "id").await;
    assert_eq!(
        (page.error_of(FIRST_NAME), card_field(&page)),
        ("We need your First name".into(), INDONESIAN.into())
    );
    checkout.unmount();
}

#[wasm_bindgen_test]
async fn texts_that_cannot_be_said_are_refused_by_name() {
    let page = Page::open();
    for (own, told) in [
        (texts(&[("requird", "We need your {field}".into())]), "texts.requird is no text"),
        (texts(&[("required", "We need it".into())]), "texts.required has to have {field}"),
        (texts(&[("close", "{field}".into())]), "texts.close cannot have"),
        (texts(&[("close", 1.into())]), "texts.close has to be a text"),
        ("close".into(), "texts has to be an object"),
    ] {
        let refusal = page.refusal(&page.options_with("texts", own)).await;
        assert_eq!(refusal.code, "INVALID_OPTIONS");
        assert!(refusal.message.contains(told), "{}", refusal.message);
    }
}
