//! Tells every story of the institutions into a fresh bureau and serves it, to look at the pages:
//! `cargo run -p web --example try -- DIR [ADDRESS]`. Everybody's password is `fadu-demo-2025`.

use case::Person;
use jiff::civil::date;
use office::{Clock, Office, Telling};
use std::{
    error::Error,
    path::{Path, PathBuf},
    sync::Arc,
};

const PASSWORD: &str = "fadu-demo-2025";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let dir = arguments.next().ok_or("where? give a directory")?;
    let address = arguments.next().unwrap_or_else(|| "127.0.0.1:8017".to_owned());
    let office =
        Office::open(Path::new(&dir), "shili", Clock::set_to(date(2025, 1, 2).at(9, 0, 0, 0)))?;
    if office.store().files()?.is_empty() {
        seed(&office)?;
    }
    office.clock().advance_to(date(2025, 7, 1).at(9, 0, 0, 0));
    let options = web::Options {
        sign_in_note: Some(format!("示例：账号 liyan、chenjing 等，密码 {PASSWORD}")),
        ..web::Options::default()
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(&address).await?;
        println!("http://{address}/");
        web::serve(Arc::new(office), options, listener, std::future::pending()).await
    })?;
    Ok(())
}

fn seed(office: &Office) -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let people = std::fs::read_to_string(root.join("demo/people.toml"))?;
    let people: Vec<Person> = procedures::story::cast(&people)?.iter().cloned().collect();
    let accounts = people.iter().map(|it| (it.id.to_string(), it.id.clone())).collect();
    office.register_people(people)?;
    office.set_demo_accounts(accounts, PASSWORD)?;
    let mut stories = Vec::new();
    gather(&root.join("crates/procedures/src"), &mut stories)?;
    stories.sort();
    for story in stories {
        let text = std::fs::read_to_string(&story)?;
        let how = Telling { key: story.display().to_string(), ..Telling::default() };
        match office.tell(&text, &how) {
            Ok(files) => println!("told {} ({} files)", story.display(), files.len()),
            Err(fault) => println!("not told: {} {fault}", story.display()),
        }
    }
    Ok(())
}

fn gather(dir: &Path, stories: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, stories)?;
        } else if path.extension().is_some_and(|it| it == "md") {
            stories.push(path);
        }
    }
    Ok(())
}
