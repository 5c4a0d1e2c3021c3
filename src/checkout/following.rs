//! An attempt, from the shopper's press to what the gateway makes of it.

use super::effect::{
    Announcement as A, Effect, Effects, Fate, Lapse, Notice, SubmissionEnd, SubmissionOutcome,
};
use super::event::Readiness;
use super::state::{Attempt, Phase, Stage, Story, StoryState};
use super::step::settle_submission;
use crate::domain::action::Action;
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::payment::{Created, PaymentEntity, PaymentStatus, Progress, Submission};
use crate::domain::session::SessionStatus;

use StoryState::{Acting, Choosing, Pending, Submitting};

impl Story {
    pub(super) fn submit(&mut self, submission: Option<Submission>, out: &mut Effects) -> StoryState {
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

    pub(super) fn begin(
        &mut self,
        mut attempt: Box<Attempt>,
        created: Created,
        out: &mut Effects,
    ) -> StoryState {
        let Created { entity, token_request_id } = created;
        out.announce(A::Created(entity.id.clone()));
        attempt.phase = Phase::Created(entity.clone(), token_request_id);
        self.follow(attempt, entity, out)
    }

    /// Goes where the gateway's account of the attempt leads, from no action being shown.
    pub(super) fn follow(
        &mut self,
        attempt: Box<Attempt>,
        entity: PaymentEntity,
        out: &mut Effects,
    ) -> StoryState {
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

    pub(super) fn act(
        &mut self,
        attempt: Box<Attempt>,
        entity: PaymentEntity,
        out: &mut Effects,
    ) -> StoryState {
        let is_possible = |action: &&Action| !matches!(action, Action::Unsupported(_));
        let action = entity.actions.iter().find(is_possible).or(entity.actions.first()).cloned();
        if let Some(Action::Unsupported(words)) = action {
            out.push_first(settle_submission(Ok(SubmissionOutcome::Unsupported(words.clone()))));
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

    pub(super) fn progress(
        &mut self,
        state: StoryState,
        progress: Progress,
        out: &mut Effects,
    ) -> StoryState {
        let Progress { session, entity, succeeded_channel } = progress;
        let status = session.status.clone();
        self.session = Some(session);
        match (status, state) {
            (SessionStatus::Completed, state) => {
                // Another attempt, in another tab, may be the one that completed it.
                let told = entity.or_else(|| state.attempt().and_then(Attempt::entity).cloned());
                let id = told.filter(|entity| !entity.status.is_failure()).map(|entity| entity.id);
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
    pub(super) fn compare(
        &mut self,
        state: StoryState,
        entity: Option<PaymentEntity>,
        out: &mut Effects,
    ) -> StoryState {
        let (mut attempt, stage) = match state {
            Submitting(attempt) => (attempt, None),
            Acting(attempt, stage) => (attempt, Some(stage)),
            state => return state,
        };
        let is_news = |new: &PaymentEntity| match (attempt.entity(), &stage) {
            // xendit: in-app confirmation flips to PENDING at once; the shopper still has to act
            (_, Some(Stage::Shown(None))) if new.status == PaymentStatus::Pending => false,
            // One thing is done and another is asked for.
            (Some(old), Some(Stage::Done)) => old.status != new.status || old.actions != new.actions,
            (old, _) => old.is_none_or(|old| old.status != new.status),
        };
        let Some(entity) = entity.filter(is_news) else {
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
}
