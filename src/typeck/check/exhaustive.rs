//! Exhaustiveness of patterns: E0004 and E0005.
//!
//! Maranget's usefulness algorithm, asked one question: is there a value that no row of the matrix matches? Rows with
//! guards take no part, since a guard may fail.
//!
//! ```text
//! match (a, b) {                rows            head column bool: constructors true, false both present
//!     (true, _)  => ..          [true,  _   ]   specialise by true:  [[_]]                -> nothing is missing
//!     (false, 0) => ..          [false, 0   ]   specialise by false: [[0]] on u8          -> 1..=u8::MAX is missing
//! }                                             so `(false, 1_u8..=u8::MAX)` is not covered
//! ```
//!
//! If some constructor of the head's type does not occur in the head column, only the rows that start with a wildcard
//! matter: what they miss is missed, and if they miss nothing then nothing is. Otherwise each constructor is tried.
//! Empty types follow rustc: a variant that cannot exist need not be matched, unless the place may hold invalid data
//! (behind a reference, raw pointer or union).

use std::collections::{BTreeSet, HashMap};

use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::index::Id;
use crate::source::Span;
use crate::ty::*;

/// How much work one match may cost, in copied cells, before Cairn gives up with `C0001`.
const BUDGET: u64 = 40_000_000;

/// At most this many uncovered patterns are looked for.
const MAX_WITNESSES: usize = 4;

/// Reports every refutable `let`, parameter and `for` pattern (E0005) and every match that misses a value (E0004). False if
/// there is one: no MIR can be made of the body then.
pub fn check_patterns(cx: &dyn Context, body: &Body, report: &mut dyn FnMut(Diagnostic)) -> bool {
    let mut all_match = true;
    let mut report = |diagnostic| {
        all_match = false;
        report(diagnostic);
    };
    let mut pass = Pass { cx, env: &body.env, report: &mut report };
    for param in &body.params {
        pass.irrefutable(&param.pat, true, "function argument");
    }
    pass.expr(&body.value);
    all_match
}

struct Pass<'c> {
    cx: &'c dyn Context,
    env: &'c ParamEnv,
    report: &'c mut dyn FnMut(Diagnostic),
}

impl Pass<'_> {
    fn expr(&mut self, expr: &Expr) {
        match &*expr.kind {
            ExprKind::Match { scrutinee, arms, source } => self.check_match(scrutinee, arms, *source),
            ExprKind::Block(block) => self.block(block),
            _ => {}
        }
        visit::for_each_child(expr, &mut |child| self.expr(child));
    }

    fn block(&mut self, block: &Block) {
        for stmt in &block.stmts {
            if let StmtKind::Let { pat, init, otherwise, .. } = &stmt.kind {
                match otherwise {
                    // The block's own expressions are visited as children of the expression around them.
                    Some(otherwise) => self.block(otherwise),
                    None => {
                        self.irrefutable(pat, init.as_ref().is_none_or(|e| self.is_known_valid(e)), "local binding")
                    }
                }
            }
        }
    }

    fn check_match(&mut self, scrutinee: &Expr, arms: &[Arm], source: MatchSource) {
        match source {
            MatchSource::Normal | MatchSource::Macro => {}
            MatchSource::ForNext => {
                for arm in arms {
                    if let PatKind::Variant { fields, .. } = &*arm.pat.kind {
                        fields.iter().for_each(|f| self.irrefutable(&f.pat, true, "`for` loop binding"));
                    }
                }
                return;
            }
            MatchSource::ForIter | MatchSource::QuestionMark => return,
        }
        let pats: Vec<&Pat> = arms.iter().filter(|arm| arm.guard.is_none()).map(|arm| &arm.pat).collect();
        let valid = self.is_known_valid(scrutinee);
        let missing = self.missing(scrutinee.ty, scrutinee.span, &pats, valid);
        if missing.is_empty() {
            return;
        }
        let ty = scrutinee.ty.display(self.cx);
        let what = listing(&missing);
        let mut diagnostic =
            Diagnostic::error(Code::E(4), scrutinee.span, format!("non-exhaustive patterns: {what} not covered"))
                .primary(format!("{what} not covered"))
                .note(format!(
                    "the matched value is of type `{ty}`, and a `match` must say what happens for every value"
                ));
        if arms.iter().any(|arm| arm.guard.is_some()) {
            diagnostic = diagnostic.note("match arms with guards don't count towards exhaustivity");
        }
        (self.report)(diagnostic.help("add an arm for what is missing, or a last arm `_ => ...` for everything else"));
    }

    fn irrefutable(&mut self, pat: &Pat, valid: bool, origin: &str) {
        let missing = self.missing(pat.ty, pat.span, &[pat], valid);
        if missing.is_empty() {
            return;
        }
        let what = listing(&missing);
        let mut diagnostic = Diagnostic::error(Code::E(5), pat.span, format!("refutable pattern in {origin}"))
            .primary(format!("{what} not covered"))
            .note(format!("a {origin} must have a pattern that always matches"));
        if origin == "local binding" {
            diagnostic = diagnostic.help("use `let ... else { ... }` to say what happens when it does not match");
        }
        (self.report)(diagnostic);
    }

    fn missing(&mut self, ty: Ty, span: Span, pats: &[&Pat], valid: bool) -> Vec<String> {
        let mut solver = Solver { cx: self.cx, env: self.env, budget: BUDGET, inhabited: HashMap::new() };
        match solver.missing(ty, pats, valid) {
            Ok(missing) => missing.iter().map(|w| w.show(self.cx)).collect(),
            Err(TooComplex) => {
                let message = "this match is too complex to check for exhaustiveness";
                (self.report)(Diagnostic::limit(span, message));
                Vec::new()
            }
        }
    }

    /// Whether the place that is matched surely holds a valid value, as rustc's `is_known_valid_scrutinee`.
    fn is_known_valid(&self, expr: &Expr) -> bool {
        match &*expr.kind {
            ExprKind::Deref { .. } => false,
            ExprKind::Field { base, .. } => {
                let in_union = matches!(base.ty.kind(), TyKind::Adt(id, _) if self.cx.adt(*id).kind == AdtKind::Union);
                !in_union && self.is_known_valid(base)
            }
            ExprKind::Index { base, .. } => self.is_known_valid(base),
            ExprKind::NeverToAny(operand) | ExprKind::Cast { operand, .. } => self.is_known_valid(operand),
            _ => true,
        }
    }
}

