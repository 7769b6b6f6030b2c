//! 发文 — papers as they are shown, typeset, recorded and proven. A paper is typeset when it is
//! first wanted; its digests are then recorded in the ledger, once.

use crate::{Office, blobs::hex, perform::Failure, store::StoreFault};
use case::{FileId, Issued, PersonId};
use law::city::Organ;
use ledger::{Entry, PaperRecord, Receipt, Salt};
use papers::{Body, Cover, Furniture, PaperFault, Part, Photo, Sheet};
use procedures::{CaseFile, Record, engine};
use serde_json::Value;
use std::io::Read;

/// Largest picture bound into a dossier, in bytes.
const PICTURE_MAX: u64 = 12 << 20;

/// A paper ready to look at.
pub struct PaperView {
    /// Title.
    pub title: String,
    /// 文号.
    pub number: Option<String>,
    /// The PDF.
    pub pdf: Vec<u8>,
}

/// Why a paper cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum PaperViewFault {
    /// No such paper in the file.
    #[error("案卷中没有第 {0} 号文书 / the file has no paper {0}")]
    Missing(u32),
    /// The file.
    #[error(transparent)]
    File(#[from] Failure),
    /// It cannot be typeset.
    #[error(transparent)]
    Paper(#[from] PaperFault),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// It was recorded with other bytes than those typeset now: typefaces or templates differ.
    #[error("文书与登记时的摘要不符 / the paper differs from the one recorded")]
    Differs,
    /// The receipt does not fit.
    #[error("回执：{0} / receipt: {0}")]
    Receipt(String),
}

impl Office {
    /// The bureau in whose name papers are issued.
    pub fn bureau(&self) -> Option<&Organ> {
        self.law.city().organs.iter().find(|it| it.authority)
    }

    /// Code printed on a paper: it names the paper to this office and nothing to anybody else.
    pub fn paper_code(&self, file: &FileId, no: u32) -> String {
        use sha2::Digest;
        let digest = sha2::Sha256::digest(format!("{}/{file}/{no}", self.vkey.name()));
        hex(&digest[..10]).to_uppercase()
    }

    fn furniture(&self, file: &FileId, record: &Record, paper: &Issued) -> Furniture {
        let organ = self.bureau().map(|it| it.name.clone()).unwrap_or_default();
        let kind = engine::kind_of(paper);
        let code = self.paper_code(file, paper.no);
        let draft = paper.number.is_none() && kind.is_some_and(|it| it.series.is_some());
        Furniture {
            title: kind.map_or(String::new(), |it| it.zh.to_owned()),
            number: paper.number.clone(),
            date: Some(record.stamp.day()),
            receipt: (!draft).then(|| papers::Receipt {
                payload: format!("fadu:{}/{code}", self.vkey.name()),
                code,
            }),
            watermark: draft.then(|| "预览".to_owned()),
            seal: kind.filter(|it| it.sealed && !draft).map(|_| organ.clone()),
            organ,
            images: Vec::new(),
        }
    }

    fn sheet<'a>(
        &self,
        file: &FileId,
        record: &Record,
        paper: &Issued,
        fields: &'a Value,
    ) -> Option<Sheet<'a>> {
        let template = engine::kind_of(paper)?.template;
        Some(Sheet { template, fields, furniture: self.furniture(file, record, paper) })
    }

    /// Pages of a paper of a preview, as SVG.
    ///
    /// # Errors
    /// It cannot be typeset.
    pub fn preview_pages(
        &self,
        file: &FileId,
        record: &Record,
        paper: &Issued,
    ) -> Result<Vec<String>, PaperViewFault> {
        let fields = engine::sheet_fields(paper);
        let sheet = self.sheet(file, record, paper, &fields);
        let sheet = sheet.ok_or(PaperViewFault::Missing(paper.no))?;
        Ok(papers::pages_svg(&sheet)?)
    }

    /// Pages of an issued paper, as SVG.
    ///
    /// # Errors
    /// See [`PaperViewFault`].
    pub fn paper_pages(&self, id: &FileId, no: u32) -> Result<Vec<String>, PaperViewFault> {
        let file = self.file(id)?;
        let (record, paper) = file.paper(no).ok_or(PaperViewFault::Missing(no))?;
        self.preview_pages(id, record, paper)
    }

    /// An issued paper as PDF; recorded in the ledger when it is first made.
    ///
    /// # Errors
    /// See [`PaperViewFault`].
    pub fn paper(&self, id: &FileId, no: u32) -> Result<PaperView, PaperViewFault> {
        let file = self.file(id)?;
        let (record, paper) = file.paper(no).ok_or(PaperViewFault::Missing(no))?;
        let fields = engine::sheet_fields(paper);
        let sheet = self.sheet(id, record, paper, &fields);
        let sheet = sheet.ok_or(PaperViewFault::Missing(no))?;
        let title = sheet.furniture.title.clone();
        if let Some(stored) = self.store.paper(id, no)? {
            let known = PaperRecord::parse(&stored.payload).map_err(PaperViewFault::Receipt)?;
            if let Ok(pdf) = self.read_blob(&known.sha256) {
                return Ok(PaperView { title, number: paper.number.clone(), pdf });
            }
        }
        let pdf = papers::typeset(&sheet)?.pdf;
        let number = paper.number.clone().unwrap_or_else(|| self.paper_code(id, no));
        let day = record.stamp.day().to_string();
        let digests = PaperRecord::of(&pdf, &number, &title, &sheet.furniture.organ, &day);
        if let Some(stored) = self.store.paper(id, no)? {
            let known = PaperRecord::parse(&stored.payload).map_err(PaperViewFault::Receipt)?;
            if known.sha256 != digests.sha256 {
                return Err(PaperViewFault::Differs);
            }
        } else if self.store.damaged().is_none() {
            self.store.record_paper(id, no, digests.to_payload())?;
        }
        // A copy at hand; the digests in the ledger decide whether it is the paper.
        let name = format!("{title}.pdf");
        self.keep_bytes(&name, &pdf).map_err(|it| PaperViewFault::Receipt(it.to_string()))?;
        Ok(PaperView { title, number: paper.number.clone(), pdf })
    }

    /// The receipt with which an outsider verifies a paper offline.
    ///
    /// # Errors
    /// See [`PaperViewFault`].
    pub fn receipt(&self, id: &FileId, no: u32) -> Result<Receipt, PaperViewFault> {
        self.paper(id, no)?;
        let stored = self.store.paper(id, no)?.ok_or(PaperViewFault::Missing(no))?;
        let proof = self.store.proof(stored.seq)?;
        let fault = |it: String| PaperViewFault::Receipt(it);
        let salt: [u8; 32] =
            stored.salt.as_slice().try_into().map_err(|_| fault("salt".to_owned()))?;
        let salt = Salt::new(salt).map_err(|it| fault(it.to_string()))?;
        Entry::parse(&stored.entry).map_err(|it| fault(it.to_string()))?;
        Receipt::issue(&self.vkey, &stored.entry, &salt, &stored.payload, &proof)
            .map_err(|it| fault(it.to_string()))
    }

    /// Finds the paper that bears a code, among the papers of a file known by its number or id.
    pub fn paper_by_code(&self, id: &FileId, code: &str) -> Option<u32> {
        let file = self.file(id).ok()?;
        let bears = |no: &u32| self.paper_code(id, *no).eq_ignore_ascii_case(code.trim());
        file.papers().map(|(_, it)| it.no).find(bears)
    }

    /// The whole file as one paginated PDF: cover, contents, papers in archive order, pictures.
    ///
    /// # Errors
    /// See [`PaperViewFault`].
    pub fn dossier(&self, id: &FileId) -> Result<Vec<u8>, PaperViewFault> {
        let file = self.file(id)?;
        let mut issued: Vec<(&Record, &Issued)> = file.papers().collect();
        issued.sort_by_key(|(record, paper)| {
            (engine::kind_of(paper).map_or(u16::MAX, |it| it.order), record.seq, paper.no)
        });
        let fields: Vec<Value> = issued.iter().map(|(_, it)| engine::sheet_fields(it)).collect();
        let mut parts: Vec<Part> = Vec::new();
        for ((record, paper), fields) in issued.iter().zip(&fields) {
            let Some(sheet) = self.sheet(id, record, paper, fields) else { continue };
            parts.push(Part {
                title: sheet.furniture.title.clone(),
                number: paper.number.clone(),
                date: Some(record.stamp.day()),
                remark: None,
                body: Body::Paper(sheet),
            });
        }
        parts.extend(self.pictures(&file));
        Ok(papers::dossier(&self.cover(&file), &parts)?.pdf)
    }

    /// Pictures among the evidence, with what they show.
    fn pictures(&self, file: &CaseFile) -> Vec<Part<'static>> {
        let mut parts = Vec::new();
        for item in engine::evidence(file) {
            let pictures = item.blobs.iter().filter(|it| {
                matches!(
                    it.media_type.as_str(),
                    "image/jpeg" | "image/png" | "image/gif" | "image/webp"
                ) && it.size <= PICTURE_MAX
            });
            let photo = |bytes: Vec<u8>, name: &str| {
                let caption = [
                    ("内容", item.title.as_str()),
                    ("来源", item.source.as_str()),
                    ("证明", item.proves.as_str()),
                    ("原件", name),
                ];
                let caption = caption.iter().filter(|(_, it)| !it.is_empty());
                let caption = caption.map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
                Photo { bytes, caption }
            };
            let photos: Vec<Photo> = pictures
                .filter_map(|it| Some(photo(self.read_blob(&it.sha256).ok()?, &it.name)))
                .collect();
            if !photos.is_empty() {
                parts.push(Part {
                    title: item.title.clone(),
                    number: None,
                    date: Some(item.taken_on),
                    remark: None,
                    body: Body::Photos(photos),
                });
            }
        }
        parts
    }

    fn cover(&self, file: &CaseFile) -> Cover {
        let people = self.people();
        let hands = engine::hands(file);
        let names = |ids: &[PersonId]| ids.iter().map(|it| people.name(it).to_owned()).collect();
        let said = procedures::cover::of(file, &self.law, &people);
        Cover {
            organ: self.bureau().map(|it| it.name.clone()).unwrap_or_default(),
            kind: "行政处罚案卷".to_owned(),
            cause: file.filing.cause().unwrap_or_default().to_owned(),
            party: file.party.known().map(|it| it.name.clone()).unwrap_or_default(),
            number: file.papers().find_map(|(_, it)| it.number.clone()),
            unit: said.unit,
            handlers: names(&hands),
            outcome: said.outcome,
            filed_on: file.filing.filed_on(),
            closed_on: said.closed_on,
            archived_on: said.archived_on,
            archive_number: said.archive_number,
            retention: said.retention,
            archivist: said.archivist,
            inspector: None,
            remarks: None,
        }
    }

    fn read_blob(&self, sha256: &str) -> Result<Vec<u8>, crate::BlobFault> {
        let mut bytes = Vec::new();
        self.blobs.open_blob(sha256)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
