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
