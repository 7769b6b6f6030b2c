//! A small log with everything in it, and RFC 6962's definitions written as they stand there.

use std::collections::BTreeMap;

use ledger::*;

pub const ORIGIN: &str = "ledger.example.cn/fadu";

pub fn log_key() -> Skey {
    Skey::from_seed(ORIGIN, Use::Log, [7; 32]).unwrap()
}

pub fn witness_key() -> Skey {
    Skey::from_seed("witness.example.cn/court", Use::Witness, [9; 32]).unwrap()
}

pub fn trust() -> Trust {
    Trust::log(log_key().vkey().clone())
}

/// Trusts the log only together with its witness.
pub fn strict_trust() -> Trust {
    trust().witnessed(vec![witness_key().vkey().clone()], 1)
}

/// A salt that a random generator could have given; every number gives another.
pub fn salt(number: u64) -> Salt {
    Salt::new(leaf_hash(&number.to_be_bytes()).0).unwrap()
}

pub const PAPER: &[u8] = "%PDF-1.7 行政处罚决定书：罚款伍佰元整".as_bytes();

pub fn paper_record() -> PaperRecord {
    PaperRecord::of(
        PAPER,
        "示城管罚决字〔2025〕第12号",
        "行政处罚决定书",
        "示例市城管局",
        "2025-03-07",
    )
}

#[derive(Clone)]
pub struct Stored {
    pub entry: Vec<u8>,
    pub kept: Option<(Vec<u8>, Salt)>,
    pub erased_by: u64,
}

/// A log in memory: records, tiles and checkpoints as a store would keep them.
#[derive(Clone, Default)]
pub struct Log {
    pub appender: Appender,
    pub records: Vec<Stored>,
    pub tiles: BTreeMap<Tile, Vec<u8>>,
    pub checkpoints: Vec<String>,
}

impl Log {
    /// `size` records in batches of `batch`, a paper at each ninth place.
    pub fn of(size: u64, batch: u64) -> Log {
        let mut log = Log::default();
        for seq in 0..size {
            match seq % 9 {
                4 => log.record(Kind::Paper, &paper_record().to_payload()),
                _ => log.record(Kind::Event, format!("老周的第 {seq} 件事").as_bytes()),
            }
            if (seq + 1) % batch == 0 || seq + 1 == size {
                log.checkpoint();
            }
        }
        log
    }

    pub fn record(&mut self, kind: Kind, payload: &[u8]) {
        let salt = salt(self.appender.size());
        let entry = commit(kind, payload, &salt).to_bytes().to_vec();
        self.appender.append(&entry);
        self.records.push(Stored { entry, kept: Some((payload.to_vec(), salt)), erased_by: 0 });
    }

    pub fn erase(&mut self, erases: &[u64]) {
        let by = self.appender.size();
        for seq in erases {
            let record = &mut self.records[*seq as usize];
            (record.kept, record.erased_by) = (None, by);
        }
        let because = "个人信息保护法第四十七条".to_owned();
        let erasure = Erasure { erases: erases.to_vec(), because };
        self.record(Kind::Erasure, &erasure.to_payload());
    }

    pub fn head(&self) -> Checkpoint {
        let (size, root) = (self.appender.size(), self.appender.root());
        Checkpoint { origin: ORIGIN.to_owned(), size, root, extensions: Vec::new() }
    }

    pub fn checkpoint(&mut self) -> String {
        self.tiles.extend(self.appender.take_tiles());
        let mut note = self.head().sign(&log_key()).unwrap();
        note.cosign(&witness_key(), 1_741_305_600 + self.appender.size()).unwrap();
        self.checkpoints.push(note.to_string());
        note.to_string()
    }

    pub fn tile_set(&self) -> TileSet {
        let mut set = TileSet::new();
        self.tiles.iter().for_each(|(tile, bytes)| set.insert(*tile, bytes).unwrap());
        set
    }

    pub fn proof(&self, index: u64) -> TlogProof {
        let plan = Plan::inclusion(index, self.appender.size()).unwrap();
        let hashes = plan.read(&mut self.tile_set()).unwrap();
        let checkpoint = self.checkpoints.last().unwrap().clone();
        TlogProof { extra: None, index, hashes, checkpoint }
    }

    pub fn receipt(&self, index: u64) -> Receipt {
        let record = &self.records[index as usize];
        let (payload, salt) = record.kept.as_ref().unwrap();
        let proof = self.proof(index);
        Receipt::issue(log_key().vkey(), &record.entry, salt, payload, &proof).unwrap()
    }

