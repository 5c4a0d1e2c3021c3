//! Web origins: what a merchant may list, and how one is compared.
use serde::{Deserialize, Serialize};
use url::Url;

/// Scheme, host and port of a page, spelled as browsers spell it in the `Origin` header.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Origin(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OriginError {
    #[error("must be an origin: scheme, host and optional port, in lower case and with nothing after it")]
    NotAnOrigin,
    #[error("must be an https origin, or http on localhost")]
    Insecure,
}

impl Origin {
    pub(crate) fn parse(text: &str) -> Result<Self, OriginError> {
        let url = Url::parse(text).map_err(|_| OriginError::NotAnOrigin)?;
        // Browsers compare this very string, so "https://shop.example/" or an upper-case host would never match.
        if !matches!(url.scheme(), "http" | "https") || url.origin().ascii_serialization() != text {
            return Err(OriginError::NotAnOrigin);
        }
        if is_secure(&url) { Ok(Self(text.into())) } else { Err(OriginError::Insecure) }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The origin of an http(s) address of our own making: all of it before the path.
pub(crate) fn of(url: &str) -> &str {
    let after_scheme = url.find("://").map_or(0, |at| at + "://".len());
    let path = url.get(after_scheme..).and_then(|rest| rest.find('/'));
    path.and_then(|at| url.get(..after_scheme + at)).unwrap_or(url)
}

/// https, or http that never leaves the machine.
pub(crate) fn is_secure(url: &Url) -> bool {
    match url.host() {
        _ if url.scheme() == "https" => true,
        Some(url::Host::Domain(name)) => {
            url.scheme() == "http" && (name == "localhost" || name.ends_with(".localhost"))
        }
        Some(url::Host::Ipv4(address)) => url.scheme() == "http" && address.is_loopback(),
        Some(url::Host::Ipv6(address)) => url.scheme() == "http" && address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_https_or_this_machine() {
        for text in [
            "https://shop.example",
            "https://shop.example:8443",
            "http://localhost:4100",
            "http://[::1]:4100",
        ] {
            assert!(Origin::parse(text).is_ok(), "{text}");
        }
        assert_eq!(Origin::parse("http://shop.example"), Err(OriginError::Insecure));
    }

    #[test]
    fn an_address_is_on_the_origin_before_its_path() {
        assert_eq!(of("https://127.0.0.1:4244/sessions/ps-1?to=https://a/b"), "https://127.0.0.1:4244");
        assert_eq!(of("https://shop.example"), "https://shop.example");
    }

    #[test]
    fn what_a_browser_would_spell_otherwise_is_no_origin() {
        for text in [
            "https://shop.example/",
            "https://Shop.example",
            "https://shop.example:443",
            "*",
            "null",
            "shop.example",
        ] {
            assert_eq!(Origin::parse(text), Err(OriginError::NotAnOrigin), "{text}");
        }
    }
}
