//! The Merkle tree of RFC 6962 §2.1: growing it, and naming the nodes that a proof needs.

use crate::hash::{Hash, empty_root, node_hash};
use crate::proof::ProofFault;

/// The root of a perfect subtree: `level` 0 is a leaf, `index` counts from the left.
///
/// The node spans the leaves `index << level .. (index + 1) << level`. Such a node never changes
/// once it exists, so it may be stored, cached and published for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node {
    /// The height above the leaves, 0 to 63.
    pub level: u8,
    /// The position among the nodes of this level, from 0.
    pub index: u64,
}

/// Where hashes are kept: a database, tiles, memory.
///
/// One call asks for all the nodes of one proof, so a store needs one round trip.
pub trait HashReader {
    /// What may go wrong when reading.
    type Error;

    /// The hashes of `nodes`, in the same order.
    fn hashes(&mut self, nodes: &[Node]) -> Result<Vec<Hash>, Self::Error>;
}

/// The right edge of a growing tree: all that is needed to add leaves and to know the root.
///
/// Holds one hash for each bit set in the number of leaves, so at most 64.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// The tree without leaves.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes up a tree of `size` leaves whose perfect subtrees have the hashes `peaks`, from left
    /// to right: those of `Plan::root(size).nodes()`. `None` if their number is wrong.
    pub fn resume(size: u64, peaks: Vec<Hash>) -> Option<Self> {
        (peaks.len() == size.count_ones() as usize).then_some(Self { size, peaks })
    }

    /// How many leaves the tree has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hashes of the perfect subtrees, from left to right.
    pub fn peaks(&self) -> &[Hash] {
        &self.peaks
    }

    /// Adds a leaf by its [`leaf_hash`](crate::leaf_hash).
    pub fn push(&mut self, leaf: Hash) {
        self.push_with(leaf, |_, _| {});
    }

    /// Adds a leaf and tells `on_node` every node that is thereby complete, the leaf first:
    /// two a leaf on average, `log2(size) + 1` at most.
    pub fn push_with(&mut self, leaf: Hash, mut on_node: impl FnMut(Node, Hash)) {
        let (mut node, mut hash) = (Node { level: 0, index: self.size }, leaf);
        on_node(node, hash);
        while node.index & 1 == 1 {
            let Some(left) = self.peaks.pop() else { break };
            hash = node_hash(&left, &hash);
            node = Node { level: node.level + 1, index: node.index >> 1 };
            on_node(node, hash);
        }
        self.peaks.push(hash);
        self.size += 1;
    }

    /// The root hash of the tree as it is now.
    pub fn root(&self) -> Hash {
        fold(&self.peaks).unwrap_or_else(empty_root)
    }
}

/// Joins perfect subtrees, given from left to right, into the hash of all of them.
fn fold(peaks: &[Hash]) -> Option<Hash> {
    let (last, rest) = peaks.split_last()?;
    Some(rest.iter().rev().fold(*last, |right, left| node_hash(left, &right)))
}

/// Which stored nodes a root or a proof is made of, and how to put them together.
///
/// The plan needs no store: fetch [`Plan::nodes`] in whatever way suits, then [`Plan::finish`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    nodes: Vec<Node>,
    /// For each hash of the result, of how many nodes it is folded.
    spans: Vec<usize>,
}

impl Plan {
    /// The root of the tree of the first `size` leaves. The result has one hash.
    pub fn root(size: u64) -> Plan {
        Plan::of(&[(0, size)])
    }

    /// The inclusion proof of leaf `index` in the tree of `size` leaves, from the leaf's sibling
    /// upwards. RFC 6962 §2.1.1.
    ///
    /// # Errors
    /// [`ProofFault::Outside`] if there is no such leaf.
    pub fn inclusion(index: u64, size: u64) -> Result<Plan, ProofFault> {
        if index >= size {
            return Err(ProofFault::Outside { index, size });
        }
        let (mut low, mut high, mut siblings) = (0, size, Vec::new());
        while high - low > 1 {
            let middle = low + half(high - low);
            if index < middle {
                siblings.push((middle, high));
                high = middle;
            } else {
                siblings.push((low, middle));
                low = middle;
            }
        }
        siblings.reverse();
        Ok(Plan::of(&siblings))
    }

    /// The proof that the tree of `old` leaves is the beginning of that of `new` leaves.
    /// RFC 6962 §2.1.2; from the empty tree and between equal sizes the proof is empty.
    ///
    /// # Errors
    /// [`ProofFault::Shrunk`] if `old` is larger than `new`.
    pub fn consistency(old: u64, new: u64) -> Result<Plan, ProofFault> {
        if old > new {
            return Err(ProofFault::Shrunk { old, new });
        }
        if old == 0 || old == new {
            return Ok(Plan::of(&[]));
        }
        let (mut low, mut high, mut subtrees) = (0, new, Vec::new());
        while old != high {
            let middle = low + half(high - low);
            if old <= middle {
                subtrees.push((middle, high));
                high = middle;
            } else {
                subtrees.push((low, middle));
                low = middle;
            }
        }
        // When the old tree is itself one subtree, the verifier knows its hash.
        if low != 0 {
            subtrees.push((low, high));
        }
        subtrees.reverse();
        Ok(Plan::of(&subtrees))
    }

    /// The nodes to fetch, in this order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// How many hashes the root or proof will have.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether the proof needs no hash at all.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Puts the hashes of [`Plan::nodes`] together.
    ///
    /// # Errors
    /// [`ProofFault::Nodes`] if there are not as many hashes as nodes.
    pub fn finish(&self, hashes: &[Hash]) -> Result<Vec<Hash>, ProofFault> {
        if hashes.len() != self.nodes.len() {
            return Err(ProofFault::Nodes { asked: self.nodes.len(), found: hashes.len() });
        }
        let mut rest = hashes;
        let fold_next = |span: &usize| {
            let (these, later) = rest.split_at(*span);
            rest = later;
            fold(these).unwrap_or_else(empty_root)
        };
        Ok(self.spans.iter().map(fold_next).collect())
    }

    /// Fetches and finishes in one go.
    ///
    /// # Errors
    /// What the reader says; or [`ProofFault::Nodes`] if it answers with another number of hashes.
    pub fn read<R: HashReader>(&self, reader: &mut R) -> Result<Vec<Hash>, ReadFault<R::Error>> {
        let hashes = reader.hashes(&self.nodes).map_err(ReadFault::Reader)?;
        Ok(self.finish(&hashes)?)
    }

    fn of(ranges: &[(u64, u64)]) -> Plan {
        let mut nodes = Vec::new();
        let spans = ranges.iter().map(|&(low, high)| split(low, high, &mut nodes)).collect();
        Plan { nodes, spans }
    }
}

/// Why a proof could not be made from a store.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault<E> {
    /// The store failed.
    #[error("the hashes cannot be read: {0}")]
    Reader(E),
    /// The question made no sense, or the store answered with another number of hashes.
    #[error(transparent)]
    Proof(#[from] ProofFault),
}

/// The largest power of two smaller than `leaves` (which is at least 2): RFC 6962's `k`.
fn half(leaves: u64) -> u64 {
    1 << (63 - (leaves - 1).leading_zeros())
}

/// Splits leaves `low..high` into perfect subtrees from left to right; answers how many.
fn split(mut low: u64, high: u64, nodes: &mut Vec<Node>) -> usize {
    let before = nodes.len();
    while low < high {
        let level = 63 - (high - low).leading_zeros();
        nodes.push(Node { level: level as u8, index: low >> level });
        low += 1 << level;
    }
    nodes.len() - before
}
