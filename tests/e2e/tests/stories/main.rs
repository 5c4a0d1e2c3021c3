//! The shoppers' stories; each file is a chapter.
mod paying;

use xendit_e2e::stage::{Setting, tell};