/// `` `A` `` or `` `A` and `B` `` or `` `A`, `B` and 2 more ``.
fn listing(missing: &[String]) -> String {
    match missing {
        [a] => format!("pattern `{a}`"),
        [a, b] => format!("patterns `{a}` and `{b}`"),
        [a, b, c] => format!("patterns `{a}`, `{b}` and `{c}`"),
        [a, b, ..] => format!("patterns `{a}`, `{b}` and more"),
        [] => String::new(),
    }
}

/// The search was given up.
struct TooComplex;

/// A pattern of a row; `None` is a wildcard.
type Cell<'p> = Option<&'p Pat>;
/// Columns in reverse: the head is last, so that it can be popped.
type Row<'p> = Vec<Cell<'p>>;

/// A column's type, and whether its place surely holds valid data.
#[derive(Clone, Copy)]
struct Column {
    ty: Ty,
    valid: bool,
}

/// What a pattern tests at its head.
#[derive(Clone, PartialEq)]
enum Ctor {
    /// The only constructor of a struct, tuple or reference.
    Single,
    Variant(VariantIdx),
    /// Of an integer, `bool` or `char`; in the order-preserving encoding of [`Domain`].
    Range(u128, u128),
    Slice(Shape),
    /// A string, float or other value of a type whose values are not listed.
    Opaque,
}

/// `[a, b]`, or `[a, .., b]` if `open`.
#[derive(Clone, Copy, PartialEq)]
struct Shape {
    prefix: usize,
    suffix: usize,
    open: bool,
}

impl Shape {
    fn arity(self) -> usize {
        self.prefix + self.suffix
    }
    fn covers(self, other: Shape) -> bool {
        if self.open { self.arity() <= other.arity() } else { !other.open && self.arity() == other.arity() }
    }
}

/// A value, or set of values, that nothing matches.
#[derive(Clone)]
enum Witness {
    Wild,
    Ctor { ty: Ty, ctor: Ctor, fields: Vec<Witness> },
}

struct Solver<'c> {
    cx: &'c dyn Context,
    env: &'c ParamEnv,
    budget: u64,
    inhabited: HashMap<Ty, bool>,
}

