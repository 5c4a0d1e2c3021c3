//! Pages the merchant did not allow.
use anyhow::Result;
use serde_json::json;

use crate::{Setting, tell};

const ELSEWHERE: &str = "https://elsewhere.example";

#[tokio::test]
async fn a_session_for_another_origin_is_refused_by_the_name_of_this_one() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        let before = merchant.makes_host("payment").await?;
        let options = stage.options_for(ELSEWHERE, "order-1").await?;
        let error = merchant.mounts("payment", options).await?.rejected()?;
        assert_eq!(error.code, "ORIGIN_NOT_ALLOWED");
        let message = error.message;
        assert!(message.contains(stage.store.origin()), "{message}");
        assert_eq!(merchant.html_of("payment").await?, before);
        assert!(merchant.heard("payment").await?.is_empty());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_allowed_origins_option_refuses_before_anything_is_asked() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        let before = merchant.makes_host("payment").await?;
        let mut options = stage.options().await?;
        options["allowedOrigins"] = json!([ELSEWHERE, format!("{}/", stage.store.origin())]);
        let error = merchant.mounts("payment", options).await?.rejected()?;
        assert_eq!(error.code, "ORIGIN_NOT_ALLOWED");
        let message = error.message;
        assert!(message.contains(&format!("\"{}\"", stage.store.origin())), "{message}");
        assert!(message.contains("without a slash"), "the likely mistake is named: {message}");
        assert_eq!(merchant.html_of("payment").await?, before);
        assert!(!stage.sandbox.log().contains("/api/sessions/"), "{}", stage.sandbox.log());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_in_the_allowed_origins_gets_its_form() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        let mut options = stage.options().await?;
        options["allowedOrigins"] = json!([ELSEWHERE, stage.store.origin()]);
        merchant.mounts("payment", options).await?.fulfilled()?;
        merchant.form("payment").is_ready().await
    })
    .await
}
