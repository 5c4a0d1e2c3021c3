//! Google Pay: what a session says of it, and how a card that comes from there is read; protocol.md B.2.4 and D.12.
use serde_json::{Value, json};

use crate::cards::brand::{BRANDS, Brand};
use crate::cards::scenario::Challenge;
use crate::channels::channel::Channel;
use crate::channels::family::Asks;
use crate::gateway::card_form::TITLE;
use crate::http::problem::{Problem, Violation};
use crate::world::attempt::UsedCard;
use crate::world::session::PaymentSession;

const PATH: &str = "/body/channel_properties/google_pay";

/// `digital_wallets` of a session that offers these channels; none where there are no cards among them.
pub(super) fn offer(channels: &[&Channel], country: &str) -> Option<Value> {
    let cards = channels.iter().find(|channel| channel.family.asks == Asks::CardCheck)?;
    let networks: Vec<&str> = networks(country).map(Brand::code).collect();
    let specification = json!({
        "type": "CARD",
        "parameters": {
            "allowedAuthMethods": ["PAN_ONLY", "CRYPTOGRAM_3DS"],
            "allowedCardNetworks": networks,
            "billingAddressRequired": false,
        },
        "tokenizationSpecification": {
            "type": "PAYMENT_GATEWAY",
            "parameters": { "gateway": "xendit", "gatewayMerchantId": "sandbox" },
        },
    });
    let method = json!({
        "channel_code": cards.code,
        "payment_request_id": null,
        "payment_method_specification": specification,
    });
    Some(json!({ "google_pay": { "merchant_id": "BCR2DN0SANDBOX", "allowed_payment_methods": [method] } }))
}

/// The brands that Google knows.
fn networks(country: &str) -> impl Iterator<Item = Brand> {
    BRANDS.into_iter().filter(move |brand| *brand != Brand::Bca && brand.is_accepted_in(country))
}

/// The card of `channel_properties` that came from Google; none when they hold nothing of Google's. Nobody here can open
/// Google's token, so it is only looked for.
pub(super) fn card(session: &PaymentSession, properties: &Value) -> Result<Option<UsedCard>, Problem> {
    let Some(given) = properties.get("google_pay") else { return Ok(None) };
    // xendit: the whole of Google's answer, as a text
    let payment: Value = given
        .as_str()
        .and_then(|text| serde_json::from_str(text).ok())
        .ok_or_else(|| refused("must be the JSON text of Google's payment data"))?;
    let method = payment.get("paymentMethodData").unwrap_or(&Value::Null);
    let text =
        |pointer: &str| method.pointer(pointer).and_then(Value::as_str).filter(|text| !text.is_empty());
    if text("/type") != Some("CARD") || text("/tokenizationData/token").is_none() {
        return Err(refused("must hold a card and Google's token for it"));
    }
    let network = text("/info/cardNetwork");
    let brand = networks(&session.terms.country)
        .find(|brand| network == Some(brand.code()))
        .ok_or_else(|| refused("must be of a network the session names"))?;
    let last_four = text("/info/cardDetails").unwrap_or("0000");
    // assumed: the bank is asked where Google says that it has not asked the cardholder itself.
    let is_asked =
        method.pointer("/info/assuranceDetails/cardHolderAuthenticated") == Some(&Value::Bool(false));
    Ok(Some(UsedCard {
        brand: Some(brand),
        masked: format!("****{last_four}"),
        last_four: last_four.into(),
        cardholder: text("/info/billingAddress/name").unwrap_or_default().into(),
        challenge: (is_asked && !session.terms.skip_three_ds).then_some(Challenge::Code),
    }))
}

fn refused(message: &str) -> Problem {
    Problem::validation(vec![Violation::new(PATH, message)])
        .told_shopper(TITLE, "What Google Pay gave can't be used.")
}
