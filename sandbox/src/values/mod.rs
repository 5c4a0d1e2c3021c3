//! Values with rules of their own: ids, keys, money, origins; and the points on which they are not agreed.
pub(crate) mod channel_code;
pub(crate) mod failure_code;
pub(crate) mod ids;
pub(crate) mod keys;
pub(crate) mod money;
pub(crate) mod origin;
pub(crate) mod quirk;
pub(crate) mod written;
