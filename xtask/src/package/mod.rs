//! `cargo xtask build`: turns the browser crate into `pkg/wasm/xendit_bg.wasm` and its glue, and these and the
//! hand-written modules into the scripts that `pkg/package.json` names.
mod letters;
mod part;
mod scripts;
mod stamp;

use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use crate::setup::Toolchain;
use crate::shell;
use crate::weight::Weight;
use part::Part;
pub use scripts::LATER_SCRIPTS;
use scripts::Script;
use stamp::Stamp;

/// Builds the package unless nothing it is made of has changed.
pub fn build(project: &Project, toolchain: &Toolchain) -> Result<()> {
    shell::headline("build");
    let parts = Part::all(project);
    let scripts = Script::all(project);
    let outputs: Vec<PathBuf> =
        parts.iter().flat_map(Part::files).chain(scripts.iter().map(Script::minified)).collect();
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
        stamp.remember(&outputs)?;
    }
    let entries = scripts.iter().filter(|script| script.is_entry()).map(Script::minified);
    for file in entries.chain(parts.iter().map(|part| part.wasm.clone())) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        shell::note(&format!("{name}: {}", Weight::of_file(&file)?));
    }
    Ok(())
}
