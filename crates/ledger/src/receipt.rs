//! Receipts (回执): one file with which an outsider verifies a paper offline.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sm3::Sm3;

use crate::checkpoint::{Checkpoint, Opened, Trust};
use crate::entry::{Entry, Kind, Salt, open};
use crate::fault::Fault;
use crate::hash::{decode64, encode_hex, encode64, leaf_hash};
use crate::key::Vkey;
use crate::note::Signed;
use crate::tlog_proof::TlogProof;

/// The first field of every receipt.
const VERSION: &str = "fadu/receipt@v1";

/// The payload of a [`Kind::Paper`] entry: what was issued. Further fields may stand beside these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperRecord {
    /// SHA-256 of the paper's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// SM3 (GB/T 32905) of the paper's bytes, in lower-case hexadecimal.
    pub sm3: String,
    /// How many bytes the paper has.
    pub bytes: u64,
    /// 文号.
    pub number: String,
    /// 标题.
    pub title: String,
    /// 制作机关.
    pub organ: String,
    /// 日期, as `2025-03-07`.
    pub date: String,
}

impl PaperRecord {
    /// The record of a paper with these bytes.
    pub fn of(paper: &[u8], number: &str, title: &str, organ: &str, date: &str) -> PaperRecord {
        PaperRecord {
            sha256: encode_hex(&Sha256::digest(paper)),
            sm3: encode_hex(&Sm3::digest(paper)),
            bytes: paper.len() as u64,
            number: number.to_owned(),
            title: title.to_owned(),
            organ: organ.to_owned(),
            date: date.to_owned(),
        }
    }

    /// The bytes to commit to and to store.
    pub fn to_payload(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and numbers can be written as JSON")
    }

    /// Reads a payload.
    ///
    /// # Errors
    /// Says which field is missing or malformed; control characters are refused, because these
    /// fields are shown to people.
    pub fn parse(payload: &[u8]) -> Result<PaperRecord, String> {
        let record: PaperRecord = serde_json::from_slice(payload).map_err(|e| e.to_string())?;
        let shown = [&record.number, &record.title, &record.organ, &record.date];
        if shown.iter().any(|field| field.contains(char::is_control)) {
            return Err("control characters".to_owned());
        }
        Ok(record)
    }

    /// Whether these bytes are the paper. Length, SHA-256 and SM3 must all agree.
    ///
    /// # Errors
    /// [`Fault::Paper`] names what differs.
    pub fn matches(&self, paper: &[u8]) -> Result<(), Fault> {
        let found = PaperRecord::of(paper, "", "", "", "");
        let pairs = [
            ("bytes", self.bytes.to_string(), found.bytes.to_string()),
            ("SHA-256", self.sha256.clone(), found.sha256),
            ("SM3", self.sm3.clone(), found.sm3),
        ];
        match pairs.into_iter().find(|(_, recorded, found)| recorded != found) {
            None => Ok(()),
            Some((digest, recorded, found)) => Err(Fault::Paper { digest, recorded, found }),
        }
    }
}

/// A receipt, as it stands in its JSON file. All fields are texts, and what is hashed is what
/// stands there, so no question of canonical JSON arises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// `fadu/receipt@v1`.
    pub version: String,
    /// The log. Told, not trusted: the verifier compares it with what it trusts.
    pub origin: String,
    /// The log's key. Told, not trusted.
    pub vkey: String,
    /// The entry, in base64.
    pub entry: String,
    /// The salt, in base64.
    pub salt: String,
    /// The payload, verbatim: a [`PaperRecord`].
    pub record: String,
    /// The [`TlogProof`], verbatim.
    pub proof: String,
}

