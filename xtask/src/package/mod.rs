//! `cargo xtask build`: turns the browser crate into `pkg/wasm/xendit_bg.wasm` and its glue, and these and the
//! hand-written modules into the scripts that `pkg/package.json` names.
pub mod integrity;
mod letters;
mod part;
mod scripts;
mod stamp;
mod translation;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::project::Project;
use crate::setup::Toolchain;
use crate::shell;
use crate::weight::Weight;
use part::Part;
use scripts::Script;
pub use scripts::{LATER_SCRIPTS, entries};
use stamp::Stamp;

/// Builds the package unless nothing it is made of has changed.
pub fn build(project: &Project, toolchain: &Toolchain) -> Result<()> {
    shell::headline("build");
    let parts = Part::all(project);
    let scripts = Script::all(project);
    let minified: Vec<PathBuf> = scripts.iter().map(Script::minified).collect();
    let outputs: Vec<PathBuf> = parts
        .iter()
        .flat_map(Part::files)
        .chain(minified.iter().cloned())
        .chain([integrity::file(project)])
        .collect();
    let stamp = Stamp::of(project)?;
    if stamp.is_true_of(&outputs) {
        shell::note("pkg/wasm: nothing changed");
    } else {
        for part in &parts {
            part.build(project, toolchain)?;
        }
        for script in &scripts {
            script.bundle(toolchain)?;
        }
        integrity::write(project, &minified)?;
        stamp.remember(&outputs)?;
    }
    for file in parts.iter().map(|part| &part.wasm) {
        shell::note(&format!("{}: {}", name(file), Weight::of_file(file)?));
    }
    for file in scripts.iter().filter(|script| script.is_entry()).map(Script::minified) {
        let integrity = integrity::of(project, &name(&file))?;
        shell::note(&format!("{}: {}, {integrity}", name(&file), Weight::of_file(&file)?));
    }
    shell::note("pkg/integrity.json: the hashes of all scripts");
    Ok(())
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
