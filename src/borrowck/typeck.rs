//! The MIR type check: relates the types of every statement, which yields the outlives constraints
//! (rustc's `rustc_borrowck::type_check`).

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::hir::{self, BodyOwner, Context, Variance};
use crate::index::IdVec;
use crate::mir::*;
use crate::mutant::{Rule, off};
use crate::source::Span;
use crate::ty::*;

use super::Requirements;
use super::opaque::{Member, reveal};
use super::regions::{Category, Constraint, Origin, RegionGraph};
use super::relate::{Cause, Relate};
use super::universal::{External, Universal, adt_outlives};

/// A `T: 'r` still to be shown.
#[derive(Clone, Copy, Debug)]
pub struct TypeTest {
    pub ty: Ty,
    pub region: RegionVid,
    pub span: Span,
}

pub struct TypeCheck<'a> {
    pub ctx: &'a dyn Context,
    pub body: &'a Body,
    pub universal: &'a Universal,
    pub graph: RegionGraph,
    pub region_of: crate::hash::HashMap<Location, RegionVid>,
    pub type_tests: Vec<TypeTest>,
    pub members: Vec<Member>,
    /// The fields mentioned by the statement at hand.
    mentioned: Vec<(Local, Vec<Proj>, PlaceTy)>,
    /// Temporaries that become fields of structs.
    field_temps: HashSet<Local>,
    adt_outlives: HashMap<AdtId, Rc<[Predicate]>>,
    /// The return type, where it has `impl Trait` in it.
    pub(super) opaque_output: Option<Ty>,
    /// What the closures of the body require of it.
    of_closures: Vec<Constraint>,
    /// The hidden types of the value that was returned last, each with its opaque type and the return.
    pub(super) hidden: Vec<(Ty, Ty, Cause)>,
    pub closures: &'a HashMap<ClosureId, Requirements>,
    pub(super) cause: Cause,
}

/// Gives every region in the body's local types a variable.
pub fn renumber_locals(ctx: &dyn Context, body: &mut Body, universal: &Universal, graph: &mut RegionGraph) {
    let mut tys: IdVec<Local, Ty> = IdVec::new();
    for decl in body.locals.iter() {
        let ty = decl.ty.erase_regions();
        // The body sees what stands behind the `impl Trait` it returns.
        tys.push(universal.renumber(reveal(ctx, body.owner, ty), graph));
    }
    for (decl, ty) in body.locals.iter_mut().zip(&tys) {
        decl.ty = *ty;
    }
    // Field types inside places are taken from the base's type while checking, see `place_ty`.
}

fn field_temps(ctx: &dyn Context, body: &Body) -> HashSet<Local> {
    let mut temps = HashSet::new();
    let mut note = |operands: &[Operand]| {
        let locals = operands.iter().filter_map(|operand| operand.place()?.as_local());
        temps.extend(locals.filter(|local| body.locals[*local].kind == LocalDeclKind::Temp));
    };
    for block in body.blocks.iter() {
        for statement in &block.statements {
            if let StatementKind::Assign(_, Rvalue::Aggregate(AggregateKind::Adt { .. }, operands)) = &statement.kind {
                note(operands);
            }
        }
        if let TerminatorKind::Call { func, args, .. } = &block.terminator.kind
            && ctx.is_constructor(func.ty(&body.locals))
        {
            note(args);
        }
    }
    temps
}

