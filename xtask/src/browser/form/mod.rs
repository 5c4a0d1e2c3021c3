//! `bench form`: what a session of many channels and a form of many fields cost a shopper, beside Xendit's own package.
mod figures;
mod ground;
mod opening;

use std::process::ExitCode;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use xtask::project::Project;

use crate::chromium::Chromium;
use figures::{Figures, report};
use ground::Ground;

/// How many channels the sessions have. Nobody has the last: it tells whether the cost goes on growing as it did.
const SIZES: [usize; 4] = [10, 100, 1000, 4000];
/// Each in a browser of its own.
const PAGES: usize = 5;
/// In each page; every second one makes the form complete, the others take that back.
const KEYSTROKES: usize = 400;

/// This machine is found and nobody else: no picture is fetched from elsewhere while the clock runs.
const NOBODY_ELSE: &str = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost";

const MEASURE: &str = "
    const [name, channels, keystrokes, done] = arguments;
    import('/bench.js').then(({ measure }) => measure(name, channels, keystrokes))
        .then(done, (error) => done({ failure: String(error?.stack ?? error) }));";

/// Measures both packages, prints the figures, and fails when ours misses a bound.
pub(crate) async fn run(project: &Project) -> Result<ExitCode> {
    let ground = Ground::start(project).await?;
    let chromium = Chromium::start().await?;
    let mut ours = Vec::new();
    let mut official = Vec::new();
    for channels in SIZES {
        // One after the other, so that both meet the machine in the same mood.
        let (mut our_figures, mut official_figures) = (Figures::of(channels), Figures::of(channels));
        for _ in 0..PAGES {
            our_figures.add(&measure(&ground, &chromium, "ours", channels).await?)?;
            official_figures.add(&measure(&ground, &chromium, "official", channels).await?)?;
        }
        ours.push(our_figures);
        official.push(official_figures);
    }
    report(&ours, &official)?;
    Ok(ExitCode::SUCCESS)
}

async fn measure(ground: &Ground, chromium: &Chromium, name: &str, channels: usize) -> Result<Value> {
    let window = chromium.open(&[NOBODY_ELSE]).await?;
    let measured = in_window(&window, ground, vec![json!(name), json!(channels), json!(KEYSTROKES)]).await;
    window.quit().await?;
    measured.with_context(|| format!("{name} with {channels} channels could not be measured"))
}

async fn in_window(window: &WebDriver, ground: &Ground, arguments: Vec<Value>) -> Result<Value> {
    window.goto(ground.origin()).await?;
    Ok(window.execute_async(MEASURE, arguments).await?.json().clone())
}
