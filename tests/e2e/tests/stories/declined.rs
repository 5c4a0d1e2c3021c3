//! Payments the bank says no to, and what a shopper can do then.
use anyhow::Result;
use xendit_e2e::pages::Card;

use crate::{Setting, tell};
use xendit_e2e::expected::{COMPLETED, CONFIRMED, FILLED_IN, SUBMITTED, SUBMITTED_AGAIN};

#[tokio::test]
async fn after_a_wrong_code_another_card_pays_in_the_same_session() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        checkout.form.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        checkout.form.bank_dialog().await?.answer("4321").await?;
        checkout.says("Payment failed").await?;
        assert!(checkout.form.is_filled_in_with(&Card::CHALLENGED).await?);

        checkout.form.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;
        checkout.leads_to_order().await?.turns("paid").await?;

        let heard = checkout.heard().await?;
        let failed = [
            "payment-request-discarded 1",
            "submission-end PAYMENT_REQUEST_FAILED AUTHENTICATION_FAILED",
            "submission-ready CARDS",
        ];
        let first = [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &failed].concat();
        assert_eq!(heard[..first.len()], first);
        // Between the two, the form is now complete and now not, as the shopper types over it.
        let second = [&SUBMITTED_AGAIN[..], &COMPLETED].concat();
        assert_eq!(heard[heard.len() - second.len()..], second);
        assert_eq!(stage.sandbox.attempts().await?.len(), 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_without_enough_money_is_declined_in_words_a_shopper_understands() -> Result<()> {
    // An amount the sandbox declines.
    tell(Setting::default().with_a_mug_at(10_054), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        checkout.form.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;

        let said = checkout.says("Payment failed").await?;
        assert!(!said.contains("INSUFFICIENT_BALANCE"), "a code is not for shoppers: {said}");
        assert!(said.contains("not enough money"), "{said}");
        assert!(checkout.form.is_filled_in_with(&Card::FRICTIONLESS).await?);
        checkout.can_be_paid().await?;
        let declined = [
            "payment-request-discarded 1",
            "submission-end PAYMENT_REQUEST_FAILED INSUFFICIENT_BALANCE",
            "submission-ready CARDS",
        ];
        assert_eq!(checkout.heard().await?, [&FILLED_IN[..], &SUBMITTED, &declined].concat());
        Ok(())
    })
    .await
}
