//! 卷宗: all papers of a file bound into one paginated PDF, in archive order.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde_json::{Value, json};
use typst_layout::PagedDocument;

use crate::render::{self, Typeset};
use crate::sheet::{Furniture, Image, Sheet};
use crate::world::{self, Engine, Job, Root};
use crate::{PaperFault, words};

/// 卷宗封面和备考表 of one file (一案一卷).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cover {
    /// 归档机关名称.
    pub organ: String,
    /// 案卷种类: 行政处罚案卷.
    pub kind: String,
    /// 案由.
    pub cause: String,
    /// 当事人.
    pub party: String,
    /// 案号.
    pub number: Option<String>,
    /// 承办机构.
    pub unit: String,
    /// 承办人.
    pub handlers: Vec<String>,
    /// 处理结果.
    pub outcome: Option<String>,
    /// 立案日期.
    pub filed_on: Option<Date>,
    /// 结案日期.
    pub closed_on: Option<Date>,
    /// 归档日期; also the creation date of the PDF, which before is the day of the last material.
    pub archived_on: Option<Date>,
    /// 档号.
    pub archive_number: Option<String>,
    /// 保管期限, in the words of the local table: 10年.
    pub retention: Option<String>,
    /// 立卷人.
    pub archivist: Option<String>,
    /// 检查人.
    pub inspector: Option<String>,
    /// 备考表 text after the count of pages, if anything must be said.
    pub remarks: Option<String>,
}

/// One line of the contents (卷内目录) and the pages behind it.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// 材料名称.
    pub title: String,
    /// 文号.
    pub number: Option<String>,
    /// 日期.
    pub date: Option<Date>,
    /// 备注.
    pub remark: Option<String>,
    /// The pages.
    pub body: Body<'a>,
}

/// What is bound.
#[derive(Debug, Clone)]
pub enum Body<'a> {
    /// A paper, typeset again as it was issued, with 卷内页码 added.
    Paper(Sheet<'a>),
    /// Pictures: two to a page with captions, or one to a page when they have none (scans).
    Photos(Vec<Photo>),
}

/// A picture in the dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// PNG, JPEG, GIF or WebP.
    pub bytes: Vec<u8>,
    /// What the photo proves, as label and value: ("拍摄地点", "…"), ("拍摄时间", "…"), ("拍摄人", "…").
    pub caption: Vec<(String, String)>,
}

const PHOTOS: &str = "#import \"/fadu/photos.typ\": photos\n#photos(json(\"/data.json\"))\n";

/// Binds cover, contents, all parts with continuous page numbers (第 x 页 共 y 页) and the closing
/// sheet.
///
/// # Errors
/// As [`crate::typeset`], for the first part that cannot be typeset; `MissingField` when there is
/// no part.
pub fn dossier(cover: &Cover, parts: &[Part]) -> Result<Typeset, PaperFault> {
    render::pdf(&bound(cover, parts)?, made_on(cover, parts))
}

/// The words of a dossier, page by page, as [`crate::text`].
///
/// # Errors
/// As [`dossier`].
pub fn dossier_text(cover: &Cover, parts: &[Part]) -> Result<String, PaperFault> {
    Ok(words::of(&bound(cover, parts)?))
}

/// The date of the PDF: a file that is not archived yet is as old as its last material.
fn made_on(cover: &Cover, parts: &[Part]) -> Option<Date> {
    cover.archived_on.or_else(|| parts.iter().filter_map(|it| it.date).max())
}

fn bound(cover: &Cover, parts: &[Part]) -> Result<PagedDocument, PaperFault> {
    if parts.is_empty() {
        return Err(PaperFault::MissingField { key: "卷内材料 parts".into() });
    }
    let engine = world::engine()?;
    let mut roots = vec![binding(cover, parts, engine)?];
    let mut main = "#import \"/fadu/dossier.typ\": closing, contents, cover\n\
        #let d = json(\"/data.json\")\n#set document(title: d.title, author: d.organ)\n\
        #cover(d)\n#contents(d)\n"
        .to_owned();
    for (number, part) in (1..).zip(parts) {
        roots.push(part_root(part, engine)?);
        writeln!(main, "#include \"@fadu/paper-{number}:0.0.0\"").expect("a string grows");
    }
    main.push_str("#closing(d)\n");
    let document = render::compile(&Job::new(engine, main, roots))?;
    words::inspect(&document, |_| "卷宗 dossier".into())?;
    Ok(document)
}

/// The project root: what cover, contents and closing sheet print.
fn binding(cover: &Cover, parts: &[Part], engine: &Engine) -> Result<Root, PaperFault> {
    let day = |date: Option<Date>| date.map(|d| d.to_string());
    let line = |part: &Part| {
        let date = day(part.date);
        json!({"title": part.title, "number": part.number, "date": date, "remark": part.remark})
    };
    let data = json!({
        "title": format!("{}（{}）", cover.kind, cover.party),
        "organ": cover.organ,
        "kind": cover.kind,
        "cause": cover.cause,
        "party": cover.party,
        "number": cover.number,
        "unit": cover.unit,
        "handlers": cover.handlers,
        "outcome": cover.outcome,
        "filed_on": day(cover.filed_on),
        "closed_on": day(cover.closed_on),
        "archived_on": day(cover.archived_on),
        "archive_number": cover.archive_number,
        "retention": cover.retention,
        "archivist": cover.archivist,
        "inspector": cover.inspector,
        "remarks": cover.remarks,
        "parts": parts.iter().map(line).collect::<Vec<Value>>(),
    });
    let furniture =
        Furniture { organ: cover.organ.clone(), title: cover.kind.clone(), ..Furniture::default() };
    render::root(&Sheet { template: "", fields: &data, furniture }, engine, true)
}

fn part_root(part: &Part, engine: &Engine) -> Result<Root, PaperFault> {
    match &part.body {
        Body::Paper(sheet) => render::root(sheet, engine, true),
        Body::Photos(photos) => {
            let captions: Vec<Value> =
                photos.iter().map(|p| json!({ "caption": p.caption })).collect();
            let fields = json!({ "photos": captions });
            let images = (1..).zip(photos).map(|(n, photo)| picture(&part.title, n, photo));
            let furniture = Furniture {
                organ: part.title.clone(),
                title: part.title.clone(),
                images: images.collect(),
                ..Furniture::default()
            };
            render::root(&Sheet { template: PHOTOS, fields: &fields, furniture }, engine, true)
        }
    }
}

fn picture(title: &str, number: usize, photo: &Photo) -> Image {
    Image { name: format!("{title}（{number}）"), bytes: photo.bytes.clone() }
}
