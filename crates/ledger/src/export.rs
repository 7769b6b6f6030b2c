//! Verifying a published log: `checkpoint`, `tile/…` and `tile/entries/…` of
//! `c2sp.org/tlog-tiles`, as they lie in a directory or on a web server.

use std::collections::BTreeMap;

use crate::append::Appender;
use crate::checkpoint::{Checkpoint, Opened, Trust};
use crate::entry::Entry;
use crate::fault::{Fault, RecordFault};
use crate::hash::{Hash, leaf_hash};
use crate::note::NoteFault;
use crate::tile::{Level, Tile};

/// Why an export was not verified.
#[derive(Debug, thiserror::Error)]
pub enum ExportFault<E> {
    /// A file could not be read.
    #[error("{path}: {error}")]
    Read {
        /// The file, relative to the export.
        path: String,
        /// What the reader says.
        error: E,
    },
    /// The export is not what was signed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Reads every entry of an export, derives every tile and the root anew, and compares them with
/// what is published and signed.
///
/// `read` gets a path such as `tile/entries/x001/234.p/56` and answers with the bytes, or `None`
/// if there is no such file. `known` are signed checkpoints from elsewhere (a witness, a printed
/// QR code): the export must contain their trees. Holds one tile of each level.
///
/// # Errors
/// The first [`Fault`] found, or what `read` says.
pub fn verify_export<E>(
    read: impl FnMut(&str) -> Result<Option<Vec<u8>>, E>,
    known: &[String],
    trust: &Trust,
) -> Result<Opened, ExportFault<E>> {
    let mut files = Files(read);
    let (_, note) = files.first(["checkpoint".to_owned()])?;
    let note = String::from_utf8(note).map_err(|_| NoteFault::Form("not UTF-8"));
    let opened = note.and_then(|note| trust.open(&note)).map_err(Fault::from)?;
    let size = opened.checkpoint.size;

    let mut roots = Roots::default();
    for note in known {
        roots.expect(&trust.open(note).map_err(Fault::from)?.checkpoint, size)?;
    }
    roots.expect(&opened.checkpoint, size)?;

    let mut log = Appender::new();
    roots.compare(&log)?;
    for bundle in Tile::bundles(size) {
        for leaf in files.leaves(bundle)? {
            log.append_leaf(leaf);
            roots.compare(&log)?;
        }
        files.compare(log.take_full())?;
    }
    files.compare(log.edge_tiles().collect())?;
    Ok(opened)
}

/// The roots that the tree must have on its way.
#[derive(Default)]
struct Roots {
    expected: BTreeMap<u64, Hash>,
    agreed: u64,
}

impl Roots {
    fn expect(&mut self, checkpoint: &Checkpoint, found: u64) -> Result<(), Fault> {
        let (signed, root) = (checkpoint.size, checkpoint.root);
        if signed > found {
            return Err(Fault::Missing { found, signed });
        }
        if *self.expected.entry(signed).or_insert(root) != root {
            return Err(Fault::Fork { size: signed });
        }
        Ok(())
    }

    fn compare(&mut self, log: &Appender) -> Result<(), Fault> {
        let size = log.size();
        if let Some(root) = self.expected.get(&size) {
            if *root != log.root() {
                return Err(Fault::Root { from: self.agreed, size });
            }
            self.agreed = size;
        }
        Ok(())
    }
}

/// The files of the export.
struct Files<R>(R);

impl<E, R: FnMut(&str) -> Result<Option<Vec<u8>>, E>> Files<R> {
    /// The leaf hashes of a bundle's entries, after comparing them with the tile of leaf hashes.
    fn leaves(&mut self, bundle: Tile) -> Result<Vec<Hash>, ExportFault<E>> {
        let (wide, bytes) = self.tile(bundle)?;
        let entries = wide.entries(&bytes).map_err(Fault::from)?;
        let (tile, published) = self.hashes(Tile { level: Level::Hashes(0), ..bundle })?;
        let mut leaves = Vec::with_capacity(published.len());
        for (seq, (entry, published)) in (bundle.index * 256..).zip(entries.iter().zip(published)) {
            let entry_fault = |e| Fault::Record { seq, what: RecordFault::Entry(e) };
            Entry::parse(entry).map_err(entry_fault)?;
            if leaf_hash(entry) != published {
                return Err(Fault::Tile { tile, seq }.into());
            }
            leaves.push(published);
        }
        Ok(leaves)
    }

    /// Compares derived tiles above the leaves with the published ones.
    fn compare(&mut self, derived: Vec<(Tile, Vec<u8>)>) -> Result<(), ExportFault<E>> {
        for (tile, bytes) in derived {
            let Level::Hashes(level @ 1..) = tile.level else {
                continue;
            };
            let derived = tile.hashes(&bytes).map_err(Fault::from)?;
            let (tile, published) = self.hashes(tile)?;
            let differs = derived.iter().zip(&published).position(|(ours, theirs)| ours != theirs);
            if let Some(place) = differs {
                let seq = (tile.index * 256 + place as u64) << (8 * level);
                return Err(Fault::Tile { tile, seq }.into());
            }
        }
        Ok(())
    }

    fn hashes(&mut self, tile: Tile) -> Result<(Tile, Vec<Hash>), ExportFault<E>> {
        let (wide, bytes) = self.tile(tile)?;
        let mut hashes = wide.hashes(&bytes).map_err(Fault::from)?;
        hashes.truncate(usize::from(tile.width));
        Ok((tile, hashes))
    }

    /// A tile, or the full one that a log may serve in its place.
    fn tile(&mut self, tile: Tile) -> Result<(Tile, Vec<u8>), ExportFault<E>> {
        let (which, bytes) = self.first([tile.to_string(), tile.full().to_string()])?;
        Ok((if which == 0 { tile } else { tile.full() }, bytes))
    }

    fn first<const N: usize>(
        &mut self,
        paths: [String; N],
    ) -> Result<(usize, Vec<u8>), ExportFault<E>> {
        for (which, path) in paths.iter().enumerate() {
            match (self.0)(path) {
                Ok(None) => {}
                Ok(Some(bytes)) => return Ok((which, bytes)),
                Err(error) => {
                    return Err(ExportFault::Read { path: path.clone(), error });
                }
            }
        }
        Err(Fault::Absent(paths.into_iter().next().unwrap_or_default()).into())
    }
}