impl<'c> Solver<'c> {
    fn missing(&mut self, ty: Ty, pats: &[&Pat], valid: bool) -> Result<Vec<Witness>, TooComplex> {
        if pats.is_empty() && self.has_no_ctors(ty) {
            // `match x {}` on an empty type is fine wherever `x` is.
            return Ok(Vec::new());
        }
        let rows = pats.iter().map(|p| vec![Some(*p)]).collect();
        let stacks = self.solve(rows, vec![Column { ty, valid }])?;
        Ok(stacks.into_iter().filter_map(|mut stack| stack.pop()).collect())
    }

    /// Stacks of patterns (head last, as the columns) that no row matches; none if the rows are exhaustive.
    fn solve(&mut self, mut rows: Vec<Row>, mut columns: Vec<Column>) -> Result<Vec<Vec<Witness>>, TooComplex> {
        let mut peeled = 0;
        let mut found = loop {
            let Some(column) = columns.last().copied() else {
                break if rows.is_empty() { vec![Vec::new()] } else { Vec::new() };
            };
            rows = self.expand_or(rows)?;
            if rows.iter().any(|row| row.last().is_some_and(|cell| cell.is_some())) {
                break self.split(column, rows, columns)?;
            }
            if column.valid && !self.is_inhabited(column.ty) {
                return Ok(Vec::new());
            }
            columns.pop();
            for row in &mut rows {
                row.pop();
            }
            peeled += 1;
        };
        for stack in &mut found {
            stack.extend(std::iter::repeat_n(Witness::Wild, peeled));
        }
        Ok(found)
    }

