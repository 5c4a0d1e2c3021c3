//! How a story ends, or pauses: the session leaves `ACTIVE`, or the checkout leaves the page.

use std::rc::Rc;

use super::effect::{
    Announcement as A, Effect, Effects, Lapse, Notice, PaymentCompletion, Settlement, SubmissionOutcome,
};
use super::state::{Ending, Story, StoryState};
use crate::domain::failure::Failure;
use crate::domain::id::ChannelCode;
use crate::domain::payment::PaymentEntity;
use crate::domain::session::SessionStatus;

use StoryState::{Acting, Choosing, Ended, Loading, Pending, Submitting};

impl Story {
    /// Goes where the session leads once it has left `ACTIVE`. `paid` is the attempt that may have completed it.
    pub(super) fn follow_session(
        &mut self,
        channel: Option<ChannelCode>,
        paid: Option<Rc<PaymentEntity>>,
        out: &mut Effects,
    ) {
        let Some(session) = self.session.clone() else { return };
        match &session.status {
            SessionStatus::Active | SessionStatus::Unknown(_) => {}
            SessionStatus::Pending => self.wait_for_approval(out),
            SessionStatus::Completed => {
                let attempted = self.state.attempt().and_then(|attempt| attempt.channel.clone());
                let completion = PaymentCompletion::of(session, channel.clone().or(attempted), paid);
                self.complete(Rc::new(completion), channel, out);
            }
            SessionStatus::Expired => self.lapse(Lapse::Expired, out),
            SessionStatus::Canceled => self.lapse(Lapse::Canceled, out),
        }
    }

    fn complete(
        &mut self,
        completion: Rc<PaymentCompletion>,
        channel: Option<ChannelCode>,
        out: &mut Effects,
    ) {
        out.settle(Settlement::Completed(completion.clone()));
        out.push(Effect::StopEverything);
        self.leave_active(SubmissionOutcome::Completed(completion), out);
        out.push(Effect::Show(Notice::Completed(self.purpose())));
        out.announce(A::SessionComplete(channel));
        self.state = Ended(Ending::Completed);
    }

    fn lapse(&mut self, lapse: Lapse, out: &mut Effects) {
        out.settle(Settlement::Failed(lapse.failure()));
        out.push(Effect::StopEverything);
        self.leave_active(SubmissionOutcome::SessionEnded(lapse), out);
        out.push(Effect::Show(match lapse {
            Lapse::Expired => Notice::Expired,
            Lapse::Canceled => Notice::Canceled,
        }));
        out.announce(A::SessionExpiredOrCanceled);
        self.state = Ended(Ending::Lapsed(lapse));
    }

    fn wait_for_approval(&mut self, out: &mut Effects) {
        self.leave_active(SubmissionOutcome::Pending, out);
        out.push(Effect::Show(Notice::Pending));
        out.announce(A::SessionPending);
        self.state = Pending(self.state.take_attempt());
        self.poll_now(out);
    }

    /// Nobody approved: the session is open again.
    pub(super) fn reopen(&mut self, out: &mut Effects) {
        self.stop_polling(out);
        if let Some(entity) = self.state.entity() {
            out.announce(A::Discarded(entity));
        }
        // After an attempt the form is still drawn, and what was typed is still in it.
        if matches!(self.state, Pending(None)) {
            out.push(Effect::ShowChoice);
        }
        out.push(Effect::Show(Notice::Form));
        out.announce(A::SessionNotPending);
        self.state = Choosing;
        self.announce_readiness(out);
    }

    pub(super) fn unmount(&mut self, out: &mut Effects) {
        if self.is_attempting() {
            out.reject(Failure::unmounted());
        }
        out.settle(Settlement::Failed(Failure::unmounted()));
        out.push(Effect::StopEverything);
        if matches!(self.state, Acting(..)) {
            out.push(Effect::HideAction);
        }
        self.state = Ended(Ending::Unmounted);
    }

    fn leave_active(&mut self, outcome: SubmissionOutcome, out: &mut Effects) {
        match &self.state {
            Submitting(_) | Acting(..) => {
                self.settle_attempt(&outcome, out);
                out.announce(A::SubmissionEnd(outcome));
            }
            Pending(_) => {
                self.discard_after(&outcome, out);
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
