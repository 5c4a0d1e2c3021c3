//! One step of the story: an event comes in, effects go out.
//!
//! Settlements come first among the effects of a step: announcements run the merchant's code, which may unmount the
//! checkout, and a payment that was made must not be reported as unmounted.

use std::mem;

use super::effect::{Announcement as A, By, Effect, Effects, Lapse, Notice, Settlement, SubmissionOutcome};
use super::event::{Event, Readiness};
use super::polling::Patience;
use super::setback::doubt;
use super::state::{Phase, Setback, Stage, Story, StoryState};
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::id::ChannelCode;
use crate::domain::session::{Opening, SessionStatus};

use StoryState::{Acting, Choosing, Ended, Loading, Submitting};

impl Story {
    /// Takes in what has happened and says what is to be done about it.
    pub fn step(&mut self, event: Event) -> Vec<Effect> {
        let mut effects = Effects::default();
        let state = mem::replace(&mut self.state, Loading);
        self.state = self.turn(state, event, &mut effects);
        effects.into_vec()
    }

    fn turn(&mut self, state: StoryState, event: Event, out: &mut Effects) -> StoryState {
        match (state, event) {
            (Ended(ending), event) => {
                if let Event::SubmitPressed(_) = event {
                    out.push(settle_submission(Err(ending.failure())));
                }
                Ended(ending)
            }
            (state, Event::Unmounted) => self.unmount(&state, out),

            (Loading, Event::SessionLoaded(opening)) => self.open(*opening, out),
            (state, Event::SessionRefreshed(opening)) => self.refresh(state, *opening, out),
            (Submitting(attempt), Event::RefreshFailed) => self.give_up_if_doubted(attempt, out),
            (Choosing, Event::RefreshFailed) => {
                self.wait_for_expiry(out);
                Choosing
            }
            (state, Event::ExpiryReached) => self.reach_expiry(state, out),

            (Choosing, Event::ChannelSelected(code)) => self.select(code, out),
            (state, Event::FormChanged(readiness)) => {
                self.read(readiness, out);
                if matches!(state, Choosing) {
                    self.announce_readiness(out);
                }
                state
            }

            (Choosing, Event::SubmitPressed(submission)) => self.submit(submission, out),
            (state, Event::SubmitPressed(_)) => {
                let message =
                    "nothing can be submitted while an attempt runs or the session waits for approval";
                out.push(settle_submission(Err(Failure::new(ErrorCode::NotAllowed, message))));
                state
            }
            (Submitting(attempt), Event::PaymentCreated(serial, created)) if attempt.is_creating(serial) => {
                self.begin(attempt, created, out)
            }
            (Submitting(attempt), Event::PaymentRefused(serial, refusal)) if attempt.is_creating(serial) => {
                doubt(attempt, Setback::Refused(refusal), out)
            }
            (Submitting(attempt), Event::PaymentUnanswered(serial, failure))
                if attempt.is_creating(serial) =>
            {
                doubt(attempt, Setback::Unanswered(failure), out)
            }

            (state, Event::PollDue(serial)) if serial == self.serial => {
                out.push(Effect::Poll(serial, state.token_request_id()));
                state
            }
            (state, Event::PollFailed(serial)) if serial == self.serial && state.is_polling() => {
                self.poll_later(out);
                state
            }
            (state, Event::PollAnswered(serial, progress)) if serial == self.serial && state.is_polling() => {
                self.progress(state, *progress, out)
            }
            (state, Event::PollRequested) => {
                self.poll_now(&state, out);
                state
            }

            (Acting(attempt, Stage::Shown(Some(_))), Event::ActionCompleted) => {
                let state = Acting(attempt, Stage::Done);
                out.push(Effect::HideAction);
                out.push(Effect::Show(Notice::Confirming));
                self.poll_now(&state, out);
                state
            }
            (state @ Acting(_, Stage::Shown(Some(_))), Event::ActionClosed) => {
                self.abort(state, By::Shopper, out)
            }
            // What has succeeded cannot be called off any more; the session will say so in a moment.
            (state @ (Submitting(_) | Acting(..)), Event::AbortRequested) if !state.has_succeeded() => {
                self.abort(state, By::Merchant, out)
            }

            (state, _) => state,
        }
    }

