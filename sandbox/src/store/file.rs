//! The SQLite file of `--data`: one row for each thing, written in the transaction of the change.
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, params};
use serde::de::DeserializeOwned;

use crate::store::row::{Kept, Row};

/// "xsbx": marks a file as a sandbox's.
const APPLICATION_ID: i32 = 0x7873_6278;

/// Raised when what is in the rows can no longer be read by the code before.
const VERSION: i32 = 1;

/// Why a `--data` file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataFileError {
    /// SQLite cannot open, read or write it.
    #[error("cannot use the data file {}: {source}", path.display())]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: rusqlite::Error,
    },
    /// Another sandbox, or another program, has it open.
    #[error("the data file {} is in use by another program", path.display())]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// It holds something else, or was written by another version.
    #[error("{} was not written by this version of the sandbox; name another file, or delete this one", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
}

pub(crate) struct DataFile {
    path: PathBuf,
    connection: Connection,
    /// What could not be written yet.
    unwritten: Vec<Row>,
    /// Whether what is in the file is to go.
    is_outdated: bool,
}

impl DataFile {
    pub(crate) fn open(path: &Path) -> Result<Self, DataFileError> {
        let unusable = |source: rusqlite::Error| match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                DataFileError::InUse { path: path.into() }
            }
            Some(ErrorCode::NotADatabase) => DataFileError::Foreign { path: path.into() },
            _ => DataFileError::Unusable { path: path.into(), source },
        };
        let connection = Connection::open(path).map_err(unusable)?;
        connection.busy_timeout(Duration::ZERO).map_err(unusable)?;
        let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i32>(0));
        let mark = (
            number("application_id").map_err(unusable)?,
            number("user_version").map_err(unusable)?,
            number("schema_version").map_err(unusable)?,
        );
        match mark {
            (APPLICATION_ID, VERSION, _) => {}
            (0, 0, 0) => {}
            _ => return Err(DataFileError::Foreign { path: path.into() }),
        }
        // A killed process loses nothing of a write-ahead log. Exclusive: a second sandbox would not see our changes.
        connection
            .execute_batch(&format!(
                "PRAGMA locking_mode = EXCLUSIVE;
                 PRAGMA journal_mode = WAL;
                 PRAGMA synchronous = NORMAL;
                 BEGIN IMMEDIATE;
                 PRAGMA application_id = {APPLICATION_ID};
                 PRAGMA user_version = {VERSION};
                 CREATE TABLE IF NOT EXISTS things (
                     place INTEGER PRIMARY KEY,
                     kind TEXT NOT NULL,
                     id TEXT NOT NULL,
                     json TEXT NOT NULL,
                     UNIQUE (kind, id)
                 );
                 COMMIT;"
            ))
            .map_err(unusable)?;
        Ok(Self { path: path.into(), connection, unwritten: Vec::new(), is_outdated: false })
    }

    /// All things of a kind, in the order they were made.
    pub(crate) fn read<T: Kept>(&self) -> Result<Vec<T>, DataFileError> {
        self.read_kind(T::KIND)
    }

    /// The thing there is only one of.
    pub(crate) fn read_only<T: DeserializeOwned>(&self, kind: &str) -> Result<Option<T>, DataFileError> {
        Ok(self.read_kind(kind)?.pop())
    }

    fn read_kind<T: DeserializeOwned>(&self, kind: &str) -> Result<Vec<T>, DataFileError> {
        let texts = || -> rusqlite::Result<Vec<String>> {
            let mut statement =
                self.connection.prepare("SELECT json FROM things WHERE kind = ?1 ORDER BY place")?;
            statement.query_map([kind], |row| row.get(0))?.collect()
        };
        let texts = texts().map_err(|source| DataFileError::Unusable { path: self.path.clone(), source })?;
        let things = texts.iter().map(|text| serde_json::from_str(text));
        things.collect::<Result<_, _>>().map_err(|_| DataFileError::Foreign { path: self.path.clone() })
    }

    /// Writes all rows or none. None that were not written are lost: they go with the next.
    pub(crate) fn write(&mut self, rows: Vec<Row>) -> rusqlite::Result<()> {
        self.unwritten.extend(rows);
        self.commit()
    }

    /// Writes these rows in the place of everything.
    pub(crate) fn replace(&mut self, rows: Vec<Row>) -> rusqlite::Result<()> {
        self.unwritten = rows;
        self.is_outdated = true;
        self.commit()
    }

    fn commit(&mut self) -> rusqlite::Result<()> {
        let transaction = self.connection.transaction()?;
        if self.is_outdated {
            transaction.execute("DELETE FROM things", [])?;
        }
        {
            let mut write = transaction.prepare_cached(
                "INSERT INTO things (kind, id, json) VALUES (?1, ?2, ?3)
                 ON CONFLICT (kind, id) DO UPDATE SET json = excluded.json",
            )?;
            for row in &self.unwritten {
                write.execute(params![row.kind, row.id, row.json])?;
            }
        }
        transaction.commit()?;
        self.unwritten.clear();
        self.is_outdated = false;
        Ok(())
    }
}
