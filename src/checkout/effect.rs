//! What is to be done, in the imperative. The runtime does it and decides nothing.

use super::polling::Serial;
use crate::domain::action::Action;
use crate::domain::failure::Failure;
use crate::domain::id::{ChannelCode, PaymentRequestId, PaymentSessionId, PaymentTokenId, TokenRequestId};
use crate::domain::payment::{FailureCode, PaymentEntityId, Refusal, Submission};
use crate::domain::session::{PaymentSession, SessionType};

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the gateway about the session.
    FetchSession,
    /// Look at the clock: when this time has come, say `ExpiryReached`. ISO 8601.
    WaitForExpiry(String),
    /// Create an attempt.
    CreatePayment(Serial, SessionType, Submission),
    /// Stop waiting for the attempt's creation.
    CancelCreate,
    /// Ask how the attempt stands, or the whole session when there is nothing to ask by.
    Poll(Serial, Option<TokenRequestId>),
    /// Say `PollDue` after so many milliseconds.
    PollAfter(Serial, u32),
    /// Stop asking and stop waiting to ask.
    StopPolling,
    /// Show this instead of what was shown.
    Show(Notice),
    /// Show the form of this channel.
    ShowChannel(Option<ChannelCode>),
    /// Show the shopper what to do, in the dialog.
    ShowAction(Action),
    /// Close the dialog.
    HideAction,
    /// Reveal what is wrong with the form.
    ShowProblems,
    /// Send the whole page to this address.
    Redirect(String),
    /// Tell the merchant's page.
    Announce(Announcement),
    /// End a promise.
    Settle(Settlement),
    /// Tell the developer.
    Warn(String),
}

/// Effects in the order they are to be done.
#[derive(Debug, Default)]
pub(super) struct Effects(Vec<Effect>);

impl Effects {
    pub(super) fn push(&mut self, effect: Effect) {
        self.0.push(effect);
    }

    pub(super) fn announce(&mut self, announcement: Announcement) {
        self.push(Effect::Announce(announcement));
    }

    pub(super) fn push_first(&mut self, effect: Effect) {
        self.0.insert(0, effect);
    }

    pub(super) fn extend(&mut self, effect: Option<Effect>) {
        if let Some(effect) = effect {
            self.push(effect);
        }
    }

    pub(super) fn into_vec(self) -> Vec<Effect> {
        self.0
    }
}

/// What the shopper sees in the place of, or over, the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The form, to be filled in.
    Form,
    /// The form, at rest while an attempt runs.
    Submitting,
    /// The form, at rest after the bank's page is done.
    Confirming,
    /// Somebody has to approve.
    Pending,
    /// The end of a session that was for this.
    Completed(Purpose),
    /// The end of a session whose time ran out.
    Expired,
    /// The end of a session that was canceled.
    Canceled,
}

/// What a session is for, as a shopper would say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To pay.
    Paying,
    /// To save a payment method.
    Saving,
}

/// A DOM event to come, under Xendit's name for it (protocol.md E.3, E.8).
#[derive(Debug, Clone, PartialEq)]
pub enum Announcement {
    /// The session is open.
    Init,
    /// `submit()` may be called.
    SubmissionReady(ChannelCode),
    /// `submit()` may not be called.
    SubmissionNotReady,
    /// An attempt begins.
    SubmissionBegin,
    /// An attempt is over.
    SubmissionEnd(SubmissionEnd),
    /// The gateway created it.
    Created(PaymentEntityId),
    /// It will not be pursued.
    Discarded(PaymentEntityId),
    /// The shopper has something to do.
    ActionBegin,
    /// The shopper has done it, or will not.
    ActionEnd,
    /// The page is about to be left.
    WillRedirect,
    /// The session is completed, with this channel if it is known.
    SessionComplete(Option<ChannelCode>),
    /// The session cannot be used any more.
    SessionExpiredOrCanceled,
    /// A card field's frame did not load.
    FrameFailed(Failure),
    /// The session waits for somebody.
    SessionPending,
    /// The session waits no more.
    SessionNotPending,
}

