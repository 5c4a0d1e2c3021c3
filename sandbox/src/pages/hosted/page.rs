//! The hosted page's template, filled in: with a checkout, with the reason why there is none, or with what to build.
use std::path::Path;

use minijinja::context;
use serde::Serialize;
use serde_json::Value;

use super::lines::{Line, Money, lines};
use super::words::{Notice, Purpose, Words};
use crate::world::session::PaymentSession;
use crate::world::terms::{Mode, SessionTerms, SessionType};

pub(super) struct Page(pub(super) minijinja::Value);

/// What the page of an open session is made of.
#[derive(Serialize)]
struct Checkout<'a> {
    sdk_key: &'a str,
    /// What `mount` wants, as JSON.
    environment: String,
    locale: &'a str,
    reference: &'a str,
    amount: Option<Money>,
    /// What pressing the button takes. A subscription is not paid then, but by its schedule.
    button_amount: Option<Money>,
    terms: Option<Terms>,
    description: Option<&'a str>,
    lines: Vec<Line>,
    success_url: Option<&'a str>,
    cancel_url: Option<&'a str>,
}

/// What is said beside the amount, around a date.
#[derive(Serialize)]
struct Terms {
    before: String,
    date: Option<String>,
    after: String,
}

impl Page {
    pub(super) fn checkout(session: &PaymentSession, environment: &Value) -> Self {
        let terms = &session.terms;
        let words = Words::of(&terms.locale);
        let purpose = words.on(terms.session_type);
        let (success_url, cancel_url) = ways_back(session);
        let checkout = Checkout {
            sdk_key: session.components_sdk_key.as_str(),
            environment: environment.to_string(),
            locale: &terms.locale,
            reference: &terms.reference_id,
            amount: (terms.session_type != SessionType::Save).then(|| amount(terms)),
            button_amount: (terms.session_type == SessionType::Pay).then(|| amount(terms)),
            terms: said_of(terms, words),
            description: terms.echoed.get("description").and_then(Value::as_str),
            lines: lines(terms.echoed.get("items"), terms.currency.code),
            success_url,
            cancel_url,
        };
        let title = purpose.title;
        let (words, purpose, checkout) = (shown(words), shown(purpose), shown(checkout));
        Self(context! { words, purpose, checkout, title })
    }

    pub(super) fn completed(session: &PaymentSession) -> Self {
        let words = Words::of(&session.terms.locale);
        let notice = &words.on(session.terms.session_type).done_before;
        Self::ended(session, notice, "done", ways_back(session).0)
    }

    pub(super) fn expired(session: &PaymentSession) -> Self {
        Self::ended(session, &Words::of(&session.terms.locale).expired, "ended", ways_back(session).1)
    }

    pub(super) fn canceled(session: &PaymentSession) -> Self {
        Self::ended(session, &Words::of(&session.terms.locale).canceled, "ended", ways_back(session).1)
    }

    fn ended(session: &PaymentSession, notice: &Notice, kind: &str, back_url: Option<&str>) -> Self {
        let words = shown(Words::of(&session.terms.locale));
        let (title, status) = (notice.title, session.status.code());
        let notice = shown(notice);
        Self(context! { words, notice, kind, back_url, status, title, merchant_is_known => true })
    }

    pub(super) fn unknown() -> Self {
        let words = Words::of("en");
        let title = words.unknown.title;
        let (notice, words) = (shown(&words.unknown), shown(words));
        Self(context! { words, notice, kind => "ended", title })
    }

    pub(super) fn unbuilt(package: &Path) -> Self {
        let words = shown(Words::of("en"));
        Self(
            context! { words, title => "The checkout has to be built first", package => package.display().to_string() },
        )
    }
}

fn shown(part: impl Serialize) -> minijinja::Value {
    minijinja::value::Serde(part).into()
}

fn ways_back(session: &PaymentSession) -> (Option<&str>, Option<&str>) {
    match &session.terms.mode {
        Mode::PaymentLink { success_return_url, cancel_return_url } => {
            (success_return_url.as_deref(), cancel_return_url.as_deref())
        }
        Mode::Components { .. } => (None, None),
    }
}

fn amount(terms: &SessionTerms) -> Money {
    let value = serde_json::to_string(&terms.amount).unwrap_or_default();
    Money::new(value, terms.amount.in_words(terms.currency.code))
}

fn said_of(terms: &SessionTerms, words: &Words) -> Option<Terms> {
    let Purpose { terms: said, .. } = words.on(terms.session_type);
    if terms.session_type != SessionType::Subscription {
        return (!said.is_empty()).then(|| Terms {
            before: (*said).to_owned(),
            date: None,
            after: String::new(),
        });
    }
    let schedule = terms.echoed.get("subscription")?.get("schedule")?;
    let count = schedule.get("interval_count")?.as_u64()?;
    let rhythm = words.rhythm.of(schedule.get("interval")?.as_str()?, count)?;
    let date = schedule.get("anchor_date")?.as_str()?;
    let (before, after) = said.split_once("{date}").unwrap_or((said, ""));
    Some(Terms {
        before: before.replace("{rhythm}", &rhythm),
        date: Some(date.to_owned()),
        after: after.to_owned(),
    })
}