    /// Or-patterns at the head become rows of their own; bindings are seen through.
    fn expand_or<'p>(&mut self, rows: Vec<Row<'p>>) -> Result<Vec<Row<'p>>, TooComplex> {
        let mut out = Vec::with_capacity(rows.len());
        for mut row in rows {
            let Some(head) = row.pop() else { continue };
            let mut alternatives = Vec::new();
            collect_alternatives(head, &mut alternatives);
            for alternative in &alternatives[1..] {
                self.spend(row.len())?;
                let mut copy = row.clone();
                copy.push(*alternative);
                out.push(copy);
            }
            row.push(alternatives[0]);
            out.push(row);
        }
        Ok(out)
    }

    fn spend(&mut self, cells: usize) -> Result<(), TooComplex> {
        self.budget = self.budget.checked_sub(cells as u64 + 1).ok_or(TooComplex)?;
        Ok(())
    }

    /// Some head is not a wildcard.
    fn split(
        &mut self,
        column: Column,
        rows: Vec<Row>,
        mut columns: Vec<Column>,
    ) -> Result<Vec<Vec<Witness>>, TooComplex> {
        columns.pop();
        let heads: Vec<Option<Ctor>> = rows.iter().map(|r| r.last().and_then(|c| c.map(|p| self.ctor(p)))).collect();
        let used: Vec<&Ctor> = heads.iter().flatten().collect();
        let CtorSet { present, missing } = self.ctor_set(column, &used);
        if let Some(missing) = missing {
            let default: Vec<Row> = rows
                .into_iter()
                .filter(|row| row.last().is_some_and(|cell| cell.is_none()))
                .map(|mut row| {
                    row.pop();
                    row
                })
                .collect();
            let rest = self.solve(default, columns)?;
            let mut found = Vec::new();
            for stack in &rest {
                for witness in &missing {
                    let mut stack = stack.clone();
                    stack.push(witness.clone());
                    found.push(stack);
                }
            }
            found.truncate(MAX_WITNESSES);
            return Ok(found);
        }
        let by_ctor = ByVariant::new(&heads);
        let mut found = Vec::new();
        for ctor in present {
            let fields = self.field_columns(column, &ctor);
            if fields.is_empty() && columns.is_empty() {
                // Some row matches it, and nothing else is asked.
                continue;
            }
            let mut inner = columns.clone();
            inner.extend(fields.iter().rev());
            let mut matching = Vec::new();
            for at in by_ctor.candidates(&ctor) {
                if heads[at].as_ref().is_none_or(|head| covers(head, &ctor)) {
                    self.spend(inner.len())?;
                    matching.push(specialise(&rows[at], &ctor, fields.len()));
                }
            }
            for mut stack in self.solve(matching, inner)? {
                let mut parts = stack.split_off(stack.len().saturating_sub(fields.len()));
                parts.reverse();
                stack.push(Witness::Ctor { ty: column.ty, ctor: ctor.clone(), fields: parts });
                found.push(stack);
            }
            if found.len() >= MAX_WITNESSES {
                break;
            }
        }
        Ok(found)
    }

    fn ctor(&self, pat: &Pat) -> Ctor {
        match &*pat.kind {
            PatKind::Variant { variant, .. } => Ctor::Variant(*variant),
            PatKind::Leaf { .. } | PatKind::Deref(_) => Ctor::Single,
            PatKind::Const(ConstVal::Bits(bits)) => match Domain::of(pat.ty) {
                Some(domain) => Ctor::Range(domain.encode(*bits), domain.encode(*bits)),
                None => Ctor::Opaque,
            },
            PatKind::Const(ConstVal::Float(_) | ConstVal::Str(_) | ConstVal::Bytes(_)) => Ctor::Opaque,
            PatKind::Range { lo, hi, inclusive } => match Domain::of(pat.ty) {
                Some(domain) => domain.range(lo.as_ref(), hi.as_ref(), *inclusive),
                None => Ctor::Opaque,
            },
            PatKind::Slice { prefix, middle, suffix } => {
                let (prefix, suffix) = (prefix.len(), suffix.len());
                let full =
                    matches!(pat.ty.kind(), TyKind::Array(_, Const::Value(n)) if *n == (prefix + suffix) as u128);
                Ctor::Slice(Shape { prefix, suffix, open: middle.is_some() && !full })
            }
            // Heads are neither wildcards nor bindings nor or-patterns: `collect_alternatives` saw through those.
            PatKind::Wild | PatKind::Error | PatKind::Binding { .. } | PatKind::Or(_) => Ctor::Opaque,
        }
    }

    /// The constructors of the column's type, split so that each head covers one wholly or not at all.
    fn ctor_set(&mut self, column: Column, used: &[&Ctor]) -> CtorSet {
        let ty = column.ty;
        if let Some(domain) = Domain::of(ty) {
            return domain.split(ty, used);
        }
        match ty.kind() {
            TyKind::Adt(id, _) if self.cx.adt(*id).kind == AdtKind::Enum => self.variants(column, *id, used),
            TyKind::Adt(..) | TyKind::Tuple(_) | TyKind::Ref(..) => CtorSet::all(vec![Ctor::Single]),
            TyKind::Array(_, len) => {
                let largest = largest_shape(used);
                let shape = match len {
                    Const::Value(n) if *n <= largest.arity() as u128 => {
                        Shape { prefix: *n as usize, suffix: 0, open: false }
                    }
                    _ => largest,
                };
                CtorSet::all(vec![Ctor::Slice(shape)])
            }
            TyKind::Slice(elem) => {
                let elem_exists = !column.valid || self.is_inhabited(*elem);
                split_slices(ty, used, elem_exists)
            }
            TyKind::Closure(..)
            | TyKind::Opaque(..)
            | TyKind::Bool
            | TyKind::Char
            | TyKind::Int(_)
            | TyKind::Float(_)
            | TyKind::Str
            | TyKind::Never
            | TyKind::RawPtr(..)
            | TyKind::FnDef(..)
            | TyKind::FnPtr(_)
            | TyKind::Dynamic(..)
            | TyKind::Param(_)
            | TyKind::Alias(..)
            | TyKind::Infer(_)
            | TyKind::Error => CtorSet { present: Vec::new(), missing: Some(vec![Witness::Wild]) },
        }
    }

    fn variants(&mut self, column: Column, id: AdtId, used: &[&Ctor]) -> CtorSet {
        let adt = self.cx.adt(id);
        let seen: BTreeSet<VariantIdx> = used.iter().filter_map(|ctor| variant_of(ctor)).collect();
        let mut missing = Vec::new();
        for variant in adt.variants.ids().filter(|variant| !seen.contains(variant)) {
            if !column.valid || self.field_tys(column.ty, variant).into_iter().all(|t| self.is_inhabited(t)) {
                let fields = vec![Witness::Wild; adt.variants[variant].fields.len()];
                missing.push(Witness::Ctor { ty: column.ty, ctor: Ctor::Variant(variant), fields });
                if missing.len() == MAX_WITNESSES {
                    break;
                }
            }
        }
        let present = seen.into_iter().map(Ctor::Variant).collect();
        CtorSet { present, missing: (!missing.is_empty()).then_some(missing) }
    }

    /// The columns that take the place of the head once it is known to be built by `ctor`.
    fn field_columns(&self, column: Column, ctor: &Ctor) -> Vec<Column> {
        let Column { ty, valid } = column;
        match (ctor, ty.kind()) {
            (Ctor::Variant(variant), _) => self.columns(self.field_tys(ty, *variant), valid),
            (Ctor::Single, TyKind::Adt(id, _)) => {
                let valid = valid && self.cx.adt(*id).kind != AdtKind::Union;
                self.columns(self.field_tys(ty, VariantIdx::STRUCT), valid)
            }
            (Ctor::Single, TyKind::Tuple(tys)) => self.columns(tys.to_vec(), valid),
            (Ctor::Single, TyKind::Ref(_, inner, _)) => vec![Column { ty: *inner, valid: false }],
            (Ctor::Slice(shape), TyKind::Slice(elem) | TyKind::Array(elem, _)) => {
                vec![Column { ty: *elem, valid }; shape.arity()]
            }
            _ => Vec::new(),
        }
    }

    fn columns(&self, tys: Vec<Ty>, valid: bool) -> Vec<Column> {
        tys.into_iter().map(|ty| Column { ty, valid }).collect()
    }

    fn field_tys(&self, ty: Ty, variant: VariantIdx) -> Vec<Ty> {
        let TyKind::Adt(id, args) = ty.kind() else { return Vec::new() };
        let adt = self.cx.adt(*id);
        let Some(variant) = adt.variants.get(variant) else { return Vec::new() };
        variant
            .fields
            .iter()
            .map(|field| {
                let ty = field.ty.subst(*args);
                if ty.has(Flags::ALIAS) { self.cx.normalize(ty, self.env) } else { ty }
            })
            .collect()
    }

    fn has_no_ctors(&self, ty: Ty) -> bool {
        match ty.kind() {
            TyKind::Never => true,
            TyKind::Adt(id, _) => {
                let adt = self.cx.adt(*id);
                adt.kind == AdtKind::Enum && adt.variants.is_empty()
            }
            _ => false,
        }
    }

    /// Whether the type has a value at all, looking into fields but not behind pointers.
    fn is_inhabited(&mut self, ty: Ty) -> bool {
        match ty.kind() {
            TyKind::Never => false,
            TyKind::Tuple(tys) => {
                if let Some(known) = self.inhabited.get(&ty) {
                    return *known;
                }
                let result = tys.iter().all(|t| self.is_inhabited(*t));
                self.inhabited.insert(ty, result);
                result
            }
            TyKind::Array(elem, len) => {
                *len == Const::Value(0) || !matches!(len, Const::Value(_)) || self.is_inhabited(*elem)
            }
            TyKind::Adt(id, _) => {
                if let Some(known) = self.inhabited.get(&ty) {
                    return *known;
                }
                // A type that contains itself does so behind a pointer, or was reported (E0072).
                self.inhabited.insert(ty, true);
                let adt = self.cx.adt(*id);
                let result = adt.kind == AdtKind::Union
                    || adt.variants.ids().any(|v| self.field_tys(ty, v).into_iter().all(|t| self.is_inhabited(t)));
                self.inhabited.insert(ty, result);
                result
            }
            _ => true,
        }
    }
}

