//! Where a checkout stands.

use std::mem;
use std::rc::Rc;

use super::effect::{Lapse, SubmissionOutcome};
use super::event::Readiness;
use super::polling::{Patience, Serial};
use super::resuming::ReturnPath;
use crate::domain::choice::Choice;
use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::id::{ChannelCode, PaymentRequestId, TokenRequestId};
use crate::domain::payment::{PaymentEntity, PaymentEntityId, PaymentStatus, Submission};
use crate::domain::session::{PaymentSession, Purpose};

/// A checkout's story so far.
#[derive(Debug)]
pub struct Story {
    pub(super) state: StoryState,
    pub(super) session: Option<Rc<PaymentSession>>,
    pub(super) choice: Choice,
    /// Whether the chosen channel's form is complete.
    pub(super) readiness: Readiness,
    /// The channel the merchant was last told is ready; `None` after it was told the opposite.
    pub(super) announced: Option<ChannelCode>,
    /// The last number given to a request.
    pub(super) serial: Serial,
    pub(super) patience: Patience,
    pub(super) attention: Attention,
    pub(super) last: Fate,
    /// The `expires_at` the merchant was warned of.
    pub(super) warned_of: Option<String>,
}

/// Whether anybody looks at the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attention {
    /// As far as the browser knows.
    Seen,
    /// Another tab or app is in front: questions can wait.
    Hidden,
}

/// Whether it is known what became of an attempt that was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is, or there was none.
    Known,
    /// It may have been made: before the next one, the session is asked.
    Unknown,
    /// It was not paid when the session was asked. It still can be, by whoever has its code or its app: that is watched.
    Unpaid,
}

/// The chapter a story is in.
#[derive(Debug)]
pub enum StoryState {
    /// The session is being opened.
    Loading,
    /// The form is being filled in.
    Choosing,
    /// An attempt is under way.
    Submitting(Box<Attempt>),
    /// The shopper has something to do.
    Acting(Box<Attempt>, Stage),
    /// Somebody has to approve; the attempt is unknown when the page was opened meanwhile.
    Pending(Option<Box<Attempt>>),
    /// Nothing more will happen.
    Ended(Ending),
}

/// An attempt under way.
#[derive(Debug)]
pub struct Attempt {
    /// Unknown when it was picked up from an address.
    pub(super) channel: Option<ChannelCode>,
    pub(super) phase: Phase,
}

/// How far an attempt has come.
#[derive(Debug)]
pub enum Phase {
    /// The session is asked before it is created: nobody knows what became of the one before.
    Held(Submission),
    /// The gateway was asked to create it.
    Creating,
    /// It was not created, as far as we know: how it ends, unless the session knows better.
    Doubted(SubmissionOutcome),
    /// It was created before the page was left for another; the gateway was asked what became of it.
    Resumed(TokenRequestId, ReturnPath),
    /// The gateway created it.
    Created(Rc<PaymentEntity>, Option<TokenRequestId>),
}

/// How far the shopper's part has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// In the dialog.
    Shown,
    /// On another page, which this one was left for.
    Left,
    /// This page is back, as it was left.
    Back,
    /// In the shopper's banking app: there is no action to show.
    InApp,
    /// The frame says it is done; the gateway has not said so yet.
    Done,
}

/// How a story ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Well.
    Completed,
    /// The session ended first.
    Lapsed(Lapse),
    /// The checkout was taken off the page first.
    Unmounted,
}

impl Default for Story {
    fn default() -> Self {
        Self {
            state: StoryState::Loading,
            session: None,
            choice: Choice::default(),
            readiness: Readiness::NotReady,
            announced: None,
            serial: Serial::default(),
            patience: Patience::default(),
            attention: Attention::Seen,
            last: Fate::Known,
            warned_of: None,
        }
    }
}

impl Story {
    /// Where it stands.
    pub fn state(&self) -> &StoryState {
        &self.state
    }

    /// The session as the gateway last told of it; `None` while loading.
    pub fn session(&self) -> Option<&Rc<PaymentSession>> {
        self.session.as_ref()
    }

    /// What is on offer, and what of it is chosen.
    pub fn choice(&self) -> &Choice {
        &self.choice
    }

    /// Whether an attempt runs, so that no other may begin and no other channel be chosen.
    pub fn is_attempting(&self) -> bool {
        matches!(self.state, StoryState::Submitting(_) | StoryState::Acting(..))
    }

