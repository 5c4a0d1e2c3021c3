//! Starts the sandbox from the command line.
use std::process::ExitCode;

use clap::Parser;
use xendit_sandbox::{Options, serve};

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(stopped) => {
            eprintln!("xendit-sandbox: {stopped}");
            ExitCode::FAILURE
        }
    }
}
