//! Folded files kept in memory: reading a file again costs nothing while nobody changes it.

use case::FileId;
use procedures::CaseFile;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

/// Most files kept.
const KEPT_MAX: usize = 2_000;

/// The kept files.
#[derive(Default)]
pub(crate) struct Files {
    kept: Mutex<HashMap<FileId, Arc<CaseFile>>>,
}

impl Files {
    pub(crate) fn get(&self, id: &FileId) -> Option<Arc<CaseFile>> {
        self.lock().get(id).cloned()
    }

    /// Keeps a file unless a newer state is kept already.
    pub(crate) fn keep(&self, id: &FileId, file: Arc<CaseFile>) {
        let mut kept = self.lock();
        if kept.len() >= KEPT_MAX {
            // Which ones go does not matter: whatever is needed again is folded again.
            let gone: Vec<FileId> = kept.keys().take(KEPT_MAX / 4).cloned().collect();
            gone.iter().for_each(|it| drop(kept.remove(it)));
        }
        match kept.get(id) {
            Some(known) if known.head() > file.head() => {}
            _ => drop(kept.insert(id.clone(), file)),
        }
    }

    pub(crate) fn forget_all(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<FileId, Arc<CaseFile>>> {
        self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
