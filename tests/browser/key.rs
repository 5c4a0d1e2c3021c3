//! The key: what its signature is worth, and what happens to one that was altered.

use wasm_bindgen_test::wasm_bindgen_test;
use xendit_components_wasm::domain::sdk_key::ComponentsSdkKey;

use crate::developer::Console;
use crate::gateway::{Answer, Door, fixture};
use crate::package::{PINNING_KEYS, object, verify};
use crate::page::{ONE_TIME_PAYMENT, PAY_AND_SAVE, Page, sandbox_key};
use crate::turns::quiet;

/// Where the two documented keys have their session id and their host id, which nobody signs.
const UNSIGNED: [std::ops::Range<usize>; 2] = [8..40, 41..43];

/// Whether a key we know signed it; not, when its public key is none at all.
async fn is_signed(key: &ComponentsSdkKey) -> bool {
    let pinning_keys = PINNING_KEYS.with(Clone::clone);
    verify(key.public_key(), key.signature(), &pinning_keys).await.is_ok_and(|signed| signed.is_truthy())
}

/// Another character of the kind that stands there, so that only what it says is wrong.
fn another(character: u8, at: usize) -> char {
    match character {
        b'-' => '+',
        b'p' if at == 41 => 's',
        b'l' if at == 42 => 'd',
        b'0'..=b'8' => char::from(character + 1),
        b'9' => '0',
        b'a'..=b'e' => char::from(character + 1),
        b'f' => 'a',
        b'z' | b'Z' => char::from(character - 1),
        b'+' => '/',
        b'/' => '+',
        letter => char::from(letter + 1),
    }
}

#[wasm_bindgen_test]
async fn both_documented_keys_are_signed_by_a_key_we_know() {
    for sample in [ONE_TIME_PAYMENT, PAY_AND_SAVE] {
        let key = ComponentsSdkKey::parse(sample).unwrap();
        assert!(is_signed(&key).await);
    }
}

async fn positions_nobody_notices(sample: &str) -> Vec<usize> {
    let mut unnoticed = Vec::new();
    for at in 0..sample.len() {
        let mut corrupted = String::from(&sample[..at]);
        corrupted.push(another(sample.as_bytes()[at], at));
        corrupted.push_str(&sample[at + 1..]);
        assert_ne!(corrupted, sample);
        let Ok(key) = ComponentsSdkKey::parse(&corrupted) else { continue };
        if is_signed(&key).await {
            unnoticed.push(at);
        }
    }
    unnoticed
}

#[wasm_bindgen_test]
async fn every_altered_character_of_a_one_time_key_is_noticed_where_it_is_signed() {
    let unsigned: Vec<usize> = UNSIGNED.into_iter().flatten().collect();
    assert_eq!(positions_nobody_notices(ONE_TIME_PAYMENT).await, unsigned);
}

#[wasm_bindgen_test]
async fn every_altered_character_of_a_key_that_saves_is_noticed_where_it_is_signed() {
    let unsigned: Vec<usize> = UNSIGNED.into_iter().flatten().collect();
    assert_eq!(positions_nobody_notices(PAY_AND_SAVE).await, unsigned);
}

#[wasm_bindgen_test]
async fn a_signature_nobody_knows_is_a_warning_and_no_refusal() {
    let page = Page::open();
    let warnings = Console::listen("warn");
    let key = sandbox_key();
    let altered = format!("{}AAAA", &key[..key.len() - 4]);
    let checkout = crate::package::mount(&page.host, &page.options_with("componentsSdkKey", altered)).await;
    assert_eq!(warnings.texts().len(), 1);
    assert!(warnings.texts()[0].contains("signature"), "{:?}", warnings.texts());
    checkout.unwrap().unmount();
}

#[wasm_bindgen_test]
async fn a_signature_we_know_needs_no_warning() {
    let page = Page::open();
    let warnings = Console::listen("warn");
    page.mount().await.unmount();
    assert_eq!(warnings.texts(), [""; 0]);
}

#[wasm_bindgen_test]
async fn a_public_key_that_is_no_point_on_the_curve_is_refused() {
    let page = Page::open();
    let (key, point) = (sandbox_key(), "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE");
    let at = key.find(point).unwrap() + point.len();
    let altered = format!("{}{}{}", &key[..at], "A".repeat(8), &key[at + 8..]);
    let refusal = page.refusal(&page.options_with("componentsSdkKey", altered)).await;
    assert_eq!(refusal.code, "INVALID_KEY");
}

#[wasm_bindgen_test]
async fn what_is_no_key_is_refused_before_anybody_is_asked() {
    let page = Page::open();
    let key = sandbox_key();
    let lost_plus = key.replacen('+', " ", 1);
    for wrong in
        ["", "xnd_development_abc", &key[..200], &key[..key.len() - 1], &format!("{key}-x"), &lost_plus]
    {
        let refusal = page.refusal(&page.options_with("componentsSdkKey", wrong)).await;
        assert_eq!(refusal.code, "INVALID_KEY", "{wrong}");
        assert!(!refusal.message.contains("907388bd5ccd790edb241bed00c80000"), "{}", refusal.message);
    }
    let refusal = page.refusal(&page.options_with("componentsSdkKey", 1)).await;
    assert_eq!(refusal.code, "INVALID_KEY");
    assert!(page.gateway.doors().is_empty());
}

#[wasm_bindgen_test]
async fn a_key_of_stagings_is_asked_about_at_staging() {
    let page = Page::open();
    page.gateway.answers(Door::Staging, [Answer::of(fixture!("problems/session-not-found"))]);
    let options = object(&[("componentsSdkKey", ONE_TIME_PAYMENT.replacen("-pl-", "-sd-", 1).into())]);
    assert_eq!(page.refusal(&options).await.code, "SESSION_UNUSABLE");
    assert_eq!(page.gateway.doors(), [Door::Staging]);
}

#[wasm_bindgen_test]
async fn a_key_of_a_host_nobody_knows_is_sent_nowhere_though_an_environment_is_given() {
    let page = Page::open();
    let key = ONE_TIME_PAYMENT.replacen("-pl-", "-elsewhere-", 1);
    assert_eq!(page.refusal(&page.options_with("componentsSdkKey", key)).await.code, "INVALID_KEY");
    quiet().await;
    assert!(page.gateway.doors().is_empty());
}
