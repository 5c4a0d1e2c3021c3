//! Elements that are moved, taken off the page and put back.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::expected::{COMPLETED, FILLED_IN, SUBMITTED};
use xendit_e2e::pages::Card;

use super::{Page, asks, remains};
use crate::{Setting, tell};

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
