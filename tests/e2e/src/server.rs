//! A program of ours as a child: started, waited for until it says it is ready, ended with the story.
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

use crate::patience::LIMIT;

/// A running program.
#[derive(Debug)]
pub struct Server {
    /// The rest of the line it was ready with.
    pub ready: String,
    log: PathBuf,
    // The program ends with this value.
    _child: Child,
}

impl Server {
    /// Starts `command`, its stderr going to `log`, and waits for a line of output that holds `mark`.
    ///
    /// # Errors
    /// When it cannot be started, ends, or never says that it is ready.
    pub async fn start(mut command: Command, mark: &str, log: PathBuf) -> Result<Self> {
        let program = command.as_std().get_program().to_string_lossy().into_owned();
        let file = File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(file)
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{program} cannot be started"))?;
        let output = child.stdout.take().context("a child without stdout")?;
        let mut lines = BufReader::new(output).lines();
        let ready = timeout(LIMIT, async {
            while let Some(line) = lines.next_line().await? {
                if let Some((_, rest)) = line.split_once(mark) {
                    return Ok(rest.trim().to_owned());
                }
            }
            bail!("{program} ended before it was ready");
        });
        let ready = ready.await.context("a server that does not become ready")??;
        // A full pipe would stop a program that writes more.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { ready, log, _child: child })
    }

    /// What it wrote to stderr.
    #[must_use]
    pub fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }
}

/// The path that a variable names.
///
/// # Errors
/// When it is not set.
pub fn path_in(variable: &str) -> Result<PathBuf> {
    let path = std::env::var_os(variable).with_context(|| {
        format!("{variable} is not set; run the stories by `cargo xtask test --only e2e`")
    })?;
    Ok(PathBuf::from(path))
}

/// The repository.
///
/// # Errors
/// When this package does not lie in it.
pub fn repository() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).context("tests/e2e lies in the repository")
}
