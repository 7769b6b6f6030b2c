//! Commands on a data directory: verify, rebuild, backup, restore, user.

use crate::Answer;
use clap::Args;
use ledger::{Trust, Vkey};
use office::{Clock, Office};
use std::{
    io::{BufRead, IsTerminal},
    path::{Path, PathBuf},
};

/// A data directory.
#[derive(Args)]
pub struct Data {
    /// 数据目录 / data directory
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// 城市 / city
    #[arg(long, default_value = "shili")]
    city: String,
}

/// `fadu verify`.
#[derive(Args)]
pub struct Verify {
    #[command(flatten)]
    data: Data,
    /// 回执文件 / receipt
    #[arg(long, requires = "paper")]
    receipt: Option<PathBuf>,
    /// 文书 PDF / the paper
    #[arg(long, requires = "receipt")]
    paper: Option<PathBuf>,
    /// 信任的公钥；不填时只核对回执自称的公钥并明确提示 / key one trusts
    #[arg(long)]
    key: Option<String>,
    /// 输出 JSON / print JSON
    #[arg(long)]
    json: bool,
}

/// Two directories.
#[derive(Args)]
pub struct Copy {
    /// 从 / from
    #[arg(long)]
    from: PathBuf,
    /// 到（空目录）/ to, an empty directory
    #[arg(long)]
    to: PathBuf,
    /// 城市 / city
    #[arg(long, default_value = "shili")]
    city: String,
}

/// `fadu user`.
#[derive(Args)]
pub struct User {
    #[command(flatten)]
    data: Data,
    /// 登录名 / login
    login: String,
    /// 人员（姓名或者编号）/ person: name or id
    person: String,
}

fn open(dir: &Path, city: &str) -> Result<Office, String> {
    if !dir.join("fadu.sqlite").is_file() {
        return Err(format!("{} 中没有数据 / holds no data", dir.display()));
    }
    Office::open(dir, city, Clock::Machine).map_err(|it| it.to_string())
}

/// Verifies a data directory, or one paper offline.
///
/// # Errors
/// A file cannot be read.
pub fn verify(it: &Verify) -> Answer {
    if let (Some(receipt), Some(paper)) = (&it.receipt, &it.paper) {
        return verify_paper(receipt, paper, it.key.as_deref(), it.json);
    }
    let office = open(&it.data.data, &it.data.city)?;
    match office.verify() {
        Ok(audit) if it.json => {
            println!("{}", serde_json::json!({ "sound": true, "audit": audit }));
            Ok(true)
        }
        Ok(audit) => {
            let (records, checkpoints, files) = (audit.records, audit.checkpoints, audit.files);
            println!("一致：{records} 条记录，{checkpoints} 个签名的树根，{files} 件案卷");
            println!("sound: {records} records, {checkpoints} signed heads, {files} files");
            println!("root {}", audit.root);
            Ok(true)
        }
        Err(found) => {
            match it.json {
                true => println!(
                    "{}",
                    serde_json::json!({ "sound": false, "found": found.to_string() })
                ),
                false => println!("不一致 / not sound: {found}"),
            }
            Ok(false)
        }
    }
}

fn verify_paper(receipt: &Path, paper: &Path, key: Option<&str>, json: bool) -> Answer {
    let read = |path: &Path| std::fs::read(path).map_err(|it| format!("{}: {it}", path.display()));
    let (receipt, paper) = (read(receipt)?, read(paper)?);
    let told = ledger::Receipt::parse(&receipt).map_err(|it| it.to_string())?;
    let trusted = key.unwrap_or(&told.vkey);
    let trusted: Vkey = trusted.parse().map_err(|it: ledger::KeyFault| it.to_string())?;
    let outcome = ledger::verify_receipt(&receipt, &paper, &Trust::log(trusted));
    if key.is_none() && !json {
        println!(
            "注意：没有给出信任的公钥（--key），只证明回执前后一致 / no --key given: the receipt's own key is assumed"
        );
    }
    match outcome {
        Ok(verified) => {
            let record = &verified.record;
            match json {
                true => println!(
                    "{}",
                    serde_json::json!({ "verified": true, "record": record, "place": verified.seq })
                ),
                false => println!(
                    "属实 / verified: {} {} {} {}（第 {} 条 / entry {}）",
                    record.organ,
                    record.title,
                    record.number,
                    record.date,
                    verified.seq,
                    verified.seq
                ),
            }
            Ok(true)
        }
        Err(fault) => {
            match json {
                true => println!(
                    "{}",
                    serde_json::json!({ "verified": false, "found": fault.to_string() })
                ),
                false => println!("不属实 / not verified: {} / {fault}", fault.zh()),
            }
            Ok(false)
        }
    }
}

/// Rebuilds what is derived.
///
/// # Errors
/// The store.
pub fn rebuild(it: &Data) -> Answer {
    let office = open(&it.data, &it.city)?;
    let files = office.rebuild().map_err(|it| it.to_string())?;
    println!("已重建 {files} 件案卷的派生数据 / rebuilt {files} files");
    Ok(true)
}

/// Backs up.
///
/// # Errors
/// The disk.
pub fn backup(it: &Copy) -> Answer {
    let office = open(&it.from, &it.city)?;
    office.backup(&it.to).map_err(|it| it.to_string())?;
    println!("已备份到 {} / backed up", it.to.display());
    Ok(true)
}

/// Restores and verifies.
///
/// # Errors
/// The disk, or the backup differs.
pub fn restore(it: &Copy) -> Answer {
    office::restore(&it.from, &it.to).map_err(|it| it.to_string())?;
    let office = open(&it.to, &it.city)?;
    match office.verify() {
        Ok(audit) => {
            println!("已恢复并核验：{} 条记录 / restored and verified", audit.records);
            Ok(true)
        }
        Err(found) => {
            println!("恢复的数据不一致 / the restored data are not sound: {found}");
            Ok(false)
        }
    }
}

/// Makes an account; the password is read from standard input and must be changed at first use.
///
/// # Errors
/// Nobody of that name; the store.
pub fn user(it: &User) -> Answer {
    let office = open(&it.data.data, &it.data.city)?;
    let people = office.people();
    let person = people
        .find(&it.person)
        .ok_or_else(|| format!("没有人员 {} / nobody is known as {}", it.person, it.person))?;
    if std::io::stdin().is_terminal() {
        eprintln!("请输入临时口令 / temporary password:");
    }
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password).map_err(|it| it.to_string())?;
    let password = password.trim();
    if password.chars().count() < office::PASSWORD_MIN {
        return Err(format!(
            "口令至少 {} 位 / at least that many characters",
            office::PASSWORD_MIN
        ));
    }
    office.set_account(&it.login, &person.id, password, true).map_err(|it| it.to_string())?;
    println!("账号 {} 已设置，首次登录须修改口令 / set; the password must be changed", it.login);
    Ok(true)
}
