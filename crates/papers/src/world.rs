//! What the typesetter sees: our library, one or more papers, and nothing of the machine.
//!
//! Each paper of a dossier lives in a root of its own (a Typst package that exists only here), so
//! that a template reads `/data.json` whether it is typeset alone or bound with fifty others.

use std::collections::HashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::PaperFault;
use crate::faces::{self, Faces};

const LIBRARY: [(&str, &str); 8] = [
    ("/fadu.typ", include_str!("../typst/fadu.typ")),
    ("/fadu/words.typ", include_str!("../typst/words.typ")),
    ("/fadu/page.typ", include_str!("../typst/page.typ")),
    ("/fadu/letter.typ", include_str!("../typst/letter.typ")),
    ("/fadu/form.typ", include_str!("../typst/form.typ")),
    ("/fadu/record.typ", include_str!("../typst/record.typ")),
    ("/fadu/dossier.typ", include_str!("../typst/dossier.typ")),
    ("/fadu/photos.typ", include_str!("../typst/photos.typ")),
];

/// Faces and library, made once per process when the first paper is typeset.
pub(crate) struct Engine {
    pub faces: Faces,
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    lists: String,
    /// Parsed library files. A root has its own copy; roots are numbered, so this stays small.
    parsed: Mutex<HashMap<FileId, Source>>,
}

/// The engine of this process. A wrong file in the folder of faces is reported by every paper until
/// it is gone.
pub(crate) fn engine() -> Result<&'static Engine, PaperFault> {
    static ENGINE: OnceLock<Result<Engine, PaperFault>> = OnceLock::new();
    ENGINE
        .get_or_init(|| Engine::new(Faces::gather(&faces::folders())?))
        .as_ref()
        .map_err(Clone::clone)
}

impl Engine {
    fn new(faces: Faces) -> Result<Engine, PaperFault> {
        Ok(Engine {
            library: LazyHash::new(Library::builder().build()),
            book: LazyHash::new(faces.book()),
            lists: faces.typst_lists(),
            faces,
            parsed: Mutex::default(),
        })
    }

    fn library_source(&self, id: FileId, path: &str) -> Option<Source> {
        let text = match path {
            "/faces.typ" => &self.lists,
            _ => LIBRARY.iter().find(|(name, _)| *name == path)?.1,
        };
        let mut parsed = self.parsed.lock().unwrap_or_else(PoisonError::into_inner);
        Some(parsed.entry(id).or_insert_with(|| Source::new(id, text.to_owned())).clone())
    }
}

/// The files of one paper.
pub(crate) struct Root {
    pub template: String,
    pub data: Bytes,
    pub furniture: Bytes,
    pub qr: Option<Bytes>,
    pub images: Vec<Bytes>,
}

/// One run of the typesetter: a main text and the roots it binds. Root 0 is the project.
pub(crate) struct Job<'a> {
    engine: &'a Engine,
    main: Source,
    roots: Vec<Root>,
}

impl<'a> Job<'a> {
    pub fn new(engine: &'a Engine, main: String, roots: Vec<Root>) -> Job<'a> {
        let main = Source::new(file_id(VirtualRoot::Project, "/main.typ"), main);
        Job { engine, main, roots }
    }

    fn root(&self, id: FileId) -> Option<&Root> {
        let number = match id.get().root() {
            VirtualRoot::Project => 0,
            VirtualRoot::Package(spec) => spec.name.strip_prefix("paper-")?.parse().ok()?,
        };
        self.roots.get::<usize>(number)
    }

    fn bytes(&self, id: FileId) -> Option<Bytes> {
        let root = self.root(id)?;
        match id.get().vpath().get_with_slash() {
            "/data.json" => Some(root.data.clone()),
            "/furniture.json" => Some(root.furniture.clone()),
            "/qr.svg" => root.qr.clone(),
            "/typst.toml" => manifest(id.get().root()),
            path => {
                let number: usize = path.strip_prefix("/images/")?.parse().ok()?;
                root.images.get(number).cloned()
            }
        }
    }
}

fn file_id(root: VirtualRoot, path: &str) -> FileId {
    RootedPath::new(root, VirtualPath::new(path).expect("our own paths are valid")).intern()
}

fn manifest(root: &VirtualRoot) -> Option<Bytes> {
    let VirtualRoot::Package(spec) = root else {
        return None;
    };
    let (name, version) = (&spec.name, spec.version);
    let text = format!(
        "[package]\nname = \"{name}\"\nversion = \"{version}\"\nentrypoint = \"paper.typ\"\n"
    );
    Some(Bytes::from_string(text))
}

impl World for Job<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.engine.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.engine.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() {
            return Ok(self.main.clone());
        }
        let path = id.get().vpath().get_with_slash();
        if path == "/paper.typ"
            && let Some(root) = self.root(id)
        {
            return Ok(Source::new(id, root.template.clone()));
        }
        let found = self.engine.library_source(id, path);
        found.ok_or_else(|| FileError::NotFound(path.into()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.bytes(id);
        found.ok_or_else(|| FileError::NotFound(id.get().vpath().get_with_slash().into()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.engine.faces.fonts.get(index).cloned()
    }

    /// No clock: the same input gives the same paper for ever.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
