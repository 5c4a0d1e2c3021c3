//! The page's origin, and whether the merchant allowed it.

use super::failure::{ErrorCode, Failure};
use super::joined::joined;

/// Where the page stands, as the browser says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageOrigin {
    /// `https://shop.example`, or `null` for an opaque origin.
    pub origin: String,
    /// The browser's `isSecureContext`: https, or a loopback address.
    pub is_secure_context: bool,
}

/// Why a page may not show a checkout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OriginError {
    /// A sandboxed frame, a `data:` page or a file.
    Opaque,
    /// Plain http, and not localhost.
    Insecure(String),
    /// Not in the list.
    NotAllowed {
        /// The page's.
        origin: String,
        /// The list, for the message.
        allowed: String,
        /// What is nearly right, if anything is.
        hint: &'static str,
    },
}

impl From<OriginError> for Failure {
    fn from(error: OriginError) -> Self {
        match error {
            OriginError::Opaque => Self::new(
                ErrorCode::OriginNotAllowed,
                "this page has an opaque origin, as files and sandboxed frames do; serve it over https, or give the frame allow-same-origin",
            ),
            OriginError::Insecure(origin) => Self::new(
                ErrorCode::InsecureContext,
                joined(&[&origin, " is not a secure context; serve it over https, or from localhost"]),
            ),
            OriginError::NotAllowed { origin, allowed, hint } => Self::new(
                ErrorCode::OriginNotAllowed,
                joined(&[
                    &origin,
                    " is not among the origins this session allows (",
                    &allowed,
                    "); add exactly \"",
                    &origin,
                    "\" to components_configuration.origins in POST /sessions",
                    hint,
                ]),
            ),
        }
    }
}

impl PageOrigin {
    /// What can be said without knowing the session.
    pub fn check(&self) -> Result<(), OriginError> {
        if self.origin.is_empty() || self.origin == "null" || self.origin.starts_with("file:") {
            return Err(OriginError::Opaque);
        }
        if !self.is_secure_context {
            return Err(OriginError::Insecure(self.origin.clone()));
        }
        Ok(())
    }

    /// Exactly one of these: scheme, host and port. The browser spells its own origin in lower case and without
    /// a default port, and so does the gateway's comparison; a list that spells it otherwise will not work there.
    pub fn check_allowed(&self, allowed: &[String]) -> Result<(), OriginError> {
        if allowed.contains(&self.origin) {
            return Ok(());
        }
        Err(OriginError::NotAllowed {
            origin: self.origin.clone(),
            allowed: listed(allowed),
            hint: allowed.iter().find_map(|listed| self.near_miss(listed)).unwrap_or_default(),
        })
    }

    /// What keeps a listed origin from being the page's, if it is but one thing.
    fn near_miss(&self, listed: &str) -> Option<&'static str> {
        let (http, https) = ("http://", "https://");
        let is_swapped = |from, to| match (listed.strip_prefix(from), self.origin.strip_prefix(to)) {
            (Some(listed), Some(page)) => listed == page,
            _ => false,
        };
        if listed.strip_suffix('/') == Some(&self.origin) {
            Some("; an origin ends without a slash")
        } else if listed.eq_ignore_ascii_case(&self.origin) {
            Some("; an origin is written in lower case")
        } else if is_swapped(http, https) {
            Some("; the list has it with http")
        } else if is_swapped(https, http) {
            Some("; the list has it with https")
        } else {
            None
        }
    }
}

fn listed(allowed: &[String]) -> String {
    let mut list = String::new();
    for origin in allowed {
        list.push_str(if list.is_empty() { "" } else { ", " });
        list.push_str(origin);
    }
    if list.is_empty() { "none".into() } else { list }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(origin: &str) -> PageOrigin {
        PageOrigin { origin: origin.into(), is_secure_context: true }
    }

    fn refusal(origin: &str, allowed: &str) -> String {
        Failure::from(page(origin).check_allowed(&[allowed.into()]).unwrap_err()).message
    }

    #[test]
    fn an_exact_match_is_allowed() {
        let allowed = ["https://shop.example".into(), "http://localhost:4100".into()];
        for origin in ["https://shop.example", "http://localhost:4100"] {
            assert_eq!(page(origin).check().and_then(|()| page(origin).check_allowed(&allowed)), Ok(()));
        }
    }

    #[test]
    fn an_opaque_origin_is_refused() {
        for origin in ["null", "", "file://"] {
            assert_eq!(page(origin).check(), Err(OriginError::Opaque));
        }
    }

    #[test]
    fn an_insecure_page_is_refused_by_its_own_code() {
        let page = PageOrigin { origin: "http://shop.example".into(), is_secure_context: false };
        let failure = Failure::from(page.check().unwrap_err());
        assert_eq!(failure.code, ErrorCode::InsecureContext);
        assert!(failure.message.contains("http://shop.example"));
    }

    #[test]
    fn a_wrong_port_is_refused() {
        assert!(
            refusal("http://localhost:4100", "http://localhost:4101")
                .contains("add exactly \"http://localhost:4100\"")
        );
    }

    #[test]
    fn a_wrong_scheme_is_refused_and_named() {
        assert!(
            refusal("https://shop.example", "http://shop.example").ends_with("the list has it with http")
        );
        assert!(refusal("http://localhost", "https://localhost").ends_with("the list has it with https"));
    }

    #[test]
    fn a_trailing_slash_is_refused_and_named() {
        assert!(refusal("https://shop.example", "https://shop.example/").ends_with("ends without a slash"));
    }

    #[test]
    fn an_upper_case_host_is_refused_and_named() {
        assert!(refusal("https://shop.example", "https://Shop.example").ends_with("in lower case"));
    }

    #[test]
    fn an_ipv6_origin_is_compared_like_any_other() {
        assert_eq!(page("http://[::1]:4100").check_allowed(&["http://[::1]:4100".into()]), Ok(()));
        assert!(page("http://[::1]:4100").check_allowed(&["http://[::1]".into()]).is_err());
    }

    #[test]
    fn a_subdomain_or_a_longer_name_is_not_the_same_origin() {
        assert!(page("https://shop.example.evil").check_allowed(&["https://shop.example".into()]).is_err());
        assert!(page("https://a.shop.example").check_allowed(&["https://shop.example".into()]).is_err());
    }
}
