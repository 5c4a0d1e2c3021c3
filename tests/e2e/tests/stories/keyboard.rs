//! A shopper without a mouse.
use anyhow::Result;
use xendit_e2e::pages::{Card, Field};

use crate::expected::{COMPLETED, FILLED_IN, SUBMITTED};
use crate::{Setting, tell};

#[tokio::test]
async fn a_shopper_with_nothing_but_a_keyboard_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        let checkout = shop.check_out_by_keyboard("mug").await?;
        checkout.form.is_ready().await?;
        for field in Field::ALL {
            checkout.form.tab_to(field).await?;
            checkout.form.type_keys(field.answer(&Card::FRICTIONLESS)).await?;
        }
        assert!(checkout.form.is_filled_in_with(&Card::FRICTIONLESS).await?);
        checkout.pay_by_keyboard().await?;
        checkout.leads_to_order().await?.turns("paid").await?;
        assert_eq!(checkout.heard().await?, [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat());
        Ok(())
    })
    .await
}
