//! Capture analysis (RFC 2229): which places a closure's body uses, and how.
//!
//! ```text
//! || { s.name.push('x'); println!("{}", s.age) }    captures s.name by &mut, s.age by &
//! move || s.name.len()                              captures s.name by value
//! ```
//!
//! The body is walked for uses of places rooted in outer variables; each use is cut short where precision would be unsound or
//! useless; then ancestors swallow their descendants. The strongest use decides the closure's kind. The rules and their
//! order are those of rustc's `upvar.rs` and `expr_use_visitor.rs`.

use std::collections::HashMap;

use crate::hir::*;
use crate::index::Id;
use crate::source::Span;
use crate::ty::*;

use super::closure::ClosureDraft;
use super::*;

/// A place being built: the types are those after each projection, the root's first.
#[derive(Clone, Debug)]
struct Place {
    root: LocalId,
    tys: Vec<Ty>,
    projections: Vec<CaptureProj>,
    /// After how many projections an array or slice was indexed, and its type: it is captured whole.
    indexed: Option<(usize, Ty)>,
}

impl Place {
    fn local(root: LocalId, ty: Ty) -> Place {
        Place { root, tys: vec![ty], projections: Vec::new(), indexed: None }
    }
    /// An element of the array or slice that this is.
    fn element(mut self, ty: Ty) -> Place {
        let len = self.projections.len();
        if let Some(whole) = self.tys.last_mut() {
            let whole = std::mem::replace(whole, ty);
            self.indexed.get_or_insert((len, whole));
        }
        self
    }
    fn ty(&self) -> Ty {
        self.tys.last().copied().unwrap_or(Ty::ERROR())
    }
    fn project(&self, proj: CaptureProj, ty: Ty) -> Place {
        let mut place = self.clone();
        place.projections.push(proj);
        place.tys.push(ty);
        place
    }
    /// The array or slice instead of its element. An element cannot be moved out by index, so the attempt to does not move
    /// the array into the closure.
    fn capture_whole(&mut self, mode: &mut CaptureMode) {
        if let Some((len, whole)) = self.indexed.take() {
            if *mode == CaptureMode::ByValue {
                *mode = CaptureMode::ByRef(CaptureBorrow::Shared);
            }
            self.truncate(len, mode);
            self.tys[len] = whole;
        }
    }
    /// Cuts the place; a mutable borrow through a `&mut` that is cut off becomes a unique one.
    fn truncate(&mut self, len: usize, mode: &mut CaptureMode) {
        if *mode == CaptureMode::ByRef(CaptureBorrow::Mut) {
            for i in len..self.projections.len() {
                let through_mut = matches!(self.tys[i].kind(), TyKind::Ref(_, _, Mutability::Mut));
                if self.projections[i] == CaptureProj::Deref && through_mut {
                    *mode = CaptureMode::ByRef(CaptureBorrow::UniqueImmutable);
                    break;
                }
            }
        }
        self.projections.truncate(len);
        self.tys.truncate(len + 1);
    }
}

/// One use of an outer place in a closure's body.
#[derive(Clone, Debug)]
struct Use {
    place: Place,
    mode: CaptureMode,
    span: Span,
}

/// An outer place that a pattern takes apart.
struct Matched {
    place: Use,
    /// Whether the pattern is the closure's own, and not that of a closure in it.
    is_own: bool,
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// Decides the captures and kinds of all closures of the body, inner ones first.
    pub fn analyze_closures(&mut self) {
        for i in 0..self.closures.len() {
            // Taken out while it is analysed: the walk looks at the others.
            let mut draft = self.take_closure(i);
            self.analyze_closure(&mut draft);
            self.closures[i] = draft;
        }
    }

    fn take_closure(&mut self, i: usize) -> ClosureDraft {
        let span = self.closures[i].span;
        let draft = &self.closures[i];
        let placeholder = ClosureDraft {
            id: draft.id,
            ty: draft.ty,
            is_move: draft.is_move,
            kind_ty: draft.kind_ty,
            upvars_ty: draft.upvars_ty,
            params: Vec::new(),
            ret: draft.ret,
            ret_user_ty: draft.ret_user_ty,
            value: self.unit(span),
            first_local: draft.first_local,
            end_local: draft.end_local,
            span,
            decl_span: draft.decl_span,
            captures: Vec::new(),
            matched: Vec::new(),
        };
        std::mem::replace(&mut self.closures[i], placeholder)
    }

