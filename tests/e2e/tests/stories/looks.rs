//! How a form looks to shoppers with a small screen, with a finger, and with an eye for few colours.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::pages::{Card, Field};
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

/// How wide phones are, from the smallest on.
const PHONES: [u32; 3] = [320, 360, 390];

/// How much there is to press in a checkout, and what of it is too small. A label is pressed for its control. Links in a
/// sentence are as high as its lines: WCAG 2.5.8 lets them.
const TARGETS: &str = "const [least] = arguments;
    const all = [...document.querySelectorAll('#payment :is(button, a[href], input, select, summary)')];
    const shown = all.filter((one) => one.checkVisibility({ visibilityProperty: true }) && !(one.matches('a') && getComputedStyle(one).display === 'inline'));
    const sized = shown.map((one) => {
      const boxes = [one, ...(one.labels ?? [])].map((part) => part.getBoundingClientRect());
      const most = (side) => Math.max(...boxes.map((box) => box[side]));
      const first = (side) => Math.min(...boxes.map((box) => box[side]));
      return [one.className || one.localName, one.textContent, most('right') - first('left'), most('bottom') - first('top')];
    });
    return [shown.length, sized.filter(([, , width, height]) => Math.min(width, height) < least)]";

async fn can_be_pressed(stage: &Stage, least: u32, place: &str) -> Result<()> {
    stage.window().comes_to_rest().await?;
    let found = stage.window().run(TARGETS, vec![json!(least)]).await?;
    let (shown, small): (usize, Vec<Value>) = serde_json::from_value(found)?;
    assert!(shown > 0, "{place}: there is nothing to press");
    assert!(small.is_empty(), "{place}: smaller than {least} px: {small:?}");
    Ok(())
}

/// Comes by whatever there is to press in forms, pickers and dialogs, all of it at least this large.
async fn come_by_everything(stage: &Stage, least: u32) -> Result<()> {
    let merchant = stage.merchant().await?;
    let broken = json!({ "path": "/components/pinning-keys.js", "fault": "status", "times": 12 });
    stage.sandbox.go_wrong(broken).await?;
    merchant.mounts("payment", stage.options_of("CARDS", json!({})).await?).await?.fulfilled()?;
    merchant.form("payment").failed_field().await?;
    can_be_pressed(stage, least, "a card field that failed").await?;

    stage.sandbox.start_over().await?;
    let merchant = stage.merchant().await?;
    merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
    let form = merchant.form("payment");
    form.fill_in(&Card::AMERICAN).await?;
    form.chosen_in("billing_information.country").await?;
    merchant.shows_validation_errors("payment").await?;
    can_be_pressed(stage, least, "a card with an address, complained about").await?;
    stage.window().click("#payment .xendit-test-cards summary").await?;
    can_be_pressed(stage, least, "the list of test cards").await?;
    form.open_group("E-wallets").await?;
    can_be_pressed(stage, least, "the channels of a group").await?;

    let saving = json!({ "allow_save_payment_method": "OPTIONAL" });
    let baht = json!({ "amount": 500, "currency": "THB", "country": "TH" });
    for (channel, terms, answer) in [
        ("CARDS", saving, None),
        ("OVO", json!({}), Some("812 3456 7890")),
        ("QRIS", json!({}), None),
        ("BNI_VIRTUAL_ACCOUNT", json!({}), None),
        ("ALFAMART", json!({}), Some("Ani")),
        ("KBANK_MOBILE_BANKING", baht, None),
    ] {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options_of(channel, terms).await?).await?.fulfilled()?;
        if let Some(answer) = answer {
            merchant.form("payment").answer_the_only_question(answer).await?;
        }
        if channel != "CARDS" {
            merchant.submits("payment").await?;
            merchant.form("payment").presentation().await?;
        }
        can_be_pressed(stage, least, channel).await?;
    }
    Ok(())
}

#[tokio::test]
async fn whatever_there_is_to_press_on_a_phone_is_as_large_as_a_fingertip() -> Result<()> {
    tell(Setting::default().unwatched(), async |stage| {
        stage.window().is_wide(390).await?;
        stage.window().is_touched().await?;
        come_by_everything(stage, 44).await
    })
    .await
}

/// WCAG 2.5.8.
#[tokio::test]
async fn whatever_there_is_to_press_on_a_desktop_is_large_enough_for_an_unsteady_hand() -> Result<()> {
    tell(Setting::default().unwatched(), async |stage| come_by_everything(stage, 24).await).await
}

