//! A merchant's profile: the business's name and picture, which channels it has, and its own limits. A TOML or JSON file.
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Number;

use super::catalogue::Catalogue;
use super::channel::{Activation, Channel};
use super::family::Asks;
use crate::values::money::Amount;

/// What differs from a business that has everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// The name shoppers see.
    name: Option<String>,
    /// The business's picture.
    picture_url: Option<String>,
    /// These channels and no others.
    only: Option<Vec<String>>,
    /// In the order they are made.
    #[serde(default)]
    channels: Vec<Change>,
}

/// What is different about one channel, in one country or in all.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    code: String,
    country: Option<String>,
    active: Option<bool>,
    min_amount: Option<Number>,
    max_amount: Option<Number>,
    page: Option<Page>,
}

/// How the provider's page is shown.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Page {
    Framed,
    Navigated,
}

/// What is wrong with a profile.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// The file is not there, or not for us.
    #[error("cannot read the profile {0}: {1}")]
    File(PathBuf, std::io::Error),
    /// Not TOML, or something in it that does not belong there.
    #[error("the profile {0} is not right: {1}")]
    Toml(PathBuf, Box<toml::de::Error>),
    /// Not JSON, or something in it that does not belong there.
    #[error("the profile {0} is not right: {1}")]
    Json(PathBuf, serde_json::Error),
    /// A code nobody knows.
    #[error("the profile names the channel {0}, which there is not")]
    NoSuchChannel(String),
    /// A limit that is no amount, or one above the other.
    #[error("the profile's limits of {0} are not right")]
    Limits(String),
    /// Only pages of a provider can be framed or navigated to.
    #[error("the profile wants a page for {0}, which has none")]
    NoPage(String),
}

impl Profile {
    /// Reads a file: JSON when its name ends in `.json`, TOML otherwise.
    ///
    /// # Errors
    /// When it cannot be read, or holds something a profile does not have.
    pub fn read(path: &Path) -> Result<Self, ProfileError> {
        let text =
            std::fs::read_to_string(path).map_err(|error| ProfileError::File(path.to_owned(), error))?;
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
            return serde_json::from_str(&text).map_err(|error| ProfileError::Json(path.to_owned(), error));
        }
        toml::from_str(&text).map_err(|error| ProfileError::Toml(path.to_owned(), Box::new(error)))
    }

    /// The business's name.
    pub(crate) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("Sandbox Merchant")
    }

    pub(crate) fn picture_url(&self) -> Option<&str> {
        self.picture_url.as_deref()
    }

    pub(crate) fn apply(&self, catalogue: &mut Catalogue) -> Result<(), ProfileError> {
        if let Some(only) = &self.only {
            if let Some(unknown) = only.iter().find(|code| catalogue.by_code(code).is_none()) {
                return Err(ProfileError::NoSuchChannel(unknown.clone()));
            }
            for channel in &mut catalogue.channels {
                channel.activation =
                    if only.contains(&channel.code) { Activation::Active } else { Activation::Inactive };
            }
        }
        self.channels.iter().try_for_each(|change| change.apply(catalogue))
    }
}

impl Change {
    fn apply(&self, catalogue: &mut Catalogue) -> Result<(), ProfileError> {
        let meant = |channel: &&mut Channel| {
            channel.code == self.code
                && self.country.as_ref().is_none_or(|country| *country == channel.country)
        };
        let mut meant = catalogue.channels.iter_mut().filter(meant).peekable();
        if meant.peek().is_none() {
            return Err(ProfileError::NoSuchChannel(match &self.country {
                Some(country) => format!("{} in {country}", self.code),
                None => self.code.clone(),
            }));
        }
        meant.try_for_each(|channel| self.apply_to(channel))
    }

    fn apply_to(&self, channel: &mut Channel) -> Result<(), ProfileError> {
        let wrong_limits = || ProfileError::Limits(self.code.clone());
        let amount = |number: &Number| Amount::parse(number, 2).map_err(|_| wrong_limits());
        match self.active {
            Some(true) => channel.activation = Activation::Active,
            Some(false) => channel.activation = Activation::Inactive,
            None => {}
        }
        if let Some(min) = &self.min_amount {
            channel.limits.min = amount(min)?;
        }
        if let Some(max) = &self.max_amount {
            channel.limits.max = Some(amount(max)?);
        }
        if channel.limits.max.is_some_and(|max| max < channel.limits.min) {
            return Err(wrong_limits());
        }
        match (self.page, channel.asks) {
            (None, _) => {}
            (Some(Page::Framed), Asks::Page | Asks::FramedPage) => channel.asks = Asks::FramedPage,
            (Some(Page::Navigated), Asks::Page | Asks::FramedPage) => channel.asks = Asks::Page,
            (Some(_), _) => return Err(ProfileError::NoPage(self.code.clone())),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(text: &str) -> Result<Catalogue, String> {
        let profile: Profile = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut catalogue = Catalogue::embedded().unwrap();
        profile.apply(&mut catalogue).map_err(|error| error.to_string())?;
        Ok(catalogue)
    }

    #[test]
    fn a_channel_can_be_switched_off_in_one_country_alone() {
        let catalogue =
            applied(r#"channels = [{ code = "SHOPEEPAY", country = "MY", active = false }]"#).unwrap();
        assert!(!catalogue.find("SHOPEEPAY", "MY", "MYR").unwrap().is_active());
        assert!(catalogue.find("SHOPEEPAY", "ID", "IDR").unwrap().is_active());
    }

    #[test]
    fn what_is_off_by_default_can_be_switched_on() {
        assert!(!Catalogue::embedded().unwrap().by_code("QR_PH").unwrap().is_active());
        let catalogue = applied(r#"channels = [{ code = "QR_PH", active = true }]"#).unwrap();
        assert!(catalogue.by_code("QR_PH").unwrap().is_active());
    }

    #[test]
    fn only_the_named_channels_are_left() {
        let catalogue = applied(r#"only = ["QRIS"]"#).unwrap();
        let left = catalogue.channels.iter().filter(|channel| channel.is_active());
        assert_eq!(left.map(|channel| channel.code.as_str()).collect::<Vec<_>>(), ["QRIS"]);
    }

    #[test]
    fn limits_and_the_kind_of_page_are_the_merchants() {
        let catalogue = applied(
            r#"channels = [{ code = "DANA", min_amount = 5000, max_amount = 10000, page = "navigated" }]"#,
        )
        .unwrap();
        let dana = catalogue.by_code("DANA").unwrap();
        assert!(!dana.limits.admit(Amount::of(4_999)) && dana.limits.admit(Amount::of(10_000)));
        assert_eq!(dana.asks, Asks::Page);
    }

    #[test]
    fn what_is_wrong_with_a_profile_is_named() {
        for (text, named) in [
            (r#"only = ["FOO"]"#, "FOO"),
            (r#"channels = [{ code = "QRIS", country = "PH" }]"#, "QRIS in PH"),
            (r#"channels = [{ code = "QRIS", min_amount = 10, max_amount = 5 }]"#, "limits of QRIS"),
            (r#"channels = [{ code = "QRIS", page = "framed" }]"#, "QRIS, which has none"),
            (r#"chanels = []"#, "chanels"),
        ] {
            let error = applied(text).err().unwrap();
            assert!(error.contains(named), "{error}");
        }
    }
}
