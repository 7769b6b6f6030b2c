//! Auditing a whole log: everything is derived anew, and the first record that differs is named.

use std::collections::BTreeMap;

use crate::checkpoint::Trust;
use crate::entry::{Entry, Erasure, Kind, Salt, open};
use crate::fault::{Fault, RecordFault};
use crate::hash::{Hash, leaf_hash};
use crate::tree::Frontier;

/// A record as a store keeps it.
#[derive(Debug, Clone, Copy)]
pub struct Record<'r> {
    /// Its place in the log, from 0.
    pub seq: u64,
    /// The bytes of its entry.
    pub entry: &'r [u8],
    /// Its payload and salt, or why they are gone.
    pub kept: Kept<'r>,
    /// The leaf hash, where the store keeps it: an altered entry is then named at once, not only
    /// at the next checkpoint.
    pub leaf: Option<Hash>,
}

/// What is kept beside an entry.
#[derive(Debug, Clone, Copy)]
pub enum Kept<'r> {
    /// Payload and salt.
    Whole {
        /// What was committed to.
        payload: &'r [u8],
        /// The salt it was committed with.
        salt: &'r [u8; 32],
    },
    /// Nothing: payload and salt were destroyed.
    Erased {
        /// The place of the [`Kind::Erasure`] record that says so.
        by: u64,
    },
}

/// Follows a log from its first record to its last.
///
/// Holds the right edge of the tree, the checkpoints that are still to be reached, and the erased
/// records whose erasure is still to come: `O(log n)`, and 16 bytes for each of the latter.
#[derive(Debug)]
pub struct Auditor<'t> {
    trust: &'t Trust,
    frontier: Frontier,
    expected: BTreeMap<u64, Hash>,
    erased: BTreeMap<u64, u64>,
    report: Report,
}

/// What an audit without fault has shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many records there are.
    pub records: u64,
    /// How many of them were lawfully erased.
    pub erased: u64,
    /// How many checkpoints were checked.
    pub checkpoints: u64,
    /// How many records the largest checkpoint covers; those after it are not yet signed.
    pub signed: u64,
    /// The root over all records; `None` before [`Auditor::finish`].
    pub root: Option<Hash>,
}

impl<'t> Auditor<'t> {
    /// Starts before the first record.
    pub fn new(trust: &'t Trust) -> Self {
        let (frontier, expected) = (Frontier::new(), BTreeMap::new());
        Auditor { trust, frontier, expected, erased: BTreeMap::new(), report: Report::default() }
    }

    /// How many records have been followed.
    pub fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// Presents a signed checkpoint: one of the log's own, or one from outside (a witness, a
    /// printed QR code, yesterday's gazette). It is checked as soon as its size is reached, so it
    /// must be presented before; in which order does not matter.
    ///
    /// # Errors
    /// [`Fault::Checkpoint`] if it is not to be trusted, [`Fault::Late`], [`Fault::Fork`], or
    /// [`Fault::Root`] when its size is just reached.
    pub fn expect(&mut self, note: &str) -> Result<(), Fault> {
        let checkpoint = self.trust.open(note)?.checkpoint;
        let size = checkpoint.size;
        if size < self.size() {
            return Err(Fault::Late { size });
        }
        self.report.checkpoints += 1;
        if size == self.size() {
            let settled = self.report.signed == size;
            let fork = settled && self.frontier.root() != checkpoint.root;
            return if fork { Err(Fault::Fork { size }) } else { self.compare(checkpoint.root) };
        }
        if *self.expected.entry(size).or_insert(checkpoint.root) != checkpoint.root {
            return Err(Fault::Fork { size });
        }
        Ok(())
    }

    /// The smallest checkpoint that was presented and is not yet reached.
    pub fn awaits(&self) -> Option<u64> {
        self.expected.first_key_value().map(|(size, _)| *size)
    }

    /// Follows the next record.
    ///
    /// # Errors
    /// [`Fault::Record`] names the record; [`Fault::Root`] a span of records.
    pub fn record(&mut self, record: &Record<'_>) -> Result<(), Fault> {
        let seq = self.size();
        self.follow(seq, record).map_err(|(seq, what)| Fault::Record { seq, what })?;
        self.report.records += 1;
        match self.expected.remove(&self.size()) {
            Some(root) => self.compare(root),
            None => Ok(()),
        }
    }

