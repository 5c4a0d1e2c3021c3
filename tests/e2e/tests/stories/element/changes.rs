//! Attributes and properties: what each change of them does to a checkout.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::element_server::ElementServer;
use xendit_e2e::pages::Card;

use super::{DEFINITION, ELEMENT, Page, asks, remains};
use crate::{Setting, tell};

#[tokio::test]
async fn attributes_are_read_when_they_change_and_looks_and_language_lose_nothing_that_was_typed()
-> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = Page::of_one(stage, r#"channels="CARDS" locale="en""#, "").await?;
        let form = page.merchant.form_of_element("payment");
        form.fill_in(&Card::FRICTIONLESS).await?;
        let script = "element.setAttribute('locale', 'id'); element.setAttribute('theme', 'light');
                      element.appearance = { variables: { '--xendit-color-primary': '#0a7d5a' } };";
        asks(stage, script).await?;
        stage.window().find("#payment >>> .xendit-checkout[data-theme=light]:lang(id)").await?;
        assert!(form.is_filled_in_with(&Card::FRICTIONLESS).await?);

        asks(stage, "element.setAttribute('channels', 'CARDS, QRIS')").await?;
        stage.window().find("#payment >>> .xendit-group-label").await.map(drop)
    })
    .await
}

#[tokio::test]
async fn a_preset_stays_when_the_language_changes() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = Page::of_one(stage, r#"channels="CARDS" locale="en""#, "").await?;
        let script =
            "element.appearance = { preset: { theme: 'dark', variables: { '--xendit-radius-1': '3px' } } };
                      window.before = element.shadowRoot.firstElementChild;";
        asks(stage, script).await?;
        page.merchant.form_of_element("payment").is_ready().await?;
        asks(stage, "window.before = element.shadowRoot.firstElementChild; element.locale = 'id'").await?;
        stage.window().find("#payment >>> .xendit-checkout[data-theme=dark]:lang(id)").await?;
        let look = "const root = element.shadowRoot.querySelector('.xendit-checkout');
            const same = element.shadowRoot.firstElementChild === window.before;
            return [same, getComputedStyle(root).getPropertyValue('--xendit-radius-1')]";
        assert_eq!(asks(stage, look).await?, json!([true, "3px"]));
        // Nobody has to look at what was refused.
        let quiet = format!(
            "const [done] = arguments; {ELEMENT} let unheard = 0;
             addEventListener('unhandledrejection', () => unheard++);
             element.remove();
             queueMicrotask(() => (element.submit(), element.simulatePayment()));
             // The browser tells of the unheard after this frame's scripts.
             requestAnimationFrame(() => requestAnimationFrame(() => done(unheard)));"
        );
        assert_eq!(stage.window().run_until_called(&quiet, Vec::new()).await?, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn properties_set_before_and_after_it_is_defined_are_one_mounting() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = ElementServer::start().await?;
        let options = stage.options_for(server.origin(), "order-1").await?;
        // The property has the last word over the attribute.
        let body = format!(
            r#"<xendit-checkout id="payment" sdk-key="session-none" channels="QRIS"></xendit-checkout>
               <script>
                 Object.assign(document.querySelector("xendit-checkout"), {options}, {{ channels: /^CARDS$/ }});
               </script>{DEFINITION}"#
        );
        let page = Page::of(stage, server, &body).await?;
        page.merchant.form_of_element("payment").is_ready().await?;
        let set = format!(
            "window.before = element.shadowRoot.firstElementChild;
             Object.assign(element, {options}, {{ channels: /^CARDS$/, texts: null }});"
        );
        asks(stage, &set).await?;
        page.pays().await?;
        let same = asks(stage, "return element.shadowRoot.firstElementChild === window.before").await?;
        assert_eq!(same, true, "what says the same changes nothing");
        let asked = "return performance.getEntriesByType('resource').filter(({ name }) => /api.sessions.session-\\w+\\?/.test(name)).length";
        assert_eq!(asks(stage, asked).await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_taken_back_is_as_if_it_had_never_been_said() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = Page::of_one(stage, r#"theme="light" locale="id""#, "").await?;
        let themed = "#payment >>> .xendit-checkout[data-theme=light]:lang(id)";
        stage.window().find(themed).await?;
        asks(stage, "element.removeAttribute('theme'); element.locale = null;").await?;
        stage.window().find("#payment >>> .xendit-checkout:not([data-theme]):lang(en)").await?;

        page.merchant.takes_element("payment").await?;
        asks(stage, "window.before = element.completion; element.removeAttribute('sdk-key');").await?;
        let code = "const [done] = arguments; before.catch(({ code }) => done(code))";
        assert_eq!(stage.window().run_until_called(code, Vec::new()).await?, "UNMOUNTED");
        assert_eq!(remains(stage).await?, json!([0, 0]));
        assert_eq!(page.merchant.state("payment").await?, "loading");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_cannot_be_mounted_is_told_and_another_key_mounts() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = ElementServer::start().await?;
        let options = stage.options_for(server.origin(), "order-1").await?;
        let body = format!(
            r#"<xendit-checkout id="payment" sdk-key="session-cut-short"></xendit-checkout>{DEFINITION}"#
        );
        let page = Page::of(stage, server, &body).await?;
        let merchant = &page.merchant;
        merchant.takes_element("payment").await?;
        merchant.hears("payment", "fatal-error INVALID_KEY").await?;
        merchant.submits("payment").await?;
        for settled in [
            merchant.outcome("payment").await?,
            merchant.completion("payment").await?,
            merchant.saved_token("payment").await?,
        ] {
            assert_eq!(settled.rejected()?.code, "INVALID_KEY");
        }
        assert_eq!(remains(stage).await?, json!([0, 0]));

        asks(stage, &format!("Object.assign(element, {options}); window.early = element.completion")).await?;
        page.pays().await?;
        let paid = stage.window().run_until_called("early.then(arguments[0])", Vec::new()).await?;
        assert_eq!(paid["referenceId"], "order-1");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_failure_is_on_the_console_unless_the_merchant_takes_it_and_what_is_changed_tries_again()
-> Result<()> {
    tell(Setting::default(), async |stage| {
        let page =
            Page::of_one(stage, r#"allowed-origins="https://shop.example, https://example.com""#, "").await?;
        page.merchant.hears("payment", "fatal-error ORIGIN_NOT_ALLOWED").await?;
        let take = "element.addEventListener('xendit:fatal-error', (event) => event.preventDefault());
                    element.theme = 'blue';";
        asks(stage, take).await?;
        page.merchant.hears("payment", "fatal-error INVALID_OPTIONS").await?;
        let console = stage.window().console().await?;
        assert!(console.contains("is not among the origins"), "{console}");
        assert!(!console.contains("appearance.theme"), "{console}");

        asks(stage, "element.theme = null; element.allowedOrigins = [location.origin];").await?;
        page.pays().await
    })
    .await
}

#[tokio::test]
async fn another_key_is_another_session_with_promises_of_its_own() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = Page::filled_in(stage, &Card::CHALLENGED).await?;
        let second = stage.options_for(page.server.origin(), "order-2").await?;
        let key = &second["componentsSdkKey"];
        let script = format!("window.first = element.completion; element.setAttribute('sdk-key', {key});");
        asks(stage, &script).await?;
        let first = "const [done] = arguments; first.catch(({ code }) => done(code))";
        assert_eq!(stage.window().run_until_called(first, Vec::new()).await?, "UNMOUNTED");
        page.fill_in(&Card::FRICTIONLESS).await?;
        page.merchant.submits("payment").await?;
        assert_eq!(page.merchant.completion("payment").await?.fulfilled()?["referenceId"], "order-2");
        Ok(())
    })
    .await
}