#[tokio::test]
async fn a_whole_card_number_is_seen_on_every_phone() -> Result<()> {
    tell(Setting::default().unwatched(), async |stage| {
        for width in PHONES {
            stage.window().is_wide(width).await?;
            // Of no brand that is known, so that the marks of all brands stay beside it; and one that is as long as they get.
            for number in ["6304000000000000", "4242424242424242424"] {
                let merchant = stage.merchant().await?;
                let options = stage.options_of("CARDS", json!({})).await?;
                merchant.mounts("payment", options).await?.fulfilled()?;
                let form = merchant.form("payment");
                form.fill_in_one(Field::Number, &Card { number, ..Card::FRICTIONLESS }).await?;
                if number.starts_with('4') {
                    stage.window().wait_until_gone("#payment [alt=MASTERCARD]").await?;
                }
                let cut = form.asks_inside(Field::Number, "return input.scrollWidth - input.clientWidth");
                assert_eq!(cut.await?, json!(0), "{number} at {width} px");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_word_of_a_channels_name_is_broken_on_a_phone() -> Result<()> {
    tell(Setting::default().unwatched(), async |stage| {
        let broken = "return [...document.querySelectorAll('#payment .xendit-offer')].flatMap((offer) => {
              const { lastChild } = offer.querySelector('.xendit-offer-label') ?? offer;
              const words = document.createTreeWalker(lastChild, NodeFilter.SHOW_TEXT);
              const broken = [];
              while (words.nextNode()) for (const { index, 0: word } of words.currentNode.data.matchAll(/\\S+/g)) {
                const range = new Range();
                range.setStart(words.currentNode, index);
                range.setEnd(words.currentNode, index + word.length);
                if (range.getClientRects().length > 1) broken.push(word);
              }
              return broken;
            })";
        for width in PHONES {
            stage.window().is_wide(width).await?;
            let merchant = stage.merchant().await?;
            merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
            for group in ["E-wallets", "Virtual accounts", "Over the counter"] {
                merchant.form("payment").open_group(group).await?;
                assert_eq!(stage.window().run(broken, Vec::new()).await?, json!([]), "{group} at {width} px");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_lists_arrow_stands_beside_its_words_and_inside_of_its_lines() -> Result<()> {
    tell(Setting::default().unwatched(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options_of("CARDS", json!({})).await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::AMERICAN).await?;
        form.chosen_in("billing_information.country").await?;
        // How far its middle is from that of the words, how far it is from the line, and from the words.
        let arrow = "const list = document.querySelector('[data-name*=country] select');
            const [box, drawn] = [getComputedStyle(list), getComputedStyle(list.parentElement, '::after')];
            const px = (style, property) => Number.parseFloat(style.getPropertyValue(property));
            const words = (list.clientHeight - px(box, 'padding-top') + px(box, 'padding-bottom')) / 2;
            const end = px(drawn, 'right') + px(drawn, 'width');
            return [px(drawn, 'bottom') + px(drawn, 'height') / 2 - words, px(drawn, 'right'), px(box, 'padding-right') - end]";
        let arrow = stage.window().run(arrow, Vec::new()).await?;
        let place = |at: usize| arrow[at].as_f64().unwrap_or(f64::NAN);
        assert!(place(0).abs() < 5.0 && place(1) > 5.0 && place(2) > 0.0, "{arrow}");
        Ok(())
    })
    .await
}

/// WCAG 1.4.11.
#[tokio::test]
async fn a_fields_outline_is_seen_on_light_and_dark_pages() -> Result<()> {
    tell(Setting::default().unwatched(), async |stage| {
        let contrast = "const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
            const light = (colour) => {
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
              const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data]
                .map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
              return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
            };
            document.body.style.background = 'Canvas';
            const page = light(getComputedStyle(document.body).backgroundColor);
            return [...document.querySelectorAll('#payment .xendit-input')].map((field) => {
              const line = light(getComputedStyle(field).borderTopColor);
              return Math.max(line, page) / Math.min(line, page);
            })";
        for scheme in ["light", "dark"] {
            stage.window().prefers("prefers-color-scheme", scheme).await?;
            let merchant = stage.merchant().await?;
            let mut options = stage.options_of("CARDS", json!({})).await?;
            options["appearance"] = json!({ "theme": scheme });
            merchant.runs(&format!("document.documentElement.style.colorScheme = '{scheme}'")).await?;
            merchant.mounts("payment", options).await?.fulfilled()?;
            stage.window().comes_to_rest().await?;
            let contrasts = stage.window().run(contrast, Vec::new()).await?;
            let least = contrasts.as_array().into_iter().flatten().filter_map(Value::as_f64);
            let least = least.fold(f64::INFINITY, f64::min);
            assert!((3.0..21.0).contains(&least), "{scheme}: {least}");
        }
        Ok(())
    })
    .await
}

/// WCAG 1.4.1. Only the first complaint of a group is in words below it.
#[tokio::test]
async fn every_field_that_is_wrong_is_marked_by_more_than_a_colour() -> Result<()> {
    tell(Setting::default(), async |stage| {
        for colours in ["none", "active"] {
            stage.window().prefers("forced-colors", colours).await?;
            let merchant = stage.merchant().await?;
            let options = stage.options_of("CARDS", json!({})).await?;
            merchant.mounts("payment", options).await?.fulfilled()?;
            let form = merchant.form("payment");
            form.is_ready().await?;
            form.type_into("card_details.cardholder_email", "ani@example.com").await?;
            merchant.shows_validation_errors("payment").await?;
            let marks = "return [...document.querySelectorAll('#payment .xendit-field:not([hidden])')].map((field) => {
                  const mark = getComputedStyle(field.querySelector('.xendit-label'), '::before');
                  const isSeen = mark.content.startsWith('\"!\"') && mark.borderTopWidth === '1px' && mark.width === '16px';
                  return [field.dataset.name.replace(/.*\\./, ''), isSeen];
                })";
            let marked = json!([
                ["card_number", true],
                ["expiry_year", true],
                ["cvn", true],
                ["cardholder_first_name", true],
                ["cardholder_last_name", true],
                ["cardholder_email", false],
                ["cardholder_phone_number", true],
            ]);
            assert_eq!(stage.window().run(marks, Vec::new()).await?, marked, "forced colours: {colours}");
            let mut names = stage.window().names_of("textbox").await?;
            names.sort();
            assert_eq!(names, ["Email", "First name", "Last name", "Mobile number"], "it is not read out");
        }
        Ok(())
    })
    .await
}
