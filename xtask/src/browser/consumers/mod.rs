//! The npm package in the hands of those who install it: packed, installed, built by their tools, and paid with in
//! Chromium.
mod package;
mod site;
mod table;
mod wasm;
mod workshop;

use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Context, Result};
use xendit_e2e::consumer;
use xtask::project::Project;
use xtask::shell;

use site::Site;
use table::{CONSUMERS, Consumer, Way};
use workshop::Workshop;

/// As many as a machine has to have processors.
const WORKERS: usize = 2;

/// The folder of those who look at the package without using it.
const INSPECTORS: &str = "inspectors";

type Inspection = fn(&Workshop, &Path) -> Result<()>;

/// What they look at.
const INSPECTIONS: [(&str, Inspection); 4] = [
    ("the_package_comes_alone", package::comes_alone),
    ("importing_the_package_in_node_does_nothing", package::is_inert_in_node),
    ("are_the_types_wrong_finds_none_that_are", package::has_true_types),
    ("publint_has_nothing_to_say", package::is_well_published),
];

/// Runs every test, or those whose names hold `wanted`, and ends with a line in the style of cargo's test runner.
pub(crate) fn run(project: &Project, wanted: &str) -> Result<ExitCode> {
    let archive = package::pack(project)?;
    let count = Count { wanted, passed: AtomicUsize::new(0), failed: AtomicUsize::new(0) };
    let waiting = Mutex::new(CONSUMERS.iter());
    std::thread::scope(|workers| {
        for _ in 0..WORKERS {
            workers.spawn(|| {
                let next = || waiting.lock().ok()?.next();
                while let Some(consumer) = next() {
                    count.consumer(project, consumer, &archive);
                }
            });
        }
    });
    count.inspections(project, &archive);
    let (passed, failed) = (count.passed.into_inner(), count.failed.into_inner());
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {verdict}. {passed} passed; {failed} failed; 0 ignored");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The tests so far.
struct Count<'a> {
    wanted: &'a str,
    passed: AtomicUsize,
    failed: AtomicUsize,
}

impl Count<'_> {
    /// Runs one test and says how it went.
    fn test(&self, name: &str, test: impl FnOnce() -> Result<()>) {
        if !name.contains(self.wanted) {
            return;
        }
        let started = Instant::now();
        let outcome = test();
        let seconds = started.elapsed().as_secs();
        match outcome {
            Ok(()) => {
                self.passed.fetch_add(1, Ordering::Relaxed);
                println!("test {name} ... ok ({seconds} s)");
            }
            Err(error) => {
                self.failed.fetch_add(1, Ordering::Relaxed);
                println!("test {name} ... FAILED ({seconds} s)\n{}", shell::explained(&error));
            }
        }
    }

    fn consumer(&self, project: &Project, consumer: &Consumer, archive: &Path) {
        if !consumer.ways.iter().any(|way| way.name.contains(self.wanted)) {
            return;
        }
        let workshop = Workshop::set_up(project, consumer.folder, archive);
        for way in consumer.ways {
            self.test(way.name, || goes(way, ready(&workshop)?));
        }
    }

    fn inspections(&self, project: &Project, archive: &Path) {
        if !INSPECTIONS.iter().any(|(name, _)| name.contains(self.wanted)) {
            return;
        }
        let workshop = Workshop::set_up(project, INSPECTORS, archive);
        for (name, inspection) in INSPECTIONS {
            self.test(name, || inspection(ready(&workshop)?, archive));
        }
    }
}

/// The workshop, or what kept it from being set up.
fn ready(workshop: &Result<Workshop>) -> Result<&Workshop> {
    workshop.as_ref().map_err(|error| anyhow::anyhow!("{}", shell::explained(error)))
}

/// Builds, serves, pays.
fn goes(way: &'static Way, workshop: &Workshop) -> Result<()> {
    if let Some(script) = way.build {
        workshop.build(script)?;
    }
    if let Some(page) = way.prerendered {
        workshop.has_prerendered(page)?;
    }
    let folder = workshop.folder.clone();
    let story = async move |stage: &consumer::Stage| {
        let policy = way.policy.map(|policy| {
            let addresses = policy.replace("{api}", stage.sandbox.address());
            addresses.replace("{frames}", stage.sandbox.frame_address())
        });
        let site = Site::open(&folder, &way.served, policy).await?;
        let [by_card, by_qr_code] = stage.pay_at(site.origin()).await?;
        way.wasm.left(&by_card, 1).context("by card")?;
        way.wasm.left(&by_qr_code, 2).context("by QR code")
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(consumer::tell(way.name, story))
}

/// Nobody is told that these tools are used, and nothing is coloured.
fn quiet(command: &mut Command) {
    for (name, value) in [
        ("NEXT_TELEMETRY_DISABLED", "1"),
        ("NUXT_TELEMETRY_DISABLED", "1"),
        ("PARCEL_DISABLE_TELEMETRY", "1"),
        ("NO_COLOR", "1"),
        ("NO_UPDATE_NOTIFIER", "1"),
    ] {
        command.env(name, value);
    }
}