    fn analyze_closure(&mut self, draft: &mut ClosureDraft) {
        let (uses, mentioned, matched) = (Vec::new(), Vec::new(), Vec::new());
        let mut walk = UseWalk { fcx: self, first_local: draft.first_local, uses, mentioned, matched };
        for param in &draft.params {
            // A parameter's pattern looks into a value of the closure itself.
            walk.pattern(&param.pat, None);
        }
        walk.consume(&draft.value);
        let UseWalk { uses, mentioned, matched, .. } = walk;
        let (captures, kind) = self.min_captures(uses, &mentioned, draft.is_move);
        if self.infcx.is_ty_var(draft.kind_ty) {
            let _ = self.eq(draft.kind_ty, kind.marker());
        }
        let tys: Vec<Ty> = captures
            .iter()
            .map(|capture| match capture.mode {
                CaptureMode::ByValue => capture.ty,
                CaptureMode::ByRef(CaptureBorrow::Shared) => Ty::reference(Region::Erased, capture.ty, Mutability::Not),
                CaptureMode::ByRef(CaptureBorrow::UniqueImmutable | CaptureBorrow::Mut) => {
                    Ty::reference(Region::Erased, capture.ty, Mutability::Mut)
                }
            })
            .collect();
        let _ = self.eq(draft.upvars_ty, Ty::tuple(&tys));
        // rustc tells of a place without a value at the closure whose pattern it is, if that captures anything.
        let told_at = (!captures.is_empty()).then_some(draft.decl_span);
        draft.matched = matched.into_iter().map(|item| self.matched_place(item, told_at)).collect();
        draft.captures = captures;
    }

    /// A place that is only looked at, as far as it can be without a look behind a raw pointer.
    fn matched_place(&mut self, item: Matched, told_at: Option<Span>) -> Capture {
        let Matched { place: mut item, is_own } = item;
        self.restrict_unsafe(&mut item);
        let ty = self.resolve(item.place.ty());
        let Use { place: Place { root, projections, .. }, mode, span } = item;
        let use_span = told_at.filter(|_| is_own).unwrap_or(span);
        Capture { root, ty, projections, mode, use_span, mutability: Mutability::Not }
    }

    /// From all uses to the smallest set of places that covers them, and the closure's kind.
    fn min_captures(&mut self, uses: Vec<Use>, mentioned: &[LocalId], is_move: bool) -> (Vec<Capture>, ClosureKind) {
        let mut kind = ClosureKind::Fn;
        let mut by_root: HashMap<LocalId, Vec<Use>> = HashMap::new();
        for mut item in uses {
            self.restrict_unsafe(&mut item);
            truncate_shared_ref(&mut item);
            let needed = match item.mode {
                CaptureMode::ByValue => ClosureKind::FnOnce,
                CaptureMode::ByRef(CaptureBorrow::Mut | CaptureBorrow::UniqueImmutable) => ClosureKind::FnMut,
                CaptureMode::ByRef(CaptureBorrow::Shared) => ClosureKind::Fn,
            };
            kind = kind.max(needed);
            if is_move {
                cut_at_deref(&mut item);
                item.mode = CaptureMode::ByValue;
            } else if item.mode == CaptureMode::ByValue {
                cut_at_deref(&mut item);
            }
            self.restrict_drop_types(&mut item);
            insert_min(by_root.entry(item.place.root).or_default(), item);
        }
        let mut captures = Vec::new();
        for root in mentioned {
            let Some(mut places) = by_root.remove(root) else { continue };
            places.sort_by_key(|u| u.place.projections.iter().map(proj_order).collect::<Vec<_>>());
            for item in places {
                let mutability = self.place_mutability(&item.place);
                captures.push(Capture {
                    root: *root,
                    ty: self.resolve(item.place.ty()),
                    projections: item.place.projections,
                    mode: item.mode,
                    use_span: item.span,
                    mutability,
                });
            }
        }
        (captures, kind)
    }

    /// What is behind a raw pointer or in a union is not captured by itself.
    fn restrict_unsafe(&mut self, item: &mut Use) {
        if item.place.tys.iter().take(item.place.projections.len()).any(|ty| matches!(ty.kind(), TyKind::RawPtr(..)))
            && item.mode != CaptureMode::ByValue
        {
            item.mode = CaptureMode::ByRef(CaptureBorrow::Shared);
        }
        for i in 0..item.place.projections.len() {
            let stop = match item.place.tys[i].kind() {
                TyKind::RawPtr(..) => true,
                TyKind::Adt(id, _) => self.tcx.adt(*id).kind == AdtKind::Union,
                _ => false,
            };
            if stop {
                item.place.truncate(i, &mut item.mode);
                return;
            }
        }
    }

