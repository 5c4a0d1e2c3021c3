//! The public events a page heard, in one line each: the name and what matters of the detail.
use anyhow::{Context, Result};
use serde_json::Value;

use crate::browser::Window;

/// Has every page of this window write down its events from now on.
///
/// # Errors
/// When the browser does not take the script.
pub async fn record(window: &Window) -> Result<()> {
    window.run_first(include_str!("recorder.js")).await
}

/// What was heard so far from the host with this id, oldest first, on all pages of the same origin.
///
/// Ids of payments are numbered in the order they turn up, so that `payment-request-discarded 1` is about the payment
/// of `payment-request-created 1`.
///
/// # Errors
/// When there is no page.
pub async fn heard(window: &Window, host: &str) -> Result<Vec<String>> {
    let heard = window.run("return JSON.parse(sessionStorage.getItem('heard') ?? '[]')", Vec::new()).await?;
    let mut known = Vec::new();
    let heard = heard.as_array().context("the recorder writes a list")?.iter();
    Ok(heard
        .filter(|event| text(event, "/host") == host)
        .map(|event| {
            let essence = essence(event, &mut known);
            [text(event, "/name")].into_iter().chain(essence).collect::<Vec<_>>().join(" ")
        })
        .collect())
}

fn essence(event: &Value, known: &mut Vec<String>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for id in ["/detail/paymentRequestId", "/detail/paymentTokenId"] {
        let id = text(event, id);
        if !id.is_empty() {
            let place = known.iter().position(|one| *one == id).unwrap_or_else(|| {
                known.push(id);
                known.len() - 1
            });
            words.push((place + 1).to_string());
        }
    }
    let members = ["channelCode", "reason", "succeededChannel", "developerErrorMessage/code", "error/code"];
    words.extend(members.map(|member| text(event, &format!("/detail/{member}"))));
    words.retain(|word| !word.is_empty());
    words
}

fn text(event: &Value, pointer: &str) -> String {
    event.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}
