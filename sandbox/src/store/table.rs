//! Things by their id, in the order they were made. Notices what changes, if it is told to.
use std::collections::HashSet;

use indexmap::IndexMap;

use crate::store::row::{Kept, Row};

pub(crate) struct Table<T: Kept> {
    rows: IndexMap<T::Id, T>,
    /// What has changed since it was last written down. None when nothing is ever written down.
    changed: Option<HashSet<T::Id>>,
}

impl<T: Kept> Default for Table<T> {
    fn default() -> Self {
        Self { rows: IndexMap::new(), changed: None }
    }
}

impl<T: Kept> Table<T> {
    /// From now on, notices what changes.
    pub(crate) fn watch(&mut self) {
        self.changed = Some(HashSet::new());
    }

    /// Adds a thing, in the place of the one with its id if there is one. Says which place that is.
    pub(crate) fn add(&mut self, thing: T) -> usize {
        self.notice(thing.id().clone());
        self.rows.insert_full(thing.id().clone(), thing).0
    }

    pub(crate) fn get(&self, id: &impl AsRef<str>) -> Option<&T> {
        self.rows.get(id.as_ref())
    }

    /// For changing it: whoever only looks calls `get`.
    pub(crate) fn get_mut(&mut self, id: &impl AsRef<str>) -> Option<&mut T> {
        self.at_mut(self.place(id.as_ref())?)
    }

    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.rows.get_index_of(id)
    }

    pub(crate) fn at_mut(&mut self, place: usize) -> Option<&mut T> {
        let (id, thing) = self.rows.get_index_mut(place)?;
        if let Some(changed) = &mut self.changed {
            changed.insert(id.clone());
        }
        Some(thing)
    }

    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.rows.values()
    }

    /// Puts what has changed into `rows`, once.
    pub(crate) fn take_changes(&mut self, rows: &mut Vec<Row>) {
        let Some(changed) = self.changed.as_mut().filter(|changed| !changed.is_empty()) else { return };
        let mut places: Vec<usize> = changed.drain().filter_map(|id| self.rows.get_index_of(&id)).collect();
        // The file keeps the order things are first written in.
        places.sort_unstable();
        let things = places.into_iter().filter_map(|place| self.rows.get_index(place));
        rows.extend(things.filter_map(|(_, thing)| Row::of(thing)));
    }

    fn notice(&mut self, id: T::Id) {
        if let Some(changed) = &mut self.changed {
            changed.insert(id);
        }
    }
}
