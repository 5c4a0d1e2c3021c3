//! The checkout in JavaScript's hands. Every method takes `&self`, lets go of everything before it calls out, and
//! returns promises that end.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{AbortController, Element, HtmlElement, Request};

use super::promise::Deferred;
use super::shell::Shell;
use super::{announcement, outcome, snapshot};
use crate::checkout::effect::SubmissionOutcome;
use crate::checkout::resuming::Remembered;
use crate::checkout::state::Ending;
use crate::checkout::{Announcement, Event, Settlement, Story, StoryState};
use crate::domain::failure::ErrorCode;
use crate::domain::id::{ChannelCode, PaymentSessionId};
use crate::locale::ENGLISH;
use crate::runtime::{Audience, Exhibit, Runtime, Words};

/// The promises of one checkout, and its voice.
pub(super) struct Skin {
    shell: Shell,
    completion: Deferred,
    saved_token: Deferred,
    /// The running attempt's, if one runs.
    submission: RefCell<Option<Deferred>>,
}

impl Skin {
    pub(super) fn new(shell: &Shell) -> Self {
        shell.words().learn(ENGLISH);
        Self {
            shell: shell.clone(),
            completion: Deferred::new(shell, "completion"),
            saved_token: Deferred::new(shell, "savedToken"),
            submission: RefCell::default(),
        }
    }
}

impl Audience for Skin {
    fn fetch(&self, request: &Request, is_attempt: bool) -> Promise {
        self.shell.fetch(request, is_attempt)
    }

    fn words(&self) -> Words {
        self.shell.words()
    }

    fn accepts(&self, channel: &ChannelCode) -> bool {
        self.shell.accepts(channel.as_str())
    }

    fn claim(&self, styles: &str, listeners: &AbortController) -> HtmlElement {
        self.shell.claim(styles, listeners)
    }

    fn frame_appearance(&self) -> String {
        self.shell.frame_appearance()
    }

    fn leave(&self) {
        self.shell.leave();
    }

    fn announce(&self, announcement: &Announcement) {
        announcement::announce(&self.shell, announcement);
    }

    fn settle(&self, settlement: &Settlement) {
        match settlement {
            Settlement::Submission(outcome) => {
                let Some(submission) = self.submission.take() else { return };
                match outcome {
                    SubmissionOutcome::Failed(failure) => submission.reject(failure),
                    outcome => submission.resolve(&outcome::outcome(&self.shell, outcome)),
                }
            }
            Settlement::Completed(completion) => {
                self.completion.resolve(&snapshot::completion(&self.shell, completion));
                self.saved_token.resolve(&snapshot::saved_token(&self.shell, completion));
            }
            Settlement::Failed(failure) => {
                self.completion.reject(failure);
                self.saved_token.reject(failure);
            }
        }
    }

    fn list_test_cards(&self) {
        self.shell.list_test_cards();
    }

    fn draw(&self, place: &Element, account: &JsValue) {
        self.shell.draw(place, account);
    }

    fn show_page(&self, merchant: Option<&str>, url: &str, frame_origin: &str) {
        self.shell.show_page(merchant, url, frame_origin);
    }

    fn show_presentation(&self, exhibit: &Exhibit<'_>) {
        let Exhibit { merchant, account, amount, simulation } = exhibit;
        let (url, channel) =
            simulation.as_ref().map(|(url, channel)| (url.as_str(), channel.as_str())).unzip();
        self.shell.show_presentation(*merchant, account, amount.value, &amount.currency, url, channel);
    }

    fn dismiss(&self) {
        self.shell.dismiss();
    }

    fn remember(&self, remembered: Option<&Remembered>) {
        let id = remembered.map(|remembered| remembered.token_request_id.as_str());
        let channel = remembered.and_then(|remembered| remembered.channel.as_ref());
        self.shell.remember(id, channel.map(ChannelCode::as_str));
    }

    fn recall(&self, session: &PaymentSessionId) -> JsValue {
        self.shell.recall(session.as_str())
    }

    fn warn(&self, text: &str) {
        self.shell.warn(text);
    }
}

/// A mounted checkout. `pkg/checkout.js` is what merchants hold of it; the contract is documented in
/// `pkg/index.d.ts`.
#[wasm_bindgen]
pub struct Checkout {
    runtime: Rc<Runtime>,
    skin: Rc<Skin>,
}

