//! The picker: everything that can be paid with, in groups of which one is open.

use std::cell::RefCell;

use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::element::{Maker, put, set, set_if};
use super::listener::{Listener, Listeners};
use super::words::Words;
use super::{Gesture, Gestures};
use crate::domain::choice::{Choice, Group};
use crate::domain::joined::joined;
use crate::domain::offer::{Obstacle, Offer};
use crate::domain::session::PaymentSession;
use crate::locale::Text;

pub(super) struct Picker {
    element: HtmlElement,
    groups: Vec<DrawnGroup>,
}

/// What a picker is drawn with.
pub(super) struct Brush<'a> {
    pub(super) maker: &'a Maker,
    pub(super) listeners: &'a Listeners,
    pub(super) words: &'a Words,
    /// Begins the ids of its elements.
    pub(super) id: &'a str,
    pub(super) session: &'a PaymentSession,
    pub(super) gestures: &'a Gestures,
}

struct DrawnGroup {
    button: HtmlElement,
    panel: HtmlElement,
    /// Drawn when the group is opened for the first time: there may be hundreds.
    options: RefCell<Vec<DrawnOption>>,
    _pressed: Listener,
}

struct DrawnOption {
    /// Where its offer stands.
    at: usize,
    input: HtmlInputElement,
    _chosen: Listener,
}

impl Picker {
    /// The closed picker. One offer alone needs none, unless it has to say why it cannot be chosen.
    pub(super) fn draw(choice: &Choice, brush: &Brush<'_>, parent: &Element) -> Option<Self> {
        if choice.offers().len() == 1 && choice.chosen().is_some() {
            return None;
        }
        let element: HtmlElement = brush.maker.make("div", "xendit-picker");
        let mut groups = Vec::new();
        for group in choice.groups() {
            groups.push(DrawnGroup::draw(groups.len(), group, choice, brush, &element));
        }
        put(parent, &element);
        Some(Self { element, groups })
    }

    /// Opens and closes groups, and marks what is chosen.
    pub(super) fn show(&self, choice: &Choice, brush: &Brush<'_>) {
        for (at, group) in choice.groups().iter().enumerate() {
            if let Some(drawn) = self.groups.get(at) {
                drawn.show(choice.open() == Some(at), group, choice, brush);
            }
        }
    }

    /// Where the form of the chosen offer belongs.
    pub(super) fn place(&self, choice: &Choice) -> Option<&Element> {
        self.groups.get(choice.open()?).map(|group| &*group.panel as &Element)
    }

    /// A picker at rest can be read and not be changed.
    pub(super) fn set_resting(&self, is_resting: bool) {
        set_if(&self.element, "inert", is_resting);
    }

    pub(super) fn set_hidden(&self, is_hidden: bool) {
        set_if(&self.element, "hidden", is_hidden);
    }
}

impl Drop for Picker {
    fn drop(&mut self) {
        self.element.remove();
    }
}

impl DrawnGroup {
    fn draw(at: usize, group: &Group, choice: &Choice, brush: &Brush<'_>, parent: &Element) -> Self {
        let Brush { maker, listeners, gestures, .. } = brush;
        let panel_id = joined(&[brush.id, "-group-", &at.to_string()]);
        let heading: HtmlElement = maker.make("div", "xendit-group");
        set(&heading, "role", "heading");
        set(&heading, "aria-level", "3");
        let button = maker.button("xendit-group-button");
        set(&button, "aria-controls", &panel_id);
        put(&button, &maker.text("span", "xendit-group-label", &group.label));
        if choice.is_usable(group) {
            put(&button, &marks(group, choice, maker));
        } else {
            set(&button, "disabled", "");
            let first = group.offers.first().and_then(|first| choice.offers().get(*first));
            put(&button, &reason(first, brush));
        }
        put(&heading, &button);
        put(parent, &heading);
        let panel: HtmlElement = maker.make("div", "xendit-group-panel");
        set(&panel, "id", &panel_id);
        put(parent, &panel);
        let pressing = (*gestures).clone();
        let pressed = listeners.add(&button, "click", move |_| pressing(Gesture::GroupPressed(at)));
        Self { button, panel, options: RefCell::default(), _pressed: pressed }
    }

