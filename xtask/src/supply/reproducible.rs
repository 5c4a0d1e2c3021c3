//! Builds the package a second time, from a copy in another folder with another target folder and another cargo home, and
//! holds the two against each other byte by byte: who has this source and these tools has this package.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::packed::Packed;
use crate::project::Project;
use crate::shell;

/// Fails with the files that came out otherwise; the package has to be built already.
pub fn check(project: &Project) -> Result<()> {
    let folder = project.target.join("xtask-reproducible");
    clear(&folder)?;
    let elsewhere = Elsewhere {
        // not as deep in the tree: a path's length can show too
        root: folder.join("another").join("folder").join("shop"),
        target: folder.join("compiled"),
        cargo_home: folder.join("cargo"),
    };
    elsewhere.copy(project)?;
    elsewhere.build(project)?;
    let (here, there) = (Packed::of(&project.package())?, Packed::of(&elsewhere.root.join("pkg"))?);
    if here.integrity != there.integrity {
        bail!(
            "a second build gave other bytes.\n  differing: {}\n  to do: compare the two in {} and {}",
            differing(project, &elsewhere, &here)?.join(" "),
            project.package().display(),
            elsewhere.root.join("pkg").display(),
        );
    }
    shell::note(&format!("built twice, the same: {}", here.integrity));
    clear(&folder)
}

/// A second place to build in.
struct Elsewhere {
    root: PathBuf,
    target: PathBuf,
    cargo_home: PathBuf,
}

impl Elsewhere {
    /// What git knows, or would add: a clean checkout with the changes at hand.
    fn copy(&self, project: &Project) -> Result<()> {
        let list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
        let files = shell::text(Command::new("git").args(list).current_dir(&project.root))?;
        for file in files.split_terminator('\0') {
            let (from, to) = (project.path(file), self.root.join(file));
            // One that was deleted is still known until that is committed.
            if from.is_file() {
                std::fs::create_dir_all(to.parent().context("a file is in no folder")?)?;
                std::fs::copy(from, to)?;
            }
        }
        Ok(())
    }

    fn build(&self, project: &Project) -> Result<()> {
        // Not `current_exe`: another step may have compiled this program anew, and then that names a file that is gone.
        let mut build = Command::new(project.built("debug", "xtask"));
        build
            .arg("build")
            .current_dir(&self.root)
            .env("CARGO_MANIFEST_DIR", self.root.join("xtask"))
            .env("CARGO_TARGET_DIR", &self.target);
        if let Some(home) = self.fresh_cargo_home()? {
            build.env("CARGO_HOME", home);
        }
        shell::run(&mut build)
    }

    /// As on a machine that has just got Rust: nothing unpacked yet, though what was downloaded need not be again.
    #[cfg(unix)]
    fn fresh_cargo_home(&self) -> Result<Option<PathBuf>> {
        let usual = || dirs::home_dir().map(|home| home.join(".cargo"));
        let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(usual);
        let home = home.context("cargo has no home here")?;
        link_all_but("registry", &home, &self.cargo_home)?;
        link_all_but("src", &home.join("registry"), &self.cargo_home.join("registry"))?;
        Ok(Some(self.cargo_home.clone()))
    }

    /// Where links are not for everybody, it is the same.
    #[cfg(not(unix))]
    fn fresh_cargo_home(&self) -> Result<Option<PathBuf>> {
        Ok(None)
    }
}

#[cfg(unix)]
fn link_all_but(left_out: &str, from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| format!("{} cannot be listed", from.display()))? {
        let entry = entry?;
        if entry.file_name() != left_out {
            std::os::unix::fs::symlink(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

fn differing(project: &Project, elsewhere: &Elsewhere, here: &Packed) -> Result<Vec<String>> {
    let differs = |file: &&String| {
        let read = |package: PathBuf| std::fs::read(package.join(file)).ok();
        read(project.package()) != read(elsewhere.root.join("pkg"))
    };
    let files: Vec<String> = here.files.iter().filter(differs).cloned().collect();
    ensure!(!files.is_empty(), "a second build gave other files, or files with other rights");
    Ok(files)
}

fn clear(folder: &Path) -> Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
