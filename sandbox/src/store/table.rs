//! Things by their id, in the order they were made.
use std::borrow::Borrow;
use std::hash::Hash;

use indexmap::IndexMap;

/// Something that is remembered under an id.
pub(crate) trait Kept {
    type Id: Borrow<str> + Clone + Eq + Hash;

    fn id(&self) -> &Self::Id;
}

pub(crate) struct Table<T: Kept> {
    rows: IndexMap<T::Id, T>,
}

impl<T: Kept> Default for Table<T> {
    fn default() -> Self {
        Self { rows: IndexMap::new() }
    }
}

impl<T: Kept> Table<T> {
    /// Adds a thing, in the place of the one with its id if there is one. Says which place that is.
    pub(crate) fn add(&mut self, thing: T) -> usize {
        self.rows.insert_full(thing.id().clone(), thing).0
    }

    pub(crate) fn get(&self, id: &impl AsRef<str>) -> Option<&T> {
        self.rows.get(id.as_ref())
    }

    pub(crate) fn get_mut(&mut self, id: &impl AsRef<str>) -> Option<&mut T> {
        self.rows.get_mut(id.as_ref())
    }

    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.rows.get_index_of(id)
    }

    pub(crate) fn at_mut(&mut self, place: usize) -> Option<&mut T> {
        self.rows.get_index_mut(place).map(|(_, thing)| thing)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.rows.values()
    }
}
