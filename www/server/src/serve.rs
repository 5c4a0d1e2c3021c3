//! Binds the port, says so, and serves until told to stop.
use std::env;
use std::io;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpListener;
use url::Url;

use crate::options::Options;
use crate::pages::{Pages, PagesError};
use crate::product::{Shelf, ShelfError};
use crate::store::{Store, app};
use crate::webhook::CallbackToken;
use crate::xendit::{SecretKey, SecretKeyError, Xendit};

const USUAL_PORT: u16 = 4100;
/// How far to look when the usual port is taken.
const LAST_PORT: u16 = 4199;
const XENDIT: &str = "https://api.xendit.co";

/// Why the store did not start, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// There is no secret key.
    #[error(
        "set XENDIT_SECRET_KEY to a key that starts with xnd_development_ (any will do with the sandbox)"
    )]
    NoSecretKey,
    /// The secret key is not one to use here.
    #[error(transparent)]
    SecretKey(#[from] SecretKeyError),
    /// `XENDIT_API_URL` is not an address.
    #[error("XENDIT_API_URL is not an address: {0}")]
    Address(#[from] url::ParseError),
    /// Nothing to sell.
    #[error(transparent)]
    Shelf(#[from] ShelfError),
    /// Nothing to show.
    #[error(transparent)]
    Pages(#[from] PagesError),
    /// No way to talk to Xendit.
    #[error("cannot set up https: {0}")]
    Https(#[from] reqwest::Error),
    /// The port cannot be had.
    #[error("cannot listen on port {port}: {source}")]
    Port {
        /// The port that was asked for.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// Listening failed later.
    #[error("stopped listening: {0}")]
    Listening(#[from] io::Error),
}

/// Starts the store, prints one line on stdout once it answers, and runs until the process is asked to end.
///
/// # Errors
/// When it cannot start; the message says what to do.
pub async fn serve(options: Options) -> Result<(), Stopped> {
    let key = SecretKey::parse(&env::var("XENDIT_SECRET_KEY").map_err(|_| Stopped::NoSecretKey)?)?;
    let address = Url::parse(&env::var("XENDIT_API_URL").unwrap_or_else(|_| XENDIT.to_owned()))?;
    let callback_token =
        env::var("XENDIT_CALLBACK_TOKEN").ok().and_then(|token| CallbackToken::parse(&token));
    if callback_token.is_none() {
        eprintln!(
            "XENDIT_CALLBACK_TOKEN is not set: every webhook will be refused, so no order can become paid"
        );
    }
    if !options.pkg.join("wasm").is_dir() {
        eprintln!(
            "{} holds no built package: run cargo xtask build, or no checkout will open",
            options.pkg.display()
        );
    }
    let shelf = Shelf::read(&options.products)?;
    let beside = options.products.parent().unwrap_or(Path::new("."));
    let pages = Pages::read(options.www.as_deref().unwrap_or(beside), &options.products)?;

    let (port, listeners) = bind(options.port).await?;
    let local = format!("http://localhost:{port}");
    let origin = options.origin.unwrap_or_else(|| local.clone());
    let xendit = Xendit::new(address, key)?;
    let app = app(Arc::new(Store::new(origin, shelf, xendit, callback_token, pages, options.pkg)));
    println!("store ready: {local}");

    let (v4, v6) = listeners;
    let first = axum::serve(v4, app.clone()).into_future();
    let second = async {
        match v6 {
            Some(v6) => axum::serve(v6, app).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        stopped = first => stopped?,
        stopped = second => stopped?,
        () = asked_to_end() => {}
    }
    Ok(())
}

type Listeners = (TcpListener, Option<TcpListener>);

async fn bind(wanted: Option<u16>) -> Result<(u16, Listeners), Stopped> {
    let ports = wanted.map_or(USUAL_PORT..=LAST_PORT, |port| port..=port);
    let last = *ports.end();
    for port in ports {
        match bind_both(port).await {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port < last => {}
            Err(source) => return Err(Stopped::Port { port, source }),
            Ok(listeners) => return Ok((listeners.0.local_addr()?.port(), listeners)),
        }
    }
    Err(Stopped::Port { port: last, source: io::ErrorKind::AddrInUse.into() })
}

// A browser may take "localhost" for either address, so both are served where there are both.
async fn bind_both(port: u16) -> io::Result<Listeners> {
    let v4 = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    match TcpListener::bind((Ipv6Addr::LOCALHOST, v4.local_addr()?.port())).await {
        Ok(v6) => Ok((v4, Some(v6))),
        // On a port of its own choice another program may hold the other address.
        Err(error) if error.kind() == io::ErrorKind::AddrInUse && port != 0 => Err(error),
        Err(_) => Ok((v4, None)),
    }
}

async fn asked_to_end() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without signals, only the process's end ends it.
        std::future::pending::<()>().await;
    }
}
