//! `<xendit-checkout>`: a checkout for those who write HTML.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::element_server::ElementServer;
use xendit_e2e::merchant::Merchant;
use xendit_e2e::pages::Card;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};
use xendit_e2e::expected::{COMPLETED, CONFIRMED, FILLED_IN, SUBMITTED};

/// Defines the element, after everything else on the page.
const DEFINITION: &str = r#"<script type="module">import "xendit-components-wasm/element";</script>"#;

/// The merchant's own line that names the element.
const ELEMENT: &str = r#"const element = document.querySelector("xendit-checkout");"#;

/// A page with elements on it.
struct Page {
    server: ElementServer,
    merchant: Merchant,
}

impl Page {
    /// One with a single element, with these attributes beside its key, and this inside.
    async fn of_one(stage: &Stage, attributes: &str, inside: &str) -> Result<Self> {
        let server = ElementServer::start().await?;
        let options = stage.options_for(server.origin(), "order-1").await?;
        let body = format!("{}<main></main>{DEFINITION}", written("payment", &options, attributes, inside));
        Self::of(stage, server, &body).await
    }

    async fn of(stage: &Stage, server: ElementServer, body: &str) -> Result<Self> {
        server.writes(body);
        let merchant = stage.merchant_at(server.origin()).await?;
        Ok(Self { server, merchant })
    }

    /// One element, its form filled in.
    async fn filled_in(stage: &Stage, card: &Card) -> Result<Self> {
        let page = Self::of_one(stage, "", "").await?;
        page.merchant.takes_element("payment").await?;
        page.fill_in(card).await?;
        Ok(page)
    }

    async fn fill_in(&self, card: &Card) -> Result<()> {
        self.merchant.form_of_element("payment").fill_in(card).await
    }

    /// Presses Pay, with nothing in the bank's way.
    async fn pays(&self) -> Result<()> {
        self.merchant.takes_element("payment").await?;
        self.fill_in(&Card::FRICTIONLESS).await?;
        self.merchant.submits("payment").await?;
        let outcome = self.merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome.get("status"), Some(&json!("completed")));
        let completion = self.merchant.completion("payment").await?.fulfilled()?;
        assert_eq!(completion.get("referenceId"), Some(&json!("order-1")));
        Ok(())
    }
}

/// An element as merchants write it. Where the sandbox is they say before the element is defined.
fn written(id: &str, options: &Value, attributes: &str, inside: &str) -> String {
    let text = |name: &str| options.get(name).map(Value::to_string).unwrap_or_default();
    let (key, environment) = (text("componentsSdkKey"), text("environment"));
    format!(
        r##"<xendit-checkout id="{id}" sdk-key={key} {attributes}>{inside}</xendit-checkout>
            <script>document.querySelector("#{id}").environment = {environment};</script>"##
    )
}

/// What a script of the merchant's returns, which has `element`.
async fn asks(stage: &Stage, script: &str) -> Result<Value> {
    stage.window().run(&format!("{ELEMENT}{script}"), Vec::new()).await
}

/// What is in the element's shadow root besides its slots, and how many stylesheets it wears besides its own.
async fn remains(stage: &Stage) -> Result<Value> {
    let script = "const { childElementCount, adoptedStyleSheets } = element.shadowRoot;
                  return [childElementCount - 2, adoptedStyleSheets.length - 1];";
    asks(stage, script).await
}

#[tokio::test]
async fn a_page_of_nothing_but_the_element_pays_with_the_banks_question() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = Page::filled_in(stage, &Card::CHALLENGED).await?;
        let merchant = &page.merchant;
        merchant.submits("payment").await?;
        merchant.form_of_element("payment").bank_dialog().await?.answer("1234").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["referenceId"], "order-1");
        assert_eq!(merchant.saved_token("payment").await?.fulfilled()?, Value::Null);
        let told = [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &COMPLETED].concat();
        assert_eq!(merchant.heard("payment").await?, told);
        assert_eq!(merchant.state("payment").await?, "ended");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_banks_page_opens_in_what_is_put_into_the_slot_and_leaves_it_as_it_was() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let slotted =
            r#"<div slot="action" style="min-height: 600px"></div><p>The merchant's own words.</p>"#;
        let page = Page::of_one(stage, "", slotted).await?;
        let merchant = &page.merchant;
        merchant.takes_element("payment").await?;
        page.fill_in(&Card::CHALLENGED).await?;
        merchant.submits("payment").await?;
        // In the page, not in the shadow root.
        let dialog = merchant.form("payment").bank_dialog().await?;
        assert!(!stage.window().shows("dialog:modal").await?);
        dialog.answer("1234").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert!(stage.window().shows("#payment > p").await?, "what is in no slot is shown, too");
        let left = asks(stage, "return element.querySelector('[slot=action]').childNodes.length").await?;
        assert_eq!(left, 0);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn moved_elsewhere_on_the_page_it_is_mounted_again_and_keeps_its_promises() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = Page::filled_in(stage, &Card::CHALLENGED).await?;
        let script = "window.before = element.completion; document.querySelector('main').append(element);";
        asks(stage, script).await?;
        page.pays().await?;
        let paid = stage.window().run_until_called("before.then(arguments[0])", Vec::new()).await?;
        assert_eq!(paid["referenceId"], "order-1");
        assert_eq!(remains(stage).await?, json!([1, 1]), "nothing is left of the first");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn moved_in_one_piece_it_loses_nothing_that_was_typed() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = Page::filled_in(stage, &Card::FRICTIONLESS).await?;
        asks(stage, "document.querySelector('main').moveBefore(element, null)").await?;
        let form = page.merchant.form_of_element("payment");
        assert!(form.is_filled_in_with(&Card::FRICTIONLESS).await?);
        page.merchant.submits("payment").await?;
        assert_eq!(page.merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(page.merchant.heard("payment").await?, [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn taken_off_the_page_it_leaves_nothing_and_put_back_it_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = Page::filled_in(stage, &Card::CHALLENGED).await?;
        let merchant = &page.merchant;
        merchant.submits("payment").await?;
        merchant.form_of_element("payment").bank_dialog().await?.asks_for_a_code().await?;
        asks(stage, "window.element = element; element.remove();").await?;
        for settled in [
            merchant.outcome("payment").await?,
            merchant.completion("payment").await?,
            merchant.saved_token("payment").await?,
        ] {
            assert_eq!(settled.rejected()?.code, "UNMOUNTED");
        }
        let left = "const { shadowRoot, checkout, session, state } = window.element;
                    return [shadowRoot.childElementCount, shadowRoot.adoptedStyleSheets.length, checkout, session, state];";
        let left = stage.window().run(left, Vec::new()).await?;
        assert_eq!(left, json!([2, 1, null, null, "ended"]));

        stage.window().run("document.body.append(window.element)", Vec::new()).await?;
        page.pays().await
    })
    .await
}

