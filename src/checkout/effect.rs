//! What is to be done, in the imperative. The runtime does it and decides nothing.

use std::rc::Rc;

use super::polling::Serial;
use super::resuming::Remembered;
use crate::domain::action::Action;
use crate::domain::failure::Failure;
use crate::domain::id::{ChannelCode, PaymentRequestId, PaymentTokenId, TokenRequestId};
use crate::domain::payment::{PaymentEntity, PaymentEntityId, Refusal, Submission};
use crate::domain::session::{PaymentSession, Purpose};

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the gateway about the session.
    FetchSession,
    /// Look at the clock: when the session's time is nearly over, say `ExpiryNear`. ISO 8601.
    WaitForExpiryNear(String),
    /// Look at the clock: when the session's time is over, say `ExpiryReached`. ISO 8601.
    WaitForExpiry(String),
    /// Create an attempt.
    CreatePayment(Serial, Purpose, Submission),
    /// Stop waiting for the attempt's creation.
    CancelCreate,
    /// Ask how the attempt stands, or the whole session when there is nothing to ask by.
    Poll(Serial, Option<TokenRequestId>),
    /// Say `PollDue` after so many milliseconds.
    PollAfter(Serial, u32),
    /// Stop asking and stop waiting to ask.
    StopPolling,
    /// Nothing more will happen: stop every timer and every request.
    StopEverything,
    /// Show this instead of what was shown.
    Show(Notice),
    /// Show the form of this channel.
    ShowChoice,
    /// Show the shopper what to do, in the dialog.
    ShowAction(Action),
    /// Close the dialog.
    HideAction,
    /// Reveal what is wrong with the form.
    ShowProblems,
    /// Remember the attempt for when the page is back.
    Remember(Remembered),
    /// There is nothing to remember any more.
    Forget,
    /// Send the whole page to this address.
    Redirect(String),
    /// Tell the merchant's page.
    Announce(Announcement),
    /// End a promise.
    Settle(Settlement),
    /// Tell the developer.
    Warn(String),
}

/// Effects in the order they are to be done. Settlements come first: announcements run the merchant's code, which may
/// unmount the checkout, and a payment that was made must not be reported as unmounted.
#[derive(Debug, Default)]
pub(super) struct Effects {
    settlements: Vec<Effect>,
    others: Vec<Effect>,
}

impl Effects {
    pub(super) fn push(&mut self, effect: Effect) {
        self.others.push(effect);
    }

    pub(super) fn announce(&mut self, announcement: Announcement) {
        self.push(Effect::Announce(announcement));
    }

    pub(super) fn settle(&mut self, settlement: Settlement) {
        self.settlements.push(Effect::Settle(settlement));
    }

    pub(super) fn settle_submission(&mut self, outcome: SubmissionOutcome) {
        self.settle(Settlement::Submission(outcome));
    }

    pub(super) fn reject(&mut self, failure: Failure) {
        self.settle_submission(SubmissionOutcome::Failed(failure));
    }

    pub(super) fn into_vec(mut self) -> Vec<Effect> {
        self.settlements.append(&mut self.others);
        self.settlements
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
    /// The same, with a way out: the gateway still does not know that it is done.
    Unconfirmed,
    /// Somebody has to approve.
    Pending,
    /// The end of a session that was for this.
    Completed(Purpose),
    /// The end of a session whose time ran out.
    Expired,
    /// The end of a session that was canceled.
    Canceled,
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
    /// An attempt that was left for another page is picked up.
    SubmissionResume,
    /// An attempt is over.
    SubmissionEnd(SubmissionOutcome),
    /// The gateway created it.
    Created(Rc<PaymentEntity>),
    /// It will not be pursued.
    Discarded(Rc<PaymentEntity>),
    /// The shopper has something to do.
    ActionBegin,
    /// The shopper has done it, or will not.
    ActionEnd,
    /// The page is about to be left.
    WillRedirect,
    /// The session is completed, with this channel if it is known.
    SessionComplete(Option<ChannelCode>),
    /// The session's time is nearly over: it ends then. ISO 8601.
    SessionExpiring(String),
    /// The session cannot be used any more.
    SessionExpiredOrCanceled,
    /// A card field's frame did not load.
    FrameFailed(Failure),
    /// The session waits for somebody.
    SessionPending,
    /// The session waits no more.
    SessionNotPending,
}

/// The end of a promise.
#[derive(Debug, Clone, PartialEq)]
pub enum Settlement {
    /// The one `submit()` returned.
    Submission(SubmissionOutcome),
    /// The session completed: `completion` and `savedToken`.
    Completed(Rc<PaymentCompletion>),
    /// The session did not complete: both reject.
    Failed(Failure),
}

/// How an attempt ended, or why there was none.
#[derive(Debug, Clone, PartialEq)]
pub enum SubmissionOutcome {
    /// The session is completed.
    Completed(Rc<PaymentCompletion>),
    /// The channel said no: what became of the attempt.
    Declined(Rc<PaymentEntity>),
    /// The gateway would not create the attempt.
    Refused(Rc<Refusal>),
    /// The gateway asks for an action this version cannot show: its words for it.
    Unsupported(String),
    /// The merchant called it off before the gateway had created it.
    RequestAborted,
    /// It was called off later.
    ActionAborted(By),
    /// Somebody has to approve.
    Pending,
    /// The page is being left.
    Redirecting,
    /// The session ended without it.
    SessionEnded(Lapse),
    /// It could not begin, or the gateway's answer never came or could not be read: `submit()` rejects.
    Failed(Failure),
}

impl SubmissionOutcome {
    /// Whether the attempt lives on after it.
    pub(super) fn keeps_attempt(&self) -> bool {
        matches!(self, Self::Completed(_) | Self::Pending)
    }
}

/// Who called an attempt off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By closing the dialog, or by not waiting any longer for the gateway to hear of it.
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
    /// The session.
    pub session: Rc<PaymentSession>,
    /// What it was paid with, if known.
    pub channel_code: Option<ChannelCode>,
    /// The payment, if there was one and it is known.
    pub payment_request_id: Option<PaymentRequestId>,
    /// What was saved, if anything.
    pub payment_token_id: Option<PaymentTokenId>,
}

impl PaymentCompletion {
    /// What the session says counts, else what is known of the attempt that was `paid`.
    pub(super) fn of(
        session: Rc<PaymentSession>,
        channel_code: Option<ChannelCode>,
        paid: Option<Rc<PaymentEntity>>,
    ) -> Self {
        let (request, token) = match paid.map(|entity| entity.id.clone()) {
            Some(PaymentEntityId::PaymentRequest(id)) => (Some(id), None),
            Some(PaymentEntityId::PaymentToken(id)) => (None, Some(id)),
            None => (None, None),
        };
        Self {
            channel_code,
            payment_request_id: session.payment_request_id.clone().or(request),
            payment_token_id: session.payment_token_id.clone().or(token),
            session,
        }
    }
}
