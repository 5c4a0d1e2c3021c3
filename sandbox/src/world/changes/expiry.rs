//! What expires when its time comes.
use jiff::Timestamp;

use crate::world::World;
use crate::world::deadlines::Deadline;

impl World {
    /// Expires what is due. True when there was anything.
    pub(crate) fn expire_due(&mut self, now: Timestamp) -> bool {
        let mut was_due = false;
        while let Some(deadline) = self.deadlines.take_due(now) {
            was_due = true;
            match deadline {
                Deadline::Session(id) => self.expire_session(&id, now),
                Deadline::Attempt(id) => self.expire_attempt(&id, now),
                Deadline::Answer(id) => self.answer(&id, now),
                Deadline::Authorization(id) => self.expire_authorization(&id, now),
            }
        }
        was_due
    }

    pub(crate) fn next_expiry(&self) -> Option<Timestamp> {
        self.deadlines.next()
    }
}