/// The constructors of a type that occur, and witnesses of those that do not.
struct CtorSet {
    present: Vec<Ctor>,
    missing: Option<Vec<Witness>>,
}

impl CtorSet {
    fn all(present: Vec<Ctor>) -> CtorSet {
        CtorSet { present, missing: None }
    }
}

/// The alternatives of a cell, bindings peeled; at least one.
fn collect_alternatives<'p>(cell: Cell<'p>, out: &mut Vec<Cell<'p>>) {
    let Some(pat) = cell else { return out.push(None) };
    match &*pat.kind {
        PatKind::Wild | PatKind::Error => out.push(None),
        PatKind::Binding { sub, .. } => collect_alternatives(sub.as_ref(), out),
        PatKind::Or(pats) if !pats.is_empty() => pats.iter().for_each(|p| collect_alternatives(Some(p), out)),
        PatKind::Or(_)
        | PatKind::Variant { .. }
        | PatKind::Leaf { .. }
        | PatKind::Deref(_)
        | PatKind::Const(_)
        | PatKind::Range { .. }
        | PatKind::Slice { .. } => out.push(cell),
    }
}

/// Whether a pattern with this head matches every value that the (split) constructor builds.
fn covers(head: &Ctor, ctor: &Ctor) -> bool {
    match (head, ctor) {
        (Ctor::Single, Ctor::Single) => true,
        (Ctor::Variant(a), Ctor::Variant(b)) => a == b,
        (Ctor::Range(lo, hi), Ctor::Range(a, b)) => lo <= a && b <= hi,
        (Ctor::Slice(a), Ctor::Slice(b)) => a.covers(*b),
        _ => false,
    }
}

