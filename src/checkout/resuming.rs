//! Leaving the page for another one, and coming back: to a fresh page, by the browser's Back button, or to the page as it
//! was left.

use super::effect::{Announcement as A, By, Effect, Effects, Notice, SubmissionOutcome};
use super::state::{Attempt, Phase, Stage, Story, StoryState};
use crate::domain::id::{ChannelCode, TokenRequestId};

use StoryState::{Acting, Submitting};

/// An attempt, as far as it has to be known to be picked up again. Nothing of it is secret beyond the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// What to poll by.
    pub token_request_id: TokenRequestId,
    /// What is being paid with, if known.
    pub channel: Option<ChannelCode>,
    /// How the shopper came back.
    pub return_path: ReturnPath,
}

/// How a shopper came back from another page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnPath {
    /// Sent by it, once they were done there.
    Sent,
    /// By themselves: with the Back button, or a link of their own.
    OwnWay,
}

impl Story {
    /// Before the page is left.
    pub(super) fn remember(&self, out: &mut Effects) {
        let channel = self.state.attempt().and_then(|attempt| attempt.channel.clone());
        if let Some(token_request_id) = self.state.token_request_id() {
            let return_path = ReturnPath::OwnWay;
            out.push(Effect::Remember(Remembered { token_request_id, channel, return_path }));
        }
    }

    /// The page was opened again: what became of the attempt?
    pub(super) fn resume(&mut self, remembered: Remembered, out: &mut Effects) {
        let Remembered { token_request_id, channel, return_path } = remembered;
        self.serial = self.serial.next();
        self.state =
            Submitting(Box::new(Attempt { channel, phase: Phase::Resumed(token_request_id, return_path) }));
        out.push(Effect::Show(Notice::Confirming));
        out.announce(A::SubmissionResume);
        self.poll_now(out);
    }

    /// The page is shown again as it was left.
    pub(super) fn come_back(&mut self, out: &mut Effects) {
        if let Acting(_, stage @ Stage::Left) = &mut self.state {
            *stage = Stage::Back;
            out.push(Effect::Show(Notice::Confirming));
        }
        self.poll_now(out);
    }

    /// Whether the shopper's part is done, as far as this page can tell, and the gateway has not said so.
    pub(super) fn awaits_word(&self) -> bool {
        match &self.state {
            Acting(_, stage) => !matches!(stage, Stage::Shown | Stage::InApp),
            Submitting(attempt) => matches!(attempt.phase, Phase::Resumed(..)),
            _ => false,
        }
    }

    /// An attempt that was picked up is none of this session's: the page's address was another session's. True when it is.
    pub(super) fn drop_stranger(&mut self, out: &mut Effects) -> bool {
        let is_resumed =
            self.state.attempt().is_some_and(|attempt| matches!(attempt.phase, Phase::Resumed(..)));
        if is_resumed {
            self.abort(SubmissionOutcome::ActionAborted(By::Shopper), out);
        }
        is_resumed
    }

    /// The gateway still waits for what the shopper was sent away to do. Who came back by themselves has not done it;
    /// who was sent back has, and the gateway will know in a moment: nobody is sent away twice. True when that is all.
    pub(super) fn judge_return(&mut self, out: &mut Effects) -> bool {
        let return_path = match &self.state {
            Acting(_, Stage::Back) => ReturnPath::OwnWay,
            Submitting(attempt) => match attempt.phase {
                Phase::Resumed(_, return_path) => return_path,
                _ => return false,
            },
            _ => return false,
        };
        match return_path {
            ReturnPath::OwnWay => self.abort(SubmissionOutcome::ActionAborted(By::Shopper), out),
            ReturnPath::Sent => self.poll_later(out),
        }
        true
    }
}
