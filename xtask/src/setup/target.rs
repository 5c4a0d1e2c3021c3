//! The wasm32-unknown-unknown standard library of the Rust in use.
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::debian_std;
use crate::project::Project;
use crate::shell;
use crate::tools;

/// The target the browser crate is built for.
pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// Long enough for 60 MB on a slow line, short enough for a network that never answers.
const RUSTUP_LIMIT: Duration = Duration::from_secs(180);

/// Uses the target if it is there, else asks rustup, else builds it from Debian's sources.
pub(super) fn ensure(project: &Project) -> Result<()> {
    let standard_library = libraries()?;
    match probe()? {
        Probe::Works => {
            shell::note(&format!("{TARGET}: there"));
            return Ok(());
        }
        Probe::Ambiguous => bail!(
            "{} holds two standard libraries.\n  to do: delete that folder, then `cargo xtask setup`",
            standard_library.display()
        ),
        Probe::Missing => {}
    }
    let rustup = match tools::on_path("rustup") {
        None => "rustup is not on PATH".to_owned(),
        Some(rustup) => match with_rustup(project, rustup) {
            Ok(()) if probe()? == Probe::Works => return Ok(()),
            Ok(()) => "rustup added it, but for another toolchain than this one".to_owned(),
            Err(error) => format!("{error:#}"),
        },
    };
    shell::note(&format!("rustup could not add {TARGET}; trying Debian's rust-src"));
    if let Err(debian) = debian_std::install(&standard_library) {
        bail!(
            "the standard library for {TARGET} could not be installed.\n  tried: rustup target add {TARGET}: {rustup}\n  tried: building it from Debian's rust-src: {debian:#}\n  to do: install it with the tool that installed Rust (`rustup target add {TARGET}`, or your distribution's package)"
        );
    }
    match probe()? {
        Probe::Works => Ok(()),
        Probe::Missing | Probe::Ambiguous => bail!(
            "the standard library built from Debian's rust-src does not work with this rustc.\n  to do: delete {} and install the target with rustup",
            standard_library.display()
        ),
    }
}

fn with_rustup(project: &Project, rustup: PathBuf) -> Result<()> {
    shell::run_ticking(
        &format!("rustup target add {TARGET}"),
        RUSTUP_LIMIT,
        Command::new(rustup).args(["target", "add", TARGET]).current_dir(&project.root),
    )
}

/// Where rustc looks for the target's libraries.
fn libraries() -> Result<PathBuf> {
    let sysroot = shell::text(Command::new("rustc").args(["--print", "sysroot"]))
        .context("Rust is not there.\n  to do: install it from https://rustup.rs")?;
    Ok(["lib", "rustlib", TARGET, "lib"]
        .iter()
        .fold(PathBuf::from(sysroot.trim()), |path, part| path.join(part)))
}

#[derive(PartialEq)]
enum Probe {
    Works,
    Missing,
    Ambiguous,
}

/// Compiles a line for the target: a folder that is there proves nothing.
fn probe() -> Result<Probe> {
    let compiled = std::env::temp_dir().join(format!("xtask-probe-{}.rmeta", std::process::id()));
    let mut rustc = Command::new("rustc")
        .args(["--target", TARGET, "--crate-type", "rlib", "--crate-name", "probe"])
        .args(["--emit", "metadata", "-o"])
        .arg(&compiled)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .context("rustc cannot be started")?;
    if let Some(mut source) = rustc.stdin.take() {
        source.write_all(b"pub fn words() -> Vec<String> { std::env::args().collect() }")?;
    }
    let output = rustc.wait_with_output()?;
    // It is not there when the probe failed.
    let _ = std::fs::remove_file(compiled);
    if output.status.success() {
        return Ok(Probe::Works);
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    // E0464: multiple candidates for one crate
    Ok(if complaint.contains("E0464") { Probe::Ambiguous } else { Probe::Missing })
}