    fn open(&mut self, opening: Opening, out: &mut Effects) -> StoryState {
        let Opening { session, channels, succeeded_channel, .. } = opening;
        self.channels = channels;
        self.current = self.channels.first().map(|channel| channel.code.clone());
        let status = session.status.clone();
        out.push(Effect::WaitForExpiry(session.expires_at.clone()));
        self.session = Some(session);
        let init = Effect::Announce(A::Init);
        match status {
            SessionStatus::Active | SessionStatus::Unknown(_) => {
                out.push(Effect::ShowChannel(self.current.clone()));
                out.push(init);
                Choosing
            }
            SessionStatus::Pending => {
                out.push(init);
                self.wait_for_approval(Loading, out)
            }
            SessionStatus::Completed => {
                out.push(init);
                self.complete(&Loading, succeeded_channel, None, out)
            }
            SessionStatus::Expired => {
                out.push(init);
                self.lapse(&Loading, Lapse::Expired, out)
            }
            SessionStatus::Canceled => {
                out.push(init);
                self.lapse(&Loading, Lapse::Canceled, out)
            }
        }
    }

    /// The session was asked because its time is over, an attempt was called off, or one could not be created.
    fn refresh(&mut self, state: StoryState, opening: Opening, out: &mut Effects) -> StoryState {
        let Opening { session, succeeded_channel, .. } = opening;
        match state {
            Choosing => {}
            Submitting(ref attempt) if matches!(attempt.phase, Phase::Doubted(_)) => {}
            // An attempt that was called off came through after all: no other is needed.
            Submitting(_) | Acting(..) if session.status == SessionStatus::Completed => {
                out.push(Effect::CancelCreate)
            }
            state => return state,
        }
        let status = session.status.clone();
        self.session = Some(session);
        self.wait_for_expiry(out);
        match (status, state) {
            (SessionStatus::Active | SessionStatus::Unknown(_), Submitting(attempt)) => {
                self.give_up_if_doubted(attempt, out)
            }
            (SessionStatus::Active | SessionStatus::Unknown(_), state) => state,
            (SessionStatus::Completed, state) => self.complete(&state, succeeded_channel, None, out),
            (SessionStatus::Expired, state) => self.lapse(&state, Lapse::Expired, out),
            (SessionStatus::Canceled, state) => self.lapse(&state, Lapse::Canceled, out),
            (SessionStatus::Pending, state) => self.wait_for_approval(state, out),
        }
    }

    /// The server's clock decides: it is asked, and asked again after each answer until it agrees.
    fn reach_expiry(&mut self, state: StoryState, out: &mut Effects) -> StoryState {
        if matches!(state, Choosing) {
            out.push(Effect::FetchSession);
        }
        self.poll_now(&state, out);
        state
    }

    pub(super) fn wait_for_expiry(&self, out: &mut Effects) {
        out.extend(self.session.as_ref().map(|session| Effect::WaitForExpiry(session.expires_at.clone())));
    }

    fn select(&mut self, code: Option<ChannelCode>, out: &mut Effects) -> StoryState {
        if code != self.current {
            self.readiness = Readiness::NotReady;
            self.current = code;
            if self.current.is_none() {
                self.announce_readiness(out);
            }
            // The new form says at once whether it is complete.
            out.push(Effect::ShowChannel(self.current.clone()));
        }
        Choosing
    }

    fn read(&mut self, readiness: Readiness, out: &mut Effects) {
        if let (Readiness::Broken(failure), false) =
            (&readiness, matches!(self.readiness, Readiness::Broken(_)))
        {
            out.announce(A::FrameFailed(failure.clone()));
        }
        self.readiness = readiness;
    }

    pub(super) fn announce_readiness(&mut self, out: &mut Effects) {
        let ready_for = if self.readiness == Readiness::Ready { self.current.clone() } else { None };
        if ready_for == self.announced {
            return;
        }
        out.push(Effect::Announce(match &ready_for {
            Some(code) => A::SubmissionReady(code.clone()),
            None => A::SubmissionNotReady,
        }));
        self.announced = ready_for;
    }

    pub(super) fn poll_now(&mut self, state: &StoryState, out: &mut Effects) {
        if state.is_polling() {
            self.stop_polling(out);
            out.push(Effect::Poll(self.serial, state.token_request_id()));
        }
    }

    pub(super) fn poll_later(&mut self, out: &mut Effects) {
        out.push(Effect::PollAfter(self.serial, self.patience.wait_ms()));
        self.patience = self.patience.longer();
    }

    /// Answers still on their way are nobody's from now on.
    pub(super) fn stop_polling(&mut self, out: &mut Effects) {
        self.serial = self.serial.next();
        self.patience = Patience::default();
        out.push(Effect::StopPolling);
    }
}

pub(super) fn settle_submission(outcome: Result<SubmissionOutcome, Failure>) -> Effect {
    Effect::Settle(Settlement::Submission(outcome))
}

pub(super) fn end_action(state: &StoryState, out: &mut Effects) {
    if matches!(state, Acting(..)) {
        out.push(Effect::HideAction);
        out.announce(A::ActionEnd);
    }
}
