//! What a shopper can pay with, in groups, and how far the choice has got: which group is open, which offer is chosen.

use std::rc::Rc;

use super::channel::{Channel, UiGroup};
use super::id::ChannelCode;
use super::offer::Offer;

/// The picker's state.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    offers: Vec<Offer>,
    groups: Vec<Group>,
    open: Option<usize>,
    chosen: Option<usize>,
}

/// Offers that are shown together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What the gateway calls it.
    pub label: String,
    /// Where its offers stand among all of them.
    pub offers: Vec<usize>,
    /// What was chosen in it last: a shopper who comes back finds it again.
    last: Option<usize>,
}

impl Choice {
    /// The first group in which anything can be chosen is open. Groups stay in the gateway's order and are left out when
    /// nothing is in them; offers whose group the gateway does not name come last, under their own brand.
    pub fn new(offers: Vec<Offer>, ui_groups: &[UiGroup]) -> Self {
        let mut named = Vec::new();
        for group in ui_groups {
            named.push(Group::new(&group.label));
        }
        let mut unnamed = Vec::new();
        for (at, offer) in offers.iter().enumerate() {
            let known = ui_groups.iter().position(|group| group.id == offer.channel.ui_group);
            match known.and_then(|group| named.get_mut(group)) {
                Some(group) => group.offers.push(at),
                None => unnamed.push(Group { offers: vec![at], ..Group::new(&offer.channel.brand_name) }),
            }
        }
        let mut groups = Vec::new();
        for group in named {
            if !group.offers.is_empty() {
                groups.push(group);
            }
        }
        groups.append(&mut unnamed);
        let mut choice = Self { offers, groups, open: None, chosen: None };
        if let Some(first) = choice.groups.iter().position(|group| choice.is_usable(group)) {
            choice.open_group(first);
        }
        choice
    }

    /// In the order to be shown.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// In the gateway's order.
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// The group that is open, by its place.
    pub fn open(&self) -> Option<usize> {
        self.open
    }

    /// The offer that is chosen, by its place.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// The offer that is chosen.
    pub fn offer(&self) -> Option<&Offer> {
        self.offers.get(self.chosen?)
    }

    /// The channel that is paid with: of twins, the one the shopper's wish to save decides on.
    pub fn channel(&self) -> Option<&Rc<Channel>> {
        self.offer().map(Offer::resolved)
    }

    /// Where the offer of this channel stands, or of a pair with this channel in it.
    pub fn position(&self, code: &ChannelCode) -> Option<usize> {
        let is_of = |channel: &Rc<Channel>| channel.code == *code;
        self.offers
            .iter()
            .position(|offer| is_of(&offer.channel) || offer.saving_twin.as_ref().is_some_and(is_of))
    }

    /// Whether this channel can be chosen.
    pub fn can_choose(&self, code: &ChannelCode) -> bool {
        let offer = self.position(code).and_then(|at| self.offers.get(at));
        offer.is_some_and(|offer| offer.obstacle.is_none())
    }

    /// Whether the shopper could choose anything in this group.
    pub fn is_usable(&self, group: &Group) -> bool {
        self.usable(group).next().is_some()
    }

    /// Opens a group: what was chosen in it last, or the only offer that can be, is chosen at once.
    pub fn open_group(&mut self, at: usize) {
        let Some(group) = self.groups.get(at) else { return };
        let chosen = group.last.or_else(|| self.only_usable(group));
        self.open = Some(at);
        self.chosen = chosen;
    }

    /// Opens the group that was pressed, or closes it when it was open.
    pub fn press_group(&mut self, at: usize) {
        if self.open == Some(at) { self.close() } else { self.open_group(at) }
    }

    /// Chooses the offer of this channel; of twins, the twin.
    pub fn choose_channel(&mut self, code: &ChannelCode) {
        let Some(at) = self.position(code) else { return };
        self.choose(at);
        if self.offer().is_some_and(|offer| offer.saving_twin.is_some()) {
            self.wish_to_save(self.offer().is_some_and(|offer| offer.channel.code != *code));
        }
    }

    /// Chooses an offer, and opens its group. One with an obstacle is not chosen.
    pub fn choose(&mut self, at: usize) {
        if self.offers.get(at).is_none_or(|offer| offer.obstacle.is_some()) {
            return;
        }
        self.open = self.groups.iter().position(|group| group.offers.contains(&at));
        self.chosen = Some(at);
        if let Some(group) = self.open.and_then(|open| self.groups.get_mut(open)) {
            group.last = Some(at);
        }
    }

    /// Closes whatever is open: nothing is chosen any more.
    pub fn close(&mut self) {
        self.open = None;
        self.chosen = None;
    }

    /// The shopper wants to save what is paid with, or does not.
    pub fn wish_to_save(&mut self, wants_to_save: bool) {
        if let Some(offer) = self.chosen.and_then(|at| self.offers.get_mut(at)) {
            offer.wants_to_save = wants_to_save;
        }
    }

