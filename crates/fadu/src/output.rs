//! How a command that finds something prints it: for people in one of two languages, for programs in JSON.

use crate::Answer;
use serde_json::Value;
use std::io::Write as _;

/// Options of every command that prints what it finds.
#[derive(clap::Args)]
pub struct Output {
    /// 输出供程序读取的 JSON / answer with JSON
    #[arg(long)]
    json: bool,
    /// 答复的语言 / language of the answer
    #[arg(long, value_enum, default_value = "zh", env = "FADU_LANG")]
    lang: Lang,
}

/// Language of an answer for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Lang {
    /// 中文
    Zh,
    /// English
    En,
}

/// What a command found.
pub struct Found {
    /// For people, Chinese.
    pub zh: String,
    /// For people, English.
    pub en: String,
    /// For programs.
    pub json: Value,
    /// Whether the answer is yes; otherwise the exit code is 1.
    pub good: bool,
}

impl Found {
    /// Nothing of the kind exists.
    pub fn nothing(zh: impl Into<String>, en: impl Into<String>) -> Self {
        let (zh, en) = (zh.into(), en.into());
        let json = serde_json::json!({ "error": format!("{zh} / {en}") });
        Self { zh, en, json, good: false }
    }
}

impl Output {
    /// Prints what was found; a closed pipe is no error. A failure is JSON too where JSON was asked for.
    pub fn print(&self, found: Result<Found, String>) -> Answer {
        let found = match found {
            Err(why) if self.json => {
                let text = serde_json::json!({ "error": why });
                let _closed = writeln!(std::io::stdout(), "{text:#}");
                return Err(why);
            }
            other => other?,
        };
        let text = match (self.json, self.lang) {
            (true, _) => format!("{:#}", found.json),
            (false, Lang::Zh) => found.zh,
            (false, Lang::En) => found.en,
        };
        let _closed = writeln!(std::io::stdout(), "{}", text.trim_end());
        Ok(found.good)
    }
}
