//! The package on servers that do not serve it as they should.
use anyhow::Result;
use xendit_e2e::careless_server::{CarelessServer, WasmAnswer};
use xendit_e2e::pages::Card;

use crate::{Setting, tell};

#[tokio::test]
async fn wasm_under_a_wrong_content_type_works() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = CarelessServer::start(WasmAnswer::CalledText).await?;
        let merchant = stage.merchant_at(server.origin()).await?;
        let options = stage.options_for(server.origin(), "order-1").await?;
        merchant.mounts("payment", options).await?.fulfilled()?;
        merchant.form("payment").fill_in(&Card::FRICTIONLESS).await?;
        merchant.submits("payment").await?;
        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome["status"], "completed");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_in_the_place_of_the_wasm_is_named_and_a_second_mount_can_succeed() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = CarelessServer::start(WasmAnswer::FrontPage).await?;
        let merchant = stage.merchant_at(server.origin()).await?;
        let before = merchant.makes_host("payment").await?;
        let options = stage.options_for(server.origin(), "order-1").await?;
        let error = merchant.mounts("payment", options.clone()).await?.rejected()?;
        assert_eq!(error.code, "WASM_UNAVAILABLE");
        let message = error.message;
        assert!(message.contains("text/html"), "what came instead is named: {message}");
        assert_eq!(merchant.html_of("payment").await?, before);

        server.answers(WasmAnswer::CalledText);
        merchant.mounts("payment", options).await?.fulfilled()?;
        merchant.form("payment").is_ready().await
    })
    .await
}
