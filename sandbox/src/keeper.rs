//! Writes each change into the data file before anybody is told of it, if there is a data file.
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::store::file::DataFile;
use crate::store::row::Row;
use crate::world::World;

pub(crate) struct Keeper {
    file: Option<Mutex<DataFile>>,
    is_behind: AtomicBool,
}

impl Keeper {
    pub(crate) fn new(file: Option<DataFile>) -> Self {
        Self { file: file.map(Mutex::new), is_behind: AtomicBool::new(false) }
    }

    /// Whether something could not be written. Then nobody may be told that it was done.
    pub(crate) fn is_behind(&self) -> bool {
        self.is_behind.load(Ordering::SeqCst)
    }

    pub(crate) fn keep(&self, rows: impl IntoIterator<Item = Row>) {
        self.write(|file| file.write(rows.into_iter().collect()));
    }

    /// In the place of everything that was kept before.
    pub(crate) fn keep_only(&self, rows: Vec<Row>) {
        self.write(|file| file.replace(rows));
    }

    fn write(&self, write: impl FnOnce(&mut DataFile) -> rusqlite::Result<()>) {
        let Some(file) = &self.file else { return };
        let written = write(&mut file.lock().unwrap_or_else(PoisonError::into_inner));
        if let Err(error) = &written {
            eprintln!("cannot write the data file: {error}");
        }
        self.is_behind.store(written.is_err(), Ordering::SeqCst);
    }
}

/// The world, for as long as one holds it. What has changed is written down before anybody else sees it.
pub(crate) struct HeldWorld<'a> {
    pub(crate) world: MutexGuard<'a, World>,
    pub(crate) keeper: &'a Keeper,
}

impl Deref for HeldWorld<'_> {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl DerefMut for HeldWorld<'_> {
    fn deref_mut(&mut self) -> &mut World {
        &mut self.world
    }
}

impl Drop for HeldWorld<'_> {
    fn drop(&mut self) {
        if self.keeper.file.is_none() {
            return;
        }
        let rows = self.world.take_changes();
        if !rows.is_empty() {
            self.keeper.keep(rows);
        }
    }
}
