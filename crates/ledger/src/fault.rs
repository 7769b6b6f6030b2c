//! What a verification found wrong, in words for a jurist.

use std::fmt;

use crate::entry::{EntryFault, Kind};
use crate::note::NoteFault;
use crate::proof::ProofFault;
use crate::tile::{Tile, TileFault};
use crate::tlog_proof::TlogProofFault;

/// The first thing that differs. [`fmt::Display`] is English, [`Fault::zh`] Chinese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// 回执: the receipt is not of the form.
    Receipt(String),
    /// The receipt speaks of another log or key than is trusted.
    Stranger {
        /// The log or key that is trusted.
        expected: String,
        /// What the receipt names.
        found: String,
    },
    /// The checkpoint is refused.
    Checkpoint(NoteFault),
    /// The entry is not shown to be in the log.
    Inclusion(ProofFault),
    /// The entry or the salt is not of the form.
    Entry(EntryFault),
    /// The entry stands for something else than a paper.
    NotAPaper(Kind),
    /// Salt and record do not fit the entry: the record was altered.
    Commitment,
    /// The record does not name a paper.
    PaperRecord(String),
    /// The paper at hand is not the one that was recorded.
    Paper {
        /// The digest that differs: `SHA-256`, `SM3` or `bytes`.
        digest: &'static str,
        /// What was recorded.
        recorded: String,
        /// What the paper at hand has.
        found: String,
    },
    /// A record differs from what was recorded.
    Record {
        /// Its place in the log, from 0.
        seq: u64,
        /// What is wrong with it.
        what: RecordFault,
    },
    /// The records do not lead to a root that was signed. Those before `from` do; so at least one
    /// of `from..size` was altered, inserted, removed or moved.
    Root {
        /// The first record that may differ.
        from: u64,
        /// The size of the signed checkpoint.
        size: u64,
    },
    /// A checkpoint was signed over more records than there are: the end was cut off, or an
    /// older state was put back.
    Missing {
        /// How many records there are.
        found: u64,
        /// How many the checkpoint was signed over.
        signed: u64,
    },
    /// Two checkpoints of one size are both signed and have different roots: the log has shown
    /// different histories. The two together are the proof.
    Fork {
        /// Their size.
        size: u64,
    },
    /// A checkpoint was presented after its size had been passed: a mistake of the caller.
    Late {
        /// Its size.
        size: u64,
    },
    /// A published tile differs from what the entries give.
    Tile {
        /// Its path.
        tile: Tile,
        /// The first record under the hash that differs.
        seq: u64,
    },
    /// A file of the export is absent.
    Absent(String),
    /// A file of the export is not of the form.
    Export(TileFault),
}

/// What is wrong with one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RecordFault {
    /// Another record stands in its place: this one is missing, doubled or moved.
    Place {
        /// The place that the record found there bears.
        found: u64,
    },
    /// The entry is not of the form.
    Entry(EntryFault),
    /// The leaf hash that was stored is not the entry's.
    Leaf,
    /// Payload and salt do not fit the entry.
    Commitment,
    /// It is said to be erased, but no erasure says so.
    NotErased {
        /// The erasure that was named.
        by: u64,
    },
    /// An erasure says that it is gone, but it is still there.
    StillThere {
        /// The erasure.
        by: u64,
    },
    /// An erasure must stay, and it must list what it erases.
    Erasure(String),
}

impl Fault {
    /// The finding in Chinese, for officers and jurists; details of the formats stay English.
    pub fn zh(&self) -> String {
        match self {
            Fault::Receipt(why) => format!("回执格式不符：{why}"),
            Fault::Stranger { expected, found } => {
                format!("回执出自“{found}”，不是所信任的“{expected}”")
            }
            Fault::Checkpoint(why) => format!("检查点不可信：{why}"),
            Fault::Inclusion(why) => format!("不能证明该记录在账中：{why}"),
            Fault::Entry(why) => format!("记录条目格式不符：{why}"),
            Fault::NotAPaper(kind) => format!("该记录不是文书（{kind:?}）"),
            Fault::Commitment => "记录内容与账中条目不符：内容或盐值被改动".to_owned(),
            Fault::PaperRecord(why) => format!("记录内容不是文书登记：{why}"),
            Fault::Paper { digest, recorded, found } => {
                format!("文书与登记的不是同一份：{digest} 登记为 {recorded}，手中为 {found}")
            }
            Fault::Record { seq, what } => format!("第 {seq} 号记录{}", what.zh()),
            Fault::Root { from, size } => format!(
                "第 {from} 至 {} 号记录中至少有一条被改动、插入、删除或移位（与已签名的根不符）",
                size.saturating_sub(1)
            ),
            Fault::Missing { found, signed } => {
                format!("账被截短或退回旧状态：现有 {found} 条，已签名 {signed} 条")
            }
            Fault::Fork { size } => format!("账有两种说法：同为 {size} 条而根不同，均已签名"),
            Fault::Late { size } => format!("检查点（{size} 条）提交过晚，无法核对"),
            Fault::Tile { tile, seq } => {
                format!("分片 {tile} 与条目不符，自第 {seq} 号记录起")
            }
            Fault::Absent(path) => format!("缺少文件 {path}"),
            Fault::Export(why) => format!("导出文件格式不符：{why}"),
        }
    }
}

