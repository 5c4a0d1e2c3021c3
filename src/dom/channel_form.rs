//! A channel's form: its fields, which of them are asked, whether they are complete, and what is to be sent.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use web_sys::{Element, HtmlElement};

use super::element::{put, set, set_if};
use super::field::{CardFrame, Field, FrameState, Surroundings};
use super::group;
use super::saving_box::SavingBox;
use super::{Gesture, Gestures};
use crate::domain::card::{CardInfo, Sealed, SealedValue};
use crate::domain::channel::Channel;
use crate::domain::form::{CardField, FieldKind, Span};
use crate::domain::properties::ChannelProperties;
use crate::domain::validation::FieldValue;
use crate::domain::value::Value;
use crate::json;

/// Whether a form can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completeness {
    /// Every field is right.
    Complete,
    /// Something is missing or wrong.
    Incomplete,
    /// This field's frame did not load.
    Broken(CardField),
}

pub(super) struct ChannelForm {
    element: HtmlElement,
    fields: Vec<Rc<Field>>,
    /// Whether the card's bank wants to know the address it is billed to.
    wants_billing: Cell<bool>,
    gestures: Gestures,
    /// Where saving is the shopper's to decide.
    saving: Option<SavingBox>,
}

impl ChannelForm {
    pub(super) fn draw(
        channel: &Channel,
        offers_saving: bool,
        around: &Surroundings<'_>,
        parent: &Element,
        gestures: &Gestures,
    ) -> Rc<Self> {
        let element: HtmlElement = around.maker.make("form", "xendit-form");
        set(&element, "novalidate", "");
        set(&element, "data-channel-code", channel.code.as_str());
        // What lists countries and provinces looks for them here, and in `data-card-country`.
        set(&element, "data-country", around.country);
        // With it Enter submits, which pkg/host.js hears, and phones' keyboards offer to.
        put(&element, &around.maker.make::<HtmlElement>("button", "xendit-enter"));
        let form = Rc::new_cyclic(|form: &Weak<Self>| {
            let mut fields: Vec<Rc<Field>> = Vec::new();
            let mut group = element.clone();
            let mut is_half = false;
            for field in channel.fields() {
                let form = form.clone();
                // One half takes another, whether that is said to be joined or not.
                let is_other_half = is_half && field.span == Span::Half;
                let begins_group = fields.is_empty() || !(field.is_joined || is_other_half);
                is_half = begins_group && field.span == Span::Half;
                if begins_group {
                    group = group::draw(field, around.maker, &element);
                }
                let field = Field::draw(field, fields.len(), begins_group, around, move |field| {
                    // Fields of a form that is being drawn keep quiet: there is no form yet.
                    if let Some(form) = form.upgrade() {
                        form.take_in(field);
                    }
                });
                put(&group, field.element());
                fields.push(field);
            }
            if channel.banner != Value::Null {
                let place: HtmlElement = around.maker.make("div", "xendit-banner");
                gestures(Gesture::PieceWanted(place.clone().into(), json::write(&channel.banner)));
                put(&element, &place);
            }
            let saving = offers_saving.then(|| SavingBox::draw(around, &element, gestures));
            let (wants_billing, gestures) = (Cell::default(), gestures.clone());
            Self { element, fields, wants_billing, gestures, saving }
        });
        form.ask();
        if let [first, second] = channel.instructions.as_slice() {
            let instructions: HtmlElement = around.maker.make("div", "xendit-instructions");
            put(&instructions, &around.maker.text("p", "xendit-instructions-title", first));
            put(&instructions, &around.maker.text("p", "", second));
            put(&form.element, &instructions);
        }
        put(parent, &form.element);
        form
    }

    pub(super) fn completeness(&self) -> Completeness {
        let has_failed = |frame: &CardFrame| frame.state() == FrameState::Failed;
        let broken = self.fields.iter().find(|field| field.card_frame().is_some_and(has_failed));
        if let Some(FieldKind::Card(card)) = broken.map(|field| &field.form_field().kind) {
            return Completeness::Broken(*card);
        }
        if self.fields.iter().all(|field| field.problem().is_none()) {
            Completeness::Complete
        } else {
            Completeness::Incomplete
        }
    }

    pub(super) fn properties(&self) -> ChannelProperties {
        let mut properties = ChannelProperties::default();
        for field in &self.fields {
            if field.is_asked() {
                field.fill(&mut properties);
            }
        }
        properties
    }