    /// Fields cannot be moved out of a type that implements `Drop`.
    fn restrict_drop_types(&mut self, item: &mut Use) {
        if item.mode != CaptureMode::ByValue {
            return;
        }
        let ty = item.place.ty();
        if self.is_copy(ty, item.span) {
            return;
        }
        for i in 0..item.place.projections.len() {
            let ty = self.resolve(item.place.tys[i]);
            if matches!(ty.kind(), TyKind::Adt(..)) && !self.is_box(ty) && self.has_drop_impl(ty) {
                item.place.truncate(i, &mut item.mode);
                return;
            }
        }
    }

    fn has_drop_impl(&self, ty: Ty) -> bool {
        let (Some(drop), Some(simplified)) = (self.lang_trait("drop"), crate::typeck::tables::SimplifiedTy::of(ty))
        else {
            return false;
        };
        self.tcx.candidate_impls(drop, Some(simplified)).iter().any(|id| {
            let header = self.tcx.impl_trait_ref(*id);
            let of = header.and_then(|t| crate::typeck::tables::SimplifiedTy::of(t.self_ty()));
            of == Some(simplified)
        })
    }

    fn place_mutability(&self, place: &Place) -> Mutability {
        let mut mutability = if self.locals[place.root].mutable { Mutability::Mut } else { Mutability::Not };
        for (proj, ty) in place.projections.iter().zip(&place.tys) {
            if *proj == CaptureProj::Deref {
                match self.resolve(*ty).kind() {
                    TyKind::Ref(_, _, Mutability::Mut) => mutability = Mutability::Mut,
                    TyKind::Ref(_, _, Mutability::Not) => return Mutability::Not,
                    _ => {}
                }
            }
        }
        mutability
    }
}

fn proj_order(proj: &CaptureProj) -> u32 {
    match proj {
        CaptureProj::Deref => 0,
        CaptureProj::Field(field) => field.0,
    }
}

/// What lies behind a shared reference is as well used through it.
fn truncate_shared_ref(item: &mut Use) {
    let last = item.place.projections.iter().rposition(|p| *p == CaptureProj::Deref);
    if let Some(at) = last
        && matches!(item.place.tys[at].kind(), TyKind::Ref(_, _, Mutability::Not))
    {
        item.place.truncate(at + 1, &mut item.mode);
    }
}

fn cut_at_deref(item: &mut Use) {
    if let Some(at) = item.place.projections.iter().position(|p| *p == CaptureProj::Deref) {
        item.place.truncate(at, &mut item.mode);
    }
}

/// Adds a use to the places of one root, keeping only ancestors. Of equal uses of a place the first is named.
fn insert_min(places: &mut Vec<Use>, mut item: Use) {
    let mut descendants = false;
    let len = item.place.projections.len();
    places.retain_mut(|other| {
        if len == other.place.projections.len() || !is_ancestor(&item.place, &other.place) {
            return true;
        }
        descendants = true;
        other.place.truncate(len, &mut other.mode);
        if other.mode > item.mode {
            item.mode = other.mode;
            item.span = other.span;
        }
        false
    });
    if !descendants {
        for other in places.iter_mut() {
            if is_ancestor(&other.place, &item.place) {
                let len = other.place.projections.len();
                item.place.truncate(len, &mut item.mode);
                if item.mode > other.mode {
                    other.mode = item.mode;
                    other.span = item.span;
                }
                return;
            }
        }
    }
    places.push(item);
}

fn is_ancestor(a: &Place, b: &Place) -> bool {
    a.projections.len() <= b.projections.len() && b.projections[..a.projections.len()] == a.projections[..]
}

/// A walk over a closure's body that records uses of outer places.
struct UseWalk<'w, 't, 'a> {
    fcx: &'w mut FnCtxt<'t, 'a>,
    first_local: LocalId,
    uses: Vec<Use>,
    /// Outer variables in the order of their first mention.
    mentioned: Vec<LocalId>,
    matched: Vec<Matched>,
}

