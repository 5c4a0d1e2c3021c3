//! Channels other than cards.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::patience::eventually;

use crate::{Setting, tell};

/// What is announced from a chosen channel to the end of a payment with something to do.
fn paid_with(channel: &str) -> Vec<String> {
    let channel_complete = format!("session-complete {channel}");
    [
        &format!("submission-ready {channel}"),
        "submission-not-ready",
        "submission-begin",
        "payment-request-created 1",
        "action-begin",
        "action-end",
        "submission-end SESSION_COMPLETED",
        channel_complete.as_str(),
    ]
    .map(str::to_owned)
    .to_vec()
}

#[tokio::test]
async fn a_qr_code_is_paid_in_a_test_by_saying_so() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.open_group("QR codes").await?;
        merchant.submits("payment").await?;
        form.presentation().await?.says_it_is_paid().await?;

        let completion = merchant.completion("payment").await?.fulfilled()?;
        assert_eq!(completion["channelCode"], "QRIS");
        assert_eq!(merchant.heard("payment").await?, [&["init".into()][..], &paid_with("QRIS")].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_account_number_can_be_simulated_by_the_merchants_own_button() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.open_group("Virtual accounts").await?;
        form.choose("BNI_VIRTUAL_ACCOUNT").await?;
        merchant.submits("payment").await?;
        assert!(form.presentation().await?.figure("Account number").await?.len() > 8);
        merchant.simulates_payment("payment").await?.fulfilled()?;

        let completion = merchant.completion("payment").await?.fulfilled()?;
        assert_eq!(completion["channelCode"], "BNI_VIRTUAL_ACCOUNT");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_test_payment_can_be_made_from_the_moment_the_action_begins_and_is_found_at_once() -> Result<()> {
    tell(Setting::default(), async |stage| {
        // No pause between two questions ever ends: what is found is found by asking at once.
        let never = "const later = setTimeout;
                     window.setTimeout = (told, ms, ...more) => (ms > 5000 && ms < 30000 ? 0 : later(told, ms, ...more));";
        stage.window().run_first(never).await?;
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").open_group("QR codes").await?;
        let at_once = "document.addEventListener('xendit:action-begin', () => {
                         window.simulated = merchant.checkouts.payment.simulatePayment().then(() => 'made', ({ code }) => code);
                       })";
        stage.window().run(at_once, Vec::new()).await?;
        merchant.submits("payment").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(stage.window().run("return window.simulated", Vec::new()).await?, json!("made"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_wallets_page_is_paid_on_in_a_frame() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.open_group("E-wallets").await?;
        form.choose("DANA").await?;
        merchant.submits("payment").await?;
        form.bank_dialog().await?.presses("Pay").await?;

        assert_eq!(merchant.completion("payment").await?.fulfilled()?["channelCode"], "DANA");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_bank_that_says_no_leaves_the_choice_as_it_was() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.open_group("E-wallets").await?;
        form.choose("DANA").await?;
        merchant.submits("payment").await?;
        form.bank_dialog().await?.presses("Fail").await?;

        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!((&outcome["status"], outcome["failureCode"].is_string()), (&json!("declined"), true));
        merchant.submits("payment").await?;
        form.bank_dialog().await?.presses("Pay").await?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["channelCode"], "DANA");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_payment_on_the_banks_own_page_is_picked_up_when_the_shopper_is_sent_back() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let (merchant, options) = stage.leave_for_the_bank().await?;
        stage.come_back_from_the_bank("pay").await?;

        merchant.mounts("payment", options).await?.fulfilled()?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["channelCode"], "MAYB2U_FPX");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_payment_that_failed_on_the_banks_own_page_can_be_made_again() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let (merchant, options) = stage.leave_for_the_bank().await?;
        stage.come_back_from_the_bank("fail").await?;

        merchant.mounts("payment", options).await?.fulfilled()?;
        eventually("the decline is told", async || {
            let heard = merchant.heard("payment").await?;
            Ok(heard
                .iter()
                .any(|event| event.starts_with("submission-end PAYMENT_REQUEST_FAILED"))
                .then_some(()))
        })
        .await?;
        assert!(merchant.heard("payment").await?.contains(&"submission-resume".to_owned()));
        merchant.submits("payment").await?;
        stage.come_back_from_the_bank("pay").await
    })
    .await
}

#[tokio::test]
async fn who_comes_back_from_the_bank_by_themselves_gets_the_form_back() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let (merchant, options) = stage.leave_for_the_bank().await?;
        stage.window().visit(stage.store.origin()).await?;

        merchant.mounts("payment", options).await?.fulfilled()?;
        eventually("the attempt is given up", async || {
            let heard = merchant.heard("payment").await?;
            Ok(heard.iter().any(|event| event == "submission-end ACTION_ABORTED").then_some(()))
        })
        .await
    })
    .await
}

#[tokio::test]
async fn the_shop_goes_on_where_it_was_after_a_reload_and_is_paid_by_virtual_account() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        shop.check_out().await?.form.open_group("Virtual accounts").await?;
        let session = stage.sandbox.session().await?["payment_session_id"].clone();
        stage.window().reload().await?;

        let checkout = shop.panel();
        checkout.form.open_group("Virtual accounts").await?;
        checkout.form.choose("BNI_VIRTUAL_ACCOUNT").await?;
        checkout.pay().await?;
        checkout.form.presentation().await?.says_it_is_paid().await?;
        checkout.leads_to_order().await?.turns("paid").await?;
        assert_eq!(stage.sandbox.session().await?["payment_session_id"], session, "no other was made");
        Ok(())
    })
    .await
}
