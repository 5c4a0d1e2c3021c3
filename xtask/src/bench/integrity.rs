//! The hash in the README's script element, held against the script.
use anyhow::{Context, Result, bail};

use crate::package::integrity;
use crate::project::Project;
use crate::shell;

/// The script that the README shows in an element.
const SCRIPT: &str = "global.min.js";
/// What its hash stands between there.
const OPENING: &str = "global.min.js\" integrity=\"";
const CLOSING: char = '"';

/// Writes the script's hash into the README.
pub fn write_readme(project: &Project) -> Result<()> {
    let path = project.path("README.md");
    let readme = std::fs::read_to_string(&path).context("README.md cannot be read")?;
    let hash = integrity::of(project, SCRIPT)?;
    std::fs::write(&path, with_hash(&readme, &hash)?)?;
    shell::note(&format!("README.md: {SCRIPT} {hash}"));
    Ok(())
}

/// Whether the README has the hash of the script as it was built: with another one browsers would refuse it.
pub fn check_readme(project: &Project) -> Result<()> {
    let readme = std::fs::read_to_string(project.path("README.md")).context("README.md cannot be read")?;
    let (shown, built) = (parts(&readme)?.1, integrity::of(project, SCRIPT)?);
    if shown != built {
        bail!(
            "README.md gives {SCRIPT} the hash {shown}, it is {built}.\n  to do: cargo xtask bench size --write"
        );
    }
    Ok(())
}

fn with_hash(readme: &str, hash: &str) -> Result<String> {
    let (before, _, after) = parts(readme)?;
    Ok(format!("{before}{OPENING}{hash}{CLOSING}{after}"))
}

/// What stands before the hash, the hash, and what stands behind it.
fn parts(readme: &str) -> Result<(&str, &str, &str)> {
    let (before, rest) = readme.split_once(OPENING).context(NO_ELEMENT)?;
    let (hash, after) = rest.split_once(CLOSING).context(NO_ELEMENT)?;
    Ok((before, hash, after))
}

const NO_ELEMENT: &str = "README.md shows no script element with global.min.js and its integrity";

#[cfg(test)]
mod tests {
    use super::{parts, with_hash};

    const README: &str = r#"<script src="/a/global.min.js" integrity="sha384-" crossorigin></script>"#;

    #[test]
    fn what_is_written_is_what_is_read() {
        let readme = with_hash(README, "sha384-abc").unwrap();
        assert_eq!(parts(&readme).unwrap().1, "sha384-abc");
        assert_eq!(readme, README.replace("sha384-", "sha384-abc"));
    }

    #[test]
    fn a_readme_without_the_element_is_an_error() {
        assert!(with_hash("nothing", "sha384-abc").is_err());
    }
}
