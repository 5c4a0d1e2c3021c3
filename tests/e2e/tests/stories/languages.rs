//! Shoppers who are spoken to in their language.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::pages::Card;
use xendit_e2e::server::path_in;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

/// A session in another language, and nothing about it in the options.
async fn options_in(stage: &Stage, locale: &str) -> Result<Value> {
    let key = stage
        .sandbox
        .create(&json!({
            "reference_id": "order-1",
            "session_type": "PAY",
            "mode": "COMPONENTS",
            "amount": 125_000,
            "currency": "IDR",
            "country": "ID",
            "locale": locale,
            "components_configuration": { "origins": [stage.store.origin()] },
        }))
        .await?;
    Ok(json!({ "componentsSdkKey": key, "environment": stage.sandbox.environment().await? }))
}

#[tokio::test]
async fn a_shopper_pays_in_indonesian_from_the_first_word_to_the_last() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", options_in(stage, "id").await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.is_ready().await?;
        let frames = stage.window().names_of("Iframe").await?;
        assert_eq!(
            frames,
            ["Nomor kartu, kolom aman", "Masa berlaku, kolom aman", "Kode keamanan, kolom aman"]
        );
        form.fill_in(&Card::CHALLENGED).await?;
        merchant.submits("payment").await?;
        let dialog = form.bank_dialog().await?;
        dialog.asks_for_a_code().await?;
        assert_eq!(stage.window().names_of("Iframe").await?, ["Halaman konfirmasi bank Anda"]);
        dialog.answer("1234").await?;
        assert_eq!(form.says("success").await?, "Pembayaran berhasil. Terima kasih!");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_changes_the_language_in_the_middle_keeps_what_was_typed_and_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::FRICTIONLESS).await?;
        merchant.updates("payment", json!({ "locale": "th-TH" })).await?;
        stage.window().find("#payment [lang=th]").await?;
        assert!(stage.window().names_of("Iframe").await?.contains(&"หมายเลขบัตร ช่องกรอกที่ปลอดภัย".to_owned()));
        assert!(form.is_filled_in_with(&Card::FRICTIONLESS).await?);
        merchant.submits("payment").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(form.says("success").await?, "ชำระเงินสำเร็จ ขอบคุณที่ใช้บริการ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn arabic_is_read_from_the_right_through_a_payment() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        let mut options = stage.options().await?;
        options["locale"] = json!("ar");
        merchant.mounts("payment", options).await?.fulfilled()?;
        let form = merchant.form("payment");
        stage.window().find("#payment [lang=ar][dir=rtl]").await?;
        form.fill_in(&Card::FRICTIONLESS).await?;
        merchant.submits("payment").await?;
        assert_eq!(form.says("success").await?, "تم الدفع بنجاح. شكرًا لك!");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_arabic_each_thing_stands_on_the_side_it_is_read_from() -> Result<()> {
    tell(Setting::default().unwatched(), async |stage| {
        // Not all brands have room here, and those that have leave some.
        stage.window().is_wide(390).await?;
        let merchant = stage.merchant().await?;
        let mut options = stage.options_of("CARDS", json!({})).await?;
        options["locale"] = json!("ar");
        merchant.mounts("payment", options).await?.fulfilled()?;
        merchant.form("payment").is_ready().await?;
        let window = stage.window();
        // Where a sentence of Xendit's begins, where its full stop is, and how far it is from the page's side.
        let sentence = "const line = document.querySelector('form > .xendit-instructions > :last-child');
            const text = line.firstChild;
            const place = (from, to) => {
              const range = new Range();
              range.setStart(text, from);
              range.setEnd(text, to);
              return range.getBoundingClientRect();
            };
            const { length } = text.data;
            return [place(0, 1).left, place(length - 1, length).left, line.getBoundingClientRect().right - place(0, length).right]";
        let [begins, stops, away]: [f64; 3] = serde_json::from_value(window.run(sentence, Vec::new()).await?)?;
        assert!(begins < stops, "English runs from the left");
        assert!(away < 1.0, "it stands on the right");
        let typed = "return [...document.querySelectorAll('input.xendit-input')].map((input) => {
              input.value = 'ani';
              return getComputedStyle(input).textAlign;
            }).filter((side) => side !== 'right')";
        assert_eq!(window.run(typed, Vec::new()).await?, json!([]), "and so does what is typed");
        let brand = "const box = (css) => document.querySelector(css).getBoundingClientRect();
            const brands = [...document.querySelectorAll('.xendit-brand')].map((brand) => brand.getBoundingClientRect());
            const seen = brands.filter(({ top }) => top < box('.xendit-brands').bottom);
            return box('.xendit-card-frame').right - Math.max(...seen.map(({ right }) => right))";
        let away = window.run(brand, Vec::new()).await?;
        assert!(away.as_f64().is_some_and(|away| (5.0..18.0).contains(&away)), "the brands are {away} px away");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_arabic_a_card_field_that_failed_says_so_where_one_begins_to_read() -> Result<()> {
    tell(Setting::default().unwatched(), async |stage| {
        let broken = json!({ "path": "/components/pinning-keys.js", "fault": "status", "times": 12 });
        stage.sandbox.go_wrong(broken).await?;
        let merchant = stage.merchant().await?;
        let mut options = stage.options_of("CARDS", json!({})).await?;
        options["locale"] = json!("ar");
        merchant.mounts("payment", options).await?.fulfilled()?;
        merchant.form("payment").failed_field().await?;
        let away = "const failed = document.querySelector('[data-state=failed]');
            const range = new Range();
            range.selectNode(failed.querySelector('.xendit-frame-failed').firstChild);
            return failed.getBoundingClientRect().right - range.getBoundingClientRect().right";
        let away = stage.window().run(away, Vec::new()).await?;
        assert!(away.as_f64().is_some_and(|away| away < 14.0), "it is {away} px away");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_spoken_to_in_english_downloads_no_other_language() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").is_ready().await?;
        let script = "return performance.getEntriesByType('resource').map(({ name }) => name).join(' ')";
        let fetched = stage.window().run(script, Vec::new()).await?.to_string();
        assert!(fetched.contains("index.min.js"), "{fetched}");
        for other in ["ar", "es", "fil", "id", "ms", "th", "vi", "zh"] {
            assert!(!fetched.contains(&format!("locale/{other}.min.js")), "{fetched}");
        }
        assert!(!fetched.contains("languages.min.js"), "{fetched}");
        for file in ["index.min.js", "wasm/xendit_bg.wasm"] {
            let bytes = std::fs::read(path_in("XENDIT_E2E_PKG")?.join(file))?;
            let text = String::from_utf8_lossy(&bytes);
            for words in
                ["Pembayaran", "Thanh to", "ชำระเงิน", "付款", "الدفع", "Pago realizado", "Salamat po"]
            {
                assert!(!text.contains(words), "{file} says {words}");
            }
        }
        Ok(())
    })
    .await
}
