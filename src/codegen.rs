//! From elaborated MIR to a bytecode program: monomorphisation, frame layout, instructions, debug information.
//!
//! ```text
//!   mono      which instances of which functions, and which static bytes, the program needs
//!   lower     one instance's MIR to lir; shims: the functions nobody wrote (drop glue, ...)
//!   opt       on lir: inlining of small library functions, propagation, dead stores, jumps
//!   frame     where variables lie;  legalize, select, emit: instructions
//!   debug     types for pictures;   link: functions, statics and tables together
//! ```

mod bld;
mod check;
mod debug;
mod emit;
mod frame;
mod legalize;
mod link;
mod lir;
mod lower;
mod mono;
mod opt;
mod print;
mod select;
mod shims;

use std::collections::HashSet;
use std::rc::Rc;

use crate::bytecode::{Ownership, Program};
use crate::diagnostic::Diagnostic;
use crate::hir::{BodyOwner, Context};
use crate::index::{Id, IdVec};
use crate::mir::{self, Body, Location, PromotedId};
use crate::source::{Sources, Span};
use crate::ty::*;
use lir::{Func, InstId};
use mono::{Gen, MonoItem};

/// Elaborated bodies, on demand.
pub trait Bodies {
    /// The elaborated body; `None` if it has none, or errors were found in it.
    fn mir(&self, owner: BodyOwner) -> Option<Rc<Body>>;
}

/// What borrow checking and drop elaboration found out about user bodies, for pictures. Locations are those of the
/// *elaborated* body.
pub trait Facts {
    /// The tracked paths of a body: variables and their parts.
    fn paths(&self, owner: BodyOwner) -> Vec<PathFact>;
    /// The state of a path (an index into [`Facts::paths`]) just before a location; `None` where it is not in scope.
    fn state(&self, owner: BodyOwner, path: usize, at: Location) -> Option<Ownership>;
    /// The borrows of a body.
    fn loans(&self, owner: BodyOwner) -> Vec<LoanFact>;
    /// Whether a loan is in scope just before a location.
    fn loan_live(&self, owner: BodyOwner, loan: usize, at: Location) -> bool;
    /// Where the line of `at` begins: the first of the locations that lead only to it, of the same line and without `code`.
    fn line_start(&self, owner: BodyOwner, code: &HashSet<Location>, at: Location) -> Location;
}

/// A variable or a part of one.
#[derive(Clone, Debug)]
pub struct PathFact {
    pub place: mir::Place,
    /// As in [`crate::bytecode::Path::projection`].
    pub projection: String,
    /// The drop flag that decides where the state is [`Ownership::Maybe`].
    pub flag: Option<mir::Local>,
}

