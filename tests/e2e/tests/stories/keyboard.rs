//! Where the keyboard's focus goes.
use anyhow::Result;
use serde_json::json;
use thirtyfour::Key;
use xendit_e2e::pages::{Card, Field};

use crate::{Setting, tell};
use xendit_e2e::expected::{COMPLETED, FILLED_IN, SUBMITTED};

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

#[tokio::test]
async fn a_shopper_with_nothing_but_a_keyboard_pays_by_qr_code() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let checkout = stage.visit_shop().await?.check_out_by_keyboard("mug").await?;
        checkout.form.is_ready().await?;
        checkout.form.open_group_by_keyboard("QR codes").await?;
        checkout.pay_by_keyboard().await?;
        checkout.form.presentation().await?.says_it_is_paid_by_keyboard().await?;
        checkout.leads_to_order().await?.turns("paid").await
    })
    .await
}

#[tokio::test]
async fn a_shopper_with_nothing_but_a_keyboard_pays_by_bank() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let checkout = stage.visit_shop().await?.check_out_by_keyboard("mug").await?;
        checkout.form.is_ready().await?;
        checkout.form.open_group_by_keyboard("Virtual accounts").await?;
        checkout.form.choose_by_keyboard("BNI_VIRTUAL_ACCOUNT").await?;
        checkout.pay_by_keyboard().await?;
        checkout.form.presentation().await?.says_it_is_paid_by_keyboard().await?;
        checkout.leads_to_order().await?.turns("paid").await
    })
    .await
}

#[tokio::test]
async fn enter_in_a_field_says_what_is_missing_and_pays_once_nothing_is() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        checkout.form.is_ready().await?;
        checkout.form.open_group("Direct debit").await?;
        checkout.form.choose("BRI_DIRECT_DEBIT").await?;
        checkout.form.type_into("account_mobile_number", "0812 3456 7890").await?;
        checkout.form.press_enter_in("account_mobile_number").await?;
        checkout.says("fill in").await?;
        checkout.form.type_into("card_last_four", "1234").await?;
        checkout.form.type_into("card_expiry", "12/40").await?;
        checkout.form.type_into("account_email", "ani@example.com").await?;
        checkout.form.press_enter_in("account_email").await?;
        checkout.form.bank_dialog().await?.presses("Pay").await?;
        checkout.leads_to_order().await?.turns("paid").await
    })
    .await
}

#[tokio::test]
async fn a_shopper_with_nothing_but_a_keyboard_hears_once_what_is_wrong() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options_of("CARDS", json!({})).await?).await?.fulfilled()?;
        let (window, form) = (stage.window(), merchant.form("payment"));
        form.is_ready().await?;
        window.listens().await?;
        let (email, number) = ("Email doesn't look right.", "This card number doesn't look right.");
        form.tab_to(Field::Email).await?;
        form.type_keys("ani").await?;
        window.press(Key::Tab).await?;
        assert_eq!(window.told().await?, json!([email]));
        assert!(window.news().await?.iter().any(|told| told == email));
        // Round the page, and out again.
        form.tab_to(Field::Email).await?;
        window.press(Key::Tab).await?;
        assert_eq!(window.told().await?, json!([email]), "it is what it was");

        form.tab_to(Field::Number).await?;
        form.type_keys("4000").await?;
        window.press(Key::Tab).await?;
        // A frame says that it was left when it comes to it.
        window.find("[data-invalid] iframe").await?;
        assert_eq!(window.told().await?, json!([email, number]));
        merchant.shows_validation_errors("payment").await?;
        form.has_focus_in(Field::Number).await?;
        assert_eq!(window.describes("Iframe", "Card number, secure field").await?, number);
        assert_eq!(window.told().await?, json!([email, number]), "it is heard where the focus goes");
        assert!(!window.news().await?.iter().any(|told| told == number));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_focus_is_back_on_the_button_when_the_dialog_is_closed() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let checkout = stage.visit_shop().await?.check_out_by_keyboard("mug").await?;
        checkout.form.is_ready().await?;
        checkout.form.open_group_by_keyboard("QR codes").await?;
        // The shop's own cannot be pressed meanwhile.
        checkout.pay_by_keyboard().await?;
        checkout.form.presentation().await?;
        stage.window().press(Key::Escape).await?;
        stage.window().find("#pay-button:focus").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_click_on_a_label_takes_the_keyboard_into_its_card_field() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        checkout.form.is_ready().await?;
        // Of the card's three fields this one's is seen.
        checkout.form.click_label(Field::Number).await?;
        checkout.form.has_focus_in(Field::Number).await?;
        checkout.form.type_keys(Card::FRICTIONLESS.number).await?;
        assert_eq!(checkout.form.text_in(Field::Number).await?, Card::FRICTIONLESS.number);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_dialog_keeps_the_focus_to_itself() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        checkout.form.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        let dialog = checkout.form.bank_dialog().await?;
        dialog.asks_for_a_code().await?;
        assert!(dialog.keeps_the_focus(12).await?);
        Ok(())
    })
    .await
}
