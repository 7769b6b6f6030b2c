//! 机关 — who does it and where it is kept: performing acts, the stores, uploads, people and their
//! sign-in, lists and search, papers as issued. The only crate that asks the clock and chance.

mod accounts;
mod blobs;
mod clock;
mod files;
mod issue;
mod maintenance;
mod perform;
pub mod store;
mod tell;

pub use accounts::{Account, AccountFault, PASSWORD_MIN, Session, SignIn};
pub use blobs::{BlobFault, Upload};
pub use clock::Clock;
pub use issue::{PaperView, PaperViewFault};
pub use maintenance::{Audit, AuditFault, restore};
pub use perform::{Failure, Performed, Preview, Request};
pub use store::{DocketLine, Page, Query, Sort, Store, StoreFault};
pub use tell::{TellFault, Telling};

use case::People;
use files::Files;
use law::Law;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
};

/// 机关 — one bureau with its law, people, clock and records.
pub struct Office {
    pub(crate) store: Store,
    pub(crate) law: Arc<Law>,
    pub(crate) people: RwLock<Arc<People>>,
    pub(crate) clock: Clock,
    pub(crate) files: Files,
    pub(crate) blobs: blobs::Blobs,
    pub(crate) vkey: ledger::Vkey,
    pub(crate) dir: PathBuf,
}

/// Why an office cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// The data directory or a file in it.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// The law data of the city.
    #[error("{0}")]
    Law(String),
    /// The key that signs the ledger.
    #[error("signing key: {0}")]
    Key(String),
}

impl Office {
    /// Opens the bureau of `city` in a data directory, which is made if it does not exist.
    ///
    /// # Errors
    /// What is in the way.
    pub fn open(dir: &Path, city: &str, clock: Clock) -> Result<Self, OpenFault> {
        let io = |source| OpenFault::Io { path: dir.to_owned(), source };
        std::fs::create_dir_all(dir).map_err(io)?;
        let law = Law::of(city).map_err(|it| OpenFault::Law(it.to_string()))?;
        let key = maintenance::signing_key(dir, city)?;
        let vkey = key.vkey().clone();
        let store = Store::open(&dir.join("fadu.sqlite"), key)?;
        let people = RwLock::new(Arc::new(People::new(store.people()?)));
        let blobs = blobs::Blobs::open(&dir.join("blobs")).map_err(io)?;
        let (files, dir) = (Files::default(), dir.to_owned());
        Ok(Self { store, law, people, clock, files, blobs, vkey, dir })
    }

    /// The law of the bureau's city.
    pub fn law(&self) -> &Arc<Law> {
        &self.law
    }

    /// Everyone known to the bureau now.
    pub fn people(&self) -> Arc<People> {
        self.people.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Lists, counts and records.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The public key under which the ledger is signed.
    pub fn vkey(&self) -> &ledger::Vkey {
        &self.vkey
    }

    /// The data directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }
}