impl Checkout {
    pub(super) fn new(runtime: Rc<Runtime>, skin: Rc<Skin>) -> Self {
        Self { runtime, skin }
    }

    fn refuse(&self, message: &str) -> Result<(), JsValue> {
        Err(self.skin.shell.fail(ErrorCode::NotAllowed, message))
    }
}

#[wasm_bindgen]
impl Checkout {
    /// A copy of the session as the gateway last told of it.
    #[wasm_bindgen(getter)]
    pub fn session(&self) -> JsValue {
        let session = self.runtime.ask(|story| story.session().cloned());
        session.map_or(JsValue::NULL, |session| snapshot::session(&self.skin.shell, &session))
    }

    /// Copies of the channels on offer.
    #[wasm_bindgen(getter)]
    pub fn channels(&self) -> Array {
        let offers = self.runtime.ask(|story| story.choice().offers().to_vec());
        let copies = Array::new();
        for offer in &offers {
            if offer.obstacle.is_none() {
                copies.push(&snapshot::channel(&self.skin.shell, &offer.channel));
            }
        }
        copies
    }

    /// A copy of the channel the form is for, or `null`.
    #[wasm_bindgen(getter, js_name = currentChannel)]
    pub fn current_channel(&self) -> JsValue {
        let channel = self.runtime.ask(|story| story.choice().channel().cloned());
        channel.map_or(JsValue::NULL, |channel| snapshot::channel(&self.skin.shell, &channel))
    }

    /// The state's name.
    #[wasm_bindgen(getter)]
    pub fn state(&self) -> JsValue {
        self.runtime.ask(|story| story.state().as_str().into())
    }

    /// One attempt; nothing happens while one runs, be it one that was picked up.
    pub fn submit(&self) {
        if self.skin.submission.borrow().is_some() {
            return;
        }
        let is_running = self.runtime.ask(Story::is_attempting);
        self.skin.submission.replace(Some(Deferred::new(&self.skin.shell, "submission")));
        if !is_running {
            self.runtime.submit();
        }
    }

    /// What came of asking a wallet of the browser's: something to pay with, whatever the form says, or a problem.
    /// `pkg/google-pay.js` spells it as the gateway would.
    #[wasm_bindgen(js_name = takeWallet)]
    pub fn take_wallet(&self, answer: &JsValue) {
        self.runtime.take_wallet(answer);
    }

    /// Throws when the checkout is off the page and, for what needs an open session, when that has ended.
    #[wasm_bindgen(js_name = checkOpen)]
    pub fn check_open(&self, needs_session: bool) -> Result<(), JsValue> {
        match self.runtime.ask(Story::ending) {
            Some(ending) if needs_session || ending == Ending::Unmounted => {
                Err(self.skin.shell.to_js(&ending.failure()))
            }
            _ => Ok(()),
        }
    }

    /// Calls the running attempt off; nothing happens when none runs, be the end of all reached or not.
    pub fn abort(&self) {
        self.runtime.tell(Event::AbortRequested);
    }

    /// Shows the form of this channel, or none.
    #[wasm_bindgen(js_name = selectChannel)]
    pub fn select_channel(&self, channel_code: Option<String>) -> Result<(), JsValue> {
        let code = channel_code.map(ChannelCode::new);
        let (is_usable, is_choosing) = self.runtime.ask(|story| {
            let choice = story.choice();
            let is_usable = code.as_ref().is_none_or(|code| choice.can_choose(code));
            (is_usable, matches!(story.state(), StoryState::Choosing))
        });
        if !is_usable {
            return self.refuse("this session offers no such channel; see checkout.channels");
        }
        if !is_choosing {
            return self
                .refuse("a channel can be chosen only while no attempt runs and the session is active");
        }
        self.runtime.tell(Event::ChannelSelected(code));
        Ok(())
    }

    /// Tells the shopper what is wrong with the form.
    #[wasm_bindgen(js_name = showValidationErrors)]
    pub fn show_validation_errors(&self) {
        self.runtime.show_problems();
    }

    /// Asks the gateway at once how the attempt stands.
    #[wasm_bindgen(js_name = pollImmediately)]
    pub fn poll_immediately(&self) {
        self.runtime.tell(Event::PollRequested);
    }

    /// Takes the checkout off the page; the second time nothing happens.
    pub fn unmount(&self) {
        self.runtime.unmount();
    }
}
