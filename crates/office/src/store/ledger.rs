//! The ledger in the data base: entries, tiles and signed checkpoints, written with the records.

use super::StoreFault;
use ledger::{Appender, Checkpoint, Entry, Level, Plan, Salt, Skey, Tile, TileSet, TlogProof};
use rusqlite::{Connection, OptionalExtension, params};

/// What the writer knows of the tree: its right edge, and the key that signs.
#[derive(Clone)]
pub(super) struct Keeper {
    appender: Appender,
    key: std::sync::Arc<Skey>,
}

impl Keeper {
    /// Reads the right edge of the tree from the tiles.
    pub(super) fn resume(connection: &Connection, key: Skey) -> Result<Self, StoreFault> {
        let size =
            connection.query_row("SELECT count(*) FROM log", [], |row| row.get(0).map(place))?;
        let mut tiles = TileSet::new();
        for tile in Tile::edge(size) {
            if let Some(bytes) = tile_bytes(connection, &tile)? {
                tiles.insert(tile, &bytes).map_err(|it| StoreFault::Ledger(it.to_string()))?;
            }
        }
        let appender =
            Appender::resume(size, &mut tiles).map_err(|it| StoreFault::Ledger(it.to_string()))?;
        Ok(Self { appender, key: std::sync::Arc::new(key) })
    }

    /// The keeper after these entries, their tiles and a signed checkpoint written.
    pub(super) fn advanced(
        &self,
        connection: &Connection,
        entries: Vec<Entry>,
    ) -> Result<Self, StoreFault> {
        let mut next = self.clone();
        if entries.is_empty() {
            return Ok(next);
        }
        for entry in entries {
            next.appender.append(&entry.to_bytes());
        }
        let mut insert = connection
            .prepare_cached("INSERT OR REPLACE INTO tile (level, n, bytes) VALUES (?1, ?2, ?3)")?;
        for (tile, bytes) in next.appender.take_tiles() {
            let Level::Hashes(level) = tile.level else { continue };
            insert.execute(params![level, stored(tile.index), bytes])?;
        }
        let origin = next.key.vkey().name().to_owned();
        let (size, root) = (next.appender.size(), next.appender.root());
        let checkpoint = Checkpoint { origin, size, root, extensions: Vec::new() };
        let note =
            checkpoint.sign(next.key.as_ref()).map_err(|it| StoreFault::Ledger(it.to_string()))?;
        connection
            .prepare_cached("INSERT INTO checkpoint (size, note) VALUES (?1, ?2)")?
            .execute(params![stored(size), note.to_string()])?;
        Ok(next)
    }
}

/// One group of jobs: the transaction, and the entries it adds to the tree.
pub(super) struct Log<'c> {
    pub(super) connection: &'c Connection,
    size: u64,
    entries: Vec<Entry>,
}

impl<'c> Log<'c> {
    pub(super) fn new(connection: &'c Connection, keeper: &Keeper) -> Self {
        Self { connection, size: keeper.appender.size(), entries: Vec::new() }
    }

    /// Runs a job; if it fails, nothing of it remains.
    pub(super) fn in_savepoint<T>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, StoreFault>,
    ) -> Result<T, StoreFault> {
        let before = self.entries.len();
        self.connection.prepare_cached("SAVEPOINT job")?.execute([])?;
        let result = work(self);
        if result.is_err() {
            self.entries.truncate(before);
            self.connection.prepare_cached("ROLLBACK TO job")?.execute([])?;
        }
        self.connection.prepare_cached("RELEASE job")?.execute([])?;
        result
    }

    /// Adds a record to the ledger and returns its place.
    pub(super) fn add(
        &mut self,
        kind: ledger::Kind,
        file: Option<&str>,
        version: Option<u32>,
        paper: Option<u32>,
        payload: &[u8],
    ) -> Result<u64, StoreFault> {
        let salt = new_salt()?;
        let entry = ledger::commit(kind, payload, &salt);
        let seq = self.size + self.entries.len() as u64;
        self.connection
            .prepare_cached(
                "INSERT INTO log (seq, kind, file, version, paper, entry, salt, payload)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                stored(seq),
                kind as u8,
                file,
                version,
                paper,
                entry.to_bytes().as_slice(),
                salt.bytes().as_slice(),
                payload
            ])?;
        self.entries.push(entry);
        Ok(seq)
    }

    pub(super) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}

fn new_salt() -> Result<Salt, StoreFault> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|it| StoreFault::Ledger(it.to_string()))?;
    Salt::new(bytes).map_err(|it| StoreFault::Ledger(it.to_string()))
}

/// The stored bytes of a tile, however full it is.
pub(super) fn tile_bytes(
    connection: &Connection,
    tile: &Tile,
) -> Result<Option<Vec<u8>>, StoreFault> {
    let Level::Hashes(level) = tile.level else { return Ok(None) };
    let mut query =
        connection.prepare_cached("SELECT bytes FROM tile WHERE level = ?1 AND n = ?2")?;
    Ok(query.query_row(params![level, stored(tile.index)], |row| row.get(0)).optional()?)
}

/// The newest checkpoint.
pub(super) fn newest(connection: &Connection) -> Result<Option<(u64, String)>, StoreFault> {
    let mut query = connection
        .prepare_cached("SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1")?;
    Ok(query.query_row([], |row| Ok((place(row.get(0)?), row.get(1)?))).optional()?)
}

/// A proof that the entry at `seq` stands in the newest signed tree.
pub(super) fn proof(connection: &Connection, seq: u64) -> Result<TlogProof, StoreFault> {
    let (size, note) = newest(connection)?
        .ok_or_else(|| StoreFault::Ledger("nothing has been recorded".to_owned()))?;
    let plan = Plan::inclusion(seq, size).map_err(|it| StoreFault::Ledger(it.to_string()))?;
    let mut tiles = TileSet::new();
    for tile in plan.tiles(size) {
        if let Some(bytes) = tile_bytes(connection, &tile)? {
            tiles.insert(tile, &bytes).map_err(|it| StoreFault::Ledger(it.to_string()))?;
        }
    }
    let hashes = plan.read(&mut tiles);
    let hashes = hashes.map_err(|it| StoreFault::Ledger(format!("{it:?}")))?;
    Ok(TlogProof { extra: None, index: seq, hashes, checkpoint: note })
}

/// A place or size as the data base keeps it; the tree never comes near the limit.
pub(super) fn stored(place: u64) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// A place or size read back.
pub(super) fn place(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or_default()
}

impl super::Sqlite {
    /// The bytes of entries in the order of the log, from the place `from` on.
    ///
    /// # Errors
    /// The data base failed.
    pub fn entries(&self, from: u64, most: usize) -> Result<Vec<Vec<u8>>, StoreFault> {
        self.read(|connection| {
            let sql = "SELECT entry FROM log WHERE seq >= ?1 ORDER BY seq LIMIT ?2";
            let mut query = connection.prepare_cached(sql)?;
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            let entries = query.query_map(params![stored(from), most], |row| row.get(0))?;
            Ok(entries.collect::<Result<_, _>>()?)
        })
    }
}
