#![doc = include_str!("../README.md")]

mod append;
mod audit;
mod checkpoint;
mod entry;
mod export;
mod fault;
mod hash;
mod key;
mod note;
mod proof;
mod receipt;
mod tile;
mod tlog_proof;
mod tree;

pub use append::{Appender, TileSet};
pub use audit::{Auditor, Kept, Record, Report, audit};
pub use checkpoint::{Checkpoint, Opened, Trust};
pub use entry::{ENTRY_LENGTH, Entry, EntryFault, Erasure, Kind, Salt, commit, open};
pub use export::{ExportFault, verify_export};
pub use fault::{Fault, RecordFault};
pub use hash::{Hash, NotAHash, empty_root, leaf_hash, node_hash};
pub use key::{KeyFault, Skey, Use, Vkey};
pub use note::{Note, NoteFault, Signed};
pub use proof::{ProofFault, verify_consistency, verify_inclusion};
pub use receipt::{PaperRecord, Receipt, Verified, verify_receipt};
pub use tile::{Level, TILE_WIDTH, Tile, TileFault, encode_entries, encode_hashes};
pub use tlog_proof::{TlogProof, TlogProofFault};
pub use tree::{Frontier, HashReader, Node, Plan, ReadFault};