    fn only_usable(&self, group: &Group) -> Option<usize> {
        let mut usable = self.usable(group);
        usable.next().filter(|_| usable.next().is_none())
    }

    fn usable<'a>(&'a self, group: &'a Group) -> impl Iterator<Item = usize> + 'a {
        let is_usable = |at: &usize| self.offers.get(*at).is_some_and(|offer| offer.obstacle.is_none());
        group.offers.iter().copied().filter(is_usable)
    }
}

impl Group {
    fn new(label: &str) -> Self {
        Self { label: label.into(), offers: Vec::new(), last: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::offer::Obstacle;
    use crate::domain::value::Value;

    fn offer(code: &str, group: &str) -> Offer {
        let channel = Channel {
            code: ChannelCode::new(code),
            brand_name: code.to_lowercase(),
            brand_logo_url: String::new(),
            brand_color: String::new(),
            payment_method_type: None,
            ui_group: group.into(),
            allow_save: false,
            min_amount: None,
            max_amount: None,
            form: Vec::new(),
            banner: Value::Null,
            instructions: Vec::new(),
            card_brands: Vec::new(),
        };
        Offer { channel: Rc::new(channel), saving_twin: None, wants_to_save: false, obstacle: None }
    }

    fn blocked(code: &str, group: &str) -> Offer {
        Offer { obstacle: Some(Obstacle::BelowMinimum(1.0)), ..offer(code, group) }
    }

    fn choice(offers: Vec<Offer>) -> Choice {
        let group = |id: &str| UiGroup { id: id.into(), label: format!("The {id}") };
        Choice::new(offers, &[group("cards"), group("banks"), group("empty")])
    }

    fn chosen(choice: &Choice) -> Option<&str> {
        choice.channel().map(|channel| channel.code.as_str())
    }

    fn labels(choice: &Choice) -> Vec<&str> {
        choice.groups().iter().map(|group| group.label.as_str()).collect()
    }

    #[test]
    fn groups_with_nothing_in_them_are_left_out_and_unnamed_ones_come_last() {
        let choice = choice(vec![offer("ODD", "?"), offer("BANK", "banks"), offer("CARDS", "cards")]);
        assert_eq!(labels(&choice), ["The cards", "The banks", "odd"]);
    }

    #[test]
    fn the_first_usable_group_is_open_at_first() {
        let choice = choice(vec![blocked("CARDS", "cards"), offer("BANK", "banks"), offer("ODD", "?")]);
        assert_eq!((choice.open(), chosen(&choice)), (Some(1), Some("BANK")));
    }

    #[test]
    fn a_group_with_one_usable_offer_chooses_it_when_it_is_opened() {
        let mut choice =
            choice(vec![offer("CARDS", "cards"), blocked("BANK_A", "banks"), offer("BANK_B", "banks")]);
        choice.open_group(1);
        assert_eq!(chosen(&choice), Some("BANK_B"));
    }

    #[test]
    fn a_group_with_several_offers_chooses_none_and_remembers_the_last() {
        let mut choice =
            choice(vec![offer("CARDS", "cards"), offer("BANK_A", "banks"), offer("BANK_B", "banks")]);
        choice.open_group(1);
        assert_eq!(chosen(&choice), None);
        choice.choose(2);
        choice.open_group(0);
        assert_eq!(chosen(&choice), Some("CARDS"));
        choice.open_group(1);
        assert_eq!(chosen(&choice), Some("BANK_B"));
    }

    #[test]
    fn choosing_a_channel_opens_its_group_and_closing_chooses_nothing() {
        let mut choice = choice(vec![offer("CARDS", "cards"), offer("BANK_A", "banks")]);
        choice.choose(1);
        assert_eq!((choice.open(), chosen(&choice)), (Some(1), Some("BANK_A")));
        choice.close();
        assert_eq!((choice.open(), chosen(&choice)), (None, None));
    }

    #[test]
    fn an_offer_with_an_obstacle_is_not_chosen_and_a_group_of_those_is_not_usable() {
        let mut choice = choice(vec![offer("CARDS", "cards"), blocked("BANK_A", "banks")]);
        choice.choose(1);
        assert_eq!(chosen(&choice), Some("CARDS"));
        let usable: Vec<bool> = choice.groups().iter().map(|group| choice.is_usable(group)).collect();
        assert_eq!(usable, [true, false]);
    }

    #[test]
    fn either_twins_code_finds_their_offer() {
        let saving = offer("GOPAY_RECURRING", "cards").channel;
        let twins = Offer { saving_twin: Some(saving), ..offer("GOPAY", "cards") };
        let mut choice = choice(vec![twins]);
        assert_eq!(choice.position(&ChannelCode::new("GOPAY")), Some(0));
        assert_eq!(choice.position(&ChannelCode::new("GOPAY_RECURRING")), Some(0));
        choice.wish_to_save(true);
        assert_eq!(chosen(&choice), Some("GOPAY_RECURRING"));
    }
}
