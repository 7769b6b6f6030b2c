//! What a template must not do, read from its syntax: mistakes that one example would not show.

use typst::syntax::ast::Expr;
use typst::syntax::{LinkedNode, Source, SyntaxKind};

/// The two lines every template begins with.
const HEAD: [&str; 2] = ["#import \"/fadu.typ\": *", "#let d = json(\"/data.json\")"];

/// Functions that read files or run text as code: a template has its fields and nothing else.
const FORBIDDEN: [&str; 11] = [
    "eval",
    "read",
    "json",
    "csv",
    "toml",
    "yaml",
    "xml",
    "cbor",
    "plugin",
    "bibliography",
    "image",
];

/// Mistakes in a template, each with its line; empty when it keeps the rules of README.md.
///
/// Found: wrong syntax; another head than the two lines every template begins with; a field whose
/// name swallowed the Chinese text behind it (`#d.name的`); files, packages and functions that a
/// template may not use.
pub fn template_faults(template_source: &str) -> Vec<String> {
    let source = Source::detached(template_source);
    let mut faults = Vec::new();
    let written = |line: &&str| !line.trim().is_empty() && !line.starts_with("//");
    let mut lines = template_source.lines().filter(written);
    for wanted in HEAD {
        let line = lines.next().unwrap_or_default();
        if !line.starts_with(wanted) {
            faults.push(format!("开头应为 {wanted}，却是 {line} / wrong head"));
        }
    }
    let mut heads_left = HEAD.len();
    walk(&LinkedNode::new(source.root()), &mut |node| {
        // The import and the json call of the head are the only ones.
        let fault = fault_of(node, source.text())?;
        if heads_left > 0 && matches!(fault.as_str(), IMPORTS | READS_JSON) {
            heads_left -= 1;
            return None;
        }
        let line = source.lines().byte_to_line(node.offset()).unwrap_or_default() + 1;
        faults.push(format!("第{line}行：{fault}"));
        Some(())
    });
    faults
}

const IMPORTS: &str = "不得引用其他文件 / no other file or package";
const READS_JSON: &str = "不得使用 json / json is not for templates";

fn walk(node: &LinkedNode, see: &mut dyn FnMut(&LinkedNode) -> Option<()>) {
    see(node);
    node.children().for_each(|child| walk(&child, see));
}

fn fault_of(node: &LinkedNode, text: &str) -> Option<String> {
    if node.kind() == SyntaxKind::Error {
        let (errors, _) = node.get().errors_and_warnings();
        let message = errors.first().map(|e| e.message.to_string()).unwrap_or_default();
        return Some(format!("语法错误：{message} / syntax"));
    }
    if matches!(node.kind(), SyntaxKind::ModuleImport | SyntaxKind::ModuleInclude) {
        return Some(IMPORTS.into());
    }
    match node.cast::<Expr>()? {
        Expr::FieldAccess(access) => {
            let field = access.field().as_str();
            let swallowed = !field.is_ascii();
            swallowed.then(|| {
                let whole = &text[node.range()];
                format!("字段名吞掉了后面的汉字：{whole}，应写成 #(…) / Chinese text became a name")
            })
        }
        Expr::FuncCall(call) => {
            let Expr::Ident(name) = call.callee() else { return None };
            let name = name.as_str();
            FORBIDDEN
                .contains(&name)
                .then(|| format!("不得使用 {name} / {name} is not for templates"))
        }
        _ => None,
    }
}
