//! The built-in macros: their arguments are parsed into the tree. Any other macro is kept as its name.

use super::build::ArrayBody;
use super::token::Tok;
use super::{Cx, Parsed};
use crate::ast::{Delimiter, Expr, ExprKind, FormatArg, FormatCall, FormatMacro, MacroCall, MacroKind, Path, QPath};
use crate::source::{Span, Symbol};

impl Cx<'_> {
    /// The call of macro `path` with the arguments that token `close` ends.
    pub fn macro_call(&self, path: QPath, close: u32, end: u32) -> MacroCall {
        let close = close as usize;
        let open = self.partner(close);
        let delimiter = match self.tokens.get(close).map(|t| t.tok) {
            Some(Tok::RBracket(_)) => Delimiter::Bracket,
            Some(Tok::RBrace(_)) => Delimiter::Brace,
            _ => Delimiter::Paren,
        };
        let path = self.plain_path(path);
        let bang = self.token_span(open).start.max(path.span.end);
        let args_span = self.span(self.token_span(open).end, self.token_span(close).start);
        let kind = match builtin_name(&path) {
            Some(name) => self.builtin(name, path.span, open + 1, close),
            None => MacroKind::Unknown,
        };
        let (start, path_span) = (path.span.start, self.span(path.span.start, bang));
        MacroCall { path, path_span, delimiter, args_span, kind, span: self.span(start, end) }
    }

    /// The built-in macro `name` with the arguments in tokens `lo..hi`.
    fn builtin(&self, name: Symbol, span: Span, lo: usize, hi: usize) -> MacroKind {
        if let Some(format) = FormatMacro::from_name(name.as_str()) {
            return self.format_call(format, span, lo, hi).map_or(MacroKind::Unknown, MacroKind::Format);
        }
        match name.as_str() {
            "vec" => match self.parse(Tok::StartArray, lo, hi) {
                Some(Parsed::Array(ArrayBody::List(elems))) => MacroKind::Vec(elems),
                Some(Parsed::Array(ArrayBody::Repeat(elem, len))) => MacroKind::VecRepeat { elem: *elem, len: *len },
                _ => MacroKind::Unknown,
            },
            "matches" => match self.parse(Tok::StartMatches, lo, hi) {
                Some(Parsed::Matches(parts)) => {
                    let (scrutinee, pat, guard) = *parts;
                    MacroKind::Matches { scrutinee, pat, guard }
                }
                _ => MacroKind::Unknown,
            },
            "dbg" => self.exprs(lo, hi).map_or(MacroKind::Unknown, MacroKind::Dbg),
            "concat" | "line" | "column" | "file" | "module_path" | "env" | "option_env" | "compile_error"
            | "include_str" | "include_bytes" => {
                self.exprs(lo, hi).map_or(MacroKind::Unknown, |args| MacroKind::Other { name, args })
            }
            "stringify" => MacroKind::Stringify,
            "cfg" => self.cfg_condition(lo, hi).map_or(MacroKind::Unknown, MacroKind::Cfg),
            _ => MacroKind::Unknown,
        }
    }

    fn exprs(&self, lo: usize, hi: usize) -> Option<Vec<Expr>> {
        match self.parse(Tok::StartExprs, lo, hi)? {
            Parsed::Exprs(exprs) => Some(exprs),
            _ => None,
        }
    }

    fn format_call(&self, name: FormatMacro, span: Span, lo: usize, hi: usize) -> Option<FormatCall> {
        let mut leading = self.exprs(lo, hi)?;
        let wanted = name.leading();
        if leading.len() < wanted {
            let message = match name {
                FormatMacro::Assert | FormatMacro::DebugAssert => "macro requires a boolean expression as an argument",
                _ => "unexpected end of macro invocation",
            };
            self.error(span, message);
            return None;
        }
        let args = leading.split_off(wanted).into_iter().map(format_arg).collect();
        Some(FormatCall { name, leading, args })
    }
}

/// `name = value` is a named argument here, not an assignment.
fn format_arg(expr: Expr) -> FormatArg {
    match expr.kind {
        ExprKind::Assign { lhs, rhs, eq_span } => match &lhs.kind {
            ExprKind::Path(path) if path.as_ident().is_some() => FormatArg { name: path.as_ident(), expr: *rhs },
            _ => FormatArg { name: None, expr: Expr { kind: ExprKind::Assign { lhs, rhs, eq_span }, span: expr.span } },
        },
        kind => FormatArg { name: None, expr: Expr { kind, span: expr.span } },
    }
}

/// The name of a macro that could be one of the standard library's: `vec` or `std::vec`.
fn builtin_name(path: &Path) -> Option<Symbol> {
    match path.segments.as_slice() {
        [name] => Some(name.ident.name),
        [krate, name] if matches!(krate.ident.name.as_str(), "std" | "core" | "alloc") => Some(name.ident.name),
        _ => None,
    }
}
