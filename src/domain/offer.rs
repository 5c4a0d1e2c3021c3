//! An offer: one way to pay as shoppers see it. Mostly that is a channel; sometimes it is a pair of twins, of which one
//! also saves what was paid with (protocol.md D.8).

use std::rc::Rc;

use super::channel::Channel;
use super::session::PaymentSession;

/// One way to pay.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// What shoppers see, and what is paid with unless they want to save.
    pub channel: Rc<Channel>,
    /// What takes its place when they do; most channels save by themselves.
    pub saving_twin: Option<Rc<Channel>>,
    /// Whether the shopper wants to save what is paid with.
    pub wants_to_save: bool,
    /// Why it cannot be chosen.
    pub obstacle: Option<Obstacle>,
}

/// Why an offer cannot be chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Obstacle {
    /// The amount is below this, in the session's currency.
    BelowMinimum(f64),
    /// The amount is above this, in the session's currency.
    AboveMaximum(f64),
    /// This version cannot draw a field of this type, and it has to be filled in.
    UnknownField(String),
}

impl Offer {
    fn new(session: &PaymentSession, channel: &Rc<Channel>, saving_twin: Option<&Rc<Channel>>) -> Self {
        Self {
            channel: channel.clone(),
            saving_twin: saving_twin.cloned(),
            wants_to_save: false,
            obstacle: obstacle(session, channel),
        }
    }

    /// The channel that is paid with, as the shopper's wish stands.
    pub fn resolved(&self) -> &Rc<Channel> {
        self.saving_twin.as_ref().filter(|_| self.wants_to_save).unwrap_or(&self.channel)
    }

    /// Whether saving is the shopper's to decide.
    pub fn offers_saving(&self, session: &PaymentSession) -> bool {
        session.offers_saving(self.saving_twin.as_ref().unwrap_or(&self.channel))
    }
}

/// The offers of a session's channels, in the same order. Of twins the one that does not save stands for both.
pub fn offers(session: &PaymentSession, channels: &[Rc<Channel>]) -> Vec<Offer> {
    let mut offers = Vec::with_capacity(channels.len());
    for channel in channels {
        if channel.allow_save {
            if !channels.iter().any(|other| are_twins(channels, other, channel)) {
                offers.push(Offer::new(session, channel, None));
            }
        } else {
            let twin = channels.iter().find(|other| are_twins(channels, channel, other));
            offers.push(Offer::new(session, channel, twin));
        }
    }
    offers
}

// xendit: channels of one brand are twins only where the brand's first channel is one that does not save.
fn are_twins(channels: &[Rc<Channel>], channel: &Channel, saving: &Channel) -> bool {
    saving.allow_save
        && !channel.allow_save
        && channel.brand_name == saving.brand_name
        && channel.ui_group == saving.ui_group
        && channels
            .iter()
            .find(|first| first.brand_name == channel.brand_name)
            .is_some_and(|first| !first.allow_save)
}

