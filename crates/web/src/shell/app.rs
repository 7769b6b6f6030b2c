//! What every request shares: the office, the options, and the doors to heavy work.

use super::{Fault, uploads::Uploads};
use office::Office;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};
use tokio::sync::Semaphore;

/// Papers typeset at once; each takes a processor for itself.
const TYPESETTING: usize = 2;
/// Passwords hashed at once; each takes some twenty megabytes.
const HASHING: usize = 2;

/// How the workbench is served.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether browsers reach it by TLS only; cookies are then marked secure.
    pub secure: bool,
    /// Folder with imported statute texts, if there is one.
    pub library: Option<PathBuf>,
    /// Sentence shown on the page for signing in, such as the accounts of a demonstration.
    pub sign_in_note: Option<String>,
}

/// The application as handlers see it.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    office: Arc<Office>,
    options: Options,
    /// Read when first asked for; texts imported later show after a restart.
    library: OnceLock<Option<law::Library>>,
    typesetting: Semaphore,
    hashing: Semaphore,
    uploads: Uploads,
}

impl App {
    /// The application of an office.
    pub fn new(office: Arc<Office>, options: Options) -> Self {
        let (typesetting, hashing) = (Semaphore::new(TYPESETTING), Semaphore::new(HASHING));
        let uploads = Uploads::default();
        let library = OnceLock::new();
        Self(Arc::new(Inner { office, options, library, typesetting, hashing, uploads }))
    }

    /// The office.
    pub fn office(&self) -> &Arc<Office> {
        &self.0.office
    }

    /// The options.
    pub fn options(&self) -> &Options {
        &self.0.options
    }

    /// The text of an article from the imported library, if it is there.
    pub fn library_text(&self, instrument: &law::Instrument, place: &law::Place) -> Option<String> {
        let library =
            self.0.library.get_or_init(|| read_library(self.0.options.library.as_deref()?));
        let edition = library.as_ref()?.edition_of(instrument)?;
        edition.article(place).map(law::import::ArticleText::text)
    }

    /// Uploads in progress.
    pub fn uploads(&self) -> Uploads {
        self.0.uploads.clone()
    }

    /// Runs work that reads the store, away from the threads that answer.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&Office) -> Result<T, Fault> + Send + 'static,
    {
        let office = self.0.office.clone();
        let done = tokio::task::spawn_blocking(move || work(&office)).await;
        done.map_err(|it| Fault::internal(format!("a request ended early: {it}")))?
    }

    /// Runs work that typesets papers: few at once.
    pub async fn typeset<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&Office) -> Result<T, Fault> + Send + 'static,
    {
        let turn = self.0.typesetting.acquire().await;
        let _turn = turn.map_err(|it| Fault::internal(it.to_string()))?;
        self.read(work).await
    }

    /// Runs work that hashes passwords: few at once.
    pub async fn hash<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&Office) -> Result<T, Fault> + Send + 'static,
    {
        let turn = self.0.hashing.acquire().await;
        let _turn = turn.map_err(|it| Fault::internal(it.to_string()))?;
        self.read(work).await
    }
}

/// The imported statute texts in a folder; one that cannot be read is as good as none, and the log says why.
fn read_library(folder: &Path) -> Option<law::Library> {
    let path = folder.join(law::library::FILE);
    let text = std::fs::read_to_string(&path).ok()?;
    let library = law::Library::from_text(&text);
    library.inspect_err(|why| tracing::warn!("{}: {why}", path.display())).ok()
}

/// An unguessable text of 32 characters, for tokens of forms and ids of uploads.
pub fn chance() -> String {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("the system gives chance");
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}
