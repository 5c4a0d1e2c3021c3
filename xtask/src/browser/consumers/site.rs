//! What a browser finds at a consumer's address: a folder as it is, or what a tool of the consumer's serves.
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;
use xendit_e2e::patience::eventually;
use xtask::tools;

/// Who serves the page.
pub(super) enum Served {
    /// Any web server, from this folder.
    Folder(&'static str),
    /// A script in the consumer's folder, with its arguments; `{port}` is where it has to listen, which `PORT` says too.
    By(&'static [&'static str]),
}

/// A running server; it ends with this value.
pub(super) struct Site {
    origin: String,
    server: Server,
}

enum Server {
    Ours(JoinHandle<()>),
    // Kept for its end: the tool dies with this value.
    Tools { _program: Child },
}

impl Site {
    /// Serves what is in `consumer`, with this policy if a folder is served.
    pub(super) async fn open(consumer: &Path, served: &Served, policy: Option<String>) -> Result<Self> {
        match served {
            Served::Folder(folder) => Self::serve(&consumer.join(folder), policy).await,
            Served::By(command) => Self::start(consumer, command).await,
        }
    }

    /// Where it is.
    pub(super) fn origin(&self) -> &str {
        &self.origin
    }

    async fn serve(folder: &Path, policy: Option<String>) -> Result<Self> {
        let policy = policy.map(|policy| HeaderValue::from_str(&policy)).transpose()?;
        let app = Router::new().fallback_service(ServeDir::new(folder)).layer(
            axum::middleware::map_response(move |mut response: Response| {
                if let Some(policy) = &policy {
                    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy.clone());
                }
                std::future::ready(response)
            }),
        );
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://localhost:{}", listener.local_addr()?.port());
        let serving = tokio::spawn(async move {
            // It serves until it is aborted.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { origin, server: Server::Ours(serving) })
    }

    async fn start(consumer: &Path, command: &[&str]) -> Result<Self> {
        let (script, arguments) = command.split_first().context("a tool is a script")?;
        // tools take port 0 for "the usual one", so they are told one that was just free
        let port = free_port()?;
        let mut node = tools::node()?;
        node.arg(script).current_dir(consumer);
        node.args(arguments.iter().map(|argument| argument.replace("{port}", &port.to_string())));
        node.env("PORT", port.to_string());
        super::quiet(&mut node);
        let mut program = Command::from(node)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{script} cannot be started"))?;
        eventually(&format!("{script} listens"), async || {
            if let Some(status) = program.try_wait()? {
                bail!("{script} ended before it served anything ({status})");
            }
            Ok(TcpStream::connect(("localhost", port)).await.ok())
        })
        .await?;
        Ok(Self { origin: format!("http://localhost:{port}"), server: Server::Tools { _program: program } })
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        if let Server::Ours(serving) = &self.server {
            serving.abort();
        }
    }
}

fn free_port() -> Result<u16> {
    let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}
