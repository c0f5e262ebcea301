//! Operator precedence.
//!
//! The grammar delivers an expression as a flat sequence of prefixes, operands and operators, already known to alternate
//! rightly. This finds the tree, by precedence climbing. A prefix such as `return`, a closure's head or `let` takes its
//! operand with its own lower limit, wherever it stands: `a || return b + c` returns the sum.

use std::iter::Peekable;
use std::vec::IntoIter;

use super::Cx;
use crate::ast::{BinOp, Closure, ClosureParam, Expr, ExprKind, Label, Pat, RangeLimits, Type, UnOp};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

/// One element of a flat expression.
#[derive(Debug)]
pub enum El {
    Operand(Expr),
    Unary(UnOp, Span),
    /// `double` is `&&`: a reference to a reference.
    AddrOf {
        double: bool,
        raw: bool,
        mutable: bool,
        span: Span,
    },
    Closure(Box<ClosureHead>),
    Let(Box<Pat>, Span),
    Return(Span),
    Break(Option<Label>, Span),
    Range(RangeLimits, Span),
    Binary(BinTok, Span),
    Cast(Box<Type>, Span),
}

/// A binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BinTok {
    Op(BinOp),
    OpAssign(BinOp),
    Assign,
}

/// A closure up to its body.
#[derive(Debug)]
pub struct ClosureHead {
    pub asyncness: Option<Span>,
    pub capture_move: Option<Span>,
    pub params: Vec<ClosureParam>,
    pub span: Span,
}

/// A flat expression being collected.
#[derive(Debug)]
pub struct Seq(Vec<El>);

impl Seq {
    pub fn new() -> Seq {
        Seq(Vec::new())
    }

    pub fn one(el: El) -> Seq {
        Seq(vec![el])
    }

    pub fn push(mut self, el: El) -> Seq {
        self.0.push(el);
        self
    }
}

impl Default for Seq {
    fn default() -> Seq {
        Seq::new()
    }
}

// Binding strengths, from rustc's table. Assignment is right-associative, comparisons and ranges do not associate, the
// rest is left-associative.
const LOWEST: u8 = 0;
const ASSIGN: u8 = 1;
const RANGE: u8 = 2;
const OR: u8 = 3;
const AND: u8 = 4;
const COMPARE: u8 = 5;
const CAST: u8 = 12;
const UNARY: u8 = 13;

fn strength(op: BinTok) -> u8 {
    match op {
        BinTok::Assign | BinTok::OpAssign(_) => ASSIGN,
        BinTok::Op(op) => match op {
            BinOp::Or => OR,
            BinOp::And => AND,
            BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge => COMPARE,
            BinOp::BitOr => 6,
            BinOp::BitXor => 7,
            BinOp::BitAnd => 8,
            BinOp::Shl | BinOp::Shr => 9,
            BinOp::Add | BinOp::Sub => 10,
            BinOp::Mul | BinOp::Div | BinOp::Rem => 11,
        },
    }
}

impl Cx<'_> {
    /// The tree of a flat expression.
    pub fn resolve(&self, mut seq: Seq) -> Expr {
        if seq.0.len() == 1
            && let Some(El::Operand(expr)) = seq.0.pop_if(|el| matches!(el, El::Operand(_)))
        {
            return expr;
        }
        let mut climber = Climber { cx: self, els: seq.0.into_iter().peekable() };
        climber.expr(LOWEST)
    }

    /// Builds a closure; with a return type, whose end is `ret.1`.
    pub fn closure(&self, head: ClosureHead, ret: Option<(Type, u32)>, body: Expr, end: u32) -> Expr {
        let header_span = match &ret {
            Some((_, end)) => Span { end: *end, ..head.span },
            None => head.span,
        };
        let closure = Closure {
            for_lifetimes: Vec::new(),
            capture_move: head.capture_move,
            asyncness: head.asyncness,
            modifier: None,
            params: head.params,
            ret: ret.map(|(ty, _)| ty),
            body,
            header_span,
        };
        self.expr(ExprKind::Closure(Box::new(closure)), head.span.start, end)
    }
}

struct Climber<'c, 's> {
    cx: &'c Cx<'s>,
    els: Peekable<IntoIter<El>>,
}

impl Climber<'_, '_> {
    /// An expression of operators that bind at least as strongly as `min`.
    fn expr(&mut self, min: u8) -> Expr {
        let mut lhs = self.operand();
        loop {
            let start = lhs.span;
            let el = self.els.next_if(|el| match el {
                El::Binary(op, _) => strength(*op) >= min,
                El::Range(..) => RANGE >= min,
                El::Cast(..) => CAST >= min,
                _ => false,
            });
            lhs = match el {
                Some(El::Binary(op, span)) => self.binary(lhs, op, span),
                Some(El::Range(limits, span)) => {
                    if matches!(lhs.kind, ExprKind::Range { .. }) {
                        self.cx.error(span, format!("expected one of `;` or an operator, found `{}`", dots(limits)));
                    }
                    self.range(Some(lhs), limits, span)
                }
                Some(El::Cast(ty, span)) => {
                    Expr { kind: ExprKind::Cast { operand: Box::new(lhs), ty }, span: start.to(span) }
                }
                _ => return lhs,
            };
        }
    }

