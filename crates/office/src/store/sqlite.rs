//! SQLite: WAL, `synchronous=FULL`, one writer thread with group commit, a few readers.

use super::{
    Append, Appended, DocketLine, Page, Query, StoreFault, answer, ledger as tree, paper_number,
    writer::Writer,
};
use case::{FileId, Person};
use procedures::Record;
use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, RwLock},
};

/// Read connections kept open.
const READERS: usize = 4;

/// The embedded store.
pub struct Sqlite {
    path: PathBuf,
    writer: Writer,
    readers: Mutex<Vec<Connection>>,
    damaged: RwLock<Option<String>>,
}

/// One row of the log, as an audit reads it.
pub struct Logged {
    /// Place in the ledger.
    pub seq: u64,
    /// Kind of the entry.
    pub kind: u8,
    /// The entry's bytes.
    pub entry: Vec<u8>,
    /// The salt, unless erased.
    pub salt: Option<Vec<u8>>,
    /// The payload, unless erased.
    pub payload: Option<Vec<u8>>,
}

/// A paper as it was first typeset.
pub struct StoredPaper {
    /// Place of its record in the ledger.
    pub seq: u64,
    /// The entry's bytes.
    pub entry: Vec<u8>,
    /// The salt.
    pub salt: Vec<u8>,
    /// The payload: its digests, number, title, organ and date.
    pub payload: Vec<u8>,
}