    pub fn audit(&self) -> Result<Report, Fault> {
        let records = self.records.iter().zip(0..).map(|(stored, seq)| stored.as_record(seq));
        audit(records, self.checkpoints.iter().cloned(), &strict_trust())
    }

    /// The files of an export, by path.
    pub fn export(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files: BTreeMap<_, _> =
            self.tiles.iter().map(|(tile, bytes)| (tile.to_string(), bytes.clone())).collect();
        for bundle in Tile::bundles(self.appender.size()) {
            let start = bundle.index as usize * 256;
            let records = &self.records[start..start + usize::from(bundle.width)];
            let bytes = encode_entries(records.iter().map(|record| record.entry.as_slice()));
            files.insert(bundle.to_string(), bytes.unwrap());
        }
        let checkpoint = self.checkpoints.last().unwrap().clone();
        files.insert("checkpoint".to_owned(), checkpoint.into_bytes());
        files
    }
}

impl Stored {
    pub fn as_record(&self, seq: u64) -> Record<'_> {
        let kept = match &self.kept {
            Some((payload, salt)) => Kept::Whole { payload, salt: salt.bytes() },
            None => Kept::Erased { by: self.erased_by },
        };
        Record { seq, entry: &self.entry, kept, leaf: None }
    }
}

/// Verifies an export held in memory.
pub fn verify_files(files: &BTreeMap<String, Vec<u8>>, known: &[String]) -> Result<Opened, Fault> {
    let read = |path: &str| Ok::<_, std::convert::Infallible>(files.get(path).cloned());
    verify_export(read, known, &strict_trust()).map_err(|fault| match fault {
        ExportFault::Fault(fault) => fault,
        ExportFault::Read { .. } => unreachable!("memory can be read"),
    })
}

/// MTH(D\[n\]) of RFC 6962 §2.1, as it stands there.
pub fn mth(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(k(leaves.len()));
            node_hash(&mth(left), &mth(right))
        }
    }
}

/// PATH(m, D\[n\]) of RFC 6962 §2.1.1.
pub fn path(m: usize, leaves: &[Hash]) -> Vec<Hash> {
    if leaves.len() == 1 {
        return Vec::new();
    }
    let k = k(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut inner, sibling) =
        if m < k { (path(m, left), mth(right)) } else { (path(m - k, right), mth(left)) };
    inner.push(sibling);
    inner
}

/// SUBPROOF(m, D\[n\], b) of RFC 6962 §2.1.2.
pub fn subproof(m: usize, leaves: &[Hash], b: bool) -> Vec<Hash> {
    if m == leaves.len() {
        return if b { Vec::new() } else { vec![mth(leaves)] };
    }
    let k = k(leaves.len());
    let (left, right) = leaves.split_at(k);
    let (mut inner, sibling) = if m <= k {
        (subproof(m, left, b), mth(right))
    } else {
        (subproof(m - k, right, false), mth(left))
    };
    inner.push(sibling);
    inner
}

fn k(n: usize) -> usize {
    (0..).map(|bit| 1 << bit).take_while(|k| *k < n).last().unwrap()
}

/// All nodes of a tree, kept in memory.
pub struct Nodes(pub std::collections::HashMap<Node, Hash>);

impl Nodes {
    pub fn of(leaves: &[Hash]) -> Nodes {
        let (mut nodes, mut frontier) = (std::collections::HashMap::new(), Frontier::new());
        for leaf in leaves {
            frontier.push_with(*leaf, |node, hash| {
                assert!(nodes.insert(node, hash).is_none(), "a node is completed once");
            });
        }
        Nodes(nodes)
    }
}

impl HashReader for Nodes {
    type Error = Node;

    fn hashes(&mut self, nodes: &[Node]) -> Result<Vec<Hash>, Node> {
        nodes.iter().map(|node| self.0.get(node).copied().ok_or(*node)).collect()
    }
}

/// Leaf hashes that differ from each other and from every inner node.
pub fn leaves(count: usize) -> Vec<Hash> {
    (0..count).map(|i| leaf_hash(format!("leaf {i}").as_bytes())).collect()
}

/// The bytes with one of them changed.
pub fn flipped(bytes: &[u8], at: usize, mask: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= mask;
    bytes
}
