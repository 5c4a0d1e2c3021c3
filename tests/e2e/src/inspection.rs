//! An eye for those who do not see, or see otherwise: axe-core looks at whatever a story's page shows, frames included.
//!
//! It looks before each thing a shopper does, and once more at the end, and at what it has seen in another
//! story not again: the same state, as wide, by a shopper with the same wishes.
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::senses::{REST, Wishes, prefer};
use crate::server::path_in;

/// The rules of WCAG 2.2, level AA, and of what it is built on.
const RULES: [&str; 5] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/// Frames in frames in frames are nobody's here.
const DEEPEST: usize = 2;

const ANY_FRAME: &str = "iframe";

/// The one frame in which much can happen while nothing does around it.
const BANKS_PAGE: &str = "dialog iframe";

/// What was looked at, by all stories of this program.
static SEEN: Mutex<Option<HashSet<u64>>> = Mutex::new(None);

/// Looks at the page and its frames, in a light and in a dark room.
///
/// # Errors
/// With everything that is wrong.
pub(crate) async fn inspect(driver: &WebDriver, wishes: &Wishes) -> Result<()> {
    let mut found = Vec::new();
    let whole = run(driver, "return window === window.top && location.protocol.startsWith('http')").await?;
    if whole == Value::Bool(true) {
        look_into(driver, wishes, 0, &mut found).await?;
    }
    if !found.is_empty() {
        let address = driver.current_url().await?;
        bail!("not everybody can use {}:\n  {}", address.path(), found.join("\n  "));
    }
    Ok(())
}

async fn look_into(driver: &WebDriver, wishes: &Wishes, depth: usize, found: &mut Vec<String>) -> Result<()> {
    let look = run(driver, "return inspector.look()").await?;
    let mut frames = BANKS_PAGE;
    for (room, rules) in
        [("light", json!({ "type": "tag", "values": RULES })), ("dark", json!(["color-contrast"]))]
    {
        let mut lit = wishes.clone();
        lit.insert("prefers-color-scheme", room);
        if is_new(&look, &lit) {
            frames = ANY_FRAME;
            prefer(driver, &lit).await?;
            let violations = violations(driver, rules).await?;
            found.extend(violations.iter().map(|violation| format!("{room}: {violation}")));
            prefer(driver, wishes).await?;
        }
    }
    if depth < DEEPEST {
        for frame in driver.find_all(By::Css(frames)).await? {
            if frame.is_displayed().await? {
                frame.enter_frame().await?;
                Box::pin(look_into(driver, wishes, depth + 1, found)).await?;
                driver.enter_parent_frame().await?;
            }
        }
    }
    Ok(())
}

/// What is wrong with what stands there, by these rules.
async fn violations(driver: &WebDriver, rules: Value) -> Result<Vec<String>> {
    let axe = std::fs::read_to_string(path_in("XENDIT_E2E_AXE")?).context("axe-core is not installed")?;
    // Each time: the page may have become another one meanwhile.
    run(driver, &format!("if (!window.axe) {{ {axe} }}")).await?;
    let script = format!(
        "{REST}{}\nconst [rules, done] = arguments; inspector.inspect(rules).then(done, (error) => done([String(error)]));",
        include_str!("inspector.js")
    );
    let violations = driver.execute_async(script, vec![rules]).await?.json().clone();
    serde_json::from_value(violations).context("a list of violations")
}

/// Whether nobody with these wishes has seen this.
fn is_new(look: &Value, wishes: &Wishes) -> bool {
    let mut hasher = DefaultHasher::new();
    (look.to_string(), wishes).hash(&mut hasher);
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    seen.get_or_insert_default().insert(hasher.finish())
}

async fn run(driver: &WebDriver, script: &str) -> Result<Value> {
    let script = format!("{}\n{script}", include_str!("inspector.js"));
    Ok(driver.execute(script, Vec::new()).await?.json().clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_is_new_again_to_a_shopper_with_another_wish() {
        let look = json!("390 <p>Paid</p>");
        let wishes =
            |motion| Wishes::from([("prefers-color-scheme", "light"), ("prefers-reduced-motion", motion)]);
        assert!(is_new(&look, &wishes("no-preference")));
        assert!(!is_new(&look, &wishes("no-preference")));
        assert!(is_new(&look, &wishes("reduce")));
        assert!(is_new(&json!("320 <p>Paid</p>"), &wishes("reduce")));
    }
}
