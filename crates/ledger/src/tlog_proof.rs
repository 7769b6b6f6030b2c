//! Proofs that travel: `c2sp.org/tlog-proof@v1`, verifiable offline.

use std::fmt;
use std::str::FromStr;

use crate::checkpoint::{Opened, Trust};
use crate::hash::{Hash, decimal, decode64, encode64};
use crate::note::NoteFault;
use crate::proof::{ProofFault, verify_inclusion};

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// An entry's index, its inclusion proof and the checkpoint that the proof leads to.
///
/// [`fmt::Display`] and [`FromStr`] are the text of a `.tlog-proof` file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlogProof {
    /// Anything; nothing vouches for it. Ours write none.
    pub extra: Option<Vec<u8>>,
    /// The entry's place in the log, from 0.
    pub index: u64,
    /// From the leaf's sibling upwards.
    pub hashes: Vec<Hash>,
    /// The signed checkpoint, verbatim.
    pub checkpoint: String,
}

/// Why such a proof is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TlogProofFault {
    /// The text is not of the form.
    #[error("not a {HEADER} text: {0}")]
    Form(&'static str),
    /// The checkpoint is refused.
    #[error(transparent)]
    Checkpoint(#[from] NoteFault),
    /// The leaf is not shown to be in the log.
    #[error(transparent)]
    Proof(#[from] ProofFault),
}

impl TlogProof {
    /// Checks that the leaf is in the log at [`TlogProof::index`], as a trusted checkpoint has it.
    ///
    /// # Errors
    /// Says whether the checkpoint or the inclusion proof is refused.
    pub fn verify(&self, leaf: Hash, trust: &Trust) -> Result<Opened, TlogProofFault> {
        let opened = trust.open(&self.checkpoint)?;
        let (size, root) = (opened.checkpoint.size, opened.checkpoint.root);
        verify_inclusion(leaf, self.index, size, &self.hashes, root)?;
        Ok(opened)
    }
}

impl fmt::Display for TlogProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", encode64(extra))?;
        }
        writeln!(f, "index {}", self.index)?;
        self.hashes.iter().try_for_each(|hash| writeln!(f, "{hash}"))?;
        write!(f, "\n{}", self.checkpoint)
    }
}

impl FromStr for TlogProof {
    type Err = TlogProofFault;

    fn from_str(text: &str) -> Result<Self, TlogProofFault> {
        let blank = text.split_once("\n\n").ok_or(TlogProofFault::Form("no blank line"))?;
        let (head, checkpoint) = (blank.0, blank.1.to_owned());
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(HEADER) {
            return Err(TlogProofFault::Form("another first line"));
        }
        let extra = match lines.peek().and_then(|line| line.strip_prefix("extra ")) {
            None => None,
            Some(extra) => {
                lines.next();
                Some(decode64(extra).ok_or(TlogProofFault::Form("the extra line is not base64"))?)
            }
        };
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let index = index.and_then(decimal).ok_or(TlogProofFault::Form("no index"))?;
        let hashes: Result<Vec<Hash>, _> = lines.map(str::parse).collect();
        let hashes =
            hashes.map_err(|_| TlogProofFault::Form("a hash is not 32 bytes in base64"))?;
        if hashes.len() > 64 {
            return Err(TlogProofFault::Form("more hashes than any tree is high"));
        }
        Ok(TlogProof { extra, index, hashes, checkpoint })
    }
}
