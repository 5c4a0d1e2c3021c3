//! Waiting for something to become true: a condition is asked again and again, and there is a limit to it.
use std::time::Duration;

use anyhow::{Result, bail};
use tokio::time::{Instant, MissedTickBehavior, interval};

/// Far longer than anything takes on a busy machine; the component's own longest wait is 10 s.
pub const LIMIT: Duration = Duration::from_secs(45);

/// The pause between two looks.
pub const PAUSE: Duration = Duration::from_millis(50);

/// Asks `probe` until it has an answer.
///
/// # Errors
/// When the limit is reached, naming `what` was awaited, or when the probe itself fails.
pub async fn eventually<T>(what: &str, mut probe: impl AsyncFnMut() -> Result<Option<T>>) -> Result<T> {
    let deadline = Instant::now() + LIMIT;
    let mut looks = interval(PAUSE);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while Instant::now() < deadline {
        looks.tick().await;
        if let Some(answer) = probe().await? {
            return Ok(answer);
        }
    }
    bail!("{what}: not within {} s", LIMIT.as_secs());
}
