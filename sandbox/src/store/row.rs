//! Something to write down: what kind of thing it is, its id, and all of it as JSON.
use std::borrow::Borrow;
use std::hash::Hash;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Something that is remembered under an id.
pub(crate) trait Kept: Serialize + DeserializeOwned {
    type Id: Borrow<str> + Clone + Eq + Hash;

    /// What things of this kind are called in the file.
    const KIND: &'static str;

    fn id(&self) -> &Self::Id;
}

#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    pub(crate) json: String,
}

impl Row {
    /// A thing there is only one of.
    pub(crate) fn only(kind: &'static str, thing: &impl Serialize) -> Option<Self> {
        Self::new(kind, "", thing)
    }

    pub(crate) fn of<T: Kept>(thing: &T) -> Option<Self> {
        Self::new(T::KIND, thing.id().borrow(), thing)
    }

    // Whatever is kept has text for keys, so that it can always be written as JSON.
    fn new(kind: &'static str, id: &str, thing: &impl Serialize) -> Option<Self> {
        Some(Self { kind, id: id.into(), json: serde_json::to_string(thing).ok()? })
    }
}
