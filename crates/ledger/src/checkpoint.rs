//! Checkpoints: `c2sp.org/tlog-checkpoint`; and whom one must trust to believe them.

use std::fmt;
use std::str::FromStr;

use crate::hash::{Hash, decimal};
use crate::key::{Skey, Use, Vkey};
use crate::note::{Note, NoteFault, Signed};

/// What a log says of itself: how many entries it has, and the root over them.
///
/// [`fmt::Display`] and [`FromStr`] are the text that is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The name of the log, for instance `chengguan.example.gov.cn/fadu`.
    pub origin: String,
    /// How many entries the log has.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
    /// Further lines that the log signs; auditors cannot check them, so ours writes none.
    pub extensions: Vec<String>,
}

impl Checkpoint {
    /// Signs the checkpoint of a log with its key.
    ///
    /// # Errors
    /// [`NoteFault`] if a line is empty or holds control characters, or the key is a witness's.
    pub fn sign(&self, key: &Skey) -> Result<Note, NoteFault> {
        let text = self.to_string();
        if text.parse::<Checkpoint>()? != *self {
            return Err(NoteFault::Checkpoint("a line holds a line break"));
        }
        let mut note = Note::new(text)?;
        note.sign(key)?;
        Ok(note)
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Checkpoint { origin, size, root, extensions } = self;
        writeln!(f, "{origin}\n{size}\n{root}")?;
        extensions.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = NoteFault;

    fn from_str(text: &str) -> Result<Self, NoteFault> {
        let text = text.strip_suffix('\n').ok_or(NoteFault::Checkpoint("no newline at the end"))?;
        let mut lines = text.split('\n');
        let mut next = || lines.next().ok_or(NoteFault::Checkpoint("fewer than three lines"));
        let (origin, size, root) = (next()?.to_owned(), next()?, next()?);
        let extensions: Vec<_> = lines.map(str::to_owned).collect();
        if origin.is_empty() || extensions.iter().any(String::is_empty) {
            return Err(NoteFault::Checkpoint("an empty line"));
        }
        let size =
            decimal(size).ok_or(NoteFault::Checkpoint("the size is not a decimal number"))?;
        let root = root.parse();
        let root = root.map_err(|_| NoteFault::Checkpoint("the root is not 32 bytes in base64"))?;
        Ok(Checkpoint { origin, size, root, extensions })
    }
}

/// Whom to trust. It must come from elsewhere than what is checked with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    /// The log whose checkpoints are accepted.
    pub origin: String,
    /// The keys the log has had; one signature suffices.
    pub log: Vec<Vkey>,
    /// Witnesses: those who watch that the log shows everyone the same and never forgets.
    pub witnesses: Vec<Vkey>,
    /// How many of them must have signed.
    pub quorum: usize,
}

impl Trust {
    /// Trusts one log by its key, whose name is its origin; needs no witness.
    pub fn log(key: Vkey) -> Trust {
        let origin = key.name().to_owned();
        Trust { origin, log: vec![key], witnesses: Vec::new(), quorum: 0 }
    }

    /// Demands that `quorum` of these witnesses have signed as well.
    pub fn witnessed(self, witnesses: Vec<Vkey>, quorum: usize) -> Trust {
        Trust { witnesses, quorum, ..self }
    }

    /// Reads a signed checkpoint and checks its origin and signatures.
    ///
    /// # Errors
    /// [`NoteFault`] says what is wrong.
    pub fn open(&self, note: &str) -> Result<Opened, NoteFault> {
        let note: Note = note.parse()?;
        let signed = note.verify(self.log.iter().chain(&self.witnesses))?;
        // A key that stands in both lists, or a witness's among the log's, signs for one side only.
        let (log, witnesses): (Vec<_>, Vec<_>) =
            signed.into_iter().partition(|signed| signed.by.used_for() == Use::Log);
        if !log.iter().any(|signed| self.log.contains(&signed.by)) {
            return Err(NoteFault::Untrusted(note.names().map(str::to_owned).collect()));
        }
        let witnesses: Vec<_> =
            witnesses.into_iter().filter(|signed| self.witnesses.contains(&signed.by)).collect();
        if witnesses.len() < self.quorum {
            return Err(NoteFault::Quorum { required: self.quorum, found: witnesses.len() });
        }
        let checkpoint: Checkpoint = note.text().parse()?;
        if checkpoint.origin != self.origin {
            let (expected, found) = (self.origin.clone(), checkpoint.origin);
            return Err(NoteFault::Origin { expected, found });
        }
        Ok(Opened { checkpoint, witnesses })
    }
}

/// A checkpoint whose signatures were checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the log says.
    pub checkpoint: Checkpoint,
    /// The trusted witnesses that signed, each once, with the time each states.
    pub witnesses: Vec<Signed>,
}
