//! The order in which public events have to come (xendit's own, by scenario), as stories put it together.

/// The session is open, and the form was filled in.
pub const FILLED_IN: [&str; 2] = ["init", "submission-ready CARDS"];

/// Pay was pressed, and the gateway took it: the first attempt of a session.
pub const SUBMITTED: [&str; 3] = ["submission-not-ready", "submission-begin", "payment-request-created 1"];

/// The same, the second time.
pub const SUBMITTED_AGAIN: [&str; 3] =
    ["submission-not-ready", "submission-begin", "payment-request-created 2"];

/// The bank's page was opened and closed.
pub const CONFIRMED: [&str; 2] = ["action-begin", "action-end"];

/// All is well.
pub const COMPLETED: [&str; 2] = ["submission-end SESSION_COMPLETED", "session-complete CARDS"];
