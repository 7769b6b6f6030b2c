//! Checking inclusion and consistency proofs: RFC 9162 §2.1.3.2 and §2.1.4.2.
//!
//! Nothing here shares code with the making of proofs, so a mistake on one side is seen by the
//! other.

use crate::hash::{Hash, empty_root, node_hash};

/// Why a proof is refused, or cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// There is no such leaf.
    #[error("leaf {index} lies outside the tree of {size} leaves")]
    Outside {
        /// The leaf asked for, from 0.
        index: u64,
        /// How many leaves the tree has.
        size: u64,
    },
    /// The later tree is smaller than the earlier one.
    #[error("the tree shrank from {old} to {new} leaves")]
    Shrunk {
        /// Leaves of the earlier tree.
        old: u64,
        /// Leaves of the later tree.
        new: u64,
    },
    /// A proof between these trees has another number of hashes.
    #[error("the proof has {found} hashes, which is not what trees of these sizes need")]
    Length {
        /// How many hashes the proof has.
        found: usize,
    },
    /// The proof leads to another root than the (later) tree's.
    #[error("the proof leads to another root")]
    Root,
    /// The proof leads to another root than the earlier tree's.
    #[error("the proof leads to another root of the earlier tree")]
    OldRoot,
    /// A reader gave another number of hashes than it was asked for.
    #[error("{asked} hashes were asked for and {found} given")]
    Nodes {
        /// How many were asked for.
        asked: usize,
        /// How many were given.
        found: usize,
    },
}

/// Checks that the leaf with hash `leaf` stands at `index` in the tree of `size` leaves and
/// root `root`. RFC 9162 §2.1.3.2.
///
/// # Errors
/// Says whether the index, the length of the proof or the root is wrong.
pub fn verify_inclusion(
    leaf: Hash,
    index: u64,
    size: u64,
    proof: &[Hash],
    root: Hash,
) -> Result<(), ProofFault> {
    if index >= size {
        return Err(ProofFault::Outside { index, size });
    }
    let (mut first, mut last, mut hash) = (index, size - 1, leaf);
    for sibling in proof {
        if last == 0 {
            return Err(ProofFault::Length { found: proof.len() });
        }
        if first & 1 == 1 || first == last {
            hash = node_hash(sibling, &hash);
            climb(&mut first, &mut last);
        } else {
            hash = node_hash(&hash, sibling);
        }
        (first, last) = (first >> 1, last >> 1);
    }
    if last != 0 {
        return Err(ProofFault::Length { found: proof.len() });
    }
    if hash == root { Ok(()) } else { Err(ProofFault::Root) }
}

/// Checks that the tree of `old_size` leaves and root `old_root` is the beginning of the tree of
/// `new_size` leaves and root `new_root`. RFC 9162 §2.1.4.2.
///
/// The proof from the empty tree, and that between equal sizes, is empty.
///
/// # Errors
/// Says whether the sizes, the length of the proof or one of the roots is wrong.
pub fn verify_consistency(
    old_size: u64,
    old_root: Hash,
    new_size: u64,
    new_root: Hash,
    proof: &[Hash],
) -> Result<(), ProofFault> {
    let length = || ProofFault::Length { found: proof.len() };
    if old_size > new_size {
        return Err(ProofFault::Shrunk { old: old_size, new: new_size });
    }
    if old_size == 0 || old_size == new_size {
        let known = if old_size == 0 { empty_root() } else { new_root };
        return match proof {
            [] if old_root == known => Ok(()),
            [] => Err(ProofFault::OldRoot),
            _ => Err(length()),
        };
    }
    // When the old tree is a perfect subtree of the new one, its root opens the proof.
    let (start, path) = match proof.split_first() {
        _ if old_size.is_power_of_two() => (old_root, proof),
        Some((start, path)) => (*start, path),
        None => return Err(length()),
    };
    let (mut first, mut last) = (old_size - 1, new_size - 1);
    let whole = first.trailing_ones();
    (first, last) = (first >> whole, last >> whole);
    let (mut old, mut new) = (start, start);
    for sibling in path {
        if last == 0 {
            return Err(length());
        }
        if first & 1 == 1 || first == last {
            (old, new) = (node_hash(sibling, &old), node_hash(sibling, &new));
            climb(&mut first, &mut last);
        } else {
            new = node_hash(&new, sibling);
        }
        (first, last) = (first >> 1, last >> 1);
    }
    if last != 0 {
        Err(length())
    } else if old != old_root {
        Err(ProofFault::OldRoot)
    } else if new != new_root {
        Err(ProofFault::Root)
    } else {
        Ok(())
    }
}

/// Skips the levels at which the right edge has no sibling.
fn climb(first: &mut u64, last: &mut u64) {
    while *first & 1 == 0 && *first != 0 {
        (*first, *last) = (*first >> 1, *last >> 1);
    }
}
