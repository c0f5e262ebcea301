//! HIR to MIR.
//!
//! One function at a time: expressions become statements over places ([`expr`], [`place`]), patterns become tests and
//! bindings ([`matches`]), lexical scopes become drops and storage markers on every way out ([`scope`]). What is evaluated
//! when, what lives how long and what counts as a use follows rustc's `rustc_mir_build`, since the borrow checker's verdicts
//! depend on it.
//!
//! ```text
//! let s = String::new();      StorageLive(_1); _1 = String::new() -> [return bb1, unwind continue]
//! f(&s);                      StorageLive(_3); _3 = &_1; _2 = f(move _3) -> [return bb2, unwind bb4]; StorageDead(_3)
//! }                           drop(_1) -> bb3;  StorageDead(_1)
//! ```

mod block;
mod closure;
mod decision;
mod expr;
mod matches;
mod operand;
mod place;
mod promote;
mod scope;

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::hir::{self, BodyOwner, Context, LabelId, LocalId};
use crate::index::IdVec;
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

use scope::{DropKind, DropTree, Scope as DropScope};

/// Lowers one checked body. The result is in [`Phase::Built`]. Closures inside are bodies of their own.
///
/// # Errors
/// `C0001` if a `match` multiplies out to more alternatives than the implementation takes on.
pub fn lower(ctx: &dyn Context, hir: &hir::Body) -> Result<Body, Diagnostic> {
    let mut builder = Builder::new(ctx, hir, hir.ret, hir.span);
    let closure = match hir.owner {
        BodyOwner::Closure(id) => Some(ctx.closure(id)),
        BodyOwner::Fn(_) | BodyOwner::Const(_) | BodyOwner::Static(_) => None,
    };
    if let Some(closure) = &closure {
        builder.enter_closure(closure);
    }
    builder.lower_root(hir);
    if let Some(refused) = builder.refused {
        return Err(refused);
    }
    if builder.too_many_candidates {
        return Err(Diagnostic::limit(hir.span, "the patterns of a `match` have too many combinations"));
    }
    Ok(builder.finish())
}

/// Builds one body. The cursor `block` is where the next statement goes.
struct Builder<'a> {
    ctx: &'a dyn Context,
    hir: &'a hir::Body,
    span: Span,
    locals: IdVec<Local, LocalDecl>,
    blocks: IdVec<BlockId, Block>,
    source_scopes: IdVec<ScopeId, Scope>,
    vars: Vec<VarInfo>,
    promoted: IdVec<PromotedId, Body>,
    upvars: Vec<Upvar>,
    arg_count: usize,

    block: BlockId,
    source_scope: ScopeId,
    scopes: Vec<DropScope>,
    /// Indices into `scopes` of those at whose end temporaries die.
    temp_scopes: Vec<usize>,
    /// Temporaries whose life a `let` extends: address of the expression, and the scope instead.
    /// `FOREVER` in the value of a constant or static.
    extended: HashMap<usize, usize>,
    breakables: Vec<Breakable>,
    /// Ways out of the conditions being lowered to their `else`.
    if_scopes: Vec<IfScope>,
    return_tree: DropTree,
    resume: Option<BlockId>,
    /// The cleanup block that drops a local and goes on to another cleanup block.
    unwinding: HashMap<(BlockId, Local), BlockId>,
    /// All of those, and where they end, as they were made.
    chains: Vec<BlockId>,
    exit_spans: HashMap<BlockId, SourceInfo>,

    var_locals: HashMap<LocalId, Local>,
    /// Inside a match guard, the temporaries that live as long as the arm.
    fixed_temps: Option<FixedTemps>,
    /// Inside a match guard: by-value bindings are seen through these references.
    guard_refs: HashMap<LocalId, Local>,
    closure: Option<closure::ClosureEnv>,
    /// A match has more alternatives than [`decision`] takes on.
    too_many_candidates: bool,
    /// What only lowering notices, the first.
    refused: Option<Diagnostic>,
}

/// A loop or labelled block being lowered.
struct Breakable {
    label: LabelId,
    /// Number of scopes outside it.
    depth: usize,
    destination: Place,
    break_tree: DropTree,
    continue_tree: DropTree,
}

/// The temporaries of a guard in the order they are made: a guard is lowered once for each alternative of its arm, each
/// time in the same way, and whichever alternative matched, the arm ends the same temporaries.
struct FixedTemps {
    scope: usize,
    temps: Vec<Local>,
    /// How many this time has made so far.
    next: usize,
}

/// Stands for the scope of what lives as long as the program.
const FOREVER: usize = usize::MAX;

struct IfScope {
    depth: usize,
    else_tree: DropTree,
}