    /// Shows the fields that are to be filled in, given what is filled in so far, and no others.
    fn ask(&self) {
        // An answer may bring up fields whose answers bring up others, or take themselves away again.
        for _ in &self.fields {
            let properties = self.properties();
            let mut has_changed = false;
            for field in &self.fields {
                let form_field = field.form_field();
                // Without a card there are always plans, though it takes time until they are known.
                let is_without_plans =
                    form_field.is_plan() && field.value().is_empty() && self.card_number().is_some();
                let is_asked =
                    !is_without_plans && form_field.is_asked(&properties, self.wants_billing.get());
                if is_asked != field.is_asked() {
                    field.set_asked(is_asked);
                    has_changed = true;
                    let account = match &form_field.kind {
                        FieldKind::List(kind) => kind,
                        FieldKind::PhoneNumber => &Value::Null,
                        _ => continue,
                    };
                    if is_asked {
                        (self.gestures)(Gesture::PieceWanted(field.element().clone(), json::write(account)));
                    }
                }
            }
            if !has_changed {
                break;
            }
            group::arrange(&self.fields);
        }
    }

    fn take_in(&self, field: &Field) {
        self.ask();
        if is_card_number(field) {
            if let Some(plan) = self.fields.iter().find(|field| field.form_field().is_plan()) {
                let number = valid_number(&field.value()).into();
                (self.gestures)(Gesture::PieceWanted(plan.element().clone(), number));
            }
            (self.gestures)(Gesture::CardNumberChanged(self.number()));
        }
        (self.gestures)(Gesture::FormChanged);
    }

    /// What is typed as the card's number, as ciphertext.
    pub(super) fn number(&self) -> Option<Sealed> {
        number(self.card_number()?.value())
    }

    fn card_number(&self) -> Option<&Rc<Field>> {
        self.fields.iter().find(|field| is_card_number(field))
    }

    /// Tells the shopper everything that is wrong, and goes to the first of it.
    pub(super) fn reveal(&self) {
        for field in &self.fields {
            field.reveal();
        }
        if let Some(field) = self.fields.iter().find(|field| field.problem().is_some()) {
            field.focus();
        }
    }

    /// What the box says, where there is one.
    pub(super) fn set_saving(&self, wants_to_save: bool) {
        if let Some(saving) = &self.saving {
            saving.input.set_checked(wants_to_save);
        }
    }

    /// The box that was ticked stood in another form, which this one takes the place of.
    pub(super) fn focus_saving(&self) {
        if let Some(saving) = &self.saving {
            let _ = saving.input.focus();
        }
    }

    pub(super) fn show_card_info(&self, info: &CardInfo) {
        set(&self.element, "data-card-country", &info.country);
        self.wants_billing.set(info.wants_billing);
        self.ask();
        for field in &self.fields {
            if let Some(frame) = field.card_frame() {
                frame.show_info(info);
                // The shopper may have gone on when it is known; anything else is heard when a field is left.
                if frame.is_of_refused_brand() {
                    field.complain();
                } else {
                    field.refresh();
                }
            }
        }
    }

    /// A form at rest can be read and not be changed.
    pub(super) fn set_resting(&self, is_resting: bool) {
        set_if(&self.element, "inert", is_resting);
    }

    pub(super) fn set_hidden(&self, is_hidden: bool) {
        set_if(&self.element, "hidden", is_hidden);
    }
}

impl Drop for ChannelForm {
    fn drop(&mut self) {
        self.element.remove();
    }
}

fn is_card_number(field: &Field) -> bool {
    matches!(field.form_field().kind, FieldKind::Card(CardField::Number))
}

/// Its ciphertext; empty as long as it cannot be right.
fn valid_number(value: &FieldValue) -> &str {
    if let FieldValue::Sealed(sealed) = value
        && let SealedValue::Valid(parts) = &**sealed
        && let [number] = parts.as_slice()
    {
        return number.as_str();
    }
    ""
}

fn number(value: FieldValue) -> Option<Sealed> {
    match value {
        FieldValue::Sealed(sealed) => match &*sealed {
            SealedValue::Valid(parts) | SealedValue::Invalid(parts, _) => parts.first().cloned(),
            SealedValue::Empty => None,
        },
        FieldValue::Text(_) => None,
    }
}
