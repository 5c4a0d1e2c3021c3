//! The stories of Xendit's own SDK against the sandbox; each file is a chapter.
mod cards;
mod catalogue;
mod channels;
mod sessions;

use xendit_e2e::official::tell;
