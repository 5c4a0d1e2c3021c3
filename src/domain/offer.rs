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
    let (brands, kinds) = (Places::of(channels, By::Brand), Places::of(channels, By::Kind));
    let mut offers = Vec::with_capacity(channels.len());
    for channel in channels {
        // xendit: channels of one brand are twins only where the brand's first channel is one that does not save.
        let has_twin = brands.first_like(channel, true).is_some_and(|first| !first.allow_save);
        let twin = if has_twin { kinds.first_like(channel, !channel.allow_save) } else { None };
        let Some(twin) = twin.filter(|_| channel.allow_save) else {
            offers.push(Offer::new(session, channel, twin));
            continue;
        };
        // The first that saves takes the place of those that do not; the others do that for nobody.
        if kinds.first_like(twin, true).is_some_and(|first| !Rc::ptr_eq(first, channel)) {
            offers.push(Offer::new(session, channel, None));
        }
    }
    offers
}

/// What channels have in common to be alike.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Brand,
    /// Brand and group, and whether they save.
    Kind,
}

/// Finds channels without looking at all of them: there may be a thousand, and all of one brand. A small hash table,
/// because the standard library's is many times the size of what it is needed for here.
struct Places<'a> {
    channels: &'a [Rc<Channel>],
    by: By,
    /// For each bin the place of its first channel.
    firsts: Vec<usize>,
    /// For each channel the place of the next one in its bin.
    nexts: Vec<usize>,
}

impl<'a> Places<'a> {
    fn of(channels: &'a [Rc<Channel>], by: By) -> Self {
        let mut places = Self { channels, by, firsts: Vec::new(), nexts: Vec::new() };
        for _ in channels {
            // What is beyond all places is nowhere.
            places.firsts.push(channels.len());
            places.nexts.push(channels.len());
        }
        // Backwards, so that each bin ends up in order.
        for at in (0..channels.len()).rev() {
            let Some(bin) = channels.get(at).map(|channel| places.bin(channel, channel.allow_save)) else {
                break;
            };
            if let (Some(first), Some(next)) = (places.firsts.get_mut(bin), places.nexts.get_mut(at)) {
                *next = *first;
                *first = at;
            }
        }
        places
    }

    fn bin(&self, channel: &Channel, allow_save: bool) -> usize {
        let mut hash = hashed(0, &channel.brand_name);
        if self.by == By::Kind {
            hash = hashed(hash, &channel.ui_group).wrapping_add(usize::from(allow_save));
        }
        // Not `%`, which brings along what it says where there are no channels.
        hash.checked_rem(self.channels.len()).unwrap_or_default()
    }

    /// The first channel of the same brand; by kind, of the same group as well, and one that saves or does not.
    fn first_like(&self, channel: &Channel, allow_save: bool) -> Option<&'a Rc<Channel>> {
        let mut at = self.firsts.get(self.bin(channel, allow_save))?;
        loop {
            let other = self.channels.get(*at)?;
            let is_of_kind = other.allow_save == allow_save && other.ui_group == channel.ui_group;
            if other.brand_name == channel.brand_name && (is_of_kind || self.by == By::Brand) {
                return Some(other);
            }
            at = self.nexts.get(*at)?;
        }
    }
}

fn hashed(mut hash: usize, text: &str) -> usize {
    for byte in text.bytes() {
        hash = hash.wrapping_mul(31).wrapping_add(usize::from(byte));
    }
    hash
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
    use crate::domain::value::Value;

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
            banner: Value::Null,
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
    fn twins_find_each_other_among_a_thousand() {
        let mut channels = Vec::new();
        for number in 0..500 {
            channels.push(channel(&format!("PLAIN_{number}"), &format!("Brand {number}"), false));
        }
        for number in (0..500).rev() {
            channels.push(channel(&format!("SAVING_{number}"), &format!("Brand {number}"), true));
        }
        let offers = offered(&channels);
        assert_eq!(offers.len(), 500);
        for (number, offer) in offers.iter().enumerate() {
            let twin = offer.saving_twin.as_ref().map(|twin| twin.code.as_str().to_owned());
            assert_eq!(twin, Some(format!("SAVING_{number}")));
        }
    }

    #[test]
    fn of_several_twins_of_one_brand_the_first_is_found() {
        let [plain, saving] =
            [false, true].map(|saves| move |at| channel(&format!("{saves}_{at}"), "One", saves));
        let channels: Vec<_> = (0..300).map(plain).chain((0..300).map(saving)).collect();
        let offers = offered(&channels);
        let taken: Vec<_> = offers.iter().filter_map(|offer| offer.saving_twin.clone()).collect();
        assert!(taken.len() == 300 && taken.iter().all(|twin| twin.code.as_str() == "true_0"));
        assert_eq!(offers.len(), 599, "the others that save stand in for nobody");
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
            group_label: String::new(),
            label: String::new(),
            placeholder: String::new(),
            kind: FieldKind::Unknown("iris_scan".into()),
            channel_property: Vec::new(),
            is_required: true,
            span: Span::Full,
            is_joined: false,
            initial_value: None,
            is_disabled: false,
            display_if: crate::domain::value::Value::Null,
            is_for_billing: false,
        };
        let strange = Channel { form: vec![Rc::new(field)], ..channel("STRANGE", "Strange", false) };
        let obstacle = offered(&[strange]).remove(0).obstacle;
        assert_eq!(obstacle, Some(Obstacle::UnknownField("iris_scan".into())));
    }
}
