//! One field of a form: its label, its control, and what is wrong with it.

mod card_frame;
mod text_input;

use std::cell::Cell;
use std::rc::{Rc, Weak};

use js_sys::JSON;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement};

use super::element::{Maker, put, set, set_if};
use super::listener::{Listener, Listeners};
use super::view::CardFrames;
use super::words::Words;
use crate::domain::channel::CardBrand;
use crate::domain::form::{FieldKind, FormField, Span};
use crate::domain::joined::joined;
use crate::domain::phone;
use crate::domain::properties::ChannelProperties;
use crate::domain::validation::{FieldValue, Problem, check};
use crate::domain::value::Value;
use crate::json;
use crate::locale::Text;
use crate::wire::frame::serialize;

pub(super) use card_frame::{CardFrame, FrameState};
use text_input::{Ids, TextInput};

/// What all fields of a form share.
pub(super) struct Surroundings<'a> {
    pub(super) maker: &'a Maker,
    pub(super) listeners: &'a Listeners,
    pub(super) words: &'a Words,
    /// Begins the ids of this form's elements.
    pub(super) id: &'a str,
    /// The session's.
    pub(super) country: &'a str,
    pub(super) card_frames: &'a CardFrames<'a>,
    pub(super) card_brands: &'a [CardBrand],
}

/// What happens in a control.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// What is in it, or whether it works.
    Value,
    /// The shopper left it.
    Left,
}

/// Where a control's changes go.
type Changed = Rc<dyn Fn(Change)>;

enum Control {
    Text(TextInput),
    Card(Rc<CardFrame>),
}

/// A field on the page.
pub(super) struct Field {
    form_field: Rc<FormField>,
    element: HtmlElement,
    error: HtmlElement,
    control: Control,
    words: Words,
    begins_group: bool,
    /// How many halves of a row there are before it in its group.
    place: Cell<usize>,
    /// Whether it is to be filled in; while it is not, it keeps what is in it out of sight.
    is_asked: Cell<bool>,
    /// Whether the shopper may be told what is wrong.
    is_touched: Cell<bool>,
    _label_click: Option<Listener>,
}

impl Field {
    /// Draws a field; `changed` is told of every change after it was taken in.
    pub(super) fn draw(
        form_field: &Rc<FormField>,
        index: usize,
        begins_group: bool,
        around: &Surroundings<'_>,
        changed: impl Fn(&Field) + 'static,
    ) -> Rc<Self> {
        let (maker, words) = (around.maker, around.words);
        let id = joined(&[around.id, "-", &index.to_string()]);
        let error_id = joined(&[&id, "-error"]);
        let element: HtmlElement = maker.make("div", "xendit-field");
        set(&element, "data-name", &form_field.name());
        set_if(&element, "data-wide", form_field.span == Span::Full);
        set(&element, "hidden", "");
        let cell: HtmlElement = maker.make("div", "xendit-cell");
        let label = maker.text("label", "xendit-label", &form_field.label);
        if form_field.kind == FieldKind::PayerName {
            words.say(&label, Text::PayerName);
        }
        if !form_field.is_required {
            let optional: HtmlElement = maker.make("span", "xendit-optional");
            words.say(&optional, Text::Optional);
            put(&label, &optional);
        }
        put(&cell, &label);
        put(&element, &cell);
        let error = maker.text("p", "xendit-error", "");
        set(&error, "id", &error_id);
        put(&element, &error);

        Rc::new_cyclic(|field: &Weak<Self>| {
            let field = field.clone();
            let on_change: Changed = Rc::new(move |change| {
                if let Some(field) = field.upgrade() {
                    field.take_in(change);
                    changed(&field);
                }
            });
            let (control, label_click) = match form_field.kind {
                FieldKind::Card(card) => {
                    let frame = CardFrame::draw(card, &error_id, around, &cell, on_change);
                    let focused = Rc::downgrade(&frame);
                    // A label cannot name a frame as its control, so a click has to be passed on.
                    let click = around.listeners.add(&label, "click", move |_| {
                        if let Some(frame) = focused.upgrade() {
                            frame.focus();
                        }
                    });
                    (Control::Card(frame), Some(click))
                }
                _ => {
                    set(&label, "for", &id);
                    let ids = Ids { own: &id, error: &error_id };
                    (Control::Text(TextInput::draw(form_field, &ids, around, &cell, &on_change)), None)
                }
            };
            Self {
                form_field: form_field.clone(),
                element,
                error,
                control,
                words: words.clone(),
                begins_group,
                place: Cell::new(0),
                is_asked: Cell::new(false),
                is_touched: Cell::new(false),
                _label_click: label_click,
            }
        })
    }

