//! `bench ready`: from a cold navigation to three ready card fields, median of ten.
use std::process::ExitCode;

use anyhow::{Context, Result};
use thirtyfour::{By, WebDriver};
use xtask::project::Project;
use xtask::servers::{Ports, Shop, Xendit};

use crate::chromium::{Chromium, run_first, wait_for};
use crate::requests::{Frame, Request, chain};

const RUNS: usize = 10;
const SHOPPER: &str = include_str!("shopper.js");
const READY_AT: &str = include_str!("card_fields_ready_at.js");
const TIMING: &str = include_str!("resource_timing.js");

/// Measures against release builds of sandbox and store.
pub(crate) async fn run(project: &Project) -> Result<ExitCode> {
    let shop = Shop::open(project, "release", &Ports::MEASURING, Xendit::Sandbox)?;
    let chromium = Chromium::start().await?;
    let mut loads = Vec::new();
    for number in 1..=RUNS {
        let load = Load::measure(&chromium, shop.address())
            .await
            .with_context(|| format!("run {number} of {RUNS}: no three card fields became ready"))?;
        println!("   run {number:>2}: {:>4.0} ms", load.ready);
        loads.push(load);
    }
    loads.sort_by(|a, b| a.ready.total_cmp(&b.ready));
    report(&loads)?;
    Ok(ExitCode::SUCCESS)
}

/// One navigation in a browser that has never seen the store.
struct Load {
    /// Milliseconds from the navigation to the third ready card field.
    ready: f64,
    /// The requests of the page and its frames, in milliseconds since the navigation.
    requests: Vec<Request>,
}

impl Load {
    async fn measure(chromium: &Chromium, store: &str) -> Result<Self> {
        let window = chromium.open(&[]).await?;
        let load = Self::watch(&window, store).await;
        window.quit().await?;
        load
    }

    async fn watch(window: &WebDriver, store: &str) -> Result<Self> {
        run_first(window, SHOPPER).await?;
        window.goto(store).await?;
        let ready = wait_for(window, READY_AT).await?.as_f64().context("the page told no time")?;
        let mut requests = timing(window, Frame::Page).await?;
        let navigation = requests.first().context("the page told no navigation")?.start;
        for (number, frame) in window.find_all(By::Css("iframe")).await?.into_iter().enumerate() {
            frame.enter_frame().await?;
            requests.extend(timing(window, Frame::Inner(number)).await?);
            window.enter_default_frame().await?;
        }
        for request in &mut requests {
            request.start -= navigation;
            request.end -= navigation;
        }
        Ok(Self { ready, requests })
    }
}

async fn timing(window: &WebDriver, frame: Frame) -> Result<Vec<Request>> {
    Ok(Request::all(frame, window.execute(TIMING, Vec::new()).await?.json()))
}

fn report(sorted: &[Load]) -> Result<()> {
    let fastest = sorted.first().context("nothing was measured")?;
    let slowest = sorted.last().context("nothing was measured")?;
    let lower = sorted.get((sorted.len() - 1) / 2).context("nothing was measured")?;
    let upper = sorted.get(sorted.len() / 2).context("nothing was measured")?;
    let chain = chain(&lower.requests, lower.ready);
    println!(
        "\n   three card fields ready: {:.0} ms (median of {}, from {:.0} to {:.0})",
        (lower.ready + upper.ready) / 2.0,
        sorted.len(),
        fastest.ready,
        slowest.ready
    );
    println!(
        "   requests: {}, of which {} had to wait for another one. The chain of the median run,\n   each link started after the one before it had ended:",
        lower.requests.len(),
        chain.len().saturating_sub(1)
    );
    for request in chain {
        println!("   {:>6.0} – {:>4.0} ms  {}", request.start, request.end, without_query(&request.address));
    }
    Ok(())
}

/// A query can hold a session's key.
fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or(address)
}
