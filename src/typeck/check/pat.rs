//! Patterns, with default binding modes as of edition 2024.
//!
//! ```text
//! match &pair { (a, 0) => .. }    Deref(Leaf { Binding a by ref, Const 0 }) : &(String, i32)
//! ```

use std::collections::HashMap;

use crate::ast;
use crate::diagnostic::{Code, Diagnostic};
use crate::hir::*;
use crate::index::Id;
use crate::resolve::{Namespace, Res};
use crate::source::{Ident, Span, Symbol};
use crate::ty::*;

use super::*;

/// Where a pattern is written, for errors.
#[derive(Clone, Copy)]
#[allow(dead_code, reason = "what the pattern is matched against, for labels of its errors")]
pub(crate) enum Origin {
    Let { expr: Option<Span> },
    Match { expr: Span },
    For,
    Param,
}

/// The names bound by one pattern (for parameters: by all of them).
#[derive(Default)]
pub(crate) struct Binder {
    /// Bound so far on the way to here, with where.
    bound: Vec<(Symbol, LocalId)>,
    /// Where the current pattern's names start: earlier ones belong to other parameters.
    first_here: usize,
    is_param: bool,
    /// Names that earlier alternatives of the or-patterns around bind.
    reuse: Vec<HashMap<Symbol, LocalId>>,
    modes: HashMap<LocalId, BindingMode>,
}

/// What a pattern is checked under: whether a reference was looked through implicitly.
pub(crate) type DefaultMode = Option<Mutability>;

impl<'t, 'a> FnCtxt<'t, 'a> {
    pub fn check_pat_top(&mut self, pat: &'a ast::Pat, ty: Ty, origin: Origin) -> Pat {
        let mut binder = Binder::default();
        let _ = origin;
        self.check_pat(pat, ty, None, &mut binder)
    }

    /// One of several patterns whose names must differ: `earlier` are those of the ones before.
    pub fn check_pat_in(
        &mut self,
        pat: &'a ast::Pat,
        ty: Ty,
        origin: Origin,
        earlier: &mut Vec<(Symbol, LocalId)>,
    ) -> Pat {
        let bound = std::mem::take(earlier);
        let mut binder = Binder { first_here: bound.len(), bound, is_param: true, ..Binder::default() };
        let _ = origin;
        let pat = self.check_pat(pat, ty, None, &mut binder);
        *earlier = binder.bound;
        pat
    }

    /// Makes the variables of a pattern visible.
    pub fn bind_pat_names(&mut self, pat: &Pat) {
        let mut locals = Vec::new();
        pat.walk(&mut |p| {
            if let PatKind::Binding { local, .. } = &*p.kind
                && self.locals[*local].kind != LocalKind::Desugar
            {
                locals.push(*local);
            }
        });
        // The alternatives of an or-pattern bind the same variables.
        let mut seen = std::collections::HashSet::new();
        for local in locals {
            if seen.insert(local) {
                self.bind_name(local);
            }
        }
    }

    pub fn check_pat(&mut self, pat: &'a ast::Pat, expected: Ty, mode: DefaultMode, binder: &mut Binder) -> Pat {
        let span = pat.span;
        if let ast::PatKind::Paren(inner) = &pat.kind {
            return self.check_pat(inner, expected, mode, binder);
        }
        let res = self.pat_res(pat);
        if !self.sees_through_refs(pat, res) {
            return self.check_pat_kind(pat, res, expected, mode, binder);
        }
        // Peel references off the matched type; the bindings inside become references.
        let (mut ty, mut mode) = (self.try_structurally_resolve(expected), mode);
        let mut peeled = Vec::new();
        while let TyKind::Ref(_, inner, m) = *ty.kind() {
            peeled.push(ty);
            mode = Some(match mode {
                Some(Mutability::Not) => Mutability::Not,
                Some(Mutability::Mut) | None => m,
            });
            ty = self.try_structurally_resolve(inner);
        }
        let mut checked = self.check_pat_kind(pat, res, ty, mode, binder);
        for ty in peeled.into_iter().rev() {
            checked = mk_pat(PatKind::Deref(checked), ty, span);
        }
        checked
    }

