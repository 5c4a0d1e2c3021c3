//! What the package was made of when it was last built, so that it is not built again.
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::fingerprint;
use crate::project::{Project, files_below};
use crate::shell;

/// One number for what goes in, kept beside one for what came out.
pub(super) struct Stamp {
    path: PathBuf,
    inputs: u64,
}

impl Stamp {
    pub(super) fn of(project: &Project) -> Result<Self> {
        Ok(Self { path: project.target.join("xtask-package-stamp"), inputs: inputs(project)? })
    }

    /// The stamp covers the outputs too: a file somebody overwrote is built again.
    fn text(&self, outputs: &[PathBuf]) -> Option<String> {
        let files: Vec<Vec<u8>> =
            outputs.iter().map(|path| std::fs::read(path).ok()).collect::<Option<_>>()?;
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        Some(format!("{:016x} {:016x}", self.inputs, fingerprint::of(&files)))
    }

    pub(super) fn is_true_of(&self, outputs: &[PathBuf]) -> bool {
        let remembered = std::fs::read_to_string(&self.path).ok();
        remembered.is_some() && remembered == self.text(outputs)
    }

    pub(super) fn remember(&self, outputs: &[PathBuf]) -> Result<()> {
        let text = self.text(outputs).context("pkg/wasm is incomplete")?;
        std::fs::write(&self.path, text)?;
        Ok(())
    }
}

/// One number for everything the package is made of.
fn inputs(project: &Project) -> Result<u64> {
    let mut files = files_below(&project.path("src"))?;
    files.extend(files_below(&project.path("present"))?);
    let written = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.ends_with(".css") || (name.ends_with(".js") && !name.ends_with(".min.js"))
    };
    let mut modules = Vec::new();
    for folder in [project.package(), project.package().join("locale")] {
        let entries = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok());
        modules.extend(entries.map(|entry| entry.path()).filter(written));
    }
    modules.sort();
    files.extend(modules);
    files.extend(
        ["Cargo.toml", "Cargo.lock", "build.rs", ".cargo/config.toml", "xtask/tools/package-lock.json"]
            .map(|name| project.path(name)),
    );
    // How it is built.
    files.extend(files_below(&project.path("xtask/src/package"))?);
    files.extend(
        ["alike.rs", "dead_places.rs", "glue.rs", "short_names.rs", "supply/crates.rs", "wasm.rs"]
            .map(|name| project.path("xtask/src").join(name)),
    );
    let mut parts = vec![shell::text(Command::new("rustc").arg("-vV"))?.into_bytes()];
    for file in files {
        parts.push(file.to_string_lossy().into_owned().into_bytes());
        parts.push(std::fs::read(&file).unwrap_or_default());
    }
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Ok(fingerprint::of(&parts))
}
