//! Starts the sample store from the command line.
use std::process::ExitCode;

use clap::Parser;
use xendit_store::{Options, serve};

#[tokio::main]
async fn main() -> ExitCode {
    match serve(Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(stopped) => {
            eprintln!("xendit-store: {stopped}");
            ExitCode::FAILURE
        }
    }
}
