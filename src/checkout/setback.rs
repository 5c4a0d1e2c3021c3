//! An attempt that comes to nothing: declined, refused, called off, or lost on the way. The form is given back.

use std::mem;

use super::effect::{Announcement as A, By, Effect, Effects, Notice, SubmissionOutcome};
use super::polling::Serial;
use super::state::{Fate, Phase, Stage, Story, StoryState};
use crate::domain::failure::{ErrorCode, Failure};

use StoryState::{Acting, Choosing, Submitting};

impl Story {
    /// Nobody is told that an attempt was not created before the session has been asked: the answer may be wrong or
    /// late.
    pub(super) fn doubt(&mut self, serial: Serial, outcome: SubmissionOutcome, out: &mut Effects) {
        if self.is_creating(serial) {
            self.state.enter(Phase::Doubted(outcome));
            self.last = Fate::Unknown;
            out.push(Effect::FetchSession);
        }
    }

    /// The session is open: an attempt that waited for that is created, one whose answer was lost was not made.
    pub(super) fn go_on_asked(&mut self, out: &mut Effects) {
        if let Submitting(attempt) = &mut self.state
            && let Phase::Held(_) = &attempt.phase
            && let Phase::Held(submission) = mem::replace(&mut attempt.phase, Phase::Creating)
        {
            return out.push(Effect::CreatePayment(self.serial, self.purpose(), submission));
        }
        self.give_up_unasked(out);
    }

    /// The session could not be asked.
    pub(super) fn give_up_unasked(&mut self, out: &mut Effects) {
        let Submitting(attempt) = &self.state else { return };
        let outcome = match &attempt.phase {
            Phase::Doubted(outcome) => outcome.clone(),
            Phase::Held(_) => SubmissionOutcome::Failed(Failure::new(
                ErrorCode::Network,
                "the gateway cannot be asked what became of the last attempt",
            )),
            _ => return,
        };
        self.end_attempt(outcome, out);
    }

    /// The shopper cannot do what is asked, because nothing can show it.
    pub(super) fn give_up_unseen(&mut self, out: &mut Effects) {
        if matches!(self.state, Acting(_, Stage::Shown | Stage::InApp)) {
            let failure = Failure::new(
                ErrorCode::Network,
                "action.min.js of this package could not be fetched, which shows the shopper what to do; check the \
                 connection, and that your bundler copied the file",
            );
            self.abort(SubmissionOutcome::Failed(failure), out);
        }
    }

    /// What has succeeded cannot be called off any more; the session will say so in a moment.
    pub(super) fn abort_for_merchant(&mut self, out: &mut Effects) {
        if self.is_attempting() && !self.state.has_succeeded() {
            self.abort(
                match self.state.entity() {
                    Some(_) => SubmissionOutcome::ActionAborted(By::Merchant),
                    None => SubmissionOutcome::RequestAborted,
                },
                out,
            );
        }
    }

    pub(super) fn abort(&mut self, outcome: SubmissionOutcome, out: &mut Effects) {
        self.end_attempt(outcome, out);
        self.last = Fate::Unknown;
        // Nothing cancels an attempt at the gateway: it may have been paid a moment before.
        out.push(Effect::CancelCreate);
        out.push(Effect::FetchSession);
    }

    /// The session is still open, and so is the form again.
    pub(super) fn end_attempt(&mut self, outcome: SubmissionOutcome, out: &mut Effects) {
        self.settle_attempt(&outcome, out);
        self.state = Choosing;
        self.stop_polling(out);
        self.wait_for_expiry(out);
        self.watch(out);
        out.push(Effect::Show(Notice::Form));
        out.announce(A::SubmissionEnd(outcome));
        self.announce_readiness(out);
    }

    pub(super) fn settle_attempt(&self, outcome: &SubmissionOutcome, out: &mut Effects) {
        out.settle_submission(outcome.clone());
        out.push(Effect::Forget);
        if matches!(self.state, Acting(..)) {
            out.push(Effect::HideAction);
            out.announce(A::ActionEnd);
        }
        self.discard_after(outcome, out);
    }

    pub(super) fn discard_after(&self, outcome: &SubmissionOutcome, out: &mut Effects) {
        if let Some(entity) = self.state.entity().filter(|_| !outcome.keeps_attempt()) {
            out.announce(A::Discarded(entity));
        }
    }
}
