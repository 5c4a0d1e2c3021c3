//! Chromium and its driver, which the browser tests and `bench ready` drive.
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::shell;
use crate::tools;

/// Say where the two are, when they are not in a usual place.
const CHROMIUM_VARIABLE: &str = "CHROMIUM";
const DRIVER_VARIABLE: &str = "CHROMEDRIVER";

/// A Chromium and the driver that fits it.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// Its WebDriver.
    pub chromedriver: PathBuf,
}

impl Browser {
    /// No window, nothing that talks to anybody but the page, and root may run it.
    pub const ARGUMENTS: [&str; 9] = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    /// What a WebDriver is asked for to get this browser.
    pub fn capabilities(&self) -> Value {
        json!({ "goog:chromeOptions": { "binary": self.chromium, "args": Self::ARGUMENTS } })
    }

    pub(super) fn ensure() -> Result<Self> {
        if let Some(browser) = Self::find() {
            shell::note("Chromium and chromedriver: there");
            return Ok(browser);
        }
        if tools::on_path("apt-get").is_none() {
            return Self::find().context(TO_DO);
        }
        if let Err(error) = install_from_debian() {
            bail!("{TO_DO}\n  tried: apt-get install chromium chromium-driver: {error:#}");
        }
        Self::find().context(TO_DO)
    }

    fn find() -> Option<Self> {
        let chromium = place(
            CHROMIUM_VARIABLE,
            &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"],
            &usual_places_of_chromium(),
        )?;
        let chromedriver = place(
            DRIVER_VARIABLE,
            &["chromedriver", "chromium.chromedriver"],
            &usual_places_of_chromedriver(),
        )?;
        Some(Self { chromium, chromedriver })
    }
}

const TO_DO: &str = "Chromium and chromedriver are needed and were not found.\n  to do: install both in the same version (Debian: chromium and chromium-driver; macOS: brew install --cask chromium chromedriver; Windows: Chrome and the chromedriver of its version), or set CHROMIUM and CHROMEDRIVER to where they are";

fn place(variable: &str, names: &[&str], usual: &[PathBuf]) -> Option<PathBuf> {
    if let Some(told) = std::env::var_os(variable) {
        return Some(PathBuf::from(told));
    }
    names
        .iter()
        .find_map(|name| tools::on_path(name))
        .or_else(|| usual.iter().find(|path| path.exists()).cloned())
}

fn usual_places_of_chromium() -> Vec<PathBuf> {
    let mut places = vec![
        PathBuf::from("/Applications/Chromium.app/Contents/MacOS/Chromium"),
        PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    ];
    for variable in ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"] {
        if let Some(folder) = std::env::var_os(variable) {
            let folder = PathBuf::from(folder);
            for vendor in ["Google/Chrome", "Chromium"] {
                places.push(folder.join(vendor).join("Application").join("chrome.exe"));
            }
        }
    }
    places
}

fn usual_places_of_chromedriver() -> Vec<PathBuf> {
    let mut places = vec![
        PathBuf::from("/usr/lib/chromium/chromedriver"),
        PathBuf::from("/usr/lib/chromium-browser/chromedriver"),
        PathBuf::from("/opt/homebrew/bin/chromedriver"),
    ];
    // hosted build machines say where theirs is
    if let Some(folder) = std::env::var_os("CHROMEWEBDRIVER") {
        let name = format!("chromedriver{}", std::env::consts::EXE_SUFFIX);
        places.insert(0, PathBuf::from(folder).join(name));
    }
    places
}

fn install_from_debian() -> Result<()> {
    shell::note("Chromium: installing Debian's chromium and chromium-driver");
    let apt = |arguments: &[&str]| {
        shell::run(Command::new("apt-get").arg("-q").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update"])?;
    apt(&["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"])
        .context("apt-get must run as root")
}
