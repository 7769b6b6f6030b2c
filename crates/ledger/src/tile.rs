//! Tiles and entry bundles of `c2sp.org/tlog-tiles`: their paths and their bytes.

use std::fmt;
use std::str::FromStr;

use crate::hash::{Hash, decimal};
use crate::tree::Node;

/// How many hashes a full tile holds, and how many entries a full bundle.
pub const TILE_WIDTH: u16 = 256;

/// What a tile holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The log entries themselves: an entry bundle.
    Entries,
    /// Hashes of the tree at height `8 * level`; level 0 holds leaf hashes.
    Hashes(u8),
}

/// The name of a tile or entry bundle; [`fmt::Display`] and [`FromStr`] are its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// What it holds.
    pub level: Level,
    /// Which one it is, from the left, from 0.
    pub index: u64,
    /// How many hashes or entries it holds: 256 when full, 1 to 255 when partial.
    pub width: u16,
}

/// Why a tile or its path is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TileFault {
    /// Not a path such as `tile/0/x001/234.p/56`.
    #[error("{0:?} is not a tile path such as tile/0/x001/234.p/56")]
    Path(String),
    /// The bytes do not hold as many hashes or entries as the path says.
    #[error("{tile}: expected {} items, found {found} bytes that do not hold them", tile.width)]
    Bytes {
        /// The tile's name.
        tile: Tile,
        /// How many bytes there are.
        found: usize,
    },
    /// A log entry may have 65,535 bytes, because a bundle writes its length in 16 bits.
    #[error("an entry of {0} bytes is longer than the 65535 a bundle can hold")]
    EntryTooLong(usize),
    /// A hash was asked of a tile that is not at hand or is too narrow.
    #[error("node {} of level {} is in none of the tiles at hand", .0.index, .0.level)]
    Missing(Node),
}

impl Tile {
    /// Every tile of hashes that a tree of `size` leaves has, from the leaves upwards.
    pub fn all(size: u64) -> impl Iterator<Item = Tile> {
        Tile::grown(0, size)
    }

    /// The tiles of hashes that are new or wider when a tree grows from `old` to `new` leaves.
    pub fn grown(old: u64, new: u64) -> impl Iterator<Item = Tile> {
        (0..8u8).flat_map(move |level| {
            let (from, to) = (old >> (8 * level), new >> (8 * level));
            let tiles = if from < to { from / 256..to.div_ceil(256) } else { 0..0 };
            tiles.map(move |index| Tile {
                level: Level::Hashes(level),
                index,
                width: (to - index * 256).min(256) as u16,
            })
        })
    }

    /// The entry bundles that hold the first `size` entries.
    pub fn bundles(size: u64) -> impl Iterator<Item = Tile> {
        (0..size.div_ceil(256)).map(move |index| Tile {
            level: Level::Entries,
            index,
            width: (size - index * 256).min(256) as u16,
        })
    }

    /// The partial tiles at the right edge of a tree of `size` leaves, from the leaves upwards:
    /// what is needed to go on growing it.
    pub fn edge(size: u64) -> impl Iterator<Item = Tile> {
        (0..8u8).filter_map(move |level| {
            let hashes = size >> (8 * level);
            let width = (hashes % 256) as u16;
            let tile = Tile { level: Level::Hashes(level), index: hashes / 256, width };
            (width > 0).then_some(tile)
        })
    }

    /// The tile of a tree of `size` leaves from which `node` can be computed.
    pub fn holding(node: Node, size: u64) -> Tile {
        let (level, first) = (node.level / 8, node.index << (node.level % 8));
        let (index, hashes) = (first / 256, size >> (8 * level));
        let width = hashes.saturating_sub(index * 256).min(256) as u16;
        Tile { level: Level::Hashes(level), index, width }
    }

    /// Whether it is full, and so will never change.
    pub fn is_full(&self) -> bool {
        self.width == TILE_WIDTH
    }

