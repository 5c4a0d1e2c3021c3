//! Sandbox and sample store as children of this program: started, waited for, ended with it.
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::shell;

/// A debug build on a busy machine needs a moment; a server that is silent for longer is stuck.
const READY_LIMIT: Duration = Duration::from_secs(30);

/// A child that said it is ready.
struct Server {
    name: &'static str,
    child: Child,
    ready: Vec<String>,
    log: PathBuf,
}

impl Server {
    /// Starts `command`, its log going to a file, and waits for so many lines `… ready: …`.
    fn start(name: &'static str, mut command: Command, lines: usize) -> Result<Self> {
        let log = log_of(&command);
        let file = File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(file)
            .spawn()
            .with_context(|| format!("{name} cannot be started: {}", shell::spelled(&command)))?;
        let output = child.stdout.take().context("a child without stdout")?;
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some((_, addresses)) = line.split_once(" ready: ") {
                    // The receiver is gone once the last such line was read.
                    drop(sender.send(addresses.trim().to_owned()));
                }
            }
        });
        let mut server = Self { name, child, ready: Vec::new(), log };
        while server.ready.len() < lines {
            match receiver.recv_timeout(READY_LIMIT) {
                Ok(ready) => server.ready.push(ready),
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    let status = server.child.wait()?;
                    bail!("{name} ended before it was ready ({status}). {}", server.last_words());
                }
                Err(mpsc::RecvTimeoutError::Timeout) => bail!(
                    "{name} did not say that it is ready within {} s. {}",
                    READY_LIMIT.as_secs(),
                    server.last_words()
                ),
            }
        }
        Ok(server)
    }

    /// The end of its log.
    fn last_words(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        format!("The end of {}:\n{}", self.log.display(), shell::last_lines(&log, 10))
    }

    /// How it ended, if it did.
    fn ended(&mut self) -> Result<Option<String>> {
        let status = self.child.try_wait()?;
        Ok(status.map(|status| format!("{} ended ({status}). {}", self.name, self.last_words())))
    }
}

/// Beside the program itself: target/debug/xendit-store.log
fn log_of(command: &Command) -> PathBuf {
    Path::new(command.get_program()).with_extension("log")
}

