//! Keys of signed notes: `c2sp.org/signed-note` (Ed25519) and `c2sp.org/tlog-cosignature`
//! (`cosignature/v1`, the Ed25519 kind).

use std::fmt;
use std::str::FromStr;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

use crate::hash::{decode64, encode64};

/// What a key signs; its byte is part of the key's identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Use {
    /// A log signs its own checkpoints (0x01).
    Log,
    /// A witness states when it saw a checkpoint (0x04, `cosignature/v1`).
    Witness,
}

impl Use {
    fn byte(self) -> u8 {
        match self {
            Use::Log => 1,
            Use::Witness => 4,
        }
    }

    fn from_byte(byte: u8) -> Option<Use> {
        [Use::Log, Use::Witness].into_iter().find(|use_| use_.byte() == byte)
    }
}

/// Why a key is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// A name must be non-empty and have neither spaces nor plus signs nor control characters.
    #[error("{0:?} cannot name a key: no spaces, plus signs or control characters")]
    Name(String),
    /// Not `<name>+<8 hex digits>+<base64>`, or one part does not fit the others.
    #[error("expected <name>+<key id>+<base64 of the Ed25519 key>: {0}")]
    Form(&'static str),
}

/// A public key with its name: who is trusted. [`fmt::Display`] and [`FromStr`] are its vkey,
/// `<name>+<key id>+<base64 of type and key>`.
#[derive(Clone, PartialEq, Eq)]
pub struct Vkey {
    name: String,
    use_: Use,
    id: u32,
    key: VerifyingKey,
}

impl Vkey {
    /// The key's name; that of a log is the origin of its checkpoints.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first four bytes of SHA-256(name ‖ newline ‖ type ‖ key): a label, not a proof.
    pub fn id(&self) -> u32 {
        self.id
    }

    /// What the key signs.
    pub fn used_for(&self) -> Use {
        self.use_
    }

    /// The same key, to check `cosignature/v1` with, when only the ordinary vkey was given.
    pub fn as_witness(&self) -> Vkey {
        Vkey::new(self.name.clone(), Use::Witness, self.key)
    }

    /// Whether `signature`, as it stands after the key id in a note, is this key's over `text`.
    /// For a witness also the time it states, in seconds since 1970.
    pub(crate) fn verify(&self, text: &str, signature: &[u8]) -> Option<Option<u64>> {
        let (time, signature) = match self.use_ {
            Use::Log => (None, signature),
            Use::Witness => {
                let (time, signature) = signature.split_first_chunk()?;
                (Some(u64::from_be_bytes(*time)), signature)
            }
        };
        if time.is_some_and(|time| time > i64::MAX as u64) {
            return None;
        }
        let signature = Signature::from_slice(signature).ok()?;
        let message = message(time, text);
        self.key.verify_strict(message.as_bytes(), &signature).ok()?;
        Some(time)
    }

    fn new(name: String, use_: Use, key: VerifyingKey) -> Vkey {
        let id = key_id(&name, use_, &key);
        Vkey { name, use_, id, key }
    }
}

impl fmt::Display for Vkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let typed = [&[self.use_.byte()], self.key.as_bytes().as_slice()].concat();
        write!(f, "{}+{:08x}+{}", self.name, self.id, encode64(&typed))
    }
}

impl fmt::Debug for Vkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vkey({self})")
    }
}

impl FromStr for Vkey {
    type Err = KeyFault;

    fn from_str(text: &str) -> Result<Self, KeyFault> {
        let (name, use_, bytes) = parts(text)?;
        let key = VerifyingKey::from_bytes(&bytes);
        let key = key.map_err(|_| KeyFault::Form("the key is not a point of the curve"))?;
        let vkey = Vkey::new(name, use_, key);
        if vkey.to_string() == text {
            Ok(vkey)
        } else {
            Err(KeyFault::Form("the key id does not belong to this name and key"))
        }
    }
}

