//! Shoppers who hear the page, see it otherwise, or make it large. What axe-core finds is looked for in every story.
use std::io::Write;

use anyhow::Result;
use serde_json::json;
use xendit_e2e::pages::Card;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

#[tokio::test]
async fn a_screen_reader_has_a_name_for_every_field_and_every_frame() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").is_ready().await?;
        let window = stage.window();
        let frames = window.names_of("Iframe").await?;
        assert_eq!(
            frames,
            ["Card number, secure field", "Expiry date, secure field", "Security code, secure field"]
        );
        let mut fields = window.names_of("textbox").await?;
        // They come by how deep they stand in groups.
        fields.sort();
        assert_eq!(fields, ["Email", "First name", "Last name", "Mobile number"]);
        let groups = window.names_of("button").await?;
        assert!(groups.iter().any(|name| name == "Virtual accounts"), "{groups:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_screen_reader_is_told_what_is_wrong_with_a_field_where_it_stands() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.is_ready().await?;
        form.type_into("card_details.cardholder_email", "ani").await?;
        assert_eq!(stage.window().describes("textbox", "Email").await?, "");
        form.type_into("card_details.cardholder_last_name", "Wijaya").await?;
        let described = stage.window().describes("textbox", "Email").await?;
        assert_eq!(described, "Email doesn't look right.");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_dialog_says_what_it_is_for() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::CHALLENGED).await?;
        merchant.submits("payment").await?;
        form.bank_dialog().await?.asks_for_a_code().await?;
        let [name] = &stage.window().names_of("dialog").await?[..] else { panic!("one dialog is open") };
        assert!(!name.is_empty());
        assert_eq!(stage.window().names_of("Iframe").await?.len(), 1, "the rest is out of reach");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_chosen_group_and_the_focus_are_seen_where_colours_are_the_systems() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let window = stage.window();
        window.prefers("forced-colors", "active").await?;
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.is_ready().await?;
        let dots = "return [...document.querySelectorAll('.xendit-group-button')]
            .map((button) => [button.ariaExpanded, getComputedStyle(button, '::before').borderTopWidth])";
        let dots = window.run(dots, Vec::new()).await?;
        assert_eq!(dots[0], json!(["true", "6px"]));
        assert_eq!(dots[1], json!(["false", "2px"]));
        form.type_into("card_details.cardholder_email", "ani").await?;
        let outline = "const { outlineStyle, outlineColor } = getComputedStyle(document.activeElement);
            return [outlineStyle, outlineColor]";
        let outline = window.run(outline, Vec::new()).await?;
        assert_eq!(outline[0], "solid");
        assert!(!outline[1].as_str().unwrap_or_default().ends_with(" 0)"), "{outline}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_moves_for_shoppers_whom_movement_hurts() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let window = stage.window();
        window.prefers("prefers-reduced-motion", "reduce").await?;
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        let moves = "return document.getAnimations().length";
        assert_eq!(window.run(moves, Vec::new()).await?, json!(0), "while the card fields load");
        form.fill_in(&Card::CHALLENGED).await?;
        merchant.submits("payment").await?;
        form.bank_dialog().await?;
        assert_eq!(window.run(moves, Vec::new()).await?, json!(0), "while the dialog opens");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_of_320_pixels_is_never_scrolled_sideways() -> Result<()> {
    tell(Setting::default(), async |stage| {
        stage.window().is_wide(320).await?;
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.is_ready().await?;
        let wider = "return document.documentElement.scrollWidth - innerWidth";
        assert_eq!(stage.window().run(wider, Vec::new()).await?, json!(0), "the form");
        form.open_group("E-wallets").await?;
        assert_eq!(stage.window().run(wider, Vec::new()).await?, json!(0), "the channels of a group");
        form.open_group("QR codes").await?;
        merchant.submits("payment").await?;
        form.presentation().await?;
        let cut = "const { scrollWidth, clientWidth } = document.querySelector('.xendit-dialog-body');
            return scrollWidth - clientWidth";
        assert_eq!(stage.window().run(cut, Vec::new()).await?, json!(0), "the dialog");
        Ok(())
    })
    .await
}

/// What a page is allowed to shift from a mount to the last card field: nothing. As Cumulative Layout Shift counts it,
/// what moves within half a second of the shopper's doing aside.
const SHIFT_BUDGET: f64 = 0.0;

/// From here on the page remembers what shifts: by how much, and what it was.
const WATCH_SHIFTS: &str = "window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries()
    .filter(({ hadRecentInput }) => !hadRecentInput)
    .map(({ value, sources }) => [value, ...sources.map(({ node }) => node?.className || node?.id || node?.nodeName)])))
    .observe({ type: 'layout-shift' })";

