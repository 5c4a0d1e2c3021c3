//! The gateway's answers, one fixture each: what this version makes of them, and that it survives what it cannot know.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what tests may do, their harness may do: stop loudly"
)]
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};
use xendit_components_wasm::domain::action::Action;
use xendit_components_wasm::domain::card::Sealed;
use xendit_components_wasm::domain::form::FieldKind;
use xendit_components_wasm::domain::id::ChannelCode;
use xendit_components_wasm::domain::payment::{
    Created, FailureCode, PaymentEntityId, PaymentStatus, Progress, Refusal, Submission,
};
use xendit_components_wasm::domain::properties::ChannelProperties;
use xendit_components_wasm::domain::session::{Opening, SavePaymentMethod, SessionStatus, SessionType};
use xendit_components_wasm::wire::value::Unreadable;
use xendit_components_wasm::wire::{payment, problem, session, value::Value};

const SESSION_AUTH_KEY: &str = "session-907388bd5ccd790edb241bed00c80000";

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files
}

/// One exchange with the gateway.
fn fixture(name: &str) -> Json {
    let text = fs::read_to_string(folder("fixtures").join(name).with_extension("json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn body(name: &str) -> Json {
    fixture(name)["response"]["body"].take()
}

/// What the browser's reader makes of JSON.
fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::Null,
        Json::Bool(truth) => Value::Bool(*truth),
        Json::Number(number) => Value::Number(number.as_f64().unwrap()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(values) => Value::List(values.iter().map(value).collect()),
        Json::Object(members) => {
            Value::Object(members.iter().map(|(name, member)| (name.clone(), value(member))).collect())
        }
    }
}

/// What the browser's writer makes JSON of.
fn json_of(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(truth) => json!(truth),
        Value::Number(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::List(values) => values.iter().map(json_of).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), json_of(member))).collect()
        }
    }
}

fn opening(json: &Json) -> Result<Opening, Unreadable> {
    session::opening(&value(json))
}

fn opened(name: &str) -> Opening {
    opening(&body(name)).unwrap()
}

fn created(name: &str) -> Created {
    payment::created(&value(&body(name))).unwrap()
}

fn progress(name: &str) -> Progress {
    payment::progress(&value(&body(name))).unwrap()
}

fn status(name: &str) -> PaymentStatus {
    created(name).entity.status.clone()
}

fn actions(name: &str) -> Vec<Action> {
    created(name).entity.actions.clone()
}

fn refused(name: &str) -> Option<(Refusal, String)> {
    problem::problem(&value(&body(name)))
}

