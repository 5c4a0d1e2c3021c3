//! `cargo xtask setup`: installs what is missing and skips what is there.
mod browser;
mod cargo_tools;
mod debian_std;
mod npm_tools;
mod rust_tools;
mod target;

pub use browser::Browser;
pub use cargo_tools::{cargo_cyclonedx, cargo_deny};
pub use npm_tools::NpmTools;
pub use rust_tools::{WasmBindgen, WasmPack};

use anyhow::Result;

use crate::project::Project;
use crate::shell;
use crate::tools::Tools;

/// What building the package takes.
pub struct Toolchain {
    /// Drives cargo and wasm-bindgen.
    pub wasm_pack: WasmPack,
    /// The CLI and the test runner, in the library's own version.
    pub wasm_bindgen: WasmBindgen,
    /// wasm-opt and esbuild.
    pub npm: NpmTools,
}

/// Everything `build` and `demo` need.
pub fn for_building(project: &Project) -> Result<Toolchain> {
    let tools = Tools::open()?;
    shell::headline("setup");
    target::ensure(project)?;
    Ok(Toolchain {
        wasm_pack: WasmPack::ensure(&tools)?,
        wasm_bindgen: WasmBindgen::ensure(&tools, project.wasm_bindgen_version()?)?,
        npm: NpmTools::ensure(project, &tools)?,
    })
}

/// What `test` and `bench ready` need besides.
pub fn for_browsing() -> Result<Browser> {
    Browser::ensure()
}
