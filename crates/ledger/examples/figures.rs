//! Prints what the ledger costs on this machine, in nanoseconds:
//! `cargo run --release -p ledger --example figures [ENTRIES]`.

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use ledger::*;

/// Times `count` calls; prints nanoseconds a call.
fn time(what: &str, count: u64, mut call: impl FnMut(u64)) {
    let start = Instant::now();
    (0..count).for_each(&mut call);
    let nanoseconds = start.elapsed().as_nanos() / u128::from(count.max(1));
    println!("{nanoseconds:>10} ns  {what}");
}

fn main() -> Result<(), Box<dyn Error>> {
    let count: u64 = std::env::args().nth(1).map_or(Ok(1_000_000), |count| count.parse())?;
    let payload = [b'x'; 600];
    let mut salts = Vec::new();
    for number in 0..count {
        salts.push(Salt::new(leaf_hash(&number.to_be_bytes()).0)?);
    }
    let mut entries = Vec::with_capacity(salts.len());
    time("commit to a payload of 600 bytes", count, |seq| {
        entries.push(commit(Kind::Event, &payload, &salts[seq as usize]).to_bytes());
    });
    let mut frontier = Frontier::new();
    time("add a leaf, root only", count, |seq| frontier.push(leaf_hash(&entries[seq as usize])));
    let (mut log, mut tiles) = (Appender::new(), TileSet::new());
    let mut fault = None;
    time("add a leaf, with tiles and root every 64", count, |seq| {
        log.append(&entries[seq as usize]);
        if seq % 64 == 63 || seq + 1 == count {
            black_box(log.root());
            for (tile, bytes) in log.take_tiles() {
                fault = tiles.insert(tile, &bytes).err().or(fault.take());
            }
        }
    });
    fault.map_or(Ok(()), Err)?;
    let root = log.root();

    let places: Vec<_> = (0..2_000).map(|i| i * 7_919 % count).collect();
    let mut proofs = Vec::new();
    for what in ["from fresh tiles", "from tiles used before"] {
        proofs.clear();
        time(&format!("make an inclusion proof {what}"), 2_000, |i| {
            let plan = Plan::inclusion(places[i as usize], count);
            proofs.extend(plan.ok().and_then(|plan| plan.read(&mut tiles).ok()));
        });
    }
    let mut good = 0;
    time("verify an inclusion proof", 2_000, |i| {
        let place = places[i as usize];
        let leaf = leaf_hash(&entries[place as usize]);
        good += u64::from(verify_inclusion(leaf, place, count, &proofs[i as usize], root).is_ok());
    });
    let mut consistency = Vec::new();
    time("make a consistency proof from tiles used before", 2_000, |i| {
        let plan = Plan::consistency(1 + places[i as usize], count);
        consistency.extend(plan.ok().and_then(|plan| plan.read(&mut tiles).ok()));
    });
    let olds: Vec<_> = places
        .iter()
        .map(|old| Plan::root(1 + old).read(&mut tiles).map(|root| root[0]))
        .collect::<Result<_, _>>()?;
    time("verify a consistency proof", 2_000, |i| {
        let (i, old) = (i as usize, 1 + places[i as usize]);
        good += u64::from(verify_consistency(old, olds[i], count, root, &consistency[i]).is_ok());
    });
    assert_eq!(good, 4_000, "every proof holds");

    let key = Skey::from_seed("ledger.example.cn/fadu", Use::Log, [7; 32])?;
    let origin = key.vkey().name().to_owned();
    let head = Checkpoint { origin, size: count, root, extensions: Vec::new() };
    time("sign a checkpoint", 1_000, |_| drop(black_box(head.sign(&key))));
    let (note, trust) = (head.sign(&key)?.to_string(), Trust::log(key.vkey().clone()));
    time("verify a checkpoint", 1_000, |_| drop(black_box(trust.open(&note))));

    let mut auditor = Auditor::new(&trust);
    auditor.expect(&note)?;
    let mut fault = None;
    time("audit a record with a payload of 600 bytes", count, |seq| {
        let (entry, salt) = (&entries[seq as usize], salts[seq as usize].bytes());
        let record =
            Record { seq, entry, kept: Kept::Whole { payload: &payload, salt }, leaf: None };
        fault = auditor.record(&record).err().or(fault.take());
    });
    fault.map_or(Ok(()), Err)?;
    println!("{:?}", auditor.finish()?);
    Ok(())
}
