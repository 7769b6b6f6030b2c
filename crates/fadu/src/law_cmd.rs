//! `fadu law` — articles, search, import, check, coverage.

use crate::output::{Found, Output};
use crate::{Answer, demo_cmd, texts};
use law::library::{Unresolved, Want};
use law::{Citation, Library, Shown};
use procedures::{coverage, story};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// 法条。
#[derive(clap::Subcommand)]
pub enum Law {
    /// 查看法条：要旨、数字、规则，导入后有全文 / show an article
    Show {
        /// 引用，如 行政处罚法第六十四条第一项、三项制度指导意见（六）/ a citation
        citation: String,
        #[command(flatten)]
        place: Place,
    },
    /// 检索法条全文；未导入时检索要旨 / search the texts, or our gists where none are imported
    Search {
        /// 词，须全部出现 / words, all of which must stand in the article
        #[arg(required = true)]
        words: Vec<String>,
        /// 最多几条 / at most this many
        #[arg(long, default_value_t = 20)]
        limit: usize,
        #[command(flatten)]
        place: Place,
    },
    /// 每条规则由什么实现、由哪些故事检验 / by what each rule is kept, and which stories tell it
    Coverage(Place),
    /// 核对法律数据；导入后连同全文核对引用 / check the law as data, and its citations in the texts
    Check(Place),
    /// 导入法规文本（Markdown 文件夹）/ import a folder of statute texts
    Import {
        /// 文件夹 / the folder
        folder: PathBuf,
        #[command(flatten)]
        place: Place,
    },
}

/// Where the data stands, and whose law it is.
#[derive(clap::Args)]
pub struct Place {
    /// 数据目录 / data directory
    #[arg(long, default_value = "data", env = "FADU_DATA")]
    data: PathBuf,
    /// 城市 / a city's overlay
    #[arg(long)]
    city: Option<String>,
    #[command(flatten)]
    output: Output,
}

impl Place {
    fn law(&self) -> Result<Arc<law::Law>, String> {
        match &self.city {
            Some(city) => law::Law::of(city).map_err(|e| e.to_string()),
            None => Ok(law::Law::national()),
        }
    }
}

/// Does what the command asks.
pub fn law(it: &Law) -> Answer {
    match it {
        Law::Show { citation, place } => place.output.print(show(citation, place)),
        Law::Search { words, limit, place } => {
            place.output.print(search(&words.join(" "), *limit, place))
        }
        Law::Coverage(place) => place.output.print(cover(place)),
        Law::Check(place) => place.output.print(check(place)),
        Law::Import { folder, place } => place.output.print(import(folder, place)),
    }
}

fn show(text: &str, place: &Place) -> Result<Found, String> {
    let law = place.law()?;
    let citation: Citation = text.parse().map_err(|e: law::LawError| e.to_string())?;
    let library = texts::load(&place.data)?;
    let Some(shown) = law.show(library.as_ref(), &citation) else {
        let hint = if library.is_some() {
            ""
        } else {
            "；全文尚未导入：fadu law import 文件夹"
        };
        return Ok(Found::nothing(
            format!("没有“{citation}”{hint}"),
            format!("nothing is known of “{citation}”"),
        ));
    };
    let told = tell(&shown);
    let json = serde_json::to_value(&shown).map_err(|e| e.to_string())?;
    Ok(Found { zh: told.clone(), en: told, json, good: true })
}

/// An article in lines: what the law says is Chinese in either language.
fn tell(shown: &Shown) -> String {
    let mut lines = vec![shown.cite.clone(), shown.instrument.clone()];
    lines.extend(shown.under.iter().cloned());
    for (name, text) in [("要旨 / gist", &shown.gist), ("全文 / text", &shown.text)] {
        lines.extend(text.iter().map(|text| format!("\n{name}\n{text}")));
    }
    let terms = shown.terms.iter();
    let terms = terms.map(|t| format!("{}  {}：{}", t.key, t.zh, law::period::length(t.n, t.unit)));
    let numbers = shown.numbers.iter().map(|n| format!("{}  {}：{}", n.key, n.zh, n.value));
    let pairs = |all: &[(String, String)]| all.iter().map(|(k, v)| format!("{k}  {v}")).collect();
    let lists: [(&str, Vec<String>); 5] = [
        ("期限 / terms", terms.collect()),
        ("数额 / numbers", numbers.collect()),
        ("文书要素 / contents", pairs(&shown.contents)),
        ("规则 / rules", pairs(&shown.rules)),
        ("事项 / violations", pairs(&shown.items)),
    ];
    for (name, entries) in lists.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        lines.push(format!("\n{name}"));
        lines.extend(entries.into_iter().map(|it| format!("  {it}")));
    }
    lines.join("\n")
}