impl Drop for Server {
    fn drop(&mut self) {
        // Both fail only for a child that has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Which store to start, and against what.
pub enum Xendit {
    /// The sandbox, started with it.
    Sandbox,
    /// Xendit itself, with this key.
    Live {
        /// Of Xendit's test mode.
        secret_key: String,
    },
}

/// The sample store, and the sandbox it talks to unless it talks to Xendit.
pub struct Shop {
    sandbox: Option<Sandbox>,
    store: Server,
}

/// The first ports to try.
pub struct Ports {
    /// The store's; the next free one is taken when it is not.
    pub store: u16,
    /// The sandbox's API, frames and hosted page; any free one is taken when one is not.
    pub sandbox: [u16; 3],
}

impl Ports {
    /// The addresses the README names.
    pub const DEMO: Self = Self { store: 4100, sandbox: [4242, 4243, 4244] };
    /// Out of the way of a running demo.
    pub const MEASURING: Self = Self { store: 4600, sandbox: [0, 0, 0] };
}

impl Shop {
    /// Starts the built programs of `profile`.
    pub fn open(project: &Project, profile: &str, ports: &Ports, xendit: Xendit) -> Result<Self> {
        let port = next_free(ports.store)?;
        let mut store = Command::new(project.built(profile, "xendit-store"));
        store
            .args(["--port", &port.to_string(), "--pkg"])
            .arg(project.package())
            .arg("--products")
            .arg(project.path("www/products.json"))
            .current_dir(&project.root);
        let sandbox = match xendit {
            Xendit::Live { secret_key } => {
                store.env("XENDIT_SECRET_KEY", secret_key);
                None
            }
            Xendit::Sandbox => {
                let webhooks = Webhooks {
                    url: format!("http://localhost:{port}/webhooks/xendit"),
                    token: random_token()?,
                };
                let program = project.built(profile, "xendit-sandbox");
                let sandbox = Sandbox::start(&program, ports.sandbox, Some(&webhooks))?;
                store
                    .env("XENDIT_SECRET_KEY", Sandbox::KEY)
                    .env("XENDIT_API_URL", sandbox.api()?)
                    .env("XENDIT_CALLBACK_TOKEN", webhooks.token);
                Some(sandbox)
            }
        };
        Ok(Self { sandbox, store: Server::start("the store", store, 1)? })
    }

    /// The store's address.
    pub fn address(&self) -> &str {
        self.store.ready.first().map_or("", String::as_str)
    }

    /// The sandbox's API address.
    pub fn sandbox_address(&self) -> Option<&str> {
        self.sandbox.as_ref().and_then(|sandbox| sandbox.api().ok())
    }

    /// Where the sandbox's payment links lead.
    pub fn hosted_page(&self) -> Option<&str> {
        self.sandbox.as_ref().and_then(Sandbox::hosted_page)
    }

    /// Where the two write what they do.
    pub fn logs(&self) -> impl Iterator<Item = &Path> {
        let sandbox = self.sandbox.iter().map(|sandbox| &sandbox.server);
        sandbox.chain([&self.store]).map(|server| server.log.as_path())
    }

    /// What ended, if one of the two did.
    pub fn ended(&mut self) -> Result<Option<String>> {
        if let Some(sandbox) = &mut self.sandbox
            && let Some(how) = sandbox.server.ended()?
        {
            return Ok(Some(how));
        }
        self.store.ended()
    }
}

/// A sandbox alone.
pub struct Sandbox {
    server: Server,
}

impl Sandbox {
    /// Any key with this prefix is good for the sandbox, and only for it.
    pub const KEY: &str = "xnd_development_sandbox";

    /// Starts the built `program` on these ports, or on any free one where one is taken.
    pub fn start(program: &Path, ports: [u16; 3], webhooks: Option<&Webhooks>) -> Result<Self> {
        let [api, frames, checkout] = ports.map(|port| if is_free(port) { port } else { 0 }.to_string());
        let mut sandbox = Command::new(program);
        sandbox.args(["--port", &api, "--frame-port", &frames, "--checkout-port", &checkout]);
        if let Some(Webhooks { url, token }) = webhooks {
            sandbox.args(["--webhook-url", url, "--callback-token", token]);
        }
        Ok(Self { server: Server::start("the sandbox", sandbox, 2)? })
    }

    /// Where payment links lead.
    fn hosted_page(&self) -> Option<&str> {
        self.server.ready.get(1).map(String::as_str)
    }

    /// Where its API answers.
    pub fn api(&self) -> Result<&str> {
        word_after(self.server.ready.first().map_or("", String::as_str), "api")
    }
}

/// Where the sandbox sends its webhooks, and the token it shows there.
pub struct Webhooks {
    url: String,
    token: String,
}

/// "api http://… frames http://…" → the word after `name`.
fn word_after<'a>(ready: &'a str, name: &str) -> Result<&'a str> {
    ready
        .split_whitespace()
        .skip_while(|word| *word != name)
        .nth(1)
        .with_context(|| format!("the sandbox's ready line names no {name:?}: {ready}"))
}

/// The first port from `first` on that nobody listens on.
fn next_free(first: u16) -> Result<u16> {
    (first..first.saturating_add(100))
        .find(|port| is_free(*port))
        .with_context(|| format!("no free port from {first} on"))
}

/// On both addresses that "localhost" may stand for; a machine without IPv6 has only one.
fn is_free(port: u16) -> bool {
    let in_use = |error: io::Error| error.kind() == io::ErrorKind::AddrInUse;
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
        && !TcpListener::bind((Ipv6Addr::LOCALHOST, port)).is_err_and(in_use)
}

/// A callback token for this run: the store refuses webhooks that do not know it.
fn random_token() -> Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).context("this machine has no source of randomness")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::{is_free, next_free, word_after};
    use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};

    #[test]
    fn both_addresses_are_read_from_the_sandboxs_line() {
        let ready = "api http://127.0.0.1:4242 frames http://127.0.0.1:4243";
        assert_eq!(word_after(ready, "api").unwrap(), "http://127.0.0.1:4242");
        assert_eq!(word_after(ready, "frames").unwrap(), "http://127.0.0.1:4243");
    }

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(!is_free(port));
        assert!(next_free(port).unwrap() > port);
    }

    #[test]
    fn a_port_taken_on_the_other_localhost_only_is_passed_over_too() {
        // There is no other one on a machine without IPv6.
        let Ok(taken) = TcpListener::bind((Ipv6Addr::LOCALHOST, 0)) else { return };
        assert!(!is_free(taken.local_addr().unwrap().port()));
    }
}
