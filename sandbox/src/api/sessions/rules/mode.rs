//! Where the shopper pays: in the merchant's page, on origins it lists, or in a page of Xendit's with ways back.
use serde_json::Value;
use url::Url;

use super::Asked;
use crate::http::problem::{Problem, Violation};
use crate::values::origin::{self, Origin};
use crate::values::quirk::Quirk;
use crate::world::terms::Mode;

pub(super) fn parse(asked: Asked<'_>) -> Result<Mode, Problem> {
    let success_return_url = return_url(asked, "/success_return_url")?;
    let cancel_return_url = return_url(asked, "/cancel_return_url")?;
    match asked.text("mode") {
        "COMPONENTS" if asked.at("/components_configuration").is_none() => {
            Err(Problem::validation(vec![Violation::new(
                "/body/components_configuration",
                "must have required property 'components_configuration'",
            )]))
        }
        "COMPONENTS" => Ok(Mode::Components {
            origins: origins(asked)?,
            return_url: return_url(asked, "/components_configuration/return_url")?,
        }),
        "PAYMENT_LINK" => Ok(Mode::PaymentLink { success_return_url, cancel_return_url }),
        _ if asked.is_read(Quirk::EnumMode) => Err(Problem::validation(vec![Violation::new(
            "/body/mode",
            "must be equal to one of the allowed values: PAYMENT_LINK, COMPONENTS",
        )])),
        other => {
            Err(Problem::bad_request("MODE_NOT_SUPPORTED", format!("mode {other} is not supported for now")))
        }
    }
}

fn return_url(asked: Asked<'_>, pointer: &str) -> Result<Option<String>, Problem> {
    let Some(text) = asked.at(pointer).and_then(Value::as_str) else { return Ok(None) };
    if Url::parse(text).is_ok_and(|url| is_allowed(asked, &url)) {
        Ok(Some(text.into()))
    } else {
        Err(Problem::bad_request("INVALID_URL", "Please provide a valid HTTPS URL"))
    }
}

fn is_allowed(asked: Asked<'_>, url: &Url) -> bool {
    if asked.is_read(Quirk::HttpsOnly) { url.scheme() == "https" } else { origin::is_secure(url) }
}

fn origins(asked: Asked<'_>) -> Result<Vec<Origin>, Problem> {
    let listed = asked.list("/components_configuration/origins").unwrap_or_default();
    let mut origins = Vec::new();
    let mut broken = Vec::new();
    for (place, text) in listed.iter().filter_map(Value::as_str).enumerate() {
        let rule = match Origin::parse(text) {
            Ok(_) if asked.is_read(Quirk::HttpsOnly) && !text.starts_with("https:") => {
                "must be an https origin".to_owned()
            }
            Ok(origin) => {
                origins.push(origin);
                continue;
            }
            Err(error) => error.to_string(),
        };
        broken.push(Violation::new(format!("/body/components_configuration/origins/{place}"), rule));
    }
    if broken.is_empty() { Ok(origins) } else { Err(Problem::validation(broken)) }
}
