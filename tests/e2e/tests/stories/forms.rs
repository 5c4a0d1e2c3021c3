//! Forms with more than the usual in them: billing addresses, lists to choose from, questions that depend on answers.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::pages::Card;
use xendit_e2e::patience::eventually;

use crate::{Setting, tell};

#[tokio::test]
async fn a_card_whose_bank_checks_the_address_is_paid_with_after_it_is_told() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        assert!(!form.asks("billing_information.country").await?);
        form.fill_in(&Card::AMERICAN).await?;
        assert_eq!(form.chosen_in("billing_information.country").await?, "United States");
        for (name, text) in [
            ("first_name", "Ani"),
            ("last_name", "Wijaya"),
            ("email", "ani@example.com"),
            ("city", "San Francisco"),
            ("street_line1", "1 Market Street"),
            ("postal_code", "94105"),
        ] {
            form.type_into(&format!("billing_information.{name}"), text).await?;
        }
        assert!(!merchant.heard("payment").await?.contains(&"submission-ready CARDS".to_owned()));
        form.choose_from("billing_information.province_state", "Calif").await?;
        form.press_enter_in("billing_information.postal_code").await?;
        assert!(merchant.heard("payment").await?.contains(&"submission-requested".to_owned()));
        merchant.submits("payment").await?;

        let completion = merchant.completion("payment").await?.fulfilled()?;
        assert_eq!(completion["channelCode"], "CARDS");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_card_takes_the_question_for_the_address_away_again() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::AMERICAN).await?;
        form.type_into("billing_information.city", "San Francisco").await?;
        form.fill_in(&Card::FRICTIONLESS).await?;
        eventually("the form is complete without an address", async || {
            let heard = merchant.heard("payment").await?;
            Ok(heard.contains(&"submission-ready CARDS".to_owned()).then_some(()))
        })
        .await?;
        assert!(!form.asks("billing_information.city").await?);
        merchant.submits("payment").await?;
        merchant.completion("payment").await?.fulfilled().map(drop)
    })
    .await
}

#[tokio::test]
async fn what_a_bank_asks_depends_on_what_was_answered_and_on_who_is_known() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        let key = stage
            .sandbox
            .create(&json!({
                "reference_id": "order-1",
                "session_type": "PAY",
                "mode": "COMPONENTS",
                "amount": 500,
                "currency": "THB",
                "country": "TH",
                "components_configuration": { "origins": [stage.store.origin()] },
            }))
            .await?;
        let environment = stage.sandbox.environment().await?;
        let options =
            json!({ "componentsSdkKey": key, "environment": environment, "channels": "KTB_DIRECT_DEBIT" });
        merchant.mounts("payment", options).await?.fulfilled()?;
        let form = merchant.form("payment");
        assert!(!form.asks("identity_document_number").await?);
        form.choose_from("identity_document_type", "Thai").await?;
        form.type_into("identity_document_number", "1234567890123").await?;
        form.choose_from("identity_document_type", "Pass").await?;
        form.type_into("identity_document_number", "AA1234567").await?;
        form.type_into("customer/given_names", "Ani").await?;
        merchant.submits("payment").await?;
        form.bank_dialog().await?.presses("Pay").await?;

        let completion = merchant.completion("payment").await?.fulfilled()?;
        assert_eq!(completion["channelCode"], "KTB_DIRECT_DEBIT");
        Ok(())
    })
    .await
}
