//! `cargo xtask build`: turns the browser crate into `pkg/wasm/xendit_bg.wasm` and its glue, and the glue and the
//! loader into `pkg/index.min.js`.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::dead_places;
use crate::fingerprint;
use crate::glue;
use crate::project::{Project, files_below};
use crate::setup::Toolchain;
use crate::shell;
use crate::short_names;
use crate::supply::crates;
use crate::tools;
use crate::weight::Weight;

/// What rustc emits for the target; named one by one because `--all-features` lets wasm-opt emit
/// instructions that browsers refuse.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The newest JavaScript that may be used: what browsers of 2022 read.
const SCRIPT_TARGET: &str = "es2022";

/// A WebAssembly and the script that loads it.
struct Part {
    /// Where its crate is.
    folder: &'static str,
    /// Its name in `pkg/wasm`.
    wasm: &'static str,
    /// Its script's name in `pkg`.
    script: &'static str,
}

/// The checkout, and what is fetched when a payment has something to show.
const PARTS: [Part; 2] = [
    Part { folder: ".", wasm: "xendit", script: "index" },
    Part { folder: "present", wasm: "present", script: "present" },
];

/// Scripts with nothing in WebAssembly, each fetched when somebody needs it.
pub const LATER_SCRIPTS: [&str; 17] = [
    "action",
    "google-pay",
    "languages",
    "money",
    "phone",
    "pieces",
    "plans",
    "test-cards",
    "locale/ar",
    "locale/en",
    "locale/es",
    "locale/fil",
    "locale/id",
    "locale/ms",
    "locale/th",
    "locale/vi",
    "locale/zh",
];

/// Builds the package unless nothing it is made of has changed.
pub fn build(project: &Project, toolchain: &Toolchain) -> Result<()> {
    shell::headline("build");
    let outputs = PARTS.map(|part| Output::of(project, part));
    let stamp = Stamp::of(project)?;
    if stamp.is_true_of(&outputs) {
        shell::note("pkg/wasm: nothing changed");
    } else {
        for output in &outputs {
            run_wasm_pack(project, toolchain, output)?;
            shrink_wasm(toolchain, output)?;
            shrink_glue(output)?;
            bundle(project, toolchain, output.part.script)?;
            compile_in_node(&output.wasm)?;
        }
        for script in LATER_SCRIPTS {
            bundle(project, toolchain, script)?;
        }
        stamp.remember(&outputs)?;
    }
    for file in outputs.iter().flat_map(|output| [&output.loader, &output.wasm]) {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        shell::note(&format!("{name}: {}", Weight::of_file(file)?));
    }
    Ok(())
}

struct Output {
    part: Part,
    folder: PathBuf,
    loader: PathBuf,
    glue: PathBuf,
    wasm: PathBuf,
}

impl Output {
    fn of(project: &Project, part: Part) -> Self {
        let folder = project.package().join("wasm");
        Self {
            loader: minified(project, part.script),
            glue: folder.join(format!("{}.js", part.wasm)),
            wasm: folder.join(format!("{}_bg.wasm", part.wasm)),
            folder,
            part,
        }
    }
}

/// Where a script of `pkg` is, made small.
fn minified(project: &Project, script: &str) -> PathBuf {
    project.package().join(format!("{script}.min.js"))
}

/// What the package was made of when it was last built.
struct Stamp {
    path: PathBuf,
    inputs: u64,
    scripts: Vec<PathBuf>,
}

impl Stamp {
    fn of(project: &Project) -> Result<Self> {
        Ok(Self {
            path: project.target.join("xtask-package-stamp"),
            inputs: inputs(project)?,
            scripts: LATER_SCRIPTS.map(|script| minified(project, script)).into(),
        })
    }

    /// The stamp covers the outputs too: a file somebody overwrote is built again.
    fn text(&self, outputs: &[Output]) -> Option<String> {
        let files = outputs.iter().flat_map(|output| [&output.loader, &output.glue, &output.wasm]);
        let files = files.chain(&self.scripts);
        let files: Vec<Vec<u8>> = files.map(|path| std::fs::read(path).ok()).collect::<Option<_>>()?;
        let files: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        Some(format!("{:016x} {:016x}", self.inputs, fingerprint::of(&files)))
    }

    fn is_true_of(&self, outputs: &[Output]) -> bool {
        let remembered = std::fs::read_to_string(&self.path).ok();
        remembered.is_some() && remembered == self.text(outputs)
    }