fn variant_of(ctor: &Ctor) -> Option<VariantIdx> {
    match ctor {
        Ctor::Variant(variant) => Some(*variant),
        Ctor::Single | Ctor::Range(..) | Ctor::Slice(_) | Ctor::Opaque => None,
    }
}

/// Rows by the variant at their head: of a large enum, few rows are about the same one.
struct ByVariant {
    of: HashMap<VariantIdx, Vec<usize>>,
    /// Rows with another head, or none: about all.
    others: Vec<usize>,
}

impl ByVariant {
    fn new(heads: &[Option<Ctor>]) -> ByVariant {
        let mut rows = ByVariant { of: HashMap::new(), others: Vec::new() };
        for (row, head) in heads.iter().enumerate() {
            match head.as_ref().and_then(variant_of) {
                Some(variant) => rows.of.entry(variant).or_default().push(row),
                None => rows.others.push(row),
            }
        }
        rows
    }

    /// The rows that may match a constructor, in order.
    fn candidates(&self, ctor: &Ctor) -> Vec<usize> {
        let own = variant_of(ctor).and_then(|variant| self.of.get(&variant));
        let mut rows: Vec<usize> = own.into_iter().flatten().chain(&self.others).copied().collect();
        rows.sort_unstable();
        rows
    }
}

/// The row with its head replaced by the fields that `ctor` gives it.
fn specialise<'p>(row: &Row<'p>, ctor: &Ctor, arity: usize) -> Row<'p> {
    let mut out = row.clone();
    let Some(Some(pat)) = out.pop() else {
        out.extend(std::iter::repeat_n(None, arity));
        return out;
    };
    let base = out.len();
    out.extend(std::iter::repeat_n(None, arity));
    // Field `i` goes to the place `arity - 1 - i` above the rest, because columns are reversed.
    let mut put = |i: usize, pat: &'p Pat| {
        if let Some(place) = arity.checked_sub(i + 1).and_then(|at| out.get_mut(base + at)) {
            *place = Some(pat);
        }
    };
    match &*pat.kind {
        PatKind::Variant { fields, .. } | PatKind::Leaf { fields } => {
            fields.iter().for_each(|field| put(field.field.index(), &field.pat));
        }
        PatKind::Deref(inner) => put(0, inner),
        PatKind::Slice { prefix, suffix, .. } => {
            prefix.iter().enumerate().for_each(|(i, p)| put(i, p));
            let arity = if let Ctor::Slice(shape) = ctor { shape.arity() } else { arity };
            let first = arity.saturating_sub(suffix.len());
            suffix.iter().enumerate().for_each(|(i, p)| put(first + i, p));
        }
        PatKind::Wild
        | PatKind::Error
        | PatKind::Binding { .. }
        | PatKind::Const(_)
        | PatKind::Range { .. }
        | PatKind::Or(_) => {}
    }
    out
}

/// The shape that tells apart every element that some head looks at.
fn largest_shape(used: &[&Ctor]) -> Shape {
    let (mut prefix, mut suffix, mut fixed) = (0, 0, None::<usize>);
    for ctor in used {
        if let Ctor::Slice(shape) = ctor {
            if shape.open {
                prefix = prefix.max(shape.prefix);
                suffix = suffix.max(shape.suffix);
            } else {
                fixed = fixed.max(Some(shape.arity()));
            }
        }
    }
    if let Some(fixed) = fixed
        && fixed + 1 >= prefix + suffix
    {
        prefix = fixed + 1 - suffix.min(fixed + 1);
    }
    Shape { prefix, suffix, open: true }
}

fn split_slices(ty: Ty, used: &[&Ctor], elem_exists: bool) -> CtorSet {
    let largest = largest_shape(used);
    let fixed = (0..largest.arity()).map(|n| Shape { prefix: n, suffix: 0, open: false });
    let (mut present, mut missing) = (Vec::new(), Vec::new());
    for shape in fixed.chain([largest]) {
        let ctor = Ctor::Slice(shape);
        if used.iter().any(|head| covers(head, &ctor)) {
            present.push(ctor);
        } else if (elem_exists || shape.arity() == 0) && missing.len() < MAX_WITNESSES {
            missing.push(Witness::Ctor { ty, ctor, fields: vec![Witness::Wild; shape.arity()] });
        }
    }
    CtorSet { present, missing: (!missing.is_empty()).then_some(missing) }
}

