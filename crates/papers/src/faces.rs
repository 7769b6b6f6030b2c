//! The faces papers are set in, by role, and what they can draw.
//!
//! Embedded faces cost no memory until their glyphs are touched. Faces an agency has licensed, and
//! the one that is shipped beside the binary for its licence's sake, are read from folders when the
//! first paper is typeset.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};

use crate::PaperFault;

/// Roles of faces, as their files are named and as templates know them.
pub const ROLES: [&str; 5] = ["fangsong", "xiaobiaosong", "heiti", "kaiti", "songti"];

/// The last resort of every role, in this order; embedded, so that a paper never depends on luck.
const LAST: [&str; 2] = ["songti", "rare"];

/// A face in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaceInUse {
    /// What it is for: one of [`ROLES`], or `rare`.
    pub role: &'static str,
    /// Family name, from the font file.
    pub family: String,
    /// Where it came from: `embedded` or the file's name.
    pub origin: String,
}

/// All faces, in order of preference within each role.
pub(crate) struct Faces {
    pub fonts: Vec<Font>,
    pub uses: Vec<FaceInUse>,
    drawable: Vec<u64>,
}

impl Faces {
    /// Reads the folders in order of preference, then the embedded faces.
    pub fn gather(folders: &[PathBuf]) -> Result<Faces, PaperFault> {
        let mut faces = Faces { fonts: Vec::new(), uses: Vec::new(), drawable: Vec::new() };
        for folder in folders {
            for (role, path) in face_files(folder) {
                let file = path.display().to_string();
                let fault = |reason: String| PaperFault::Face { file: file.clone(), reason };
                let bytes = std::fs::read(&path).map_err(|e| fault(e.to_string()))?;
                if faces.add(role, Bytes::new(bytes), file_name(&path)) == 0 {
                    return Err(fault("不是字体文件 / not a font".into()));
                }
            }
        }
        for (role, bytes) in fonts::EMBEDDED {
            let added = faces.add(role, Bytes::new(bytes), "embedded".into());
            assert!(added > 0, "an embedded face is always a font");
        }
        faces.drawable = faces.drawable_by_all();
        Ok(faces)
    }

    fn add(&mut self, role: &'static str, bytes: Bytes, origin: String) -> usize {
        let before = self.fonts.len();
        for font in Font::iter(bytes) {
            let family = font.info().family.clone();
            self.uses.push(FaceInUse { role, family, origin: origin.clone() });
            self.fonts.push(font);
        }
        self.fonts.len() - before
    }

    /// Whether the character has a glyph in every role, if need be from the last resort.
    pub fn draws(&self, ch: char) -> bool {
        let code = ch as usize;
        self.drawable.get(code / 64).is_some_and(|word| word >> (code % 64) & 1 == 1)
    }

    fn drawable_by_all(&self) -> Vec<u64> {
        let mut bits = vec![0u64; 0x11_0000 / 64];
        let last = self.uses.iter().zip(&self.fonts).filter(|(u, _)| LAST.contains(&u.role));
        for code in last.flat_map(|(_, font)| font.info().coverage.iter()) {
            bits[code as usize / 64] |= 1 << (code % 64);
        }
        bits
    }

    /// The faces as the typesetter looks them up. Each has a family of its own: where two files
    /// share a family, the bolder one would hide what only the other can draw.
    pub fn book(&self) -> FontBook {
        FontBook::from_infos(self.fonts.iter().enumerate().map(|(index, font)| {
            let mut info = font.info().clone();
            info.family = self.alias(index);
            info
        }))
    }

    fn alias(&self, index: usize) -> String {
        format!("fadu-{}-{index}", self.uses[index].role)
    }

    /// The text of `/faces.typ`: for each role, the families to try, in order.
    pub fn typst_lists(&self) -> String {
        let with_role = |role: &'static str| {
            let indices = (0..self.uses.len()).filter(move |i| self.uses[*i].role == role);
            indices.collect::<Vec<usize>>()
        };
        let mut text = String::new();
        for role in ROLES {
            let mut faces = with_role(role);
            let wide_figures = faces.first().is_some_and(|i| self.uses[*i].origin == FREE_FANGSONG);
            for face in LAST.into_iter().flat_map(with_role) {
                if !faces.contains(&face) {
                    faces.push(face);
                }
            }
            write!(text, "#let {role} = (").expect("a string grows");
            // The free 仿宋 draws figures wider than a table can bear; 宋体 has the usual ones.
            for face in with_role("songti").into_iter().filter(|_| wide_figures) {
                let name = self.alias(face);
                write!(text, "(name: {name:?}, covers: regex(\"[!-~]\")), ")
                    .expect("a string grows");
            }
            for face in faces {
                write!(text, "{:?}, ", self.alias(face)).expect("a string grows");
            }
            text.push_str(")\n");
        }
        text
    }
}

/// The file of the free 仿宋 that is shipped beside the binary.
const FREE_FANGSONG: &str = "fangsong-fandol.otf";

/// Folders searched for faces: `FADU_FONTS`, then `fonts` beside the binary or above it (a clone,
/// an installation).
pub(crate) fn folders() -> Vec<PathBuf> {
    let chosen = std::env::var_os("FADU_FONTS").map(PathBuf::from);
    let binary = std::env::current_exe().ok();
    let above = binary.iter().flat_map(|b| b.ancestors().skip(1)).flat_map(|dir| {
        [dir.join("fonts"), dir.join("share/fadu/fonts")].into_iter().filter(|f| f.is_dir())
    });
    chosen.into_iter().chain(above.take(1)).collect()
}

