//! How the WebAssembly comes to a page, and what is to be seen of that in the browser.
use anyhow::{Result, ensure};
use xendit_e2e::consumer::Traces;

/// The way it comes.
pub(super) enum Wasm {
    /// In files of its own.
    InFiles,
    /// In scripts, because the bundler left the files out: the console says so, and nothing else.
    Replaced,
    /// In scripts, as was asked for.
    InScripts,
}

impl Wasm {
    /// Whether a page that needed so many files left the traces it should.
    pub(super) fn left(&self, traces: &Traces, files: usize) -> Result<()> {
        let expected = if matches!(self, Self::InFiles) { files } else { 0 };
        let found = traces.wasm_files;
        ensure!(found == expected, "{found} WebAssembly files were fetched, not {expected}");
        let is_expected = |line: &&String| matches!(self, Self::Replaced) && line.contains(".wasm");
        let (said, unheard): (Vec<_>, Vec<_>) = traces.complaints.iter().partition(is_expected);
        ensure!(unheard.is_empty(), "the browser complained:\n{unheard:#?}");
        if matches!(self, Self::Replaced) {
            ensure!(!said.is_empty(), "the console does not say why there is a script in the files' place");
        }
        Ok(())
    }
}
