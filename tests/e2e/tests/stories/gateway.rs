//! A gateway that is down, slow, or talks nonsense.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::pages::Card;

use crate::{Setting, tell};
use xendit_e2e::expected::{COMPLETED, FILLED_IN, SUBMITTED};

/// The gateway goes wrong while a checkout is opened: the code says how, the host is as it was, and the next mount works.
async fn opening_fails(setting: Setting, fault: Value, code: &'static str) -> Result<()> {
    tell(setting, async move |stage| {
        let merchant = stage.merchant().await?;
        let before = merchant.makes_host("payment").await?;
        let options = stage.options().await?;
        stage.sandbox.go_wrong(fault).await?;
        let error = merchant.mounts("payment", options).await?.rejected()?;
        assert_eq!(error.name, "XenditComponentsError");
        assert_eq!(error.code, code, "{}", error.message);
        assert_eq!(merchant.html_of("payment").await?, before);
        assert!(merchant.heard("payment").await?.is_empty());

        stage.sandbox.start_over().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").is_ready().await
    })
    .await
}

#[tokio::test]
async fn a_gateway_that_is_down_is_a_network_error() -> Result<()> {
    let fault = json!({ "path": "/api/sessions/", "fault": "drop", "times": 100 });
    opening_fails(Setting::default(), fault, "NETWORK").await
}

#[tokio::test]
async fn a_gateway_that_does_not_answer_in_time_is_a_network_error() -> Result<()> {
    let fault = json!({ "path": "/api/sessions/", "fault": "delay", "delay_ms": 60_000 });
    opening_fails(Setting::default().in_a_hurry(), fault, "NETWORK").await
}

#[tokio::test]
async fn a_gateway_that_answers_with_a_server_error_is_a_gateway_error() -> Result<()> {
    opening_fails(Setting::default(), json!({ "path": "/api/sessions/", "fault": "status" }), "GATEWAY").await
}

#[tokio::test]
async fn a_proxys_error_page_in_the_gateways_place_is_a_gateway_error() -> Result<()> {
    opening_fails(Setting::default(), json!({ "path": "/api/sessions/", "fault": "html" }), "GATEWAY").await
}

#[tokio::test]
async fn a_page_in_the_place_of_an_answer_is_unreadable() -> Result<()> {
    let fault = json!({ "path": "/api/sessions/", "fault": "html", "status": 200 });
    opening_fails(Setting::default(), fault, "UNREADABLE").await
}

#[tokio::test]
async fn an_answer_without_a_session_is_unreadable() -> Result<()> {
    let fault = json!({ "path": "/api/sessions/", "fault": "missing", "field": "session" });
    opening_fails(Setting::default(), fault, "UNREADABLE").await
}

#[tokio::test]
async fn a_slow_gateway_is_waited_for() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        let slow = json!({ "path": "/api/sessions/", "fault": "delay", "delay_ms": 1500 });
        let options = stage.options().await?;
        stage.sandbox.go_wrong(slow).await?;
        merchant.mounts("payment", options).await?.fulfilled()?;
        merchant.form("payment").is_ready().await
    })
    .await
}

#[tokio::test]
async fn a_payment_the_gateway_refuses_is_an_outcome_and_the_next_one_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::FRICTIONLESS).await?;
        let refusal = json!({
            "path": "payment_requests", "fault": "status", "status": 403, "error_code": "CHANNEL_UNAVAILABLE",
        });
        stage.sandbox.go_wrong(refusal).await?;
        merchant.submits("payment").await?;
        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome["status"], "refused");
        assert_eq!(outcome["errorCode"], "CHANNEL_UNAVAILABLE");
        assert!(form.is_filled_in_with(&Card::FRICTIONLESS).await?);

        merchant.submits("payment").await?;
        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome["status"], "completed");
        let refused = [
            "submission-not-ready",
            "submission-begin",
            "submission-end REQUEST_FAILED CHANNEL_UNAVAILABLE",
            "submission-ready CARDS",
        ];
        let heard = [&FILLED_IN[..], &refused, &SUBMITTED, &COMPLETED].concat();
        assert_eq!(merchant.heard("payment").await?, heard);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_connection_lost_while_paying_rejects_and_the_next_try_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::FRICTIONLESS).await?;
        // A browser asks a second time when the connection was an old one.
        stage.sandbox.go_wrong(json!({ "path": "payment_requests", "fault": "drop", "times": 2 })).await?;
        merchant.submits("payment").await?;
        let error = merchant.outcome("payment").await?.rejected()?;
        assert_eq!(error.code, "NETWORK");
        assert!(form.is_filled_in_with(&Card::FRICTIONLESS).await?);

        let payments = format!("{}/api/sessions/payment_requests", stage.sandbox.address());
        stage.sandbox.use_up_faults(&payments).await?;
        merchant.submits("payment").await?;
        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome["status"], "completed");
        let lost = [
            "submission-not-ready",
            "submission-begin",
            "submission-end REQUEST_FAILED NETWORK_ERROR",
            "submission-ready CARDS",
        ];
        let heard = [&FILLED_IN[..], &lost, &SUBMITTED, &COMPLETED].concat();
        assert_eq!(merchant.heard("payment").await?, heard);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_unknown_payment_status_is_polled_through() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").fill_in(&Card::FRICTIONLESS).await?;
        for fault in [
            json!({ "path": "payment_requests", "fault": "unknown", "field": "status", "value": "WEIRD" }),
            json!({ "path": "/poll", "fault": "unknown", "field": "session.status", "value": "WEIRD" }),
        ] {
            stage.sandbox.go_wrong(fault).await?;
        }
        merchant.submits("payment").await?;
        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome["status"], "completed");
        let polls = stage.sandbox.log().lines().filter(|line| line.contains("/poll")).count();
        assert_eq!(polls, 2, "the first answer said nothing that is known");
        let console = stage.window().console().await?;
        assert!(console.contains("unknown payment status: WEIRD"), "the unknown word is logged: {console}");
        assert_eq!(merchant.heard("payment").await?, [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat());
        Ok(())
    })
    .await
}
