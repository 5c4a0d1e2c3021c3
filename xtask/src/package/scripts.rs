//! The scripts of the package, each bundled and made small from a hand-written module of the same name.
use std::path::PathBuf;

use anyhow::Result;

use crate::project::Project;
use crate::setup::Toolchain;
use crate::shell;

/// The newest JavaScript that may be used: what browsers of 2022 read.
const TARGET: &str = "es2022";

/// What a merchant can import, or name in a script element.
const ENTRIES: [(&str, Scope); 5] = [
    ("index", Scope::Alone),
    ("inline", Scope::WithWasm),
    ("element", Scope::Alone),
    ("no-wasm", Scope::WithWasm),
    ("global", Scope::Whole),
];

/// Their names; the default one first.
pub fn entries() -> [&'static str; 5] {
    ENTRIES.map(|(name, _)| name)
}

/// What shows shoppers something to pay with elsewhere, for each way its WebAssembly comes.
const PRESENTATIONS: [(&str, Scope); 3] =
    [("present", Scope::Alone), ("present-inline", Scope::WithWasm), ("present-no-wasm", Scope::WithWasm)];

/// What takes the place of a `.wasm` that cannot be had.
const FALLBACKS: [(&str, Scope); 2] = [("fallback", Scope::WithWasm), ("present-fallback", Scope::WithWasm)];

/// Scripts with nothing in WebAssembly, each fetched when somebody needs it.
pub const LATER_SCRIPTS: [&str; 18] = [
    "action",
    "google-pay",
    "languages",
    "money",
    "phone",
    "pieces",
    "plans",
    "staging",
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

/// What is inside a script and what stays beside it, to be fetched when it is needed.
#[derive(Clone, Copy, PartialEq)]
enum Scope {
    /// The modules it always needs.
    Alone,
    /// These and its WebAssembly, or what that was translated to.
    WithWasm,
    /// All that any checkout can need: nothing is fetched later, and one hash covers everything.
    Whole,
}

/// One script.
pub(super) struct Script {
    name: &'static str,
    scope: Scope,
    folder: PathBuf,
}

impl Script {
    /// In the order in which they can be built.
    pub(super) fn all(project: &Project) -> Vec<Self> {
        let later = LATER_SCRIPTS.map(|name| (name, Scope::Alone));
        let scripts = later.into_iter().chain(FALLBACKS).chain(PRESENTATIONS).chain(ENTRIES);
        scripts.map(|(name, scope)| Self { name, scope, folder: project.package() }).collect()
    }

    /// Whether merchants name it.
    pub(super) fn is_entry(&self) -> bool {
        ENTRIES.iter().any(|(name, _)| *name == self.name)
    }

    /// Where it is, made small.
    pub(super) fn minified(&self) -> PathBuf {
        self.folder.join(format!("{}.min.js", self.name))
    }

    /// One file: one request instead of eight, and what a merchant's bundler would make of it anyway.
    pub(super) fn bundle(&self, toolchain: &Toolchain) -> Result<()> {
        let scope: &[&str] = match self.scope {
            Scope::Alone => &["--format=esm", "--charset=utf8", "--external:*.min.js"],
            // ASCII: a letter that stands for a byte is not to depend on how a page reads it.
            Scope::WithWasm => &["--format=esm", "--external:*.min.js"],
            Scope::Whole => &["--format=iife", "--global-name=XenditComponents"],
        };
        shell::run(
            toolchain
                .npm
                .esbuild()?
                .arg(format!("{}.js", self.name))
                .args(["--bundle", "--minify", "--loader:.css=text", "--log-level=warning"])
                .args(scope)
                .arg(format!("--target={TARGET}"))
                .arg(format!("--outfile={}", self.minified().display()))
                .current_dir(&self.folder),
        )
    }
}