/// Adds up what has shifted until this frame is painted, and prints it beside the budget.
async fn shifts(stage: &Stage, place: &str) -> Result<()> {
    let painted = "const [done] = arguments;
        requestAnimationFrame(() => requestAnimationFrame(() => done(window.shifts)))";
    let shifts = stage.window().run_until_called(painted, Vec::new()).await?;
    let total: f64 = shifts
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|shift| shift[0].as_f64())
        .fold(0.0, |total, shift| total + shift);
    // Past the test harness, which shows what failed tests print only.
    writeln!(std::io::stderr(), "layout shift, {place}: {total} (budget: {SHIFT_BUDGET})")?;
    assert!(total <= SHIFT_BUDGET, "{place}: {shifts}");
    Ok(())
}

#[tokio::test]
async fn nothing_around_a_checkout_that_was_given_its_room_shifts_while_it_opens() -> Result<()> {
    tell(Setting::default(), async |stage| {
        for (width, is_kept) in [(360, false), (360, true), (1280, false), (1280, true)] {
            stage.window().is_wide(width).await?;
            let shop = stage.visit_shop().await?;
            stage.window().run(WATCH_SHIFTS, Vec::new()).await?;
            // Longer than what moves is put down to the press of the button.
            let slow = json!({ "path": "/api/sessions/", "fault": "delay", "delay_ms": 1500 });
            stage.sandbox.go_wrong(slow).await?;
            let checkout = if is_kept {
                shop.save_a_card().await?
            } else {
                shop.put_into_cart("mug").await?;
                shop.check_out().await?
            };
            checkout.form.is_ready().await?;
            let purpose = if is_kept { "saving" } else { "paying" };
            shifts(stage, &format!("shop, {purpose}, {width} px")).await?;
            stage
                .window()
                .run("sessionStorage.clear(); localStorage.clear(); scrollTo(0, 0)", Vec::new())
                .await?;
        }
        Ok(())
    })
    .await
}

/// WCAG 1.4.4 and 1.4.10.
#[tokio::test]
async fn a_shopper_who_zooms_in_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        for times in [2, 4] {
            stage.window().is_zoomed(times).await?;
            let merchant = stage.merchant().await?;
            merchant.mounts("payment", stage.options_of("CARDS", json!({})).await?).await?.fulfilled()?;
            let form = merchant.form("payment");
            form.fill_in(&Card::CHALLENGED).await?;
            let is_wider = "return document.documentElement.scrollWidth > innerWidth";
            assert_eq!(stage.window().run(is_wider, Vec::new()).await?, json!(false), "{times} times");
            merchant.submits("payment").await?;
            form.bank_dialog().await?.answer("1234").await?;
            assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_shifts_between_the_mount_and_the_last_card_field() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        // What stands below a checkout has to make room for it: here there is nothing else.
        merchant.runs("document.body.style.display = 'block'; document.body.replaceChildren(merchant.hostWith('payment'))").await?;
        stage.window().run(WATCH_SHIFTS, Vec::new()).await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").is_ready().await?;
        shifts(stage, "from mount to ready").await
    })
    .await
}

#[tokio::test]
async fn the_sandboxs_own_page_is_for_everybody_too() -> Result<()> {
    tell(Setting::default(), async |stage| {
        stage.options().await?;
        let window = stage.window();
        window.is_wide(320).await?;
        window.visit(&format!("{}/_sandbox/", stage.sandbox.address())).await?;
        // It is inspected before each key, and lists the session there is.
        window.tab_to("button").await?;
        let wider = "return document.documentElement.scrollWidth - innerWidth";
        assert_eq!(window.run(wider, Vec::new()).await?, json!(0));
        Ok(())
    })
    .await
}
