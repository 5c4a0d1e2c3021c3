//! Performs effects, and turns answers and clicks into events. The only place that knows all plugs; it decides
//! nothing.

mod asking;
mod audience;
mod card_lookup;
mod opening;
mod showing;
mod wallet;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use web_sys::Window;

pub use crate::dom::Words;
pub use audience::{Audience, Exhibit};
pub use opening::{Admission, Opened, Wish};

use crate::checkout::{Effect, Event, Readiness, Story};
use crate::dom::{Completeness, Gesture, View};
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::form::CardField;
use crate::domain::joined::joined;
use crate::domain::payment::Submission;
use crate::domain::sdk_key::ComponentsSdkKey;
use crate::gateway::{Cancel, Gateway};
use crate::timer::after;

use card_lookup::CardLookup;

/// One checkout at work.
pub struct Runtime {
    this: Weak<Self>,
    story: RefCell<Story>,
    queue: RefCell<Vec<Event>>,
    is_draining: Cell<bool>,
    window: Window,
    gateway: Gateway,
    key: ComponentsSdkKey,
    wish: Wish,
    audience: Rc<dyn Audience>,
    /// Gone once the checkout is off the page.
    view: RefCell<Option<Rc<View>>>,
    /// Whom the payment is for, once it is known.
    business_name: RefCell<Option<String>>,
    card_lookup: CardLookup,
    creating: Cell<Option<Cancel>>,
    fetching: Cell<Option<Cancel>>,
    polling: Cell<Option<Cancel>>,
    poll_timer: Cell<Option<Timeout>>,
    expiry_timer: Cell<Option<Timeout>>,
}

/// How long before its end the merchant is warned of a session's expiry.
const NEAR_EXPIRY_MS: f64 = 120_000.0;
/// The server's clock may be ahead of the browser's: do not ask more often than this.
const LEAST_WAIT_MS: f64 = 5_000.0;

impl Runtime {
    /// Takes in what has happened and does what is to be done, then what has happened meanwhile, and so on.
    pub fn tell(&self, event: Event) {
        self.queue.borrow_mut().push(event);
        if self.is_draining.replace(true) {
            return;
        }
        // Effects call out, and whoever is called may tell us more: no borrow is held while they do.
        while let Some(event) = self.next_event() {
            let effects = self.story.borrow_mut().step(event);
            effects.iter().for_each(|effect| self.perform(effect));
        }
        self.is_draining.set(false);
    }

    /// What the story says; do not call out from inside.
    pub fn ask<T>(&self, ask: impl FnOnce(&Story) -> T) -> T {
        ask(&self.story.borrow())
    }

    /// Tells the shopper what is wrong with the form.
    pub fn show_problems(&self) {
        if let Some(view) = self.view() {
            view.show_problems();
        }
    }

    fn view(&self) -> Option<Rc<View>> {
        self.view.borrow().clone()
    }

    /// The merchant's `submit()`.
    pub fn submit(&self) {
        let chosen = self.ask(|story| {
            let (offer, session) = (story.choice().offer()?, story.session()?);
            let channel = offer.resolved();
            let is_asked = session.offers_saving(channel);
            Some((channel.code.clone(), is_asked.then_some(offer.wants_to_save)))
        });
        let properties = self.view().map(|view| view.properties()).unwrap_or_default();
        let submission = chosen.map(|(channel, save_payment_method)| Submission {
            channel,
            properties,
            save_payment_method,
        });
        self.tell(Event::SubmitPressed(submission));
    }

    /// Takes the checkout off the page, at once and for good: even out of the middle of an announcement.
    pub fn unmount(&self) {
        if self.view.borrow().is_none() {
            return;
        }
        self.queue.borrow_mut().clear();
        let effects = self.story.borrow_mut().step(Event::Unmounted);
        effects.iter().for_each(|effect| self.perform(effect));
        // Whoever is in the middle of an announcement still holds the view; the page is left now all the same.
        if let Some(view) = self.view.take() {
            view.leave();
            self.audience.leave();
        }
    }

    fn next_event(&self) -> Option<Event> {
        let mut queue = self.queue.borrow_mut();
        if queue.is_empty() { None } else { Some(queue.remove(0)) }
    }