/// Why an attempt is over (protocol.md E.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmissionEnd {
    /// The session is completed.
    SessionCompleted,
    /// The session ended without it.
    SessionLapsed(Lapse),
    /// Somebody has to approve.
    SessionPending,
    /// The channel said no.
    Declined(Decline),
    /// The gateway would not create it.
    Refused(Refusal),
    /// The gateway's answer never came, or could not be read.
    Unanswered,
    /// The gateway asks for an action this version cannot show: its words for it.
    Unsupported(String),
    /// Called off before the gateway had created it.
    RequestAborted,
    /// Called off later.
    ActionAborted,
}

/// The channel's no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decline {
    /// What became of the attempt.
    pub fate: Fate,
    /// Why, if anybody said.
    pub failure_code: Option<FailureCode>,
    /// The attempt.
    pub entity: PaymentEntityId,
}

/// What becomes of an attempt that does not succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It failed.
    Failed,
    /// The shopper took too long.
    Expired,
    /// It was called off.
    Canceled,
}

/// The end of a promise.
#[derive(Debug, Clone, PartialEq)]
pub enum Settlement {
    /// The one `submit()` returned.
    Submission(Result<SubmissionOutcome, Failure>),
    /// The session completed: `completion` and `savedToken`.
    Completed(Box<PaymentCompletion>, Option<PaymentTokenId>),
    /// The session did not complete: both reject.
    Failed(Failure),
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq)]
pub enum SubmissionOutcome {
    /// The session is completed.
    Completed(Box<PaymentCompletion>),
    /// The channel said no.
    Declined(Decline),
    /// The gateway would not create the attempt.
    Refused(Refusal),
    /// The gateway asks for an action this version cannot show: its words for it.
    Unsupported(String),
    /// Somebody called it off.
    Aborted(By),
    /// Somebody has to approve.
    Pending,
    /// The page is being left.
    Redirecting,
    /// The session ended without it.
    SessionEnded(Lapse),
}

/// Who called an attempt off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By closing the dialog.
    Shopper,
    /// By `abort()`.
    Merchant,
}

/// How a session ends without being completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapse {
    /// Its time ran out.
    Expired,
    /// The merchant's server canceled it.
    Canceled,
}

/// What a completed session was.
#[derive(Debug, Clone, PartialEq)]
pub struct PaymentCompletion {
    /// `ps-…`
    pub payment_session_id: PaymentSessionId,
    /// What it was for.
    pub session_type: SessionType,
    /// The merchant's own id for it.
    pub reference_id: String,
    /// What was paid, in major units; 0 when something was only saved.
    pub amount: f64,
    /// ISO 4217.
    pub currency: String,
    /// What it was paid with, if known.
    pub channel_code: Option<ChannelCode>,
    /// The payment, if there was one and it is known.
    pub payment_request_id: Option<PaymentRequestId>,
    /// What was saved, if anything.
    pub payment_token_id: Option<PaymentTokenId>,
}

impl PaymentCompletion {
    pub(super) fn of(
        session: &PaymentSession,
        channel: Option<ChannelCode>,
        entity: Option<&PaymentEntityId>,
    ) -> Self {
        let (request, token) = match entity {
            Some(PaymentEntityId::PaymentRequest(id)) => (Some(id.clone()), None),
            Some(PaymentEntityId::PaymentToken(id)) => (None, Some(id.clone())),
            None => (None, None),
        };
        Self {
            payment_session_id: session.id.clone(),
            session_type: session.session_type.clone(),
            reference_id: session.reference_id.clone(),
            amount: session.amount.value,
            currency: session.amount.currency.clone(),
            channel_code: channel,
            payment_request_id: session.payment_request_id.clone().or(request),
            payment_token_id: session.payment_token_id.clone().or(token),
        }
    }
}