impl UseWalk<'_, '_, '_> {
    fn record(&mut self, place: Option<Place>, mode: CaptureMode, span: Span) {
        if let Some(mut place) = place {
            let mut mode = mode;
            place.capture_whole(&mut mode);
            self.uses.push(Use { place, mode, span });
        }
    }

    /// The outer place that the expression denotes, if it is one.
    fn place(&mut self, expr: &Expr) -> Option<Place> {
        match &*expr.kind {
            ExprKind::Local(id) if id.index() < self.first_local.index() => {
                if !self.mentioned.contains(id) {
                    self.mentioned.push(*id);
                }
                let ty = self.fcx.resolve(expr.ty);
                Some(Place::local(*id, ty))
            }
            ExprKind::Field { base, field } => {
                let base = self.place(base)?;
                let ty = self.fcx.resolve(expr.ty);
                Some(base.project(CaptureProj::Field(*field), ty))
            }
            ExprKind::Deref { base, .. } => {
                let base = self.place(base)?;
                let ty = self.fcx.resolve(expr.ty);
                Some(base.project(CaptureProj::Deref, ty))
            }
            ExprKind::Index { base, .. } => {
                let base = self.place(base)?;
                let ty = self.fcx.resolve(expr.ty);
                Some(base.element(ty))
            }
            _ => None,
        }
    }

    fn is_place_expr(expr: &Expr) -> bool {
        matches!(
            &*expr.kind,
            ExprKind::Local(_)
                | ExprKind::Static(_)
                | ExprKind::Field { .. }
                | ExprKind::Deref { .. }
                | ExprKind::Index { .. }
        )
    }

    /// Walks what a place expression evaluates on the way.
    fn walk_place(&mut self, expr: &Expr) {
        match &*expr.kind {
            ExprKind::Local(_) | ExprKind::Static(_) => {}
            ExprKind::Field { base, .. } | ExprKind::Deref { base, .. } => {
                if Self::is_place_expr(base) {
                    self.walk_place(base)
                } else {
                    self.consume(base)
                }
            }
            ExprKind::Index { base, index } => {
                if Self::is_place_expr(base) {
                    self.walk_place(base)
                } else {
                    self.consume(base)
                }
                self.consume(index);
            }
            _ => self.consume(expr),
        }
    }

    /// The value of a place is taken: copied if its type is `Copy`, else moved.
    fn take(&mut self, place: Option<Place>, ty: Ty, span: Span) {
        let Some(place) = place else { return };
        let ty = self.fcx.resolve(ty);
        let mode =
            if self.fcx.is_copy(ty, span) { CaptureMode::ByRef(CaptureBorrow::Shared) } else { CaptureMode::ByValue };
        self.record(Some(place), mode, span);
    }

    fn borrow(&mut self, expr: &Expr, mode: CaptureBorrow) {
        if Self::is_place_expr(expr) {
            let place = self.place(expr);
            self.record(place, CaptureMode::ByRef(mode), expr.span);
            self.walk_place(expr);
        } else {
            self.consume(expr);
        }
    }

    /// The expression is evaluated and its value used.
    fn consume(&mut self, expr: &Expr) {
        if Self::is_place_expr(expr) {
            let place = self.place(expr);
            self.take(place, expr.ty, expr.span);
            self.walk_place(expr);
            return;
        }
        match &*expr.kind {
            ExprKind::Ref { kind, base, .. } => {
                let mode = match kind {
                    RefKind::Shared => CaptureBorrow::Shared,
                    RefKind::Mut { .. } => CaptureBorrow::Mut,
                };
                self.borrow(base, mode);
            }
            ExprKind::RawRef { mutability, base } => {
                let mode = if mutability.is_mut() { CaptureBorrow::Mut } else { CaptureBorrow::Shared };
                self.borrow(base, mode);
            }
            ExprKind::Assign { place, value } | ExprKind::AssignOp { place, value, .. } => {
                self.consume(value);
                self.borrow(place, CaptureBorrow::Mut);
            }
            ExprKind::Let { pat, scrutinee } => self.scrutinee(scrutinee, &[pat]),
            ExprKind::Match { scrutinee, arms, .. } => {
                let pats: Vec<&Pat> = arms.iter().map(|arm| &arm.pat).collect();
                self.scrutinee(scrutinee, &pats);
                for arm in arms {
                    arm.guard.iter().for_each(|guard| self.consume(guard));
                    self.consume(&arm.body);
                }
            }
            ExprKind::Block(block) => self.block(block),
            ExprKind::Closure(id) => self.inner_closure(*id, expr.span),
            ExprKind::Call { fun, args, source: CallSource::Overloaded, .. } => self.overloaded_call(fun, args),
            ExprKind::Adt(adt) => {
                adt.fields.iter().for_each(|(_, e)| self.consume(e));
                if let Some(base) = &adt.base {
                    self.struct_base(adt, base);
                }
            }
            _ => {
                let mut children = Vec::new();
                visit::for_each_child(expr, &mut |child| children.push(child));
                children.into_iter().for_each(|child| self.consume(child));
            }
        }
    }

    /// Only the fields that are not given are taken from the base.
    fn struct_base(&mut self, adt: &AdtExpr, base: &Expr) {
        if !Self::is_place_expr(base) {
            return self.consume(base);
        }
        let place = self.place(base);
        let item = self.fcx.tcx.adt(adt.adt);
        if let Some(variant) = item.variants.get(adt.variant) {
            for (i, field) in variant.fields.iter_ids() {
                if !adt.fields.iter().any(|(f, _)| *f == i) {
                    let ty = self.fcx.field_ty(base.span, field, adt.args);
                    let field_place = place.as_ref().map(|p| p.project(CaptureProj::Field(i), ty));
                    self.take(field_place, ty, base.span);
                }
            }
        }
        self.walk_place(base);
    }

    fn block(&mut self, block: &Block) {
        for stmt in &block.stmts {
            match &stmt.kind {
                StmtKind::Expr(expr) => {
                    // `x;` uses the value; a place that is only named would too.
                    self.consume(expr);
                }
                StmtKind::Let { pat, init, otherwise, .. } => {
                    if let Some(init) = init {
                        self.scrutinee(init, &[pat]);
                    }
                    otherwise.iter().for_each(|block| self.block(block));
                }
            }
        }
        block.tail.iter().for_each(|tail| self.consume(tail));
    }

    fn scrutinee(&mut self, expr: &Expr, pats: &[&Pat]) {
        if !Self::is_place_expr(expr) {
            self.consume(expr);
            pats.iter().for_each(|pat| self.pattern(pat, None));
            return;
        }
        let place = self.place(expr);
        if let Some(mut place) = place.clone() {
            let mut mode = CaptureMode::ByRef(CaptureBorrow::Shared);
            place.capture_whole(&mut mode);
            self.matched.push(Matched { place: Use { place, mode, span: expr.span }, is_own: true });
        }
        for pat in pats {
            self.pattern(pat, place.as_ref());
        }
        self.walk_place(expr);
    }

    /// What matching a pattern against a place uses of it.
    fn pattern(&mut self, pat: &Pat, place: Option<&Place>) {
        let Some(place) = place else { return };
        let read = CaptureMode::ByRef(CaptureBorrow::Shared);
        match &*pat.kind {
            PatKind::Wild | PatKind::Error => {}
            PatKind::Binding { mode, sub, .. } => {
                match mode {
                    BindingMode::ByRef(m) => {
                        let mode = if m.is_mut() { CaptureBorrow::Mut } else { CaptureBorrow::Shared };
                        self.record(Some(place.clone()), CaptureMode::ByRef(mode), pat.span);
                    }
                    BindingMode::ByValue => self.take(Some(place.clone()), pat.ty, pat.span),
                }
                if let Some(sub) = sub {
                    self.pattern(sub, Some(place));
                }
            }
            PatKind::Const(_) | PatKind::Range { .. } => self.record(Some(place.clone()), read, pat.span),
            PatKind::Variant { fields, adt, .. } => {
                if self.fcx.tcx.adt(*adt).variants.len() > 1 {
                    self.record(Some(place.clone()), read, pat.span);
                }
                self.field_patterns(fields, place);
            }
            PatKind::Leaf { fields } => self.field_patterns(fields, place),
            PatKind::Deref(inner) => {
                let inner_ty = self.fcx.resolve(inner.ty);
                let target = place.project(CaptureProj::Deref, inner_ty);
                self.pattern(inner, Some(&target));
            }
            PatKind::Slice { prefix, middle, suffix } => {
                let is_array = matches!(self.fcx.resolve(pat.ty).kind(), TyKind::Array(..));
                let any_length = prefix.is_empty() && suffix.is_empty() && middle.is_some();
                if !is_array && !any_length {
                    self.record(Some(place.clone()), read, pat.span);
                }
                for sub in prefix.iter().chain(middle).chain(suffix) {
                    self.element_pattern(sub, place);
                }
            }
            PatKind::Or(pats) => pats.iter().for_each(|p| self.pattern(p, Some(place))),
        }
    }

    fn field_patterns(&mut self, fields: &[FieldPat], place: &Place) {
        for field in fields {
            let ty = self.fcx.resolve(field.pat.ty);
            let target = place.project(CaptureProj::Field(field.field), ty);
            self.pattern(&field.pat, Some(&target));
        }
    }

    /// An element of an array or slice: the whole of it is captured, in the way the element is used.
    fn element_pattern(&mut self, pat: &Pat, place: &Place) {
        let before = self.uses.len();
        let whole = Place::local(place.root, Ty::ERROR());
        self.pattern(pat, Some(&whole));
        for item in &mut self.uses[before..] {
            item.place = place.clone();
            item.place.capture_whole(&mut item.mode);
        }
    }

    /// A closure inside this one uses what it captures from further out.
    fn inner_closure(&mut self, id: ClosureId, _span: Span) {
        let Some(draft) = self.fcx.closures.iter().find(|c| c.id == id) else { return };
        let (captures, matched) = (draft.captures.clone(), draft.matched.clone());
        let first_local = self.first_local;
        for item in matched.into_iter().filter(|item| item.root.index() < first_local.index()) {
            if let Some(place) = self.capture_place(&item) {
                let place = Use { place, mode: item.mode, span: item.use_span };
                self.matched.push(Matched { place, is_own: false });
            }
        }
        for capture in captures {
            if capture.root.index() >= self.first_local.index() {
                continue;
            }
            if !self.mentioned.contains(&capture.root) {
                self.mentioned.push(capture.root);
            }
            let Some(place) = self.capture_place(&capture) else { continue };
            match capture.mode {
                CaptureMode::ByValue => self.take(Some(place), capture.ty, capture.use_span),
                mode @ CaptureMode::ByRef(_) => self.record(Some(place), mode, capture.use_span),
            }
        }
    }

    fn capture_place(&mut self, capture: &Capture) -> Option<Place> {
        let ty = self.fcx.resolve(self.fcx.locals[capture.root].ty);
        let mut place = Place::local(capture.root, ty);
        for proj in &capture.projections {
            let ty = self.projected_ty(place.ty(), *proj, capture.use_span)?;
            place = place.project(*proj, ty);
        }
        Some(place)
    }

    fn projected_ty(&mut self, ty: Ty, proj: CaptureProj, span: Span) -> Option<Ty> {
        let ty = self.fcx.resolve(ty);
        match (proj, *ty.kind()) {
            (CaptureProj::Deref, _) => self.fcx.infcx.builtin_deref(ty, true),
            (CaptureProj::Field(field), TyKind::Tuple(tys)) => tys.get(field.index()).copied(),
            (CaptureProj::Field(field), TyKind::Adt(id, args)) => {
                let adt = self.fcx.tcx.adt(id);
                let decl = adt.variants.get(VariantIdx::STRUCT)?.fields.get(field)?;
                Some(self.fcx.field_ty(span, decl, args))
            }
            (CaptureProj::Field(_), _) => None,
        }
    }

    /// A call through `Fn*`. The receiver of a call of one of this body's own closures is as its kind demands.
    fn overloaded_call(&mut self, fun: &Expr, args: &[Expr]) {
        let Some((receiver, rest)) = args.split_first() else { return };
        match self.fcx.deferred_call_kind(fun, receiver) {
            Some(ClosureKind::Fn) => self.borrow(receiver, CaptureBorrow::Shared),
            Some(ClosureKind::FnMut) => self.borrow(receiver, CaptureBorrow::Mut),
            Some(ClosureKind::FnOnce) | None => self.consume(receiver),
        }
        rest.iter().for_each(|arg| self.consume(arg));
    }
}

impl<'t, 'a> FnCtxt<'t, 'a> {
    /// For a call that was built before the closure's kind was known: the kind it has turned out to have.
    pub fn deferred_call_kind(&self, fun: &Expr, receiver: &Expr) -> Option<ClosureKind> {
        let TyKind::FnDef(id, _) = fun.ty.kind() else { return None };
        if Some(*id) != self.trait_fn_id("fn_once", "call_once") {
            return None;
        }
        match self.resolve(receiver.ty).kind() {
            TyKind::Closure(_, args) => ClosureArgs::split(*args).closure_kind(),
            _ => None,
        }
    }
}