    fn hear(&self, gesture: Gesture) {
        match gesture {
            Gesture::FormChanged => {
                if let Some(view) = self.view() {
                    self.tell(Event::FormChanged(readiness(view.completeness())));
                }
            }
            Gesture::CardNumberChanged(number) => self.look_up(number),
            Gesture::PieceWanted(place, account) => self.audience.draw(&place, &account),
            Gesture::GroupPressed(at) => self.tell(Event::GroupPressed(at)),
            Gesture::OfferChosen(at) => self.tell(Event::OfferChosen(at)),
            Gesture::SavingWished(wants_to_save) => self.tell(Event::SavingWished(wants_to_save)),
            Gesture::PaymentAffirmed => self.tell(Event::PollRequested),
            Gesture::PageHidden => self.tell(Event::PageHidden),
            Gesture::PageSeen => self.tell(Event::PageSeen),
            Gesture::PageRestored => self.tell(Event::PageRestored),
            Gesture::ActionCompleted => self.tell(Event::ActionCompleted),
            Gesture::ActionClosed => self.tell(Event::ActionClosed),
            Gesture::ActionUnavailable => self.tell(Event::ActionUnavailable),
        }
    }

    fn perform(&self, effect: &Effect) {
        // An announcement may have unmounted the checkout: what was to follow it is not done any more.
        if self.view.borrow().is_none() && !matches!(effect, Effect::Settle(_)) {
            return;
        }
        match effect {
            Effect::FetchSession => self.fetch_session(),
            Effect::WaitForExpiryNear(expires_at) => {
                self.wait_until(expires_at, NEAR_EXPIRY_MS, 0.0, || Event::ExpiryNear);
            }
            Effect::WaitForExpiry(expires_at) => {
                self.wait_until(expires_at, 0.0, LEAST_WAIT_MS, || Event::ExpiryReached);
            }
            Effect::Remember(remembered) => self.audience.remember(Some(remembered)),
            Effect::Forget => self.audience.remember(None),
            Effect::CreatePayment(serial, purpose, submission) => self.create(*serial, *purpose, submission),
            Effect::CancelCreate => drop(self.creating.take()),
            Effect::Poll(serial, asked) => self.poll(*serial, asked.as_ref()),
            Effect::PollAfter(serial, wait_ms) => {
                let (this, serial) = (self.this.clone(), *serial);
                let timer = after(*wait_ms, move || tell(&this, Event::PollDue(serial)));
                self.poll_timer.set(Some(timer));
            }
            Effect::StopPolling => {
                self.polling.take();
                self.poll_timer.take();
            }
            Effect::StopEverything => {
                self.creating.take();
                self.fetching.take();
                self.polling.take();
                self.poll_timer.take();
                self.expiry_timer.take();
                self.card_lookup.stop();
            }
            Effect::Settle(settlement) => self.audience.settle(settlement),
            Effect::Warn(text) => self.audience.warn(text),
            Effect::Redirect(url) => {
                let _ = self.window.location().assign(url);
            }
            effect => {
                if let Some(view) = self.view() {
                    self.draw(&view, effect);
                }
            }
        }
    }

    fn draw(&self, view: &View, effect: &Effect) {
        match effect {
            Effect::Announce(announcement) => self.audience.announce(announcement),
            Effect::Show(notice) => self.show(view, *notice),
            Effect::ShowChoice => self.show_choice(view),
            Effect::ShowAction(action) => self.show_action(action),
            Effect::HideAction => self.audience.dismiss(),
            Effect::ShowProblems => view.show_problems(),
            _ => {}
        }
    }

    /// Whether the session is one of test mode.
    fn is_test(&self) -> bool {
        self.key.host().is_test()
    }

    /// Says so when it is that long before the session's end; not sooner than in `least_ms`.
    fn wait_until(&self, expires_at: &str, before_ms: f64, least_ms: f64, event: fn() -> Event) {
        let left = js_sys::Date::parse(expires_at) - js_sys::Date::now() - before_ms;
        if left.is_nan() {
            return;
        }
        // A browser's timer holds 31 bits of milliseconds; one that goes off too early asks and waits again.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
        let wait_ms = left.max(least_ms).min(f64::from(i32::MAX)) as u32;
        let this = self.this.clone();
        self.expiry_timer.set(Some(after(wait_ms, move || tell(&this, event()))));
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.audience.leave();
    }
}

fn tell(runtime: &Weak<Runtime>, event: Event) {
    if let Some(runtime) = runtime.upgrade() {
        runtime.tell(event);
    }
}

fn readiness(completeness: Completeness) -> Readiness {
    match completeness {
        Completeness::Complete => Readiness::Ready,
        Completeness::Incomplete => Readiness::NotReady,
        Completeness::Broken(card) => {
            let field = match card {
                CardField::Number => "card number",
                CardField::Expiry => "expiry",
                CardField::Cvn => "CVN",
            };
            Readiness::Broken(Failure::new(
                ErrorCode::FrameFailed,
                joined(&[
                    "the frame of the ",
                    field,
                    " field did not load; check frame-src in the page's CSP, and content blockers; the shopper can try again",
                ]),
            ))
        }
    }
}