#[derive(Clone, Debug)]
pub struct LoanFact {
    pub span: Span,
    pub exclusive: bool,
    pub place: mir::Place,
    pub text: String,
    pub holder: Option<mir::Local>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Options {
    /// Inline and propagate. Off: every library function is a call, as written.
    pub optimize: bool,
    /// Emit storage markers for a guarded run.
    pub guard: bool,
    /// Check the references that the user's code mentions: for programs that run in spite of their errors.
    pub unchecked: bool,
    /// Where the program begins: a test. None is `main`.
    pub entry: Option<FnId>,
}

impl Default for Options {
    fn default() -> Options {
        Options { optimize: true, guard: false, unchecked: false, entry: None }
    }
}

/// Compiles the program from `main`, or the entry of the options, on. Errors are limits that only monomorphisation meets.
pub fn compile(
    cx: &dyn Context,
    bodies: &dyn Bodies,
    facts: Option<&dyn Facts>,
    sources: &Sources,
    options: &Options,
) -> Result<Program, Vec<Diagnostic>> {
    let g = Gen::new(cx, bodies, sources, options);
    let Instances { mut funcs, start, main_inst, main_ret } = instantiate(&g)?;
    validate(&g, &funcs);
    opt::run(&g, &mut funcs);
    validate(&g, &funcs);
    link::fold_statics(&g, &funcs);
    let order = link::static_order(&g, &funcs, start);
    let mut entry = shims::entry(&g, &order, main_inst, main_ret);
    opt::tidy(&g, &mut entry, &funcs);
    funcs[start] = Some(entry);
    let program = link::link(&g, funcs, start, facts);
    match g.failed() {
        true => Err(g.take_errors()),
        false => Ok(program),
    }
}

/// Makes the instances that the program needs, only to see whether they can be made: what generic code does wrong may show
/// in its instances alone.
pub fn collect(
    cx: &dyn Context,
    bodies: &dyn Bodies,
    sources: &Sources,
    options: &Options,
) -> Result<(), Vec<Diagnostic>> {
    instantiate(&Gen::new(cx, bodies, sources, options)).map(drop)
}

/// Every function that can be reached, lowered.
struct Instances {
    funcs: IdVec<InstId, Option<Func>>,
    start: InstId,
    main_inst: InstId,
    main_ret: Ty,
}

fn instantiate(g: &Gen<'_>) -> Result<Instances, Vec<Diagnostic>> {
    let Some(main) = g.options.entry.or_else(|| g.cx.main_fn()) else { return Err(Vec::new()) };
    let main_args = Ty::args(&[]);
    let main_ret = g.subst(g.cx.func(main).sig.output(), main_args);
    let main_inst = g.fn_instance(main, main_args);
    let mut funcs: IdVec<InstId, Option<Func>> = IdVec::new();
    build_all(g, &mut funcs);
    // The start mentions what `main`'s result needs; statics are initialised before.
    let start = g.instance(MonoItem::Start);
    funcs.push(Some(shims::entry(g, &[], main_inst, main_ret)));
    build_all(g, &mut funcs);
    match g.failed() {
        true => Err(g.take_errors()),
        false => Ok(Instances { funcs, start, main_inst, main_ret }),
    }
}

/// In debug builds, checks what every function promises.
fn validate(g: &Gen<'_>, funcs: &IdVec<InstId, Option<Func>>) {
    if cfg!(debug_assertions) {
        for (id, f) in funcs.iter_ids() {
            let Some(f) = f else { continue };
            if let Some(text) = check::broken(f, funcs) {
                panic!("{}: {text}\n{f}", g.item_name(g.item(id)));
            }
        }
    }
}

/// Lowers every queued instance, and what they queue.
fn build_all(g: &Gen<'_>, funcs: &mut IdVec<InstId, Option<Func>>) {
    while funcs.len() < g.instance_count() {
        if g.failed() {
            return;
        }
        let id = InstId::new(funcs.len());
        g.current.set(Some(id));
        funcs.push(build(g, id));
        g.current.set(None);
    }
}

/// One instance, lowered. `None` where there is no body: an error was reported.
fn build(g: &Gen<'_>, id: InstId) -> Option<Func> {
    let body = |owner: BodyOwner, args: Args| Some(lower::lower_body(g, id, &*g.bodies.mir(owner)?, args));
    let item = g.item(id);
    match item {
        MonoItem::Fn(id, args) => body(BodyOwner::Fn(id), args),
        MonoItem::Closure(id, args) => body(BodyOwner::Closure(id), args),
        MonoItem::Const(id, args) => body(BodyOwner::Const(id), args),
        MonoItem::Static(id) => body(BodyOwner::Static(id), Ty::args(&[])),
        MonoItem::Promoted(parent, promoted) => {
            let (outermost, args, path) = promoted_path(g, parent, promoted)?;
            let mut body: &Body = &outermost;
            for step in path {
                body = body.promoted.get(step)?;
            }
            Some(lower::lower_body(g, id, body, args))
        }
        MonoItem::ClosureOnce(id, args) => Some(shims::closure_once(g, id, args)),
        MonoItem::ClosureFn(id, args) => Some(shims::closure_fn(g, id, args)),
        MonoItem::Ctor(id, args) => Some(shims::ctor(g, id, args)),
        MonoItem::DropGlue(ty) => Some(shims::drop_glue(g, ty)),
        MonoItem::CloneShim(ty) => Some(shims::clone_shim(g, ty)),
        MonoItem::FnPtrShim(ty, via) => Some(shims::fn_ptr_shim(g, ty, via)),
        MonoItem::Virtual(id, args, slot) => Some(shims::virtual_fn(g, id, args, slot)),
        MonoItem::ByPointer(inst) => Some(shims::by_pointer(g, inst)),
        MonoItem::Tupled(id, args) => Some(shims::tupled(g, id, args)),
        MonoItem::Start => None,
    }
}

/// The body that a promoted constant is part of, its arguments, and the way to it.
fn promoted_path(g: &Gen<'_>, parent: InstId, id: PromotedId) -> Option<(Rc<Body>, Args, Vec<PromotedId>)> {
    let mut path = vec![id];
    let mut at = parent;
    loop {
        let (owner, args) = match g.item(at) {
            MonoItem::Promoted(parent, id) => {
                path.push(id);
                at = parent;
                continue;
            }
            item @ (MonoItem::Fn(_, args) | MonoItem::Closure(_, args) | MonoItem::Const(_, args)) => {
                (owner_of(item)?, args)
            }
            item => (owner_of(item)?, Ty::args(&[])),
        };
        path.reverse();
        return Some((g.bodies.mir(owner)?, args, path));
    }
}

/// The body that an instance is made from, for facts.
fn owner_of(item: MonoItem) -> Option<BodyOwner> {
    match item {
        MonoItem::Fn(id, _) => Some(BodyOwner::Fn(id)),
        MonoItem::Closure(id, _) => Some(BodyOwner::Closure(id)),
        MonoItem::Const(id, _) => Some(BodyOwner::Const(id)),
        MonoItem::Static(id) => Some(BodyOwner::Static(id)),
        MonoItem::ClosureOnce(..)
        | MonoItem::ClosureFn(..)
        | MonoItem::Promoted(..)
        | MonoItem::Ctor(..)
        | MonoItem::DropGlue(_)
        | MonoItem::CloneShim(_)
        | MonoItem::FnPtrShim(..)
        | MonoItem::Virtual(..)
        | MonoItem::ByPointer(_)
        | MonoItem::Tupled(..)
        | MonoItem::Start => None,
    }
}
