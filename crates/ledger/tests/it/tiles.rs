//! Tiles: names, widths, bytes; and that trees can be read out of them.

use std::collections::BTreeMap;

use ledger::*;

use crate::support::*;

#[test]
fn paths_are_those_of_the_specification() {
    for (path, level, index, width) in [
        ("tile/0/x001/x234/067", Level::Hashes(0), 1_234_067, 256),
        ("tile/0/000", Level::Hashes(0), 0, 256),
        ("tile/0/001.p/5", Level::Hashes(0), 1, 5),
        ("tile/5/x123/x456/078.p/2", Level::Hashes(5), 123_456_078, 2),
        ("tile/63/999", Level::Hashes(63), 999, 256),
        ("tile/1/x001/000.p/255", Level::Hashes(1), 1000, 255),
        ("tile/entries/x003/x057/500", Level::Entries, 3_057_500, 256),
        ("tile/entries/000.p/1", Level::Entries, 0, 1),
        ("tile/0/x018/x446/x744/x073/x709/x551/615", Level::Hashes(0), u64::MAX, 256),
    ] {
        let tile = Tile { level, index, width };
        assert_eq!(tile.to_string(), path);
        assert_eq!(path.parse(), Ok(tile));
    }
}

#[test]
fn other_spellings_of_paths_are_refused() {
    for path in [
        "",
        "tile",
        "tile/0",
        "tile/0/",
        "/tile/0/000",
        "tile/0/000/",
        "tile/-1/000",
        "tile/00/000",
        "tile/64/000",
        "tile/data/000",
        "tile/0/0",
        "tile/0/0000",
        "tile/0/001/234",
        "tile/0/x001",
        "tile/0/x000/001",
        "tile/0/xx01/001",
        "tile/0/x001/23",
        "tile/0/000.p/0",
        "tile/0/000.p/256",
        "tile/0/000.p/05",
        "tile/0/000.p/",
        "tile/0/000.p/1.p/1",
        "tile/0/x018/x446/x744/x073/x709/x551/616",
        "tile/0/+01",
        "tile/0/０００",
        "tile/0/..",
        "tile/5/123/456/078",
    ] {
        assert!(matches!(path.parse::<Tile>(), Err(TileFault::Path(_))), "{path}");
    }
}

