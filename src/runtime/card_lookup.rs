//! Asking the gateway about a card while its number is typed (protocol.md B.7).

use std::cell::{Cell, RefCell};

use gloo_timers::callback::Timeout;

use super::Runtime;
use crate::checkout::Story;
use crate::domain::card::{CardInfo, Sealed};
use crate::domain::session::Purpose;
use crate::gateway::Cancel;
use crate::timer::after;
use crate::wire::payment::card_info;

/// xendit: after the last change of the number
const PAUSE_MS: u32 = 300;
/// No brand is told apart by fewer digits. The official SDK asks from the first one on.
const LEAST_DIGITS: usize = 6;

/// What is asked about, the pause before asking, and the question under way.
#[derive(Default)]
pub(super) struct CardLookup {
    number: RefCell<Option<Sealed>>,
    pause: Cell<Option<Timeout>>,
    asking: Cell<Option<Cancel>>,
}

impl CardLookup {
    pub(super) fn stop(&self) {
        self.pause.take();
        self.asking.take();
    }
}

impl Runtime {
    pub(super) fn look_up(&self, number: Option<Sealed>) {
        // A frame that is left tells of nothing new.
        if self.card_lookup.number.replace(number.clone()) == number {
            return;
        }
        self.card_lookup.stop();
        let Some(number) = number.clone().filter(|number| number.length() >= LEAST_DIGITS) else {
            self.show_card_info(number.as_ref(), CardInfo::default());
            return;
        };
        let this = self.this.clone();
        let pause = after(PAUSE_MS, move || {
            if let Some(runtime) = this.upgrade() {
                runtime.ask_about(&number);
            }
        });
        self.card_lookup.pause.set(Some(pause));
    }

    fn ask_about(&self, number: &Sealed) {
        let asked = number.clone();
        self.send(&self.card_lookup.asking, self.gateway.card_info(number), move |this, answer| {
            if answer.is_err() {
                this.card_lookup.number.take();
            }
            // A card we know nothing of can be paid with all the same.
            this.show_card_info(Some(&asked), answer.map(|answer| card_info(&answer)).unwrap_or_default());
        });
    }

    fn show_card_info(&self, number: Option<&Sealed>, mut info: CardInfo) {
        // xendit: who saves is not asked for an address
        info.wants_billing &= self.ask(Story::purpose) == Purpose::Paying;
        if let Some(view) = self.view() {
            view.show_card_info(number, &info);
            self.hear(crate::dom::Gesture::FormChanged);
        }
    }
}
