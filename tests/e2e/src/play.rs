//! How a story is told on a stage that is set: what was there when it failed is kept, and everything is cleared away.
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::{Context, Result};
use tokio::sync::{AcquireError, Semaphore, SemaphorePermit};
use tokio::task::{LocalSet, spawn_local};

use crate::browser::{Browser, Window};

/// A browser is several programs; more stories at once than this make each other late.
static SEATS: Semaphore = Semaphore::const_new(2);

/// What is worth keeping of a stage when a story fails.
pub(crate) trait Scene {
    /// What the shopper looked at.
    fn window(&self) -> &Window;
    /// What the programs wrote, by the name of a file.
    fn logs(&self) -> Vec<(&'static str, String)>;
}

/// Waits for its turn.
pub(crate) async fn take_a_seat() -> Result<SemaphorePermit<'static>, AcquireError> {
    SEATS.acquire().await
}

/// Tells the story that this thread is named after.
pub(crate) async fn play<S: Scene + 'static>(
    browser: Browser,
    stage: S,
    story: impl AsyncFnOnce(&S) -> Result<()> + 'static,
) -> Result<()> {
    let thread = std::thread::current();
    play_named(thread.name().unwrap_or("story"), browser, stage, story).await
}

/// Tells the story of this name.
pub(crate) async fn play_named<S: Scene + 'static>(
    name: &str,
    browser: Browser,
    stage: S,
    story: impl AsyncFnOnce(&S) -> Result<()> + 'static,
) -> Result<()> {
    // A task of its own, so that a failed assertion does not leave a browser behind.
    let (stage, told) = LocalSet::new()
        .run_until(async move {
            let stage = Rc::new(stage);
            let told = spawn_local({
                let stage = stage.clone();
                async move {
                    story(&stage).await?;
                    stage.window().inspect().await
                }
            })
            .await;
            (stage, told)
        })
        .await;
    if !matches!(told, Ok(Ok(()))) {
        match keep_evidence(name, stage.as_ref()).await {
            Ok(place) => eprintln!("what was on the stage: {}", place.display()),
            Err(error) => eprintln!("what was on the stage is lost: {error:#}"),
        }
    }
    drop(stage);
    browser.quit().await?;
    match told {
        Ok(told) => told,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => Err(error.into()),
        },
    }
}

async fn keep_evidence(name: &str, stage: &impl Scene) -> Result<PathBuf> {
    let program = std::env::current_exe()?;
    let name = name.replace("::", "-");
    let place = program.ancestors().nth(2).unwrap_or(Path::new(".")).join("e2e-failures").join(name);
    std::fs::create_dir_all(&place).with_context(|| place.display().to_string())?;
    for (name, log) in stage.logs() {
        std::fs::write(place.join(name), log)?;
    }
    std::fs::write(place.join("console.log"), stage.window().console().await?)?;
    std::fs::write(place.join("window.png"), stage.window().picture().await?)?;
    Ok(place)
}
