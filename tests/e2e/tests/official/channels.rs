//! Channels other than cards: pages in frames, codes to scan, approvals that come later.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::expected::{CONFIRMED, SUBMITTED};

use crate::tell;

#[tokio::test]
async fn a_wallets_page_in_a_frame_pays() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("E-wallets").await?;
        checkout.choose_channel("DANA").await?;
        checkout.pay().await?;
        checkout.action().await?.pay().await?;

        let heard = checkout.heard_until("session-complete DANA").await?;
        let paid = ["submission-end SESSION_COMPLETED", "session-complete DANA"];
        let expected = [&["init", "submission-ready DANA"][..], &SUBMITTED, &CONFIRMED, &paid].concat();
        assert_eq!(heard, expected);
        assert_eq!(stage.sandbox.session().await?["status"], "COMPLETED");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wallet_that_fails_leaves_the_session_to_another_channel() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("E-wallets").await?;
        checkout.choose_channel("DANA").await?;
        checkout.pay().await?;
        checkout.action().await?.fail().await?;
        checkout.says("Payment failed").await?;
        assert_eq!(stage.sandbox.session().await?["status"], "ACTIVE");

        checkout.choose_group("QR codes").await?;
        checkout.pay().await?;
        checkout.action().await?.affirm().await?;
        checkout.heard_until("session-complete QRIS").await?;
        assert_eq!(stage.sandbox.attempts().await?.len(), 2);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_qr_code_is_drawn_and_paid_by_a_simulation() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("QR codes").await?;
        checkout.pay().await?;
        let action = checkout.action().await?;
        action.shows_a_qr_code().await?;
        // The SDK reads it from the code itself.
        let said = action.text().await?;
        assert!(said.contains("NMID"), "{said}");
        action.affirm().await?;

        let heard = checkout.heard_until("session-complete QRIS").await?;
        let paid = ["submission-end SESSION_COMPLETED", "session-complete QRIS"];
        let expected = [&["init", "submission-ready QRIS"][..], &SUBMITTED, &CONFIRMED, &paid].concat();
        assert_eq!(heard, expected);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_companys_bank_payment_is_pending_until_it_is_approved() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({ "country": "MY", "currency": "MYR", "amount": 100 })).await?;
        checkout.choose_group("Online banking").await?;
        checkout.choose_channel("Affin Bank (Business)").await?;
        checkout.pay().await?;
        let pending = ["submission-end SESSION_PENDING", "session-pending"];
        let before = checkout.heard_until("session-pending").await?;
        let ready = ["init", "submission-ready AFFIN_FPX_BUSINESS"];
        assert_eq!(before, [&ready[..], &SUBMITTED, &pending].concat());
        assert_eq!(stage.sandbox.attempts().await?[0]["status"], "PENDING");

        stage.sandbox.complete().await?;
        let heard = checkout.heard_until("session-complete AFFIN_FPX_BUSINESS").await?;
        let completed = ["session-not-pending", "session-complete AFFIN_FPX_BUSINESS"];
        assert_eq!(heard, [before, completed.map(str::to_owned).to_vec()].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wallet_that_rings_on_the_phone_is_waited_for() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("E-wallets").await?;
        checkout.choose_channel("OVO").await?;
        checkout.type_in("account_mobile_number", "+628123456789").await?;
        checkout.pay().await?;
        let action = checkout.action().await?;
        stage.sandbox.complete().await?;
        action.is_gone().await?;

        let heard = checkout.heard_until("session-complete OVO").await?;
        let paid = ["submission-end SESSION_COMPLETED", "session-complete OVO"];
        let expected = [&["init", "submission-ready OVO"][..], &SUBMITTED, &CONFIRMED, &paid].concat();
        assert_eq!(heard, expected);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_shopper_who_closes_the_dialog_can_choose_again() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("QR codes").await?;
        checkout.pay().await?;
        checkout.action().await?.close().await?;
        let ready = "submission-ready QRIS";
        let heard = checkout.heard_until_there_are(10).await?;
        let closed = ["payment-request-discarded 1", "submission-end ACTION_ABORTED", ready];
        assert_eq!(heard, [&["init", ready][..], &SUBMITTED, &CONFIRMED, &closed].concat());

        checkout.pay().await?;
        checkout.action().await?.affirm().await?;
        checkout.heard_until("session-complete QRIS").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wallet_is_saved_with_a_payment_through_its_twin() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({ "allow_save_payment_method": "OPTIONAL" })).await?;
        checkout.choose_group("E-wallets").await?;
        checkout.choose_channel("GoPay").await?;
        checkout.tick_save().await?;
        checkout.pay().await?;
        checkout.action().await?.pay().await?;
        checkout.heard_until("session-complete GOPAY_RECURRING").await?;
        let announced = stage.sandbox.announced().await?;
        assert!(announced.contains(&"payment_token.activation".to_owned()), "{announced:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_banks_page_takes_the_whole_window_and_leads_back() -> Result<()> {
    tell(async |stage| {
        let configuration = json!({ "origins": [stage.origin()], "return_url": stage.origin() });
        let terms = json!({
            "country": "MY",
            "currency": "MYR",
            "amount": 100,
            "components_configuration": configuration,
        });
        let checkout = stage.check_out(terms).await?;
        checkout.choose_group("Online banking").await?;
        checkout.choose_channel("Affin Bank").await?;
        checkout.pay().await?;
        checkout.pay_at_the_bank().await?;

        let heard = checkout.heard_until("session-complete AFFIN_FPX").await?;
        let left = ["action-begin", "will-redirect"];
        let back = ["init", "session-complete AFFIN_FPX"];
        assert_eq!(heard, [&["init", "submission-ready AFFIN_FPX"][..], &SUBMITTED, &left, &back].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_banks_instalment_plan_is_chosen_without_a_card() -> Result<()> {
    tell(async |stage| {
        let terms = json!({ "country": "TH", "currency": "THB", "amount": 24_000 });
        let checkout = stage.check_out(terms).await?;
        checkout.choose_group("Card instalments").await?;
        checkout.choose_channel("Bangkok Bank").await?;
        let plan = "installment_configuration.terms__installment_configuration.interval\
                    __installment_configuration.code";
        // The first plan is chosen at once, and one is always.
        assert_eq!(checkout.choice_in(plan).await?, "3x Installments — ฿8,000");
        checkout.choose_in(plan, "6x Installments — ฿4,000").await?;
        checkout.pay().await?;
        checkout.action().await?.pay().await?;
        checkout.heard_until("session-complete BBL_CARD_INSTALLMENT").await?;
        Ok(())
    })
    .await
}
