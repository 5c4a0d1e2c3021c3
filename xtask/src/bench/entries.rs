//! What each way into the package weighs, beside Xendit's own package.
use anyhow::{Result, bail, ensure};

use super::reached;
use crate::npm_lock;
use crate::package::entries;
use crate::project::Project;
use crate::setup::Toolchain;
use crate::shell;
use crate::weight::{Weight, kilobytes};

/// How many thousandths of Xendit's own package the default way may weigh.
const MOST: usize = 550;

/// Who has this has the WebAssembly from a file.
const STREAMS: &str = "index.min.js";
const WASM: &str = "wasm/xendit_bg.wasm";

/// What there is to compare, in bytes of brotli.
pub struct Weighed {
    default: usize,
    official: usize,
}

/// Weighs what a shopper downloads, with default settings, to see a form of card fields: scripts, styles and WebAssembly.
///
/// All are weighed as they are on npm, minified by who made them. Xendit's is a single script that has its styles inside;
/// esbuild makes 2 kB more of it, so nothing is gained by weighing that. Left out on both sides: what is fetched when it
/// is needed (theirs has mock data; ours has actions, languages and parts of forms), card frames, and logos, which are
/// Xendit's. The plain script has all of ours inside.
pub fn measure(project: &Project, toolchain: &Toolchain) -> Result<Weighed> {
    let theirs = project.path("tests/official");
    npm_lock::install(&theirs)?;
    let official = weigh(&reached::with(project, toolchain, &theirs, "xendit-components-web")?)?;
    let mut default = None;
    for entry in entries() {
        let script = format!("./{entry}.min.js");
        let mut files = reached::with(project, toolchain, &project.package(), &script)?;
        if files.iter().any(|file| file.ends_with(STREAMS)) {
            files.push(project.path("pkg").join(WASM));
        }
        let weight = weigh(&files)?;
        print_row(&imported_as(entry), weight, official);
        default = default.or(Some(weight.brotli));
    }
    print_row("xendit-components-web", official, official);
    ensure!(official.brotli > 0, "Xendit's own package weighs nothing");
    Ok(Weighed { default: default.unwrap_or_default(), official: official.brotli })
}

/// What a merchant writes to have it; a plain script is named by its file.
fn imported_as(entry: &str) -> String {
    match entry {
        "index" => ".".to_owned(),
        "global" => "global.min.js".to_owned(),
        _ => format!("./{entry}"),
    }
}

/// Whether the default way is light enough.
pub fn check(weighed: &Weighed) -> Result<()> {
    let Weighed { default, official } = *weighed;
    if default * 1000 > official * MOST {
        bail!(
            "{} brotli is more than 0.{MOST} of the {} of Xendit's own package",
            kilobytes(default),
            kilobytes(official)
        );
    }
    shell::note(&format!("the default way: {} of Xendit's own, of 0.{MOST}", share(default, official)));
    Ok(())
}

fn weigh(files: &[std::path::PathBuf]) -> Result<Weight> {
    files.iter().try_fold(Weight::default(), |total, file| Ok(total + Weight::of_file(file)?))
}

fn print_row(name: &str, weight: Weight, official: Weight) {
    println!("   {name:<28}{weight} {:>6}", share(weight.brotli, official.brotli));
}

/// Three digits: 0.568.
fn share(part: usize, whole: usize) -> String {
    let thousandths = (part * 1000).checked_div(whole).unwrap_or_default();
    format!("{}.{:03}", thousandths / 1000, thousandths % 1000)
}

#[cfg(test)]
mod tests {
    use super::{MOST, Weighed, check, share};

    #[test]
    fn a_byte_over_the_share_is_too_many() {
        let weighed = |default| Weighed { default, official: 100_000 };
        assert!(check(&weighed(MOST * 100)).is_ok());
        assert!(check(&weighed(MOST * 100 + 1)).is_err());
    }

    #[test]
    fn a_share_has_three_digits() {
        assert_eq!(share(60_832, 107_125), "0.567");
        assert_eq!(share(107_125, 107_125), "1.000");
    }
}
