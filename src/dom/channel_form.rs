//! A channel's form: its fields, whether they are complete, and what is to be sent.

use std::rc::{Rc, Weak};

use web_sys::{Element, HtmlElement};

use super::element::{put, set, set_if};
use super::field::{CardFrame, Field, FrameState, Surroundings};
use super::listener::Listener;
use super::saving_box::SavingBox;
use super::{Gesture, Gestures};
use crate::domain::card::{CardInfo, Sealed, SealedValue};
use crate::domain::channel::Channel;
use crate::domain::form::{CardField, FieldKind};
use crate::domain::properties::ChannelProperties;
use crate::domain::validation::FieldValue;

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
    /// Where saving is the shopper's to decide.
    saving: Option<SavingBox>,
    _submit: Listener,
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
        // The merchant's button submits; a form of ours that went anywhere would leave the page.
        let submit = around.listeners.add(&element, "submit", |event| event.prevent_default());
        let form = Rc::new_cyclic(|form: &Weak<Self>| {
            let mut fields = Vec::new();
            for field in channel.fields() {
                let (form, gestures) = (form.clone(), gestures.clone());
                let field = Field::draw(field, fields.len(), around, move |field| {
                    // Fields of a form that is being drawn keep quiet: there is no form yet.
                    if form.strong_count() > 0 {
                        report(field, &gestures);
                    }
                });
                put(&element, field.element());
                fields.push(field);
            }
            let saving = offers_saving.then(|| SavingBox::draw(around, &element, gestures));
            Self { element, fields, saving, _submit: submit }
        });
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
            properties.fill(&field.form_field().channel_property, &field.values());
        }
        properties
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
        for field in &self.fields {
            if let Some(frame) = field.card_frame() {
                frame.show_info(info);
                field.refresh();
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

fn report(field: &Field, gestures: &Gestures) {
    if matches!(field.form_field().kind, FieldKind::Card(CardField::Number)) {
        gestures(Gesture::CardNumberChanged(number(field.value())));
    }
    gestures(Gesture::FormChanged);
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