    fn follow(&mut self, seq: u64, record: &Record<'_>) -> Result<(), (u64, RecordFault)> {
        let fault = |what| (seq, what);
        if record.seq != seq {
            return Err(fault(RecordFault::Place { found: record.seq }));
        }
        let entry = Entry::parse(record.entry).map_err(|e| fault(RecordFault::Entry(e)))?;
        let leaf = leaf_hash(record.entry);
        if record.leaf.is_some_and(|stored| stored != leaf) {
            return Err(fault(RecordFault::Leaf));
        }
        match record.kept {
            Kept::Whole { payload, salt } => {
                let salt = Salt::new(*salt).map_err(|e| fault(RecordFault::Entry(e)))?;
                if !open(&entry, payload, &salt) {
                    return Err(fault(RecordFault::Commitment));
                }
                if entry.kind == Kind::Erasure {
                    self.erasure(seq, payload)?;
                }
            }
            Kept::Erased { .. } if entry.kind == Kind::Erasure => {
                let why = "an erasure cannot be erased".to_owned();
                return Err(fault(RecordFault::Erasure(why)));
            }
            Kept::Erased { by } if by <= seq => return Err(fault(RecordFault::NotErased { by })),
            Kept::Erased { by } => {
                self.erased.insert(seq, by);
                self.report.erased += 1;
            }
        }
        self.frontier.push(leaf);
        Ok(())
    }

    /// Strikes off the erased records that this erasure lists.
    fn erasure(&mut self, seq: u64, payload: &[u8]) -> Result<(), (u64, RecordFault)> {
        let erasure = Erasure::parse(payload, seq).map_err(|e| (seq, RecordFault::Erasure(e)))?;
        for gone in erasure.erases {
            match self.erased.remove(&gone) {
                Some(by) if by == seq => {}
                Some(by) => return Err((gone, RecordFault::NotErased { by })),
                None => return Err((gone, RecordFault::StillThere { by: seq })),
            }
        }
        Ok(())
    }

    fn compare(&mut self, root: Hash) -> Result<(), Fault> {
        let (from, size) = (self.report.signed, self.size());
        if self.frontier.root() != root {
            return Err(Fault::Root { from, size });
        }
        self.report.signed = size;
        Ok(())
    }

    /// Ends after the last record.
    ///
    /// # Errors
    /// [`Fault::Missing`] if a checkpoint was signed over more records;
    /// [`Fault::Record`] if an erased record's erasure never came.
    pub fn finish(self) -> Result<Report, Fault> {
        let (found, mut report) = (self.size(), self.report);
        if let Some((&seq, &by)) = self.erased.first_key_value() {
            return Err(Fault::Record { seq, what: RecordFault::NotErased { by } });
        }
        match self.expected.last_key_value() {
            Some((&signed, _)) => Err(Fault::Missing { found, signed }),
            None => {
                report.root = Some(self.frontier.root());
                Ok(report)
            }
        }
    }
}

/// Audits records in the order of the log against checkpoints in the order of their sizes.
///
/// Both are read once, side by side. For stores that can fail while reading, drive an [`Auditor`].
///
/// # Errors
/// The first [`Fault`] found.
pub fn audit<'r>(
    records: impl IntoIterator<Item = Record<'r>>,
    checkpoints: impl IntoIterator<Item = String>,
    trust: &Trust,
) -> Result<Report, Fault> {
    let mut auditor = Auditor::new(trust);
    let mut checkpoints = checkpoints.into_iter();
    let mut present = |auditor: &mut Auditor<'_>| -> Result<(), Fault> {
        while auditor.awaits().is_none() {
            let Some(note) = checkpoints.next() else {
                break;
            };
            auditor.expect(&note)?;
        }
        Ok(())
    };
    for record in records {
        present(&mut auditor)?;
        auditor.record(&record)?;
    }
    present(&mut auditor)?;
    auditor.finish()
}