    /// The same tile when full: what a log may serve in place of a partial one.
    pub fn full(self) -> Tile {
        Tile { width: TILE_WIDTH, ..self }
    }

    /// Reads the bytes of a tile of hashes.
    ///
    /// # Errors
    /// [`TileFault::Bytes`] unless there are exactly `width` hashes.
    pub fn hashes(&self, bytes: &[u8]) -> Result<Vec<Hash>, TileFault> {
        let (hashes, rest) = bytes.as_chunks();
        if hashes.len() != usize::from(self.width) || !rest.is_empty() {
            return Err(TileFault::Bytes { tile: *self, found: bytes.len() });
        }
        Ok(hashes.iter().copied().map(Hash).collect())
    }

    /// Reads the bytes of an entry bundle.
    ///
    /// # Errors
    /// [`TileFault::Bytes`] unless there are exactly `width` entries.
    pub fn entries<'b>(&self, bytes: &'b [u8]) -> Result<Vec<&'b [u8]>, TileFault> {
        let fault = || TileFault::Bytes { tile: *self, found: bytes.len() };
        let (mut rest, mut entries) = (bytes, Vec::with_capacity(usize::from(self.width)));
        while let Some((length, after)) = rest.split_first_chunk() {
            let length = usize::from(u16::from_be_bytes(*length));
            let (entry, after) = after.split_at_checked(length).ok_or_else(fault)?;
            entries.push(entry);
            rest = after;
        }
        let complete = rest.is_empty() && entries.len() == usize::from(self.width);
        if complete { Ok(entries) } else { Err(fault()) }
    }
}

/// The bytes of a tile that holds these hashes.
pub fn encode_hashes(hashes: &[Hash]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// The bytes of a bundle that holds these entries, each after its length in 16 bits.
///
/// # Errors
/// [`TileFault::EntryTooLong`] for an entry of more than 65,535 bytes.
pub fn encode_entries<'e>(
    entries: impl IntoIterator<Item = &'e [u8]>,
) -> Result<Vec<u8>, TileFault> {
    let mut bytes = Vec::new();
    for entry in entries {
        let too_long = |_| TileFault::EntryTooLong(entry.len());
        bytes.extend(u16::try_from(entry.len()).map_err(too_long)?.to_be_bytes());
        bytes.extend(entry);
    }
    Ok(bytes)
}

impl fmt::Display for Tile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.level {
            Level::Entries => f.write_str("tile/entries")?,
            Level::Hashes(level) => write!(f, "tile/{level}")?,
        }
        let digits = self.index.to_string();
        let padded = format!("{digits:0>width$}", width = digits.len().next_multiple_of(3));
        let groups = padded.len() / 3;
        for group in 0..groups {
            let x = if group + 1 < groups { "x" } else { "" };
            write!(f, "/{x}{}", &padded[3 * group..3 * group + 3])?;
        }
        if self.is_full() { Ok(()) } else { write!(f, ".p/{}", self.width) }
    }
}

impl FromStr for Tile {
    type Err = TileFault;

    fn from_str(path: &str) -> Result<Self, TileFault> {
        // Whatever reads well but is not written as this tile is written, is refused.
        let tile = parse(path).filter(|tile| tile.to_string() == path);
        tile.ok_or_else(|| TileFault::Path(path.chars().take(120).collect()))
    }
}

fn parse(path: &str) -> Option<Tile> {
    let (level, rest) = path.strip_prefix("tile/")?.split_once('/')?;
    let level = match level {
        "entries" => Level::Entries,
        level => Level::Hashes(decimal(level).filter(|level| *level < 64)? as u8),
    };
    let (index, width) = match rest.split_once(".p/") {
        None => (rest, u64::from(TILE_WIDTH)),
        Some((index, width)) => (index, decimal(width).filter(|width| (1..256).contains(width))?),
    };
    let digits: String = index.chars().filter(|c| !matches!(c, 'x' | '/')).collect();
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    Some(Tile { level, index: digits.parse().ok()?, width: width as u16 })
}
