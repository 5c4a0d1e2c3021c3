//! From the body of `POST /sessions` to what the session is for, or the documented refusal; xendit-api.md 2.2 and 2.4.
use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use url::Url;

use crate::api::sessions::metadata;
use crate::api::sessions::shape::SESSION;
use crate::channels::catalogue::Catalogue;
use crate::channels::offer::Demand;
use crate::http::problem::{Problem, Violation};
use crate::http::schema::violations;
use crate::values::money::{Amount, AmountError, Currency, local_currency};
use crate::values::origin::{self, Origin};
use crate::world::terms::{
    CaptureMethod, CustomerChoice, Mode, NewSession, SavePaymentMethod, SessionTerms, SessionType,
};

const SHORTEST_LIFE: SignedDuration = SignedDuration::from_mins(10);
// assumed: Xendit has a maximum and does not say which.
const LONGEST_LIFE: SignedDuration = SignedDuration::from_hours(24 * 365);

const ECHOED: [&str; 6] = [
    "channel_properties",
    "allowed_payment_channels",
    "metadata",
    "description",
    "items",
    "notification_channels",
];

impl NewSession {
    pub(crate) fn parse(body: &Value, catalogue: &Catalogue, now: Timestamp) -> Result<Self, Problem> {
        let found = violations(&SESSION, body);
        if !found.is_empty() {
            return Err(Problem::validation(found));
        }
        let body = Body(body);
        let session_type = session_type(body)?;
        mode(body)?;
        let (amount, currency) = money(body, session_type)?;
        let country = country(body)?;
        let customer = customer(body)?;
        let capture_method = capture_method(body, session_type)?;
        let save_payment_method = save_payment_method(body, session_type)?;
        if let (CustomerChoice::Nobody, true) = (
            &customer,
            session_type == SessionType::Save
                || matches!(
                    save_payment_method,
                    Some(SavePaymentMethod::Optional | SavePaymentMethod::Forced)
                ),
        ) {
            return Err(Problem::bad_request(
                "MISSING_CUSTOMER",
                "Customer object or customer_id is required",
            ));
        }
        channels(
            body,
            catalogue,
            &Demand {
                country: &country,
                currency: currency.code,
                session_type,
                capture_method,
                save_payment_method,
            },
        )?;
        metadata::check(body.0)?;
        items(body, session_type)?;
        return_urls(body)?;
        let expires_at = expires_at(body, now)?;
        let terms = SessionTerms {
            reference_id: body.text("reference_id").into(),
            session_type,
            mode: Mode::Components {
                origins: origins(body)?,
                return_url: body
                    .at("/components_configuration/return_url")
                    .and_then(Value::as_str)
                    .map(str::to_owned),
            },
            amount,
            currency,
            country,
            locale: body.optional_text("locale").unwrap_or("en").into(),
            capture_method,
            save_payment_method,
            skip_three_ds: body.at("/channel_properties/cards/skip_three_ds") == Some(&Value::Bool(true)),
            echoed: ECHOED
                .iter()
                .filter_map(|name| Some(((*name).into(), body.0.get(*name)?.clone())))
                .collect(),
        };
        Ok(Self { terms, customer, expires_at })
    }
}

#[derive(Clone, Copy)]
struct Body<'a>(&'a Value);

impl<'a> Body<'a> {
    fn at(self, pointer: &str) -> Option<&'a Value> {
        self.0.pointer(pointer)
    }

    fn optional_text(self, name: &str) -> Option<&'a str> {
        self.0.get(name).and_then(Value::as_str)
    }

    fn text(self, name: &str) -> &'a str {
        self.optional_text(name).unwrap_or_default()
    }
}

fn session_type(body: Body<'_>) -> Result<SessionType, Problem> {
    match body.text("session_type") {
        "PAY" => Ok(SessionType::Pay),
        "SAVE" => Ok(SessionType::Save),
        "SUBSCRIPTION" => Err(Problem::bad_request(
            "SESSION_TYPE_NOT_SUPPORTED",
            "session_type SUBSCRIPTION is not supported by this sandbox yet",
        )),
        other => Err(Problem::bad_request(
            "SESSION_TYPE_NOT_SUPPORTED",
            format!("session_type {other} is not supported for now"),
        )),
    }
}

