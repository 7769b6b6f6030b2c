//! Signed notes: `c2sp.org/signed-note`.

use std::fmt;
use std::str::FromStr;

use crate::hash::{decode64, encode64};
use crate::key::{KeyFault, Skey, Use, Vkey, check_name};

/// How many signatures a note may have; the specification asks for at least 16.
const MOST_SIGNATURES: usize = 100;

/// A text and the signatures under it. Do not use the text before a trusted key has verified it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    text: String,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    name: String,
    id: u32,
    signature: Vec<u8>,
}

/// Why a note or a checkpoint is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteFault {
    /// Not a text, a blank line and signature lines.
    #[error("not a signed note: {0}")]
    Form(&'static str),
    /// No signature is by a key that is trusted.
    #[error("no signature is by a trusted key; signed by {0:?}")]
    Untrusted(Vec<String>),
    /// A signature bears the name and id of a trusted key but is not by it: altered text, altered
    /// signature or forgery.
    #[error("the signature of {0} is not valid for this text")]
    Signature(String),
    /// A signature that is to be added cannot be.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// The text is not origin, size and root.
    #[error("not a checkpoint: {0}")]
    Checkpoint(&'static str),
    /// The checkpoint is another log's.
    #[error("the checkpoint is of {found:?}, not of {expected:?}")]
    Origin {
        /// The log that is trusted.
        expected: String,
        /// The log that the checkpoint names.
        found: String,
    },
    /// Too few of the trusted witnesses have signed.
    #[error("{found} of the {required} required witnesses have signed")]
    Quorum {
        /// How many must sign.
        required: usize,
        /// How many have signed.
        found: usize,
    },
}

/// A signature that was found good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// The key that signed.
    pub by: Vkey,
    /// For a witness: when it saw the checkpoint, in seconds since 1970, as it states.
    pub time: Option<u64>,
}

impl Note {
    /// An unsigned note.
    ///
    /// # Errors
    /// [`NoteFault::Form`] unless the text ends with a newline and has no control characters.
    pub fn new(text: String) -> Result<Note, NoteFault> {
        if !text.ends_with('\n') {
            return Err(NoteFault::Form("the text does not end with a newline"));
        }
        if text.contains(|c: char| c < ' ' && c != '\n') {
            return Err(NoteFault::Form("control characters"));
        }
        Ok(Note { text, lines: Vec::new() })
    }

    /// The text, with its last newline.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names under the note, trusted or not.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(|line| line.name.as_str())
    }

    /// Adds a log's signature, in place of an earlier one by the same key.
    ///
    /// # Errors
    /// [`KeyFault::Form`] if the key is a witness's: use [`Note::cosign`].
    pub fn sign(&mut self, key: &Skey) -> Result<(), NoteFault> {
        match key.vkey().used_for() {
            Use::Log => self.put(key, None),
            Use::Witness => Err(KeyFault::Form("a witness key signs with a time").into()),
        }
    }

    /// Adds a witness's signature, which states that the witness saw this checkpoint, grown from
    /// all it saw before, at `time` (seconds since 1970). `c2sp.org/tlog-cosignature`.
    ///
    /// # Errors
    /// [`KeyFault::Form`] if the key is not a witness's, or the time beyond 2^63 - 1.
    pub fn cosign(&mut self, key: &Skey, time: u64) -> Result<(), NoteFault> {
        if key.vkey().used_for() != Use::Witness {
            return Err(KeyFault::Form("a log key cannot cosign").into());
        }
        if time > i64::MAX as u64 {
            return Err(KeyFault::Form("the time is beyond 2^63 - 1").into());
        }
        self.put(key, Some(time))
    }

    fn put(&mut self, key: &Skey, time: Option<u64>) -> Result<(), NoteFault> {
        let (name, id) = (key.vkey().name().to_owned(), key.vkey().id());
        self.lines.retain(|line| (&line.name, line.id) != (&name, id));
        if self.lines.len() == MOST_SIGNATURES {
            return Err(NoteFault::Form("too many signatures"));
        }
        let signature = key.sign(&self.text, time);
        self.lines.push(Line { name, id, signature });
        Ok(())
    }

    /// Takes over the signatures of another copy of the same note that this one lacks.
    ///
    /// # Errors
    /// [`NoteFault::Form`] if the texts differ.
    pub fn merge(&mut self, other: &Note) -> Result<(), NoteFault> {
        if self.text != other.text {
            return Err(NoteFault::Form("the signatures belong to another text"));
        }
        for line in &other.lines {
            if !self.lines.contains(line) && self.lines.len() < MOST_SIGNATURES {
                self.lines.push(line.clone());
            }
        }
        Ok(())
    }

    /// Checks every signature that bears the name and id of a key in `trusted`; others are passed
    /// over, as the specification demands. Each key is counted once.
    ///
    /// # Errors
    /// [`NoteFault::Signature`] if one of them is bad, [`NoteFault::Untrusted`] if there is none.
    pub fn verify<'k>(
        &self,
        trusted: impl IntoIterator<Item = &'k Vkey>,
    ) -> Result<Vec<Signed>, NoteFault> {
        let mut found: Vec<Signed> = Vec::new();
        for key in trusted {
            let by = |line: &&Line| (line.name.as_str(), line.id) == (key.name(), key.id());
            for line in self.lines.iter().filter(by) {
                let time = key.verify(&self.text, &line.signature);
                let time = time.ok_or_else(|| NoteFault::Signature(key.name().to_owned()))?;
                if found.iter().all(|signed| signed.by != *key) {
                    found.push(Signed { by: key.clone(), time });
                }
            }
        }
        if found.is_empty() {
            return Err(NoteFault::Untrusted(self.names().map(str::to_owned).collect()));
        }
        Ok(found)
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        for Line { name, id, signature } in &self.lines {
            let bytes = [&id.to_be_bytes(), signature.as_slice()].concat();
            writeln!(f, "— {name} {}", encode64(&bytes))?;
        }
        Ok(())
    }
}

impl FromStr for Note {
    type Err = NoteFault;

    fn from_str(note: &str) -> Result<Self, NoteFault> {
        let blank = note.rfind("\n\n").ok_or(NoteFault::Form("no blank line before signatures"))?;
        let (text, signatures) = (&note[..blank + 1], &note[blank + 2..]);
        let mut parsed = Note::new(text.to_owned())?;
        let lines = signatures.strip_suffix('\n');
        for line in lines.ok_or(NoteFault::Form("no newline at the end"))?.split('\n') {
            if parsed.lines.len() == MOST_SIGNATURES {
                return Err(NoteFault::Form("too many signatures"));
            }
            parsed.lines.push(parse_line(line).ok_or(NoteFault::Form("a bad signature line"))?);
        }
        Ok(parsed)
    }
}

fn parse_line(line: &str) -> Option<Line> {
    let (name, signature) = line.strip_prefix("— ")?.split_once(' ')?;
    check_name(name).ok()?;
    let bytes = decode64(signature)?;
    let (id, signature) = bytes.split_first_chunk()?;
    if signature.is_empty() {
        return None;
    }
    let id = u32::from_be_bytes(*id);
    Some(Line { name: name.to_owned(), id, signature: signature.to_vec() })
}
