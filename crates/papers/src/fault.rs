//! Why a paper cannot be typeset.

use thiserror::Error;

/// 文书不能制作的原因. Each names what is wrong and where, in Chinese and English.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PaperFault {
    /// No installed face draws the character: the paper would show a box.
    #[error(
        "“{field}”中的字符“{ch}”（U+{:04X}）没有字形，无法印制 / {field}: no face draws U+{:04X}",
        *.ch as u32, *.ch as u32
    )]
    MissingGlyph {
        /// The character.
        ch: char,
        /// Where it stands: a field (`party.name`), a piece of furniture (`文号 number`) or `模板
        /// template`.
        field: String,
    },
    /// A control, invisible or direction-changing character, which could make a paper lie.
    #[error(
        "“{field}”中有不可见的控制字符 U+{:04X}，请删除 / {field}: control character U+{:04X}",
        *.ch as u32, *.ch as u32
    )]
    Control {
        /// The character.
        ch: char,
        /// Where it stands.
        field: String,
    },
    /// Words that cannot be broken reach beyond the edge of the paper.
    #[error("第{page}页的文字“{text}”超出纸面 / page {page}: “{text}” runs off the paper")]
    OffPage {
        /// Counted from 1.
        page: usize,
        /// How the text begins.
        text: String,
    },
    /// The template prints an item that the fields or the furniture do not have.
    #[error("缺少项目“{key}” / the paper needs “{key}”")]
    MissingField {
        /// Name of the item.
        key: String,
    },
    /// The template itself is wrong, or the fields are not what it expects.
    #[error("文书模板有误：{message} / template: {message}")]
    Template {
        /// What the typesetter said, with the line.
        message: String,
    },
    /// An image cannot be read.
    #[error("图片“{name}”无法读取：{reason} / image {name}: {reason}")]
    Image {
        /// Its name.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The receipt does not fit a QR code.
    #[error("核验码内容过长，无法生成二维码：{reason} / receipt does not fit a QR code: {reason}")]
    Receipt {
        /// What the encoder said.
        reason: String,
    },
    /// The folder of licensed faces holds a file that is not a font.
    #[error("字体文件“{file}”无法使用：{reason} / font file {file}: {reason}")]
    Face {
        /// File name.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
}
