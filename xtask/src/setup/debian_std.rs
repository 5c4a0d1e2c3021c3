//! Builds the wasm standard library from Debian's `rust-src` package of exactly this rustc.
//! For machines where rustup's server cannot be reached but a Debian mirror can.
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::target::TARGET;
use crate::shell;
use crate::tools;

/// Newer suites than the machine's own, whose rustc is often older than rustup's stable.
const SUITES: [&str; 3] = ["trixie-backports", "forky", "sid"];
const KEYRING: &str = "/usr/share/keyrings/debian-archive-keyring.gpg";
const LIMIT: Duration = Duration::from_secs(600);

/// Puts the target's libraries into `libraries`.
pub(super) fn install(libraries: &Path) -> Result<()> {
    for tool in ["apt-get", "dpkg"] {
        if tools::on_path(tool).is_none() {
            bail!("{tool} is not here, so this is no Debian");
        }
    }
    let work = std::env::temp_dir().join(format!("xtask-rust-src-{}", std::process::id()));
    std::fs::create_dir_all(&work)?;
    let installed = build(&work).and_then(|built| copy_libraries(&built, libraries));
    // A folder that stays behind in the temporary folder is not worth a failure.
    let _ = std::fs::remove_dir_all(&work);
    installed
}

fn build(work: &Path) -> Result<PathBuf> {
    let rustc = Rustc::ask()?;
    let source = download(work, &rustc.release)?;
    let target_folder = work.join("target");
    shell::run_ticking(
        "building the standard library",
        LIMIT,
        Command::new("cargo")
            .args(["build", "--release", "--target", TARGET, "-p", "sysroot"])
            .args(["--features", "compiler-builtins-mem"])
            .current_dir(&source)
            .env("CARGO_TARGET_DIR", &target_folder)
            // The settings rustc's own bootstrap uses for a stable standard library.
            .env("RUSTC_BOOTSTRAP", "1")
            .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd")
            .env("CARGO_ENCODED_RUSTFLAGS", rustc.flags(&source)),
    )?;
    Ok(target_folder.join(TARGET).join("release").join("deps"))
}

/// Unpacks the package and returns its `library` folder.
fn download(work: &Path, version: &str) -> Result<PathBuf> {
    let apt = PrivateApt::new(work)?;
    shell::run_ticking("reading Debian's package lists", LIMIT, apt.command().arg("update"))?;
    shell::run_ticking(
        &format!("downloading rust-src {version}"),
        LIMIT,
        apt.command().arg("download").arg(format!("rust-src={version}*")).current_dir(work),
    )
    .with_context(|| format!("none of {} has rust-src {version}", SUITES.join(", ")))?;
    let package = only_entry(work, |name| name.ends_with(".deb"))?;
    let unpacked = work.join("unpacked");
    shell::run(Command::new("dpkg").arg("-x").arg(package).arg(&unpacked))?;
    let source = only_entry(&unpacked.join("usr").join("src"), |name| name.starts_with("rustc-"))?;
    Ok(source.join("library"))
}

/// An apt that knows only the three suites and leaves the system's own configuration alone.
struct PrivateApt {
    folder: PathBuf,
}

impl PrivateApt {
    fn new(work: &Path) -> Result<Self> {
        let folder = work.join("apt");
        for part in ["lists/partial", "cache/archives/partial"] {
            std::fs::create_dir_all(folder.join(part))?;
        }
        let mirror = mirror()?;
        let sources: String =
            SUITES.iter().map(|suite| format!("deb [signed-by={KEYRING}] {mirror} {suite} main\n")).collect();
        std::fs::write(folder.join("sources.list"), sources)?;
        Ok(Self { folder })
    }

    fn command(&self) -> Command {
        let mut apt = Command::new("apt-get");
        for (option, place) in [
            ("Dir::Etc::sourcelist", "sources.list"),
            ("Dir::State::lists", "lists"),
            ("Dir::Cache", "cache"),
        ] {
            apt.arg("-o").arg(format!("{option}={}", self.folder.join(place).display()));
        }
        apt.args(["-q", "-o", "Dir::Etc::sourceparts=-", "-o", "Acquire::Languages=none"]);
        apt
    }
}

/// The mirror that this machine's apt already uses.
fn mirror() -> Result<String> {
    let targets = shell::text(Command::new("apt-get").args([
        "indextargets",
        "--format",
        "$(REPO_URI)",
        "Created-By: Packages",
    ]))?;
    targets
        .lines()
        .map(|uri| uri.trim_end_matches('/'))
        // the security archive carries no suites of its own like these
        .find(|uri| uri.ends_with("/debian"))
        .map(str::to_owned)
        .context("apt has no Debian mirror configured")
}

/// The compiler that the standard library is for.
struct Rustc {
    release: String,
    commit: String,
}

impl Rustc {
    fn ask() -> Result<Self> {
        Self::read(&shell::text(Command::new("rustc").arg("-vV"))?).context("rustc does not say its version")
    }

    fn read(spoken: &str) -> Option<Self> {
        let line = |name| spoken.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
        Some(Self { release: line("release: ")?, commit: line("commit-hash: ")? })
    }

    /// Its own files go by the names that they have in Rust's releases: what panics name them by is then the same wherever
    /// this is built.
    fn flags(&self, source: &Path) -> String {
        let named = format!("--remap-path-prefix={}=/rustc/{}/library", source.display(), self.commit);
        // cargo's separator, which no path contains
        ["-Zforce-unstable-if-unmarked", "-Cembed-bitcode=yes", &named].join("\x1f")
    }
}

fn copy_libraries(built: &Path, libraries: &Path) -> Result<()> {
    std::fs::create_dir_all(libraries).with_context(|| {
        format!("{} cannot be written; run this once as the user who installed Rust", libraries.display())
    })?;
    for entry in std::fs::read_dir(built)? {
        let library = entry?.path();
        if library.extension().is_some_and(|extension| extension == "rlib")
            && let Some(name) = library.file_name()
        {
            std::fs::copy(&library, libraries.join(name))?;
        }
    }
    Ok(())
}

fn only_entry(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<PathBuf> {
    std::fs::read_dir(folder)?
        .filter_map(|entry| entry.ok())
        .find(|entry| wanted(&entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .with_context(|| format!("{} does not hold what was expected", folder.display()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Rustc;

    #[test]
    fn the_standard_library_names_its_files_as_rusts_releases_do() {
        let spoken = "rustc 1.95.0 (59807616e 2026-04-14)\ncommit-hash: 5980\nhost: x\nrelease: 1.95.0\n";
        let rustc = Rustc::read(spoken).unwrap();
        assert_eq!(rustc.release, "1.95.0");
        let flags = rustc.flags(Path::new("/tmp/a b/library"));
        assert!(flags.ends_with("\x1f--remap-path-prefix=/tmp/a b/library=/rustc/5980/library"), "{flags}");
    }
}
