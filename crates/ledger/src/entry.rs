//! Log entries: salted commitments that reveal nothing, and so can outlive what they commit to.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::hash::Hash;

/// How many bytes an entry has, always.
pub const ENTRY_LENGTH: usize = 40;

/// The first bytes of every entry: the format's name and its version.
const MAGIC: [u8; 5] = *b"FADU\x01";

/// The one suite there is: commitments are SHA-256. (2 is set aside for SM3.)
const SHA_256: u8 = 1;

/// What an entry stands for. It is public, so it is coarse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// 事件: something that happened in a file.
    Event,
    /// 文书: a paper that was issued; its payload is a [`PaperRecord`](crate::PaperRecord).
    Paper,
    /// 查阅: someone looked at evidence or personal data.
    Access,
    /// 消除: payloads were destroyed; its payload is an [`Erasure`].
    Erasure,
}

impl Kind {
    const ALL: [(Kind, u8); 4] =
        [(Kind::Event, 1), (Kind::Paper, 2), (Kind::Access, 3), (Kind::Erasure, 4)];

    fn byte(self) -> u8 {
        match self {
            Kind::Event => 1,
            Kind::Paper => 2,
            Kind::Access => 3,
            Kind::Erasure => 4,
        }
    }
}

/// 32 bytes from a random generator, new for every record and kept beside its payload.
///
/// Whoever has the entry and the salt can try payloads until one fits: keep it as secret as the
/// payload, and destroy it with the payload. [`fmt::Debug`] does not show it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    /// Takes 32 random bytes.
    ///
    /// # Errors
    /// [`EntryFault::Unsalted`] if all bytes are equal: that was no random generator.
    pub fn new(bytes: [u8; 32]) -> Result<Salt, EntryFault> {
        if bytes.iter().all(|byte| *byte == bytes[0]) {
            return Err(EntryFault::Unsalted);
        }
        Ok(Salt(bytes))
    }

    /// The bytes, to be stored.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(…)")
    }
}

/// A log entry. Its bytes are what the tree hashes and what bundles publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it stands for.
    pub kind: Kind,
    /// SHA-256(salt ‖ payload).
    pub commitment: Hash,
}

/// Why bytes are not an entry, or a salt not a salt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EntryFault {
    /// An entry has exactly 40 bytes.
    #[error("an entry has {ENTRY_LENGTH} bytes, not {0}")]
    Length(usize),
    /// The first five bytes are not `FADU` and version 1.
    #[error("not a Fadu entry of version 1")]
    Magic,
    /// The kind is none that is known.
    #[error("kind {0} is unknown")]
    Kind(u8),
    /// The suite is none that is known, or the reserved byte is not 0.
    #[error("hash suite {0} or reserved byte {1} is unknown")]
    Suite(u8, u8),
    /// The salt is no random bytes.
    #[error("the salt is not 32 random bytes")]
    Unsalted,
}

/// Commits to a payload: the entry tells nothing of it to anyone without the salt.
pub fn commit(kind: Kind, payload: &[u8], salt: &Salt) -> Entry {
    let commitment = Sha256::new().chain_update(salt.0).chain_update(payload).finalize();
    Entry { kind, commitment: Hash(commitment.into()) }
}

/// Whether the entry commits to this payload under this salt.
pub fn open(entry: &Entry, payload: &[u8], salt: &Salt) -> bool {
    commit(entry.kind, payload, salt) == *entry
}

impl Entry {
    /// The bytes of the entry.
    pub fn to_bytes(&self) -> [u8; ENTRY_LENGTH] {
        let mut bytes = [0; ENTRY_LENGTH];
        bytes[..5].copy_from_slice(&MAGIC);
        bytes[5] = self.kind.byte();
        bytes[6] = SHA_256;
        bytes[8..].copy_from_slice(&self.commitment.0);
        bytes
    }

    /// Reads the bytes of an entry; what a later version may mean is refused, not guessed.
    ///
    /// # Errors
    /// [`EntryFault`].
    pub fn parse(bytes: &[u8]) -> Result<Entry, EntryFault> {
        let whole: &[u8; ENTRY_LENGTH] =
            bytes.try_into().map_err(|_| EntryFault::Length(bytes.len()))?;
        let (head, commitment) = whole.split_first_chunk::<8>().ok_or(EntryFault::Magic)?;
        if !head.starts_with(&MAGIC) {
            return Err(EntryFault::Magic);
        }
        let known = Kind::ALL.iter().find(|(_, byte)| *byte == head[5]);
        let (kind, _) = *known.ok_or(EntryFault::Kind(head[5]))?;
        if head[6..] != [SHA_256, 0] {
            return Err(EntryFault::Suite(head[6], head[7]));
        }
        let commitment = commitment.try_into().map_err(|_| EntryFault::Length(bytes.len()))?;
        Ok(Entry { kind, commitment: Hash(commitment) })
    }
}

/// The payload of a [`Kind::Erasure`] entry: which payloads and salts were destroyed, and why.
///
/// It is kept for ever, so neither field may hold personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// The records, by their place in the log, ascending; each lies before the erasure itself.
    pub erases: Vec<u64>,
    /// The ground, for instance `个人信息保护法第四十七条`.
    pub because: String,
}

impl Erasure {
    /// The bytes to commit to and to store.
    pub fn to_payload(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and numbers can be written as JSON")
    }

    /// Reads the payload of the erasure recorded at `seq`.
    ///
    /// # Errors
    /// Says what is wrong: not of this form, not ascending, or naming itself or a later record.
    pub fn parse(payload: &[u8], seq: u64) -> Result<Erasure, String> {
        let erasure: Erasure = serde_json::from_slice(payload).map_err(|e| e.to_string())?;
        let ascending = erasure.erases.windows(2).all(|pair| pair[0] < pair[1]);
        if erasure.erases.is_empty() || !ascending {
            return Err("the erased records are not listed in ascending order".to_owned());
        }
        if erasure.erases.last().is_some_and(|last| *last >= seq) {
            return Err("it erases a record that is not before it".to_owned());
        }
        Ok(erasure)
    }
}