    /// What a path pattern means; `None` for other patterns and for plain bindings.
    fn pat_res(&mut self, pat: &'a ast::Pat) -> Option<Res> {
        match &pat.kind {
            ast::PatKind::Ident { name, .. } => {
                match self.tcx.lookup_ident(self.scope, None, name.name, Namespace::Value)? {
                    res @ (Res::Ctor(..) | Res::Const(_) | Res::Static(_) | Res::ConstParam(..)) => Some(res),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn sees_through_refs(&mut self, pat: &'a ast::Pat, res: Option<Res>) -> bool {
        match &pat.kind {
            ast::PatKind::Tuple(_)
            | ast::PatKind::Struct { .. }
            | ast::PatKind::TupleStruct { .. }
            | ast::PatKind::Range { .. }
            | ast::PatKind::Slice(_)
            | ast::PatKind::Box(_) => true,
            ast::PatKind::Lit(lit) => !matches!(
                &lit.peel().kind,
                ast::ExprKind::Lit(ast::Lit { kind: ast::LitKind::Str(_) | ast::LitKind::ByteStr(_), .. })
            ),
            ast::PatKind::Ident { .. } => matches!(res, Some(Res::Ctor(..))),
            ast::PatKind::Path(path) => self.is_ctor_path(path),
            ast::PatKind::Wild
            | ast::PatKind::Ref { .. }
            | ast::PatKind::Or(_)
            | ast::PatKind::Paren(_)
            | ast::PatKind::Rest
            | ast::PatKind::Const(_)
            | ast::PatKind::Macro(_) => false,
        }
    }

    fn check_pat_kind(
        &mut self,
        pat: &'a ast::Pat,
        res: Option<Res>,
        ty: Ty,
        mode: DefaultMode,
        binder: &mut Binder,
    ) -> Pat {
        let span = pat.span;
        match &pat.kind {
            ast::PatKind::Wild => mk_pat(PatKind::Wild, ty, span),
            ast::PatKind::Ident { by_ref, mutable, name, sub } => match res {
                Some(res) if by_ref.is_none() && mutable.is_none() && sub.is_none() => {
                    self.check_ident_res(res, *name, ty, span, binder)
                }
                Some(res) => {
                    self.report_shadowing(res, *name);
                    mk_pat(PatKind::Error, ty, span)
                }
                None => self.check_binding(span, *by_ref, *mutable, *name, sub.as_deref(), ty, mode, binder),
            },
            ast::PatKind::Lit(lit) => self.check_lit_pat(lit, ty, span),
            ast::PatKind::Range { lo, hi, limits } => {
                self.check_range_pat(lo.as_deref(), hi.as_deref(), *limits, ty, span)
            }
            ast::PatKind::Ref { mutable, inner } => self.check_ref_pat(*mutable, inner, ty, span, mode, binder),
            ast::PatKind::Tuple(pats) => self.check_tuple_pat(pats, ty, span, mode, binder),
            ast::PatKind::Struct { path, fields, rest } => {
                self.check_struct_pat(path, fields, rest.is_some(), ty, span, mode, binder)
            }
            ast::PatKind::TupleStruct { path, fields } => {
                self.check_tuple_struct_pat(path, fields, ty, span, mode, binder)
            }
            ast::PatKind::Path(path) => self.check_path_pat(path, ty, span),
            ast::PatKind::Slice(pats) => self.check_slice_pat(pats, ty, span, mode, binder),
            ast::PatKind::Or(pats) => self.check_or_pat(pats, ty, span, mode, binder),
            ast::PatKind::Paren(inner) => self.check_pat(inner, ty, mode, binder),
            ast::PatKind::Rest => {
                let message = "`..` patterns are not allowed here";
                self.report(Diagnostic::error(Code::None, span, message));
                mk_pat(PatKind::Error, ty, span)
            }
            // Not Rust, as was told where the syntax is looked at.
            ast::PatKind::Const(_) | ast::PatKind::Box(_) => {
                self.tainted = true;
                self.infcx.set_tainted();
                mk_pat(PatKind::Error, ty, span)
            }
            ast::PatKind::Macro(call) => {
                self.report_unknown_macro(call);
                mk_pat(PatKind::Error, ty, span)
            }
        }
    }

    // ---------------------------------------------------------------------------------------------------- bindings

    #[allow(clippy::too_many_arguments, reason = "the parts of one binding")]
    fn check_binding(
        &mut self,
        span: Span,
        by_ref: Option<Span>,
        mutable: Option<Span>,
        name: Ident,
        sub: Option<&'a ast::Pat>,
        ty: Ty,
        mode: DefaultMode,
        binder: &mut Binder,
    ) -> Pat {
        if let (Some(default), Some(modifier)) = (mode, by_ref.or(mutable)) {
            let written = if by_ref.is_some() { "ref" } else { "mut" };
            let default = if default.is_mut() { "ref mut" } else { "ref" };
            let message = format!(
                "cannot {} when pattern matches through a reference implicitly",
                match written {
                    "mut" => "mutably bind by value",
                    _ => "explicitly borrow",
                }
            );
            let diagnostic = Diagnostic::error(Code::None, modifier, message);
            // Of no consequence for the types: told only where they are right.
            self.modes.push(diagnostic.note(format!("the default binding mode is `{default}` here")));
        }
        let binding = match (by_ref, mode) {
            (Some(_), _) => BindingMode::ByRef(if mutable.is_some() { Mutability::Mut } else { Mutability::Not }),
            (None, Some(m)) if mutable.is_none() => BindingMode::ByRef(m),
            (None, _) => BindingMode::ByValue,
        };
        let local_ty = match binding {
            BindingMode::ByValue => ty,
            BindingMode::ByRef(m) => Ty::reference(Region::Erased, ty, m),
        };
        let is_mut = mutable.is_some() && by_ref.is_none();
        let local = self.declare_binding(name, local_ty, is_mut, binding, binder);
        let sub = sub.map(|sub| self.check_pat(sub, ty, mode, binder));
        mk_pat(PatKind::Binding { local, mode: binding, sub }, ty, span)
    }

    fn declare_binding(
        &mut self,
        name: Ident,
        ty: Ty,
        mutable: bool,
        mode: BindingMode,
        binder: &mut Binder,
    ) -> LocalId {
        if let Some(at) = binder.bound.iter().position(|(n, _)| *n == name.name) {
            let first = self.locals[binder.bound[at].1].name.span;
            let (code, message) = if binder.is_param && at < binder.first_here {
                (415, format!("identifier `{name}` is bound more than once in this parameter list"))
            } else {
                (416, format!("identifier `{name}` is bound more than once in the same pattern"))
            };
            let diagnostic = Diagnostic::error(Code::E(code), name.span, message).label(first, "first bound here");
            self.report(diagnostic);
        }
        let earlier = binder.reuse.iter().rev().find_map(|names| names.get(&name.name)).copied();
        let local = match earlier {
            Some(local) => {
                let first_ty = self.locals[local].ty;
                if binder.modes.get(&local).is_some_and(|m| *m != mode) {
                    let message =
                        format!("variable `{name}` is bound inconsistently across alternatives separated by `|`");
                    self.error(409, name.span, message);
                }
                self.demand_eq(name.span, first_ty, ty);
                local
            }
            None => {
                self.require_sized(ty, name.span, crate::typeck::traits::SizedReason::Local);
                self.new_local(name, ty, mutable, LocalKind::User)
            }
        };
        binder.modes.insert(local, mode);
        binder.bound.push((name.name, local));
        local
    }

    fn check_or_pat(
        &mut self,
        pats: &'a [ast::Pat],
        ty: Ty,
        span: Span,
        mode: DefaultMode,
        binder: &mut Binder,
    ) -> Pat {
        let mark = binder.bound.len();
        let mut union: Vec<(Symbol, LocalId)> = Vec::new();
        let mut sets: Vec<Vec<Symbol>> = Vec::with_capacity(pats.len());
        let mut checked = Vec::with_capacity(pats.len());
        for pat in pats {
            binder.reuse.push(union.iter().copied().collect());
            checked.push(self.check_pat(pat, ty, mode, binder));
            binder.reuse.pop();
            let bound = binder.bound.split_off(mark.min(binder.bound.len()));
            sets.push(bound.iter().map(|(name, _)| *name).collect());
            for (name, local) in bound {
                if !union.iter().any(|(n, _)| *n == name) {
                    union.push((name, local));
                }
            }
        }
        for (name, local) in &union {
            if let Some(at) = sets.iter().position(|set| !set.contains(name)) {
                let message = format!("variable `{name}` is not bound in all patterns");
                let bound_at = self.locals[*local].name.span;
                let diagnostic = Diagnostic::error(Code::E(408), pats[at].span, message)
                    .primary(format!("pattern doesn't bind `{name}`"));
                self.report(diagnostic.label(bound_at, "variable not in all patterns"));
            }
        }
        binder.bound.extend(union);
        mk_pat(PatKind::Or(checked), ty, span)
    }

    // -------------------------------------------------------------------------------------------------- structures

    fn check_ref_pat(
        &mut self,
        mutable: bool,
        inner: &'a ast::Pat,
        ty: Ty,
        span: Span,
        mode: DefaultMode,
        binder: &mut Binder,
    ) -> Pat {
        if mode.is_some() {
            let message = "cannot explicitly dereference within an implicitly-borrowing pattern";
            self.modes.push(Diagnostic::error(Code::None, span, message));
        }
        let mutability = if mutable { Mutability::Mut } else { Mutability::Not };
        let ty = self.try_structurally_resolve(ty);
        let inner_ty = match *ty.kind() {
            TyKind::Ref(_, inner, m) if m == mutability => inner,
            _ => {
                let inner = self.var(span);
                let wanted = Ty::reference(Region::Erased, inner, mutability);
                if !self.demand_pat(span, ty, wanted) {
                    let _ = self.eq(inner, Ty::ERROR());
                }
                inner
            }
        };
        let checked = self.check_pat(inner, inner_ty, None, binder);
        mk_pat(PatKind::Deref(checked), ty, span)
    }

    /// Where the `..` is, if there is one; E0000-like error for a second is the parser's.
    fn rest_index(pats: &[ast::Pat]) -> Option<usize> {
        pats.iter().position(|p| matches!(p.peel().kind, ast::PatKind::Rest))
    }

    fn check_tuple_pat(
        &mut self,
        pats: &'a [ast::Pat],
        ty: Ty,
        span: Span,
        mode: DefaultMode,
        binder: &mut Binder,
    ) -> Pat {
        let rest = Self::rest_index(pats);
        let (ty, tys) = self.tuple_pat_tys(pats.len(), rest, ty, span);
        let count = tys.len();
        let mut fields = Vec::new();
        for (i, pat) in pats.iter().enumerate() {
            let Some(index) = beside_rest(i, rest, pats.len(), count) else { continue };
            let field_ty = tys.get(index).copied().unwrap_or(Ty::ERROR());
            fields.push(FieldPat { field: FieldIdx::new(index), pat: self.check_pat(pat, field_ty, mode, binder) });
        }
        mk_pat(PatKind::Leaf { fields }, ty, span)
    }

    /// The type that a tuple pattern of `given` parts matches, one of them perhaps `..`, and the types of its fields.
    pub(super) fn tuple_pat_tys(&mut self, given: usize, rest: Option<usize>, ty: Ty, span: Span) -> (Ty, Vec<Ty>) {
        let ty = if rest.is_some() { self.structurally_resolve(span, ty) } else { self.try_structurally_resolve(ty) };
        let count = match (rest, ty.kind()) {
            (Some(_), TyKind::Tuple(tys)) => tys.len().max(given - 1),
            (Some(_), _) => given - 1,
            (None, _) => given,
        };
        let tys: Vec<Ty> = match ty.kind() {
            TyKind::Tuple(tys) if tys.len() == count => tys.to_vec(),
            _ => {
                let fresh: Vec<Ty> = (0..count).map(|_| self.var(span)).collect();
                if self.demand_pat(span, ty, Ty::tuple(&fresh)) { fresh } else { vec![Ty::ERROR(); count] }
            }
        };
        (ty, tys)
    }

    fn check_tuple_struct_pat(
        &mut self,
        path: &'a ast::QPath,
        pats: &'a [ast::Pat],
        ty: Ty,
        span: Span,
        mode: DefaultMode,
        binder: &mut Binder,
    ) -> Pat {
        let Some((adt, variant, args)) = self.resolve_ctor_pat(path, true, span) else {
            return self.check_lost_pats(pats.iter(), ty, span, binder);
        };
        let item = self.tcx.adt(adt);
        let Some(data) = item.variants.get(variant) else {
            return self.check_lost_pats(pats.iter(), ty, span, binder);
        };
        if !self.demand_pat(span, ty, Ty::adt(adt, args)) {
            return self.check_lost_pats(pats.iter(), ty, span, binder);
        }
        let rest = Self::rest_index(pats);
        let total = data.fields.len();
        let given = pats.len() - rest.map_or(0, |_| 1);
        if given > total || rest.is_none() && given < total {
            self.report_field_count(&item, given, total, pats.first().map_or(span, |first| first.span));
            return self.check_lost_pats(pats.iter(), ty, span, binder);
        }
        let mut fields = Vec::new();
        for (i, pat) in pats.iter().enumerate() {
            let Some(index) = beside_rest(i, rest, pats.len(), total) else { continue };
            let field = FieldIdx::new(index);
            let Some(decl) = data.fields.get(field) else { continue };
            let field_ty = self.field_ty(pat.span, decl, args);
            fields.push(FieldPat { field, pat: self.check_pat(pat, field_ty, mode, binder) });
        }
        mk_pat(variant_pat(&item, args, variant, fields), ty, span)
    }

    /// E0023, at the first subpattern.
    pub(super) fn report_field_count(&mut self, item: &Adt, given: usize, total: usize, at: Span) {
        let what = if item.kind == AdtKind::Enum { "tuple variant" } else { "tuple struct" };
        let plural = |n: usize| if n == 1 { "field" } else { "fields" };
        let message = format!(
            "this pattern has {given} {}, but the corresponding {what} has {total} {}",
            plural(given),
            plural(total)
        );
        let diagnostic = Diagnostic::error(Code::E(23), at, message);
        self.report(diagnostic.primary(format!("expected {total} {}, found {given}", plural(total))));
    }

    /// The subpatterns of a pattern that was wrong: their names must exist for what follows.
    fn check_lost_pats(
        &mut self,
        pats: impl Iterator<Item = &'a ast::Pat>,
        ty: Ty,
        span: Span,
        binder: &mut Binder,
    ) -> Pat {
        self.tainted = true;
        self.infcx.set_tainted();
        let fields = pats
            .filter(|p| !matches!(p.peel().kind, ast::PatKind::Rest))
            .enumerate()
            .map(|(i, p)| FieldPat { field: FieldIdx::new(i), pat: self.check_pat(p, Ty::ERROR(), None, binder) })
            .collect();
        // A tainted body goes no further, but its bindings are needed.
        mk_pat(PatKind::Leaf { fields }, ty, span)
    }

    #[allow(clippy::too_many_arguments, reason = "the parts of one struct pattern")]
    fn check_struct_pat(
        &mut self,
        path: &'a ast::QPath,
        pats: &'a [ast::FieldPat],
        has_rest: bool,
        ty: Ty,
        span: Span,
        mode: DefaultMode,
        binder: &mut Binder,
    ) -> Pat {
        let Some((adt, variant, args, _)) = self.resolve_struct_path(path, path.span) else {
            return self.check_lost_pats(pats.iter().map(|f| &f.pat), ty, span, binder);
        };
        let item = self.tcx.adt(adt);
        let Some(data) = item.variants.get(variant) else {
            return self.check_lost_pats(pats.iter().map(|f| &f.pat), ty, span, binder);
        };
        if !self.demand_pat(path.span, ty, Ty::adt(adt, args)) {
            return self.check_lost_pats(pats.iter().map(|f| &f.pat), ty, span, binder);
        }
        let what = if item.kind == AdtKind::Enum { "variant" } else { "struct" };
        let name =
            if item.kind == AdtKind::Enum { format!("{}::{}", item.name, data.name) } else { item.name.to_string() };
        let mut fields: Vec<FieldPat> = Vec::new();
        let mut unknown = None;
        let mut last_unknown = None;
        for field_pat in pats {
            let ident = field_pat.name;
            let Some((field, decl)) = data.fields.iter_ids().find(|(_, f)| f.name.name == ident.name) else {
                unknown.get_or_insert(ident);
                last_unknown = Some(ident);
                // Its names are bound all the same; the body is tainted, so that the field's number is not looked at.
                let lost = self.check_lost_pats(std::iter::once(&field_pat.pat), ty, span, binder);
                fields.push(FieldPat { field: FieldIdx::new(data.fields.len() + fields.len()), pat: lost });
                continue;
            };
            if fields.iter().any(|f| f.field == field) {
                self.error(25, field_pat.span, format!("field `{ident}` bound multiple times in the pattern"));
            }
            if item.kind != AdtKind::Enum && !self.tcx.is_accessible(decl.vis, self.scope) {
                let message = format!("field `{ident}` of struct `{}` is private", item.name);
                self.late.push(Diagnostic::error(Code::E(451), ident.span, message).primary("private field"));
            }
            let field_ty = self.field_ty(field_pat.span, decl, args);
            fields.push(FieldPat { field, pat: self.check_pat(&field_pat.pat, field_ty, mode, binder) });
        }
        let is_number = |ident: &Ident| ident.name.as_str().bytes().all(|b| b.is_ascii_digit());
        let is_tuple = data.fields.iter().next().is_some_and(|field| is_number(&field.name));
        let is_struct_of_tuple = is_tuple && unknown.is_some() && !pats.iter().all(|field| is_number(&field.name));
        if is_struct_of_tuple {
            let message = format!("tuple {what} `{name}` written as struct {what}");
            let help = format!("write its fields in order: `{name}(..)`");
            self.report(Diagnostic::error(Code::E(769), span, message).help(help));
        } else if let Some(ident) = unknown {
            let message = format!("{what} `{name}` does not have a field named `{ident}`");
            let text = format!("{what} `{name}` does not have this field");
            self.report(Diagnostic::error(Code::E(26), ident.span, message).primary(text));
        }
        if !has_rest && item.kind != AdtKind::Union && !is_struct_of_tuple {
            self.report_unmentioned(data, &fields, last_unknown, span);
        }
        if item.kind == AdtKind::Union {
            self.check_union_pat(pats.len(), has_rest, span);
        }
        mk_pat(variant_pat(&item, args, variant, fields), ty, span)
    }

    /// A pattern of a union says which one of the fields it means.
    pub(super) fn check_union_pat(&mut self, fields: usize, has_rest: bool, span: Span) {
        if fields != 1 {
            let message = "union patterns should have exactly one field";
            self.report(Diagnostic::error(Code::None, span, message));
        }
        if has_rest {
            self.report(Diagnostic::error(Code::None, span, "`..` cannot be used in union patterns"));
        }
    }

    /// E0027. If a name was written that no field has, it may well be a misspelling of the only one that is missing.
    pub(super) fn report_unmentioned(
        &mut self,
        data: &Variant,
        fields: &[FieldPat],
        unknown: Option<Ident>,
        span: Span,
    ) {
        let missing: Vec<&Field> =
            data.fields.iter_ids().filter(|(i, _)| !fields.iter().any(|f| f.field == *i)).map(|(_, f)| f).collect();
        let is_misspelled = match (missing.as_slice(), unknown) {
            ([field], Some(unknown)) => is_similar(field.name.name.as_str(), unknown.name.as_str()),
            _ => false,
        };
        if missing.is_empty() || is_misspelled {
            return;
        }
        let visible: Vec<String> = missing
            .iter()
            .filter(|f| self.tcx.is_accessible(f.vis, self.scope))
            .map(|f| format!("`{}`", f.name))
            .collect();
        if visible.is_empty() {
            let message = "pattern requires `..` due to inaccessible fields";
            return self.report(Diagnostic::error(Code::None, span, message));
        }
        let plural = if visible.len() == 1 { "field" } else { "fields" };
        let message = format!("pattern does not mention {plural} {}", visible.join(", "));
        let text = format!("missing {plural} {}", visible.join(", "));
        let diagnostic = Diagnostic::error(Code::E(27), span, message).primary(text);
        self.report(diagnostic.help("mention them, or write `..` at the end to ignore the rest"));
    }

    fn check_slice_pat(
        &mut self,
        pats: &'a [ast::Pat],
        ty: Ty,
        span: Span,
        mode: DefaultMode,
        binder: &mut Binder,
    ) -> Pat {
        let rest = pats.iter().position(is_slice_rest);
        let (ty, elem, middle_ty) = self.slice_pat_tys(pats.len(), rest.is_some(), ty, span);
        let split = rest.unwrap_or(pats.len());
        let prefix = pats[..split].iter().map(|p| self.check_pat(p, elem, mode, binder)).collect();
        let middle = rest.map(|at| match pats[at].peel() {
            ast::Pat { kind: ast::PatKind::Ident { by_ref, mutable, name, .. }, span } => {
                self.check_binding(*span, *by_ref, *mutable, *name, None, middle_ty, mode, binder)
            }
            rest => mk_pat(PatKind::Wild, middle_ty, rest.span),
        });
        let suffix =
            pats.get(split + 1..).unwrap_or(&[]).iter().map(|p| self.check_pat(p, elem, mode, binder)).collect();
        mk_pat(PatKind::Slice { prefix, middle, suffix }, ty, span)
    }

    /// What a slice pattern of `given` parts matches: the whole type, that of the elements, that of the `..` part.
    pub(super) fn slice_pat_tys(&mut self, given: usize, has_rest: bool, ty: Ty, span: Span) -> (Ty, Ty, Ty) {
        let ty = self.structurally_resolve(span, ty);
        let min = given - usize::from(has_rest);
        let (elem, middle_ty) = match *ty.kind() {
            TyKind::Array(elem, len) => (elem, self.check_array_pat_len(elem, len, min, has_rest, ty, span)),
            TyKind::Slice(elem) => (elem, ty),
            TyKind::Error => (Ty::ERROR(), Ty::ERROR()),
            _ => {
                if !self.mentions_error(ty) {
                    let message = format!("expected an array or slice, found `{}`", self.show(ty));
                    let text = format!("pattern cannot match with input type `{}`", self.show(ty));
                    self.report(Diagnostic::error(Code::E(529), span, message).primary(text));
                }
                (Ty::ERROR(), Ty::ERROR())
            }
        };
        (ty, elem, middle_ty)
    }

    /// Checks a slice pattern's length against an array's; the type of the `..` part.
    fn check_array_pat_len(&mut self, elem: Ty, len: Const, min: usize, has_rest: bool, ty: Ty, span: Span) -> Ty {
        let _ = ty;
        match self.infcx.shallow_const(len) {
            Const::Value(len) => {
                if has_rest {
                    match len.checked_sub(min as u128) {
                        Some(left) => return Ty::array(elem, Const::Value(left)),
                        None => {
                            let message = format!("pattern requires at least {min} elements but array has {len}");
                            self.error(528, span, message);
                        }
                    }
                } else if len != min as u128 {
                    self.error(527, span, format!("pattern requires {min} elements but array has {len}"));
                }
                Ty::ERROR()
            }
            Const::Infer(_) if !has_rest => {
                let _ = self.infcx.eq_consts(len, Const::Value(min as u128));
                Ty::ERROR()
            }
            Const::Error => Ty::ERROR(),
            Const::Infer(_) | Const::Param(_) => {
                self.error(730, span, "cannot pattern-match on an array without a fixed length");
                Ty::ERROR()
            }
        }
    }

    fn report_shadowing(&mut self, res: Res, name: Ident) {
        let what = match res {
            Res::Ctor(adt, _) if self.tcx.adt(adt).kind == AdtKind::Enum => "unit variants",
            Res::Ctor(..) => "unit structs",
            Res::Const(_) => "constants",
            Res::Static(_) => "statics",
            Res::ConstParam(..) => "const parameters",
            _ => "items",
        };
        let message = format!("match bindings cannot shadow {what}");
        self.error(530, name.span, message);
    }

    fn check_ident_res(&mut self, res: Res, name: Ident, ty: Ty, span: Span, binder: &mut Binder) -> Pat {
        let _ = binder;
        match res {
            Res::Ctor(adt, variant) => {
                let item = self.tcx.adt(adt);
                let unit = item.variants.get(variant).is_some_and(|v| v.ctor == CtorKind::Unit);
                if !unit {
                    let what = if item.kind == AdtKind::Enum { "tuple variants" } else { "tuple structs" };
                    self.error(530, name.span, format!("match bindings cannot shadow {what}"));
                    return mk_pat(PatKind::Error, ty, span);
                }
                let args = self.infcx.fresh_args(span, &item.generics);
                self.demand_eq(span, ty, Ty::adt(adt, args));
                mk_pat(variant_pat(&item, args, variant, Vec::new()), ty, span)
            }
            Res::Const(id) => {
                let args = Ty::args(&[]);
                self.check_const_pat(id, args, ty, span)
            }
            Res::ConstParam(..) => {
                self.error(158, span, "constant parameters cannot be referenced in patterns");
                mk_pat(PatKind::Error, ty, span)
            }
            _ => {
                self.report_shadowing(res, name);
                mk_pat(PatKind::Error, ty, span)
            }
        }
    }
}

/// The node for a variant or struct with these field patterns.
pub(crate) fn variant_pat(item: &Adt, args: Args, variant: VariantIdx, fields: Vec<FieldPat>) -> PatKind {
    match item.kind {
        AdtKind::Enum => PatKind::Variant { adt: item.id, args, variant, fields },
        AdtKind::Struct | AdtKind::Union => PatKind::Leaf { fields },
    }
}

/// `..`, or `name @ ..`, in a slice pattern.
/// Whether one name may be meant by the other: a third of its letters may differ. rustc: `find_best_match_for_name`.
fn is_similar(name: &str, written: &str) -> bool {
    name.eq_ignore_ascii_case(written) || strsim::osa_distance(name, written) <= written.chars().count().max(3) / 3
}

fn is_slice_rest(pat: &ast::Pat) -> bool {
    match &pat.peel().kind {
        ast::PatKind::Rest => true,
        ast::PatKind::Ident { sub: Some(sub), .. } => matches!(sub.peel().kind, ast::PatKind::Rest),
        _ => false,
    }
}

/// The field that part `i` of `given` stands for, of `total`, where `..` is part `rest`; `None` for `..` itself.
pub(super) fn beside_rest(i: usize, rest: Option<usize>, given: usize, total: usize) -> Option<usize> {
    match rest {
        Some(at) if i == at => None,
        Some(at) if i > at => Some(total + i - given),
        _ => Some(i),
    }
}
