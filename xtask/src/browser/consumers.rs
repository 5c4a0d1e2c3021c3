//! The npm package in the hands of those who install it: `npm pack`, an empty Vite project, plain Node.
use std::future::Future;
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use xtask::package::LATER_SCRIPTS;
use xtask::project::Project;
use xtask::servers::Sandbox;
use xtask::{npm_lock, shell, tools};

use crate::chromium::{Chromium, wait_for};

const READY: &str = include_str!("card_fields.js");
/// Every entry, where there is no page.
const IMPORTS: &str = "for (const entry of ['', '/element']) await import(`xendit-components-wasm${entry}`); if (globalThis.customElements) throw 'a page?'";
const NPM_LIMIT: Duration = Duration::from_secs(300);
const VITE_LIMIT: Duration = Duration::from_secs(60);

/// Runs every consumer and ends with a line in the style of cargo's test runner.
pub(crate) async fn run(project: &Project) -> Result<ExitCode> {
    let consumer = Consumer::install(project)?;
    let sandbox = sandbox_program()?;
    let sandbox = Sandbox::start(&sandbox, [0, 0, 0], None)?;
    let chromium = Chromium::start().await?;
    let mut passed = 0;
    let mut failed = 0;
    let mut count = |green| if green { passed += 1 } else { failed += 1 };
    count(told("importing_the_package_in_node_does_nothing", consumer.import_in_node()).await);
    count(told("the_packed_package_is_complete", async { consumer.is_complete() }).await);
    count(
        told("vite_serves_three_ready_card_fields_in_development", async {
            let vite = Vite::serve(&consumer, &[]).await?;
            vite.shows_card_fields(&sandbox, &chromium).await
        })
        .await,
    );
    count(
        told("vite_builds_three_ready_card_fields", async {
            shell::run(consumer.vite()?.arg("build"))?;
            let vite = Vite::serve(&consumer, &["preview"]).await?;
            vite.shows_card_fields(&sandbox, &chromium).await
        })
        .await,
    );
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!("\ntest result: {verdict}. {passed} passed; {failed} failed; 0 ignored");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs one test and says how it went.
async fn told(name: &str, test: impl Future<Output = Result<()>>) -> bool {
    match test.await {
        Ok(()) => {
            println!("test {name} ... ok");
            true
        }
        Err(error) => {
            println!("test {name} ... FAILED\n{}", shell::explained(&error));
            false
        }
    }
}

fn sandbox_program() -> Result<PathBuf> {
    std::env::var_os("XENDIT_E2E_SANDBOX")
        .map(PathBuf::from)
        .context("XENDIT_E2E_SANDBOX is not set; start this through `cargo xtask test --only packages`")
}

/// A copy of tests/packages/vite with the packed package installed.
struct Consumer {
    folder: PathBuf,
}

impl Consumer {
    fn install(project: &Project) -> Result<Self> {
        let folder = project.target.join("consumers").join("vite");
        std::fs::create_dir_all(&folder)?;
        let source = project.path("tests/packages/vite");
        for name in [".npmrc", "index.html", "main.js", "package.json", "package-lock.json"] {
            std::fs::copy(source.join(name), folder.join(name))
                .with_context(|| format!("tests/packages/vite has no {name}"))?;
        }
        npm_lock::install(&folder)?;
        let packed = pack(project, &folder)?;
        shell::run_ticking(
            "installing the packed package",
            NPM_LIMIT,
            tools::npm()?
                .args(["install", "--no-save", "--no-audit", "--no-fund", "--force"])
                .arg(packed)
                .current_dir(&folder),
        )?;
        Ok(Self { folder })
    }

    fn installed(&self) -> PathBuf {
        self.folder.join("node_modules").join("xendit-components-wasm")
    }

    /// What package.json promises is in the package.
    fn is_complete(&self) -> Result<()> {
        let promised = [
            ["index.min.js", "index.js", "index.d.ts", "wasm/xendit.js", "wasm/xendit_bg.wasm"],
            ["present.min.js", "present.js", "index.d.ts", "wasm/present.js", "wasm/present_bg.wasm"],
        ];
        let later = LATER_SCRIPTS.iter().flat_map(|name| [format!("{name}.js"), format!("{name}.min.js")]);
        for name in promised.into_iter().flatten().map(str::to_owned).chain(later) {
            let path = self.installed().join(&name);
            ensure!(path.is_file(), "npm pack left out {name}");
        }
        let manifest: Value = read_json(&self.installed().join("package.json"))?;
        ensure!(manifest.get("dependencies").is_none(), "the package has runtime dependencies");
        let scripts = manifest.get("scripts").and_then(Value::as_object);
        let on_install = ["preinstall", "install", "postinstall"];
        let runs_on_install =
            scripts.is_some_and(|scripts| on_install.iter().any(|name| scripts.contains_key(*name)));
        ensure!(!runs_on_install, "the package runs a script when it is installed");
        Ok(())
    }

    async fn import_in_node(&self) -> Result<()> {
        let mut node = Command::from(tools::node()?);
        let output =
            node.args(["--input-type=module", "--eval", IMPORTS]).current_dir(&self.folder).output().await?;
        let complaint = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "Node: {complaint}");
        ensure!(output.stdout.is_empty() && output.stderr.is_empty(), "it printed something: {complaint}");
        Ok(())
    }

    fn vite(&self) -> Result<std::process::Command> {
        let mut node = tools::node()?;
        let program = self.folder.join("node_modules").join("vite").join("bin").join("vite.js");
        node.arg(program).current_dir(&self.folder);
        Ok(node)
    }
}

