//! An attempt, from the shopper's press to what the gateway makes of it.

use std::rc::Rc;

use super::effect::{Announcement as A, Effect, Effects, Notice, SubmissionOutcome};
use super::event::Readiness;
use super::polling::Serial;
use super::state::{Attempt, Fate, Phase, Stage, Story, StoryState};
use crate::domain::action::{Action, Presentation};
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::joined::joined;
use crate::domain::payment::{Created, PaymentEntity, PaymentStatus, Progress, Refusal, Submission};
use crate::domain::session::SessionStatus;

use StoryState::{Acting, Choosing, Pending, Submitting};

impl Story {
    pub(super) fn submit(&mut self, submission: Option<Submission>, out: &mut Effects) {
        if !matches!(self.state, Choosing) {
            return out.reject(Failure::new(
                ErrorCode::NotAllowed,
                "nothing can be submitted while an attempt runs or the session waits for approval",
            ));
        }
        let refused = match (&self.readiness, submission) {
            (Readiness::Ready, Some(submission)) => return self.create(submission, out),
            (_, None) => {
                Failure::new(ErrorCode::NotReady, "no channel is selected; call selectChannel() first")
            }
            (Readiness::Broken(failure), _) => failure.clone(),
            (Readiness::NotReady, _) => Failure::new(
                ErrorCode::NotReady,
                "the form is not complete; enable your button on xendit:submission-ready",
            ),
        };
        out.reject(refused);
        out.push(Effect::ShowProblems);
    }

    fn create(&mut self, submission: Submission, out: &mut Effects) {
        self.stop_polling(out);
        let channel = Some(submission.channel.clone());
        self.state = Submitting(Box::new(Attempt { channel, phase: Phase::Held(submission) }));
        out.push(Effect::Show(Notice::Submitting));
        match self.last {
            Fate::Known | Fate::Unpaid => self.go_on_asked(out),
            Fate::Unknown => out.push(Effect::FetchSession),
        }
        self.announce_beginning(out);
    }

    /// A wallet needs no form. Whatever it says while an attempt runs comes too late.
    pub(super) fn take_wallet(&mut self, answer: Result<Submission, Refusal>, out: &mut Effects) {
        if !matches!(self.state, Choosing) {
            return;
        }
        match answer {
            Ok(submission) => self.create(submission, out),
            Err(refusal) => {
                self.announce_beginning(out);
                self.end_attempt(SubmissionOutcome::Refused(Rc::new(refusal)), out);
            }
        }
    }

    fn announce_beginning(&mut self, out: &mut Effects) {
        if self.announced.take().is_some() {
            out.announce(A::SubmissionNotReady);
        }
        out.announce(A::SubmissionBegin);
    }

    pub(super) fn is_creating(&self, serial: Serial) -> bool {
        let Submitting(attempt) = &self.state else { return false };
        serial == self.serial && matches!(attempt.phase, Phase::Creating)
    }

    pub(super) fn begin(&mut self, created: Created, out: &mut Effects) {
        let Created { entity, token_request_id } = created;
        out.announce(A::Created(entity.clone()));
        self.state.enter(Phase::Created(entity.clone(), token_request_id));
        self.follow(entity, out);
    }

    /// Goes where the gateway's account of the attempt leads, from no action being shown.
    fn follow(&mut self, entity: Rc<PaymentEntity>, out: &mut Effects) {
        match &entity.status {
            PaymentStatus::RequiresAction => return self.act(entity, out),
            PaymentStatus::Failed | PaymentStatus::Expired | PaymentStatus::Canceled => {
                return self.end_attempt(SubmissionOutcome::Declined(entity), out);
            }
            PaymentStatus::Unknown(word) => {
                out.push(Effect::Warn(joined(&["the gateway sent an unknown payment status: ", word])));
            }
            PaymentStatus::Pending | PaymentStatus::Succeeded => {}
        }
        self.poll_now(out);
    }

    fn act(&mut self, entity: Rc<PaymentEntity>, out: &mut Effects) {
        let stage = match entity.preferred_action() {
            Some(Action::Unsupported(words)) => {
                return self.end_attempt(SubmissionOutcome::Unsupported(words.clone()), out);
            }
            Some(Action::Redirect { url }) => {
                self.remember(out);
                out.settle_submission(SubmissionOutcome::Redirecting);
                out.announce(A::ActionBegin);
                out.announce(A::WillRedirect);
                out.push(Effect::Redirect(url.clone()));
                Stage::Left
            }
            Some(action) => {
                out.push(Effect::ShowAction(action.clone()));
                out.announce(A::ActionBegin);
                Stage::Shown
            }
            // xendit: an empty action list is not "nothing to do"; the shopper must confirm in their app
            None => {
                let brand = self.choice.channel().map_or("", |channel| &channel.brand_name);
                out.push(Effect::ShowAction(Action::Present(Presentation::in_app(brand))));
                out.announce(A::ActionBegin);
                Stage::InApp
            }
        };
        if let Some(attempt) = self.state.take_attempt() {
            self.state = Acting(attempt, stage);
        }
        self.poll_now(out);
    }

    pub(super) fn progress(&mut self, progress: Progress, out: &mut Effects) {
        let Progress { session, entity, succeeded_channel } = progress;
        self.session = Some(session.clone());
        match (&session.status, &self.state) {
            (SessionStatus::Active, Pending(_)) => self.reopen(out),
            (SessionStatus::Pending | SessionStatus::Unknown(_), Pending(_)) => self.poll_later(out),
            (SessionStatus::Active | SessionStatus::Unknown(_), _) => self.compare(entity, out),
            _ => {
                // Another attempt, in another tab, may be the one that completed it.
                let is_told = entity.is_some();
                let told = entity.or_else(|| self.state.entity());
                let paid = told.filter(|entity| match entity.status {
                    // With the end comes its last status, if any comes.
                    PaymentStatus::RequiresAction => !is_told,
                    ref status => !status.is_failure(),
                });
                self.follow_session(succeeded_channel, paid, out);
            }
        }
    }

    /// The session is still open: has anything changed about the attempt?
    fn compare(&mut self, entity: Option<Rc<PaymentEntity>>, out: &mut Effects) {
        if entity.as_ref().is_some_and(|entity| entity.status == PaymentStatus::RequiresAction)
            && self.judge_return(out)
        {
            return;
        }
        let Some(entity) = entity.filter(|entity| self.is_news(entity)) else {
            return self.poll_later(out);
        };
        let is_acting = matches!(self.state, Acting(..));
        if is_acting || self.awaits_word() {
            out.push(Effect::Show(Notice::Submitting));
        }
        if is_acting {
            out.push(Effect::HideAction);
            out.announce(A::ActionEnd);
        }
        let token_request_id = self.state.token_request_id();
        if let Some(attempt) = self.state.take_attempt() {
            self.state = Submitting(attempt);
        }
        self.state.enter(Phase::Created(entity.clone(), token_request_id));
        self.follow(entity, out);
    }

    fn is_news(&self, new: &PaymentEntity) -> bool {
        let Some(old) = self.state.entity() else { return true };
        match &self.state {
            // xendit: in-app confirmation flips to PENDING at once; the shopper still has to act
            Acting(_, Stage::InApp) if new.status == PaymentStatus::Pending => false,
            // One thing is done and another is asked for.
            Acting(_, Stage::Done) => old.status != new.status || old.actions != new.actions,
            _ => old.status != new.status,
        }
    }
}
