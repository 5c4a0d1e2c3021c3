//! The two commands of the README, and the steps they are made of.
use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::{Long, Short, Value};
use xtask::project::Project;
use xtask::setup;

const HELP: &str = include_str!("help.txt");

fn main() -> ExitCode {
    match command() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
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
            let project = Project::open()?;
            setup::for_building(&project)?;
            setup::for_browsing()?;
        }
        other => bail!("there is no command {other:?}.\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn nothing_more(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        None => Ok(()),
        Some(argument) => Err(argument.unexpected().into()),
    }
}
