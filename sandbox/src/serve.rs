//! Binds the two ports, says so, and serves until told to stop.
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use crate::options::Options;
use crate::sandbox::{Config, Sandbox, StartError};
use crate::spoiling::Dropped;

/// How long a webhook's receiver may take; xendit-api.md 4.5.
const WEBHOOK_PATIENCE: Duration = Duration::from_secs(30);

/// Why the sandbox did not start, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// Another program has the port.
    #[error("port {port} is in use; stop what uses it, or choose another with {flag} (0 picks a free one)")]
    PortInUse {
        /// The port that was asked for.
        port: u16,
        /// The option that asks for another.
        flag: &'static str,
    },
    /// The port cannot be had for another reason.
    #[error("cannot listen on port {port}: {source}")]
    Port {
        /// The port that was asked for.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// The `--signing-key` file cannot be read.
    #[error("cannot read the signing key: {0}")]
    SigningKeyFile(io::Error),
    /// `--tls` was asked for.
    #[error("--tls is not there yet; start without it and use http://127.0.0.1")]
    TlsMissing,
    /// The sandbox could not be made.
    #[error(transparent)]
    Start(#[from] StartError),
}

/// Starts a sandbox, prints one line on stdout once it answers, and runs until the process is asked to end.
///
/// # Errors
/// When it cannot start; the message says what to do.
pub async fn serve(options: Options) -> Result<(), Stopped> {
    if options.tls {
        return Err(Stopped::TlsMissing);
    }
    let signing_key = options
        .signing_key
        .as_ref()
        .map(std::fs::read_to_string)
        .transpose()
        .map_err(Stopped::SigningKeyFile)?;
    let api = bind(options.port, "--port").await?;
    let frames = bind(options.frame_port, "--frame-port").await?;
    let sandbox = Sandbox::new(Config {
        api_origin: origin(&api, options.port)?,
        frame_origin: origin(&frames, options.frame_port)?,
        host_id: options.host_id,
        signing_key,
        webhook_url: options.webhook_url,
        callback_token: options.callback_token,
        webhook_patience: WEBHOOK_PATIENCE,
        speed: options.speed,
        seed: options.seed,
    })?;
    // Both sockets are listening already: a request made on reading this line waits in their queue at worst.
    println!("sandbox ready: api {} frames {}", sandbox.config.api_origin, sandbox.config.frame_origin);
    tokio::select! {
        () = accept(api, sandbox.api()) => {}
        () = accept(frames, sandbox.frames()) => {}
        () = Arc::clone(&sandbox).keep_time() => {}
        () = asked_to_end() => {}
    }
    Ok(())
}

async fn bind(port: u16, flag: &'static str) -> Result<TcpListener, Stopped> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await.map_err(|source| {
        match source.kind() {
            io::ErrorKind::AddrInUse => Stopped::PortInUse { port, flag },
            _ => Stopped::Port { port, source },
        }
    })
}

fn origin(listener: &TcpListener, port: u16) -> Result<String, Stopped> {
    let address = listener.local_addr().map_err(|source| Stopped::Port { port, source })?;
    Ok(format!("http://{address}"))
}

/// Serves one port for ever.
pub async fn accept(listener: TcpListener, router: Router) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(converse(stream, router.clone()));
            }
            Err(error) => {
                // Mostly too many open files: wait for some to close instead of spinning.
                eprintln!("accept: {error}");
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        }
    }
}

// Not axum::serve: a service that fails is the only way to close a connection without any answer.
async fn converse(stream: TcpStream, router: Router) {
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        let router = router.clone();
        async move {
            let response = router.oneshot(request.map(Body::new)).await.map_err(io::Error::other)?;
            match response.extensions().get::<Dropped>() {
                Some(Dropped) => Err(io::Error::other("dropped on demand")),
                None => Ok(response),
            }
        }
    });
    // An error here is a connection that ended early, which is the client's business.
    let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
}

async fn asked_to_end() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without signals, only the process's end ends it.
        std::future::pending::<()>().await;
    }
}
