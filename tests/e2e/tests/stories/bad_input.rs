//! What a merchant can get wrong when calling `mount()`.
use anyhow::Result;
use serde_json::{Value, json};

use crate::{Setting, tell};

/// Mounting with this member of the options changed is refused, and the host is as it was.
async fn mounting_is_refused(member: &'static str, value: Value, code: &'static str) -> Result<()> {
    tell(Setting::default(), async move |stage| {
        let merchant = stage.merchant().await?;
        let before = merchant.makes_host("payment").await?;
        let mut options = stage.options().await?;
        options.as_object_mut().map(|options| options.insert(member.to_owned(), value));
        let error = merchant.mounts("payment", options).await?.rejected()?;
        assert_eq!(error.code, code, "{}", error.message);
        assert_eq!(error.name, "XenditComponentsError");
        assert_eq!(merchant.html_of("payment").await?, before);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_key_that_is_cut_off_is_refused() -> Result<()> {
    let key = "session-0123456789abcdef0123456789abcdef-sandbox";
    mounting_is_refused("componentsSdkKey", json!(key), "INVALID_KEY").await
}

#[tokio::test]
async fn an_option_nobody_knows_is_refused() -> Result<()> {
    mounting_is_refused("chanels", json!("CARDS"), "INVALID_OPTIONS").await
}

#[tokio::test]
async fn a_host_that_is_not_on_the_page_is_refused_by_its_selector() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        let error = merchant.mounts_into("#nowhere", stage.options().await?).await?.rejected()?;
        assert_eq!(error.code, "INVALID_HOST");
        assert!(error.message.contains("#nowhere"), "{}", error.message);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_that_holds_a_checkout_is_refused_a_second_and_the_first_goes_on() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let error = merchant.mounts_into("#payment", stage.options().await?).await?.rejected()?;
        assert_eq!(error.code, "INVALID_HOST");
        merchant.form("payment").is_ready().await
    })
    .await
}
