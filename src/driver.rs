//! From source text to a compilation: the only file that knows the order of the stages.
//!
//! ```text
//!   parse ─► resolve ─► typeck ─► lower ─► borrowck ─► drops ─► codegen
//!        errors stop here ┘            errors stop here ┘
//! ```
//!
//! Stages from `lower` on are asked for body by body: only what the program reaches of the library is checked and
//! compiled. What has been made is kept, so every view can show every stage.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::ast;
use crate::borrowck::reason::Finding;
use crate::borrowck::{self, Requirements};
use crate::bytecode::Program;
use crate::codegen;
use crate::diagnostic::{Code, Diagnostic};
use crate::drops;
use crate::facts::Facts;
use crate::hir::{BodyOwner, Context};
use crate::lints;
use crate::lower;
use crate::mir;
use crate::parse;
use crate::permissions;
use crate::resolve::{Arena, Library};
use crate::source::{FileId, Sources, Span};
use crate::testing;
use crate::ty::ClosureId;
use crate::typeck::{self, tcx::Tcx};

/// Stack for the compiler's recursion over trees, whose depth the parser bounds. Untouched pages cost nothing.
const STACK_BYTES: usize = 256 << 20;

/// Bytes of source that are read.
pub const MAX_SOURCE: usize = 1 << 20;

/// Runs `work` on a thread whose stack is large enough for every tree the parser lets through.
///
/// # Errors
/// The message, if `work` panicked: a bug in Cairn.
pub fn on_large_stack<R: Send>(work: impl FnOnce() -> R + Send) -> Result<R, String> {
    std::thread::scope(|scope| {
        let work = || {
            reserve_heap();
            work()
        };
        let thread = std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, work);
        let thread = thread.map_err(|error| format!("no thread could be started: {error}"))?;
        thread.join().map_err(|panic| {
            let text = panic.downcast_ref::<String>().cloned();
            text.or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned())).unwrap_or_default()
        })
    })
}

/// Lets the thread's heap grow once instead of page by page: glibc makes a system call for every page of a heap that is not
/// the main thread's. Freeing a block that was mapped on its own tells it that blocks of that size belong in the heap, and
/// freeing one that is there leaves the room to those to come. Other allocators lose nothing; untouched pages cost nothing.
fn reserve_heap() {
    for bytes in [16 << 20, 8 << 20] {
        drop(std::hint::black_box(Vec::<u8>::with_capacity(bytes)));
    }
}

/// What looks after memory in a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Checks {
    /// The language, as the program was accepted; the guard too where it is `unsafe`.
    Language,
    /// The guard alone: the program was rejected and runs in spite of it.
    Guard,
    /// Nothing: what is wrong happens.
    Nothing,
}

/// The stages of one program.
pub struct Compilation<'a> {
    pub sources: &'a Sources,
    /// The user's program as written.
    pub ast: &'a ast::Crate,
    pub tcx: &'a Tcx<'a>,
    built: RefCell<HashMap<BodyOwner, Option<Rc<mir::Body>>>>,
    elaborated: RefCell<HashMap<BodyOwner, Option<Rc<mir::Body>>>>,
    requirements: RefCell<HashMap<ClosureId, Requirements>>,
    diagnostics: RefCell<Vec<Diagnostic>>,
    /// What the ownership checks of bodies found: a program can run in spite of it.
    ownership: RefCell<Vec<Diagnostic>>,
    findings: RefCell<HashMap<BodyOwner, Vec<Finding>>>,
    /// The reason of each diagnostic about ownership.
    reasons: RefCell<HashMap<Known, Found>>,
}

/// What a diagnostic is known by, whatever is added to it: place, code and message.
type Known = (Span, Code, String);

fn known(diagnostic: &Diagnostic) -> Known {
    (diagnostic.primary.span, diagnostic.code, diagnostic.message.clone())
}

