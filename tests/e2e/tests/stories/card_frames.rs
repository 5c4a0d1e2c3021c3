//! Card fields that do not load.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::pages::{Card, Field};

use crate::{Setting, tell};
use xendit_e2e::expected::{COMPLETED, SUBMITTED};

/// Where card fields get the keys that Xendit signs with.
const KEYS: &str = "/components/pinning-keys.js";
const FAILED: [&str; 3] = ["init", "frame-failed FRAME_FAILED", "submission-ready CARDS"];
const PLAIN: [Field; 4] = [Field::FirstName, Field::LastName, Field::Email, Field::Phone];

#[tokio::test]
async fn a_field_that_never_loads_can_be_tried_again_and_nothing_typed_is_lost() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let card = Card::FRICTIONLESS;
        stage.sandbox.go_wrong(json!({ "path": "/secure-iframe", "fault": "status" })).await?;
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        for field in PLAIN {
            checkout.form.fill_in_one(field, &card).await?;
        }
        let failed = checkout.form.failed_field().await?;
        for field in Field::SECURE.into_iter().filter(|field| *field != failed) {
            checkout.form.fill_in_one(field, &card).await?;
        }

        checkout.form.try_again(failed).await?;
        for field in Field::ALL.into_iter().filter(|field| *field != failed) {
            assert_eq!(checkout.form.text_in(field).await?, field.answer(&card), "{field:?} was lost");
        }
        checkout.form.fill_in_one(failed, &card).await?;
        checkout.pay().await?;
        checkout.leads_to_order().await?.turns("paid").await?;
        assert_eq!(checkout.heard().await?, [&FAILED[..], &SUBMITTED, &COMPLETED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn fields_that_say_they_failed_can_be_tried_again_and_nothing_typed_is_lost() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let card = Card::FRICTIONLESS;
        // Without the keys to check the server's by, a card field refuses to work.
        stage.sandbox.go_wrong(json!({ "path": KEYS, "fault": "status", "times": 12 })).await?;
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        for field in PLAIN {
            checkout.form.fill_in_one(field, &card).await?;
        }
        checkout.form.failed_field().await?;
        stage.sandbox.use_up_faults(&format!("{}{KEYS}", stage.sandbox.frame_address())).await?;
        for field in Field::SECURE {
            checkout.form.try_again(field).await?;
        }

        for field in PLAIN {
            assert_eq!(checkout.form.text_in(field).await?, field.answer(&card), "{field:?} was lost");
        }
        for field in Field::SECURE {
            checkout.form.fill_in_one(field, &card).await?;
        }
        checkout.pay().await?;
        checkout.leads_to_order().await?.turns("paid").await?;
        assert_eq!(checkout.heard().await?, [&FAILED[..], &SUBMITTED, &COMPLETED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_submission_with_a_broken_field_is_refused_by_the_name_of_the_trouble() -> Result<()> {
    tell(Setting::default(), async |stage| {
        stage.sandbox.go_wrong(json!({ "path": "/secure-iframe", "fault": "status" })).await?;
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").failed_field().await?;
        merchant.submits("payment").await?;
        let error = merchant.outcome("payment").await?.rejected()?;
        assert_eq!(error.code, "FRAME_FAILED");
        Ok(())
    })
    .await
}
