//! What every conversation needs: bodies read, answers and problems worded, shapes checked.
pub(crate) mod answer;
pub(crate) mod body;
pub(crate) mod media;
pub(crate) mod members;
pub(crate) mod problem;
pub(crate) mod request_log;
pub(crate) mod schema;
