//! What `npm pack` would ship, and the checked-in list of what it is to ship.
use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::project::Project;
use crate::{shell, tools};

/// One file a line.
pub const LIST: &str = "tests/packages/files.txt";

/// The package as npm would pack it.
pub struct Packed {
    /// The files' paths, with `/`.
    pub files: BTreeSet<String>,
    /// The archive's hash, as a lock file says it.
    pub integrity: String,
}

impl Packed {
    /// Asks npm, which writes nothing.
    pub fn of(package: &Path) -> Result<Self> {
        let answer = shell::text(tools::npm()?.args(["pack", "--dry-run", "--json"]).current_dir(package))?;
        Self::read(&serde_json::from_str(&answer)?).context("npm pack speaks otherwise than known here")
    }

    fn read(answer: &Value) -> Option<Self> {
        let packed = answer.get(0)?;
        let path = |file: &Value| Some(file.get("path")?.as_str()?.to_owned());
        Some(Self {
            files: packed.get("files")?.as_array()?.iter().map(path).collect::<Option<_>>()?,
            integrity: packed.get("integrity")?.as_str()?.to_owned(),
        })
    }
}

/// What the checked-in list names.
pub fn listed(project: &Project) -> Result<BTreeSet<String>> {
    let list =
        std::fs::read_to_string(project.path(LIST)).with_context(|| format!("{LIST} cannot be read"))?;
    Ok(list.lines().map(str::to_owned).collect())
}

/// Fails with the files that only one of the two has.
pub fn compare(packed: &BTreeSet<String>, listed: &BTreeSet<String>) -> Result<()> {
    let only = |these: &BTreeSet<String>, those: &BTreeSet<String>| {
        these.difference(those).cloned().collect::<Vec<_>>().join(" ")
    };
    let (unlisted, missing) = (only(packed, listed), only(listed, packed));
    ensure!(
        unlisted.is_empty() && missing.is_empty(),
        "the package's files are not those of {LIST}.\n  packed and not listed: {unlisted}\n  listed and not packed: {missing}\n  to do: change the list, or \"files\" in pkg/package.json"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn files(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn npms_answer_is_read() {
        let answer = json!([{ "integrity": "sha512-a", "files": [{ "path": "wasm/a.wasm", "size": 1 }] }]);
        let packed = Packed::read(&answer).unwrap();
        assert_eq!((packed.files, packed.integrity.as_str()), (files(&["wasm/a.wasm"]), "sha512-a"));
    }

    #[test]
    fn a_file_too_many_is_named_and_so_is_one_too_few() {
        let complaint = compare(&files(&["a", "key.pem"]), &files(&["a", "b"])).unwrap_err().to_string();
        assert!(
            complaint.contains("not listed: key.pem\n") && complaint.contains("not packed: b\n"),
            "{complaint}"
        );
        assert!(compare(&files(&["a"]), &files(&["a"])).is_ok());
    }
}
