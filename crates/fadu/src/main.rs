//! 法度 Fadu — the command line. One module per command; exit codes: 0 done, 1 the answer is no (a
//! story differs, a record differs, a citation does not resolve), 2 the call or the surroundings.

mod data_cmd;
mod demo_cmd;
mod law_cmd;
mod output;
mod story_cmd;
mod term_cmd;
mod texts;

use clap::{Parser, Subcommand};
use office::Office;
use std::{net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc};

/// 法度：城市管理综合执法平台。Law and measure: a bureau's work, by law and provably.
#[derive(Parser)]
#[command(name = "fadu", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 建立并打开示例市 / make and serve the fictional city 示例市
    Demo {
        /// 数据目录（默认为临时目录）/ data directory; a temporary one by default
        #[arg(long)]
        data: Option<PathBuf>,
        /// 监听地址 / address to listen on
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// 只建立，不打开 / make it and stop
        #[arg(long)]
        only_make: bool,
    },
    /// 打开一个机关 / serve a bureau
    Serve {
        /// 数据目录 / data directory
        #[arg(long, default_value = "data")]
        data: PathBuf,
        /// 监听地址 / address to listen on
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// 城市 / city
        #[arg(long, default_value = "shili")]
        city: String,
    },
    /// 核验账册，或者用回执核验一份文书 / verify the records, or one paper by its receipt
    Verify(data_cmd::Verify),
    /// 由记录重建全部派生数据 / rebuild everything derived from the records
    Rebuild(data_cmd::Data),
    /// 备份到空目录 / back up into an empty directory
    Backup(data_cmd::Copy),
    /// 从备份恢复到空目录并核验 / restore a backup into an empty directory and verify it
    Restore(data_cmd::Copy),
    /// 账号：新建或者重设口令 / accounts: make one or set its password
    User(data_cmd::User),
    /// 计算期限，说明每一步 / reckon a term of the law and explain it
    Term(term_cmd::Term),
    /// 法条：查看、检索、导入、核对、覆盖 / statutes: show, search, import, check, coverage
    #[command(subcommand)]
    Law(law_cmd::Law),
    /// 讲故事，第一处不符退出码为 1 / tell stories; the first difference exits with 1
    Story(story_cmd::Story),
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env();
    let filter = filter.unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let outcome = match Cli::parse().command {
        Command::Demo { data, listen, only_make } => demo(data, listen, only_make),
        Command::Serve { data, listen, city } => serve(data, listen, &city),
        Command::Verify(it) => data_cmd::verify(&it),
        Command::Rebuild(it) => data_cmd::rebuild(&it),
        Command::Backup(it) => data_cmd::backup(&it),
        Command::Restore(it) => data_cmd::restore(&it),
        Command::User(it) => data_cmd::user(&it),
        Command::Term(it) => term_cmd::term(&it),
        Command::Law(it) => law_cmd::law(&it),
        Command::Story(it) => story_cmd::story(&it),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(why) => {
            eprintln!("fadu: {why}");
            ExitCode::from(2)
        }
    }
}

/// What a command answers: yes, no, or why it could not.
type Answer = Result<bool, String>;

fn demo(data: Option<PathBuf>, listen: SocketAddr, only_make: bool) -> Answer {
    let (dir, kept) = match data {
        Some(dir) => (dir, true),
        None => (std::env::temp_dir().join(format!("fadu-demo-{}", std::process::id())), false),
    };
    let (office, made) = demo_cmd::open(&dir)?;
    if let Some(made) = made {
        println!("示例市已建立：{} 件案卷 / {} files made", made.files, made.files);
        for stopped in &made.stopped {
            tracing::info!("{stopped}");
        }
        if !made.stopped.is_empty() {
            println!(
                "其中 {} 个故事停在途中（RUST_LOG=info 可看原因）/ stories stopped on their way",
                made.stopped.len()
            );
        }
    }
    println!("示例市的今天 / today in 示例市: {}", demo_cmd::opened_at(&office));
    println!(
        "账号 / accounts: liyan 执法人员 · madong 办案机构负责人 · zhouming 法制审核 · chenjing 机关负责人"
    );
    println!("口令 / password: {}", demo_cmd::PASSWORD);
    if only_make {
        return Ok(true);
    }
    println!("请打开 / open http://{listen}");
    let note = format!(
        "演示账号：liyan 执法人员、madong 办案机构负责人、zhouming 法制审核人员、chenjing 机关负责人；口令都是 {} / demonstration: one password for all",
        demo_cmd::PASSWORD
    );
    let served = run(office, listen, Some(note));
    if !kept {
        // A demonstration without a directory leaves nothing behind.
        let _ = std::fs::remove_dir_all(&dir);
    }
    served
}

fn serve(data: PathBuf, listen: SocketAddr, city: &str) -> Answer {
    let office = Office::open(&data, city, office::Clock::Machine);
    let office = office.map_err(|it| it.to_string())?;
    if let Err(found) = office.verify() {
        eprintln!("fadu: 核验发现问题，只读运行 / verify found, read-only: {found}");
        office.store().refuse_writes(found.to_string());
    }
    println!("请打开 / open http://{listen}");
    run(Arc::new(office), listen, None)
}

fn run(office: Arc<Office>, listen: SocketAddr, note: Option<String>) -> Answer {
    let library = Some(office.dir().join("library")).filter(|it| it.exists());
    let options = web::Options { secure: false, library, sign_in_note: note };
    let runtime = tokio::runtime::Runtime::new().map_err(|it| it.to_string())?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen).await;
        let listener = listener.map_err(|it| format!("{listen}: {it}"))?;
        let stop = async {
            // Without a signal handler the process just runs on until it is killed.
            let _ = tokio::signal::ctrl_c().await;
        };
        web::serve(office, options, listener, stop).await.map_err(|it| it.to_string())
    })?;
    Ok(true)
}