    fn binary(&mut self, lhs: Expr, op: BinTok, op_span: Span) -> Expr {
        let min = match op {
            BinTok::Assign | BinTok::OpAssign(_) => ASSIGN,
            BinTok::Op(_) => strength(op) + 1,
        };
        if let (BinTok::Op(op), ExprKind::Binary { op: first, op_span: first_span, .. }) = (op, &lhs.kind)
            && op.is_comparison()
            && first.is_comparison()
        {
            self.cx.push(
                Diagnostic::error(Code::None, *first_span, "comparison operators cannot be chained")
                    .label(op_span, "the second comparison")
                    .help("split the comparison into two, joined by `&&`"),
            );
        }
        let rhs = self.expr(min);
        let span = lhs.span.to(rhs.span);
        let (lhs, rhs) = (Box::new(lhs), Box::new(rhs));
        let kind = match op {
            BinTok::Op(op) => ExprKind::Binary { op, op_span, lhs, rhs },
            BinTok::OpAssign(op) => ExprKind::AssignOp { op, op_span, lhs, rhs },
            BinTok::Assign => ExprKind::Assign { lhs, rhs, eq_span: op_span },
        };
        Expr { kind, span }
    }

    fn range(&mut self, lo: Option<Expr>, limits: RangeLimits, span: Span) -> Expr {
        let hi = self.els.peek().is_some().then(|| self.expr(RANGE + 1));
        if limits == RangeLimits::Closed && hi.is_none() {
            self.cx.push(Diagnostic::error(Code::E(586), span, "inclusive range with no end").help("use `..` instead"));
        }
        let start = lo.as_ref().map_or(span, |e| e.span);
        let end = hi.as_ref().map_or(span, |e| e.span);
        Expr { kind: ExprKind::Range { lo: lo.map(Box::new), hi: hi.map(Box::new), limits }, span: start.to(end) }
    }

    /// What `return` and `break` take along, if anything.
    fn optional(&mut self) -> Option<Box<Expr>> {
        self.els.peek().is_some().then(|| Box::new(self.expr(LOWEST)))
    }

    fn operand(&mut self) -> Expr {
        match self.els.next() {
            Some(El::Operand(expr)) => expr,
            Some(El::Unary(op, span)) => {
                let operand = Box::new(self.expr(UNARY));
                Expr { span: span.to(operand.span), kind: ExprKind::Unary { op, operand } }
            }
            Some(El::AddrOf { double, raw, mutable, span }) => {
                let operand = Box::new(self.expr(UNARY));
                let end = operand.span;
                let inner = if double { Span { start: span.start + 1, ..span } } else { span };
                let inner = Expr { kind: ExprKind::AddrOf { raw, mutable, operand }, span: inner.to(end) };
                if !double {
                    return inner;
                }
                let kind = ExprKind::AddrOf { raw: false, mutable: false, operand: Box::new(inner) };
                Expr { kind, span: span.to(end) }
            }
            Some(El::Closure(head)) => {
                let body = self.expr(LOWEST);
                let end = body.span.end;
                self.cx.closure(*head, None, body, end)
            }
            Some(El::Let(pat, span)) => {
                self.cx.lets.borrow_mut().push(span);
                let scrutinee = Box::new(self.expr(AND + 1));
                Expr { span: span.to(scrutinee.span), kind: ExprKind::Let { pat, scrutinee } }
            }
            Some(El::Return(span)) => {
                let value = self.optional();
                let end = value.as_ref().map_or(span, |e| e.span);
                Expr { kind: ExprKind::Return(value), span: span.to(end) }
            }
            Some(El::Break(label, span)) => {
                let value = self.optional();
                if let (None, Some(value)) = (label, &value)
                    && is_labelled(value)
                {
                    self.cx.error(
                        value.span,
                        "parentheses are required around this expression to avoid confusion with a labeled break expression",
                    );
                }
                let end = value.as_ref().map_or(span, |e| e.span);
                Expr { kind: ExprKind::Break { label, value }, span: span.to(end) }
            }
            Some(El::Range(limits, span)) => self.range(None, limits, span),
            // The grammar puts an operand after every operator.
            Some(El::Binary(_, span) | El::Cast(_, span)) => Expr { kind: ExprKind::Tuple(Vec::new()), span },
            None => Expr { kind: ExprKind::Tuple(Vec::new()), span: self.cx.span(0, 0) },
        }
    }
}

fn is_labelled(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Loop { label, .. } | ExprKind::While { label, .. } | ExprKind::For { label, .. } => label.is_some(),
        ExprKind::Block { label, .. } => label.is_some(),
        _ => false,
    }
}

fn dots(limits: RangeLimits) -> &'static str {
    match limits {
        RangeLimits::HalfOpen => "..",
        RangeLimits::Closed => "..=",
    }
}
