//! One step of the story: an event comes in, effects go out.
//!
//! Settlements come first among the effects of a step: announcements run the merchant's code, which may unmount the
//! checkout, and a payment that was made must not be reported as unmounted.

use std::mem;

use super::effect::{
    Announcement, By, Decline, Effect, Effects, Fate, Lapse, Notice, Settlement, SubmissionEnd,
    SubmissionOutcome,
};
use super::event::{Event, Readiness};
use super::polling::Patience;
use super::state::{Attempt, Phase, Setback, Stage, Story, StoryState};
use crate::domain::action::Action;
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::id::ChannelCode;
use crate::domain::payment::{
    Created, FailureCode, PaymentEntity, PaymentEntityId, PaymentStatus, Progress, Submission,
};
use crate::domain::session::{Opening, SessionStatus};

use Announcement as A;
use StoryState::{Acting, Choosing, Ended, Loading, Pending, Submitting};

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
            (state @ (Loading | Pending(_)), Event::SubmitPressed(_)) => {
                let message = "nothing can be submitted while the session is opening or waiting for approval";
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
            (state @ (Submitting(_) | Acting(..)), Event::AbortRequested) => {
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
            state => return state,
        }
        out.push(Effect::WaitForExpiry(session.expires_at.clone()));
        let status = session.status.clone();
        self.session = Some(session);
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

    fn reach_expiry(&mut self, state: StoryState, out: &mut Effects) -> StoryState {
        if state.is_polling() {
            self.poll_now(&state, out);
        } else if matches!(state, Choosing) {
            out.push(Effect::FetchSession);
        }
        // The server's clock decides; ask again until it agrees.
        out.extend(self.session.as_ref().map(|session| Effect::WaitForExpiry(session.expires_at.clone())));
        state
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

    fn submit(&mut self, submission: Option<Submission>, out: &mut Effects) -> StoryState {
        let refused = match (&self.readiness, &submission) {
            (_, None) => {
                Some(Failure::new(ErrorCode::NotReady, "no channel is selected; call selectChannel() first"))
            }
            (Readiness::Broken(failure), _) => Some(failure.clone()),
            (Readiness::NotReady, _) => Some(Failure::new(
                ErrorCode::NotReady,
                "the form is not complete; enable your button on xendit:submission-ready",
            )),
            (Readiness::Ready, _) => None,
        };
        let (None, Some(submission), Some(session)) = (&refused, submission, &self.session) else {
            out.extend(refused.map(|failure| settle_submission(Err(failure))));
            out.push(Effect::ShowProblems);
            return Choosing;
        };
        self.serial = self.serial.next();
        let attempt =
            Attempt { serial: self.serial, channel: submission.channel.clone(), phase: Phase::Creating };
        out.push(Effect::Show(Notice::Submitting));
        out.push(Effect::CreatePayment(self.serial, session.session_type.clone(), submission));
        self.announced = None;
        out.announce(A::SubmissionNotReady);
        out.announce(A::SubmissionBegin);
        Submitting(Box::new(attempt))
    }

    fn begin(&mut self, mut attempt: Box<Attempt>, created: Created, out: &mut Effects) -> StoryState {
        let Created { entity, token_request_id } = created;
        out.announce(A::Created(entity.id.clone()));
        attempt.phase = Phase::Created(entity.clone(), token_request_id);
        self.follow(attempt, entity, out)
    }

    /// Goes where the gateway's account of the attempt leads, from no action being shown.
    fn follow(&mut self, attempt: Box<Attempt>, entity: PaymentEntity, out: &mut Effects) -> StoryState {
        let state = match entity.status {
            PaymentStatus::RequiresAction => return self.act(attempt, entity, out),
            PaymentStatus::Failed(failure_code) => {
                return self.decline(Fate::Failed, failure_code, entity.id, out);
            }
            PaymentStatus::Expired(failure_code) => {
                return self.decline(Fate::Expired, failure_code, entity.id, out);
            }
            PaymentStatus::Canceled(failure_code) => {
                return self.decline(Fate::Canceled, failure_code, entity.id, out);
            }
            PaymentStatus::Unknown(word) => {
                out.push(Effect::Warn(["the gateway sent an unknown payment status: ", &word].concat()));
                Submitting(attempt)
            }
            PaymentStatus::Pending | PaymentStatus::Succeeded => Submitting(attempt),
        };
        self.poll_now(&state, out);
        state
    }

    fn act(&mut self, attempt: Box<Attempt>, entity: PaymentEntity, out: &mut Effects) -> StoryState {
        let is_possible = |action: &&Action| !matches!(action, Action::Unsupported(_));
        let action = entity.actions.iter().find(is_possible).or(entity.actions.first()).cloned();
        if let Some(Action::Unsupported(words)) = action {
            out.push(settle_submission(Ok(SubmissionOutcome::Unsupported(words.clone()))));
            out.announce(A::Discarded(entity.id));
            return self.return_to_form(SubmissionEnd::Unsupported(words), out);
        }
        let state = Acting(attempt, Stage::Shown(action.clone()));
        match action {
            Some(Action::Redirect { url }) => {
                out.push(settle_submission(Ok(SubmissionOutcome::Redirecting)));
                out.announce(A::ActionBegin);
                out.announce(A::WillRedirect);
                out.push(Effect::Redirect(url));
            }
            Some(action) => {
                out.push(Effect::ShowAction(action));
                out.announce(A::ActionBegin);
            }
            // xendit: an empty action list is not "nothing to do"; the shopper must confirm in their app
            None => {
                out.push(Effect::Show(Notice::Confirming));
                out.announce(A::ActionBegin);
            }
        }
        self.poll_now(&state, out);
        state
    }

    fn progress(&mut self, state: StoryState, progress: Progress, out: &mut Effects) -> StoryState {
        let Progress { session, entity, succeeded_channel } = progress;
        let status = session.status.clone();
        self.session = Some(session);
        match (status, state) {
            (SessionStatus::Completed, state) => {
                let id = entity.map(|entity| entity.id).or_else(|| state.entity_id());
                self.complete(&state, succeeded_channel, id, out)
            }
            (SessionStatus::Expired, state) => self.lapse(&state, Lapse::Expired, out),
            (SessionStatus::Canceled, state) => self.lapse(&state, Lapse::Canceled, out),
            (SessionStatus::Active, Pending(attempt)) => self.reopen(attempt, out),
            (_, state @ Pending(_)) => {
                self.poll_later(out);
                state
            }
            (SessionStatus::Pending, state) => self.wait_for_approval(state, out),
            (SessionStatus::Active | SessionStatus::Unknown(_), state) => self.compare(state, entity, out),
        }
    }

    /// The session is still open: has anything changed about the attempt?
    fn compare(&mut self, state: StoryState, entity: Option<PaymentEntity>, out: &mut Effects) -> StoryState {
        let (mut attempt, stage) = match state {
            Submitting(attempt) => (attempt, None),
            Acting(attempt, stage) => (attempt, Some(stage)),
            state => return state,
        };
        let old = attempt.entity().map(|entity| entity.status.clone());
        let new = entity.as_ref().map(|entity| &entity.status);
        // xendit: in-app confirmation flips to PENDING at once; the shopper still has to act
        let is_in_app =
            matches!(stage, Some(Stage::Shown(None))) && matches!(new, Some(PaymentStatus::Pending));
        let (Some(entity), false) = (entity.filter(|entity| Some(&entity.status) != old.as_ref()), is_in_app)
        else {
            self.poll_later(out);
            return match stage {
                Some(stage) => Acting(attempt, stage),
                None => Submitting(attempt),
            };
        };
        let token_request_id = attempt.token_request_id();
        if stage.is_some() {
            out.push(Effect::HideAction);
            out.push(Effect::Show(Notice::Submitting));
            out.announce(A::ActionEnd);
        }
        attempt.phase = Phase::Created(entity.clone(), token_request_id);
        self.follow(attempt, entity, out)
    }

    fn decline(
        &mut self,
        fate: Fate,
        failure_code: Option<FailureCode>,
        entity: PaymentEntityId,
        out: &mut Effects,
    ) -> StoryState {
        let decline = Decline { fate, failure_code, entity: entity.clone() };
        out.push_first(settle_submission(Ok(SubmissionOutcome::Declined(decline.clone()))));
        out.announce(A::Discarded(entity));
        self.return_to_form(SubmissionEnd::Declined(decline), out)
    }

    fn abort(&mut self, state: StoryState, by: By, out: &mut Effects) -> StoryState {
        out.push(settle_submission(Ok(SubmissionOutcome::Aborted(by))));
        end_action(&state, out);
        let end = match state.entity_id() {
            Some(id) => {
                out.announce(A::Discarded(id));
                SubmissionEnd::ActionAborted
            }
            None => SubmissionEnd::RequestAborted,
        };
        let state = self.return_to_form(end, out);
        // Nothing cancels an attempt at the gateway: it may have been paid a moment before.
        out.push(Effect::CancelCreate);
        out.push(Effect::FetchSession);
        state
    }

    fn give_up_if_doubted(&mut self, attempt: Box<Attempt>, out: &mut Effects) -> StoryState {
        let Phase::Doubted(setback) = attempt.phase else { return Submitting(attempt) };
        let (outcome, end) = match setback {
            Setback::Refused(refusal) => {
                (Ok(SubmissionOutcome::Refused(refusal.clone())), SubmissionEnd::Refused(refusal))
            }
            Setback::Unanswered(failure) => (Err(failure), SubmissionEnd::Unanswered),
        };
        out.push(settle_submission(outcome));
        self.return_to_form(end, out)
    }

    pub(super) fn return_to_form(&mut self, end: SubmissionEnd, out: &mut Effects) -> StoryState {
        self.stop_polling(out);
        out.push(Effect::Show(Notice::Form));
        out.announce(A::SubmissionEnd(end));
        self.announce_readiness(out);
        Choosing
    }

    pub(super) fn poll_now(&mut self, state: &StoryState, out: &mut Effects) {
        if state.is_polling() {
            self.stop_polling(out);
            out.push(Effect::Poll(self.serial, state.token_request_id()));
        }
    }

    fn poll_later(&mut self, out: &mut Effects) {
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

/// Nobody is told that an attempt was not created before the session has been asked: the answer may be wrong or late.
fn doubt(mut attempt: Box<Attempt>, setback: Setback, out: &mut Effects) -> StoryState {
    out.push(Effect::FetchSession);
    attempt.phase = Phase::Doubted(setback);
    Submitting(attempt)
}

pub(super) fn end_action(state: &StoryState, out: &mut Effects) {
    if matches!(state, Acting(..)) {
        out.push(Effect::HideAction);
        out.announce(A::ActionEnd);
    }
}
