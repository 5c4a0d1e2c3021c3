//! What has happened, in the past tense. Everything that may change the story passes through here.

use super::polling::Serial;
use super::resuming::Remembered;
use crate::domain::failure::Failure;
use crate::domain::id::ChannelCode;
use crate::domain::payment::{Created, Progress, Refusal, Submission};
use crate::domain::session::Opening;

/// What has happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The gateway opened the session.
    ///
    /// The second is the attempt that was left for another page, if one was.
    SessionLoaded(Box<Opening>, Option<Remembered>),
    /// The gateway told of the session again, because it was asked.
    SessionRefreshed(Box<Opening>),
    /// The gateway could not be asked about the session.
    RefreshFailed,
    /// The session's time is nearly over, by the browser's clock.
    ExpiryNear,
    /// The session's time is over, by the browser's clock.
    ExpiryReached,
    /// Nobody looks at the page any more.
    PageHidden,
    /// Somebody looks at the page again, or it is online again.
    PageSeen,
    /// The browser took the page out of its memory, as it was left.
    PageRestored,
    /// The merchant chose a channel, or none.
    ChannelSelected(Option<ChannelCode>),
    /// The shopper opened a group of the picker, or closed it: its place.
    GroupPressed(usize),
    /// The shopper chose an offer: its place.
    OfferChosen(usize),
    /// The shopper wants to save what is paid with, or does not.
    SavingWished(bool),
    /// The chosen channel's form became complete, or ceased to be.
    FormChanged(Readiness),
    /// The merchant called `submit()`; nothing is submitted while no channel is chosen.
    SubmitPressed(Option<Submission>),
    /// The shopper was asked by a wallet of the browser's: what to submit, or why there is nothing.
    WalletAnswered(Result<Submission, Refusal>),
    /// The gateway created the attempt.
    PaymentCreated(Serial, Created),
    /// The gateway would not create the attempt.
    PaymentRefused(Serial, Refusal),
    /// Nobody knows whether the gateway created the attempt.
    PaymentUnanswered(Serial, Failure),
    /// It is time to ask again.
    PollDue(Serial),
    /// The gateway told how the attempt stands.
    PollAnswered(Serial, Box<Progress>),
    /// The gateway did not.
    PollFailed(Serial),
    /// The gateway knows of no such attempt at this session.
    AttemptUnknown(Serial),
    /// The merchant called `pollImmediately()`.
    PollRequested,
    /// The frame with the bank's page says it is done.
    ActionCompleted,
    /// The shopper will not do it, or not wait for its end: closed the dialog, or chose another way to pay.
    ActionClosed,
    /// What shows the shopper what there is to do could not be fetched.
    ActionUnavailable,
    /// The merchant called `abort()`.
    AbortRequested,
    /// The merchant took the checkout off the page.
    Unmounted,
}

/// Whether the form can be submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Readiness {
    /// Every field is right.
    Ready,
    /// Something is missing or wrong.
    NotReady,
    /// A card field's frame did not load; its failure says which.
    Broken(Failure),
}