    /// How it ended, once it has.
    pub fn ending(&self) -> Option<Ending> {
        let StoryState::Ended(ending) = self.state else { return None };
        Some(ending)
    }

    /// What a test payment can be made with while the shopper has something to do.
    pub fn payable(&self) -> Option<(PaymentRequestId, ChannelCode)> {
        let StoryState::Acting(attempt, _) = &self.state else { return None };
        let PaymentEntityId::PaymentRequest(id) = &self.state.entity()?.id else { return None };
        Some((id.clone(), attempt.channel.clone()?))
    }

    /// What the session is for, as a shopper would say.
    pub fn purpose(&self) -> Purpose {
        self.session.as_ref().map_or(Purpose::Paying, |session| session.session_type.purpose())
    }
}

impl Attempt {
    /// Whether it goes on once the session has been asked.
    pub(super) fn awaits_session(&self) -> bool {
        matches!(self.phase, Phase::Doubted(_) | Phase::Held(_))
    }
}

impl StoryState {
    pub(super) fn attempt(&self) -> Option<&Attempt> {
        match self {
            Self::Submitting(attempt) | Self::Acting(attempt, _) | Self::Pending(Some(attempt)) => {
                Some(attempt)
            }
            Self::Loading | Self::Choosing | Self::Pending(None) | Self::Ended(_) => None,
        }
    }

    /// Takes the attempt out, for the next state to hold.
    pub(super) fn take_attempt(&mut self) -> Option<Box<Attempt>> {
        match mem::replace(self, Self::Choosing) {
            Self::Submitting(attempt) | Self::Acting(attempt, _) => Some(attempt),
            Self::Pending(attempt) => attempt,
            Self::Loading | Self::Choosing | Self::Ended(_) => None,
        }
    }

    /// Brings the attempt under way further.
    pub(super) fn enter(&mut self, phase: Phase) {
        if let Self::Submitting(attempt) = self {
            attempt.phase = phase;
        }
    }

    /// What the gateway last told of the attempt.
    pub(super) fn entity(&self) -> Option<Rc<PaymentEntity>> {
        match &self.attempt()?.phase {
            Phase::Created(entity, _) => Some(entity.clone()),
            Phase::Held(_) | Phase::Creating | Phase::Doubted(_) | Phase::Resumed(..) => None,
        }
    }

    pub(super) fn token_request_id(&self) -> Option<TokenRequestId> {
        match &self.attempt()?.phase {
            Phase::Created(_, id) => id.clone(),
            Phase::Resumed(id, _) => Some(id.clone()),
            Phase::Held(_) | Phase::Creating | Phase::Doubted(_) => None,
        }
    }

    pub(super) fn has_succeeded(&self) -> bool {
        self.entity().is_some_and(|entity| entity.status == PaymentStatus::Succeeded)
    }

    /// Whether the gateway is to be asked how things stand.
    pub(super) fn is_polling(&self) -> bool {
        match self {
            Self::Submitting(attempt) => matches!(attempt.phase, Phase::Created(..) | Phase::Resumed(..)),
            Self::Acting(..) | Self::Pending(_) => true,
            Self::Loading | Self::Choosing | Self::Ended(_) => false,
        }
    }

    /// The state's name in JavaScript.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Choosing => "choosing",
            Self::Submitting(_) => "submitting",
            Self::Acting(..) => "acting",
            Self::Pending(_) => "pending",
            Self::Ended(_) => "ended",
        }
    }
}

impl Ending {
    /// What is said to whoever asks for something after the end.
    pub fn failure(self) -> Failure {
        match self {
            Self::Completed => Failure::new(
                ErrorCode::NotAllowed,
                "this session is completed; create another one for another payment",
            ),
            Self::Lapsed(lapse) => lapse.failure(),
            Self::Unmounted => Failure::unmounted(),
        }
    }
}

impl Lapse {
    pub(super) fn failure(self) -> Failure {
        match self {
            Self::Expired => Failure::new(
                ErrorCode::SessionExpired,
                "the session expired before it was completed; create another one with POST /sessions",
            ),
            Self::Canceled => Failure::new(
                ErrorCode::SessionCanceled,
                "the session was canceled by your server; create another one with POST /sessions",
            ),
        }
    }
}
