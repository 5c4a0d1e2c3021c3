//! People who try what is not theirs: forged and borrowed ciphertext, other sessions' keys and attempts.
use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::harness::{Answer, Local, Opened, changed, local, order};

async fn pay_with(local: &Local, session: &Opened, number: Value) -> Answer {
    let good = session.frame.card("4000000000001000", "12", "2099", "123");
    local
        .attempt(session, "payment_requests", changed(good, json!({ "card_number": number })), json!({}))
        .await
}

/// The parts behind `xendit-encrypted-1-`: public key, initialisation vector, ciphertext.
fn parts(sealed: &str) -> Vec<Vec<u8>> {
    sealed.split('-').skip(3).map(|part| STANDARD.decode(part).unwrap()).collect()
}

fn put_together(parts: &[Vec<u8>]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| STANDARD.encode(part)).collect();
    format!("xendit-encrypted-1-{}", parts.join("-"))
}

#[tokio::test]
async fn a_ciphertext_with_any_part_of_it_changed_is_refused() {
    let local = local();
    let session = local.open(order()).await;
    let sealed = session.frame.seal("4000000000001000");
    let whole = parts(&sealed);
    let mut forged = vec![
        sealed.replace("-encrypted-1-", "-encrypted-2-"),
        sealed.trim_start_matches("xendit-").to_owned(),
        sealed.get(..sealed.len() - 4).unwrap().to_owned(),
        format!("{sealed}AAAA"),
        "xendit-encrypted-1---".to_owned(),
    ];
    for (place, part) in whole.iter().enumerate() {
        for at in [0, part.len() / 2, part.len() - 1] {
            let mut changed = whole.clone();
            changed[place][at] ^= 1;
            forged.push(put_together(&changed));
        }
        let mut shorter = whole.clone();
        shorter[place].pop();
        forged.push(put_together(&shorter));
    }
    for sealed in forged {
        let answer = pay_with(&local, &session, json!(sealed)).await;
        assert_eq!(
            (answer.status, answer.error_code().as_str()),
            (StatusCode::BAD_REQUEST, "INVALID_ENCRYPTED_DATA"),
            "{sealed}"
        );
    }
    let untouched = pay_with(&local, &session, json!(put_together(&whole))).await;
    assert_eq!(untouched.json()["status"], "SUCCEEDED");
}

// Within its session a ciphertext may come again: after a decline the page sends what its fields still hold.
#[tokio::test]
async fn a_ciphertext_overheard_in_one_session_pays_no_other() {
    let local = local();
    let (victim, thief) = (local.open(order()).await, local.open(order()).await);
    let overheard = victim.frame.card("4000000000001000", "12", "2099", "123");
    local.attempt(&victim, "payment_requests", overheard.clone(), json!({})).await;
    let replayed = local.attempt(&thief, "payment_requests", overheard, json!({})).await;
    assert_eq!(replayed.error_code(), "INVALID_ENCRYPTED_DATA");
    assert_eq!(local.session(&thief.id).await["status"], "ACTIVE");
}

#[tokio::test]
async fn a_session_that_was_paid_is_not_paid_again_by_a_replay() {
    let local = local();
    let session = local.open(order()).await;
    let card = session.frame.card("4000000000001000", "12", "2099", "123");
    local.attempt(&session, "payment_requests", card.clone(), json!({})).await;
    let replayed = local.attempt(&session, "payment_requests", card, json!({})).await;
    assert_eq!(
        (replayed.status, replayed.error_code().as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, "INVALID_SESSION_STATUS")
    );
}

#[tokio::test]
async fn a_key_shows_nothing_of_another_session() {
    let local = local();
    let (victim, thief) = (local.open(order()).await, local.open(order()).await);
    let paid = local.pay(&victim, "4000000000002503").await.json();
    let token_request_id = paid["session_token_request_id"].as_str().unwrap();
    let poll = local
        .page_get(&format!("/api/sessions/{}/poll?token_request_id={token_request_id}", thief.auth_key))
        .await;
    assert_eq!(poll.status, StatusCode::NOT_FOUND);
    let request = paid["payment_request_id"].as_str().unwrap();
    let path = format!("/api/sessions/{}/payment_requests/{request}/simulate", thief.auth_key);
    assert_eq!(
        local.page_post(&path, &json!({ "channel_code": "CARDS" })).await.status,
        StatusCode::NOT_FOUND
    );
    // What is public, or nearly right, opens nothing.
    let (last, rest) = (victim.auth_key.len() - 1, victim.auth_key.as_str());
    let guess = format!("{}{}", rest.get(..last).unwrap(), if rest.ends_with('0') { '1' } else { '0' });
    for key in [victim.id.as_str(), guess.as_str(), &victim.auth_key.to_uppercase()] {
        let answer = local.page_get(&format!("/api/sessions/{key}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{key}");
    }
}