fn mode(body: Body<'_>) -> Result<(), Problem> {
    match body.text("mode") {
        "COMPONENTS" if body.0.get("components_configuration").is_none() => {
            Err(Problem::validation(vec![Violation::new(
                "/body/components_configuration",
                "must have required property 'components_configuration'",
            )]))
        }
        "COMPONENTS" => Ok(()),
        "PAYMENT_LINK" => Err(Problem::bad_request(
            "MODE_NOT_SUPPORTED",
            "mode PAYMENT_LINK is not supported by this sandbox yet",
        )),
        other => {
            Err(Problem::bad_request("MODE_NOT_SUPPORTED", format!("mode {other} is not supported for now")))
        }
    }
}

fn money(body: Body<'_>, session_type: SessionType) -> Result<(Amount, &'static Currency), Problem> {
    let code = body.text("currency");
    let currency = Currency::find(code).ok_or_else(|| {
        Problem::bad_request("INVALID_CURRENCY", format!("Currency {code} is not supported"))
    })?;
    let invalid = |message: String| Problem::bad_request("INVALID_AMOUNT", message);
    let Some(Value::Number(number)) = body.0.get("amount") else {
        return Err(invalid("Amount must be a number".into()));
    };
    let amount = Amount::parse(number, currency.decimals).map_err(|error| match error {
        AmountError::TooManyDecimals => {
            invalid(format!("Amount in {code} must have at most {} decimal places", currency.decimals))
        }
        AmountError::TooLarge => invalid("Amount is too large".into()),
    })?;
    match session_type {
        SessionType::Pay | SessionType::Subscription if amount <= Amount::ZERO => {
            Err(invalid("Amount must be greater than zero".into()))
        }
        SessionType::Save if amount != Amount::ZERO => {
            Err(invalid("Amount must be zero for session type SAVE".into()))
        }
        _ => Ok((amount, currency)),
    }
}

fn country(body: Body<'_>) -> Result<String, Problem> {
    let code = body.text("country");
    match local_currency(code) {
        Some(_) => Ok(code.into()),
        None => Err(Problem::bad_request("INVALID_COUNTRY", format!("Country {code} is not supported"))),
    }
}

fn customer(body: Body<'_>) -> Result<CustomerChoice, Problem> {
    if let Some(id) = body.optional_text("customer_id") {
        if !id.starts_with("cust-") {
            return Err(Problem::bad_request(
                "INVALID_CUSTOMER_ID",
                r#"Customer ID must start with "cust-""#,
            ));
        }
        if id.len() != 41 {
            let rule = if id.len() < 41 { "fewer" } else { "more" };
            let message = format!("must NOT have {rule} than 41 characters");
            return Err(Problem::validation(vec![Violation::new("/body/customer_id", message)]));
        }
        return Ok(CustomerChoice::Known(id.into()));
    }
    Ok(match body.0.get("customer") {
        Some(Value::Object(described)) => CustomerChoice::Described(described.clone()),
        _ => CustomerChoice::Nobody,
    })
}

/// The answer to a `customer_id` nobody has heard of.
pub(crate) fn unknown_customer() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "DATA_NOT_FOUND",
        "The customer ID provided in the request does not exist",
    )
}

fn capture_method(body: Body<'_>, session_type: SessionType) -> Result<Option<CaptureMethod>, Problem> {
    match (session_type, body.optional_text("capture_method")) {
        (SessionType::Save | SessionType::Subscription, None) => Ok(None),
        (SessionType::Save | SessionType::Subscription, Some(_)) => Err(Problem::bad_request(
            "DISALLOWED_CAPTURE_METHOD",
            format!("Capture method is not supported for session type {}", session_type.code()),
        )),
        (SessionType::Pay, Some("MANUAL")) => Ok(Some(CaptureMethod::Manual)),
        (SessionType::Pay, _) => Ok(Some(CaptureMethod::Automatic)),
    }
}

fn save_payment_method(
    body: Body<'_>,
    session_type: SessionType,
) -> Result<Option<SavePaymentMethod>, Problem> {
    let choice = match body.optional_text("allow_save_payment_method") {
        None => return Ok(None),
        Some("OPTIONAL") => SavePaymentMethod::Optional,
        Some("FORCED") => SavePaymentMethod::Forced,
        Some(_) => SavePaymentMethod::Disabled,
    };
    match session_type {
        SessionType::Pay => Ok(Some(choice)),
        // assumed: the rule is documented ("PAY only"), the error is not.
        SessionType::Save | SessionType::Subscription => Err(Problem::validation(vec![Violation::new(
            "/body/allow_save_payment_method",
            format!("must NOT be present for session type {}", session_type.code()),
        )])),
    }
}

