//! How things are remembered: tables of them by id, and the file they are written to.
pub(crate) mod file;
pub(crate) mod row;
pub(crate) mod table;
