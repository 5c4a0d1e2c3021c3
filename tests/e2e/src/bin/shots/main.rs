//! Pictures of every state a shopper can meet, on a phone and a desktop, in light and dark, in three languages.
//!
//! `cargo xtask shots` builds everything and says where it is, and into which folder the pictures go. One that could not
//! be taken is told of, and the rest is taken all the same.
mod sheet;
mod states;

use std::cell::Cell;
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

use anyhow::{Context, Result};
use xendit_e2e::stage::{Setting, Stage, tell};

const PHONE: &str = "phone";

/// How a shopper looks at the page.
#[derive(Clone, Copy, Debug)]
struct Look {
    screen: &'static str,
    /// In CSS pixels.
    width: u32,
    scheme: &'static str,
    locale: &'static str,
}

impl Look {
    fn all() -> impl Iterator<Item = Self> {
        let screens = [(PHONE, 390), ("desktop", 1100)];
        screens.into_iter().flat_map(|(screen, width)| {
            ["light", "dark"].into_iter().flat_map(move |scheme| {
                ["en", "th", "ar"].map(|locale| Self { screen, width, scheme, locale })
            })
        })
    }

    fn name(self) -> String {
        [self.screen, self.scheme, self.locale].join("-")
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match take_all().await {
        Ok(0) => ExitCode::SUCCESS,
        Ok(missing) => {
            eprintln!("{missing} pictures could not be taken");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("shots: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Takes every picture, or those of the states and the looks that are named; returns how many could not be taken.
async fn take_all() -> Result<usize> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = PathBuf::from(arguments.next().context("into which folder?")?);
    let wanted: Vec<String> = arguments.map(|name| name.to_string_lossy().into_owned()).collect();
    let states: Vec<&str> = wanted_of(&wanted, states::all().collect(), |state| (*state).to_owned());
    let looks: Vec<Look> = wanted_of(&wanted, Look::all().collect(), |look| look.name());
    std::fs::create_dir_all(&folder)?;
    let missing = Rc::new(Cell::new(0));
    for look in looks {
        let (folder, states, missing) = (folder.clone(), states.clone(), missing.clone());
        tell(Setting::default().unwatched(), async move |stage| {
            for name in states {
                let file = folder.join(format!("{name}-{}.png", look.name()));
                match take(stage, name, look).await {
                    Ok(picture) => std::fs::write(&file, picture)?,
                    Err(error) => {
                        eprintln!("{name}, {}: {error:#}", look.name());
                        missing.set(missing.get() + 1);
                    }
                }
            }
            Ok(())
        })
        .await?;
        println!("{}", look.name());
    }
    sheet::write(&folder, &states)?;
    println!("{}", folder.join("index.html").display());
    Ok(missing.get())
}

/// Those that are named; all, when none is.
fn wanted_of<T>(wanted: &[String], all: Vec<T>, name: impl Fn(&T) -> String) -> Vec<T> {
    let is_wanted = |one: &T| wanted.contains(&name(one));
    let is_any = all.iter().any(is_wanted);
    all.into_iter().filter(|one| !is_any || is_wanted(one)).collect()
}

async fn take(stage: &Stage, name: &str, look: Look) -> Result<Vec<u8>> {
    let window = stage.window();
    stage.sandbox.start_over().await?;
    window.prefers("prefers-color-scheme", look.scheme).await?;
    window.is_wide(look.width).await?;
    if look.screen == PHONE {
        window.is_touched().await?;
    }
    let part = states::show(stage, name, look.locale).await?;
    window.picture_of(part, look.width).await
}
