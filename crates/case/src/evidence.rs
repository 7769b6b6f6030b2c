//! 证据 — the eight kinds of 行政处罚法第四十六条, and references to stored originals.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

crate::choices! {
    /// 证据种类（行政处罚法第四十六条）。
    EvidenceKind {
        Documentary = "documentary", "书证", "documentary evidence";
        Physical = "physical", "物证", "physical evidence";
        AudioVisual = "audio_visual", "视听资料", "audio-visual material";
        Electronic = "electronic", "电子数据", "electronic data";
        Testimony = "testimony", "证人证言", "testimony of a witness";
        PartyStatement = "party_statement", "当事人的陈述", "statement of the party";
        ExpertOpinion = "expert_opinion", "鉴定意见", "expert opinion";
        SiteRecord = "site_record", "勘验笔录、现场笔录", "record of inspection";
    }
}

/// A stored original: its content address and what is shown of it. Originals are never altered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlobRef {
    /// SHA-256 of the bytes, lower-case hexadecimal; also the address in the store.
    pub sha256: String,
    /// SM3 of the bytes, lower-case hexadecimal.
    pub sm3: String,
    /// Size in bytes.
    pub size: u64,
    /// Name under which it was uploaded.
    pub name: String,
    /// Media type as recognised from the content.
    pub media_type: String,
}

impl BlobRef {
    /// Whether both digests have the form of a digest.
    pub fn is_well_formed(&self) -> bool {
        let digest = |it: &str| it.len() == 64 && it.bytes().all(|b| b.is_ascii_hexdigit());
        digest(&self.sha256) && digest(&self.sm3) && !self.name.chars().any(char::is_control)
    }
}

/// Number of a piece of evidence in its file: the position of the record that took it, so that it
/// never changes. Forms offer the evidence of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EvidenceNo(pub u32);

/// One piece of evidence of a file, as every institution that takes evidence reports it.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceItem {
    /// Number in the file; one record takes one piece.
    pub no: EvidenceNo,
    /// Kind.
    pub kind: EvidenceKind,
    /// What it is, such as 对张某的询问笔录.
    pub title: String,
    /// Day on which it was taken.
    pub taken_on: Date,
    /// How and from whom it was taken.
    pub source: String,
    /// What it proves.
    pub proves: String,
    /// Stored originals.
    pub blobs: Vec<BlobRef>,
}
