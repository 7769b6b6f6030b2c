//! Uploads in progress: kept open between their pieces, so that what has arrived is hashed once.

use super::Fault;
use office::{Office, Upload};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Most uploads kept open; others are read again from the disk when their next piece comes.
const OPEN_MAX: usize = 64;

/// The open uploads by their id. `None` while a piece is being written.
#[derive(Clone, Default)]
pub struct Uploads(Arc<Mutex<HashMap<String, Option<Upload>>>>);

impl Uploads {
    /// Works on an upload and keeps it open.
    ///
    /// # Errors
    /// Another piece of it is being written, or what `work` says.
    pub fn with<T>(
        &self,
        office: &Office,
        id: &str,
        work: impl FnOnce(&mut Upload) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let mut upload = self.begin(office, id)?;
        let result = work(&mut upload);
        self.lock().insert(id.to_owned(), Some(upload));
        result
    }

    /// Takes an upload out for good.
    ///
    /// # Errors
    /// Another piece of it is being written, or the disk.
    pub fn take(&self, office: &Office, id: &str) -> Result<Upload, Fault> {
        let upload = self.begin(office, id)?;
        self.lock().remove(id);
        Ok(upload)
    }

    /// Marks an upload as busy and opens it.
    fn begin(&self, office: &Office, id: &str) -> Result<Upload, Fault> {
        let kept = {
            let mut open = self.lock();
            if open.len() >= OPEN_MAX && !open.contains_key(id) {
                open.retain(|_, it| it.is_none());
            }
            match open.insert(id.to_owned(), None) {
                Some(None) => {
                    return Err(Fault::Conflict(
                        "这个文件的上一段还在写入。".to_owned(),
                        "The piece before is still being written.".to_owned(),
                    ));
                }
                Some(kept) => kept,
                None => None,
            }
        };
        let opened = kept.map_or_else(|| office.upload(id).map_err(Fault::from), Ok);
        if opened.is_err() {
            self.lock().remove(id);
        }
        opened
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<String, Option<Upload>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
