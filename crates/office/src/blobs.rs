//! 原件 — uploaded originals in a content-addressed store: SHA-256 and SM3 in one pass, written to a
//! temporary name, flushed, then renamed, so that no half file ever stands under an address.

use case::BlobRef;
use sha2::{Digest, Sha256};
use sm3::Sm3;
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// Bytes read at once when an upload is taken up again.
const CHUNK: usize = 1 << 16;

/// Why an upload was not taken.
#[derive(Debug, thiserror::Error)]
pub enum BlobFault {
    /// The disk.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The client continues at a wrong place.
    #[error("上传应当从第 {expected} 字节继续 / continue at byte {expected}")]
    Offset {
        /// Where to continue.
        expected: u64,
    },
    /// Larger than allowed.
    #[error("文件超过 {max} 字节 / larger than {max} bytes")]
    TooLarge {
        /// Most bytes.
        max: u64,
    },
    /// The client's digest differs from ours.
    #[error("摘要不符：收到的是 {found} / digest differs: received {found}")]
    Digest {
        /// SHA-256 of what was received.
        found: String,
    },
    /// No such upload or blob.
    #[error("没有该文件 / no such file")]
    Missing,
}

/// Largest original.
const SIZE_MAX: u64 = 20 << 30;

/// The blob store.
pub(crate) struct Blobs {
    dir: PathBuf,
}

/// An upload in progress.
pub struct Upload {
    path: PathBuf,
    file: File,
    sha256: Sha256,
    sm3: Sm3,
    size: u64,
}

impl Blobs {
    pub(crate) fn open(dir: &Path) -> io::Result<Self> {
        fs::create_dir_all(dir.join("parts"))?;
        Ok(Self { dir: dir.to_owned() })
    }

    fn part(&self, id: &str) -> Result<PathBuf, BlobFault> {
        let safe = id.len() <= 64 && id.bytes().all(|it| it.is_ascii_alphanumeric());
        if safe && !id.is_empty() {
            Ok(self.dir.join("parts").join(id))
        } else {
            Err(BlobFault::Missing)
        }
    }

    fn address(&self, sha256: &str) -> Result<PathBuf, BlobFault> {
        let digest = sha256.len() == 64 && sha256.bytes().all(|it| it.is_ascii_hexdigit());
        if digest { Ok(self.dir.join(&sha256[..2]).join(sha256)) } else { Err(BlobFault::Missing) }
    }

    /// Begins or takes up again the upload `id`; what has arrived is hashed again.
    pub(crate) fn upload(&self, id: &str) -> Result<Upload, BlobFault> {
        let path = self.part(id)?;
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
        let (mut sha256, mut sm3, mut size) = (Sha256::new(), Sm3::new(), 0_u64);
        let mut chunk = vec![0; CHUNK];
        loop {
            let read = file.read(&mut chunk)?;
            if read == 0 {
                break;
            }
            sha256.update(&chunk[..read]);
            sm3.update(&chunk[..read]);
            size += read as u64;
        }
        file.seek(SeekFrom::End(0))?;
        Ok(Upload { path, file, sha256, sm3, size })
    }

    /// Puts a finished upload under its address.
    pub(crate) fn keep(
        &self,
        upload: Upload,
        name: &str,
        expected: Option<&str>,
    ) -> Result<BlobRef, BlobFault> {
        let Upload { path, file, sha256, sm3, size } = upload;
        file.sync_all()?;
        let (sha256, sm3) = (hex(&sha256.finalize()), hex(&sm3.finalize()));
        if expected.is_some_and(|it| !it.eq_ignore_ascii_case(&sha256)) {
            fs::remove_file(&path)?;
            return Err(BlobFault::Digest { found: sha256 });
        }
        let media_type = recognised(&path)?.to_owned();
        let address = self.address(&sha256)?;
        let folder = address.parent().unwrap_or(&self.dir);
        fs::create_dir_all(folder)?;
        fs::rename(&path, &address)?;
        File::open(folder)?.sync_all()?;
        let name: String = name.chars().filter(|it| !it.is_control()).take(120).collect();
        Ok(BlobRef { sha256, sm3, size, name, media_type })
    }

