//! The page on which the look is tried: what is set there is seen on real checkouts.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::pages::Field;
use xendit_e2e::patience::eventually;

use crate::{Setting, tell};

/// Purple, as a merchant writes it and as a browser does.
const PURPLE: [&str; 2] = ["#7a1fa2", "rgb(122, 31, 162)"];

#[tokio::test]
async fn a_variable_is_seen_at_once_and_its_code_can_be_copied() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = stage.visit_theming().await?;
        page.form("card").is_ready().await?;
        page.form("picker").is_ready().await?;
        // A merchant's colour is for the ground the merchant has.
        page.choose("theme", "light").await?;
        let [written, computed] = PURPLE;
        page.set("variables-color-primary", written).await?;
        page.comes_to_look("card", ".xendit-box", "accent-color", computed).await?;
        page.comes_to_look("picker", ".xendit-box", "accent-color", computed).await?;
        for (knob, part, [written, computed]) in [
            ("variables-qr-foreground-color", ".xendit-qr path:last-child", PURPLE),
            (
                "variables-qr-background-color",
                ".xendit-qr path:first-child",
                ["#fefefe", "rgb(254, 254, 254)"],
            ),
        ] {
            page.set(knob, written).await?;
            page.comes_to_look("action", part, "fill", computed).await?;
        }
        let pasted = page.copies_into("inputStyles-fontFamily").await?;
        assert!(pasted.contains(r##""--xendit-color-primary": "#7a1fa2""##), "{pasted}");

        // Each is inspected before the next is taken.
        for preset in ["xendit", "soft", "sharp", "Senja", "Receipt"] {
            page.choose("preset", preset).await?;
            page.form("card").is_ready().await?;
            page.form("picker").is_ready().await?;
        }
        page.choose("preset", "night").await?;
        page.comes_to_look("card", ".xendit-checkout", "color-scheme", "dark").await?;
        page.form("card").is_ready().await?;
        assert!(page.code().await?.contains(r#""theme": "dark""#));
        page.choose("preset", "plain").await?;
        page.comes_to_look("card", ".xendit-checkout", "color-scheme", "light dark").await?;
        page.choose("language", "Bahasa I").await?;
        page.form("card").is_ready().await?;
        page.comes_to_speak("card", "id").await
    })
    .await
}

#[tokio::test]
async fn what_goes_into_the_card_fields_mounts_them_again_and_what_they_would_not_take_is_refused()
-> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = stage.visit_theming().await?;
        let form = page.form("card");
        form.is_ready().await?;
        page.set("inputStyles-letterSpacing", "3px").await?;
        eventually("the card field is spaced", async || {
            let spaced =
                form.asks_inside(Field::Number, "return getComputedStyle(input).letterSpacing").await;
            // Between the old frame and the new one there is none.
            Ok((spaced.ok() == Some(json!("3px"))).then_some(()))
        })
        .await?;
        page.set("inputStyles-fontSize", "url(x)").await?;
        let refused = page.says().await?;
        assert!(refused.contains("appearance.inputStyles"), "{refused}");
        page.set("inputStyles-fontSize", "17px").await?;
        form.is_ready().await
    })
    .await
}

#[tokio::test]
async fn a_font_arrives_in_the_card_fields_and_is_what_they_are_written_in() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        let mut options = stage.options_of("CARDS", json!({})).await?;
        let source = format!("url('{}/till.woff2')", stage.store.origin());
        options["appearance"] = json!({ "fontFace": { "source": source } });
        merchant.mounts("payment", options).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.is_ready().await?;
        eventually("the font is loaded", async || {
            let states =
                form.asks_inside(Field::Number, "return [...document.fonts].map(({ status }) => status)");
            Ok((states.await? == json!(["loaded"])).then_some(()))
        })
        .await?;
        // Each of its digits is three quarters of its size wide.
        let width = form.asks_inside(
            Field::Number,
            "const canvas = document.createElement('canvas').getContext('2d');
             canvas.font = `100px ${getComputedStyle(input).fontFamily}`;
             return Math.round(canvas.measureText('4000').width)",
        );
        assert_eq!(width.await?, json!(300));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_state_can_be_looked_at_by_keyboard_and_on_a_small_phone() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = stage.visit_theming().await?;
        page.form("way").says("waiting").await?;
        assert!(page.presentation().await?.shows("qr").await?);
        page.shows("action", "Account number").await?;
        eventually("an account number", async || {
            let number = page.presentation().await?.figure("Account number").await?;
            Ok((!number.is_empty()).then_some(()))
        })
        .await?;
        for (act, part) in
            [("Payment code", "barcode"), ("Link into an app", "open-app"), ("In an app", "affirm")]
        {
            page.shows("action", act).await?;
            eventually(act, async || Ok(page.presents(part).await?.then_some(()))).await?;
            let hidden =
                "const { scrollHeight, clientHeight } = document.querySelector('.xendit-dialog-body');
                return scrollHeight - clientHeight";
            assert_eq!(
                stage.window().run(hidden, Vec::new()).await?,
                json!(0),
                "{act}: all of it is to be seen"
            );
        }
        for (act, tone) in [
            ("Paid", "success"),
            ("Saved", "success"),
            ("Expired", "failure"),
            ("Canceled", "failure"),
            ("Paying", "waiting"),
            ("Waiting", "waiting"),
            ("Nothing to pay with", "failure"),
        ] {
            page.shows("way", act).await?;
            page.form("way").says(tone).await?;
        }
        page.shows("action", "Bank's page").await?;
        eventually("the bank's page", async || Ok(page.presents("dialog-frame").await?.then_some(())))
            .await?;
        page.shows("way", "Declined").await?;
        page.tells("way", "declined").await?;
        page.shows("way", "Confirming").await?;
        page.form("way").has_a_way_out().await?;
        for act in ["Saving a card", "Incomplete", "Test cards"] {
            page.shows("card", act).await?;
            page.form("card").is_ready().await?;
        }
        for (act, question) in
            [("Choice", "select"), ("Name", "input"), ("Telephone number", "input[type=tel]")]
        {
            page.shows("question", act).await?;
            page.form("question").asks_by(question).await?;
        }
        page.shows("picker", "Above a limit").await?;
        page.form("picker").refuses("DANA", "Up to").await?;
        page.shows("card", "Fields that fail").await?;
        page.form("card").failed_field().await?;
        stage.window().is_wide(320).await?;
        page.shows("picker", "E-wallets").await?;
        assert!(!page.runs_over().await?);
        page.shows("action", "In a dialog").await?;
        let dialog = page.form("action").bank_dialog().await?;
        page.form("action").presentation().await?;
        dialog.close().await
    })
    .await
}