/// A private key with its name. [`fmt::Debug`] does not show it.
#[derive(Clone)]
pub struct Skey {
    vkey: Vkey,
    key: SigningKey,
}

const PRIVATE: &str = "PRIVATE+KEY+";

impl Skey {
    /// The key made from 32 random bytes.
    ///
    /// # Errors
    /// [`KeyFault::Name`].
    pub fn from_seed(name: &str, use_: Use, seed: [u8; 32]) -> Result<Skey, KeyFault> {
        check_name(name)?;
        let key = SigningKey::from_bytes(&seed);
        let vkey = Vkey::new(name.to_owned(), use_, key.verifying_key());
        Ok(Skey { vkey, key })
    }

    /// Reads the form `PRIVATE+KEY+<name>+<key id>+<base64 of type and seed>` of Go's `note`.
    ///
    /// # Errors
    /// [`KeyFault`]; the message never holds the key.
    pub fn parse(text: &str) -> Result<Skey, KeyFault> {
        let rest = text.strip_prefix(PRIVATE).ok_or(KeyFault::Form("not a private key"))?;
        let (name, use_, seed) = parts(rest)?;
        let skey = Skey::from_seed(&name, use_, seed)?;
        if skey.reveal() == text {
            Ok(skey)
        } else {
            Err(KeyFault::Form("the key id does not belong to this name and key"))
        }
    }

    /// The text that [`Skey::parse`] reads. It is a secret.
    pub fn reveal(&self) -> String {
        let typed = [&[self.vkey.use_.byte()], self.key.as_bytes().as_slice()].concat();
        format!("{PRIVATE}{}+{:08x}+{}", self.vkey.name, self.vkey.id, encode64(&typed))
    }

    /// The public key.
    pub fn vkey(&self) -> &Vkey {
        &self.vkey
    }

    /// The bytes that stand after the key id in a note: for a witness `time`, then the signature.
    pub(crate) fn sign(&self, text: &str, time: Option<u64>) -> Vec<u8> {
        let signature = self.key.sign(message(time, text).as_bytes()).to_bytes();
        let time = time.map(u64::to_be_bytes);
        [time.as_ref().map_or(&[][..], |time| time), &signature].concat()
    }
}

impl fmt::Debug for Skey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Skey of {}", self.vkey)
    }
}

/// Names must fit into a signature line and a vkey.
pub(crate) fn check_name(name: &str) -> Result<(), KeyFault> {
    let bad = |c: char| c == '+' || c.is_whitespace() || c.is_control();
    if name.is_empty() || name.contains(bad) {
        return Err(KeyFault::Name(name.chars().take(80).collect()));
    }
    Ok(())
}

/// What is signed: the text of the note, after two lines of its own for a witness.
fn message(time: Option<u64>, text: &str) -> String {
    match time {
        None => text.to_owned(),
        Some(time) => format!("cosignature/v1\ntime {time}\n{text}"),
    }
}

fn key_id(name: &str, use_: Use, key: &VerifyingKey) -> u32 {
    let hash = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', use_.byte()])
        .chain_update(key.as_bytes())
        .finalize();
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}

fn parts(text: &str) -> Result<(String, Use, [u8; 32]), KeyFault> {
    let mut parts = text.splitn(3, '+');
    let (Some(name), Some(_), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(KeyFault::Form("a part is missing"));
    };
    check_name(name)?;
    let bytes = decode64(key).ok_or(KeyFault::Form("the key is not base64"))?;
    let (byte, key) = bytes.split_first().ok_or(KeyFault::Form("the key is empty"))?;
    let use_ = Use::from_byte(*byte).ok_or(KeyFault::Form("neither Ed25519 nor cosignature/v1"))?;
    let key = key.try_into().map_err(|_| KeyFault::Form("an Ed25519 key has 32 bytes"))?;
    Ok((name.to_owned(), use_, key))
}