#[tokio::test]
async fn taken_off_the_page_while_it_loads_it_is_silent_and_put_back_it_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let slow = json!({ "path": "api/sessions", "fault": "delay", "delay_ms": 1000 });
        stage.sandbox.go_wrong(slow).await?;
        let page = Page::of_one(stage, "", "").await?;
        stage.window().find("xendit-checkout:defined").await?;
        let script = "const [done] = arguments;
            window.element = document.querySelector('xendit-checkout');
            const { completion } = element;
            element.remove();
            completion.catch(({ code }) => done([code, element.shadowRoot.childElementCount]));";
        let left = stage.window().run_until_called(script, Vec::new()).await?;
        assert_eq!(left, json!(["UNMOUNTED", 2]));

        stage.window().run("document.body.append(window.element)", Vec::new()).await?;
        page.pays().await?;
        let told = [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat();
        assert_eq!(page.merchant.heard("payment").await?, told, "the first was never heard of");
        Ok(())
    })
    .await
}

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
async fn two_elements_on_one_page_pay_without_hearing_of_each_other() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = ElementServer::start().await?;
        let mut body = DEFINITION.to_owned();
        for id in ["gift", "groceries"] {
            let options = stage.options_for(server.origin(), id).await?;
            body += &written(id, &options, "", "");
        }
        let page = Page::of(stage, server, &body).await?;
        let merchant = &page.merchant;
        for id in ["gift", "groceries"] {
            merchant.takes_element(id).await?;
            merchant.form_of_element(id).fill_in(&Card::FRICTIONLESS).await?;
        }
        for id in ["gift", "groceries"] {
            merchant.submits(id).await?;
            assert_eq!(merchant.completion(id).await?.fulfilled()?["referenceId"], id);
            assert_eq!(merchant.heard(id).await?, [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat());
        }
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

#[tokio::test]
async fn before_it_is_mounted_it_is_not_ready_and_from_the_first_event_on_it_answers() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = ElementServer::start().await?;
        let options = stage.options_for(server.origin(), "order-1").await?;
        let page = Page::of(stage, server, DEFINITION).await?;
        let script = format!(
            r#"const [done] = arguments;
            customElements.whenDefined("xendit-checkout").then(async () => {{
              const element = Object.assign(document.createElement("xendit-checkout"), {options}, {{ id: "payment" }});
              const early = await element.submit().catch(({{ code }}) => code);
              const thrown = (() => {{ try {{ element.selectChannel(null); }} catch ({{ code }}) {{ return code; }} }})();
              element.abort();
              const before = [early, thrown, element.state, element.session, element.checkout];
              element.addEventListener("xendit:init", () => {{
                const {{ session, state, checkout, currentChannel }} = element;
                done([before, session.referenceId, state, checkout.channels.length > 0, currentChannel.channelCode]);
              }});
              document.body.append(element);
            }});"#
        );
        let answers = stage.window().run_until_called(&script, Vec::new()).await?;
        let before = json!(["NOT_READY", "NOT_READY", "loading", null, null]);
        assert_eq!(answers, json!([before, "order-1", "choosing", true, "CARDS"]));
        page.pays().await
    })
    .await
}

#[tokio::test]
async fn unmounted_by_the_merchant_it_stays_so_until_it_is_mounted_again() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = Page::filled_in(stage, &Card::FRICTIONLESS).await?;
        asks(stage, "element.unmount(); element.unmount(); element.locale = 'id';").await?;
        assert_eq!(page.merchant.completion("payment").await?.rejected()?.code, "UNMOUNTED");
        assert_eq!(remains(stage).await?, json!([0, 0]));
        asks(stage, "element.mount(); element.mount(); element.locale = null;").await?;
        page.pays().await
    })
    .await
}

#[tokio::test]
async fn the_pages_own_variables_and_its_hidden_attribute_reach_it_and_its_other_styles_do_not() -> Result<()>
{
    tell(Setting::default(), async |stage| {
        let styles =
            "<style>:root { --xendit-radius-1: 3px } input { border: 9px solid red !important }</style>";
        let page = Page::of_one(stage, "", styles).await?;
        let form = page.merchant.form_of_element("payment");
        form.is_ready().await?;
        let script =
            "const input = element.shadowRoot.querySelector('input[type=email], input[autocomplete=email]');
            const { borderTopWidth } = getComputedStyle(input);
            const radius = getComputedStyle(input).getPropertyValue('--xendit-radius-1');
            element.hidden = true;
            return [borderTopWidth === '9px', radius, getComputedStyle(element).display];";
        assert_eq!(asks(stage, script).await?, json!([false, "3px", "none"]));
        Ok(())
    })
    .await
}
