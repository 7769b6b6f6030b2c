//! Stand-ins for what a story says was uploaded: a drawn picture for photographs, a line of text
//! that says so for anything else. They belong to demonstrations only.

/// Width and height of a drawn picture.
const WIDTH: usize = 240;
/// Height.
const HEIGHT: usize = 160;

/// The bytes for a file name of a story.
pub(super) fn of(name: &str) -> Vec<u8> {
    match name.rsplit('.').next() {
        Some("jpg" | "jpeg" | "png") => picture(name),
        _ => format!("示例市演示数据，不是真实的音像或者文件：{name}\n").into_bytes(),
    }
}

/// A street drawn in flat colours that depend on the name, as PNG.
fn picture(name: &str) -> Vec<u8> {
    let mixed = name.bytes().fold(17_u32, |sum, it| sum.wrapping_mul(31).wrapping_add(it.into()));
    let of = |shift: u32, least: u8| least + ((mixed >> shift) & 0x3f) as u8;
    let sky = [of(0, 150), of(3, 170), of(6, 190)];
    let wall = [of(9, 130), of(12, 110), of(15, 90)];
    let stall = [of(18, 160), of(21, 60), of(24, 50)];
    let palette = [sky, wall, [120, 120, 124], [88, 90, 94], stall, [236, 232, 220]];
    let left = 40 + (mixed as usize >> 5) % 90;
    let mut rows = Vec::with_capacity((WIDTH + 1) * HEIGHT);
    for y in 0..HEIGHT {
        rows.push(0); // no filter
        rows.extend((0..WIDTH).map(|x| shade(x, y, left)));
    }
    png(&palette, &rows)
}

fn shade(x: usize, y: usize, left: usize) -> u8 {
    let in_stall = (left..left + 80).contains(&x);
    match y {
        0..40 => 0,
        _ if in_stall && (78..88).contains(&y) => 4,
        _ if in_stall && (88..128).contains(&y) => 5,
        40..104 if x % 48 > 34 && y % 32 > 18 => 0,
        40..104 => 1,
        104..132 => 2,
        _ => 3,
    }
}

fn png(palette: &[[u8; 3]], rows: &[u8]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut head = Vec::new();
    head.extend((WIDTH as u32).to_be_bytes());
    head.extend((HEIGHT as u32).to_be_bytes());
    head.extend([8, 3, 0, 0, 0]);
    chunk(&mut out, b"IHDR", &head);
    chunk(&mut out, b"PLTE", &palette.concat());
    chunk(&mut out, b"IDAT", &stored(rows));
    chunk(&mut out, b"IEND", &[]);
    out
}

/// A zlib stream of stored blocks: not small, but ten lines.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let blocks: Vec<&[u8]> = bytes.chunks(0xffff).collect();
    for (at, block) in blocks.iter().enumerate() {
        let length = block.len() as u16;
        out.push(u8::from(at + 1 == blocks.len()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(*block);
    }
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    out.extend(((b << 16) | a).to_be_bytes());
    out
}

fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    out.extend((data.len() as u32).to_be_bytes());
    let start = out.len();
    out.extend(kind);
    out.extend(data);
    let crc = out[start..].iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
        })
    });
    out.extend((!crc).to_be_bytes());
}
