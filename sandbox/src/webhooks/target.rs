//! Where webhooks go: an address for each topic, or one for all, and the token that proves where they come from.
use std::collections::BTreeMap;
use std::str::FromStr;

use axum::http::HeaderValue;
use axum::http::header::InvalidHeaderValue;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::Url;

use crate::webhooks::topic::{Topic, UnknownTopic};

/// `--webhook-url`: an address, or `TOPIC=` and the address for webhooks of that topic.
#[derive(Clone, Debug)]
pub struct WebhookUrl {
    topic: Option<Topic>,
    url: Url,
}

/// Why an address cannot be sent to.
#[derive(Debug, thiserror::Error)]
pub enum WebhookUrlError {
    /// Not a URL one can POST to.
    #[error("a webhook URL must be an http or https URL")]
    NotHttp,
    /// What stands before `=` is not a topic.
    #[error("{0}")]
    Topic(String),
}

impl From<UnknownTopic> for WebhookUrlError {
    fn from(unknown: UnknownTopic) -> Self {
        Self::Topic(unknown.to_string())
    }
}

impl FromStr for WebhookUrl {
    type Err = WebhookUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A URL may hold a "=" as well, but not before its first ":".
        match text.split_once('=') {
            Some((topic, url)) if !topic.contains(':') => {
                Ok(Self { topic: Some(topic.parse()?), url: address(url)? })
            }
            _ => Ok(Self { topic: None, url: address(text)? }),
        }
    }
}

/// Reads an address webhooks can be sent to.
pub(crate) fn address(text: &str) -> Result<Url, WebhookUrlError> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .ok_or(WebhookUrlError::NotHttp)
}

#[derive(Clone)]
pub(crate) struct Targets {
    catch_all: Option<Url>,
    of_topics: BTreeMap<Topic, Url>,
    pub(crate) callback_token: HeaderValue,
}

/// Targets as they are written down.
#[derive(Serialize, Deserialize)]
pub(crate) struct KeptTargets {
    url: Option<String>,
    topics: BTreeMap<Topic, String>,
    callback_token: String,
}

impl Targets {
    pub(crate) fn new(urls: &[WebhookUrl], callback_token: HeaderValue) -> Self {
        let mut targets = Self { catch_all: None, of_topics: BTreeMap::new(), callback_token };
        for WebhookUrl { topic, url } in urls {
            targets.set(*topic, Some(url.clone()));
        }
        targets
    }

    /// Webhooks of this topic, or of every topic without an address of its own, go there from now on.
    pub(crate) fn set(&mut self, topic: Option<Topic>, url: Option<Url>) {
        match (topic, url) {
            (None, url) => self.catch_all = url,
            (Some(topic), Some(url)) => {
                self.of_topics.insert(topic, url);
            }
            (Some(topic), None) => {
                self.of_topics.remove(&topic);
            }
        }
    }

    pub(crate) fn url(&self, topic: Topic) -> Option<&Url> {
        self.of_topics.get(&topic).or(self.catch_all.as_ref())
    }

    pub(crate) fn view(&self) -> Value {
        let KeptTargets { url, topics, .. } = self.kept();
        json!({ "url": url, "topics": topics })
    }

    pub(crate) fn kept(&self) -> KeptTargets {
        KeptTargets {
            url: self.catch_all.as_ref().map(Url::to_string),
            topics: self.of_topics.iter().map(|(topic, url)| (*topic, url.to_string())).collect(),
            callback_token: self.callback_token.to_str().unwrap_or_default().into(),
        }
    }

    pub(crate) fn restored(kept: KeptTargets) -> Result<Self, InvalidHeaderValue> {
        let topics = kept.topics.into_iter().filter_map(|(topic, url)| Some((topic, address(&url).ok()?)));
        Ok(Self {
            catch_all: kept.url.and_then(|url| address(&url).ok()),
            of_topics: topics.collect(),
            callback_token: HeaderValue::from_str(&kept.callback_token)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn targets(urls: &[&str]) -> Targets {
        let urls: Vec<WebhookUrl> = urls.iter().map(|url| url.parse().unwrap()).collect();
        Targets::new(&urls, HeaderValue::from_static("token"))
    }

    #[test]
    fn a_topic_with_an_address_of_its_own_does_not_go_to_the_others() {
        let targets = targets(&["http://all.test/?a=b", "refund=https://refunds.test/"]);
        assert_eq!(targets.url(Topic::Refund).unwrap().as_str(), "https://refunds.test/");
        assert_eq!(targets.url(Topic::Payment).unwrap().as_str(), "http://all.test/?a=b");
        assert_eq!(targets.view()["topics"], json!({ "refund": "https://refunds.test/" }));
    }

    #[test]
    fn what_was_written_down_is_taken_up_again() {
        let before = targets(&["http://all.test/", "refund=https://refunds.test/"]);
        let written = serde_json::to_string(&before.kept()).unwrap();
        let after = Targets::restored(serde_json::from_str(&written).unwrap()).unwrap();
        assert_eq!((after.view(), after.callback_token), (before.view(), before.callback_token));
    }

    #[test]
    fn without_a_catch_all_other_topics_go_nowhere() {
        assert!(
            targets(&["payment_session.completed=http://done.test/"]).url(Topic::SessionExpired).is_none()
        );
    }

    #[test]
    fn an_address_that_cannot_be_sent_to_says_why() {
        let refusal = |text: &str| text.parse::<WebhookUrl>().unwrap_err().to_string();
        assert_eq!(refusal("ftp://files.test"), "a webhook URL must be an http or https URL");
        assert!(refusal("payments=http://a.test").starts_with("there is no webhook topic \"payments\""));
    }
}
