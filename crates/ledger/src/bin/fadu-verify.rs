//! Verifies receipts and published logs offline; depends on nothing of the authority's.
//!
//! Exit codes: 0 verified, 1 not verified, 2 wrong usage or unreadable file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use ledger::{
    Checkpoint, ExportFault, Fault, Opened, Signed, Trust, Vkey, verify_export, verify_receipt,
};

const USAGE: &str = "\
fadu-verify receipt RECEIPT PAPER --key VKEY [OPTIONS]   核验回执与文书 / verify a paper
fadu-verify export  DIRECTORY     --key VKEY [OPTIONS]   核验公开的账 / verify a published log

  --key VKEY        所信任的账的公钥，须另有来源 / the log's key, from elsewhere; may be repeated
  --origin NAME     账名，缺省为公钥之名 / the log's name, if it is not the key's
  --witness VKEY    见证人的公钥 / a witness's key; may be repeated
  --quorum N        须有几个见证人签名，缺省为全部 / how many must have signed; default: all
  --known FILE      别处取得的检查点（仅 export）/ a checkpoint from elsewhere; may be repeated
  --json            结果以 JSON 输出 / answer in JSON
";

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    words: Vec<String>,
    keys: Vec<Vkey>,
    origin: Option<String>,
    witnesses: Vec<Vkey>,
    quorum: Option<usize>,
    known: Vec<String>,
    json: bool,
}

/// Why there is no verdict: exit code 2.
type Unusable = String;

fn main() -> ExitCode {
    let answer = parse(std::env::args().skip(1)).and_then(|asked| {
        let verdict = run(&asked)?;
        Ok((asked, verdict))
    });
    match answer {
        Err(why) => {
            eprintln!("{why}\n\n{USAGE}");
            ExitCode::from(2)
        }
        Ok((asked, Ok(shown))) => {
            tell(asked.json, true, &shown);
            ExitCode::SUCCESS
        }
        Ok((asked, Err(fault))) => {
            let shown = [("fault_zh", fault.zh()), ("fault", fault.to_string())];
            tell(asked.json, false, &shown);
            ExitCode::FAILURE
        }
    }
}

fn tell(json: bool, verified: bool, shown: &[(&str, String)]) {
    if json {
        let mut answer: serde_json::Map<_, _> =
            shown.iter().map(|(name, value)| (name.to_string(), value.clone().into())).collect();
        answer.insert("verified".to_owned(), verified.into());
        println!("{}", serde_json::Value::from(answer));
        return;
    }
    println!("{}", if verified { "核验通过 / verified" } else { "核验不通过 / NOT verified" });
    shown.iter().for_each(|(name, value)| println!("  {name}: {value}"));
}

type Shown = Vec<(&'static str, String)>;

fn run(asked: &Asked) -> Result<Result<Shown, Fault>, Unusable> {
    let trust = trust(asked)?;
    let words: Vec<_> = asked.words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["receipt", receipt, paper] => {
            let verified = verify_receipt(&read(receipt)?, &read(paper)?, &trust);
            Ok(verified.map(|verified| {
                let record = verified.record;
                let mut shown = vec![
                    ("organ", record.organ),
                    ("number", record.number),
                    ("title", record.title),
                    ("date", record.date),
                    ("sha256", record.sha256),
                    ("sm3", record.sm3),
                    ("record", verified.seq.to_string()),
                ];
                shown.extend(show_log(&verified.checkpoint, &verified.witnesses));
                shown
            }))
        }
        ["export", directory] => {
            let known = asked.known.iter().map(|file| {
                String::from_utf8(read(file)?).map_err(|_| format!("{file}: not UTF-8"))
            });
            let known = known.collect::<Result<Vec<_>, _>>()?;
            let root = PathBuf::from(directory);
            match verify_export(|path| read_in(&root, path), &known, &trust) {
                Ok(Opened { checkpoint, witnesses }) => Ok(Ok(show_log(&checkpoint, &witnesses))),
                Err(ExportFault::Fault(fault)) => Ok(Err(fault)),
                Err(unreadable) => Err(unreadable.to_string()),
            }
        }
        _ => Err("没有这样的命令 / no such command".to_owned()),
    }
}

fn show_log(checkpoint: &Checkpoint, witnesses: &[Signed]) -> Shown {
    let mut shown = vec![
        ("log", checkpoint.origin.clone()),
        ("size", checkpoint.size.to_string()),
        ("root", checkpoint.root.to_string()),
    ];
    for Signed { by, time } in witnesses {
        let time = time.map_or_else(String::new, |time| format!(" @{time}"));
        shown.push(("witness", format!("{}{time}", by.name())));
    }
    shown
}

fn trust(asked: &Asked) -> Result<Trust, Unusable> {
    let first = asked.keys.first().ok_or("缺少 --key / --key is missing")?;
    let witnesses = asked.witnesses.clone();
    let quorum = asked.quorum.unwrap_or(witnesses.len());
    let origin = asked.origin.clone().unwrap_or_else(|| first.name().to_owned());
    Ok(Trust { origin, log: asked.keys.clone(), witnesses, quorum })
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Asked, Unusable> {
    let mut asked = Asked::default();
    while let Some(word) = arguments.next() {
        let option = word.clone();
        let mut value = || arguments.next().ok_or(format!("{option}: 缺少值 / no value"));
        match word.as_str() {
            "--key" => asked.keys.push(key(&value()?)?),
            "--witness" => asked.witnesses.push(key(&value()?)?.as_witness()),
            "--origin" => asked.origin = Some(value()?),
            "--known" => asked.known.push(value()?),
            "--quorum" => {
                let number = value()?.parse().map_err(|e| format!("--quorum: {e}"))?;
                asked.quorum = Some(number);
            }
            "--json" => asked.json = true,
            _ if word.starts_with("--") => return Err(format!("{word}?")),
            _ => asked.words.push(word),
        }
    }
    Ok(asked)
}

fn key(text: &str) -> Result<Vkey, Unusable> {
    text.trim().parse().map_err(|e| format!("{text}: {e}"))
}

fn read(file: &str) -> Result<Vec<u8>, Unusable> {
    std::fs::read(file).map_err(|e| format!("{file}: {e}"))
}

fn read_in(root: &Path, path: &str) -> std::io::Result<Option<Vec<u8>>> {
    match std::fs::read(root.join(path)) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