impl RecordFault {
    fn zh(&self) -> String {
        match self {
            RecordFault::Place { found } => format!("缺失、重复或移位：其位置上是第 {found} 号"),
            RecordFault::Entry(why) => format!("条目格式不符：{why}"),
            RecordFault::Leaf => "条目与所存叶哈希不符".to_owned(),
            RecordFault::Commitment => "内容与条目不符：内容或盐值被改动".to_owned(),
            RecordFault::NotErased { by } => format!("称已消除，但第 {by} 号消除记录没有列出它"),
            RecordFault::StillThere { by } => format!("已由第 {by} 号记录消除，内容却仍在"),
            RecordFault::Erasure(why) => format!("是消除记录，但不合规则：{why}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Receipt(why) => write!(f, "not a receipt: {why}"),
            Fault::Stranger { expected, found } => {
                write!(f, "the receipt is from {found:?}, not from the trusted {expected:?}")
            }
            Fault::Checkpoint(why) => write!(f, "the checkpoint is not to be trusted: {why}"),
            Fault::Inclusion(why) => write!(f, "the record is not shown to be in the log: {why}"),
            Fault::Entry(why) => write!(f, "the entry is malformed: {why}"),
            Fault::NotAPaper(kind) => write!(f, "the record is no paper but {kind:?}"),
            Fault::Commitment => {
                write!(f, "record or salt were altered: they do not fit the entry")
            }
            Fault::PaperRecord(why) => write!(f, "the record does not name a paper: {why}"),
            Fault::Paper { digest, recorded, found } => {
                write!(f, "another paper was recorded: {digest} {recorded}, at hand {found}")
            }
            Fault::Record { seq, what } => write!(f, "record {seq}: {what}"),
            Fault::Root { from, size } => write!(
                f,
                "at least one of the records {from} to {} was altered, inserted, removed or \
                 moved: they do not lead to the signed root",
                size.saturating_sub(1)
            ),
            Fault::Missing { found, signed } => {
                write!(f, "the log was cut or put back: {found} records, {signed} were signed")
            }
            Fault::Fork { size } => {
                write!(f, "two signed checkpoints of size {size} have different roots")
            }
            Fault::Late { size } => write!(f, "checkpoint {size} came too late to be checked"),
            Fault::Tile { tile, seq } => {
                write!(f, "{tile} differs from the entries, from record {seq} on")
            }
            Fault::Absent(path) => write!(f, "{path} is absent"),
            Fault::Export(why) => write!(f, "{why}"),
        }
    }
}

impl fmt::Display for RecordFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordFault::Place { found } => {
                write!(f, "missing, doubled or moved; in its place stands record {found}")
            }
            RecordFault::Entry(why) => write!(f, "{why}"),
            RecordFault::Leaf => write!(f, "the stored leaf hash is not that of the entry"),
            RecordFault::Commitment => write!(f, "payload or salt do not fit the entry"),
            RecordFault::NotErased { by } => {
                write!(f, "said to be erased, but the erasure at {by} does not list it")
            }
            RecordFault::StillThere { by } => {
                write!(f, "erased by record {by}, but its payload is still there")
            }
            RecordFault::Erasure(why) => write!(f, "a bad erasure: {why}"),
        }
    }
}

impl std::error::Error for Fault {}

impl From<NoteFault> for Fault {
    fn from(fault: NoteFault) -> Self {
        Fault::Checkpoint(fault)
    }
}

impl From<TileFault> for Fault {
    fn from(fault: TileFault) -> Self {
        Fault::Export(fault)
    }
}

impl From<TlogProofFault> for Fault {
    fn from(fault: TlogProofFault) -> Self {
        match fault {
            TlogProofFault::Form(_) => Fault::Receipt(fault.to_string()),
            TlogProofFault::Checkpoint(fault) => Fault::Checkpoint(fault),
            TlogProofFault::Proof(fault) => Fault::Inclusion(fault),
        }
    }
}
