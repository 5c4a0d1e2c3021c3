//! The books of an observer who knows effects only: what was opened, and what of it is closed.

use super::*;

/// What is open, by the effects that open and close it.
#[derive(Debug, Default)]
pub(super) struct Books {
    pub(super) dialogs: i32,
    pub(super) actions: i32,
    pub(super) attempts: i32,
    pub(super) is_remembered: bool,
    pub(super) is_polling: bool,
    /// Polls that were sent and neither answered nor called off.
    pub(super) questions: i32,
    /// Attempts the gateway was asked to create, and neither answered nor called off.
    pub(super) creations: i32,
    pub(super) is_fetching: bool,
    pub(super) is_looking_at_the_clock: bool,
    pub(super) notice: Option<Notice>,
}

impl Books {
    /// An answer closes what asked for it.
    pub(super) fn hear(&mut self, event: Option<&Event>) {
        match event {
            Some(Event::PollAnswered(..) | Event::PollFailed(_) | Event::AttemptUnknown(_)) => {
                self.questions = 0;
            }
            Some(Event::PaymentCreated(..) | Event::PaymentRefused(..) | Event::PaymentUnanswered(..)) => {
                self.creations = 0;
            }
            Some(Event::SessionRefreshed(_) | Event::RefreshFailed) => self.is_fetching = false,
            _ => {}
        }
    }

    pub(super) fn enter(&mut self, effect: &Effect) {
        match effect {
            Effect::ShowAction(_) => self.dialogs += 1,
            Effect::HideAction => self.dialogs = 0,
            Effect::Announce(A::ActionBegin) => self.actions += 1,
            Effect::Announce(A::ActionEnd) => self.actions -= 1,
            Effect::Announce(A::SubmissionBegin | A::SubmissionResume) => self.attempts += 1,
            Effect::Announce(A::SubmissionEnd(_)) => self.attempts -= 1,
            Effect::Remember(_) => self.is_remembered = true,
            Effect::Forget => self.is_remembered = false,
            Effect::Poll(..) => (self.is_polling, self.questions) = (true, self.questions + 1),
            Effect::PollAfter(..) => self.is_polling = true,
            Effect::StopPolling => (self.is_polling, self.questions) = (false, 0),
            Effect::WaitForExpiry(_) | Effect::WaitForExpiryNear(_) => self.is_looking_at_the_clock = true,
            Effect::StopEverything => {
                (self.is_polling, self.questions) = (false, 0);
                (self.is_fetching, self.creations) = (false, 0);
                self.is_looking_at_the_clock = false;
            }
            Effect::CreatePayment(..) => self.creations += 1,
            Effect::CancelCreate => self.creations = 0,
            Effect::FetchSession => self.is_fetching = true,
            Effect::Show(notice) => self.notice = Some(*notice),
            _ => {}
        }
    }
}
