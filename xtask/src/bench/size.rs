//! `bench size`: everything a shopper downloads, weighed, and the README's line about it.
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::reached;
use crate::package::LATER_SCRIPTS;
use crate::project::Project;
use crate::setup::Toolchain;
use crate::shell;
use crate::weight::{Weight, kilobytes};

/// What JavaScript and wasm together may weigh, in bytes of brotli; the styles are inside the wasm. A commit that wants
/// more says what the bytes buy.
const BUDGET: usize = 58_900;
const OPENING: &str = "<!-- size -->";
const CLOSING: &str = "<!-- /size -->";

/// Weighs the built package and prints a row for each file.
pub fn measure(project: &Project, toolchain: &Toolchain) -> Result<Weight> {
    let mut total = Weight::default();
    for file in downloads(project, toolchain)? {
        let weight = Weight::of_file(&file)?;
        let name = file.strip_prefix(project.package()).unwrap_or(&file);
        print_row(&name.display().to_string(), weight);
        total = total + weight;
    }
    print_row("total", total);
    let later = ["present.min.js", "wasm/present_bg.wasm"].map(|name| project.package().join(name));
    for file in later {
        let name = file.strip_prefix(project.package()).unwrap_or(&file);
        print_row(&format!("{}, when a code is shown", name.display()), Weight::of_file(&file)?);
    }
    for script in LATER_SCRIPTS {
        let name = format!("{script}.min.js");
        print_row(&format!("{name}, when needed"), Weight::of_file(&project.package().join(&name))?);
    }
    shell::note(&format!("budget: {} brotli", kilobytes(BUDGET)));
    Ok(total)
}

fn print_row(name: &str, weight: Weight) {
    println!("   {name:<28}{weight}");
}

/// Whether the package is small enough.
pub fn check_budget(total: Weight) -> Result<()> {
    if total.brotli > BUDGET {
        bail!("{} brotli is over the budget of {}", kilobytes(total.brotli), kilobytes(BUDGET));
    }
    Ok(())
}

/// Writes the README's size line.
pub fn write_readme(project: &Project, total: Weight) -> Result<()> {
    let path = project.path("README.md");
    let readme = std::fs::read_to_string(&path).context("README.md cannot be read")?;
    std::fs::write(&path, with_size(&readme, total)?)?;
    shell::note(&format!("README.md: {}", sentence(total)));
    Ok(())
}

/// Whether the README's size line is true to within 1 %.
pub fn check_readme(project: &Project, total: Weight) -> Result<()> {
    let readme = std::fs::read_to_string(project.path("README.md")).context("README.md cannot be read")?;
    let claimed = claimed(&readme)?;
    if claimed.abs_diff(total.brotli) * 100 > total.brotli {
        bail!(
            "README.md says {} brotli, it is {}.\n  to do: cargo xtask bench size --write",
            kilobytes(claimed),
            kilobytes(total.brotli)
        );
    }
    Ok(())
}

/// The modules that come with index.min.js, and the wasm.
fn downloads(project: &Project, toolchain: &Toolchain) -> Result<Vec<PathBuf>> {
    let package = project.package();
    let mut files = reached::with(project, toolchain, &package, "./index.min.js")?;
    files.push(package.join("wasm/xendit_bg.wasm"));
    Ok(files)
}

fn sentence(total: Weight) -> String {
    format!(
        "{} brotli ({} gzip, {} raw)",
        kilobytes(total.brotli),
        kilobytes(total.gzip),
        kilobytes(total.raw)
    )
}

fn with_size(readme: &str, total: Weight) -> Result<String> {
    let (before, rest) = readme.split_once(OPENING).context(NO_MARKERS)?;
    let (_, after) = rest.split_once(CLOSING).context(NO_MARKERS)?;
    Ok(format!("{before}{OPENING}{}{CLOSING}{after}", sentence(total)))
}

/// The brotli figure between the markers, in bytes.
fn claimed(readme: &str) -> Result<usize> {
    let (_, rest) = readme.split_once(OPENING).context(NO_MARKERS)?;
    let (line, _) = rest.split_once(CLOSING).context(NO_MARKERS)?;
    let (figure, _) = line.split_once(" kB").context(NO_FIGURE)?;
    let (whole, tenth) = figure.split_once('.').context(NO_FIGURE)?;
    let whole: usize = whole.trim().parse().context(NO_FIGURE)?;
    let tenth: usize = tenth.parse().context(NO_FIGURE)?;
    Ok(whole * 1000 + tenth * 100)
}

const NO_MARKERS: &str = "README.md has no <!-- size --><!-- /size --> line";
const NO_FIGURE: &str = "the README's size line holds no figure.\n  to do: cargo xtask bench size --write";

#[cfg(test)]
mod tests {
    use super::{BUDGET, Weight, check_budget, claimed, with_size};

    const TOTAL: Weight = Weight { raw: 140_000, gzip: 61_000, brotli: 48_250 };

    #[test]
    fn what_is_written_is_what_is_claimed() {
        let readme = with_size("a <!-- size --><!-- /size --> b", TOTAL).unwrap();
        assert!(readme.starts_with("a <!-- size -->48.2 kB brotli"), "{readme}");
        assert!(readme.ends_with("<!-- /size --> b"), "{readme}");
        assert_eq!(claimed(&readme).unwrap(), 48_200);
    }

    #[test]
    fn an_empty_size_line_says_how_to_fill_it() {
        let error = claimed("<!-- size --><!-- /size -->").unwrap_err();
        assert!(error.to_string().contains("bench size --write"));
    }

    #[test]
    fn a_byte_over_the_budget_is_too_many() {
        let over = |brotli| check_budget(Weight { brotli, ..TOTAL });
        assert!(over(BUDGET).is_ok());
        assert!(over(BUDGET + 1).is_err());
    }
}
