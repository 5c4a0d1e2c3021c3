//! From the body of `POST /sessions` to what the session is for, or the documented refusal; xendit-api.md 2.2 and 2.4.
use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::api::sessions::shape::SESSION;
use crate::channels::catalogue::Catalogue;
use crate::http::problem::{Problem, Violation};
use crate::http::schema::admit;
use crate::values::money::{Amount, AmountError, Currency, local_currency};
use crate::values::quirk::Quirk;
use crate::world::terms::{
    CaptureMethod, CustomerChoice, Mode, NewSession, SavePaymentMethod, SessionTerms, SessionType,
};

mod channels;
mod customer;
mod metadata;
mod mode;
mod subscription;

const SHORTEST_LIFE: SignedDuration = SignedDuration::from_mins(10);
// assumed: Xendit has a maximum and does not say which.
const LONGEST_LIFE: SignedDuration = SignedDuration::from_hours(24 * 365);

/// What is only given back, in the order of the reference.
const ECHOED: [&str; 7] = [
    "channel_properties",
    "allowed_payment_channels",
    "metadata",
    "description",
    "items",
    "notification_channels",
    "subscription",
];

// xendit: missing from the Sessions reference, and sent by Xendit's own demo store.
const UNDOCUMENTED_MARKETS: [&str; 4] = ["HK", "MX", "HKD", "MXN"];

/// What a merchant asks for, and how Xendit's rules are to be read.
#[derive(Clone, Copy)]
struct Asked<'a> {
    body: &'a Value,
    quirks: &'a [Quirk],
}

impl NewSession {
    pub(crate) fn parse(
        body: &Value,
        catalogue: &Catalogue,
        quirks: &[Quirk],
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let body = spelled(body, quirks);
        admit(&SESSION, &body)?;
        let asked = Asked { body: &body, quirks };
        let session_type = session_type(asked)?;
        let mode = mode::parse(asked)?;
        let (amount, currency) = money(asked, session_type)?;
        let country = country(asked)?;
        let customer = customer::choose(asked)?;
        let capture_method = capture_method(asked, session_type, &mode)?;
        let save_payment_method = save_payment_method(asked, session_type)?;
        if matches!(customer, CustomerChoice::Nobody) && needs_customer(session_type, save_payment_method) {
            return Err(customer::missing());
        }
        let terms = SessionTerms {
            reference_id: asked.text("reference_id").into(),
            session_type,
            mode,
            amount,
            currency,
            country,
            locale: asked.optional_text("locale").unwrap_or("en").into(),
            capture_method,
            save_payment_method,
            skip_three_ds: asked.at("/channel_properties/cards/skip_three_ds") == Some(&Value::Bool(true)),
            echoed: ECHOED
                .iter()
                .filter_map(|name| Some(((*name).to_owned(), body.get(name)?.clone())))
                .filter(|(_, value)| !value.is_null())
                .collect(),
        };
        channels::check(asked, catalogue, &terms)?;
        metadata::check(asked)?;
        items(asked, session_type)?;
        subscription::check(asked, session_type)?;
        Ok(Self { terms, customer, expires_at: expires_at(asked, now)? })
    }
}

impl<'a> Asked<'a> {
    fn at(self, pointer: &str) -> Option<&'a Value> {
        self.body.pointer(pointer)
    }

    fn optional_text(self, name: &str) -> Option<&'a str> {
        self.body.get(name).and_then(Value::as_str)
    }

    fn text(self, name: &str) -> &'a str {
        self.optional_text(name).unwrap_or_default()
    }

    /// A list that is there and not empty.
    fn list(self, pointer: &str) -> Option<&'a [Value]> {
        self.at(pointer).and_then(Value::as_array).map(Vec::as_slice).filter(|list| !list.is_empty())
    }

    fn is_read(self, quirk: Quirk) -> bool {
        self.quirks.contains(&quirk)
    }
}

/// The body with its save option in upper case, where lower case is understood.
fn spelled<'a>(body: &'a Value, quirks: &[Quirk]) -> Cow<'a, Value> {
    let name = "allow_save_payment_method";
    match body.get(name).and_then(Value::as_str) {
        Some(choice) if quirks.contains(&Quirk::LowerCaseSave) => {
            let mut spelled = body.clone();
            if let Some(member) = spelled.get_mut(name) {
                *member = choice.to_uppercase().into();
            }
            Cow::Owned(spelled)
        }
        _ => Cow::Borrowed(body),
    }
}