/// An ordered finite type: values are encoded so that `<` on `u128` is `<` on the type.
#[derive(Clone, Copy)]
enum Domain {
    Bool,
    Char,
    /// Fixed-width integers: the sign bit is flipped.
    Int(IntTy),
    /// `usize` and `isize`, whose ends no literal reaches: encoded values start at 1, with room for both infinities.
    Pointer(IntTy),
}

impl Domain {
    fn of(ty: Ty) -> Option<Domain> {
        match ty.kind() {
            TyKind::Bool => Some(Domain::Bool),
            TyKind::Char => Some(Domain::Char),
            TyKind::Int(int @ (IntTy::Usize | IntTy::Isize)) => Some(Domain::Pointer(*int)),
            TyKind::Int(int) => Some(Domain::Int(*int)),
            _ => None,
        }
    }

    fn encode(self, bits: u128) -> u128 {
        match self {
            Domain::Bool | Domain::Char => bits,
            Domain::Int(int) if int.is_signed() => bits ^ (1 << (int.bits() - 1)),
            Domain::Int(_) => bits,
            Domain::Pointer(IntTy::Isize) => (bits ^ (1 << 63)) + 1,
            Domain::Pointer(_) => bits + 1,
        }
    }

    fn decode(self, code: u128) -> u128 {
        match self {
            Domain::Bool | Domain::Char => code,
            Domain::Int(int) if int.is_signed() => code ^ (1 << (int.bits() - 1)),
            Domain::Int(_) => code,
            Domain::Pointer(IntTy::Isize) => code.wrapping_sub(1) ^ (1 << 63),
            Domain::Pointer(_) => code.wrapping_sub(1),
        }
    }

    /// The intervals that make up the type.
    fn full(self) -> Vec<(u128, u128)> {
        match self {
            Domain::Bool => vec![(0, 1)],
            Domain::Char => vec![(0, 0xD7FF), (0xE000, 0x10_FFFF)],
            Domain::Int(int) => vec![(0, u128::MAX >> (128 - int.bits()))],
            Domain::Pointer(IntTy::Isize) => vec![(0, (1 << 64) + 1)],
            Domain::Pointer(_) => vec![(1, (1 << 64) + 1)],
        }
    }

    fn range(self, lo: Option<&ConstVal>, hi: Option<&ConstVal>, inclusive: bool) -> Ctor {
        let full = self.full();
        let end = |val: &ConstVal| match val {
            ConstVal::Bits(bits) => Some(self.encode(*bits)),
            ConstVal::Float(_) | ConstVal::Str(_) | ConstVal::Bytes(_) => None,
        };
        let lo = lo.map_or(full.first().map(|r| r.0), end);
        let hi = match hi {
            None => full.last().map(|r| r.1),
            Some(val) if inclusive => end(val),
            Some(val) => end(val).and_then(|code| code.checked_sub(1)),
        };
        match (lo, hi) {
            (Some(lo), Some(hi)) if lo <= hi => Ctor::Range(lo, hi),
            // An empty range was reported (E0030, E0579) and matches nothing.
            _ => Ctor::Opaque,
        }
    }

    fn split(self, ty: Ty, used: &[&Ctor]) -> CtorSet {
        let mut heads: Vec<(u128, u128)> = used
            .iter()
            .filter_map(|ctor| if let Ctor::Range(lo, hi) = ctor { Some((*lo, *hi)) } else { None })
            .collect();
        heads.sort_unstable();
        heads.dedup();
        let mut cuts: Vec<u128> = heads.iter().flat_map(|(lo, hi)| [Some(*lo), hi.checked_add(1)]).flatten().collect();
        cuts.sort_unstable();
        cuts.dedup();
        let (mut present, mut missing) = (Vec::new(), Vec::new());
        let (mut next, mut reach) = (0, None::<u128>);
        for (first, last) in self.full() {
            let from = cuts.partition_point(|cut| *cut <= first);
            let to = cuts.partition_point(|cut| *cut <= last);
            let starts = std::iter::once(first).chain(cuts[from..to].iter().copied());
            let ends = cuts[from..to].iter().map(|cut| cut - 1).chain([last]);
            for (lo, hi) in starts.zip(ends) {
                while let Some(head) = heads.get(next).filter(|head| head.0 <= lo) {
                    reach = reach.max(Some(head.1));
                    next += 1;
                }
                let ctor = Ctor::Range(lo, hi);
                if reach.is_some_and(|reach| reach >= hi) {
                    present.push(ctor);
                } else if missing.len() < MAX_WITNESSES {
                    missing.push(Witness::Ctor { ty, ctor, fields: Vec::new() });
                }
            }
        }
        CtorSet { present, missing: (!missing.is_empty()).then_some(missing) }
    }

