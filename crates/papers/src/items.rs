//! Whether a template prints every item the law demands, read from its syntax without typesetting
//! it.

use std::collections::{BTreeSet, HashMap};

use typst::syntax::ast::{self, AstNode, Expr};
use typst::syntax::{SyntaxNode, parse};

/// The required keys the template never prints. Keys are paths into the fields: `fine`,
/// `party.name`; what a loop prints of each element counts under the list: `evidence.name`.
///
/// Counted: `d.key`, `d.at("key")`, also inside arguments, loops, closures and through `let` names
/// that are used later. Not counted: what stands only in a condition, a comment, a string or a
/// `let` nobody reads. Handing a whole object to a function (`qa(d.questions)`) counts for
/// everything in it.
pub fn missing_items<'k>(template_source: &str, required_keys: &[&'k str]) -> Vec<&'k str> {
    let root = parse(template_source);
    let mut reader = Reader::default();
    reader.walk(&root);
    let said = &reader.said;
    let within = |outer: &str, inner: &str| {
        inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let printed = |key: &str| said.iter().any(|p| within(p, key) || within(key, p));
    required_keys.iter().copied().filter(|key| !printed(key)).collect()
}

/// What a name in the template stands for.
#[derive(Clone)]
enum Meaning {
    /// A place among the fields; the root has the empty path.
    Place(String),
    /// Something made of these places: they are printed when the name is used.
    Made(BTreeSet<String>),
}

#[derive(Default)]
struct Reader {
    names: HashMap<String, Meaning>,
    said: BTreeSet<String>,
}

impl Reader {
    fn walk(&mut self, node: &SyntaxNode) {
        if let Some(binding) = node.cast::<ast::LetBinding>() {
            self.bind(binding);
        } else if let Some(each) = node.cast::<ast::ForLoop>() {
            self.each(each);
        } else if let Some(choice) = node.cast::<ast::Conditional>() {
            self.walk(choice.if_body().to_untyped());
            choice.else_body().into_iter().for_each(|e| self.walk(e.to_untyped()));
        } else if let Some(closure) = node.cast::<ast::Closure>() {
            self.closure(closure, &Meaning::Made(BTreeSet::new()));
        } else if let Some(expr) = node.cast::<Expr>() {
            self.expression(expr);
        } else {
            node.children().for_each(|child| self.walk(child));
        }
    }

    fn expression(&mut self, expr: Expr) {
        if let Some(place) = self.place(expr) {
            // The root alone (`#let x = d`) prints nothing by itself.
            if !place.is_empty() {
                self.said.insert(place);
            }
            return;
        }
        match expr {
            Expr::Ident(name) => {
                if let Some(Meaning::Made(places)) = self.names.get(name.as_str()) {
                    self.said.extend(places.iter().cloned());
                }
            }
            Expr::FuncCall(call) => self.call(call),
            Expr::FieldAccess(access) => self.walk(access.target().to_untyped()),
            other => other.to_untyped().children().for_each(|child| self.walk(child)),
        }
    }

    /// A method of a place works on its elements: `d.evidence.map(e => e.name)`.
    fn call(&mut self, call: ast::FuncCall) {
        let method = match call.callee() {
            Expr::FieldAccess(access) => {
                self.place(access.target()).map(|place| (place, access.field().as_str()))
            }
            _ => None,
        };
        let Some((place, method)) = method else {
            call.to_untyped().children().for_each(|child| self.walk(child));
            return;
        };
        let mut closures = 0;
        for arg in call.args().items() {
            match arg {
                ast::Arg::Pos(Expr::Closure(closure)) => {
                    closures += 1;
                    self.closure(closure, &Meaning::Place(place.clone()));
                }
                other => self.walk(other.to_untyped()),
            }
        }
        if closures == 0 && !matches!(method, "len" | "keys") && !place.is_empty() {
            self.said.insert(place);
        }
    }

    fn closure(&mut self, closure: ast::Closure, meaning: &Meaning) {
        let before = self.names.clone();
        for param in closure.params().children() {
            let names = match param {
                ast::Param::Pos(pattern) => pattern.bindings(),
                ast::Param::Named(named) => vec![named.name()],
                ast::Param::Spread(_) => Vec::new(),
            };
            for name in names {
                self.names.insert(name.as_str().to_owned(), meaning.clone());
            }
        }
        self.walk(closure.body().to_untyped());
        self.names = before;
    }

    fn each(&mut self, each: ast::ForLoop) {
        let iterable = each.iterable();
        let meaning = match self.place(iterable) {
            Some(place) => Meaning::Place(place),
            None => match through_methods(iterable).and_then(|e| self.place(e)) {
                Some(place) => Meaning::Place(place),
                None => Meaning::Made(self.said_by(iterable.to_untyped())),
            },
        };
        let before = self.names.clone();
        for name in each.pattern().bindings() {
            self.names.insert(name.as_str().to_owned(), meaning.clone());
        }
        self.walk(each.body().to_untyped());
        self.names = before;
    }

    fn bind(&mut self, binding: ast::LetBinding) {
        let Some(init) = binding.init() else { return };
        let meaning = if reads_fields(init) {
            Meaning::Place(String::new())
        } else if let Some(place) = self.place(init) {
            Meaning::Place(place)
        } else {
            Meaning::Made(self.said_by(init.to_untyped()))
        };
        for name in binding.kind().bindings() {
            self.names.insert(name.as_str().to_owned(), meaning.clone());
        }
    }

    fn said_by(&mut self, node: &SyntaxNode) -> BTreeSet<String> {
        let before = std::mem::take(&mut self.said);
        self.walk(node);
        std::mem::replace(&mut self.said, before)
    }

    /// `d.party.name`, `d.at("party").name`, a name bound to such a place, or one of these in
    /// parentheses.
    fn place(&self, expr: Expr) -> Option<String> {
        match expr {
            Expr::Ident(name) => match self.names.get(name.as_str())? {
                Meaning::Place(place) => Some(place.clone()),
                Meaning::Made(_) => None,
            },
            Expr::Parenthesized(inner) => self.place(inner.expr()),
            Expr::FieldAccess(access) => {
                Some(joined(self.place(access.target())?, access.field().as_str()))
            }
            Expr::FuncCall(call) => {
                let Expr::FieldAccess(access) = call.callee() else {
                    return None;
                };
                let place = self.place(access.target())?;
                let first = call.args().items().next()?;
                match (access.field().as_str(), first) {
                    ("at", ast::Arg::Pos(Expr::Str(key))) => Some(joined(place, &key.get())),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// `d.evidence.enumerate(start: 1)` loops over the elements of `d.evidence`.
fn through_methods(expr: Expr) -> Option<Expr> {
    let Expr::FuncCall(call) = expr else {
        return None;
    };
    let Expr::FieldAccess(access) = call.callee() else {
        return None;
    };
    match access.field().as_str() {
        "enumerate" | "rev" | "sorted" | "dedup" | "filter" | "slice" => {
            Some(through_methods(access.target()).unwrap_or(access.target()))
        }
        _ => None,
    }
}

fn joined(place: String, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") }
}

/// `json("/data.json")`
fn reads_fields(expr: Expr) -> bool {
    let Expr::FuncCall(call) = expr else {
        return false;
    };
    let json = matches!(call.callee(), Expr::Ident(name) if name.as_str() == "json");
    let path = match call.args().items().next() {
        Some(ast::Arg::Pos(Expr::Str(path))) => path.get(),
        _ => return false,
    };
    json && path == "/data.json"
}
