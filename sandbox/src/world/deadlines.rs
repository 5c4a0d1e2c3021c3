//! What happens by itself when its time comes, soonest first.
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use jiff::Timestamp;

use super::attempt::AttemptId;
use crate::values::ids::{PaymentId, PaymentSessionId};

/// Something that expires. It may have ended otherwise by then: whoever takes it out has to look.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Deadline {
    Session(PaymentSessionId),
    Attempt(AttemptId),
    Authorization(PaymentId),
    /// A channel, or whoever has to approve, answers.
    Answer(AttemptId),
}

#[derive(Default)]
pub(crate) struct Deadlines {
    ahead: BinaryHeap<Reverse<(Timestamp, Deadline)>>,
}

impl Deadlines {
    pub(crate) fn add(&mut self, at: Timestamp, deadline: Deadline) {
        self.ahead.push(Reverse((at, deadline)));
    }

    pub(crate) fn next(&self) -> Option<Timestamp> {
        self.ahead.peek().map(|Reverse((at, _))| *at)
    }

    pub(crate) fn take_due(&mut self, now: Timestamp) -> Option<Deadline> {
        if self.next()? > now {
            return None;
        }
        self.ahead.pop().map(|Reverse((_, deadline))| deadline)
    }
}
