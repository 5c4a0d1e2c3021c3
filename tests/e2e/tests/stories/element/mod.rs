//! `<xendit-checkout>`: a checkout for those who write HTML.
mod changes;
mod places;

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
async fn a_listener_that_unmounts_it_is_the_last_to_hear_anything() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let server = ElementServer::start().await?;
        let options = stage.options_for(server.origin(), "order-1").await?;
        let unmount = r#"<script>
            document.querySelector("xendit-checkout").addEventListener("xendit:init", ({ target }) => target.unmount());
        </script>"#;
        // Its form is complete from the beginning.
        let body = format!("{}{unmount}{DEFINITION}", written("payment", &options, r#"channels="QRIS""#, ""));
        let page = Page::of(stage, server, &body).await?;
        page.merchant.takes_element("payment").await?;
        page.merchant.hears("payment", "init").await?;
        assert_eq!(page.merchant.completion("payment").await?.rejected()?.code, "UNMOUNTED");
        assert_eq!(page.merchant.heard("payment").await?, ["init"]);
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
              await null;
              element.locale = "id";
            }});"#
        );
        let answers = stage.window().run_until_called(&script, Vec::new()).await?;
        let before = json!(["NOT_READY", "NOT_READY", "loading", null, null]);
        assert_eq!(answers, json!([before, "order-1", "choosing", true, "CARDS"]));
        stage.window().find("#payment >>> .xendit-checkout:lang(id)").await?;
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