impl<'a> TypeCheck<'a> {
    pub fn new(
        ctx: &'a dyn Context,
        body: &'a Body,
        universal: &'a Universal,
        graph: RegionGraph,
        closures: &'a HashMap<ClosureId, Requirements>,
    ) -> TypeCheck<'a> {
        let cause = Cause { category: Category::Boring, span: body.span, location: None };
        TypeCheck {
            ctx,
            body,
            universal,
            graph,
            region_of: crate::hash::HashMap::default(),
            type_tests: Vec::new(),
            members: Vec::new(),
            mentioned: Vec::new(),
            field_temps: field_temps(ctx, body),
            adt_outlives: HashMap::new(),
            opaque_output: None,
            of_closures: Vec::new(),
            hidden: Vec::new(),
            closures,
            cause,
        }
    }

    pub fn check(&mut self) {
        self.cause = Cause { category: Category::Return, span: self.body.span, location: None };
        let output = self.normalize(self.universal.output);
        if output.has(Flags::OPAQUE) {
            // The return place has lifetimes of its own, which are those that were written.
            self.opaque_output = Some(self.renumber_as_is(output.erase_regions()));
        }
        for (block, contents) in self.body.blocks.iter_ids() {
            for (statement, stmt) in contents.statements.iter().enumerate() {
                self.at(Location { block, statement }, stmt.info.span);
                self.statement(&stmt.kind);
            }
            self.at(Location { block, statement: contents.statements.len() }, contents.terminator.info.span);
            self.terminator(&contents.terminator.kind);
        }
        // Of ways of the same length between two lifetimes, those through the body are told before those through its boundary
        // and through closures, as in rustc.
        self.boundary(output);
        for constraint in std::mem::take(&mut self.of_closures) {
            self.graph.add(constraint);
        }
        self.opaque_members();
    }

    fn at(&mut self, location: Location, span: Span) {
        self.mentioned.clear();
        self.cause = Cause { category: Category::Boring, span, location: Some(location) };
    }

    pub(super) fn with(&self, category: Category) -> Cause {
        Cause { category, ..self.cause }
    }

    /// Arguments and return place have the types of the signature.
    fn boundary(&mut self, output: Ty) {
        for (i, ty) in self.universal.inputs.clone().into_iter().enumerate() {
            let local = Local(i as u32 + 1);
            let Some(decl) = self.body.locals.get(local) else { continue };
            let (span, decl_ty) = (decl.span, decl.ty);
            self.cause = Cause { category: Category::BoringNoLocation, span, location: None };
            let ty = self.normalize(ty);
            self.relate(ty, decl_ty, Variance::Invariant, self.cause);
        }
        let category = if matches!(self.body.owner, BodyOwner::Fn(_) | BodyOwner::Closure(_)) {
            Category::BoringNoLocation
        } else {
            Category::UseAsConst
        };
        self.cause = Cause { category, span: self.body.span, location: None };
        let actual = self.body.locals[Local::RETURN].ty;
        self.relate(actual, output, Variance::Invariant, self.cause);
        if let Some(own) = self.opaque_output {
            self.relate(own, output, Variance::Invariant, self.cause);
        }
    }

    // -- types ---------------------------------------------------------------------------------------------------

    fn fresh(&mut self) -> Region {
        Region::Var(self.graph.fresh(Origin::Existential))
    }

    /// Gives every region in what the body mentions a variable; the body sees what stands behind the `impl Trait` it returns.
    pub fn renumber<T: Fold>(&mut self, value: T) -> T {
        self.renumber_as_is(reveal(self.ctx, self.body.owner, value))
    }

    pub(super) fn renumber_as_is<T: Fold>(&mut self, value: T) -> T {
        let graph = &mut self.graph;
        self.universal.renumber_with(value, &mut || graph.fresh(Origin::Existential))
    }

    pub(super) fn normalize(&mut self, ty: Ty) -> Ty {
        if !ty.has(Flags::ALIAS) {
            return ty;
        }
        let ctx = self.ctx;
        let env = self.body.env.clone();
        ctx.normalize_regions(ty, &env, self)
    }

    pub(super) fn relate(&mut self, a: Ty, b: Ty, variance: Variance, cause: Cause) {
        self.relation(cause).types(a, b, variance);
    }

    pub(super) fn relation(&mut self, cause: Cause) -> Relate<'_> {
        Relate { ctx: self.ctx, graph: &mut self.graph, static_region: self.universal.static_region, cause }
    }

    fn sub(&mut self, a: Ty, b: Ty, category: Category) {
        let cause = self.with(category);
        self.relate(a, b, Variance::Covariant, cause);
    }

    fn outlives(&mut self, longer: RegionVid, shorter: RegionVid, category: Category) {
        let Cause { span, location, .. } = self.cause;
        self.graph.add(Constraint { longer, shorter, category, span, location, from_closure: false });
    }

    /// The type of a place with its region variables: field types are computed from the base, not read off the step.
    pub fn place_ty(&mut self, place: &Place) -> PlaceTy {
        self.place_ty_in(place, Variance::Covariant)
    }

    /// Every mention of a field has lifetimes of its own, related to those of what it is a field of: as they are for a read,
    /// equal if the place may be written.
    fn place_ty_in(&mut self, place: &Place, variance: Variance) -> PlaceTy {
        let mut ty = PlaceTy { ty: self.body.locals[place.local].ty, variant: None };
        for (depth, step) in place.projection.iter().enumerate() {
            if !matches!(step, Proj::Field(..)) {
                ty = ty.project(step);
                continue;
            }
            let prefix = &place.projection[..=depth];
            let known = self.mentioned.iter().find(|(local, steps, _)| *local == place.local && steps == prefix);
            if let Some((.., known)) = known {
                ty = *known;
                continue;
            }
            let of_base = self.step_ty(ty, step);
            ty = of_base;
            if of_base.ty.has(Flags::REGION) {
                ty.ty = self.renumber(of_base.ty.erase_regions());
                let cause = self.with(Category::Boring);
                let variance = if off(Rule::PlaceMentionIsInvariant) { Variance::Covariant } else { variance };
                self.relate(of_base.ty, ty.ty, variance, cause);
            }
            self.mentioned.push((place.local, prefix.to_vec(), ty));
        }
        ty
    }

    fn step_ty(&mut self, base: PlaceTy, step: &Proj) -> PlaceTy {
        let Proj::Field(field, written) = step else { return base.project(step) };
        let ty = match base.ty.kind() {
            TyKind::Adt(id, args) => {
                let adt = self.ctx.adt(*id);
                let variant = adt.variants.get(base.variant.unwrap_or(VariantIdx::STRUCT));
                match variant.and_then(|v| v.fields.get(*field)) {
                    Some(field) => {
                        let ty = self.renumber(field.ty.subst(*args));
                        self.normalize(ty)
                    }
                    None => *written,
                }
            }
            TyKind::Tuple(tys) => tys.get(field.0 as usize).copied().unwrap_or(*written),
            TyKind::Closure(_, args) => {
                ClosureArgs::split(*args).upvar_tys().get(field.0 as usize).copied().unwrap_or(*written)
            }
            _ => *written,
        };
        PlaceTy { ty, variant: None }
    }

    fn operand_ty(&mut self, operand: &Operand) -> Ty {
        match operand {
            Operand::Copy(place) | Operand::Move(place) => self.place_ty(place).ty,
            Operand::Const(constant) => self.constant_ty(constant),
        }
    }

    fn constant_ty(&mut self, constant: &Constant) -> Ty {
        let span = self.cause.span;
        let ty = match &constant.kind {
            ConstKind::Named(id, args) => {
                let args = self.renumber(*args);
                let item = self.ctx.const_item(*id);
                let static_region = self.universal.static_region;
                let ty = item.ty.subst(args);
                let ty = self.universal.renumber_with(ty, &mut || static_region);
                self.normalize(ty)
            }
            ConstKind::StaticAddr(id) => {
                let static_region = self.universal.static_region;
                let item = self.ctx.static_item(*id);
                let ty = self.universal.renumber_with(item.ty, &mut || static_region);
                match constant.ty.kind() {
                    TyKind::RawPtr(_, m) => Ty::raw_ptr(ty, *m),
                    _ => Ty::reference(Region::Var(static_region), ty, Mutability::Not),
                }
            }
            ConstKind::Promoted(_) => {
                let ty = self.renumber(constant.ty.erase_regions());
                self.must_be_static_ref(ty)
            }
            ConstKind::Str(_) | ConstKind::ByteStr(_) => {
                let static_region = self.universal.static_region;
                self.universal.renumber_with(constant.ty.erase_regions(), &mut || static_region)
            }
            ConstKind::Bits(_) | ConstKind::Zst | ConstKind::Param(_) => self.renumber(constant.ty.erase_regions()),
        };
        if let TyKind::FnDef(id, args) = ty.kind() {
            self.cause.span = constant.span;
            self.fn_mention(*id, *args, constant.user_args);
            self.cause.span = span;
        }
        ty
    }

    /// A promoted value is in static memory.
    fn must_be_static_ref(&mut self, ty: Ty) -> Ty {
        match ty.kind() {
            TyKind::Ref(_, inner, m) => Ty::reference(Region::Var(self.universal.static_region), *inner, *m),
            _ => ty,
        }
    }

    /// The `where` clauses of a function that is mentioned hold.
    fn fn_mention(&mut self, id: FnId, args: Args, user_args: Option<Args>) {
        if let Some(user_args) = user_args {
            self.relate_user_args(args, user_args);
        }
        let func = self.ctx.func(id);
        if !off(Rule::WhereClausesOfFunction) {
            self.prove_all(&func.generics.predicates, args);
        }
    }

    fn relate_user_args(&mut self, args: Args, user_args: Args) {
        if off(Rule::WrittenArguments) {
            return;
        }
        let user_args = self.renumber(user_args);
        let (boring, cause) = (self.with(Category::BoringNoLocation), self.with(Category::GenericArg));
        for (arg, user_arg) in args.iter().zip(user_args.iter()) {
            let own = self.renumber_as_is(erase_regions(*user_arg));
            self.relation(boring).args(own, *user_arg, Variance::Invariant);
            self.relation(cause).args(*arg, own, Variance::Invariant);
        }
    }

    fn prove_all(&mut self, predicates: &[Predicate], args: Args) {
        let saved = self.cause;
        self.cause.category = Category::Predicate;
        for predicate in predicates {
            let predicate = self.renumber(subst(*predicate, args));
            self.prove(predicate);
        }
        self.cause = saved;
    }

    pub(super) fn prove(&mut self, predicate: Predicate) {
        match predicate {
            Predicate::RegionOutlives(Region::Var(a), Region::Var(b)) => self.outlives(a, b, Category::Predicate),
            Predicate::RegionOutlives(..) => {}
            Predicate::TypeOutlives(ty, Region::Var(r)) => {
                let ty = self.normalize(ty);
                self.type_outlives_at(ty, r);
            }
            Predicate::TypeOutlives(..) => {}
            Predicate::Trait { .. } | Predicate::Projection { .. } => {
                let ctx = self.ctx;
                let env = self.body.env.clone();
                ctx.prove_regions(predicate, &env, self);
            }
        }
    }

    /// The only region that an `impl Trait` or associated type is known to outlive, by its declaration: `impl Fn() + 'static`.
    fn declared_to_outlive(&self, ty: Ty) -> Option<RegionVid> {
        let known = match super::liveness::known_to_outlive(self.ctx, ty)? {
            Region::Static => self.universal.static_region,
            Region::Var(vid) => vid,
            _ => return None,
        };
        let erased = ty.erase_regions();
        let mut promised = self.universal.type_outlives.iter().filter(|(of, _)| of.erase_regions() == erased);
        promised.all(|(_, region)| *region == known).then_some(known)
    }

    /// `ty: r`: every region in it outlives `r`; parameters are left as type tests.
    fn type_outlives_at(&mut self, ty: Ty, r: RegionVid) {
        let mut pending = vec![ty];
        while let Some(ty) = pending.pop() {
            if let Some(known) = self.declared_to_outlive(ty) {
                self.outlives(known, r, self.cause.category);
                continue;
            }
            match ty.kind() {
                TyKind::Param(_) if off(Rule::ParameterOutlives) => {}
                TyKind::Param(_) => {
                    self.type_tests.push(TypeTest { ty, region: r, span: self.cause.span });
                }
                TyKind::Alias(_, args) | TyKind::Opaque(_, args) => {
                    if args.iter().any(|a| a.as_ty().is_some_and(|t| t.has(Flags::PARAM))) {
                        self.type_tests.push(TypeTest { ty, region: r, span: self.cause.span });
                    } else {
                        self.args_outlive(args, r, &mut pending);
                    }
                }
                TyKind::Ref(Region::Var(inner), pointee, _) => {
                    self.outlives(*inner, r, self.cause.category);
                    pending.push(*pointee);
                }
                TyKind::Adt(_, args) | TyKind::FnDef(_, args) => self.args_outlive(args, r, &mut pending),
                TyKind::Closure(_, args) => {
                    pending.extend(ClosureArgs::split(*args).upvar_tys());
                }
                TyKind::Tuple(tys) => pending.extend(tys.iter()),
                TyKind::Slice(ty) | TyKind::Array(ty, _) | TyKind::RawPtr(ty, _) => pending.push(*ty),
                TyKind::Dynamic(_, Region::Var(inner)) => self.outlives(*inner, r, self.cause.category),
                TyKind::FnPtr(sig) => pending.extend(sig.inputs_and_output.iter()),
                TyKind::Ref(..)
                | TyKind::Dynamic(..)
                | TyKind::Bool
                | TyKind::Char
                | TyKind::Int(_)
                | TyKind::Float(_)
                | TyKind::Str
                | TyKind::Never
                | TyKind::Infer(_)
                | TyKind::Error => {}
            }
        }
    }

    fn args_outlive(&mut self, args: &Args, r: RegionVid, pending: &mut Vec<Ty>) {
        for arg in args.iter() {
            match arg {
                Arg::Region(Region::Var(inner)) => self.outlives(*inner, r, self.cause.category),
                Arg::Ty(ty) => pending.push(*ty),
                Arg::Region(_) | Arg::Const(_) => {}
            }
        }
    }

    // -- statements ----------------------------------------------------------------------------------------------

    fn statement(&mut self, kind: &StatementKind) {
        match kind {
            StatementKind::Assign(place, value) => {
                let value_ty = self.rvalue_ty(value);
                if !off(Rule::AssignRelates) {
                    let category = match place.as_local() {
                        Some(local) if self.field_temps.contains(&local) => Category::Usage,
                        _ => self.assign_category(place),
                    };
                    self.assign(place, value_ty, category);
                }
            }
            StatementKind::AscribeUserType(place, variance, ty) => {
                let place_ty = self.place_ty(place).ty;
                let user_ty = self.renumber(*ty);
                let user_ty = self.normalize(user_ty);
                // What is annotated has a type of its own, which is equal to the written one.
                let own = self.renumber_as_is(user_ty.erase_regions());
                if !off(Rule::AnnotationRelates) {
                    self.relate(own, user_ty, Variance::Invariant, self.with(Category::BoringNoLocation));
                    self.relate(place_ty, own, *variance, self.with(Category::TypeAnnotation));
                }
            }
            StatementKind::FakeRead(..)
            | StatementKind::StorageLive(_)
            | StatementKind::StorageDead(_)
            | StatementKind::Nop => {}
        }
    }

    /// The value fits the place.
    fn assign(&mut self, place: &Place, value: Ty, category: Category) {
        match self.opaque_output {
            // What is returned as `impl Trait` is what stands behind it: it need not fit a type that was written.
            Some(output) if place.as_local() == Some(Local::RETURN) => self.returned(value, output),
            _ => {
                let place_ty = self.place_ty_in(place, Variance::Invariant).ty;
                self.sub(value, place_ty, category);
            }
        }
    }

    fn assign_category(&self, place: &Place) -> Category {
        match place.as_local() {
            Some(Local::RETURN) => match self.body.owner {
                BodyOwner::Const(_) | BodyOwner::Static(_) => Category::UseAsConst,
                BodyOwner::Fn(_) | BodyOwner::Closure(_) => Category::Return,
            },
            Some(local) if !matches!(self.body.locals[local].kind, LocalDeclKind::Var { .. }) => Category::Boring,
            _ => Category::Assignment,
        }
    }

    fn rvalue_ty(&mut self, value: &Rvalue) -> Ty {
        match value {
            Rvalue::Use(operand) => self.operand_ty(operand),
            Rvalue::Repeat(operand, count) => Ty::array(self.operand_ty(operand), *count),
            Rvalue::Ref(kind, place) => self.borrow_ty(*kind, place),
            Rvalue::RawPtr(m, place) => Ty::raw_ptr(self.place_ty(place).ty, *m),
            Rvalue::Len(_) => Ty::usize(),
            Rvalue::Cast(_, operand, ty) => {
                let from = self.operand_ty(operand);
                let to = self.renumber(ty.erase_regions());
                self.cast(from, to)
            }
            Rvalue::Coerce(kind, operand, ty) => {
                let from = self.operand_ty(operand);
                let to = self.renumber(ty.erase_regions());
                self.coerce(*kind, from, to);
                to
            }
            Rvalue::Binary(op, operands) => {
                let ty = self.operand_ty(&operands.0);
                self.operand_ty(&operands.1);
                match op {
                    hir::BinOp::Eq
                    | hir::BinOp::Ne
                    | hir::BinOp::Lt
                    | hir::BinOp::Le
                    | hir::BinOp::Gt
                    | hir::BinOp::Ge => Ty::bool(),
                    _ => ty,
                }
            }
            Rvalue::CheckedBinary(_, operands) => {
                let ty = self.operand_ty(&operands.0);
                Ty::tuple(&[ty, Ty::bool()])
            }
            Rvalue::Unary(_, operand) => self.operand_ty(operand),
            Rvalue::Discriminant(_) => Ty::int(IntTy::Isize),
            Rvalue::Aggregate(kind, operands) => self.aggregate_ty(kind, operands),
        }
    }

    fn borrow_ty(&mut self, kind: BorrowKind, place: &Place) -> Ty {
        let region = self.graph.fresh(Origin::Existential);
        if let Some(location) = self.cause.location {
            self.region_of.insert(location, region);
        }
        let (mutability, variance) = match kind {
            BorrowKind::Shared | BorrowKind::Fake { .. } => (Mutability::Not, Variance::Covariant),
            BorrowKind::Mut(_) => (Mutability::Mut, Variance::Invariant),
        };
        let ty = self.place_ty_in(place, variance).ty;
        self.reborrow(place, region);
        Ty::reference(Region::Var(region), ty, mutability)
    }

    /// Reborrow constraints (RFC 2094): `&'r **p` needs every reference passed through to outlive `'r`, up to the first
    /// shared one.
    fn reborrow(&mut self, place: &Place, region: RegionVid) {
        let category = if self.is_upvar(place) { Category::ClosureUpvar } else { Category::Boring };
        for depth in (0..place.projection.len()).rev() {
            if place.projection[depth] != Proj::Deref {
                continue;
            }
            let base = Place { local: place.local, projection: place.projection[..depth].to_vec() };
            match *self.place_ty(&base).ty.kind() {
                TyKind::Ref(Region::Var(through), _, mutability) => {
                    if !off(Rule::Reborrow) {
                        self.outlives(through, region, category);
                    }
                    if mutability == Mutability::Not && !off(Rule::ReborrowStopsAtShared) {
                        return;
                    }
                }
                TyKind::RawPtr(..) => return,
                _ => {}
            }
        }
    }

    /// Whether the place is a captured variable, as the closure's body sees it.
    fn is_upvar(&self, place: &Place) -> bool {
        if place.local != Local::ENV || !self.universal.is_closure {
            return false;
        }
        let steps = match place.projection.as_slice() {
            [Proj::Deref, steps @ ..] => steps,
            steps => steps,
        };
        match steps {
            [Proj::Field(..)] => true,
            [Proj::Field(field, _), Proj::Deref] => {
                self.body.upvars.get(field.0 as usize).is_some_and(|upvar| upvar.by_ref.is_some())
            }
            _ => false,
        }
    }

    /// Casts between pointers keep the regions of what is pointed to.
    fn cast(&mut self, from: Ty, to: Ty) -> Ty {
        if let (TyKind::RawPtr(a, _), TyKind::RawPtr(b, _)) = (from.kind(), to.kind())
            && a.erase_regions() == b.erase_regions()
        {
            self.sub(*a, *b, Category::Cast);
        }
        to
    }

    fn coerce(&mut self, kind: hir::Coercion, from: Ty, to: Ty) {
        match kind {
            hir::Coercion::ReifyFn => {
                if let (TyKind::FnDef(id, args), TyKind::FnPtr(target)) = (from.kind(), to.kind()) {
                    let sig = self.fn_sig(*id, *args);
                    let cause = self.with(Category::Cast);
                    self.relate_sigs(sig, *target, cause);
                }
            }
            hir::Coercion::ClosureFn => {
                if let (TyKind::Closure(_, args), TyKind::FnPtr(target)) = (from.kind(), to.kind())
                    && let Some(sig) = ClosureArgs::split(*args).fn_sig()
                {
                    let cause = self.with(Category::Cast);
                    self.relate_sigs(sig, *target, cause);
                }
            }
            hir::Coercion::UnsafeFn => {
                if let (TyKind::FnPtr(a), TyKind::FnPtr(b)) = (from.kind(), to.kind()) {
                    let cause = self.with(Category::Cast);
                    self.relate_sigs(*a, *b, cause);
                }
            }
            hir::Coercion::MutToConst => {
                if let (TyKind::RawPtr(a, _), TyKind::RawPtr(b, _)) = (from.kind(), to.kind()) {
                    self.sub(*a, *b, Category::Cast);
                }
            }
            hir::Coercion::Unsize => self.unsize(from, to),
        }
    }

    pub(super) fn relate_sigs(&mut self, a: FnSig, b: FnSig, cause: Cause) {
        if off(Rule::CoercedSignature) {
            return;
        }
        let mut relate =
            Relate { ctx: self.ctx, graph: &mut self.graph, static_region: self.universal.static_region, cause };
        relate.signatures(a, b, Variance::Covariant);
    }

    /// `&[T; N]` to `&[T]`, `&T` to `&dyn Trait`, and the same inside `Box`, `Rc` and the like.
    fn unsize(&mut self, from: Ty, to: Ty) {
        match (from.kind(), to.kind()) {
            (TyKind::Ref(r1, t1, _), TyKind::Ref(r2, t2, _)) => {
                if let (Region::Var(a), Region::Var(b)) = (r1, r2)
                    && !off(Rule::UnsizeReference)
                {
                    self.outlives(*a, *b, Category::Cast);
                }
                self.unsize_pointee(*t1, *t2, Category::Cast);
            }
            (TyKind::Ref(_, t1, _) | TyKind::RawPtr(t1, _), TyKind::RawPtr(t2, _)) => {
                self.unsize_pointee(*t1, *t2, Category::Cast)
            }
            (TyKind::Adt(id1, args1), TyKind::Adt(id2, args2)) if id1 == id2 => {
                for (a, b) in args1.iter().zip(args2.iter()) {
                    match (a, b) {
                        (Arg::Ty(a), Arg::Ty(b)) => self.unsize_pointee(*a, *b, Category::UnsizeToDyn),
                        (Arg::Region(Region::Var(a)), Arg::Region(Region::Var(b))) => {
                            self.outlives(*a, *b, Category::Cast);
                        }
                        _ => {}
                    }
                }
            }
            _ => self.sub(from, to, Category::Cast),
        }
    }

    fn unsize_pointee(&mut self, from: Ty, to: Ty, category: Category) {
        match (from.kind(), to.kind()) {
            (TyKind::Array(a, _), TyKind::Slice(b)) => self.sub(*a, *b, Category::Cast),
            (TyKind::Dynamic(d1, r1), TyKind::Dynamic(d2, r2)) => {
                if let (Region::Var(a), Region::Var(b)) = (r1, r2) {
                    self.outlives(*a, *b, Category::Cast);
                }
                if d1.principal.map(|p| p.0) == d2.principal.map(|p| p.0) {
                    let target = Ty::new(TyKind::Dynamic(*d2, *r1));
                    let cause = self.with(Category::Cast);
                    self.relate(from, target, Variance::Invariant, cause);
                }
            }
            (_, TyKind::Dynamic(dyn_ty, region)) => {
                let saved = self.cause;
                self.cause.category = category;
                if let Region::Var(r) = region
                    && !off(Rule::UnsizeBound)
                {
                    self.type_outlives_at(from, *r);
                }
                self.dyn_predicates(from, *dyn_ty);
                self.cause = saved;
            }
            _ => self.sub(from, to, Category::Cast),
        }
    }

    /// The concrete type implements the trait of the object type, with these arguments and associated types.
    fn dyn_predicates(&mut self, concrete: Ty, dyn_ty: DynTy) {
        let Some((trait_id, args)) = dyn_ty.principal else { return };
        let with_self = |args: Args| {
            let mut all = vec![Arg::Ty(shift(concrete, 1))];
            all.extend(args.iter().copied());
            Ty::args(&all)
        };
        let trait_ref = TraitRef { trait_id, args: with_self(args) };
        self.prove(Predicate::Trait { trait_ref, bound: dyn_ty.bound });
        for (assoc, ty) in dyn_ty.projections.iter() {
            let args = with_self(args);
            self.prove(Predicate::Projection { assoc: *assoc, args, ty: *ty, bound: dyn_ty.bound });
        }
    }

    fn aggregate_ty(&mut self, kind: &AggregateKind, operands: &[Operand]) -> Ty {
        match kind {
            AggregateKind::Tuple => {
                let tys: Vec<Ty> = operands.iter().map(|operand| self.operand_ty(operand)).collect();
                Ty::tuple(&tys)
            }
            AggregateKind::Array(element) => {
                let element = self.renumber(element.erase_regions());
                for operand in operands {
                    let ty = self.operand_ty(operand);
                    if !off(Rule::ElementRelates) {
                        self.sub(ty, element, Category::Boring);
                    }
                }
                Ty::array(element, Const::Value(operands.len() as u128))
            }
            AggregateKind::Adt { adt, variant, args, union_field, user_args } => {
                let args = self.renumber(erase_regions(*args));
                if let Some(user_args) = user_args {
                    self.relate_user_args(args, *user_args);
                }
                let def = self.ctx.adt(*adt);
                let fields: Vec<Ty> = match (def.variants.get(*variant), union_field) {
                    (Some(v), Some(field)) => v.fields.get(*field).map(|f| f.ty).into_iter().collect(),
                    (Some(v), None) => v.fields.iter().map(|f| f.ty).collect(),
                    (None, _) => Vec::new(),
                };
                for (operand, field) in operands.iter().zip(fields) {
                    let ty = self.operand_ty(operand);
                    let field = self.renumber(field.subst(args));
                    let field = self.normalize(field);
                    if !off(Rule::FieldRelates) {
                        self.sub(ty, field, Category::Boring);
                    }
                }
                if !off(Rule::WhereClausesOfStruct) {
                    self.prove_all(&def.generics.predicates, args);
                }
                Ty::adt(*adt, args)
            }
            AggregateKind::Closure(id, _) => self.closure_ty(*id, operands),
        }
    }

    /// Creating a closure: its captures fit, and what its body needs of its regions is demanded here.
    fn closure_ty(&mut self, id: ClosureId, operands: &[Operand]) -> Ty {
        let closure = self.ctx.closure(id);
        let mut externals = Vec::new();
        let graph = &mut self.graph;
        let ty = self.universal.renumber_with(closure.ty, &mut || {
            let vid = graph.fresh(Origin::Existential);
            externals.push(vid);
            vid
        });
        let (ty, params) = self.own_parent_args(ty);
        self.closure_requirements(id, &externals, &params);
        self.closure_predicates(&params);
        if let TyKind::Closure(_, args) = ty.kind() {
            let upvars = ClosureArgs::split(*args).upvar_tys();
            for (operand, upvar) in operands.iter().zip(upvars) {
                let operand_ty = self.operand_ty(operand);
                if !off(Rule::CaptureRelates) {
                    self.sub(operand_ty, *upvar, Category::Boring);
                }
            }
        }
        ty
    }

    /// A closure has the function's parameters as arguments: early-bound lifetimes are its own, equal to those of the function.
    fn own_parent_args(&mut self, ty: Ty) -> (Ty, HashMap<u32, RegionVid>) {
        let mut params = self.universal.params.clone();
        let TyKind::Closure(id, args) = ty.kind() else { return (ty, params) };
        let generics = self.body.generics.clone();
        let cause = self.with(Category::BoringNoLocation);
        let ClosureArgs { parent, kind, sig, upvars } = ClosureArgs::split(*args);
        let mut own_args = parent.to_vec();
        for (index, (arg, param)) in own_args.iter_mut().zip(&generics.params).enumerate() {
            let hir::GenericParamKind::Lifetime { late_bound: false, .. } = param.kind else { continue };
            let Some(lifetime) = self.universal.params.get(&(index as u32)) else { continue };
            let own = self.graph.fresh(Origin::Existential);
            *arg = Arg::Region(Region::Var(own));
            self.relation(cause).args(Arg::Region(Region::Var(*lifetime)), *arg, Variance::Invariant);
            params.insert(index as u32, own);
        }
        (Ty::new(TyKind::Closure(*id, ClosureArgs::join(&own_args, kind, sig, upvars))), params)
    }

    /// A closure is under the where clauses of the function around it, which hold where it is made: `'b: 'a` is a demand on
    /// `'b` there, and no longer only what is known of it.
    fn closure_predicates(&mut self, params: &HashMap<u32, RegionVid>) {
        let body = self.body;
        for predicate in body.env.iter().chain(&body.generics.predicates) {
            let Predicate::RegionOutlives(Region::Param(longer), Region::Param(shorter)) = predicate else { continue };
            if let (Some(longer), Some(shorter)) = (params.get(&longer.index), params.get(&shorter.index)) {
                self.outlives(*longer, *shorter, Category::Predicate);
            }
        }
    }

    /// What the closure asks of its creator.
    fn closure_requirements(&mut self, id: ClosureId, externals: &[RegionVid], params: &HashMap<u32, RegionVid>) {
        let Some(requirements) = self.closures.get(&id) else { return };
        for requirement in requirements.regions.iter() {
            let resolve = |external: External| match external {
                External::Static => Some(self.universal.static_region),
                External::Param(index) => params.get(&index).copied(),
                External::Nth(n) => externals.get(n).copied(),
            };
            if let (Some(longer), Some(shorter)) = (resolve(requirement.longer), resolve(requirement.shorter))
                && !off(Rule::ClosureRequirements)
            {
                self.of_closures.push(Constraint {
                    longer,
                    shorter,
                    category: requirement.category,
                    span: requirement.span,
                    location: self.cause.location,
                    from_closure: true,
                });
            }
        }
    }

    // -- terminators ---------------------------------------------------------------------------------------------

    fn terminator(&mut self, kind: &TerminatorKind) {
        match kind {
            TerminatorKind::Call { func, args, destination, source, .. } => {
                self.call(func, args, destination, *source);
            }
            TerminatorKind::SwitchInt { operand, .. } => {
                self.operand_ty(operand);
            }
            TerminatorKind::Goto(_)
            | TerminatorKind::Return
            | TerminatorKind::UnwindResume
            | TerminatorKind::Unreachable
            | TerminatorKind::Drop { .. }
            | TerminatorKind::Assert { .. }
            | TerminatorKind::FalseEdge { .. }
            | TerminatorKind::FalseUnwind { .. } => {}
        }
    }

    fn call(&mut self, func: &Operand, args: &[Operand], destination: &Place, source: hir::CallSource) {
        let func_ty = self.operand_ty(func);
        let sig = match func_ty.kind() {
            TyKind::FnDef(id, fn_args) => self.fn_sig(*id, *fn_args),
            TyKind::FnPtr(sig) => *sig,
            TyKind::Closure(_, args) => match ClosureArgs::split(*args).fn_sig() {
                Some(sig) => sig,
                None => return,
            },
            _ => return,
        };
        let opened: Vec<Region> = (0..sig.bound).map(|_| self.fresh()).collect();
        let tys = instantiate_bound(sig.inputs_and_output, &opened);
        let (output, inputs) = match tys.split_last() {
            Some((output, inputs)) => (*output, inputs),
            None => return,
        };
        self.cause.category = Category::Boring;
        for ty in tys.iter() {
            self.well_formed(*ty);
        }
        for (arg, input) in args.iter().zip(inputs) {
            let arg_ty = self.operand_ty(arg);
            let input = self.normalize(*input);
            let category = match source {
                _ if self.ctx.is_constructor(func_ty) => Category::Boring,
                hir::CallSource::Normal | hir::CallSource::Method => Category::CallArgument,
                hir::CallSource::Operator | hir::CallSource::Overloaded | hir::CallSource::Desugar(_) => {
                    Category::Boring
                }
            };
            if !off(Rule::ArgumentRelates) {
                self.sub(arg_ty, input, category);
            }
        }
        let output = self.normalize(output);
        if !off(Rule::CallResultRelates) {
            self.assign(destination, output, self.assign_category(destination));
        }
    }

    /// What a type says of its lifetimes by being mentioned: `&'a &'b T` that `'b: 'a`, a struct its `where` clauses.
    pub(super) fn well_formed(&mut self, ty: Ty) {
        if !ty.has(Flags::REGION) || off(Rule::CallIsWellFormed) {
            return;
        }
        let mut parts = Vec::new();
        ty.walk(&mut |part| {
            parts.push(part);
            !matches!(part.kind(), TyKind::FnPtr(_) | TyKind::Dynamic(..))
        });
        for part in parts {
            match part.kind() {
                TyKind::Ref(Region::Var(region), pointee, _) => match pointee.kind() {
                    // The references inside say the rest themselves.
                    TyKind::Ref(Region::Var(inner), ..) => self.outlives(*inner, *region, self.cause.category),
                    // What an associated type is mentions less than its trait's arguments may.
                    _ => {
                        let pointee = self.normalize(*pointee);
                        self.type_outlives_at(pointee, *region);
                    }
                },
                TyKind::Adt(id, args) => {
                    let ctx = self.ctx;
                    let known = self.adt_outlives.entry(*id).or_insert_with(|| adt_outlives(ctx, *id).into());
                    for predicate in known.clone().iter() {
                        let predicate = self.renumber(subst(*predicate, *args));
                        self.prove(predicate);
                    }
                }
                _ => {}
            }
        }
    }

    /// A function's signature for one use: late-bound lifetimes are instantiated afresh.
    fn fn_sig(&mut self, id: FnId, args: Args) -> FnSig {
        let func = self.ctx.func(id);
        let mut fresh_args: Vec<Arg> = args.to_vec();
        for (i, param) in func.generics.params.iter().enumerate() {
            if let hir::GenericParamKind::Lifetime { late_bound: true, .. } = param.kind
                && let Some(slot) = fresh_args.get_mut(i)
            {
                *slot = Arg::Region(self.fresh());
            }
        }
        let sig = subst(func.sig, Ty::args(&fresh_args));
        self.renumber(sig)
    }
}

impl hir::RegionSink for TypeCheck<'_> {
    fn fresh(&mut self) -> Region {
        TypeCheck::fresh(self)
    }
    fn outlives(&mut self, longer: Region, shorter: Region) {
        let vid = |region: Region| match region {
            Region::Var(vid) => Some(vid),
            Region::Static => Some(self.universal.static_region),
            Region::Param(param) => self.universal.params.get(&param.index).copied(),
            Region::Bound { .. } | Region::Erased | Region::Error => None,
        };
        if let (Some(longer), Some(shorter)) = (vid(longer), vid(shorter)) {
            TypeCheck::outlives(self, longer, shorter, self.cause.category);
        }
    }
    fn type_outlives(&mut self, ty: Ty, region: Region) {
        let region = match region {
            Region::Var(vid) => vid,
            Region::Static => self.universal.static_region,
            Region::Param(param) => match self.universal.params.get(&param.index) {
                Some(vid) => *vid,
                None => return,
            },
            Region::Bound { .. } | Region::Erased | Region::Error => return,
        };
        self.type_outlives_at(ty, region);
    }
}