    fn show(&self, is_open: bool, group: &Group, choice: &Choice, brush: &Brush<'_>) {
        set(&self.button, "aria-expanded", if is_open { "true" } else { "false" });
        set_if(&self.panel, "hidden", !is_open);
        if is_open && group.offers.len() > 1 {
            if self.options.borrow().is_empty() {
                self.options.replace(self.draw_options(group, choice, brush));
            }
            for option in self.options.borrow().iter() {
                option.input.set_checked(choice.chosen() == Some(option.at));
            }
        }
    }

    fn draw_options(&self, group: &Group, choice: &Choice, brush: &Brush<'_>) -> Vec<DrawnOption> {
        let list: HtmlElement = brush.maker.make("div", "xendit-offers");
        set(&list, "role", "radiogroup");
        set(&list, "aria-label", &group.label);
        let mut options = Vec::new();
        for at in &group.offers {
            if let Some(offer) = choice.offers().get(*at) {
                options.push(DrawnOption::draw(*at, offer, brush, &list));
            }
        }
        put(&self.panel, &list);
        options
    }
}

impl DrawnOption {
    fn draw(at: usize, offer: &Offer, brush: &Brush<'_>, parent: &Element) -> Self {
        let maker = brush.maker;
        let label: HtmlElement = maker.make("label", "xendit-offer");
        let input: HtmlInputElement = maker.make("input", "xendit-offer-input");
        set(&input, "type", "radio");
        set(&input, "name", &joined(&[brush.id, "-offer"]));
        set(&input, "value", offer.channel.code.as_str());
        put(&label, &input);
        put(&label, &logo(offer, maker));
        put(&label, &maker.text("span", "xendit-offer-name", &offer.channel.brand_name));
        if offer.obstacle.is_some() {
            set(&input, "disabled", "");
            put(&label, &reason(Some(offer), brush));
        }
        put(parent, &label);
        let choosing = brush.gestures.clone();
        let chosen = brush.listeners.add(&input, "change", move |_| choosing(Gesture::OfferChosen(at)));
        Self { at, input, _chosen: chosen }
    }
}

/// The marks of the first few offers of a group, so that shoppers know what is behind its name.
fn marks(group: &Group, choice: &Choice, maker: &Maker) -> HtmlElement {
    const MOST: usize = 4;
    let marks: HtmlElement = maker.make("span", "xendit-marks");
    for at in group.offers.iter().take(MOST) {
        if let Some(offer) = choice.offers().get(*at) {
            put(&marks, &logo(offer, maker));
        }
    }
    marks
}

/// The name stands beside it.
fn logo(offer: &Offer, maker: &Maker) -> HtmlElement {
    let logo: HtmlElement = maker.make("img", "xendit-mark");
    set(&logo, "src", &offer.channel.brand_logo_url);
    set(&logo, "alt", "");
    set(&logo, "loading", "lazy");
    logo
}

fn reason(offer: Option<&Offer>, brush: &Brush<'_>) -> HtmlElement {
    let reason: HtmlElement = brush.maker.make("small", "xendit-reason");
    let (text, limit) = match offer.and_then(|offer| offer.obstacle.as_ref()) {
        Some(Obstacle::BelowMinimum(least)) => (Text::BelowMinimum, *least),
        Some(Obstacle::AboveMaximum(most)) => (Text::AboveMaximum, *most),
        Some(Obstacle::UnknownField(_)) | None => {
            brush.words.say(&reason, Text::NotHere);
            return reason;
        }
    };
    brush.words.say_sum(&reason, text, limit, &brush.session.amount.currency);
    reason
}
