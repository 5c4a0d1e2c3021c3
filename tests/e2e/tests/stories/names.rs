//! Names longer than any page is wide, which mean something to a browser: they are shown whole, and nothing else comes of it.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::pages::Card;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

const NAME: &str = "Warungkopitradisionalnusantarasejahteraabadisentosamakmurbersama<img src=x>\"'{{7*7}}";

/// What is wider than the window, or was made of a name.
const ASTRAY: &str = "const { clientWidth, scrollWidth } = document.documentElement;
    const isOut = (element) => element.getBoundingClientRect().right > clientWidth + 1;
    const out = [...document.querySelectorAll('h1, h2, p, li, dd, a, button, select, input')].filter(isOut);
    const made = [...document.querySelectorAll('img[src=x]')];
    return [scrollWidth - clientWidth, ...[...out, ...made].map(({ outerHTML }) => outerHTML)]";

async fn all_is_well(stage: &Stage, page: &str) -> Result<()> {
    assert_eq!(stage.window().run(ASTRAY, Vec::new()).await?, json!([0]), "{page}");
    Ok(())
}

/// 320 pixels, and 200 % on a desktop.
async fn is_small(stage: &Stage, is_zoomed: bool) -> Result<()> {
    if is_zoomed { stage.window().is_zoomed(2).await } else { stage.window().is_wide(320).await }
}

#[tokio::test]
async fn the_sandboxs_pages_have_room_for_any_name() -> Result<()> {
    tell(Setting::default().with_everything_called(NAME).unwatched(), async |stage| {
        let window = stage.window();
        for zoomed in [false, true] {
            is_small(stage, zoomed).await?;
            let item = json!({
                "type": "PHYSICAL_PRODUCT", "reference_id": "cup", "name": NAME, "category": "HOME",
                "quantity": 3, "currency": "IDR", "net_unit_amount": 9_999_999_999_u64,
            });
            let terms = json!({ "description": NAME, "items": [item] });
            let link = stage.sandbox.payment_link_for(stage.store.origin(), terms).await?;
            let page = stage.follow(&link).await?;
            page.form.fill_in(&Card::CHALLENGED).await?;
            all_is_well(stage, "the payment page").await?;
            page.pay().await?;
            page.form.bank_dialog().await?.asks_for_a_code().await?;
            all_is_well(stage, "the payment page's dialog").await?;
            let bank = window.run("return document.querySelector('dialog iframe').src", Vec::new()).await?;
            window.visit(bank.as_str().unwrap_or_default()).await?;
            window.find("#code").await?;
            all_is_well(stage, "the bank's page").await?;
            stage.sandbox.cancel_session().await?;
            stage.follow(&link).await?.refuses("CANCELED").await?;
            all_is_well(stage, "the page that refuses").await?;
            window.visit(&format!("{}/_sandbox/", stage.sandbox.address())).await?;
            window.click("#sessions a").await?;
            window.find("#session h2").await?;
            all_is_well(stage, "the control page").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_stores_pages_have_room_for_any_name() -> Result<()> {
    tell(Setting::default().with_everything_called(NAME).unwatched(), async |stage| {
        for zoomed in [false, true] {
            is_small(stage, zoomed).await?;
            let shop = stage.visit_shop().await?;
            shop.put_into_cart("mug").await?;
            all_is_well(stage, "the shop").await?;
            let checkout = shop.check_out().await?;
            checkout.form.fill_in(&Card::FRICTIONLESS).await?;
            all_is_well(stage, "the checkout").await?;
            checkout.pay().await?;
            checkout.leads_to_order().await?;
            all_is_well(stage, "the order").await?;
        }
        Ok(())
    })
    .await
}
