//! `Rate-Limit-*` in every answer of the API, and refusals where a limit was asked for.
use axum::http::{Method, StatusCode};
use xendit_sandbox::Config;

use crate::harness::{Answer, Local, config, local, order, with};

async fn read(local: &Local) -> Answer {
    local.merchant(Method::GET, "/sessions/ps-000000000000000000000000", None).await
}

#[tokio::test]
async fn every_answer_tells_what_is_left_of_the_documented_quota() {
    let local = local();
    let told = |answer: &Answer| {
        ["rate-limit-limit", "rate-limit-remaining"].map(|name| answer.header(name).unwrap().to_owned())
    };
    let first = local.create(order()).await;
    assert_eq!(told(&first), ["60", "59"]);
    let reset = first.header("rate-limit-reset").unwrap();
    assert_eq!(reset.split_once('.').unwrap().1.len(), 2, "{reset}");
    assert_eq!(told(&local.create(order()).await), ["60", "58"]);
    assert_eq!(told(&read(&local).await), ["60", "59"], "another endpoint has a quota of its own");
}

#[tokio::test]
async fn nothing_is_refused_unless_a_limit_was_asked_for() {
    let local = local();
    for _ in 0..61 {
        assert_eq!(read(&local).await.status, StatusCode::NOT_FOUND);
    }
    assert_eq!(read(&local).await.header("rate-limit-remaining"), Some("0"));
}

#[tokio::test]
async fn a_limit_holds_for_a_minute_and_for_each_account() {
    let local = with(Config { rate_limit: Some(2), ..config() });
    read(&local).await;
    read(&local).await;
    let refused = read(&local).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.header("rate-limit-remaining"), Some("0"));
    let theirs = ("for-user-id", "5f27a14a9bf05c73dd040bc8");
    let other = local.merchant_with(theirs, Method::GET, "/sessions/ps-000000000000000000000000", None).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    local.advance(60).await;
    assert_eq!(read(&local).await.status, StatusCode::NOT_FOUND);
}