fn search(query: &str, limit: usize, place: &Place) -> Result<Found, String> {
    let law = place.law()?;
    let Some(library) = texts::load(&place.data)? else {
        let found = law.search_gists(query, limit);
        let lines: Vec<String> =
            found.iter().map(|(cite, gist)| format!("{cite}  {gist}\n")).collect();
        let lines = lines.concat();
        let hits = found.iter().map(|(cite, gist)| json!({ "cite": cite, "excerpt": gist }));
        let hits: Vec<_> = hits.collect();
        let good = !hits.is_empty();
        return Ok(Found {
            zh: format!("{lines}（全文尚未导入，只检索要旨：fadu law import 文件夹）"),
            en: format!("{lines}(no texts are imported: only our gists were searched)"),
            json: json!({ "query": query, "texts": false, "hits": hits }),
            good,
        });
    };
    let hits = library.search(query, limit);
    if hits.is_empty() {
        let json = json!({ "query": query, "texts": true, "hits": hits });
        return Ok(Found { json, ..Found::nothing("没有结果", "nothing found") });
    }
    let line = |h: &law::library::Hit| format!("{}{}\n    {}", h.title, h.article, h.excerpt);
    let text = hits.iter().map(line).collect::<Vec<_>>().join("\n");
    let json = json!({ "query": query, "texts": true, "hits": hits });
    Ok(Found { zh: text.clone(), en: text, json, good: true })
}

fn cover(place: &Place) -> Result<Found, String> {
    let law = place.law()?;
    let cast = story::cast(demo_cmd::PEOPLE)?;
    let told = demo_cmd::STORIES.iter().filter_map(|(path, text)| {
        let told = story::tell(text, &cast).ok()?;
        Some(((*path).to_owned(), told))
    });
    let told: Vec<_> = told.collect();
    let found = coverage::of(&law, &told);
    let text = coverage::markdown(&found);
    let json = serde_json::to_value(&found).map_err(|e| e.to_string())?;
    Ok(Found { zh: text.clone(), en: text, json, good: found.unknown.is_empty() })
}

/// Parts what the texts contradict from what names an instrument that the collection lacks, which is no fault.
fn part(unresolved: &[Unresolved]) -> (Vec<String>, usize) {
    let wrong = unresolved.iter().filter(|u| u.want != Want::Instrument);
    let line = |u: &Unresolved| {
        let (file, line, cite) = (&u.file, u.line, &u.cite);
        format!("{file}:{line}: 全文中没有“{cite}” / not in the text")
    };
    let wrong: Vec<String> = wrong.map(line).collect();
    let lacking = unresolved.len() - wrong.len();
    (wrong, lacking)
}

fn check(place: &Place) -> Result<Found, String> {
    let faults: Vec<String> = law::check().iter().map(ToString::to_string).collect();
    let library = texts::load(&place.data)?;
    let unresolved = match &library {
        Some(library) if faults.is_empty() => library.unresolved(&*place.law()?),
        _ => Vec::new(),
    };
    let (wrong, lacking) = part(&unresolved);
    let count = faults.len() + wrong.len();
    let lines: String = faults.iter().chain(&wrong).map(|l| format!("{l}\n")).collect();
    let (texts_zh, texts_en) = match &library {
        Some(l) => {
            let n = l.editions().len();
            (
                format!("已与导入的 {n} 件法规全文核对，另有 {lacking} 处引用的文件不在其中"),
                format!("compared with {n} imported instruments; {lacking} citations name others"),
            )
        }
        None => ("全文尚未导入，只核对数据本身".to_owned(), "no texts are imported".to_owned()),
    };
    Ok(Found {
        zh: format!("{lines}{count} 个问题；{texts_zh}"),
        en: format!("{lines}{count} faults; {texts_en}"),
        json: json!({ "faults": faults, "unresolved": unresolved, "texts": library.is_some() }),
        good: count == 0,
    })
}

fn import(folder: &Path, place: &Place) -> Result<Found, String> {
    let law = place.law()?;
    let files = texts::collection(folder)?;
    if files.is_empty() {
        let folder = folder.display();
        return Ok(Found::nothing(
            format!("{folder}：没有 .md 文件"),
            format!("{folder}: no Markdown files"),
        ));
    }
    let (library, report) = Library::import(files);
    let path = texts::store(&place.data, &library)?;
    let unresolved = library.unresolved(&law);
    let (wrong, lacking) = part(&unresolved);
    let refused = report.refused.iter().map(|r| format!("{}：{}", r.path, r.why));
    let problems =
        report.problems.iter().map(|(path, line, what)| format!("{path}:{line}：{what}"));
    let lines: String = refused.chain(problems).chain(wrong).map(|l| format!("{l}\n")).collect();
    let (read, articles, not_read) = (report.editions, report.articles, report.refused.len());
    let (files, stored) = (report.files, path.display());
    Ok(Found {
        zh: format!(
            "{lines}{files} 个文件：导入 {read} 件、{articles} 条，{not_read} 个未导入；另有 {lacking} 处引用的文件不在其中\n存于 {stored}"
        ),
        en: format!(
            "{lines}{files} files: {read} instruments with {articles} articles, {not_read} not read; {lacking} citations name instruments that are not among them\nstored in {stored}"
        ),
        json: json!({ "report": report, "unresolved": unresolved, "library": path }),
        good: true,
    })
}
