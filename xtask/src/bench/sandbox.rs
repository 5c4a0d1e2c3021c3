//! `bench sandbox`: how fast the sandbox is ready, makes sessions and answers polls, and what a session weighs.
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::http::Connection;
use crate::project::Project;
use crate::shell;

const SESSIONS: usize = 10_000;
const POLLS: usize = 30_000;
const STARTS: usize = 10;
/// As many as a browser opens to one host, and more than there are cores.
const CONNECTIONS: usize = 6;

// What the sandbox is to keep to, on two cores.
const FEWEST_POLLS_A_SECOND: f64 = 3000.0;
const MOST_BYTES_A_SESSION: f64 = 6000.0;
const LONGEST_START: Duration = Duration::from_millis(300);

const ORDER: &str = r#"{"reference_id":"bench","session_type":"PAY","mode":"COMPONENTS","amount":125000,"currency":"IDR","country":"ID","components_configuration":{"origins":["http://localhost:4100"]}}"#;

/// A sandbox of its own, ended when it is dropped.
struct Sandbox {
    child: Child,
    address: String,
    took: Duration,
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// Builds the sandbox for release and measures it over loopback.
///
/// # Errors
/// When it cannot be measured, or misses a bound.
pub fn run(project: &Project) -> Result<()> {
    shell::headline("sandbox");
    shell::run(&mut project.cargo(&["build", "--release", "-p", "xendit-sandbox"]))?;
    let program = project.built("release", "xendit-sandbox");
    let log = project.target.join("bench-sandbox.log");

    let mut starts =
        (0..STARTS).map(|_| Ok(Sandbox::start(&program, &log)?.took)).collect::<Result<Vec<_>>>()?;
    starts.sort_unstable();
    let start = starts.get(STARTS / 2).copied().unwrap_or_default();
    println!(
        "start to ready           {:>8} ms, median of {STARTS} (at most {})",
        start.as_millis(),
        LONGEST_START.as_millis()
    );

    let sandbox = Sandbox::start(&program, &log)?;
    // Some first, so that what is only needed once is not counted as theirs.
    sandbox.create(100)?;
    let before = sandbox.memory()?;
    let begun = Instant::now();
    let keys = sandbox.create(SESSIONS)?;
    println!("sessions created         {:>8.0} a second", rate(keys.len(), begun.elapsed()));
    let bytes = sandbox.memory()?.saturating_sub(before) as f64 / SESSIONS as f64;
    println!(
        "memory of a session      {bytes:>8.0} bytes of {SESSIONS} alive (under {MOST_BYTES_A_SESSION})"
    );

    let begun = Instant::now();
    let answered = sandbox.poll(&keys)?;
    let polls = rate(answered, begun.elapsed());
    println!("polls answered           {polls:>8.0} a second (at least {FEWEST_POLLS_A_SECOND})");

    if start > LONGEST_START || bytes >= MOST_BYTES_A_SESSION || polls < FEWEST_POLLS_A_SECOND {
        bail!("the sandbox misses a bound");
    }
    Ok(())
}

fn rate(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

impl Sandbox {
    fn start(program: &Path, log: &Path) -> Result<Self> {
        let mut command = Command::new(program);
        command.args(["--port", "0", "--frame-port", "0"]).stdin(Stdio::null()).stdout(Stdio::piped());
        let begun = Instant::now();
        let mut child = command.stderr(File::create(log)?).spawn()?;
        let mut line = String::new();
        let output = child.stdout.take().context("a child without stdout")?;
        BufReader::new(output).read_line(&mut line)?;
        let took = begun.elapsed();
        let address = line.split_once("api http://").and_then(|(_, rest)| rest.split(' ').next());
        let address =
            address.with_context(|| format!("the sandbox said {line:?}; its log: {}", log.display()))?;
        Ok(Self { address: address.to_owned(), child, took })
    }

    /// Bytes it has in memory.
    fn memory(&self) -> Result<u64> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = fs::read_to_string(path).context("memory can be measured on Linux only")?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
        let kilobytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes * 1024)
    }

    /// Makes sessions and gives their auth keys.
    fn create(&self, count: usize) -> Result<Vec<String>> {
        let made = self.on_all_connections(|connection, place| {
            let mut keys = Vec::new();
            for _ in (place..count).step_by(CONNECTIONS) {
                let session = connection.post("/sessions", ORDER)?;
                let key = session.split_once("\"components_sdk_key\":\"").and_then(|(_, key)| key.get(..40));
                keys.push(key.context("a session without a key")?.to_owned());
            }
            Ok(keys)
        })?;
        Ok(made.into_iter().flatten().collect())
    }

    /// Asks each session in turn how it stands, as pages do while shoppers pay.
    fn poll(&self, keys: &[String]) -> Result<usize> {
        let answered = self.on_all_connections(|connection, place| {
            let mut answered = 0;
            for key in keys.iter().cycle().take(POLLS).skip(place).step_by(CONNECTIONS) {
                let answer = connection.get(&format!("/api/sessions/{key}/poll"))?;
                answered += usize::from(answer.contains("\"ACTIVE\""));
            }
            Ok(answered)
        })?;
        let answered: usize = answered.into_iter().sum();
        if answered != POLLS {
            bail!("only {answered} of {POLLS} polls told of an active session");
        }
        Ok(answered)
    }

    fn on_all_connections<T: Send>(
        &self,
        ask: impl Fn(&mut Connection, usize) -> Result<T> + Sync,
    ) -> Result<Vec<T>> {
        thread::scope(|scope| {
            let asking: Vec<_> = (0..CONNECTIONS)
                .map(|place| {
                    let ask = &ask;
                    scope.spawn(move || ask(&mut Connection::open(&self.address)?, place))
                })
                .collect();
            let answers = asking.into_iter().map(|one| match one.join() {
                Ok(answer) => answer,
                Err(_) => bail!("a connection's thread panicked"),
            });
            answers.collect()
        })
    }
}
