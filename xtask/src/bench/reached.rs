//! The files that come with a module: itself, and what it imports at once. What it may import later is left out.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;
use crate::setup::Toolchain;
use crate::shell;

/// Follows `entry`, a path or the name of an installed package, from `folder`, as a bundler does for browsers.
pub(super) fn with(
    project: &Project,
    toolchain: &Toolchain,
    folder: &Path,
    entry: &str,
) -> Result<Vec<PathBuf>> {
    let graph = project.target.join("xtask-size.json");
    shell::run(
        toolchain
            .npm
            .esbuild()?
            .arg(entry)
            .args(["--bundle", "--splitting", "--format=esm", "--log-level=warning"])
            .arg(format!("--metafile={}", graph.display()))
            .arg(format!("--outdir={}", project.target.join("xtask-size").display()))
            .current_dir(folder),
    )
    .with_context(|| format!("{entry} cannot be followed"))?;
    let graph: Value = serde_json::from_slice(&std::fs::read(&graph)?)?;
    let names = inputs(&graph).context("esbuild's metafile speaks otherwise than known here")?;
    Ok(names
        .iter()
        .map(|name| name.split('/').fold(folder.to_owned(), |path, part| path.join(part)))
        .collect())
}

/// What is inside the output with the entry, and inside the outputs which that imports at once.
fn inputs(graph: &Value) -> Option<BTreeSet<String>> {
    let outputs = graph.get("outputs")?.as_object()?;
    let imported = outputs.values().flat_map(|output| imports(output, "dynamic-import"));
    let later: BTreeSet<&str> = imported.collect();
    // To esbuild, what is imported later is an entry, too.
    let is_entry = |name: &str, output: &Value| output.get("entryPoint").is_some() && !later.contains(name);
    let (entry, _) = outputs.iter().find(|(name, output)| is_entry(name, output))?;
    let (mut open, mut seen, mut found) = (vec![entry.as_str()], BTreeSet::new(), BTreeSet::new());
    while let Some(name) = open.pop() {
        if !seen.insert(name) {
            continue;
        }
        let output = outputs.get(name)?;
        found.extend(output.get("inputs")?.as_object()?.keys().cloned());
        open.extend(imports(output, "import-statement"));
    }
    Some(found)
}

/// What an output imports in this way.
fn imports<'a>(output: &'a Value, kind: &'a str) -> impl Iterator<Item = &'a str> {
    let imports = output.get("imports").and_then(Value::as_array).into_iter().flatten();
    let such = imports.filter(move |import| import.get("kind").is_some_and(|found| found == kind));
    such.filter_map(|import| import.get("path")?.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::inputs;

    #[test]
    fn what_is_imported_later_does_not_come_with_a_module() {
        let graph = json!({ "outputs": {
            "element.js": {
                "entryPoint": "element.min.js",
                "inputs": { "element.min.js": {} },
                "imports": [
                    { "path": "chunk.js", "kind": "import-statement" },
                    { "path": "a-later.js", "kind": "dynamic-import" },
                ],
            },
            "chunk.js": { "inputs": { "index.min.js": {} }, "imports": [] },
            "a-later.js": {
                "entryPoint": "action.min.js",
                "inputs": { "action.min.js": {} },
                "imports": [{ "path": "chunk.js", "kind": "import-statement" }],
            },
        } });
        let found: Vec<String> = inputs(&graph).unwrap().into_iter().collect();
        assert_eq!(found, ["element.min.js", "index.min.js"]);
    }
}
