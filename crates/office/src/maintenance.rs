//! 维护 — the signing key, verification, rebuilding, backup and restoring.

use crate::{
    Office, OpenFault,
    store::{DocketLine, StoreFault},
};
use ledger::{Auditor, Kept, Record, Skey, Trust, Use};
use std::{
    fs,
    io::{self, Write},
    path::Path,
};

/// What an audit shows.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Audit {
    /// Records in the ledger.
    pub records: u64,
    /// Checkpoints checked.
    pub checkpoints: u64,
    /// Files read again from their records.
    pub files: u64,
    /// Root of the tree.
    pub root: String,
}

/// What an audit found.
#[derive(Debug, thiserror::Error)]
pub enum AuditFault {
    /// The first record that differs.
    #[error("{0}")]
    Ledger(ledger::Fault),
    /// A record of a file cannot be read or is missing.
    #[error("案卷 {file}：{what} / file {file}: {what}")]
    File {
        /// The file.
        file: String,
        /// What is wrong.
        what: String,
    },
    /// The data base itself.
    #[error("数据库：{0} / data base: {0}")]
    Store(#[from] StoreFault),
    /// A copy or a key.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Reads the key that signs the ledger, or makes one.
pub(crate) fn signing_key(dir: &Path, city: &str) -> Result<Skey, OpenFault> {
    let path = dir.join("signing.key");
    let io = |source| OpenFault::Io { path: path.clone(), source };
    let key = |it: ledger::KeyFault| OpenFault::Key(it.to_string());
    match fs::read_to_string(&path) {
        Ok(text) => Skey::parse(text.trim()).map_err(key),
        Err(it) if it.kind() == io::ErrorKind::NotFound => {
            let mut seed = [0_u8; 32];
            getrandom::fill(&mut seed).map_err(|it| OpenFault::Key(it.to_string()))?;
            let made = Skey::from_seed(&format!("{city}.fadu/log"), Use::Log, seed).map_err(key)?;
            write_secret(&path, &made.reveal()).map_err(io)?;
            Ok(made)
        }
        Err(it) => Err(io(it)),
    }
}

fn write_secret(path: &Path, text: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

impl Office {
    /// Re-derives everything: the data base's own check, every commitment, the tree, every signed
    /// checkpoint, and every file from its records.
    ///
    /// # Errors
    /// The first thing that differs.
    pub fn verify(&self) -> Result<Audit, AuditFault> {
        self.check_pages()?;
        let report = self.audit_ledger()?;
        let files = self.audit_files()?;
        Ok(Audit {
            records: report.records,
            checkpoints: report.checkpoints,
            files,
            root: report.root.map(|it| it.to_string()).unwrap_or_default(),
        })
    }

    fn check_pages(&self) -> Result<(), AuditFault> {
        let found: String = self.store.read(|connection| {
            Ok(connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?)
        })?;
        if found == "ok" {
            return Ok(());
        }
        Err(StoreFault::Damaged(found).into())
    }

    fn audit_ledger(&self) -> Result<ledger::Report, AuditFault> {
        let trust = Trust::log(self.vkey.clone());
        let mut auditor = Auditor::new(&trust);
        for note in self.store.checkpoints()? {
            auditor.expect(&note).map_err(AuditFault::Ledger)?;
        }
        let mut fault = None;
        self.store.walk(0, |row| {
            if fault.is_some() {
                return Ok(());
            }
            let salt = row.salt.as_deref().and_then(|it| <&[u8; 32]>::try_from(it).ok());
            let kept = match (&row.payload, salt) {
                (Some(payload), Some(salt)) => Kept::Whole { payload, salt },
                _ => Kept::Erased { by: 0 },
            };
            let record = Record { seq: row.seq, entry: &row.entry, kept, leaf: None };
            fault = auditor.record(&record).err();
            Ok(())
        })?;
        match fault {
            Some(fault) => Err(AuditFault::Ledger(fault)),
            None => auditor.finish().map_err(AuditFault::Ledger),
        }
    }

    fn audit_files(&self) -> Result<u64, AuditFault> {
        let mut files = 0;
        for id in self.store.files()? {
            let records = self
                .store
                .records(&id)
                .map_err(|it| AuditFault::File { file: id.to_string(), what: it.to_string() })?;
            let gap = records.iter().zip(1..).find(|(record, at)| record.seq != *at);
            if let Some((record, at)) = gap {
                let what = format!("记录 {at} 缺失，读到 {} / record {at} is missing", record.seq);
                return Err(AuditFault::File { file: id.to_string(), what });
            }
            files += 1;
        }
        Ok(files)
    }

    /// Drops everything derived and makes it anew from the records; tells how many files.
    ///
    /// # Errors
    /// The store.
    pub fn rebuild(&self) -> Result<usize, AuditFault> {
        self.files.forget_all();
        let people = self.people();
        let mut lines = Vec::new();
        for id in self.store.files()? {
            let file = procedures::CaseFile::of(self.store.records(&id)?);
            lines.push(DocketLine::of(&id, &file, &self.law, &people));
        }
        let count = lines.len();
        self.store.replace_docket(lines)?;
        Ok(count)
    }

    /// Copies the running bureau into an empty directory: data base, originals and key.
    ///
    /// # Errors
    /// The directory is not empty, or the disk fails.
    pub fn backup(&self, to: &Path) -> Result<(), AuditFault> {
        empty_dir(to)?;
        let copy = to.join("fadu.sqlite").to_string_lossy().into_owned();
        self.store.read(|connection| {
            connection.execute("VACUUM INTO ?1", [&copy])?;
            Ok(())
        })?;
        copy_tree(&self.dir.join("blobs"), &to.join("blobs"))?;
        fs::copy(self.dir.join("signing.key"), to.join("signing.key"))?;
        Ok(())
    }
}

/// Puts a backup into an empty data directory; the caller opens and verifies it.
///
/// # Errors
/// The directory is not empty, or the disk fails.
pub fn restore(from: &Path, to: &Path) -> Result<(), AuditFault> {
    for part in ["fadu.sqlite", "signing.key"] {
        if !from.join(part).is_file() {
            let what = format!("{} 不是备份：缺少 {part} / not a backup", from.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, what).into());
        }
    }
    empty_dir(to)?;
    copy_tree(from, to)?;
    Ok(())
}

fn empty_dir(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)?;
    match fs::read_dir(dir)?.next() {
        None => Ok(()),
        Some(_) => Err(io::Error::new(
            io::ErrorKind::AlreadyExists,
            format!("{} 不是空目录 / is not empty", dir.display()),
        )),
    }
}

fn copy_tree(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
