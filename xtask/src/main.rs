//! The two commands of the README, and the steps they are made of.
use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::{Long, Short, Value};
use xtask::bench::{entries, form, integrity, ready, sandbox, size};
use xtask::project::Project;
use xtask::suites::{self, Step};
use xtask::supply::sbom;
use xtask::{demo, package, setup, shell};

const HELP: &str = include_str!("help.txt");

fn main() -> ExitCode {
    match command() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {}", shell::explained(&error));
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<ExitCode> {
    let mut arguments = lexopt::Parser::from_env();
    let name = match arguments.next()? {
        Some(Value(name)) => name.to_string_lossy().into_owned(),
        None | Some(Long("help") | Short('h')) => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match name.as_str() {
        "help" => print!("{HELP}"),
        "setup" => {
            nothing_more(&mut arguments)?;
            setup::for_building(&Project::open()?)?;
            setup::for_browsing()?;
        }
        "build" => {
            nothing_more(&mut arguments)?;
            let project = Project::open()?;
            let toolchain = setup::for_building(&project)?;
            package::build(&project, &toolchain)?;
        }
        "demo" => {
            nothing_more(&mut arguments)?;
            demo::run(&Project::open()?)?;
        }
        "test" => {
            let only = only_steps(&mut arguments)?;
            return Ok(suites::run(Project::open()?, &only));
        }
        "shots" => {
            let mut states = Vec::new();
            while let Some(argument) = arguments.next()? {
                match argument {
                    Value(state) => states.push(state.to_string_lossy().into_owned()),
                    other => return Err(other.unexpected().into()),
                }
            }
            suites::shots(Project::open()?, &states)?;
        }
        "bench" => bench(&mut arguments)?,
        "deny" => {
            let mut checks = Vec::new();
            while let Some(argument) = arguments.next()? {
                match argument {
                    Value(check) => checks.push(check),
                    other => return Err(other.unexpected().into()),
                }
            }
            deny(&Project::open()?, &checks)?;
        }
        "sbom" => {
            nothing_more(&mut arguments)?;
            sbom::write(&Project::open()?)?;
        }
        other => bail!("there is no command {other:?}.\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn only_steps(arguments: &mut lexopt::Parser) -> Result<Vec<Step>> {
    let mut steps = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => steps.push(Step::named(&arguments.value()?.to_string_lossy())?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(steps)
}

fn bench(arguments: &mut lexopt::Parser) -> Result<()> {
    let figure = match arguments.next()? {
        Some(Value(figure)) => figure.to_string_lossy().into_owned(),
        _ => bail!("bench what? `bench size`, `bench ready`, `bench form` or `bench sandbox`"),
    };
    match figure.as_str() {
        "size" => {
            let write = match arguments.next()? {
                None => false,
                Some(Long("write")) => true,
                Some(other) => return Err(other.unexpected().into()),
            };
            nothing_more(arguments)?;
            bench_size(write)
        }
        "ready" => {
            nothing_more(arguments)?;
            ready::run(&Project::open()?)
        }
        "form" => {
            nothing_more(arguments)?;
            form::run(&Project::open()?)
        }
        "sandbox" => {
            nothing_more(arguments)?;
            sandbox::run(&Project::open()?)
        }
        other => bail!("there is no bench {other:?}; there are `size`, `ready`, `form` and `sandbox`"),
    }
}

/// The named checks of cargo-deny, or all.
fn deny(project: &Project, checks: &[OsString]) -> Result<()> {
    shell::run(setup::cargo_deny()?.args(["--workspace", "check"]).args(checks).current_dir(&project.root))
}

fn bench_size(write: bool) -> Result<()> {
    let project = Project::open()?;
    let toolchain = setup::for_building(&project)?;
    package::build(&project, &toolchain)?;
    shell::headline("size");
    let total = size::measure(&project, &toolchain)?;
    let entries = entries::measure(&project, &toolchain)?;
    if write {
        size::write_readme(&project, total)?;
        integrity::write_readme(&project)?;
    }
    size::check_budget(total)?;
    entries::check(&entries)
}

fn nothing_more(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(argument) => Err(argument.unexpected().into()),
    }
}