impl Sqlite {
    /// Opens or creates the data base at `path`.
    ///
    /// # Errors
    /// The file cannot be opened, is no data base, or its tree does not fit.
    pub fn open(path: &Path, key: ledger::Skey) -> Result<Self, StoreFault> {
        let connection = Connection::open(path)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16384;",
        )?;
        connection.execute_batch(include_str!("schema.sql"))?;
        let writer = Writer::start(connection, key)?;
        let damaged = RwLock::new(None);
        Ok(Self { path: path.to_owned(), writer, readers: Mutex::new(Vec::new()), damaged })
    }

    /// From now on refuses to write, and says why.
    pub fn refuse_writes(&self, why: String) {
        *self.damaged.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(why);
    }

    /// Why nothing is written any more, if so.
    pub fn damaged(&self) -> Option<String> {
        self.damaged.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    fn writable(&self) -> Result<(), StoreFault> {
        self.damaged().map_or(Ok(()), |why| Err(StoreFault::Damaged(why)))
    }

    /// Runs `read` on a read connection.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, StoreFault>,
    ) -> Result<T, StoreFault> {
        let lock = || self.readers.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let kept = lock().pop();
        let connection = match kept {
            Some(connection) => connection,
            None => self.reader()?,
        };
        let result = read(&connection);
        let mut readers = lock();
        if readers.len() < READERS {
            readers.push(connection);
        }
        result
    }

    fn reader(&self) -> Result<Connection, StoreFault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.execute_batch("PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8192;")?;
        connection.set_prepared_statement_cache_capacity(64);
        Ok(connection)
    }

    /// Appends a record with its numbers, its derived line and the answer to its key.
    ///
    /// # Errors
    /// [`StoreFault::Moved`] when the file is not at the version before the record's,
    /// [`StoreFault::Answered`] when the key was answered before.
    pub async fn append(&self, append: Append) -> Result<Appended, StoreFault> {
        self.writable()?;
        self.writer.write(move |log| append_in(log, append)).await
    }

    /// The same for threads outside the runtime.
    ///
    /// # Errors
    /// As [`Sqlite::append`].
    pub fn append_blocking(&self, append: Append) -> Result<Appended, StoreFault> {
        self.writable()?;
        self.writer.write_blocking(move |log| append_in(log, append))
    }

    /// Records a paper as it was typeset; a paper that was recorded before keeps its record.
    ///
    /// # Errors
    /// The data base failed.
    pub fn record_paper(&self, file: &FileId, no: u32, payload: Vec<u8>) -> Result<(), StoreFault> {
        self.writable()?;
        let file = file.to_string();
        self.writer.write_blocking(move |log| {
            let known = "SELECT 1 FROM log WHERE file = ?1 AND paper = ?2";
            let mut known = log.connection.prepare_cached(known)?;
            if !known.exists(params![file, no])? {
                log.add(ledger::Kind::Paper, Some(&file), None, Some(no), &payload)?;
            }
            Ok(())
        })
    }

    /// The record of a paper, if it was typeset before.
    ///
    /// # Errors
    /// The data base failed.
    pub fn paper(&self, file: &FileId, no: u32) -> Result<Option<StoredPaper>, StoreFault> {
        self.read(|connection| {
            let sql = "SELECT seq, entry, salt, payload FROM log WHERE file = ?1 AND paper = ?2";
            let mut query = connection.prepare_cached(sql)?;
            let paper = |row: &rusqlite::Row<'_>| {
                Ok(StoredPaper {
                    seq: tree::place(row.get(0)?),
                    entry: row.get(1)?,
                    salt: row.get(2)?,
                    payload: row.get(3)?,
                })
            };
            Ok(query.query_row(params![file.as_str(), no], paper).optional()?)
        })
    }

    /// A proof that the entry at `seq` stands in the newest signed tree.
    ///
    /// # Errors
    /// The tree does not fit.
    pub fn proof(&self, seq: u64) -> Result<ledger::TlogProof, StoreFault> {
        self.read(|connection| {
            let snapshot = connection.unchecked_transaction()?;
            tree::proof(&snapshot, seq)
        })
    }

    /// The newest signed checkpoint.
    ///
    /// # Errors
    /// The data base failed.
    pub fn checkpoint(&self) -> Result<Option<(u64, String)>, StoreFault> {
        self.read(tree::newest)
    }

    /// All checkpoints, oldest first.
    ///
    /// # Errors
    /// The data base failed.
    pub fn checkpoints(&self) -> Result<Vec<String>, StoreFault> {
        self.read(|connection| {
            let mut query = connection.prepare("SELECT note FROM checkpoint ORDER BY size")?;
            let notes = query.query_map([], |row| row.get(0))?;
            Ok(notes.collect::<Result<_, _>>()?)
        })
    }

    /// The bytes of a tile of hashes, for outsiders' auditors.
    ///
    /// # Errors
    /// The data base failed.
    pub fn tile(&self, tile: &ledger::Tile) -> Result<Option<Vec<u8>>, StoreFault> {
        self.read(|connection| tree::tile_bytes(connection, tile))
    }

    /// Walks the log from its first row.
    ///
    /// # Errors
    /// The data base failed, or `each` did.
    pub fn walk(
        &self,
        from: u64,
        mut each: impl FnMut(Logged) -> Result<(), StoreFault>,
    ) -> Result<(), StoreFault> {
        self.read(|connection| {
            let sql =
                "SELECT seq, kind, entry, salt, payload FROM log WHERE seq >= ?1 ORDER BY seq";
            let mut query = connection.prepare(sql)?;
            let mut rows = query.query([tree::stored(from)])?;
            while let Some(row) = rows.next()? {
                each(Logged {
                    seq: tree::place(row.get(0)?),
                    kind: row.get(1)?,
                    entry: row.get(2)?,
                    salt: row.get(3)?,
                    payload: row.get(4)?,
                })?;
            }
            Ok(())
        })
    }

    /// The records of one file, oldest first.
    ///
    /// # Errors
    /// The data base failed, or a record is not readable.
    pub fn records(&self, file: &FileId) -> Result<Vec<Record>, StoreFault> {
        self.read(|connection| {
            let sql = "SELECT payload FROM log WHERE file = ?1 AND version IS NOT NULL
                       AND payload IS NOT NULL ORDER BY version";
            let mut query = connection.prepare_cached(sql)?;
            let mut rows = query.query([file.as_str()])?;
            let mut records = Vec::new();
            while let Some(row) = rows.next()? {
                records
                    .push(serde_json::from_slice(row.get_ref(0)?.as_blob().unwrap_or_default())?);
            }
            Ok(records)
        })
    }

    /// The answer given to a key before.
    ///
    /// # Errors
    /// The data base failed.
    pub fn answered(&self, key: &str) -> Result<Option<String>, StoreFault> {
        self.read(|connection| {
            let mut query =
                connection.prepare_cached("SELECT answer FROM answered WHERE key = ?1")?;
            Ok(query.query_row([key], |row| row.get(0)).optional()?)
        })
    }

    /// One page of a list.
    ///
    /// # Errors
    /// The data base failed.
    pub fn list(&self, query: &Query) -> Result<Page, StoreFault> {
        self.read(|connection| query.run(connection))
    }

    /// How many files a query finds.
    ///
    /// # Errors
    /// The data base failed.
    pub fn count(&self, query: &Query) -> Result<u64, StoreFault> {
        self.read(|connection| query.count(connection))
    }

    /// Ids of all files of a party.
    ///
    /// # Errors
    /// The data base failed.
    pub fn files_of(&self, party_key: &str) -> Result<Vec<FileId>, StoreFault> {
        self.read(|connection| {
            let mut query =
                connection.prepare_cached("SELECT file FROM docket WHERE party_key = ?1")?;
            let ids = query.query_map([party_key], |row| row.get::<_, String>(0))?;
            ids.map(|it| Ok(FileId::new(it?))).collect()
        })
    }

    /// Moment of the newest record of a file.
    ///
    /// # Errors
    /// The data base failed.
    pub fn last_moment(&self) -> Result<Option<jiff::civil::DateTime>, StoreFault> {
        self.read(|connection| {
            let mut query = connection.prepare_cached("SELECT max(changed) FROM docket")?;
            let last: Option<String> = query.query_row([], |row| row.get(0))?;
            Ok(last.and_then(|it| it.parse().ok()))
        })
    }

    /// Every file that has a record.
    ///
    /// # Errors
    /// The data base failed.
    pub fn files(&self) -> Result<Vec<FileId>, StoreFault> {
        self.read(|connection| {
            let sql = "SELECT file FROM log WHERE version = 1 ORDER BY seq";
            let mut query = connection.prepare(sql)?;
            let ids = query.query_map([], |row| row.get::<_, String>(0))?;
            ids.map(|it| Ok(FileId::new(it?))).collect()
        })
    }

    /// Replaces all derived tables by these lines, in one transaction.
    ///
    /// # Errors
    /// The data base failed.
    pub fn replace_docket(&self, lines: Vec<DocketLine>) -> Result<(), StoreFault> {
        self.writer.write_blocking(move |log| {
            log.connection
                .execute_batch("DELETE FROM docket; DELETE FROM hand; DELETE FROM words;")?;
            lines.iter().try_for_each(|line| line.write(log.connection))
        })
    }

    /// Everyone known to the bureau.
    ///
    /// # Errors
    /// The data base failed.
    pub fn people(&self) -> Result<Vec<Person>, StoreFault> {
        self.read(|connection| {
            let mut query = connection.prepare("SELECT doc FROM person ORDER BY id")?;
            let docs = query.query_map([], |row| row.get::<_, String>(0))?;
            docs.map(|it| Ok(serde_json::from_str(&it?)?)).collect()
        })
    }

    /// Runs a write of accounts, sessions, uploads or people; none of it is in the ledger.
    ///
    /// # Errors
    /// The data base failed.
    pub(crate) fn write_plain<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreFault> + Send + 'static,
    ) -> Result<T, StoreFault> {
        self.writable()?;
        self.writer.write_blocking(move |log| work(log.connection))
    }

    /// Where the data base lies.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn append_in(log: &mut tree::Log<'_>, append: Append) -> Result<Appended, StoreFault> {
    let Append { mut record, series, mut line, key } = append;
    if let Some(key) = &key {
        let sql = "SELECT answer FROM answered WHERE key = ?1";
        let mut query = log.connection.prepare_cached(sql)?;
        if let Some(given) = query.query_row([key], |row| row.get(0)).optional()? {
            return Err(StoreFault::Answered(given));
        }
    }
    let sql = "SELECT coalesce(max(version), 0) FROM log WHERE file = ?1";
    let mut query = log.connection.prepare_cached(sql)?;
    let head: u32 = query.query_row([record.file.as_str()], |row| row.get(0))?;
    if head + 1 != record.seq {
        return Err(StoreFault::Moved { head });
    }
    let year = record.stamp.day().year();
    for (paper, series) in record.papers.iter_mut().zip(&series) {
        if let Some(series) = series {
            paper.number = Some(next_number(log, series, year)?);
        }
    }
    let numbers = record.papers.iter().filter_map(|it| it.number.as_deref());
    for number in numbers {
        line.number.get_or_insert_with(|| number.to_owned());
        line.words.push('\n');
        line.words.push_str(number);
    }
    let payload = serde_json::to_vec(&record)?;
    let (file, version) = (record.file.clone(), record.seq);
    let seq = log.add(ledger::Kind::Event, Some(file.as_str()), Some(version), None, &payload)?;
    line.write(log.connection)?;
    if let Some(key) = key {
        let sql = "INSERT INTO answered (key, at, answer) VALUES (?1, ?2, ?3)";
        let at = record.stamp.at.to_string();
        let mut insert = log.connection.prepare_cached(sql)?;
        insert.execute(params![key, at, answer(&file, version, seq)])?;
    }
    Ok(Appended { record: Arc::new(record), seq })
}

fn next_number(log: &tree::Log<'_>, series: &str, year: i16) -> Result<String, StoreFault> {
    let sql = "INSERT INTO number (series, year, last) VALUES (?1, ?2, 1)
               ON CONFLICT (series, year) DO UPDATE SET last = last + 1 RETURNING last";
    let mut query = log.connection.prepare_cached(sql)?;
    let ordinal: i64 = query.query_row(params![series, year], |row| row.get(0))?;
    Ok(paper_number(series, year, ordinal))
}