    /// One end of a range as rustc prints it.
    fn show(self, code: u128) -> String {
        let bits = self.decode(code);
        match self {
            Domain::Bool => (bits != 0).to_string(),
            Domain::Char => u32::try_from(bits).ok().and_then(char::from_u32).map_or("_".into(), |c| format!("{c:?}")),
            Domain::Int(int) | Domain::Pointer(int) => {
                let value = int.sign_extend(bits);
                if int.is_signed() && value == int.min() {
                    format!("{}::MIN", int.name())
                } else if bits == int.max() {
                    format!("{}::MAX", int.name())
                } else if int.is_signed() {
                    format!("{value}_{}", int.name())
                } else {
                    format!("{bits}_{}", int.name())
                }
            }
        }
    }

    fn show_range(self, lo: u128, hi: u128) -> String {
        if let Domain::Pointer(int) = self {
            let max = format!("{}::MAX..", int.name());
            return match (lo == 0, hi > 1 << 64) {
                (true, true) => "_".to_owned(),
                (true, false) => format!("..{}", self.show(hi + 1)),
                (false, true) if lo > 1 << 64 => max,
                (false, true) => format!("{}..", self.show(lo)),
                (false, false) if lo == hi => self.show(lo),
                (false, false) => format!("{}..={}", self.show(lo), self.show(hi)),
            };
        }
        match self.full().first() {
            Some(full) if *full == (lo, hi) => "_".to_owned(),
            _ if lo == hi => self.show(lo),
            _ => format!("{}..={}", self.show(lo), self.show(hi)),
        }
    }
}

impl Witness {
    fn show(&self, cx: &dyn Context) -> String {
        let Witness::Ctor { ty, ctor, fields } = self else { return "_".to_owned() };
        let parts: Vec<String> = fields.iter().map(|f| f.show(cx)).collect();
        match (ctor, ty.kind()) {
            (Ctor::Range(lo, hi), _) => {
                Domain::of(*ty).map_or_else(|| "_".to_owned(), |domain| domain.show_range(*lo, *hi))
            }
            (Ctor::Slice(shape), _) => {
                let (prefix, suffix) = parts.split_at(shape.prefix.min(parts.len()));
                let mut all = prefix.to_vec();
                if shape.open {
                    all.push("..".to_owned());
                }
                all.extend_from_slice(suffix);
                format!("[{}]", all.join(", "))
            }
            (Ctor::Single, TyKind::Ref(_, _, m)) => format!("&{}{}", m.prefix(), parts.join("")),
            (Ctor::Single, TyKind::Tuple(_)) if parts.len() == 1 => format!("({},)", parts.join("")),
            (Ctor::Single, TyKind::Tuple(_)) => format!("({})", parts.join(", ")),
            (Ctor::Single, TyKind::Adt(id, _)) => {
                let adt = cx.adt(*id);
                let name = adt.name.to_string();
                adt.variants.get(VariantIdx::STRUCT).map_or(name.clone(), |v| show_variant(name, v, &parts))
            }
            (Ctor::Variant(variant), TyKind::Adt(id, _)) => {
                let adt = cx.adt(*id);
                let Some(variant) = adt.variants.get(*variant) else { return "_".to_owned() };
                let in_prelude = matches!(adt.lang.map(|l| l.as_str()), Some("Option" | "Result"));
                let name =
                    if in_prelude { variant.name.to_string() } else { format!("{}::{}", adt.name, variant.name) };
                show_variant(name, variant, &parts)
            }
            _ => "_".to_owned(),
        }
    }
}

fn show_variant(name: String, variant: &Variant, parts: &[String]) -> String {
    match variant.ctor {
        CtorKind::Unit => name,
        CtorKind::Tuple => format!("{name}({})", parts.join(", ")),
        CtorKind::Named if parts.iter().all(|p| p == "_") => format!("{name} {{ .. }}"),
        CtorKind::Named => {
            let fields: Vec<String> =
                variant.fields.iter().zip(parts).map(|(field, part)| format!("{}: {part}", field.name)).collect();
            format!("{name} {{ {} }}", fields.join(", "))
        }
    }
}
