//! How things are remembered: tables of them, by id.
pub(crate) mod table;