    fn remember(&self, outputs: &[Output]) -> Result<()> {
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
    let mut loader = Vec::new();
    for folder in [project.package(), project.package().join("locale")] {
        let entries = std::fs::read_dir(folder)?.filter_map(|entry| entry.ok());
        loader.extend(entries.map(|entry| entry.path()).filter(written));
    }
    loader.sort();
    files.extend(loader);
    files.extend(
        ["Cargo.toml", "Cargo.lock", "build.rs", ".cargo/config.toml", "xtask/tools/package-lock.json"]
            .map(|name| project.path(name)),
    );
    let mut parts = vec![
        include_bytes!("package.rs").to_vec(),
        include_bytes!("dead_places.rs").to_vec(),
        include_bytes!("glue.rs").to_vec(),
        include_bytes!("short_names.rs").to_vec(),
        include_bytes!("wasm.rs").to_vec(),
        shell::text(Command::new("rustc").arg("-vV"))?.into_bytes(),
    ];
    for file in files {
        parts.push(file.to_string_lossy().into_owned().into_bytes());
        parts.push(std::fs::read(&file).unwrap_or_default());
    }
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Ok(fingerprint::of(&parts))
}

fn run_wasm_pack(project: &Project, toolchain: &Toolchain, output: &Output) -> Result<()> {
    shell::run(
        Command::new(&toolchain.wasm_pack.program)
            .args(["build", output.part.folder, "--target", "web", "--profile", "browser"])
            .arg("--out-dir")
            .arg(&output.folder)
            .args(["--out-name", output.part.wasm])
            // package.json, types and .gitignore are ours; wasm-opt runs below with its features named
            .args(["--no-pack", "--no-typescript", "--no-gitignore", "--no-opt"])
            .args(["--mode", "no-install"])
            .current_dir(&project.root)
            .env("PATH", tools::path_with(std::slice::from_ref(&toolchain.wasm_bindgen.folder))?)
            .env("CARGO_ENCODED_RUSTFLAGS", without_local_paths(project)?),
    )
    .context("the browser crate could not be built.\n  to do: see the message above; `cargo xtask build` tries again")
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

fn shrink_wasm(toolchain: &Toolchain, output: &Output) -> Result<()> {
    let wasm = dead_places::clear(&std::fs::read(&output.wasm)?).context("the table cannot be cleared")?;
    std::fs::write(&output.wasm, wasm)?;
    let smaller = output.folder.join("smaller.wasm");
    shell::run(
        toolchain
            .npm
            .wasm_opt()?
            // what rustc makes keeps nothing below address 1024 but the far end of the stack
            .args([
                "--merge-similar-functions",
                "-Oz",
                "--converge",
                "--low-memory-unused",
                // a big function grown bigger by what only it calls compresses worse: its locals' numbers repeat less
                "--one-caller-inline-max-function-size=20",
                "--strip-producers",
                "--strip-target-features",
                // what is alike side by side, and nothing said of alignment: brotli finds more to repeat
                "--reorder-functions-by-name",
                "--dealign",
            ])
            .args(WASM_FEATURES)
            .arg(&output.wasm)
            .arg("-o")
            .arg(&smaller),
    )?;
    std::fs::rename(&smaller, &output.wasm)?;
    Ok(())
}

fn shrink_glue(output: &Output) -> Result<()> {
    let (wasm, glue) = (std::fs::read(&output.wasm)?, std::fs::read_to_string(&output.glue)?);
    let glue = glue::slim(&glue)?;
    let (wasm, glue) =
        short_names::shorten(output.part.wasm, &wasm, &glue).context("the imports cannot be renamed")?;
    std::fs::write(&output.wasm, wasm)?;
    std::fs::write(&output.glue, glue)?;
    Ok(())
}

/// The hand-written modules and the glue as one small file: one request instead of eight, and what a merchant's bundler
/// would make of them anyway. The wasm stays where it is, beside it, and so does what is fetched later.
fn bundle(project: &Project, toolchain: &Toolchain, script: &str) -> Result<()> {
    shell::run(
        toolchain
            .npm
            .esbuild()?
            .arg(format!("{script}.js"))
            .args(["--bundle", "--minify", "--format=esm", "--charset=utf8"])
            .args(["--external:*.min.js", "--loader:.css=text", "--log-level=warning"])
            .arg(format!("--target={SCRIPT_TARGET}"))
            .arg(format!("--outfile={}", minified(project, script).display()))
            .current_dir(project.package()),
    )
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
