//! One step of the story: an event comes in, effects go out.

use std::rc::Rc;

use super::effect::{Announcement as A, By, Effect, Effects, Notice, SubmissionOutcome};
use super::event::{Event, Readiness};
use super::polling::{Patience, Serial};
use super::resuming::Remembered;
use super::state::{Attention, Ending, Fate, Stage, Story, StoryState};
use crate::domain::choice::Choice;
use crate::domain::session::{Opening, SessionStatus};

use StoryState::{Acting, Choosing, Ended, Loading, Submitting};

impl Story {
    /// Takes in what has happened and says what is to be done about it.
    pub fn step(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Effects::default();
        match (&self.state, event) {
            (Ended(ending), Event::SubmitPressed(_)) => effects.reject(ending.failure()),
            (Ended(_), Event::Unmounted) => self.state = Ended(Ending::Unmounted),
            (Ended(_), _) => {}
            (_, event) => self.turn(event, &mut effects),
        }
        effects.into_vec()
    }

    /// What comes too late, or where it has no place, changes nothing.
    fn turn(&mut self, event: Event, out: &mut Effects) {
        match event {
            Event::SessionLoaded(opening, remembered) => {
                if matches!(self.state, Loading) {
                    self.open(*opening, remembered, out);
                }
            }
            Event::SessionRefreshed(opening) => self.refresh(*opening, out),
            Event::RefreshFailed => self.go_on_unrefreshed(out),
            Event::ExpiryNear => self.warn_of_expiry(out),
            Event::ExpiryReached | Event::PollRequested => self.ask_now(out),
            Event::PageHidden => self.attention = Attention::Hidden,
            Event::PageRestored => self.come_back(out),
            Event::PageSeen => {
                self.attention = Attention::Seen;
                // Timers stand still while the machine sleeps.
                self.wait_for_expiry(out);
                if self.last == Fate::Known {
                    self.poll_now(out);
                } else {
                    self.ask_now(out);
                }
            }

            Event::ChannelSelected(code) => self.choose(out, |choice| match code {
                Some(code) => choice.choose_channel(&code),
                None => choice.close(),
            }),
            Event::GroupPressed(at) => self.choose(out, |choice| choice.press_group(at)),
            Event::OfferChosen(at) => self.choose(out, |choice| choice.choose(at)),
            Event::SavingWished(wants_to_save) => {
                self.choose(out, |choice| choice.wish_to_save(wants_to_save));
            }
            Event::FormChanged(readiness) => self.read(readiness, out),
            Event::SubmitPressed(submission) => self.submit(submission, out),

            Event::WalletAnswered(answer) => self.take_wallet(answer, out),
            Event::PaymentCreated(serial, created) => {
                if self.is_creating(serial) {
                    self.begin(created, out);
                }
            }
            Event::PaymentRefused(serial, refusal) => {
                self.doubt(serial, SubmissionOutcome::Refused(Rc::new(refusal)), out);
            }
            Event::PaymentUnanswered(serial, failure) => {
                self.doubt(serial, SubmissionOutcome::Failed(failure), out);
            }

            Event::PollDue(serial) => self.poll(serial, out),
            Event::PollFailed(serial) => {
                if self.is_awaiting(serial) {
                    self.poll_later(out);
                }
            }
            Event::AttemptUnknown(serial) => {
                if self.is_awaiting(serial) && !self.drop_stranger(out) {
                    self.poll_later(out);
                }
            }
            Event::PollAnswered(serial, progress) => {
                if self.is_awaiting(serial) {
                    self.progress(*progress, out);
                }
            }

            Event::ActionCompleted => self.confirm(out),
            Event::ActionClosed => {
                if matches!(self.state, Acting(..)) || self.awaits_word() {
                    self.abort(SubmissionOutcome::ActionAborted(By::Shopper), out);
                }
            }
            Event::ActionUnavailable => self.give_up_unseen(out),
            Event::AbortRequested => self.abort_for_merchant(out),
            Event::Unmounted => self.unmount(out),
        }
    }

    fn open(&mut self, opening: Opening, remembered: Option<Remembered>, out: &mut Effects) {
        let Opening { session, offers, ui_groups, succeeded_channel, .. } = opening;
        self.choice = Choice::new(offers, &ui_groups);
        self.session = Some(session.clone());
        self.wait_for_expiry(out);
        if session.status.is_open() {
            self.state = Choosing;
            out.push(Effect::ShowChoice);
        }
        out.announce(A::Init);
        match remembered {
            Some(remembered) if session.status.is_open() => self.resume(remembered, out),
            Some(_) => out.push(Effect::Forget),
            None => {}
        }
        self.follow_session(succeeded_channel, None, out);
    }

    /// The session was asked because its time is over, an attempt was called off, or one could not be created.
    fn refresh(&mut self, opening: Opening, out: &mut Effects) {
        let Opening { session, succeeded_channel, .. } = opening;
        match &self.state {
            Choosing => {}
            Submitting(attempt) if attempt.awaits_session() => {}
            // An attempt that was called off came through after all: no other is needed.
            Submitting(_) | Acting(..) if session.status == SessionStatus::Completed => {
                out.push(Effect::CancelCreate);
            }
            _ => return,
        }
        let is_open = session.status.is_open();
        self.session = Some(session);
        self.wait_again(out);
        if self.last == Fate::Unknown {
            self.last = Fate::Unpaid;
        }
        if is_open {
            self.watch(out);
            self.go_on_asked(out);
        } else {
            self.follow_session(succeeded_channel, None, out);
        }
    }