/// `npm pack` into `folder`; returns the archive.
fn pack(project: &Project, folder: &Path) -> Result<PathBuf> {
    let listing = shell::text(
        tools::npm()?
            .args(["pack", "--json", "--ignore-scripts", "--pack-destination"])
            .arg(folder)
            .current_dir(project.package()),
    )?;
    let listing: Value = serde_json::from_str(&listing).context("npm pack --json printed no JSON")?;
    // npm 11 lists archives, npm 12 maps package names to them
    let archive = listing
        .get(0)
        .or_else(|| listing.get("xendit-components-wasm"))
        .and_then(|archive| archive.get("filename"))
        .and_then(Value::as_str)
        .context("npm pack names no archive")?;
    Ok(folder.join(archive))
}

fn read_json(path: &Path) -> Result<Value> {
    let text = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    Ok(serde_json::from_slice(&text)?)
}

/// A running Vite, ended with this value.
struct Vite {
    origin: String,
    _server: Child,
}

impl Vite {
    async fn serve(consumer: &Consumer, command: &[&str]) -> Result<Self> {
        let mut node = consumer.vite()?;
        // port 0 is taken by Vite for "the default", so it is asked for one that was just free
        let port = free_port()?;
        node.args(command)
            .args(["--port", &port.to_string(), "--strictPort", "--host", "localhost"])
            .env("NO_COLOR", "1");
        let mut server =
            Command::from(node).stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let output = server.stdout.take().context("a child without stdout")?;
        let mut lines = BufReader::new(output).lines();
        let ready = async {
            // "  ➜  Local:   http://localhost:5173/"
            while let Some(line) = lines.next_line().await? {
                if line.contains("Local:") {
                    return Ok(());
                }
            }
            bail!("Vite ended before it served anything")
        };
        let patience = format!("Vite served nothing within {} s", VITE_LIMIT.as_secs());
        tokio::time::timeout(VITE_LIMIT, ready).await.context(patience)??;
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { origin: format!("http://localhost:{port}"), _server: server })
    }

    /// Opens the page as a shopper whose merchant has just made a session.
    async fn shows_card_fields(&self, sandbox: &Sandbox, chromium: &Chromium) -> Result<()> {
        let key = create_session(sandbox.api()?, &self.origin).await?;
        let window = chromium.open(&[]).await?;
        let seen = async {
            window.goto(format!("{}/#sandbox={}&key={key}", self.origin, sandbox.api()?)).await?;
            wait_for(&window, READY).await.context("no three card fields became ready")
        }
        .await;
        window.quit().await?;
        let seen = seen?;
        match seen.get("failure").and_then(Value::as_str) {
            Some(failure) => bail!("the page failed: {failure}"),
            None => Ok(()),
        }
    }
}

fn free_port() -> Result<u16> {
    let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
    Ok(listener.local_addr()?.port())
}

/// What a merchant's server does; returns the key, ready for a URL's fragment.
async fn create_session(api: &str, origin: &str) -> Result<String> {
    let session = json!({
        "reference_id": "consumer",
        "session_type": "PAY",
        "mode": "COMPONENTS",
        "amount": 25_000,
        "currency": "IDR",
        "country": "ID",
        "components_configuration": { "origins": [origin] },
    });
    let answer = reqwest::Client::new()
        .post(format!("{api}/sessions"))
        .basic_auth(Sandbox::KEY, Some(""))
        .json(&session)
        .send()
        .await?;
    let status = answer.status();
    let answer: Value = answer.json().await?;
    let key = answer
        .get("components_sdk_key")
        .and_then(Value::as_str)
        .with_context(|| format!("POST /sessions answered {status}: {answer}"))?;
    // the fragment is read as form fields, where + is a space
    Ok(key.replace('%', "%25").replace('+', "%2B").replace('=', "%3D").replace('&', "%26"))
}
