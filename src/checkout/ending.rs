//! How a story ends, or pauses: the session leaves `ACTIVE`, or the checkout leaves the page.

use super::effect::{
    Announcement as A, Effect, Effects, Lapse, Notice, PaymentCompletion, Settlement, SubmissionEnd,
    SubmissionOutcome,
};
use super::state::{Attempt, Ending, Story, StoryState};
use super::step::{end_action, settle_submission};
use crate::domain::failure::Failure;
use crate::domain::id::ChannelCode;
use crate::domain::payment::PaymentEntityId;

use StoryState::{Acting, Choosing, Ended, Loading, Pending, Submitting};

/// Whether an attempt goes down with the session that leaves `ACTIVE`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Yes,
    No,
}

impl Story {
    pub(super) fn complete(
        &mut self,
        state: &StoryState,
        channel: Option<ChannelCode>,
        entity: Option<PaymentEntityId>,
        out: &mut Effects,
    ) -> StoryState {
        let attempted = state.attempt().map(|attempt| attempt.channel.clone());
        let Some(session) = &self.session else { return Loading };
        let completion = PaymentCompletion::of(session, channel.clone().or(attempted), entity.as_ref());
        let token = completion.payment_token_id.clone();
        let outcome = SubmissionOutcome::Completed(Box::new(completion.clone()));
        out.push(Effect::Settle(Settlement::Completed(Box::new(completion), token)));
        self.leave_active(state, outcome, SubmissionEnd::SessionCompleted, Kept::Yes, out);
        out.push(Effect::Show(Notice::Completed(self.purpose())));
        out.announce(A::SessionComplete(channel));
        Ended(Ending::Completed)
    }

    pub(super) fn lapse(&mut self, state: &StoryState, lapse: Lapse, out: &mut Effects) -> StoryState {
        out.push(Effect::Settle(Settlement::Failed(lapse.failure())));
        let outcome = SubmissionOutcome::SessionEnded(lapse);
        self.leave_active(state, outcome, SubmissionEnd::SessionLapsed(lapse), Kept::No, out);
        let notice = match lapse {
            Lapse::Expired => Notice::Expired,
            Lapse::Canceled => Notice::Canceled,
        };
        out.push(Effect::Show(notice));
        out.announce(A::SessionExpiredOrCanceled);
        Ended(Ending::Lapsed(lapse))
    }

    pub(super) fn wait_for_approval(&mut self, state: StoryState, out: &mut Effects) -> StoryState {
        self.leave_active(&state, SubmissionOutcome::Pending, SubmissionEnd::SessionPending, Kept::Yes, out);
        out.push(Effect::Show(Notice::Pending));
        out.announce(A::SessionPending);
        let attempt = match state {
            Submitting(attempt) | Acting(attempt, _) => Some(attempt),
            _ => None,
        };
        let state = Pending(attempt);
        self.poll_now(&state, out);
        state
    }

    /// Nobody approved: the session is open again.
    pub(super) fn reopen(&mut self, attempt: Option<Box<Attempt>>, out: &mut Effects) -> StoryState {
        self.stop_polling(out);
        let form_is_drawn = attempt.is_some();
        let id = Pending(attempt).entity_id();
        out.extend(id.map(|id| Effect::Announce(A::Discarded(id))));
        // What was typed before is still in it.
        if !form_is_drawn {
            out.push(Effect::ShowChannel(self.current.clone()));
        }
        out.push(Effect::Show(Notice::Form));
        out.announce(A::SessionNotPending);
        self.announce_readiness(out);
        Choosing
    }

    pub(super) fn unmount(&mut self, state: &StoryState, out: &mut Effects) -> StoryState {
        if matches!(state, Submitting(_) | Acting(..)) {
            out.push(settle_submission(Err(Failure::unmounted())));
        }
        out.push(Effect::Settle(Settlement::Failed(Failure::unmounted())));
        out.push(Effect::CancelCreate);
        self.stop_polling(out);
        if matches!(state, Acting(..)) {
            out.push(Effect::HideAction);
        }
        Ended(Ending::Unmounted)
    }

    fn leave_active(
        &mut self,
        state: &StoryState,
        outcome: SubmissionOutcome,
        end: SubmissionEnd,
        kept: Kept,
        out: &mut Effects,
    ) {
        let discarded =
            state.entity_id().filter(|_| kept == Kept::No).map(|id| Effect::Announce(A::Discarded(id)));
        match state {
            Submitting(_) | Acting(..) => {
                out.push(settle_submission(Ok(outcome)));
                end_action(state, out);
                out.extend(discarded);
                out.announce(A::SubmissionEnd(end));
            }
            Pending(_) => {
                out.extend(discarded);
                out.announce(A::SessionNotPending);
            }
            Choosing => {
                if self.announced.take().is_some() {
                    out.announce(A::SubmissionNotReady);
                }
            }
            Loading | Ended(_) => {}
        }
        self.stop_polling(out);
    }
}
