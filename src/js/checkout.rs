//! The checkout in JavaScript's hands. Every method takes `&self`, lets go of everything before it calls out, and
//! returns promises that end.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::console;

use super::crash::Watch;
use super::error::Shell;
use super::promise::Deferred;
use super::{announcement, options, outcome, snapshot};
use crate::checkout::{Announcement, Event, Settlement, StoryState};
use crate::dom::{Listener, View};
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::id::ChannelCode;
use crate::locale::Language;
use crate::runtime::{Audience, Runtime};

/// The promises of one checkout, and its voice.
pub(super) struct Skin {
    shell: Shell,
    completion: Deferred,
    saved_token: Deferred,
    /// The running attempt's, if one runs.
    submission: RefCell<Option<Deferred>>,
    language: Language,
    _watches: Vec<Watch>,
}

impl Skin {
    pub(super) fn new(shell: &Shell, language: Language, watches: Vec<Watch>) -> Self {
        Self {
            shell: shell.clone(),
            language,
            completion: Deferred::new(shell),
            saved_token: Deferred::new(shell),
            submission: RefCell::default(),
            _watches: watches,
        }
    }
}

impl Audience for Rc<Skin> {
    fn announce(&self, announcement: &Announcement, view: &View) {
        let (name, detail) = announcement::event(announcement, view.language(), &self.shell);
        view.host().announce(name, &detail);
    }

    fn settle(&self, settlement: Settlement) {
        match settlement {
            Settlement::Submission(ended) => {
                let Some(submission) = self.submission.take() else { return };
                match ended {
                    Ok(outcome) => submission.resolve(&outcome::outcome(&outcome, self.language)),
                    Err(failure) => submission.reject(&failure),
                }
            }
            Settlement::Completed(completion, token) => {
                self.completion.resolve(&outcome::completion(&completion));
                self.saved_token.resolve(&outcome::saved_token(token.as_ref(), &completion));
            }
            Settlement::Failed(failure) => {
                self.completion.reject(&failure);
                self.saved_token.reject(&failure);
            }
        }
    }

    fn warn(&self, text: &str) {
        console::warn_1(&["xendit-components-wasm: ", text].concat().into());
    }
}

/// A mounted checkout. `pkg/checkout.js` is what merchants hold of it; the contract is documented in
/// `pkg/index.d.ts`.
#[wasm_bindgen]
pub struct Checkout {
    runtime: Rc<Runtime>,
    skin: Rc<Skin>,
    _on_abort: Option<Listener>,
}

impl Checkout {
    pub(super) fn new(runtime: Rc<Runtime>, skin: Rc<Skin>, on_abort: Option<Listener>) -> Self {
        Self { runtime, skin, _on_abort: on_abort }
    }

    fn fail(&self, code: ErrorCode, message: &str) -> JsValue {
        self.skin.shell.to_js(&Failure::new(code, message))
    }
}

#[wasm_bindgen]
impl Checkout {
    /// A copy of the session as the gateway last told of it.
    #[wasm_bindgen(getter)]
    pub fn session(&self) -> JsValue {
        self.runtime.ask(|story| story.session().map_or(JsValue::NULL, snapshot::session))
    }

    /// Copies of the channels on offer.
    #[wasm_bindgen(getter)]
    pub fn channels(&self) -> Array {
        self.runtime.ask(|story| story.channels().iter().map(snapshot::channel).collect())
    }

    /// A copy of the channel the form is for, or `null`.
    #[wasm_bindgen(getter, js_name = currentChannel)]
    pub fn current_channel(&self) -> JsValue {
        self.runtime.ask(|story| story.current_channel().map_or(JsValue::NULL, snapshot::channel))
    }

    /// The state's name.
    #[wasm_bindgen(getter)]
    pub fn state(&self) -> String {
        self.runtime.ask(|story| story.state().as_str().into())
    }

    /// Resolves once, when the session is completed.
    #[wasm_bindgen(getter)]
    pub fn completion(&self) -> Promise {
        self.skin.completion.promise()
    }

    /// Resolves with what was saved, or `null`.
    #[wasm_bindgen(getter, js_name = savedToken)]
    pub fn saved_token(&self) -> Promise {
        self.skin.saved_token.promise()
    }

    /// One attempt; the running one's promise while one runs.
    pub fn submit(&self) -> Promise {
        if let Some(running) = &*self.skin.submission.borrow() {
            return running.promise();
        }
        let submission = Deferred::new(&self.skin.shell);
        let promise = submission.promise();
        self.skin.submission.replace(Some(submission));
        self.runtime.submit();
        promise
    }

    /// Calls the running attempt off; nothing happens when none runs.
    pub fn abort(&self) {
        self.runtime.tell(Event::AbortRequested);
    }

    /// Shows the form of this channel, or none.
    #[wasm_bindgen(js_name = selectChannel)]
    pub fn select_channel(&self, channel_code: Option<String>) -> Result<(), JsValue> {
        let code = channel_code.map(ChannelCode::new);
        let is_known = self.runtime.ask(|story| match &code {
            Some(code) => story.channels().iter().any(|channel| channel.code == *code),
            None => true,
        });
        if !is_known {
            return Err(self
                .fail(ErrorCode::NotAllowed, "this session offers no such channel; see checkout.channels"));
        }
        if !self.runtime.ask(|story| matches!(story.state(), StoryState::Choosing)) {
            let message = "a channel can be chosen only while no attempt runs and the session is active";
            return Err(self.fail(ErrorCode::NotAllowed, message));
        }
        self.runtime.tell(Event::ChannelSelected(code));
        Ok(())
    }

    /// Tells the shopper what is wrong with the form.
    #[wasm_bindgen(js_name = showValidationErrors)]
    pub fn show_validation_errors(&self) {
        if let Some(view) = self.runtime.view() {
            view.show_problems();
        }
    }

    /// Pays in the shopper's stead, where a QR code, a virtual account or a payment code is shown: nowhere, so far.
    #[wasm_bindgen(js_name = simulatePayment)]
    pub fn simulate_payment(&self) -> Promise {
        let message = "there is nothing to simulate: no QR code, virtual account or payment code is shown";
        Promise::reject(&self.fail(ErrorCode::NotAllowed, message))
    }

    /// Asks the gateway at once how the attempt stands.
    #[wasm_bindgen(js_name = pollImmediately)]
    pub fn poll_immediately(&self) {
        self.runtime.tell(Event::PollRequested);
    }

    /// Changes the look or the language.
    pub fn update(&self, changes: &JsValue) -> Result<(), JsValue> {
        let appearance = options::read_changes(changes).map_err(|failure| self.skin.shell.to_js(&failure))?;
        if let (Some(appearance), Some(view)) = (appearance, self.runtime.view()) {
            view.set_appearance(&appearance);
        }
        Ok(())
    }

    /// Takes the checkout off the page; the second time nothing happens.
    pub fn unmount(&self) {
        self.runtime.unmount();
    }
}