    fn go_on_unrefreshed(&mut self, out: &mut Effects) {
        if matches!(self.state, Choosing) {
            self.wait_again(out);
            self.watch(out);
        }
        self.give_up_unasked(out);
    }

    /// How things stand, be there an attempt or none. At the session's end by our clock, the server's clock decides: it
    /// is asked, and asked again after each answer until it agrees.
    fn ask_now(&mut self, out: &mut Effects) {
        if matches!(self.state, Choosing) {
            out.push(Effect::FetchSession);
        }
        self.poll_now(out);
    }

    pub(super) fn wait_for_expiry(&self, out: &mut Effects) {
        let Some(expires_at) = self.session.as_ref().map(|session| session.expires_at.clone()) else {
            return;
        };
        out.push(if self.warned_of.as_ref() == Some(&expires_at) {
            Effect::WaitForExpiry(expires_at)
        } else {
            Effect::WaitForExpiryNear(expires_at)
        });
    }

    /// After an answer: the server's clock may be behind for long, and nobody looks at a hidden page.
    fn wait_again(&self, out: &mut Effects) {
        if self.attention == Attention::Seen {
            self.wait_for_expiry(out);
        }
    }

    fn warn_of_expiry(&mut self, out: &mut Effects) {
        let Some(session) = &self.session else { return };
        let expires_at = session.expires_at.clone();
        self.warned_of = Some(expires_at.clone());
        self.wait_for_expiry(out);
        out.announce(A::SessionExpiring(expires_at));
    }

    fn choose(&mut self, out: &mut Effects, choose: impl FnOnce(&mut Choice)) {
        if !matches!(self.state, Choosing) {
            return;
        }
        let code = |choice: &Choice| choice.channel().map(|channel| channel.code.clone());
        let before = code(&self.choice);
        choose(&mut self.choice);
        let chosen = code(&self.choice);
        if chosen != before {
            self.readiness = Readiness::NotReady;
        }
        if chosen.is_none() {
            self.announce_readiness(out);
        }
        // A new form says at once whether it is complete.
        out.push(Effect::ShowChoice);
    }

    fn read(&mut self, readiness: Readiness, out: &mut Effects) {
        if let (Readiness::Broken(failure), false) =
            (&readiness, matches!(self.readiness, Readiness::Broken(_)))
        {
            out.announce(A::FrameFailed(failure.clone()));
        }
        self.readiness = readiness;
        if matches!(self.state, Choosing) {
            self.announce_readiness(out);
        }
    }

    pub(super) fn announce_readiness(&mut self, out: &mut Effects) {
        let ready = self.choice.channel().filter(|_| self.readiness == Readiness::Ready);
        let ready_for = ready.map(|channel| channel.code.clone());
        if ready_for == self.announced {
            return;
        }
        out.announce(match &ready_for {
            Some(code) => A::SubmissionReady(code.clone()),
            None => A::SubmissionNotReady,
        });
        self.announced = ready_for;
    }

    fn confirm(&mut self, out: &mut Effects) {
        if let Acting(_, stage @ Stage::Shown) = &mut self.state {
            *stage = Stage::Done;
            out.push(Effect::HideAction);
            out.push(Effect::Show(Notice::Confirming));
            self.poll_now(out);
        }
    }

    fn poll(&self, serial: Serial, out: &mut Effects) {
        if serial == self.serial && self.attention == Attention::Seen {
            out.push(match self.state {
                Choosing => Effect::FetchSession,
                _ => Effect::Poll(serial, self.state.token_request_id()),
            });
        }
    }

    /// Nothing cancels an attempt at the gateway. One that was called off is asked about now and then, as long as the
    /// form is filled in again.
    pub(super) fn watch(&mut self, out: &mut Effects) {
        if matches!(self.state, Choosing) && self.last != Fate::Known {
            self.poll_later(out);
        }
    }

    pub(super) fn poll_now(&mut self, out: &mut Effects) {
        if self.state.is_polling() {
            self.stop_polling(out);
            self.poll(self.serial, out);
        }
    }

    pub(super) fn poll_later(&mut self, out: &mut Effects) {
        if self.patience.is_tried() && self.awaits_word() {
            out.push(Effect::Show(Notice::Unconfirmed));
        }
        out.push(Effect::PollAfter(self.serial, self.patience.wait_ms()));
        self.patience = self.patience.longer();
    }

    /// Answers still on their way are nobody's from now on.
    pub(super) fn stop_polling(&mut self, out: &mut Effects) {
        self.serial = self.serial.next();
        self.patience = Patience::default();
        out.push(Effect::StopPolling);
    }

    fn is_awaiting(&self, serial: Serial) -> bool {
        serial == self.serial && self.state.is_polling()
    }
}