fn channels(body: Body<'_>, catalogue: &Catalogue, demand: &Demand<'_>) -> Result<(), Problem> {
    let listed = |pointer: &str| {
        body.at(pointer).and_then(Value::as_array).map(Vec::as_slice).filter(|codes| !codes.is_empty())
    };
    let requested = listed("/allowed_payment_channels");
    let unavailable = catalogue.unavailable(demand, requested.unwrap_or_default());
    if !unavailable.is_empty() {
        return Err(no_channels(&format!("Channel(s) {}", unavailable.join(", "))));
    }
    if catalogue.meeting(demand).next().is_none() {
        // assumed: the error is documented for this, its words are not.
        let Demand { country, currency, .. } = demand;
        return Err(no_channels(&format!("Channel(s) for {currency} in {country}")));
    }
    let primary = listed("/payment_link_configuration/primary_payment_channels").unwrap_or_default();
    let outside = match requested {
        Some(requested) => primary.iter().find(|code| !requested.contains(code)).and_then(Value::as_str),
        None => catalogue.unavailable(demand, primary).first().copied(),
    };
    if let Some(code) = outside {
        return Err(Problem::bad_request(
            "INVALID_PRIMARY_PAYMENT_CHANNEL",
            format!("Primary channel {code} is not included in the requested channels"),
        ));
    }
    let cards = body.at("/channel_properties/cards");
    let on_file = cards.and_then(|cards| cards.get("card_on_file_type")).and_then(Value::as_str);
    if matches!(on_file, Some("MERCHANT_UNSCHEDULED" | "RECURRING"))
        && cards.is_some_and(|cards| cards.get("recurring_configuration").is_none())
    {
        return Err(Problem::validation(vec![Violation::new(
            "/body/channel_properties/cards/recurring_configuration",
            "must have required property 'recurring_configuration'",
        )]));
    }
    Ok(())
}

fn no_channels(which: &str) -> Problem {
    Problem::bad_request(
        "INVALID_PAYMENT_CHANNEL",
        format!("{which} are not available. Please ensure that you have activated the necessary channels"),
    )
}

fn items(body: Body<'_>, session_type: SessionType) -> Result<(), Problem> {
    let some = body.0.get("items").and_then(Value::as_array).is_some_and(|items| !items.is_empty());
    // xendit: its own demo store sends an empty list in SAVE sessions, so only a filled one is refused.
    if session_type == SessionType::Save && some {
        return Err(Problem::bad_request(
            "ITEMS_NOT_SUPPORTED",
            "Items are allowed for session type PAY only",
        ));
    }
    Ok(())
}

fn return_urls(body: Body<'_>) -> Result<(), Problem> {
    let pointers = ["/success_return_url", "/cancel_return_url", "/components_configuration/return_url"];
    for text in pointers.iter().filter_map(|pointer| body.at(pointer)).filter_map(Value::as_str) {
        if !Url::parse(text).is_ok_and(|url| origin::is_secure(&url)) {
            return Err(Problem::bad_request("INVALID_URL", "Please provide a valid HTTPS URL"));
        }
    }
    Ok(())
}

fn expires_at(body: Body<'_>, now: Timestamp) -> Result<Option<Timestamp>, Problem> {
    let Some(at) = body.optional_text("expires_at").and_then(|text| text.parse::<Timestamp>().ok()) else {
        return Ok(None);
    };
    let life = at.duration_since(now);
    if life < SHORTEST_LIFE {
        return Err(Problem::bad_request(
            "INVALID_EXPIRY_DATE",
            "expires_at must be at least 10 minutes in the future",
        ));
    }
    if life > LONGEST_LIFE {
        return Err(Problem::bad_request(
            "INVALID_EXPIRY_DATE",
            "expires_at must be at most 365 days in the future",
        ));
    }
    Ok(Some(at))
}

fn origins(body: Body<'_>) -> Result<Vec<Origin>, Problem> {
    let listed = body.at("/components_configuration/origins").and_then(Value::as_array);
    let texts = listed.into_iter().flatten().filter_map(Value::as_str).enumerate();
    let mut origins = Vec::new();
    let mut broken = Vec::new();
    for (place, text) in texts {
        match Origin::parse(text) {
            Ok(origin) => origins.push(origin),
            Err(error) => broken.push(Violation::new(
                format!("/body/components_configuration/origins/{place}"),
                error.to_string(),
            )),
        }
    }
    if broken.is_empty() { Ok(origins) } else { Err(Problem::validation(broken)) }
}
