//! The TypeScript contract: `valid.ts` compiles, every error in `invalid.ts` is one that is expected, for pages and for
//! servers; the types say what Rust and JavaScript do; and what the README shows a page's author compiles too.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::tally::Tally;
use super::units::count;
use crate::project::Project;
use crate::{npm_lock, shell, tools};

const FOLDER: &str = "tests/types";
const PACKAGE: &str = "xendit-components-wasm";

/// What the README's shorter blocks are taken to stand below.
const ABOVE: &str = "import { mount, type Appearance } from \"xendit-components-wasm\";\n";

/// Counts each valid.ts as one test, each expected error as another (tsc fails on one that does not occur), the server
/// entry, and each block of the README.
pub(super) fn check(project: &Project) -> Result<Tally> {
    let folder = project.path(FOLDER);
    npm_lock::install(&folder)?;
    let expected = expected_errors(&folder, "invalid.ts")? + expected_errors(&folder, "invalid-server.ts")?;
    let contract = compile(project, &folder, expected + 4)?;
    let server = compile(project, &project.path("tests/server"), 1)?;
    // Node finds what holds the types against the Rust and JavaScript they describe.
    let boundary = count(tools::node()?.args(["--test", "--test-reporter=spec"]).current_dir(folder))?;
    let (folder, blocks) = unpack_readme(project)?;
    Ok(contract + server + boundary + compile(project, &folder, blocks)?)
}

fn expected_errors(folder: &Path, file: &str) -> Result<usize> {
    let text = std::fs::read_to_string(folder.join(file))
        .with_context(|| format!("{FOLDER}/{file} cannot be read"))?;
    Ok(text.matches("// @ts-expect-error").count())
}

/// Runs tsc on the folder's tsconfig.json; without an error, `tests` have passed.
fn compile(project: &Project, folder: &Path, tests: usize) -> Result<Tally> {
    let tsc = project.path(FOLDER).join("node_modules").join("typescript").join("bin").join("tsc");
    let mut errors = 0;
    let status = shell::run_reading(tools::node()?.arg(tsc).arg("--project").arg(folder), |line| {
        if line.contains("error TS") {
            errors += 1;
        }
    })?;
    if !status.success() {
        return Ok(Tally { failed: errors.max(1), ..Tally::default() });
    }
    Ok(Tally { passed: tests, ..Tally::default() })
}

/// Writes each block into a file of its own, readme-1.ts and so on, beside a tsconfig.json.
fn unpack_readme(project: &Project) -> Result<(PathBuf, usize)> {
    let readme = std::fs::read_to_string(project.path("README.md")).context("README.md cannot be read")?;
    let folder = project.target.join("xtask-readme-types");
    std::fs::create_dir_all(&folder)?;
    let mut files = Vec::new();
    for block in blocks(&readme) {
        let name = format!("readme-{}.{}", files.len() + 1, block.language);
        std::fs::write(folder.join(&name), block.module())?;
        files.push(name);
    }
    ensure!(!files.is_empty(), "README.md shows no code for a page");
    let tests = files.len();
    let config = json!({
        "extends": project.path(FOLDER).join("tsconfig.json"),
        // JavaScript says nothing of what it expects the page to hold.
        "compilerOptions": { "strict": false, "exactOptionalPropertyTypes": false, "allowJs": true, "checkJs": true },
        "files": files,
    });
    std::fs::write(folder.join("tsconfig.json"), config.to_string())?;
    Ok((folder, tests))
}

#[derive(Debug, PartialEq)]
struct Block<'a> {
    language: &'a str,
    code: &'a str,
}

impl Block<'_> {
    fn module(&self) -> String {
        let above = if self.code.contains(PACKAGE) { "" } else { ABOVE };
        format!("{above}{}\nexport {{}};\n", self.code)
    }
}

/// The blocks for a page: all TypeScript, and the JavaScript that imports the package. A server's is not for tsc.
fn blocks(readme: &str) -> Vec<Block<'_>> {
    // Fences alternate, so every second part is inside one.
    let inside = readme.split("\n```").skip(1).step_by(2);
    let blocks = inside.filter_map(|part| part.split_once('\n'));
    blocks
        .filter(|(language, code)| *language == "ts" || (*language == "js" && is_a_pages(code)))
        .map(|(language, code)| Block { language, code })
        .collect()
}

/// tsc knows nothing of Node here, and so of no server.
fn is_a_pages(code: &str) -> bool {
    code.contains(PACKAGE) && !code.contains("\"node:")
}

#[cfg(test)]
mod tests {
    use super::{Block, blocks};

    #[test]
    fn a_pages_blocks_are_read_and_a_servers_are_not() {
        let readme = "a\n```js\nimport \"node:http\";\nimport \"xendit-components-wasm/server\";\n```\nb\n```js\nimport \"xendit-components-wasm\";\n```\n\n```ts\nlet a = 1;\n```\nc";
        let expected = [
            Block { language: "js", code: "import \"xendit-components-wasm\";" },
            Block { language: "ts", code: "let a = 1;" },
        ];
        assert_eq!(blocks(readme), expected);
    }
}
