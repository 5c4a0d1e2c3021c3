//! `cargo xtask test`: every suite in turn, and one line that counts them.
mod built;
mod checks;
mod script;
mod server;
mod stories;
mod supply;
mod tally;
mod types;
mod units;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::project::Project;
use crate::setup::{self, Browser, Toolchain};
use crate::{package, shell};
use tally::Tally;

/// One part of the test run; its name is what `--only` takes.
#[derive(Clone, Copy, PartialEq)]
pub enum Step {
    /// rustfmt, without changing anything.
    Fmt,
    /// clippy, natively and for wasm.
    Clippy,
    /// What runs without a browser.
    Native,
    /// The sandbox's card field, under Node's test runner.
    Pages,
    /// The entry for merchants' servers, where servers run.
    Server,
    /// The browser crate in headless Chromium.
    Browser,
    /// Shoppers' stories over WebDriver.
    E2e,
    /// Xendit's own SDK against the sandbox.
    Official,
    /// The npm package in the hands of its consumers.
    Packages,
    /// The TypeScript contract, and the code in the README and the guides.
    Types,
    /// The size budget and the README's size line.
    Size,
    /// The documentation builds without a warning.
    Doc,
    /// What the package ships, and that it can be built again.
    Supply,
}

/// In the order they run: what fails fast comes first.
const ALL: [(Step, &str); 13] = [
    (Step::Fmt, "fmt"),
    (Step::Clippy, "clippy"),
    (Step::Native, "native"),
    (Step::Pages, "pages"),
    (Step::Server, "server"),
    (Step::Browser, "browser"),
    (Step::E2e, "e2e"),
    (Step::Official, "official"),
    (Step::Packages, "packages"),
    (Step::Types, "types"),
    (Step::Size, "size"),
    (Step::Doc, "doc"),
    (Step::Supply, "supply"),
];

impl Step {
    /// The step of that name.
    pub fn named(name: &str) -> Result<Self> {
        match ALL.iter().find(|(_, known)| *known == name) {
            Some((step, _)) => Ok(*step),
            None => {
                let names: Vec<&str> = ALL.iter().map(|(_, name)| *name).collect();
                bail!("there is no step {name:?}; the steps are {}", names.join(" "))
            }
        }
    }

    fn needs_toolchain(self) -> bool {
        !matches!(self, Self::Fmt | Self::Native | Self::Pages | Self::Server | Self::Official | Self::Types)
    }

    fn needs_browser(self) -> bool {
        matches!(self, Self::Browser | Self::E2e | Self::Official | Self::Packages)
    }

    fn needs_package(self) -> bool {
        matches!(self, Self::E2e | Self::Packages | Self::Size | Self::Supply)
    }

    /// Compiles the tests in a browser.
    fn needs_script(self) -> bool {
        matches!(self, Self::Clippy | Self::Browser)
    }
}

/// What the steps work with.
struct Ground {
    project: Project,
    toolchain: Option<Toolchain>,
    browser: Option<Browser>,
}

/// Runs the named steps, or all, and ends with the line that counts.
pub fn run(project: Project, only: &[Step]) -> ExitCode {
    let chosen: Vec<(Step, &str)> =
        ALL.into_iter().filter(|(step, _)| only.is_empty() || only.contains(step)).collect();
    let mut total = Tally::default();
    let mut failed = Vec::new();
    match prepare(project, &chosen) {
        Err(error) => {
            eprintln!("\nsetup failed: {}", shell::explained(&error));
            total = Tally::failure();
            failed.push("setup");
        }
        Ok(ground) => {
            for (step, name) in chosen {
                let tally = run_step(&ground, step, name);
                if tally.is_red() {
                    failed.push(name);
                }
                total = total + tally;
            }
        }
    }
    for name in &failed {
        match *name {
            "setup" => println!("\nfailed: setup. Alone: cargo xtask setup"),
            name => println!("\nfailed: {name}. Alone: cargo xtask test --only {name}"),
        }
    }
    println!("\n{total}");
    if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Takes pictures of every state a shopper can meet, or of those that are named.
///
/// # Errors
/// When something cannot be built, or a picture not be taken.
pub fn shots(project: Project, states: &[String]) -> Result<()> {
    let ground = prepare(project, &[(Step::E2e, "e2e")])?;
    prepare_step(&ground, Step::E2e)?;
    shell::headline("shots");
    stories::shots(&ground, states)
}

fn prepare(project: Project, chosen: &[(Step, &str)]) -> Result<Ground> {
    let needed = |by: fn(Step) -> bool| chosen.iter().any(|(step, _)| by(*step));
    let toolchain = needed(Step::needs_toolchain).then(|| setup::for_building(&project)).transpose()?;
    let browser = needed(Step::needs_browser).then(setup::for_browsing).transpose()?;
    Ok(Ground { project, toolchain, browser })
}

/// A step that could not run, or that ran nothing, is one failed test.
fn run_step(ground: &Ground, step: Step, name: &str) -> Tally {
    let started = std::time::Instant::now();
    let outcome = prepare_step(ground, step).and_then(|()| {
        shell::headline(name);
        match step {
            Step::Fmt => checks::fmt(&ground.project),
            Step::Clippy => checks::clippy(&ground.project),
            Step::Native => units::native(&ground.project),
            Step::Pages => units::pages(&ground.project),
            Step::Server => server::check(&ground.project),
            Step::Browser => units::browser(ground),
            Step::E2e => stories::e2e(ground),
            Step::Official => stories::official(ground),
            Step::Packages => Ok(units::entries(&ground.project)? + stories::packages(ground)?),
            Step::Types => types::check(&ground.project),
            Step::Size => checks::size(&ground.project, ground.toolchain()?),
            Step::Doc => checks::doc(&ground.project),
            Step::Supply => supply::check(&ground.project),
        }
    });
    let tally = match outcome {
        Ok(tally) if tally.is_empty() => {
            eprintln!("\n{name} ran no test at all");
            Tally::failure()
        }
        Ok(tally) => tally,
        Err(error) => {
            eprintln!("\n{name}: {}", shell::explained(&error));
            Tally::failure()
        }
    };
    let skipped = if tally.skipped > 0 { format!(", {} skipped", tally.skipped) } else { String::new() };
    println!("   {name}: {tally}{skipped} in {} s", started.elapsed().as_secs());
    tally
}

fn prepare_step(ground: &Ground, step: Step) -> Result<()> {
    if step.needs_package() {
        package::build(&ground.project, ground.toolchain()?)?;
    }
    if step.needs_script() {
        script::bundle(ground)?;
    }
    Ok(())
}

impl Ground {
    fn toolchain(&self) -> Result<&Toolchain> {
        match &self.toolchain {
            Some(toolchain) => Ok(toolchain),
            None => bail!("this step was prepared without the tools for building"),
        }
    }

    fn browser(&self) -> Result<&Browser> {
        match &self.browser {
            Some(browser) => Ok(browser),
            None => bail!("this step was prepared without a browser"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Step;

    #[test]
    fn a_step_that_builds_the_package_or_a_script_has_the_tools_for_it() {
        for step in super::ALL.map(|(step, _)| step) {
            let builds = step.needs_package() || step.needs_script();
            assert!(!builds || step.needs_toolchain());
        }
    }

    #[test]
    fn formatting_is_checked_without_installing_anything() {
        assert!(!Step::Fmt.needs_toolchain() && !Step::Fmt.needs_browser());
    }
}