/// Takes every `null` out of every object.
fn without_nulls(json: &Json) -> Json {
    match json {
        Json::Object(members) => members
            .iter()
            .filter(|(_, member)| !member.is_null())
            .map(|(name, member)| (name.clone(), without_nulls(member)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Json::Array(values) => values.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}

#[test]
fn every_fixture_is_used_and_says_where_it_comes_from() {
    let tests: String =
        [vec![folder("wire.rs")], files_below(&folder("browser"), "rs")].concat().iter().map(read).collect();
    let fixtures = files_below(&folder("fixtures"), "json");
    assert!(!fixtures.is_empty());
    for path in fixtures {
        let name = path.strip_prefix(folder("fixtures")).unwrap().with_extension("");
        let name = name.to_string_lossy().replace('\\', "/");
        assert!(tests.contains(&format!("\"{name}\"")), "tests/fixtures/{name}.json is used by no test");
        let fixture = fixture(&name);
        assert!(fixture["note"].as_str().is_some_and(|note| !note.is_empty()), "{name} has no note");
        assert!(fixture["request"]["path"].is_string(), "{name} does not say what it answers");
        assert!(fixture["response"]["status"].is_u64(), "{name} has no status");
        assert!(fixture["response"].get("body").is_some(), "{name} has no body");
        let members: Vec<_> = fixture.as_object().unwrap().keys().collect();
        assert_eq!(members, ["note", "request", "response"], "{name}");
    }
}

fn read(path: &PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_documented_example_is_read_whole() {
    let opening = opened("sessions/full-example");
    assert_eq!(opening.session.id.as_str(), "ps-66f1c0a2b7d94e1f8c3a5d20");
    assert_eq!(opening.session.session_type, SessionType::Pay);
    assert_eq!(opening.session.status, SessionStatus::Active);
    assert_eq!(opening.session.allow_save_payment_method, Some(SavePaymentMethod::Optional));
    assert_eq!(opening.business_name.as_deref(), Some("Kopi Senja"));
    let codes: Vec<_> = opening.offers.iter().map(|offer| offer.channel.code.as_str()).collect();
    assert_eq!(codes, ["CARDS", "QRIS"]);
    let expiry = &opening.offers[0].channel.form[1];
    assert_eq!(expiry.channel_property, ["card_details.expiry_month", "card_details.expiry_year"]);
    let FieldKind::Text(rules) = &opening.offers[0].channel.form[3].kind else { panic!("not a text field") };
    assert_eq!(rules.patterns[0].regex, "^[A-Za-z ]+$", "the slashes are not part of the pattern");
}

#[test]
fn each_status_of_a_session_is_told_apart() {
    let status = |name| opened(name).session.status.clone();
    assert_eq!(status("sessions/active-with-cards"), SessionStatus::Active);
    assert_eq!(status("sessions/pending"), SessionStatus::Pending);
    assert_eq!(status("sessions/completed"), SessionStatus::Completed);
    assert_eq!(status("sessions/expired"), SessionStatus::Expired);
    assert_eq!(status("sessions/canceled"), SessionStatus::Canceled);
}

#[test]
fn a_completed_session_says_what_it_was_paid_with() {
    let opening = opened("sessions/completed");
    assert_eq!(opening.succeeded_channel, Some(ChannelCode::new("CARDS")));
    let id = opening.session.payment_request_id.as_ref();
    assert_eq!(id.unwrap().as_str(), "pr-8a1f2f4e-61d0-4a8e-9a0e-5a3a0a6f1c11");
}

#[test]
fn a_session_that_saves_is_for_nothing_at_all() {
    let session = opened("sessions/active-save").session;
    assert_eq!((&session.session_type, session.amount.value), (&SessionType::Save, 0.0));
}

#[test]
fn a_session_for_the_hosted_page_cannot_be_used() {
    assert!(opened("sessions/payment-link").session.check_usable().is_err());
    assert!(opened("sessions/active-with-cards").session.check_usable().is_ok());
}

#[test]
fn origins_are_known_only_when_the_gateway_names_them() {
    let origins = |name| opened(name).session.origins.clone();
    assert_eq!(origins("sessions/active-with-origins"), Some(vec!["https://shop.example".into()]));
    assert_eq!(origins("sessions/active-with-cards"), None);
    assert_eq!(origins("sessions/nulls"), None);
}

#[test]
fn unknown_words_of_a_session_are_kept_as_they_came() {
    let Opening { session, offers, .. } = opened("sessions/unknown-words");
    assert_eq!(session.session_type, SessionType::Unknown("AUTHORIZATION_ONLY".into()));
    assert_eq!(session.status, SessionStatus::Unknown("PAUSED".into()));
    assert_eq!(
        session.allow_save_payment_method,
        Some(SavePaymentMethod::Unknown("ASK_LATER".into())),
        "neither optional nor forced"
    );
    assert_eq!(offers[0].channel.payment_method_type.as_deref(), Some("HOLOGRAM"));
    let kinds: Vec<_> = offers[0].channel.form.iter().map(|field| field.kind.clone()).collect();
    assert_eq!(kinds.last(), Some(&FieldKind::Unknown("signature_pad".into())));
    assert_eq!(offers[0].channel.missing_field(), None, "an optional field that cannot be drawn is left out");
}

#[test]
fn a_channel_with_a_required_field_of_an_unknown_type_says_which() {
    let mut json = body("sessions/unknown-words");
    json["channels"][0]["form"].as_array_mut().unwrap().last_mut().unwrap()["required"] = json!(true);
    assert_eq!(opening(&json).unwrap().offers[0].channel.missing_field(), Some("signature_pad"));
}

#[test]
fn each_status_of_an_attempt_is_told_apart() {
    assert_eq!(status("payments/requires-3ds"), PaymentStatus::RequiresAction);
    assert_eq!(status("payments/pending"), PaymentStatus::Pending);
    assert_eq!(status("payments/succeeded"), PaymentStatus::Succeeded);
    assert_eq!(status("tokens/active"), PaymentStatus::Succeeded);
    assert_eq!(status("payments/declined"), PaymentStatus::Failed);
    assert_eq!(status("tokens/failed"), PaymentStatus::Failed);
}

#[test]
fn a_failed_attempt_says_why() {
    let failure_code = |name| created(name).entity.failure_code.clone();
    assert_eq!(failure_code("payments/declined"), Some(FailureCode("INSUFFICIENT_BALANCE".into())));
    assert_eq!(failure_code("tokens/failed"), Some(FailureCode("CARD_DECLINED".into())));
    assert_eq!(failure_code("payments/pending"), None);
}

#[test]
fn an_unknown_status_of_an_attempt_is_kept_as_it_came() {
    assert_eq!(status("payments/unknown-status"), PaymentStatus::Unknown("WEIRD".into()));
    let polled = progress("polls/unknown-status");
    assert_eq!(polled.session.status, SessionStatus::Unknown("PAUSED".into()));
    assert_eq!(polled.entity.unwrap().status, PaymentStatus::Unknown("SETTLING".into()));
}

#[test]
fn unknown_actions_are_kept_by_their_words() {
    let unsupported = |words: &str| Action::Unsupported(words.into());
    assert_eq!(
        actions("payments/unknown-action"),
        [unsupported("TELEPATHY/THOUGHT"), unsupported("REDIRECT_CUSTOMER/HOLOGRAM_URL")]
    );
    assert_eq!(actions("payments/otp"), [unsupported("API_POST_REQUEST/VALIDATE_OTP")]);
}

#[test]
fn a_page_is_framed_unless_it_says_it_cannot_be() {
    assert_eq!(
        actions("payments/requires-3ds"),
        [Action::Frame { url: "https://sandbox.local/3ds/pr-8a1f".into() }]
    );
    assert_eq!(
        actions("tokens/requires-3ds"),
        [Action::Frame { url: "https://sandbox.local/3ds/pt-2c9f".into() }],
        "it does not say"
    );
    assert_eq!(actions("payments/redirect"), [Action::Redirect { url: "https://bank.example/3ds".into() }]);
}

#[test]
fn an_address_that_runs_as_script_is_never_opened() {
    let actions = actions("payments/javascript-url");
    assert_eq!(actions.len(), 4);
    for action in actions {
        assert!(matches!(action, Action::Unsupported(_)), "{action:?}");
    }
}

#[test]
fn no_actions_are_no_actions() {
    let in_app = created("payments/in-app");
    assert_eq!(in_app.entity.status, PaymentStatus::RequiresAction);
    assert_eq!(in_app.entity.actions, []);
}

#[test]
fn an_attempt_without_anything_to_poll_by_is_still_an_attempt() {
    assert_eq!(created("payments/without-token-request-id").token_request_id, None);
    assert!(created("payments/pending").token_request_id.is_some());
}

#[test]
fn polls_tell_of_the_session_and_of_the_attempt() {
    let status = |name| {
        let polled = progress(name);
        (polled.session.status.clone(), polled.entity.map(|entity| entity.status.clone()))
    };
    assert_eq!(status("polls/completed"), (SessionStatus::Completed, Some(PaymentStatus::Succeeded)));
    assert_eq!(status("polls/requires-action"), (SessionStatus::Active, Some(PaymentStatus::RequiresAction)));
    assert_eq!(status("polls/declined"), (SessionStatus::Active, Some(PaymentStatus::Failed)));
    assert_eq!(status("polls/succeeded"), (SessionStatus::Active, Some(PaymentStatus::Succeeded)));
    assert_eq!(status("polls/session-expired"), (SessionStatus::Expired, None));
    assert_eq!(status("polls/session-canceled"), (SessionStatus::Canceled, None));
    assert_eq!(status("polls/session-pending"), (SessionStatus::Pending, None));
}

#[test]
fn a_token_wins_over_a_request() {
    let id = progress("polls/both-entities").entity.unwrap().id.clone();
    assert!(matches!(&id, PaymentEntityId::PaymentToken(id) if id.as_str().starts_with("pt-")), "{id:?}");
    let saved = progress("polls/saved");
    assert_eq!(saved.entity.unwrap().id, id);
    assert!(saved.session.payment_token_id.is_some());
}

#[test]
fn a_session_reads_the_same_with_absent_members_as_with_null_ones() {
    let nulls = body("sessions/nulls");
    assert_eq!(opening(&nulls), opening(&without_nulls(&nulls)));
    assert!(opening(&nulls).is_ok());
}

#[test]
fn every_optional_member_of_every_answer_may_be_null() {
    for path in files_below(&folder("fixtures"), "json") {
        let json: Json = serde_json::from_str(&read(&path)).unwrap();
        let body = &json["response"]["body"];
        let (as_it_is, bare) = (value(body), value(&without_nulls(body)));
        assert_eq!(session::opening(&as_it_is), session::opening(&bare), "{path:?}");
        assert_eq!(payment::created(&as_it_is), payment::created(&bare), "{path:?}");
        assert_eq!(payment::progress(&as_it_is), payment::progress(&bare), "{path:?}");
        assert_eq!(payment::card_info(&as_it_is), payment::card_info(&bare), "{path:?}");
        assert_eq!(problem::problem(&as_it_is), problem::problem(&bare), "{path:?}");
    }
}

#[test]
fn what_a_session_cannot_do_without_is_named() {
    assert!(opening(&body("problems/no-session")).is_err());
    for name in [
        "payment_session_id",
        "reference_id",
        "session_type",
        "status",
        "mode",
        "currency",
        "country",
        "locale",
        "expires_at",
        "amount",
    ] {
        let mut json = body("sessions/active-with-cards");
        json["session"].as_object_mut().unwrap().remove(name);
        assert_eq!(opening(&json).map(|_| ()), Err(Unreadable(name)));
        json["session"][name] = json!([]);
        assert_eq!(opening(&json).map(|_| ()), Err(Unreadable(name)), "a list in the place of {name}");
    }
}

#[test]
fn card_info_names_the_schemes() {
    let schemes = |name| payment::card_info(&value(&body(name))).schemes;
    assert_eq!(schemes("card_info/visa"), ["VISA"]);
    assert_eq!(schemes("card_info/refused-brand"), ["JCB"]);
    assert!(schemes("card_info/undecided").is_empty());
}

#[test]
fn a_problem_has_lines_for_the_shopper_and_one_for_the_developer() {
    let (refusal, message) = refused("problems/channel-not-activated").unwrap();
    assert_eq!(refusal.error_code, "CHANNEL_NOT_ACTIVATED");
    assert_eq!(
        refusal.user_message,
        ["Payment unavailable", "This payment method can't be used right now.", "Pick another method."]
    );
    assert_eq!(message, "channel is not activated for this business");
    let (refusal, _) = refused("problems/without-content").unwrap();
    assert!(refusal.user_message.is_empty());
    assert!(refused("problems/session-not-found").is_some());
}

#[test]
fn what_is_not_a_problem_is_none() {
    assert_eq!(refused("problems/foreign-json"), None);
    assert_eq!(refused("problems/html"), None);
    assert_eq!(refused("problems/ok-but-html"), None);
}

#[test]
fn a_create_call_says_what_the_fixture_says() {
    let mut properties = ChannelProperties::default();
    let sealed = |at: usize, key: usize| format!("xendit-encrypted-1-KEY{key}-IV{at}-CT{at}");
    for (paths, values) in [
        (vec!["card_details.card_number"], vec![sealed(1, 1)]),
        (vec!["card_details.expiry_month", "card_details.expiry_year"], vec![sealed(2, 2), sealed(3, 2)]),
        (vec!["card_details.cvn"], vec![sealed(4, 3)]),
        (vec!["card_details.cardholder_first_name"], vec!["Rani".into()]),
        (vec!["card_details.cardholder_email"], vec!["rani@example.org".into()]),
        (vec!["card_details.cardholder_phone_number"], vec!["+628123456789".into()]),
    ] {
        let paths: Vec<_> = paths.into_iter().map(String::from).collect();
        properties.fill(&paths, values.into_iter().map(Value::Text).collect());
    }
    for (name, save_payment_method) in [("payments/requires-3ds", Some(false)), ("tokens/requires-3ds", None)]
    {
        let submission = Submission {
            channel: ChannelCode::new("CARDS"),
            properties: properties.clone(),
            save_payment_method,
        };
        let sent = payment::create_payment(SESSION_AUTH_KEY, &submission);
        assert_eq!(json_of(&sent), fixture(name)["request"]["payload"], "{name}");
    }
}

#[test]
fn card_info_is_asked_as_the_fixture_says() {
    let sent = payment::card_number(&Sealed::new("KEY1", "IV1", "CT1"));
    assert_eq!(json_of(&sent), fixture("card_info/visa")["request"]["payload"]);
}