fn obstacle(session: &PaymentSession, channel: &Channel) -> Option<Obstacle> {
    if let Some(field) = channel.missing_field() {
        return Some(Obstacle::UnknownField(field.into()));
    }
    if session.is_within_limits(channel) {
        return None;
    }
    match (channel.min_amount, channel.max_amount) {
        (Some(least), _) if session.amount.value < least => Some(Obstacle::BelowMinimum(least)),
        (_, most) => most.map(Obstacle::AboveMaximum),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::amount::Amount;
    use crate::domain::form::{FieldKind, FormField, Span};
    use crate::domain::id::{ChannelCode, PaymentSessionId};
    use crate::domain::session::{SavePaymentMethod, SessionStatus, SessionType};

    fn session() -> PaymentSession {
        PaymentSession {
            id: PaymentSessionId::new("ps-1"),
            reference_id: "order-1".into(),
            session_type: SessionType::Pay,
            status: SessionStatus::Active,
            mode: "COMPONENTS".into(),
            amount: Amount { value: 10_000.0, currency: "IDR".into() },
            country: "ID".into(),
            locale: "en".into(),
            expires_at: "2026-04-02T03:40:00.000Z".into(),
            allow_save_payment_method: Some(SavePaymentMethod::Optional),
            description: None,
            payment_token_id: None,
            payment_request_id: None,
            origins: None,
        }
    }

    fn channel(code: &str, brand: &str, allow_save: bool) -> Channel {
        Channel {
            code: ChannelCode::new(code),
            brand_name: brand.into(),
            brand_logo_url: String::new(),
            brand_color: String::new(),
            payment_method_type: None,
            ui_group: "wallets".into(),
            allow_save,
            min_amount: None,
            max_amount: None,
            form: Vec::new(),
            instructions: Vec::new(),
            card_brands: Vec::new(),
        }
    }

    fn offered(channels: &[Channel]) -> Vec<Offer> {
        let channels: Vec<_> = channels.iter().cloned().map(Rc::new).collect();
        offers(&session(), &channels)
    }

    fn codes(offers: &[Offer]) -> Vec<(&str, Option<&str>)> {
        let twin = |offer: &'_ Offer| offer.saving_twin.as_ref().map(|twin| twin.code.clone());
        assert!(offers.iter().all(|offer| twin(offer).is_none() || offer.offers_saving(&session())));
        offers
            .iter()
            .map(|offer| {
                (offer.channel.code.as_str(), offer.saving_twin.as_ref().map(|twin| twin.code.as_str()))
            })
            .collect()
    }

    #[test]
    fn a_channel_that_saves_under_the_same_brand_is_the_others_twin() {
        let offers = offered(&[channel("GOPAY", "GoPay", false), channel("GOPAY_RECURRING", "GoPay", true)]);
        assert_eq!(codes(&offers), [("GOPAY", Some("GOPAY_RECURRING"))]);
    }

    #[test]
    fn the_wish_to_save_decides_which_twin_is_paid_with() {
        let twins = [channel("GOPAY", "GoPay", false), channel("GOPAY_RECURRING", "GoPay", true)];
        let mut offers = offered(&twins);
        let offer = offers.first_mut().unwrap();
        assert_eq!(offer.resolved().code.as_str(), "GOPAY");
        offer.wants_to_save = true;
        assert_eq!(offer.resolved().code.as_str(), "GOPAY_RECURRING");
    }

    #[test]
    fn a_brand_whose_first_channel_saves_has_no_twins() {
        let offers = offered(&[channel("A_SAVING", "A", true), channel("A", "A", false)]);
        assert_eq!(codes(&offers), [("A_SAVING", None), ("A", None)]);
    }

    #[test]
    fn channels_in_different_groups_are_no_twins() {
        let elsewhere = Channel { ui_group: "banks".into(), ..channel("B_SAVING", "B", true) };
        assert_eq!(
            codes(&offered(&[channel("B", "B", false), elsewhere])),
            [("B", None), ("B_SAVING", None)]
        );
    }

    #[test]
    fn an_amount_outside_the_limits_is_an_obstacle_that_names_the_limit() {
        let low = Channel { min_amount: Some(10_000.5), ..channel("LOW", "Low", false) };
        let high =
            Channel { min_amount: Some(1.0), max_amount: Some(9_999.0), ..channel("HIGH", "High", false) };
        let obstacles: Vec<_> = offered(&[low, high]).into_iter().map(|offer| offer.obstacle).collect();
        assert_eq!(
            obstacles,
            [Some(Obstacle::BelowMinimum(10_000.5)), Some(Obstacle::AboveMaximum(9_999.0))]
        );
    }

    #[test]
    fn a_required_field_of_an_unknown_type_is_an_obstacle_that_names_it() {
        let field = FormField {
            label: String::new(),
            placeholder: String::new(),
            kind: FieldKind::Unknown("iris_scan".into()),
            channel_property: Vec::new(),
            is_required: true,
            span: Span::Full,
            initial_value: None,
            is_for_billing: false,
        };
        let strange = Channel { form: vec![Rc::new(field)], ..channel("STRANGE", "Strange", false) };
        let obstacle = offered(&[strange]).remove(0).obstacle;
        assert_eq!(obstacle, Some(Obstacle::UnknownField("iris_scan".into())));
    }
}