#[test]
fn a_tree_of_70000_has_the_tiles_of_the_specification() {
    let tiles: Vec<_> = Tile::all(70_000).collect();
    let of = |level| tiles.iter().filter(move |tile| tile.level == Level::Hashes(level));
    let widths = |level| of(level).map(|tile| tile.width).collect::<Vec<_>>();
    assert_eq!(widths(0), [vec![256; 273], vec![112]].concat());
    assert_eq!(widths(1), [256, 17]);
    assert_eq!(widths(2), [1]);
    assert_eq!(tiles.len(), 277);
    let small: Vec<_> = Tile::all(256).map(|tile| tile.to_string()).collect();
    assert_eq!(small, ["tile/0/000", "tile/1/000.p/1"]);
    assert_eq!(Tile::all(0).count() + Tile::bundles(0).count() + Tile::edge(0).count(), 0);
    let edge: Vec<_> = Tile::edge(70_000).map(|tile| tile.to_string()).collect();
    assert_eq!(edge, ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"]);
    let bundles: Vec<_> = Tile::bundles(513).map(|tile| tile.to_string()).collect();
    assert_eq!(bundles, ["tile/entries/000", "tile/entries/001", "tile/entries/002.p/1"]);
}

#[test]
fn the_appender_gives_exactly_the_tiles_that_grew() {
    for (old, new) in [(0, 1), (0, 300), (255, 256), (256, 257), (250, 600), (511, 512), (7, 7)] {
        let mut appender = Appender::new();
        leaves(old).into_iter().for_each(|leaf| appender.append_leaf(leaf));
        appender.take_tiles();
        leaves(new)[old..].iter().for_each(|leaf| appender.append_leaf(*leaf));
        let mut given: Vec<_> = appender.take_tiles().into_iter().map(|(tile, _)| tile).collect();
        given.sort();
        let grown: Vec<_> = Tile::grown(old as u64, new as u64).collect();
        assert_eq!(given, grown, "{old} to {new}");
        assert!(appender.take_tiles().is_empty());
    }
}

/// Tiles are what MTH says: `MTH(D[(n * 256 + i) * 256^l : (n * 256 + i + 1) * 256^l])`.
#[test]
fn tiles_hold_the_hashes_of_the_specification() {
    let all = leaves(1000);
    let mut appender = Appender::new();
    all.iter().for_each(|leaf| appender.append_leaf(*leaf));
    let tiles = appender.take_tiles();
    assert_eq!(tiles.len(), Tile::all(1000).count());
    for (tile, bytes) in tiles {
        let Level::Hashes(level) = tile.level else { panic!("only hashes") };
        let span = 256usize.pow(u32::from(level));
        for (place, hash) in tile.hashes(&bytes).unwrap().into_iter().enumerate() {
            let start = (tile.index as usize * 256 + place) * span;
            assert_eq!(hash, mth(&all[start..start + span]), "{tile} {place}");
        }
    }
}

#[test]
fn proofs_read_from_tiles_are_those_read_from_nodes() {
    let all = leaves(600);
    let mut appender = Appender::new();
    let mut set = TileSet::new();
    all.iter().for_each(|leaf| appender.append_leaf(*leaf));
    let stored: BTreeMap<_, _> = appender.take_tiles().into_iter().collect();
    let mut nodes = Nodes::of(&all);
    let inclusion = (0..600).map(|index| Plan::inclusion(index, 600).unwrap());
    let consistency = (0..600).map(|old| Plan::consistency(old, 600).unwrap());
    for plan in inclusion.chain(consistency) {
        // Only the tiles that the plan asks for are fetched.
        let mut few = TileSet::new();
        for tile in plan.tiles(600) {
            few.insert(tile, &stored[&tile]).unwrap();
            set.insert(tile, &stored[&tile]).unwrap();
        }
        assert_eq!(plan.read(&mut few).unwrap(), plan.read(&mut nodes).unwrap());
    }
    let missing = Plan::root(601).read(&mut set);
    assert!(matches!(missing, Err(ReadFault::Reader(TileFault::Missing(_)))));
}

#[test]
fn of_a_narrow_and_a_wide_tile_the_wide_one_is_kept() {
    let (hashes, name) = (leaves(4), |width| Tile { level: Level::Hashes(0), index: 0, width });
    let (narrow, wide) = (encode_hashes(&hashes[..2]), encode_hashes(&hashes));
    let mut set = TileSet::new();
    for (width, bytes) in [(2, &narrow), (4, &wide), (2, &narrow)] {
        set.insert(name(width), bytes).unwrap();
        let size = u64::from(width);
        assert_eq!(Plan::root(size).read(&mut set).unwrap(), [mth(&hashes[..width as usize])]);
    }
    assert_eq!(Plan::root(4).read(&mut set).unwrap(), [mth(&hashes)]);
}

#[test]
fn an_appender_is_resumed_from_its_edge() {
    for size in [0, 1, 5, 255, 256, 257, 511, 512, 700] {
        let mut appender = Appender::new();
        let mut set = TileSet::new();
        let all = leaves(size + 300);
        all[..size].iter().for_each(|leaf| appender.append_leaf(*leaf));
        let stored: BTreeMap<_, _> = appender.take_tiles().into_iter().collect();
        for tile in Tile::edge(size as u64) {
            set.insert(tile, &stored[&tile]).unwrap();
        }
        let mut resumed = Appender::resume(size as u64, &mut set).unwrap();
        assert_eq!(resumed.root(), appender.root());
        for leaf in &all[size..] {
            resumed.append_leaf(*leaf);
            appender.append_leaf(*leaf);
        }
        assert_eq!(resumed.root(), appender.root());
        assert_eq!(resumed.take_tiles(), appender.take_tiles());
        let lacking = Appender::resume(size as u64, &mut TileSet::new());
        assert_eq!(lacking.is_err(), size > 0);
    }
}

#[test]
fn bundles_round_trip_and_wrong_lengths_are_refused() {
    let long = vec![7; 65_535];
    let entries: [&[u8]; 4] = [b"", b"x", &[0; 300], &long];
    let bytes = encode_entries(entries).unwrap();
    let bundle = Tile { level: Level::Entries, index: 0, width: 4 };
    assert_eq!(bundle.entries(&bytes).unwrap(), entries);
    assert_eq!(bytes[..5], [0, 0, 0, 1, b'x']);
    for width in [1, 3, 5, 256] {
        assert!(Tile { width, ..bundle }.entries(&bytes).is_err());
    }
    for cut in [1, 2, 3, 300, bytes.len() - 1] {
        assert!(bundle.entries(&bytes[..bytes.len() - cut]).is_err());
    }
    assert_eq!(encode_entries([vec![7; 65_536].as_slice()]), Err(TileFault::EntryTooLong(65_536)));
    let tile = Tile { level: Level::Hashes(0), index: 0, width: 2 };
    for length in [0, 32, 63, 65, 96] {
        assert!(tile.hashes(&vec![0; length]).is_err());
    }
}