impl<'a> Builder<'a> {
    fn new(ctx: &'a dyn Context, hir: &'a hir::Body, ret: Ty, span: Span) -> Builder<'a> {
        let mut locals = IdVec::new();
        locals.push(LocalDecl {
            ty: ret,
            mutability: Mutability::Mut,
            kind: LocalDeclKind::Return,
            scope: ScopeId(0),
            span,
        });
        let mut source_scopes = IdVec::new();
        source_scopes.push(Scope { parent: None, span });
        let mut builder = Builder {
            ctx,
            hir,
            span,
            locals,
            blocks: IdVec::new(),
            source_scopes,
            vars: Vec::new(),
            promoted: IdVec::new(),
            upvars: Vec::new(),
            arg_count: 0,
            block: BlockId::START,
            source_scope: ScopeId(0),
            scopes: Vec::new(),
            temp_scopes: Vec::new(),
            extended: HashMap::new(),
            breakables: Vec::new(),
            if_scopes: Vec::new(),
            return_tree: DropTree::default(),
            resume: None,
            unwinding: HashMap::new(),
            chains: Vec::new(),
            exit_spans: HashMap::new(),
            var_locals: HashMap::new(),
            fixed_temps: None,
            guard_refs: HashMap::new(),
            closure: None,
            too_many_candidates: false,
            refused: None,
        };
        builder.block = builder.new_block();
        builder
    }

    /// Arguments, then the body's value into the return place, then every way out.
    fn lower_root(&mut self, hir: &'a hir::Body) {
        self.push_scope(hir.span);
        self.temp_scopes.push(0);
        let args: Vec<Local> = hir.params.iter().map(|param| self.declare_arg(param)).collect();
        self.arg_count += args.len();
        for (param, arg) in hir.params.iter().zip(&args) {
            self.schedule_here(*arg, DropKind::Value);
            self.bind_arg(param, *arg);
        }
        if let Some(user_ty) = hir.ret_user_ty {
            let kind = StatementKind::AscribeUserType(Local::RETURN.into(), hir::Variance::Invariant, user_ty);
            self.push(self.info(hir.span), kind);
        }
        // The body's own temporaries die before the arguments.
        let is_item = matches!(hir.owner, BodyOwner::Const(_) | BodyOwner::Static(_));
        if is_item {
            self.extend_item_temporaries(&hir.value);
        }
        self.in_temp_scope(hir.span, |b| b.expr_into(Place::local(Local::RETURN), &hir.value));
        self.pop_scope();
        self.temp_scopes.pop();
        let info = SourceInfo { span: hir.span.end_point(), scope: ScopeId(0) };
        let tree = std::mem::take(&mut self.return_tree);
        if let Some(returned) = self.build_tree(tree, None) {
            let exit = self.new_block();
            self.terminate(info, TerminatorKind::Goto(exit));
            self.terminate_block(returned, info, TerminatorKind::Goto(exit));
            self.block = exit;
        }
        self.terminate(info, TerminatorKind::Return);
    }

    fn declare_arg(&mut self, param: &'a hir::Param) -> Local {
        let simple = simple_binding(&param.pat);
        let (kind, mutability) = match simple {
            Some(local) => {
                let decl = &self.hir.locals[local];
                let kind = LocalDeclKind::Var { local, name: decl.name.name, is_arg: true, by_ref: false };
                (kind, if decl.mutable { Mutability::Mut } else { Mutability::Not })
            }
            None => (LocalDeclKind::Arg, Mutability::Not),
        };
        let span = simple.map_or(param.span, |local| self.hir.locals[local].name.span);
        let arg = self.locals.push(LocalDecl { ty: param.ty, mutability, kind, scope: self.source_scope, span });
        if let Some(local) = simple {
            self.var_locals.insert(local, arg);
            let index = self.locals.len() - 1;
            self.note_var(local, arg, Some(index));
        }
        arg
    }

    fn bind_arg(&mut self, param: &'a hir::Param, arg: Local) {
        if let Some(user_ty) = param.user_ty {
            let place = Place::local(arg);
            let kind = StatementKind::AscribeUserType(place, hir::Variance::Invariant, user_ty);
            self.push(self.info(param.span), kind);
        }
        if simple_binding(&param.pat).is_none() {
            self.declare_bindings(&param.pat);
            self.bind_irrefutable(&param.pat, Place::local(arg).into(), param.span);
        }
    }

    /// Records a variable for debug information.
    fn note_var(&mut self, local: LocalId, mir_local: Local, arg_index: Option<usize>) {
        let decl = &self.hir.locals[local];
        self.vars.push(VarInfo {
            name: decl.name.name,
            local_id: local,
            place: Place::local(mir_local),
            ty: decl.ty,
            scope: self.source_scope,
            span: decl.name.span,
            arg_index,
            hidden: decl.kind == hir::LocalKind::Desugar,
        });
    }

    fn finish(self) -> Body {
        let closures = closures_of(&self.blocks);
        let mut body = Body {
            owner: self.hir.owner,
            phase: Phase::Built,
            origin: self.hir.origin,
            generics: self.hir.generics.clone(),
            env: self.hir.env.clone(),
            locals: self.locals,
            arg_count: self.arg_count,
            blocks: self.blocks,
            scopes: self.source_scopes,
            vars: self.vars,
            promoted: self.promoted,
            closures,
            upvars: self.upvars,
            span: self.span,
        };
        // rustc makes the blocks of unwinding when all others are made, the last drop of a chain last.
        let mut unwinding = vec![false; body.blocks.len()];
        self.chains.iter().for_each(|block| unwinding[block.0 as usize] = true);
        let others = body.blocks.ids().filter(|block| !unwinding[block.0 as usize]);
        let order = others.chain(self.chains.iter().rev().copied()).collect();
        crate::mir::simplify::merge_chains(&mut body, order);
        body
    }

    // -- emission ------------------------------------------------------------------------------------------------

    fn info(&self, span: Span) -> SourceInfo {
        SourceInfo { span, scope: self.source_scope }
    }

    /// A block that is unreachable until something goes to it.
    fn new_block(&mut self) -> BlockId {
        let info = SourceInfo { span: self.span, scope: ScopeId(0) };
        let terminator = Terminator { kind: TerminatorKind::Unreachable, info };
        self.blocks.push(Block { statements: Vec::new(), terminator, is_cleanup: false })
    }

    fn new_cleanup_block(&mut self) -> BlockId {
        let block = self.new_block();
        self.blocks[block].is_cleanup = true;
        block
    }

    fn push(&mut self, info: SourceInfo, kind: StatementKind) {
        let block = self.block;
        self.blocks[block].statements.push(Statement { kind, info });
    }

    fn assign(&mut self, span: Span, place: Place, value: Rvalue) {
        self.push(self.info(span), StatementKind::Assign(place, value));
    }

    fn terminate(&mut self, info: SourceInfo, kind: TerminatorKind) {
        let block = self.block;
        self.terminate_block(block, info, kind);
    }

    fn terminate_block(&mut self, block: BlockId, info: SourceInfo, kind: TerminatorKind) {
        self.blocks[block].terminator = Terminator { kind, info };
    }

    /// Ends the current block with a jump to `target`.
    fn goto(&mut self, span: Span, target: BlockId) {
        self.terminate(self.info(span), TerminatorKind::Goto(target));
    }

    /// Ends the current block as one control never leaves, and moves to a fresh one.
    fn diverged(&mut self, span: Span) {
        self.terminate(self.info(span), TerminatorKind::Unreachable);
        self.block = self.new_block();
    }

    /// A temporary without storage markers, for values the builder itself needs.
    fn temp(&mut self, ty: Ty, span: Span) -> Local {
        let kind = LocalDeclKind::Temp;
        self.locals.push(LocalDecl { ty, mutability: Mutability::Mut, kind, scope: self.source_scope, span })
    }

    // -- questions about types -----------------------------------------------------------------------------------

    fn is_copy(&self, ty: Ty) -> bool {
        self.ctx.is_copy(ty, &self.hir.env)
    }

    fn needs_drop(&self, ty: Ty) -> bool {
        self.ctx.needs_drop(ty, &self.hir.env)
    }

    /// Type of field `field` of a struct, union, tuple or closure.
    fn field_ty(&self, ty: Ty, field: FieldIdx) -> Ty {
        match ty.kind() {
            TyKind::Tuple(tys) => tys.get(field.0 as usize).copied().unwrap_or(Ty::ERROR()),
            TyKind::Adt(id, args) => {
                let adt = self.ctx.adt(*id);
                let field = adt.variants.get(VariantIdx::STRUCT).and_then(|v| v.fields.get(field));
                field.map_or(Ty::ERROR(), |f| self.ctx.normalize(f.ty.subst(*args).erase_regions(), &self.hir.env))
            }
            TyKind::Closure(_, args) => {
                ClosureArgs::split(*args).upvar_tys().get(field.0 as usize).copied().unwrap_or(Ty::ERROR())
            }
            _ => Ty::ERROR(),
        }
    }
}

/// The closures that statements make.
fn closures_of(blocks: &IdVec<BlockId, Block>) -> Vec<ClosureId> {
    let mut closures = Vec::new();
    let mut seen = HashSet::new();
    for statement in blocks.iter().flat_map(|block| &block.statements) {
        if let StatementKind::Assign(_, Rvalue::Aggregate(AggregateKind::Closure(id, _), _)) = &statement.kind
            && seen.insert(*id)
        {
            closures.push(*id);
        }
    }
    closures
}

/// The variable bound by a pattern that is just a name (by value).
fn simple_binding(pat: &hir::Pat) -> Option<LocalId> {
    match &*pat.kind {
        hir::PatKind::Binding { local, mode: hir::BindingMode::ByValue, sub: None } => Some(*local),
        _ => None,
    }
}
