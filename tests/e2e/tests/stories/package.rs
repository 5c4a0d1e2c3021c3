//! The package's ways in, and servers that do not serve it as they should.
use anyhow::Result;
use xendit_e2e::merchant_server::{Entry, MerchantServer, WasmAnswer};
use xendit_e2e::pages::Card;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

/// A shopper pays by card on this server's page with that way in; says what the page's console said.
async fn pays_through(entry: Entry, stage: &Stage, server: &MerchantServer) -> Result<String> {
    let merchant = stage.merchant_at(&server.page(entry)).await?;
    let options = stage.options_for(server.origin(), "order-1").await?;
    merchant.mounts("payment", options).await?.fulfilled()?;
    merchant.form("payment").fill_in(&Card::FRICTIONLESS).await?;
    merchant.submits("payment").await?;
    let outcome = merchant.outcome("payment").await?.fulfilled()?;
    assert_eq!(outcome.get("status").and_then(|status| status.as_str()), Some("completed"));
    stage.window().console().await
}

/// A policy that lets a checkout be, but for these sources of scripts and those the page may fetch from.
fn policy(stage: &Stage, scripts: &str, fetched: &str) -> String {
    let (api, frames) = (stage.sandbox.address(), stage.sandbox.frame_address());
    format!(
        "default-src 'none'; script-src {scripts}; connect-src {fetched} {api}; frame-src {frames}; img-src {api} data:"
    )
}

/// How often the package warned.
fn warnings(console: &str) -> usize {
    console.matches("xendit-components-wasm: ").count()
}