    /// Keeps bytes that are at hand.
    pub(crate) fn put(&self, id: &str, name: &str, bytes: &[u8]) -> Result<BlobRef, BlobFault> {
        let mut upload = self.upload(id)?;
        if upload.size > 0 {
            upload.restart()?;
        }
        upload.append(0, bytes)?;
        self.keep(upload, name, None)
    }

    /// Opens an original for reading.
    pub(crate) fn open_blob(&self, sha256: &str) -> Result<File, BlobFault> {
        match File::open(self.address(sha256)?) {
            Ok(file) => Ok(file),
            Err(it) if it.kind() == io::ErrorKind::NotFound => Err(BlobFault::Missing),
            Err(it) => Err(it.into()),
        }
    }
}

impl Upload {
    /// Bytes that have arrived.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Appends bytes that belong at `offset`.
    ///
    /// # Errors
    /// [`BlobFault::Offset`] when something else should come next.
    pub fn append(&mut self, offset: u64, bytes: &[u8]) -> Result<(), BlobFault> {
        if offset != self.size {
            return Err(BlobFault::Offset { expected: self.size });
        }
        if self.size + bytes.len() as u64 > SIZE_MAX {
            return Err(BlobFault::TooLarge { max: SIZE_MAX });
        }
        self.file.write_all(bytes)?;
        self.sha256.update(bytes);
        self.sm3.update(bytes);
        self.size += bytes.len() as u64;
        Ok(())
    }

    fn restart(&mut self) -> Result<(), BlobFault> {
        self.file.set_len(0)?;
        self.file.seek(SeekFrom::Start(0))?;
        (self.sha256, self.sm3, self.size) = (Sha256::new(), Sm3::new(), 0);
        Ok(())
    }
}

/// The media type by the first bytes: what a client says of its upload is not believed.
fn recognised(path: &Path) -> io::Result<&'static str> {
    let mut head = [0; 16];
    let read = File::open(path)?.read(&mut head)?;
    let head = &head[..read];
    Ok(match head {
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        [b'%', b'P', b'D', b'F', ..] => "application/pdf",
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => "video/mp4",
        [b'I', b'D', b'3', ..] | [0xff, 0xfb, ..] => "audio/mpeg",
        [b'O', b'g', b'g', b'S', ..] => "audio/ogg",
        _ => "application/octet-stream",
    })
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

impl crate::Office {
    /// Begins an upload, or takes it up again; `id` is chosen by the client.
    ///
    /// # Errors
    /// See [`BlobFault`].
    pub fn upload(&self, id: &str) -> Result<Upload, BlobFault> {
        self.blobs.upload(id)
    }

    /// Keeps a finished upload as an original.
    ///
    /// # Errors
    /// See [`BlobFault`].
    pub fn keep_upload(
        &self,
        upload: Upload,
        name: &str,
        expected: Option<&str>,
    ) -> Result<BlobRef, BlobFault> {
        self.blobs.keep(upload, name, expected)
    }

    /// Keeps bytes that are at hand.
    ///
    /// # Errors
    /// See [`BlobFault`].
    pub fn keep_bytes(&self, name: &str, bytes: &[u8]) -> Result<BlobRef, BlobFault> {
        self.blobs.put(&hex(&Sha256::digest(bytes))[..32], name, bytes)
    }

    /// Opens an original and records who looked.
    ///
    /// # Errors
    /// See [`BlobFault`].
    pub fn view_blob(
        &self,
        sha256: &str,
        by: &case::PersonId,
        file: Option<&case::FileId>,
    ) -> Result<File, BlobFault> {
        let blob = self.blobs.open_blob(sha256)?;
        self.note_view(by, file, &format!("blob {sha256}"));
        Ok(blob)
    }
}
