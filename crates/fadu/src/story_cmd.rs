//! `fadu story` — tells stories; the first difference from the law ends with exit code 1.

use crate::Answer;
use case::{Choice, Field, FieldKind};
use clap::Args;
use procedures::story;
use std::{
    fs,
    path::{Path, PathBuf},
};

const PEOPLE: &str = include_str!("../../../demo/people.toml");

/// `fadu story`.
#[derive(Args)]
pub struct Story {
    /// 故事文件或者文件夹 / stories, or folders of them
    #[arg(required_unless_present = "acts")]
    files: Vec<PathBuf>,
    /// 列出全部行为和字段 / list every act with its fields
    #[arg(long)]
    acts: bool,
    /// 人员名册（默认示例市）/ cast; that of 示例市 by default
    #[arg(long)]
    cast: Option<PathBuf>,
}

/// Tells the stories in order and stops at the first difference.
pub fn story(it: &Story) -> Answer {
    if it.acts {
        print!("{}", acts());
        return Ok(true);
    }
    let people = match &it.cast {
        Some(path) => read(path)?,
        None => PEOPLE.to_owned(),
    };
    let cast = story::cast(&people).map_err(|it| format!("人员名册 / cast: {it}"))?;
    let mut paths = Vec::new();
    for path in &it.files {
        gather(path, &mut paths)?;
    }
    for path in &paths {
        match story::tell(&read(path)?, &cast) {
            Ok(told) => {
                println!("✓ {}（{} 步）{}", told.title, told.acts.len(), path.display());
            }
            Err(fault) => {
                println!("✗ {}:{fault}", path.display());
                return Ok(false);
            }
        }
    }
    println!("{} 个故事成立 / stories hold", paths.len());
    Ok(true)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|it| format!("{}: {it}", path.display()))
}

/// A story by its name; of a folder, the Markdown below its folders `stories`, or in it if it has none.
fn gather(path: &Path, found: &mut Vec<PathBuf>) -> Result<(), String> {
    if !path.is_dir() {
        found.push(path.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(path).map_err(|it| format!("{}: {it}", path.display()))?;
    let mut paths: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        let told = path.components().any(|it| it.as_os_str() == "stories");
        let markdown = path.extension().is_some_and(|it| it == "md");
        if path.is_dir() || (markdown && told) {
            gather(&path, found)?;
        }
    }
    Ok(())
}

/// Every act with its fields, as Markdown.
fn acts() -> String {
    let mut text = String::from("# 行为和字段 · Acts and their fields\n");
    for institution in procedures::ALL {
        let (name, zh, en) = (institution.name, institution.zh, institution.en);
        text.push_str(&format!("\n## {zh} · {en} (`{name}`)\n"));
        for act in institution.acts {
            let by: Vec<_> = act.by.iter().map(|it| it.zh()).collect();
            let opens = if act.opens { "，开立案卷" } else { "" };
            text.push_str(&format!(
                "\n### {} · {} (`{name}.{}`)\n\n{} 由{}作出{opens}；依据 {}。\n\n",
                act.zh,
                act.en,
                act.noun,
                act.help.trim(),
                by.join("、"),
                act.under
            ));
            fields(act.fields, 0, &mut text);
        }
    }
    text
}

fn fields(fields: &[Field], depth: usize, text: &mut String) {
    for field in fields {
        let optional = if field.optional { "，可以不填 optional" } else { "" };
        let indent = "  ".repeat(depth);
        let (name, zh, en) = (field.name, field.zh, field.en);
        text.push_str(&format!(
            "{indent}- `{name}` {zh} · {en}: {}{optional}\n",
            kind(&field.kind)
        ));
        if let Some(inner) = group(&field.kind) {
            self::fields(inner, depth + 1, text);
        }
    }
}

fn group(kind: &FieldKind) -> Option<&'static [Field]> {
    match kind {
        FieldKind::Group(fields) => Some(fields),
        FieldKind::Many(kind) => group(kind),
        _ => None,
    }
}

fn kind(kind: &FieldKind) -> String {
    let plain = match kind {
        FieldKind::Text => "文字 text",
        FieldKind::LongText => "长文字 long text",
        FieldKind::Date => "日期 date",
        FieldKind::DateTime => "时刻 date and time",
        FieldKind::Money => "金额（元）yuan",
        FieldKind::Number => "数目 number",
        FieldKind::Flag => "是否 yes or no",
        FieldKind::Person => "人 person",
        FieldKind::Item => "违法事项 violation item",
        FieldKind::Blob => "文件 upload",
        FieldKind::Paper => "本案文书 paper of the file",
        FieldKind::Evidence => "本案证据 evidence of the file",
        FieldKind::Group(_) => "一组 group",
        FieldKind::Choice(choices) => {
            let one = |it: &Choice| format!("{} `{}`", it.zh, it.key);
            return choices.iter().map(one).collect::<Vec<_>>().join(" / ");
        }
        FieldKind::Many(inner) => return format!("若干 list of {}", self::kind(inner)),
    };
    plain.to_owned()
}
