//! Which channels a session offers: by country, currency, what it is for, and what the merchant allowed.
use serde_json::Value;

use super::catalogue::{Catalogue, TWINS};
use super::channel::{Capture, Channel, Saving};
use crate::world::terms::{CaptureMethod, SavePaymentMethod, SessionTerms, SessionType};

/// What a session needs of a channel.
pub(crate) struct Demand<'a> {
    pub(crate) country: &'a str,
    pub(crate) currency: &'a str,
    pub(crate) session_type: SessionType,
    pub(crate) capture_method: Option<CaptureMethod>,
    pub(crate) save_payment_method: Option<SavePaymentMethod>,
}

impl<'a> Demand<'a> {
    pub(crate) fn of(terms: &'a SessionTerms) -> Self {
        Self {
            country: &terms.country,
            currency: terms.currency.code,
            session_type: terms.session_type,
            capture_method: terms.capture_method,
            save_payment_method: terms.save_payment_method,
        }
    }

    /// Whether a payment of this session may, or has to, leave something saved behind.
    pub(super) fn saves(&self) -> bool {
        self.session_type != SessionType::Pay
            || matches!(
                self.save_payment_method,
                Some(SavePaymentMethod::Optional | SavePaymentMethod::Forced)
            )
    }

    fn is_met_by(&self, channel: &Channel) -> bool {
        channel.is_active()
            && channel.country == self.country
            && channel.currency == self.currency
            && (self.capture_method != Some(CaptureMethod::Manual) || channel.capture == Capture::Either)
            && self.saving_fits(channel)
    }

    fn saving_fits(&self, channel: &Channel) -> bool {
        match (self.session_type, self.save_payment_method) {
            (SessionType::Pay, Some(SavePaymentMethod::Optional)) => true,
            (SessionType::Pay, Some(SavePaymentMethod::Forced)) | (SessionType::Save, _) => {
                channel.can_save()
            }
            (SessionType::Subscription, _) => channel.saving == Saving::ForMerchant,
            // Where nothing is saved, the twin that saves has nothing to do.
            (SessionType::Pay, _) => !TWINS.iter().any(|(_, saving)| *saving == channel.code),
        }
    }
}

impl Catalogue {
    /// Everything that meets a demand, before the merchant's own list.
    pub(crate) fn meeting<'a>(&'a self, demand: &Demand<'_>) -> impl Iterator<Item = &'a Channel> {
        self.channels.iter().filter(|channel| demand.is_met_by(channel))
    }

    /// What a session's checkout may show. An amount outside a channel's limits is for the checkout to tell.
    pub(crate) fn offered<'a>(&'a self, terms: &SessionTerms) -> Vec<&'a Channel> {
        let listed = terms.echoed.get("allowed_payment_channels");
        let listed = listed.and_then(Value::as_array).filter(|codes| !codes.is_empty());
        let allowed = |channel: &&Channel| {
            listed.is_none_or(|codes| codes.iter().any(|code| code.as_str() == Some(&channel.code)))
        };
        self.meeting(&Demand::of(terms)).filter(allowed).collect()
    }

    /// One of the offered channels.
    pub(crate) fn offered_by_code<'a>(&'a self, terms: &SessionTerms, code: &str) -> Option<&'a Channel> {
        self.offered(terms).into_iter().find(|channel| channel.code == code)
    }

    /// The channels of a list that cannot meet a demand, as the list spells them.
    pub(crate) fn unavailable<'a>(&self, demand: &Demand<'_>, codes: &'a [Value]) -> Vec<&'a str> {
        let is_there = |code: &str| self.meeting(demand).any(|channel| channel.code == code);
        codes.iter().filter_map(Value::as_str).filter(|code| !is_there(code)).collect()
    }
}
