//! The two crates that become WebAssembly: each a `.wasm`, its glue, a script with the same bytes inside, and its translation
//! to JavaScript.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::letters;
use super::translation::Translation;
use crate::alike;
use crate::dead_places;
use crate::glue;
use crate::project::Project;
use crate::setup::Toolchain;
use crate::shell;
use crate::short_names;
use crate::supply::crates;
use crate::tools;

/// What rustc emits for the target; named one by one because `--all-features` lets wasm-opt emit
/// instructions that browsers refuse.
pub(super) const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// One of them.
pub(super) struct Part {
    /// Where its crate is.
    folder: &'static str,
    name: &'static str,
    output: PathBuf,
    glue: PathBuf,
    pub(super) wasm: PathBuf,
    letters: PathBuf,
    translation: Translation,
}

impl Part {
    /// The checkout, and what is fetched when a payment has something to show.
    pub(super) fn all(project: &Project) -> [Self; 2] {
        let parts =
            [(".", "xendit", "xendit_components_wasm.wasm"), ("present", "present", "xendit_present.wasm")];
        parts.map(|(folder, name, compiled)| {
            let output = project.package().join("wasm");
            let file = |ending: &str| output.join(format!("{name}{ending}"));
            let (glue, wasm, letters) = (file(".js"), file("_bg.wasm"), file(".inline.js"));
            let translation = Translation::of(project, name, compiled);
            Self { folder, name, output, glue, wasm, letters, translation }
        })
    }

    /// What is built of it.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> {
        let own = [&self.glue, &self.wasm, &self.letters].map(Clone::clone);
        own.into_iter().chain(self.translation.files())
    }

    pub(super) fn build(&self, project: &Project, toolchain: &Toolchain) -> Result<()> {
        self.run_wasm_pack(project, toolchain)?;
        self.shrink_wasm(toolchain)?;
        self.shrink_glue()?;
        compile_in_node(&self.wasm)?;
        std::fs::write(&self.letters, letters::module(&std::fs::read(&self.wasm)?))?;
        self.translation.build(toolchain).context("it cannot be translated to JavaScript")
    }

    fn run_wasm_pack(&self, project: &Project, toolchain: &Toolchain) -> Result<()> {
        shell::run(
            Command::new(&toolchain.wasm_pack.program)
                .args(["build", self.folder, "--target", "web", "--profile", "browser"])
                .arg("--out-dir")
                .arg(&self.output)
                .args(["--out-name", self.name])
                // package.json, types and .gitignore are ours; wasm-opt runs below with its features named
                .args(["--no-pack", "--no-typescript", "--no-gitignore", "--no-opt"])
                .args(["--mode", "no-install"])
                .current_dir(&project.root)
                .env("PATH", tools::path_with(std::slice::from_ref(&toolchain.wasm_bindgen.folder))?)
                .env("CARGO_ENCODED_RUSTFLAGS", without_local_paths(project)?),
        )
        .context(
            "the browser crate could not be built.\n  to do: see the message above; `cargo xtask build` tries again",
        )
    }

    fn shrink_wasm(&self, toolchain: &Toolchain) -> Result<()> {
        let wasm = dead_places::clear(&std::fs::read(&self.wasm)?).context("the table cannot be cleared")?;
        std::fs::write(&self.wasm, wasm)?;
        self.run_wasm_opt(
            toolchain,
            &[
                "--merge-similar-functions",
                "-Oz",
                "--converge",
                // what rustc makes keeps nothing below address 1024 but the far end of the stack
                "--low-memory-unused",
                // a big function grown bigger by what only it calls compresses worse: its locals' numbers repeat less
                "--one-caller-inline-max-function-size=24",
                // an expression that is written out again is one that brotli saw before
                "--skip-pass=local-cse",
                "--strip-producers",
                "--strip-target-features",
            ],
        )?;
        let wasm =
            alike::name(&std::fs::read(&self.wasm)?).context("the functions cannot be put in order")?;
        std::fs::write(&self.wasm, wasm)?;
        // at the levels of -Oz, without its passes: it writes the same instructions again
        self.run_wasm_opt(
            toolchain,
            &["--optimize-level=2", "--shrink-level=2", "--reorder-functions-by-name", "--dealign"],
        )
    }

    fn run_wasm_opt(&self, toolchain: &Toolchain, passes: &[&str]) -> Result<()> {
        let smaller = self.output.join("smaller.wasm");
        shell::run(
            toolchain
                .npm
                .wasm_opt()?
                .args(passes)
                .args(WASM_FEATURES)
                .arg(&self.wasm)
                .arg("-o")
                .arg(&smaller),
        )?;
        std::fs::rename(&smaller, &self.wasm)?;
        Ok(())
    }

    fn shrink_glue(&self) -> Result<()> {
        let (wasm, glue) = (std::fs::read(&self.wasm)?, std::fs::read_to_string(&self.glue)?);
        let glue = glue::slim(&glue)?;
        let (wasm, glue) =
            short_names::shorten(self.name, &wasm, &glue).context("the imports cannot be renamed")?;
        std::fs::write(&self.wasm, wasm)?;
        std::fs::write(&self.glue, glue)?;
        Ok(())
    }
}

/// Panic messages carry file names: without this, those of the folders on this machine.
fn without_local_paths(project: &Project) -> Result<String> {
    let crates = crates::shipped(project)?.into_iter().filter(|shipped| shipped.source.is_some());
    let registries: BTreeSet<PathBuf> =
        crates.filter_map(|shipped| Some(shipped.folder.parent()?.to_owned())).collect();
    let flags: Vec<String> = registries
        .into_iter()
        .map(|registry| format!("--remap-path-prefix={}=crates", registry.display()))
        .chain([format!("--remap-path-prefix={}=.", project.root.display())])
        .collect();
    // cargo's separator, which no path contains
    Ok(flags.join("\x1f"))
}

/// wasm-opt validates what it wrote by its own rules; an engine has the last word.
fn compile_in_node(wasm: &Path) -> Result<()> {
    shell::run(
        tools::node()?
            .args(["--eval", "new WebAssembly.Module(require('node:fs').readFileSync(process.argv[1]))"])
            .arg(wasm),
    )
    .context("Node refuses the optimised wasm")
}