impl Receipt {
    /// Writes a receipt for the paper recorded with `payload` and `salt`, and verifies it before
    /// giving it away.
    ///
    /// # Errors
    /// A [`Fault`] if the parts do not fit each other: then something is wrong with the log.
    pub fn issue(
        key: &Vkey,
        entry: &[u8],
        salt: &Salt,
        payload: &[u8],
        proof: &TlogProof,
    ) -> Result<Receipt, Fault> {
        let record = String::from_utf8(payload.to_vec());
        let receipt = Receipt {
            version: VERSION.to_owned(),
            origin: key.name().to_owned(),
            vkey: key.to_string(),
            entry: encode64(entry),
            salt: encode64(salt.bytes()),
            record: record.map_err(|e| Fault::PaperRecord(e.to_string()))?,
            proof: proof.to_string(),
        };
        receipt.verify(&Trust::log(key.clone()))?;
        Ok(receipt)
    }

    /// The text of the file.
    pub fn to_json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        format!("{}\n", json.expect("texts can be written as JSON"))
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    /// [`Fault::Receipt`] if a field is missing, unknown or doubled, or the version is another.
    pub fn parse(json: &[u8]) -> Result<Receipt, Fault> {
        let receipt: Receipt =
            serde_json::from_slice(json).map_err(|e| Fault::Receipt(e.to_string()))?;
        if receipt.version != VERSION {
            return Err(Fault::Receipt(format!("version {:?}, not {VERSION}", receipt.version)));
        }
        Ok(receipt)
    }

    /// Verifies all but the paper: that this record stands in the log that is trusted.
    ///
    /// # Errors
    /// The first [`Fault`] found.
    pub fn verify(&self, trust: &Trust) -> Result<Verified, Fault> {
        if self.origin != trust.origin {
            let (expected, found) = (trust.origin.clone(), self.origin.clone());
            return Err(Fault::Stranger { expected, found });
        }
        let keys: Vec<_> = trust.log.iter().map(Vkey::to_string).collect();
        if !keys.contains(&self.vkey) {
            let (expected, found) = (keys.join(" "), self.vkey.clone());
            return Err(Fault::Stranger { expected, found });
        }
        let text = |what: &str| Fault::Receipt(format!("the {what} is not base64"));
        let entry = decode64(&self.entry).ok_or_else(|| text("entry"))?;
        let salt = decode64(&self.salt).and_then(|salt| salt.try_into().ok());
        let salt = Salt::new(salt.ok_or_else(|| text("salt"))?).map_err(Fault::Entry)?;
        let proof: TlogProof = self.proof.parse()?;
        if proof.extra.is_some() {
            return Err(Fault::Receipt("the proof has an extra line".to_owned()));
        }
        let Opened { checkpoint, witnesses } = proof.verify(leaf_hash(&entry), trust)?;
        let entry = Entry::parse(&entry).map_err(Fault::Entry)?;
        if entry.kind != Kind::Paper {
            return Err(Fault::NotAPaper(entry.kind));
        }
        if !open(&entry, self.record.as_bytes(), &salt) {
            return Err(Fault::Commitment);
        }
        let record = PaperRecord::parse(self.record.as_bytes()).map_err(Fault::PaperRecord)?;
        Ok(Verified { seq: proof.index, checkpoint, witnesses, record })
    }
}

/// What a verified receipt proves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The record's place in the log, from 0.
    pub seq: u64,
    /// The signed checkpoint in which it stands.
    pub checkpoint: Checkpoint,
    /// The trusted witnesses that saw that checkpoint.
    pub witnesses: Vec<Signed>,
    /// What was recorded of the paper.
    pub record: PaperRecord,
}

/// Verifies a receipt file and the paper it is for, offline.
///
/// `trust` must not come from the receipt: take the log's key from the authority's site, a
/// gazette or a witness.
///
/// # Errors
/// The first [`Fault`] found.
pub fn verify_receipt(receipt: &[u8], paper: &[u8], trust: &Trust) -> Result<Verified, Fault> {
    let verified = Receipt::parse(receipt)?.verify(trust)?;
    verified.record.matches(paper)?;
    Ok(verified)
}
