//! Growing a log tile by tile, and reading a tree's hashes back out of tiles.

use std::collections::HashMap;

use crate::hash::{Hash, leaf_hash, node_hash};
use crate::tile::{Level, TILE_WIDTH, Tile, TileFault, encode_hashes};
use crate::tree::{Frontier, HashReader, Node, Plan};

/// Adds entries to a log and hands out the tiles to store.
///
/// Holds the right edge of the tree only: at most 8 partial tiles. Clone it before a transaction
/// and put the clone back if the transaction fails.
#[derive(Debug, Clone, Default)]
pub struct Appender {
    frontier: Frontier,
    edges: Vec<Edge>,
    full: Vec<(Tile, Vec<u8>)>,
}

/// The tile that is being filled on one level.
#[derive(Debug, Clone, Default)]
struct Edge {
    index: u64,
    hashes: Vec<Hash>,
    changed: bool,
}

impl Appender {
    /// An empty log.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes up a log of `size` entries again; `tiles` must hold [`Tile::edge`] of `size`.
    ///
    /// The caller then compares [`Appender::root`] with the last checkpoint.
    ///
    /// # Errors
    /// [`TileFault::Missing`] if one of those tiles is not there or too narrow.
    pub fn resume(size: u64, tiles: &mut TileSet) -> Result<Self, TileFault> {
        let plan = Plan::root(size);
        let peaks = tiles.hashes(plan.nodes())?;
        let edge = |level: u8| {
            let hashes = size >> (8 * level);
            let (index, width) = (hashes / 256, hashes % 256);
            let wanted =
                (0..width).map(|place| Node { level: 8 * level, index: index * 256 + place });
            let hashes = tiles.hashes(&wanted.collect::<Vec<_>>())?;
            Ok(Edge { index, hashes, changed: false })
        };
        let levels = (0..8).take_while(|level| size >> (8 * level) > 0);
        let edges = levels.map(edge).collect::<Result<_, TileFault>>()?;
        // As many peaks as bits were read, so this is never the empty tree by mistake.
        let frontier = Frontier::resume(size, peaks).unwrap_or_default();
        Ok(Appender { frontier, edges, full: Vec::new() })
    }

    /// Adds an entry; answers the hash of its leaf. The entry's index is the size before.
    pub fn append(&mut self, entry: &[u8]) -> Hash {
        let leaf = leaf_hash(entry);
        self.append_leaf(leaf);
        leaf
    }

    /// Adds an entry by its leaf hash.
    pub fn append_leaf(&mut self, leaf: Hash) {
        let Appender { frontier, edges, full } = self;
        frontier.push_with(leaf, |node, hash| {
            if !node.level.is_multiple_of(8) {
                return;
            }
            let level = usize::from(node.level / 8);
            if edges.len() <= level {
                edges.resize_with(level + 1, Edge::default);
            }
            let edge = &mut edges[level];
            edge.hashes.push(hash);
            edge.changed = true;
            if edge.hashes.len() == usize::from(TILE_WIDTH) {
                full.push((edge.tile(level), encode_hashes(&edge.hashes)));
                *edge = Edge { index: edge.index + 1, ..Edge::default() };
            }
        });
    }

    /// How many entries the log has.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The root hash of the log as it is now.
    pub fn root(&self) -> Hash {
        self.frontier.root()
    }

    /// The right edge of the tree.
    pub fn frontier(&self) -> &Frontier {
        &self.frontier
    }

    /// The tiles that became full or wider since the last call, with their bytes.
    ///
    /// Store them with the entries, in one transaction; a wider tile replaces the narrower one.
    pub fn take_tiles(&mut self) -> Vec<(Tile, Vec<u8>)> {
        let mut tiles = self.take_full();
        for (level, edge) in self.edges.iter_mut().enumerate() {
            if std::mem::take(&mut edge.changed) && !edge.hashes.is_empty() {
                tiles.push((edge.tile(level), encode_hashes(&edge.hashes)));
            }
        }
        tiles
    }

    /// The tiles that became full since the last call.
    pub(crate) fn take_full(&mut self) -> Vec<(Tile, Vec<u8>)> {
        std::mem::take(&mut self.full)
    }

    /// The partial tiles at the right edge: those of [`Tile::edge`].
    pub(crate) fn edge_tiles(&self) -> impl Iterator<Item = (Tile, Vec<u8>)> {
        let edges = self.edges.iter().enumerate();
        let edges = edges.filter(|(_, edge)| !edge.hashes.is_empty());
        edges.map(|(level, edge)| (edge.tile(level), encode_hashes(&edge.hashes)))
    }
}

impl Edge {
    fn tile(&self, level: usize) -> Tile {
        let level = Level::Hashes(level as u8);
        Tile { level, index: self.index, width: self.hashes.len() as u16 }
    }
}

/// Tiles of hashes at hand, from which any node of the tree they span can be computed.
///
/// What was computed once is kept, so a set that is kept makes the next proof cheaper.
/// They are not checked against anything: verify a proof before giving it away.
#[derive(Debug, Clone, Default)]
pub struct TileSet(HashMap<(u8, u64), Levels>);

/// The hashes of a tile, and as far as they were needed the levels above them.
type Levels = Vec<Vec<Hash>>;

impl TileSet {
    /// No tiles.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a tile; of a narrower and a wider one the wider is kept. Entry bundles are passed over.
    ///
    /// # Errors
    /// [`TileFault::Bytes`] if the bytes do not hold as many hashes as the name says.
    pub fn insert(&mut self, tile: Tile, bytes: &[u8]) -> Result<(), TileFault> {
        let Level::Hashes(level) = tile.level else {
            return Ok(());
        };
        let hashes = tile.hashes(bytes)?;
        let kept = self.0.entry((level, tile.index)).or_default();
        if kept.first().is_none_or(|narrower| narrower.len() < hashes.len()) {
            *kept = vec![hashes];
        }
        Ok(())
    }

    fn hash(&mut self, node: Node) -> Option<Hash> {
        let height = usize::from(node.level % 8);
        let width = u64::from(TILE_WIDTH) >> height;
        let levels = self.0.get_mut(&(node.level / 8, node.index / width))?;
        while levels.len() <= height {
            let pairs = levels.last()?.chunks_exact(2);
            levels.push(pairs.map(|pair| node_hash(&pair[0], &pair[1])).collect());
        }
        levels[height].get((node.index % width) as usize).copied()
    }
}

impl HashReader for TileSet {
    type Error = TileFault;

    fn hashes(&mut self, nodes: &[Node]) -> Result<Vec<Hash>, TileFault> {
        let find = |node: &Node| self.hash(*node).ok_or(TileFault::Missing(*node));
        nodes.iter().map(find).collect()
    }
}

impl Plan {
    /// The tiles of a tree of `size` leaves to fetch into a [`TileSet`] for this plan.
    pub fn tiles(&self, size: u64) -> Vec<Tile> {
        let mut tiles: Vec<_> =
            self.nodes().iter().map(|node| Tile::holding(*node, size)).collect();
        tiles.sort_unstable();
        tiles.dedup();
        tiles
    }
}
