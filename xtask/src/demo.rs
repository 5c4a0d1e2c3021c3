//! `cargo xtask demo`: the sample store, ready to be tried, until Ctrl-C.
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::servers::{Ports, Shop, Xendit};
use crate::{package, setup, shell};

const KEY_VARIABLE: &str = "XENDIT_SECRET_KEY";

/// Sets up, builds, starts, and waits for Ctrl-C.
pub fn run(project: &Project) -> Result<()> {
    // Before minutes of building: a key that will be refused is refused now.
    let xendit = xendit(std::env::var(KEY_VARIABLE).ok())?;
    let toolchain = setup::for_building(project)?;
    package::build(project, &toolchain)?;
    shell::headline("sandbox and store");
    shell::run(&mut project.cargo(&["build", "--release", "-p", "xendit-sandbox", "-p", "xendit-store"]))?;

    let stop = Arc::new(AtomicBool::new(false));
    let stopped = Arc::clone(&stop);
    ctrlc::set_handler(move || stopped.store(true, Ordering::Relaxed))
        .context("Ctrl-C cannot be listened to")?;
    let mut shop = Shop::open(project, "release", &Ports::DEMO, xendit)?;
    println!("{}", welcome(project, &shop));
    while !stop.load(Ordering::Relaxed) {
        if let Some(how) = shop.ended()? {
            // Ctrl-C reaches the children as well, and one may be faster than we are.
            if stop.load(Ordering::Relaxed) {
                break;
            }
            bail!("the demo is over: {how}");
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("\nThe demo is over.");
    Ok(())
}

/// The sandbox, unless the environment holds a key for Xendit's test mode.
fn xendit(key: Option<String>) -> Result<Xendit> {
    match key {
        None => Ok(Xendit::Sandbox),
        Some(key) if key.trim().is_empty() => Ok(Xendit::Sandbox),
        Some(key) if key.starts_with("xnd_development_") => Ok(Xendit::Live { secret_key: key }),
        Some(key) if key.starts_with("xnd_production_") => bail!(
            "{KEY_VARIABLE} holds a production key: a demo must not move real money.\n  to do: use a key that starts with xnd_development_, or none for the sandbox"
        ),
        Some(_) => bail!(
            "{KEY_VARIABLE} holds no secret key of Xendit's test mode.\n  to do: use a key that starts with xnd_development_, or unset it for the sandbox"
        ),
    }
}

fn welcome(project: &Project, shop: &Shop) -> String {
    let store = shop.address();
    let behind = match shop.sandbox_address() {
        Some(api) => format!(
            "The checkout's look can be tried: {store}/theming\n  \
             The sandbox plays Xendit; its controls: {api}/_sandbox/\n  \
             The payment_link_url of a PAYMENT_LINK session leads to {}",
            shop.hosted_page().unwrap_or_default()
        ),
        None => {
            "The store talks to Xendit's test mode. Its webhooks turn an order page only when a tunnel\n  \
                 leads to /webhooks/xendit here, its address is set in Xendit's dashboard, and the\n  \
                 dashboard's callback token is in XENDIT_CALLBACK_TOKEN."
                .to_owned()
        }
    };
    let logs: Vec<String> =
        shop.logs().map(|log| log.strip_prefix(&project.root).unwrap_or(log).display().to_string()).collect();
    let logs = logs.join(" and ");
    format!(
        "
  The store is open: {store}

  {behind}

  Put something into the cart, press \"Check out\", and pay with

    4000 0000 0000 2503   asks for a code (3DS): 1234 in the sandbox
    4000 0000 0000 1000   is paid at once

  any expiry in the future (12/30), any three digits as CVN, any name, e-mail and phone number.

  What happens is written to {logs}
  Ctrl-C ends it all.
"
    )
}

#[cfg(test)]
mod tests {
    use super::{Xendit, xendit};

    fn with(key: &str) -> anyhow::Result<Xendit> {
        xendit(Some(key.to_owned()))
    }

    #[test]
    fn without_a_key_the_sandbox_plays_xendit() {
        assert!(matches!(xendit(None), Ok(Xendit::Sandbox)));
        assert!(matches!(with(""), Ok(Xendit::Sandbox)));
    }

    #[test]
    fn a_test_key_talks_to_xendit_itself() {
        assert!(matches!(with("xnd_development_abc"), Ok(Xendit::Live { .. })));
    }

    #[test]
    fn a_production_key_is_refused_without_being_repeated() {
        let Err(error) = with("xnd_production_abcdef") else {
            panic!("a production key was accepted");
        };
        assert!(error.to_string().contains("real money"));
        assert!(!error.to_string().contains("abcdef"));
    }
}
