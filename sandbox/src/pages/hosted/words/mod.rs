//! What the hosted payment page says, in the languages of Xendit's own SDK. A missing text does not compile.
use serde::Serialize;

use crate::world::terms::SessionType;

mod en;
mod id;
mod th;
mod vi;

/// `{merchant}`, `{reference}`, `{count}`, `{rhythm}` and `{date}` stand for what is put in.
#[derive(Serialize)]
pub(super) struct Words {
    /// The tag of the language all this is in.
    pub(super) language: &'static str,
    pub(super) test_mode: &'static str,
    pub(super) reference: &'static str,
    pub(super) total: &'static str,
    pub(super) details: &'static str,
    pub(super) sealed: &'static str,
    pub(super) cancel: &'static str,
    pub(super) back: &'static str,
    pub(super) leaving: &'static str,
    pub(super) close: &'static str,
    pub(super) needs_javascript: &'static str,
    pub(super) again: &'static str,
    #[serde(skip)]
    pub(super) pay: Purpose,
    #[serde(skip)]
    pub(super) save: Purpose,
    #[serde(skip)]
    pub(super) subscribe: Purpose,
    #[serde(skip)]
    pub(super) rhythm: Rhythm,
    pub(super) expired: Notice,
    pub(super) canceled: Notice,
    pub(super) unknown: Notice,
    pub(super) said: Said,
}

/// What is said differently of paying, saving and subscribing.
#[derive(Serialize)]
pub(super) struct Purpose {
    pub(super) title: &'static str,
    /// On the button; an amount may follow.
    pub(super) button: &'static str,
    /// Beside the amount.
    pub(super) terms: &'static str,
    pub(super) done: &'static str,
    pub(super) done_before: Notice,
}

/// How often a subscription is paid: when every time, and when every so many times.
pub(super) struct Rhythm {
    pub(super) day: [&'static str; 2],
    pub(super) week: [&'static str; 2],
    pub(super) month: [&'static str; 2],
}

/// A page's worth of bad news.
#[derive(Serialize)]
pub(super) struct Notice {
    pub(super) title: &'static str,
    pub(super) text: &'static str,
}

/// What is said over the button while the checkout is open.
#[derive(Serialize)]
pub(super) struct Said {
    pub(super) opening: &'static str,
    pub(super) working: &'static str,
    pub(super) incomplete: &'static str,
    pub(super) aborted: &'static str,
    pub(super) pending: &'static str,
    pub(super) network: &'static str,
    pub(super) broken: &'static str,
}

impl Words {
    /// In the session's language where there is one, else in English.
    pub(super) fn of(locale: &str) -> &'static Self {
        match locale {
            "id" => &id::WORDS,
            "th" => &th::WORDS,
            "vi" => &vi::WORDS,
            _ => &en::WORDS,
        }
    }

    pub(super) fn on(&self, session_type: SessionType) -> &Purpose {
        match session_type {
            SessionType::Pay => &self.pay,
            SessionType::Save => &self.save,
            SessionType::Subscription => &self.subscribe,
        }
    }
}

impl Rhythm {
    /// "every 2 weeks"; None for an interval nobody has a word for.
    pub(super) fn of(&self, interval: &str, count: u64) -> Option<String> {
        let [every, every_so_many] = match interval {
            "DAY" => self.day,
            "WEEK" => self.week,
            "MONTH" => self.month,
            _ => return None,
        };
        Some(if count == 1 { every.into() } else { every_so_many.replace("{count}", &count.to_string()) })
    }
}