    pub(super) fn element(&self) -> &Element {
        &self.element
    }

    pub(super) fn form_field(&self) -> &FormField {
        &self.form_field
    }

    pub(super) fn begins_group(&self) -> bool {
        self.begins_group
    }

    /// In halves of a row.
    pub(super) fn width(&self) -> usize {
        if self.form_field.span == Span::Half { 1 } else { 2 }
    }

    pub(super) fn place(&self) -> usize {
        self.place.get()
    }

    pub(super) fn set_place(&self, place: usize) {
        self.place.set(place);
    }

    pub(super) fn is_asked(&self) -> bool {
        self.is_asked.get()
    }

    pub(super) fn set_asked(&self, is_asked: bool) {
        self.is_asked.set(is_asked);
        set_if(&self.element, "hidden", !is_asked);
    }

    pub(super) fn value(&self) -> FieldValue {
        match &self.control {
            Control::Text(input) => FieldValue::Text(input.value()),
            Control::Card(frame) => FieldValue::Sealed(frame.value()),
        }
    }

    /// Puts what is to be sent under the field's paths.
    pub(super) fn fill(&self, properties: &mut ChannelProperties) {
        let paths = self.form_field.channel_property.as_slice();
        let values = match self.value() {
            FieldValue::Sealed(sealed) => serialize(&sealed),
            // xendit: an answer of several values is JSON
            FieldValue::Text(text) if self.form_field.is_plan() => {
                let plan = JSON::parse(&text).map_or(Value::Null, |plan| json::read(&plan));
                let Value::List(plan) = plan else { return };
                // What a plan lacks is left out; `pkg/plans.js` knows for whom.
                return properties.fill(paths.get(..plan.len()).unwrap_or(paths), plan);
            }
            FieldValue::Text(text) => vec![Value::Text(match self.form_field.kind {
                FieldKind::PhoneNumber => phone::to_e164(&text).unwrap_or_default(),
                _ => text.trim_ascii().into(),
            })],
        };
        properties.fill(paths, values);
    }

    /// The frame, for those that live in one.
    pub(super) fn card_frame(&self) -> Option<&CardFrame> {
        match &self.control {
            Control::Card(frame) => Some(frame),
            Control::Text(_) => None,
        }
    }

    pub(super) fn problem(&self) -> Option<Problem> {
        if !self.is_asked() {
            return None;
        }
        let brand = self.card_frame().filter(|frame| frame.is_of_refused_brand()).map(|_| Problem::CardBrand);
        check(&self.form_field, &self.value(), &matches).or(brand)
    }

    pub(super) fn focus(&self) {
        match &self.control {
            Control::Text(input) => input.focus(),
            Control::Card(frame) => frame.focus(),
        }
    }

    /// From now on the shopper is told what is wrong.
    pub(super) fn reveal(&self) {
        self.is_touched.set(self.is_asked());
        self.refresh();
        self.words.complain(&self.error, false);
    }

    /// What is wrong is heard as well, unless it was before: the shopper may be elsewhere.
    pub(super) fn complain(&self) {
        self.refresh();
        self.words.complain(&self.error, true);
    }

    pub(super) fn refresh(&self) {
        let problem = if self.is_touched.get() { self.problem() } else { None };
        set_if(&self.element, "data-invalid", problem.is_some());
        if let Control::Text(input) = &self.control {
            input.set_invalid(problem.is_some());
        }
        match problem.as_ref().map(Text::of) {
            Some(Ok(text)) => self.words.say_about(&self.error, text, &self.label()),
            told => self.error.set_text_content(told.and_then(Result::err)),
        }
    }

    /// All fields but one are named by the gateway.
    fn label(&self) -> JsValue {
        match self.form_field.kind {
            FieldKind::PayerName => Text::PayerName.number().into(),
            _ => (&*self.form_field.label).into(),
        }
    }

    fn take_in(&self, change: Change) {
        if change == Change::Value {
            return self.refresh();
        }
        if !self.value().is_empty() {
            self.is_touched.set(true);
        }
        self.complain();
    }
}

/// The server writes its patterns for the browser. One the browser cannot read is no reason to turn a shopper away.
fn matches(regex: &str, text: &str) -> bool {
    RegExp::new(regex).map_or(true, |regex| regex.test(text))
}

#[wasm_bindgen]
extern "C" {
    /// js-sys has one whose constructor does not know that it can throw.
    type RegExp;
    #[wasm_bindgen(constructor, catch)]
    fn new(pattern: &str) -> Result<RegExp, JsValue>;
    #[wasm_bindgen(method)]
    fn test(this: &RegExp, text: &str) -> bool;
}