fn session_type(asked: Asked<'_>) -> Result<SessionType, Problem> {
    match asked.text("session_type") {
        "PAY" => Ok(SessionType::Pay),
        "SAVE" => Ok(SessionType::Save),
        "SUBSCRIPTION" => Ok(SessionType::Subscription),
        other => Err(Problem::bad_request(
            "SESSION_TYPE_NOT_SUPPORTED",
            format!("session_type {other} is not supported for now"),
        )),
    }
}

fn money(asked: Asked<'_>, session_type: SessionType) -> Result<(Amount, &'static Currency), Problem> {
    let code = asked.text("currency");
    let currency = Currency::find(code).filter(|_| is_a_market(asked, code)).ok_or_else(|| {
        Problem::bad_request("INVALID_CURRENCY", format!("Currency {code} is not supported"))
    })?;
    let invalid = |message: String| Problem::bad_request("INVALID_AMOUNT", message);
    let Some(Value::Number(number)) = asked.body.get("amount") else {
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

fn country(asked: Asked<'_>) -> Result<String, Problem> {
    let code = asked.text("country");
    match local_currency(code).filter(|_| is_a_market(asked, code)) {
        Some(_) => Ok(code.into()),
        None => Err(Problem::bad_request("INVALID_COUNTRY", format!("Country {code} is not supported"))),
    }
}

fn is_a_market(asked: Asked<'_>, code: &str) -> bool {
    asked.is_read(Quirk::HongKongAndMexico) || !UNDOCUMENTED_MARKETS.contains(&code)
}

fn capture_method(
    asked: Asked<'_>,
    session_type: SessionType,
    mode: &Mode,
) -> Result<Option<CaptureMethod>, Problem> {
    match (session_type, asked.optional_text("capture_method")) {
        (SessionType::Pay, Some("MANUAL")) => Ok(Some(CaptureMethod::Manual)),
        (SessionType::Pay, Some(_)) => Ok(Some(CaptureMethod::Automatic)),
        // xendit: the guides' COMPONENTS samples show the default, their PAYMENT_LINK samples do not.
        (SessionType::Pay, None) => {
            Ok(matches!(mode, Mode::Components { .. }).then_some(CaptureMethod::Automatic))
        }
        (SessionType::Save | SessionType::Subscription, None) => Ok(None),
        (SessionType::Save | SessionType::Subscription, Some(_)) => Err(Problem::bad_request(
            "DISALLOWED_CAPTURE_METHOD",
            format!("Capture method is not supported for session type {}", session_type.code()),
        )),
    }
}

fn save_payment_method(
    asked: Asked<'_>,
    session_type: SessionType,
) -> Result<Option<SavePaymentMethod>, Problem> {
    let choice = match asked.optional_text("allow_save_payment_method") {
        None => return Ok(None),
        Some("OPTIONAL") => SavePaymentMethod::Optional,
        Some("FORCED") => SavePaymentMethod::Forced,
        Some(_) => SavePaymentMethod::Disabled,
    };
    match (session_type, choice) {
        // Xendit's demo store sends DISABLED with every type.
        (SessionType::Pay, choice) => Ok(Some(choice)),
        (_, SavePaymentMethod::Disabled) => Ok(None),
        // assumed: the rule is documented ("PAY only"), the error is not.
        (_, _) => Err(Problem::validation(vec![Violation::new(
            "/body/allow_save_payment_method",
            format!("must NOT be present for session type {}", session_type.code()),
        )])),
    }
}

fn needs_customer(session_type: SessionType, save_payment_method: Option<SavePaymentMethod>) -> bool {
    session_type == SessionType::Save
        || matches!(save_payment_method, Some(SavePaymentMethod::Optional | SavePaymentMethod::Forced))
}

fn items(asked: Asked<'_>, session_type: SessionType) -> Result<(), Problem> {
    // xendit: its own demo store sends an empty list in SAVE sessions, so only a filled one is refused.
    if session_type != SessionType::Pay
        && asked.list("/items").is_some()
        && !asked.is_read(Quirk::ItemsEverywhere)
    {
        return Err(Problem::bad_request(
            "ITEMS_NOT_SUPPORTED",
            "Items are allowed for session type PAY only",
        ));
    }
    Ok(())
}

fn expires_at(asked: Asked<'_>, now: Timestamp) -> Result<Option<Timestamp>, Problem> {
    let Some(at) = asked.optional_text("expires_at").and_then(|text| text.parse::<Timestamp>().ok()) else {
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
