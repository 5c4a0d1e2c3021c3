//! The command line.
use std::path::PathBuf;

use clap::Parser;

/// A small shop that takes payments with xendit-components-wasm.
///
/// Environment: XENDIT_SECRET_KEY (a key that starts with xnd_development_), XENDIT_API_URL (a sandbox's address;
/// Xendit's own if it is not set), XENDIT_CALLBACK_TOKEN (what webhooks must carry).
#[derive(Debug, Parser)]
#[command(name = "xendit-store")]
pub struct Options {
    /// The port to listen on; 0 takes any. Default: 4100, or the next free one.
    #[arg(long)]
    pub port: Option<u16>,
    /// The browser package's folder.
    #[arg(long, value_name = "DIR", default_value = "pkg")]
    pub pkg: PathBuf,
    /// What is sold.
    #[arg(long, value_name = "FILE", default_value = "www/products.json")]
    pub products: PathBuf,
    /// The pages' folder. Default: where the products file lies.
    #[arg(long, value_name = "DIR")]
    pub www: Option<PathBuf>,
    /// The address shoppers use, if it is not http://localhost and the port (a tunnel's, say).
    #[arg(long, value_name = "URL")]
    pub origin: Option<String>,
}