#[tokio::test]
async fn wasm_under_a_wrong_content_type_works() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = MerchantServer::start(WasmAnswer::CalledText).await?;
        let console = pays_through(Entry::Default, stage, &server).await?;
        assert_eq!(warnings(&console), 0, "{console}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_script_takes_the_place_of_wasm_that_cannot_be_had_and_one_warning_says_why() -> Result<()> {
    tell(Setting::default(), async |stage| {
        for (answer, named) in [(WasmAnswer::FrontPage, "text/html"), (WasmAnswer::Missing, "status 404")] {
            let server = MerchantServer::start(answer).await?;
            let console = pays_through(Entry::Default, stage, &server).await?;
            assert_eq!(warnings(&console), 1, "{console}");
            assert!(console.contains(named), "what came instead is named: {console}");
            stage.sandbox.start_over().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_policy_that_lets_nothing_be_fetched_from_the_shop_lets_the_script_take_its_place() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = MerchantServer::start(WasmAnswer::Served).await?;
        server.permits(&policy(stage, "'self' 'wasm-unsafe-eval'", ""));
        let console = pays_through(Entry::Default, stage, &server).await?;
        assert_eq!(warnings(&console), 1, "{console}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_the_script_as_well_both_are_named_and_a_second_mount_can_succeed() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = MerchantServer::start(WasmAnswer::FrontPage).await?;
        server.loses("fallback.min.js");
        let merchant = stage.merchant_at(&server.page(Entry::Default)).await?;
        let before = merchant.makes_host("payment").await?;
        let options = stage.options_for(server.origin(), "order-1").await?;
        let error = merchant.mounts("payment", options.clone()).await?.rejected()?;
        assert_eq!(error.code, "WASM_UNAVAILABLE");
        for named in ["xendit_bg.wasm", "text/html", "fallback.min.js"] {
            assert!(error.message.contains(named), "{named} is named: {}", error.message);
        }
        assert_eq!(merchant.html_of("payment").await?, before);

        server.answers(WasmAnswer::Served);
        merchant.mounts("payment", options).await?.fulfilled()?;
        merchant.form("payment").is_ready().await
    })
    .await
}

#[tokio::test]
async fn a_policy_without_wasm_is_named_and_nothing_is_fetched_in_vain() -> Result<()> {
    tell(Setting::default(), async |stage| {
        for entry in [Entry::Default, Entry::Inline] {
            let server = MerchantServer::start(WasmAnswer::Served).await?;
            server.permits("script-src 'self'");
            let merchant = stage.merchant_at(&server.page(entry)).await?;
            let before = merchant.makes_host("payment").await?;
            let options = stage.options_for(server.origin(), "order-1").await?;
            let error = merchant.mounts("payment", options).await?.rejected()?;
            assert_eq!(error.code, "WASM_UNAVAILABLE");
            assert!(error.message.contains("'wasm-unsafe-eval'"), "{}", error.message);
            assert_eq!(merchant.html_of("payment").await?, before);
            let asked = server.was_asked_for();
            assert!(
                !asked.iter().any(|path| path.contains("wasm/") || path.contains("fallback")),
                "{asked:?}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn inside_the_module_wasm_needs_no_file_of_its_own() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = MerchantServer::start(WasmAnswer::Missing).await?;
        let console = pays_through(Entry::Inline, stage, &server).await?;
        assert_eq!(warnings(&console), 0, "{console}");
        let asked = server.was_asked_for();
        assert!(!asked.iter().any(|path| path.contains("wasm/")), "{asked:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_no_wasm_may_be_compiled_its_translation_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = MerchantServer::start(WasmAnswer::Missing).await?;
        server.permits(&policy(stage, "'self'", "'self'"));
        let console = pays_through(Entry::NoWasm, stage, &server).await?;
        assert!(!console.contains("Content Security Policy"), "{console}");
        let asked = server.was_asked_for();
        assert!(!asked.iter().any(|path| path.contains("wasm/")), "{asked:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_way_in_shows_a_code_to_scan_without_a_wasm_file() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = MerchantServer::start(WasmAnswer::Missing).await?;
        for entry in Entry::ALL {
            let merchant = stage.merchant_at(&server.page(entry)).await?;
            let options = stage.options_for(server.origin(), "order-1").await?;
            merchant.mounts("payment", options).await?.fulfilled()?;
            let form = merchant.form("payment");
            form.open_group("QR codes").await?;
            merchant.submits("payment").await?;
            form.presentation().await?.says_it_is_paid().await?;
            merchant.completion("payment").await?.fulfilled()?;
            let warnings = warnings(&stage.window().console().await?);
            // The checkout's own, and that of what draws the code.
            assert_eq!(warnings, if entry == Entry::Default { 2 } else { 0 }, "{entry:?}");
            stage.sandbox.start_over().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_script_element_with_a_hash_is_a_whole_checkout_in_whatever_charset_the_page_is() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = MerchantServer::start(WasmAnswer::Missing).await?;
        pays_through(Entry::Global, stage, &server).await?;
        let asked = server.was_asked_for();
        let scripts: Vec<&String> = asked.iter().filter(|path| path.starts_with("/package/")).collect();
        assert_eq!(scripts, ["/package/global.min.js"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_mount_that_is_called_off_before_the_wasm_arrives_leaves_nothing() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = MerchantServer::start(WasmAnswer::Held).await?;
        let merchant = stage.merchant_at(&server.page(Entry::Default)).await?;
        let before = merchant.makes_host("payment").await?;
        let options = stage.options_for(server.origin(), "order-1").await?;
        let reason = merchant.mounts_and_calls_off("payment", options.clone()).await?.rejected()?;
        assert_eq!(reason.message, "the shopper went back");
        assert_eq!(merchant.html_of("payment").await?, before);

        server.answers(WasmAnswer::Served);
        merchant.makes_host("another").await?;
        merchant.mounts("another", options).await?.fulfilled()?;
        merchant.form("another").is_ready().await?;
        assert_eq!(merchant.html_of("payment").await?, before, "nothing is drawn when it has arrived");
        assert!(merchant.heard("payment").await?.is_empty(), "nor is anything announced");
        Ok(())
    })
    .await
}
