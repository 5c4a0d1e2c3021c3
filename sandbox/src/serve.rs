//! Binds the three ports, says so, and serves until told to stop.
use std::io::{self, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

use crate::channels::profile::{Profile, ProfileError};
use crate::faults::plan::{FaultPlan, FaultPlanError};
use crate::faults::spoiling::Dropped;
use crate::options::Options;
use crate::sandbox::{Config, Sandbox, StartError};
use crate::tls::{Certificate, TlsError};

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
    /// The `--faults` file makes no sense.
    #[error(transparent)]
    Faults(#[from] FaultPlanError),
    /// `--tls` was asked for and its certificate could not be made.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The `--profile` file is not a profile.
    #[error(transparent)]
    Profile(#[from] ProfileError),
    /// The sandbox could not be made.
    #[error(transparent)]
    Start(#[from] StartError),
}

/// Starts a sandbox, prints where it is on stdout once it answers, and runs until the process is asked to end.
///
/// # Errors
/// When it cannot start; the message says what to do.
pub async fn serve(options: Options) -> Result<(), Stopped> {
    let signing_key = options
        .signing_key
        .as_ref()
        .map(std::fs::read_to_string)
        .transpose()
        .map_err(Stopped::SigningKeyFile)?;
    let profile = options.profile.as_deref().map(Profile::read).transpose()?.unwrap_or_default();
    let faults = options.faults.as_deref().map(FaultPlan::read).transpose()?.unwrap_or_default();
    let certificate = options.tls.then(Certificate::make).transpose()?;
    let scheme = if options.tls { "https" } else { "http" };
    let api = bind(options.port, "--port").await?;
    let frames = bind(options.frame_port, "--frame-port").await?;
    let checkout = bind(options.checkout_port, "--checkout-port").await?;
    let sandbox = Sandbox::new(Config {
        api_origin: origin(scheme, &api, options.port)?,
        frame_origin: origin(scheme, &frames, options.frame_port)?,
        checkout_origin: origin(scheme, &checkout, options.checkout_port)?,
        package: options.package,
        host_id: options.host_id,
        signing_key,
        webhook_urls: options.webhook_urls,
        callback_token: options.callback_token,
        webhook_patience: WEBHOOK_PATIENCE,
        speed: options.speed,
        seed: options.seed,
        profile,
        data: options.data,
        rate_limit: options.rate_limit,
        quirks: options.quirks,
        clock: options.clock,
        faults,
    })?;
    if let Some(certificate) = &certificate {
        eprintln!("certificate: {}", certificate.path().display());
        eprintln!("for Chromium: --ignore-certificate-errors-spki-list={}", certificate.key_hash());
    }
    let acceptor = certificate.as_ref().map(Certificate::acceptor);
    // All sockets are listening already: a request made on reading this line waits in their queue at worst.
    let Config { api_origin, frame_origin, checkout_origin, .. } = &sandbox.config;
    // Whoever started it may have read enough after the first line; that is no reason to end.
    let _ = writeln!(
        io::stdout(),
        "sandbox ready: api {api_origin} frames {frame_origin}\nhosted page ready: {checkout_origin}"
    );
    tokio::select! {
        () = converse_on(api, sandbox.api(), acceptor.clone()) => {}
        () = converse_on(frames, sandbox.frames(), acceptor.clone()) => {}
        () = converse_on(checkout, sandbox.checkout(), acceptor) => {}
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

fn origin(scheme: &str, listener: &TcpListener, port: u16) -> Result<String, Stopped> {
    let address = listener.local_addr().map_err(|source| Stopped::Port { port, source })?;
    Ok(format!("{scheme}://{address}"))
}

/// Serves one port for ever, without TLS.
pub async fn accept(listener: TcpListener, router: Router) {
    converse_on(listener, router, None).await;
}

async fn converse_on(listener: TcpListener, router: Router, tls: Option<TlsAcceptor>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let (router, tls) = (router.clone(), tls.clone());
                tokio::spawn(async move {
                    match tls {
                        None => converse(stream, router).await,
                        // A client that does not trust the certificate ends the handshake; that is its right.
                        Some(tls) => {
                            if let Ok(stream) = tls.accept(stream).await {
                                converse(stream, router).await;
                            }
                        }
                    }
                });
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
async fn converse(stream: impl AsyncRead + AsyncWrite + Unpin, router: Router) {
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

/// Ctrl-C, or SIGTERM where there is such a thing.
async fn asked_to_end() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            // Without signals, only the process's end ends it.
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        () = interrupted => {}
        () = terminated() => {}
    }
}

#[cfg(unix)]
async fn terminated() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut signal) => {
            signal.recv().await;
        }
        Err(_) => std::future::pending().await,
    }
}

#[cfg(not(unix))]
async fn terminated() {
    std::future::pending().await
}