/// Font files whose name begins with a role, in the order of their names.
/// The free 仿宋 comes last, so that a licensed face in the same folder is preferred.
fn face_files(folder: &Path) -> Vec<(&'static str, PathBuf)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    files.sort_by_key(|f| (file_name(f) == FREE_FANGSONG, f.clone()));
    let role_of = |path: &PathBuf| {
        let name = file_name(path);
        let font = ["otf", "ttf", "ttc"].iter().any(|end| name.ends_with(&format!(".{end}")));
        let embedded = fonts::FILES.contains(&name.as_str());
        ROLES.into_iter().find(|r| font && !embedded && name.starts_with(r))
    };
    files.into_iter().filter_map(|f| role_of(&f).map(|role| (role, f))).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licensed_face_goes_before_the_free_ones() {
        let folder = std::env::temp_dir().join(format!("fadu-faces-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let kaiti = fonts::EMBEDDED.iter().find(|(role, _)| *role == "kaiti").unwrap().1;
        std::fs::write(folder.join("fangsong-licensed.ttf"), kaiti).unwrap();
        std::fs::write(folder.join("README.md"), "not a face").unwrap();
        let faces = Faces::gather(std::slice::from_ref(&folder)).unwrap();
        assert_eq!(faces.uses[0].origin, "fangsong-licensed.ttf");
        let lists = faces.typst_lists();
        let wanted = "#let fangsong = (\"fadu-fangsong-0\", \"fadu-songti-1\", \"fadu-rare-5\", )";
        assert!(lists.contains(wanted), "{lists}");
        std::fs::write(folder.join("heiti.ttc"), "not a font").unwrap();
        let fault = Faces::gather(std::slice::from_ref(&folder)).err().unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(
            matches!(&fault, PaperFault::Face { file, .. } if file.ends_with("heiti.ttc")),
            "{fault}"
        );
    }

    #[test]
    fn the_embedded_faces_cover_the_standard_table() {
        let faces = Faces::gather(&[]).unwrap();
        // 通用规范汉字表: first and last of its three levels, and all its characters that old fonts lack:
        // those of the extensions. fonts/make.py proves the other ones.
        let hard = "一矗乂齉亍蠼\
            㧐㧟䏝𬉼㤘𠳐䥽䁖𥻗䦃㸆𠙶𬣙𨙸𬇕䜣𬣞𬘓𫭟𫭢㧑𫇭𫐄㕮𫵷㑇𣲘𣲗𬇙㳇𬣡𫸩䢺𨚕𫘜𬘘𫘝䢼𦭜㭎\
            𬨂𬀩𬀪㟃𬬩㑊𫍣𬣳𬩽𬮿𬯀𫰛𬳵𬳶䌹𫠊㛃𬍛𬜬𦰡㭕䴓䶮𪾢𪨰𫓧𬬮𬬱𬬭䏡𦙶㶲㳚㳘𬘡𬳽𬘩𫄧𪟝𬍤\
            𫭼𬜯䓖𬂩𫠆𨐈𬌗𫑡𪨶𬬸𬬻𬬹𬬿𬭁𫢸𫗧𬊈𬒈𨺙㛚𬳿𫄨𬘫䂮𫮃㙍䓫䓬䓨䓛䴕㫰𬱖𬟽䎃𫓯𫟹𫟼㿠䝙\
            䏲𠅤䴔𬇹𬍡㥄𬤇𫍯𬤊𫍲𬯎𬘬𬘭𬴂𫘦𫟅𬘯𫘧㙘𪣻𡎚𬃊𬷕𫐐𬹼𧿹𫶇𫖮𬭊𨱇𫓶𬭎𫖯䐃𬱟𫛭㺄𫷷𬮱𬊤\
            𣸣㴔㛹𬴃𫘨䴖𤧛𬪩𬒔䃅𬨎𫐓䣘𫫇㬊𫓹𬭚𬭛䅟𬕂䲟𬶋𬶍𦝼𫔶𫌀𫖳𫘪𫘬𫞩𡐓𪤗𣗋𬸘䃎𬒗𥔲𫚖䴗㬎\
            𨱏𬭤㙦𫚕𬶐𬶏𩽾𬸚㽏㮾𬤝𬙂㻬䗖㠇𬭩䴘𩾃㵐𬸣𫍽𬴊𬞟𥕢𫟦𬺈𫠜㬚䗛㠓𪩘𬭬𨱑𬭯𫗴𬸦𫄷𤩽㘎𬭳\
            𬭶𫔍𬭸𨱔𬭼𫔎𬸪䲠𬶟𬶠䗪𬶨𦈡𫄸𬟁𥖨䗴䲢𦒍䎖䴙𬙊㰀𬶭𩾌𨟠𬶮𨭉㸌𬙋𤫉𬺓𫚭";
        for ch in hard.chars() {
            assert!(faces.draws(ch), "{ch} U+{:04X}", ch as u32);
        }
        assert!(!faces.draws('\u{e000}') && !faces.draws('\u{1f600}'));
    }
}
