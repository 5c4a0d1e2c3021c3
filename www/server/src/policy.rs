//! The Content-Security-Policy of the shop's pages: the strictest under which the checkout works.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

/// Other addresses a page may use.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Addresses {
    connect: String,
    frame: String,
    image: String,
}

impl Addresses {
    /// Out of a sandbox's environment; `None` stands for the real Xendit.
    pub(crate) fn of(environment: Option<&Value>) -> Self {
        let origin = |name: &str| {
            let address = environment?.get(name)?.as_str()?;
            Some(Url::parse(address).ok()?.origin().ascii_serialization())
        };
        match (origin("gatewayUrl"), origin("frameUrl")) {
            (Some(gateway), Some(frame)) => Self { connect: gateway.clone(), frame, image: gateway },
            _ => Self {
                connect:
                    "https://checkout-ui-gateway.xendit.co https://checkout-ui-gateway-prod-dev.xendit.co"
                        .into(),
                // 3-D Secure happens on the page of the shopper's bank, and any bank may be it.
                frame: "https:".into(),
                image: "https://assets.xendit.co".into(),
            },
        }
    }
}

/// For the page with the checkout in it. `importmap` is the text between its import map's tags.
pub(crate) fn checkout_policy(importmap: &str, Addresses { connect, frame, image }: &Addresses) -> String {
    let hash = STANDARD.encode(Sha256::digest(importmap));
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}'; style-src 'self'; \
         connect-src 'self' {connect}; frame-src {frame}; img-src 'self' {image}; \
         form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
}

/// For pages with nothing but the shop's own files.
pub(crate) const PLAIN_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The text between the import map's tags: a policy names an inline script by the hash of exactly that.
pub(crate) fn importmap(page: &str) -> &str {
    let after = page.split_once(r#"<script type="importmap">"#).map_or("", |(_, after)| after);
    after.split_once("</script>").map_or("", |(text, _)| text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Addresses, checkout_policy, importmap};

    #[test]
    fn a_sandbox_narrows_the_policy_to_its_two_origins() {
        let environment = json!({
            "gatewayUrl": "http://127.0.0.1:4242",
            "frameUrl": "http://127.0.0.1:4243/components/secure-iframe-v0.0.24.html",
        });
        let policy = checkout_policy("{}", &Addresses::of(Some(&environment)));
        assert!(policy.contains("connect-src 'self' http://127.0.0.1:4242;"), "{policy}");
        assert!(policy.contains("frame-src http://127.0.0.1:4243;"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{policy}");
    }

    #[test]
    fn without_a_sandbox_the_policy_names_xendit() {
        let policy = checkout_policy("{}", &Addresses::of(None));
        assert!(policy.contains("https://checkout-ui-gateway-prod-dev.xendit.co"), "{policy}");
    }

    #[test]
    fn the_guide_asks_for_what_this_shop_allows_besides_its_import_map() {
        let guide = include_str!("../../../docs/csp.md");
        let header = guide.split("Content-Security-Policy:\n").nth(1).unwrap();
        let asked: Vec<_> = header.split("\n```").next().unwrap().split_whitespace().collect();
        let policy = checkout_policy("{}", &Addresses::of(None));
        let hash = " 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='";
        assert_eq!(asked.join(" "), policy.replace(hash, ""));
    }

    #[test]
    fn the_import_map_is_named_by_its_hash() {
        let page = r#"<script type="importmap">{}</script>"#;
        let policy = checkout_policy(importmap(page), &Addresses::of(None));
        // printf '{}' | openssl dgst -sha256 -binary | base64
        assert!(policy.contains("'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o='"), "{policy}");
    }
}