/// What the borrow checker found, and where.
#[derive(Clone, Debug)]
pub struct Found {
    /// `None` for what was found in an item's types.
    pub owner: Option<BodyOwner>,
    pub finding: Finding,
}

/// Parses and checks a program, and hands the compilation to `view`. Diagnostics are sorted by place; the program is
/// rejected if one of them is an error.
pub fn compile<R>(name: &str, text: &str, view: impl FnOnce(&Compilation<'_>, &[Diagnostic]) -> R) -> R {
    compile_for(Purpose::Run, name, text, view)
}

/// What a program is compiled for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// Its `main`.
    Run,
    /// Its `#[test]` functions: `#[cfg(test)]` holds.
    Tests,
}

/// As [`compile`], for a purpose.
pub fn compile_for<R>(
    purpose: Purpose,
    name: &str,
    text: &str,
    view: impl FnOnce(&Compilation<'_>, &[Diagnostic]) -> R,
) -> R {
    let mut sources = Sources::new();
    sources.add(name, text);
    Library::add_sources(&mut sources);
    let (ast, syntax_errors) = match purpose {
        Purpose::Run => parse::program(&sources, FileId::MAIN),
        Purpose::Tests => parse::tests(&sources, FileId::MAIN),
    };
    let arena = Arena::default();
    let tcx = Tcx::new(&sources, &ast, &arena);
    let compilation = Compilation {
        sources: &sources,
        ast: &ast,
        tcx: &tcx,
        built: RefCell::default(),
        elaborated: RefCell::default(),
        requirements: RefCell::default(),
        diagnostics: RefCell::new(syntax_errors),
        ownership: RefCell::default(),
        findings: RefCell::default(),
        reasons: RefCell::default(),
    };
    if compilation.diagnostics.borrow().is_empty() {
        typeck::check_crate(&tcx);
        compilation.check_ownership();
    }
    let mut diagnostics = compilation.diagnostics.borrow().clone();
    let levels = lints::Levels::of(&ast);
    if diagnostics.is_empty() {
        diagnostics.extend(lints::denied::check(&ast, &levels));
    }
    diagnostics.extend(tcx.diagnostics());
    diagnostics.extend(compilation.ownership.borrow().iter().cloned());
    if diagnostics.iter().any(|d| matches!(d.code, Code::Lint(_))) {
        diagnostics.retain(|diagnostic| levels.is_error(diagnostic));
    }
    diagnostics.sort_by_key(|d| (d.primary.span, d.code));
    diagnostics.dedup();
    view(&compilation, &diagnostics)
}

impl<'a> Compilation<'a> {
    pub fn context(&self) -> &'a dyn Context {
        self.tcx
    }

    pub fn purpose(&self) -> Purpose {
        if self.ast.tests { Purpose::Tests } else { Purpose::Run }
    }

    /// Borrow-checks every body of the user's that has no type errors.
    fn check_ownership(&self) {
        for item in self.tcx.region_items() {
            self.found(None, &borrowck::items::check(self.context(), &item), &HashSet::new());
        }
        if !self.tcx.checks_bodies() {
            return;
        }
        let mut seen = HashSet::new();
        for owner in self.tcx.user_bodies() {
            self.check_body(owner, &mut seen);
        }
    }

    /// Words findings, and keeps both. `limits` are those that a more precise analysis would not make.
    fn found(&self, owner: Option<BodyOwner>, findings: &[Finding], limits: &HashSet<usize>) {
        for (index, finding) in findings.iter().enumerate() {
            let mut worded = borrowck::sentences::word(self.context(), finding);
            if limits.contains(&index) {
                worded = borrowck::polonius::note(worded, finding);
            }
            let found = Found { owner, finding: finding.clone() };
            self.reasons.borrow_mut().entry(known(&worded)).or_insert(found);
            self.ownership.borrow_mut().push(worded);
        }
    }

    /// The reason behind a diagnostic, if it is about ownership.
    pub fn reason_of(&self, diagnostic: &Diagnostic) -> Option<Found> {
        self.reasons.borrow().get(&known(diagnostic)).cloned()
    }

    /// Whether a diagnostic is about ownership.
    pub fn has_reason(&self, diagnostic: &Diagnostic) -> bool {
        self.reasons.borrow().contains_key(&known(diagnostic))
    }

    /// A body after the closures it makes, whose demands it has to meet.
    fn check_body(&self, owner: BodyOwner, seen: &mut HashSet<BodyOwner>) {
        if !seen.insert(owner) {
            return;
        }
        if self.tcx.is_inexhaustive(owner) {
            return;
        }
        let Some(body) = self.built(owner) else { return };
        for closure in &body.closures {
            self.check_body(BodyOwner::Closure(*closure), seen);
        }
        let checked = borrowck::check(self.context(), &body, &self.requirements.borrow());
        self.found(Some(owner), &checked.findings, &checked.limits);
        if checked.findings.is_empty()
            && let Some(elaborated) = self.elaborated(owner)
        {
            self.diagnostics.borrow_mut().extend(lints::consts::check_drops(self.context(), &elaborated));
            self.diagnostics.borrow_mut().extend(lints::consts::check_transmutes(self.context(), &body));
        }
        if checked.findings.is_empty()
            && matches!(owner, BodyOwner::Fn(_) | BodyOwner::Closure(_))
            && let Some(body) = self.elaborated(owner)
        {
            self.ownership.borrow_mut().extend(lints::check(self.context(), &body));
        }
        if !checked.findings.is_empty() {
            self.findings.borrow_mut().insert(owner, checked.findings);
        }
        if let BodyOwner::Closure(id) = owner {
            self.requirements.borrow_mut().insert(id, checked.requirements);
        }
    }

    /// The body as built; `None` if it has none or has type errors.
    pub fn built(&self, owner: BodyOwner) -> Option<Rc<mir::Body>> {
        if let Some(body) = self.built.borrow().get(&owner) {
            return body.clone();
        }
        let body =
            self.tcx.body(owner).filter(|hir| !hir.tainted).and_then(|hir| match lower::lower(self.context(), &hir) {
                Ok(body) => Some(Rc::new(body)),
                Err(diagnostic) => {
                    self.diagnostics.borrow_mut().push(diagnostic);
                    None
                }
            });
        self.built.borrow_mut().insert(owner, body.clone());
        body
    }

    /// The body with its drops made explicit.
    pub fn elaborated(&self, owner: BodyOwner) -> Option<Rc<mir::Body>> {
        if let Some(body) = self.elaborated.borrow().get(&owner) {
            return body.clone();
        }
        let body = self.built(owner).map(|body| {
            let mut body = (*body).clone();
            // Only a run in spite of errors comes here with findings: then their moves leave something behind.
            if let Some(findings) = self.findings.borrow().get(&owner) {
                drops::keep(&mut body, &borrowck::blamed_moves(findings));
            }
            Rc::new(drops::elaborate(self.context(), body))
        });
        self.elaborated.borrow_mut().insert(owner, body.clone());
        body
    }

    /// Makes the instances of an accepted program, for the errors that only they show.
    ///
    /// # Errors
    /// Generic functions that need ever more instances of themselves, constants of theirs that panic, and limits.
    pub fn instantiate(&self) -> Result<(), Vec<Diagnostic>> {
        let collect = |entry| {
            let options = codegen::Options { entry, ..codegen::Options::default() };
            self.with_evaluations(|| codegen::collect(self.context(), self, self.sources, &options))
        };
        match self.purpose() {
            Purpose::Run => collect(None),
            Purpose::Tests => testing::tests(self).iter().try_for_each(|test| collect(Some(test.function))),
        }
    }

    /// Runs a stage that makes instances; constants that it evaluates report to the type checker.
    fn with_evaluations<R>(&self, work: impl FnOnce() -> Result<R, Vec<Diagnostic>>) -> Result<R, Vec<Diagnostic>> {
        let before = self.tcx.diagnostics().len();
        let result = work();
        let mut reported = self.tcx.diagnostics().split_off(before);
        match result {
            Ok(made) if reported.is_empty() => Ok(made),
            Ok(_) => Err(reported),
            Err(errors) => {
                reported.extend(errors);
                Err(reported)
            }
        }
    }

    /// Bytecode for an accepted program.
    ///
    /// # Errors
    /// Limits that only monomorphisation meets, and a missing `main`.
    pub fn bytecode(&self, options: &codegen::Options) -> Result<Program, Vec<Diagnostic>> {
        self.with_evaluations(|| codegen::compile(self.context(), self, None, self.sources, options))
    }

    /// Bytecode that knows who owns what at each instruction, for dumps.
    ///
    /// # Errors
    /// As [`bytecode`](Self::bytecode).
    pub fn bytecode_with_facts(&self, options: &codegen::Options) -> Result<Program, Vec<Diagnostic>> {
        let requirements = self.requirements.borrow().clone();
        let facts = Facts::new(self.context(), self, &requirements, self.sources);
        self.with_evaluations(|| codegen::compile(self.context(), self, Some(&facts), self.sources, options))
    }

    /// Bytecode as a session wants it: with ownership, and guarded where the program is `unsafe`.
    ///
    /// # Errors
    /// As [`bytecode`](Self::bytecode).
    pub fn bytecode_for_session(&self) -> Result<Program, Vec<Diagnostic>> {
        self.bytecode_with_facts(&self.options(Checks::Language))
    }

    /// How to compile for a run with these checks.
    pub fn options(&self, checks: Checks) -> codegen::Options {
        let unchecked = checks == Checks::Guard;
        let guard = unchecked || checks == Checks::Language && self.uses_unsafe();
        codegen::Options { guard, unchecked, ..codegen::Options::default() }
    }

    /// Whether nothing but ownership is wrong with the program, so that it can run in spite of its errors.
    pub fn can_run_unchecked(&self) -> bool {
        let found = self.tcx.diagnostics();
        !self.diagnostics.borrow().iter().chain(&found).any(Diagnostic::is_error)
    }

    /// What the checker found wrong, body by body.
    pub fn findings(&self) -> HashMap<BodyOwner, Vec<Finding>> {
        self.findings.borrow().clone()
    }

    /// Whether the user's program has the keyword `unsafe`: then it runs under the guard.
    pub fn uses_unsafe(&self) -> bool {
        let text = &self.sources.file(FileId::MAIN).text;
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        text.match_indices("unsafe")
            .any(|(at, word)| !text[..at].ends_with(is_word) && !text[at + word.len()..].starts_with(is_word))
    }

    /// What each line of a body does to its places, whether the body is accepted or not; `None` if it has type errors.
    pub fn permissions(&self, owner: BodyOwner, name: &str) -> Option<permissions::Function> {
        let body = self.built(owner)?;
        let survey = borrowck::survey(self.context(), &body, &self.requirements.borrow());
        Some(permissions::of_body(self.context(), self.sources, name.to_owned(), &body, &survey))
    }

    /// The user's bodies and the closures in them, in source order.
    pub fn user_bodies(&self) -> Vec<BodyOwner> {
        let mut all = Vec::new();
        let mut pending: Vec<BodyOwner> = self.tcx.user_bodies().into_iter().rev().collect();
        while let Some(owner) = pending.pop() {
            all.push(owner);
            if let Some(body) = self.built(owner) {
                pending.extend(body.closures.iter().rev().map(|closure| BodyOwner::Closure(*closure)));
            }
        }
        all
    }
}

impl codegen::Bodies for Compilation<'_> {
    fn mir(&self, owner: BodyOwner) -> Option<Rc<mir::Body>> {
        self.elaborated(owner)
    }
}
