//! Steps that are one check rather than a suite: formatting, lints, size, documentation.
use anyhow::Result;

use super::tally::Tally;
use crate::bench::{entries, integrity, size};
use crate::project::{BROWSER_CRATE, Project};
use crate::setup::Toolchain;
use crate::shell;

const WASM: &str = "wasm32-unknown-unknown";

pub(super) fn fmt(project: &Project) -> Result<Tally> {
    shell::run(&mut project.cargo(&["fmt", "--all", "--", "--check"]))?;
    Ok(Tally::success())
}

/// The workspace natively, the browser crate and its browser tests for wasm as well.
pub(super) fn clippy(project: &Project) -> Result<Tally> {
    let strict = ["--", "-D", "warnings"];
    let mut native = project.cargo(&["clippy", "--workspace", "--all-targets", "--all-features"]);
    let mut wasm = project.cargo(&["clippy", "-p", BROWSER_CRATE, "--lib", "--test", "browser"]);
    shell::run(native.args(strict))?;
    shell::run(wasm.args(["--target", WASM]).args(strict))?;
    Ok(Tally { passed: 2, ..Tally::default() })
}

pub(super) fn size(project: &Project, toolchain: &Toolchain) -> Result<Tally> {
    let total = size::measure(project, toolchain)?;
    let entries = entries::measure(project, toolchain)?;
    let mut tally = Tally::default();
    let checks = [
        size::check_budget(total),
        size::check_readme(project, total),
        integrity::check_readme(project),
        entries::check(&entries),
    ];
    for check in checks {
        match check {
            Ok(()) => tally.passed += 1,
            Err(error) => {
                eprintln!("   {}", shell::explained(&error));
                tally.failed += 1;
            }
        }
    }
    Ok(tally)
}

/// The workspace natively, and the browser crate as it is for wasm: its outer layers exist only there.
pub(super) fn doc(project: &Project) -> Result<Tally> {
    let rustdoc = |selection: &[&str]| {
        let mut cargo = project.cargo(&["doc", "--no-deps", "--document-private-items"]);
        shell::run(cargo.args(selection).env("RUSTDOCFLAGS", "-D warnings"))
    };
    rustdoc(&["--workspace", "--exclude", BROWSER_CRATE])?;
    rustdoc(&["-p", BROWSER_CRATE, "--target", WASM])?;
    Ok(Tally { passed: 2, ..Tally::default() })
}
