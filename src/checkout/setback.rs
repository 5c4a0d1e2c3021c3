//! An attempt that comes to nothing: declined, refused, called off, or lost on the way. The form is given back.

use super::effect::{
    Announcement as A, By, Decline, Effect, Effects, Fate, Notice, SubmissionEnd, SubmissionOutcome,
};
use super::state::{Attempt, Phase, Setback, Story, StoryState};
use super::step::{end_action, settle_submission};
use crate::domain::payment::{FailureCode, PaymentEntityId};

use StoryState::{Choosing, Submitting};

impl Story {
    pub(super) fn decline(
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

    pub(super) fn abort(&mut self, state: StoryState, by: By, out: &mut Effects) -> StoryState {
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

    pub(super) fn give_up_if_doubted(&mut self, attempt: Box<Attempt>, out: &mut Effects) -> StoryState {
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
        self.wait_for_expiry(out);
        out.push(Effect::Show(Notice::Form));
        out.announce(A::SubmissionEnd(end));
        self.announce_readiness(out);
        Choosing
    }
}

/// Nobody is told that an attempt was not created before the session has been asked: the answer may be wrong or late.
pub(super) fn doubt(mut attempt: Box<Attempt>, setback: Setback, out: &mut Effects) -> StoryState {
    out.push(Effect::FetchSession);
    attempt.phase = Phase::Doubted(setback);
    Submitting(attempt)
}
