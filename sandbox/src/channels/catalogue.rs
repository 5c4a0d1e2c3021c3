//! The channels there are: the documentation's table, what it is silent on, and brands' names; all from `data/`.
use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Number;

use super::channel::{Activation, Capture, Channel, Limits, Refunds, Saving};
use super::{brand, family};
use crate::values::money::{Amount, AmountError};

const DOCUMENTED: &str = include_str!("../../data/channels.json");
/// Read after the documentation's table: what stands in both is taken from here.
const ASSUMED: &str = include_str!("../../data/assumed-channels.json");
const BRANDS: &str = include_str!("../../data/brands.json");

/// Channels with a twin that saves what the first only pays with; protocol.md D.8.
pub(super) const TWINS: [(&str, &str); 2] = [("GOPAY", "GOPAY_RECURRING"), ("GCASH", "GCASH_LINK_AND_PAY")];

/// Sorted by group, the groups in the order a checkout shows them.
pub(crate) struct Catalogue {
    pub(super) channels: Vec<Channel>,
}

/// Why there is no catalogue. The files are inside the program, so only a change to them can bring this about.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// One of the files is not what it should be.
    #[error("the catalogue of channels cannot be read: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// A limit is not an amount.
    #[error("{0} has a limit that is not an amount")]
    Limit(String),
}

#[derive(Deserialize)]
struct Table {
    channels: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    channel_code: String,
    country: String,
    currency: String,
    flow: Vec<String>,
    min_amount: Number,
    max_amount: Option<Number>,
    can_save: bool,
    merchant_initiated: bool,
    auth_and_capture: bool,
    refund: bool,
    partial_refund: bool,
    /// False for what a business has to ask for; here, a profile does.
    #[serde(default = "active")]
    activated: bool,
}

const fn active() -> bool {
    true
}

impl Catalogue {
    pub(crate) fn embedded() -> Result<Self, CatalogueError> {
        let names: HashMap<String, String> = serde_json::from_str(BRANDS)?;
        let mut channels: Vec<Channel> = Vec::new();
        for text in [DOCUMENTED, ASSUMED] {
            let table: Table = serde_json::from_str(text)?;
            for row in table.channels {
                let channel = row.into_channel(&names)?;
                match channels.iter_mut().find(|known| known.is_same(&channel)) {
                    Some(known) => *known = channel,
                    None => channels.push(channel),
                }
            }
        }
        channels.sort_by_key(|channel| channel.family.group);
        Ok(Self { channels })
    }

    /// Whether it is switched on or not.
    pub(crate) fn find(&self, code: &str, country: &str, currency: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| {
            channel.code == code && channel.country == country && channel.currency == currency
        })
    }

    /// Any channel of this brand, for what is the same in every country.
    pub(crate) fn by_code(&self, code: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.code == code)
    }
}

impl Channel {
    fn is_same(&self, other: &Self) -> bool {
        self.code == other.code && self.country == other.country && self.currency == other.currency
    }
}

impl Row {
    fn into_channel(self, names: &HashMap<String, String>) -> Result<Channel, CatalogueError> {
        let family =
            family::of(&self.channel_code, self.flow.iter().any(|flow| flow == "PRESENT TO CUSTOMER"));
        let amount = |number: &Number| {
            Amount::parse(number, 2)
                .map_err(|_: AmountError| CatalogueError::Limit(self.channel_code.clone()))
        };
        let limits =
            Limits { min: amount(&self.min_amount)?, max: self.max_amount.as_ref().map(amount).transpose()? };
        let has_saving_twin = TWINS.iter().any(|(plain, _)| *plain == self.channel_code);
        let saving = match (self.can_save && !has_saving_twin, self.merchant_initiated) {
            (false, _) => Saving::Never,
            (true, false) => Saving::ForShopper,
            (true, true) => Saving::ForMerchant,
        };
        let brand_name = brand::name(&self.channel_code, names);
        Ok(Channel {
            brand_color: brand::color(&brand_name),
            brand_name,
            code: self.channel_code,
            country: self.country,
            currency: self.currency,
            family,
            limits,
            saving,
            capture: if self.auth_and_capture { Capture::Either } else { Capture::AtOnce },
            refunds: match (self.refund, self.partial_refund) {
                (false, _) => Refunds::None,
                (true, false) => Refunds::WholeOnly,
                (true, true) => Refunds::Partial,
            },
            activation: if self.activated { Activation::Active } else { Activation::Inactive },
            asks: family.asks,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::money::{Currency, local_currency};

    #[test]
    fn every_documented_channel_is_there_in_an_accepted_country_and_currency_and_has_a_name() {
        let catalogue = Catalogue::embedded().unwrap();
        assert!(catalogue.channels.len() >= 147, "{}", catalogue.channels.len());
        let table: Table = serde_json::from_str(DOCUMENTED).unwrap();
        assert_eq!(table.channels.len(), 147);
        for row in table.channels {
            assert!(
                catalogue.find(&row.channel_code, &row.country, &row.currency).is_some(),
                "{}",
                row.channel_code
            );
        }
        let names: HashMap<String, String> = serde_json::from_str(BRANDS).unwrap();
        for channel in &catalogue.channels {
            assert!(Currency::find(&channel.currency).is_some(), "{}", channel.code);
            assert!(local_currency(&channel.country).is_some(), "{}", channel.code);
            let named = names.values().any(|name| channel.brand_name.starts_with(name.as_str()));
            assert!(named, "{} goes by {}", channel.code, channel.brand_name);
        }
    }

    #[test]
    fn an_assumption_replaces_what_the_documentation_has_wrong() {
        let catalogue = Catalogue::embedded().unwrap();
        let cards = catalogue.find("CARDS", "VN", "VND").unwrap();
        assert!(cards.limits.admit(Amount::of(405_400)));
        assert_eq!(catalogue.channels.iter().filter(|other| other.is_same(cards)).count(), 1);
    }

    #[test]
    fn a_twin_saves_what_the_other_only_pays_with_under_one_name_and_in_one_group() {
        let catalogue = Catalogue::embedded().unwrap();
        for (plain, saving) in TWINS {
            let (plain, saving) = (catalogue.by_code(plain).unwrap(), catalogue.by_code(saving).unwrap());
            assert_eq!((plain.saving, saving.can_save()), (Saving::Never, true));
            assert_eq!(plain.brand_name, saving.brand_name);
            assert_eq!(plain.family.group, saving.family.group);
            let place = |code: &str| catalogue.channels.iter().position(|channel| channel.code == code);
            assert!(place(&plain.code) < place(&saving.code), "{}", plain.code);
        }
    }
}
