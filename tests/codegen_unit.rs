//! Code generation from MIR made by hand.

mod handmade;

use std::collections::HashMap;
use std::rc::Rc;

use cairn::bytecode::{Program, disassemble};
use cairn::codegen::{Bodies, Options, compile};
use cairn::hir::{self, BinOp, BodyOwner, CallSource, Container, FnKind, Generics, Inline, Origin, Visibility};
use cairn::index::{Id, IdVec};
use cairn::mir::*;
use cairn::source::Sources;
use cairn::ty::*;
use cairn::vm::{Captured, Limits, Machine, NoGuard, Stop, Until};
use handmade::{Fake, ident, span};

struct Mir(HashMap<BodyOwner, Rc<Body>>);

impl Bodies for Mir {
    fn mir(&self, owner: BodyOwner) -> Option<Rc<Body>> {
        self.0.get(&owner).cloned()
    }
}

fn declare(cx: &mut Fake, name: &str, inputs: &[Ty], output: Ty, kind: FnKind) -> FnId {
    let id = cx.fns.next_id();
    cx.fns.push(Rc::new(hir::Fn {
        id,
        name: ident(name),
        path: name.to_owned(),
        origin: if kind == FnKind::Intrinsic { Origin::Library } else { Origin::User },
        kind,
        generics: Rc::new(Generics::default()),
        env: Rc::default(),
        sig: FnSig::new(inputs, output, 0, false),
        has_self: false,
        container: Container::Module,
        has_body: kind == FnKind::Item,
        is_const: false,
        track_caller: false,
        inline: Inline::Default,
        lang: None,
        vis: Visibility::Public,
        span: span(),
        sig_span: span(),
        param_spans: Vec::new(),
        ret_span: span(),
    }))
}

fn info() -> SourceInfo {
    SourceInfo { span: span(), scope: ScopeId(0) }
}

struct Writer {
    body: Body,
}

impl Writer {
    fn new(owner: FnId, inputs: &[Ty], output: Ty) -> Writer {
        let decl = |ty: Ty, kind| LocalDecl { ty, mutability: Mutability::Mut, kind, scope: ScopeId(0), span: span() };
        let mut locals = IdVec::new();
        locals.push(decl(output, LocalDeclKind::Return));
        for ty in inputs {
            locals.push(decl(*ty, LocalDeclKind::Arg));
        }
        Writer {
            body: Body {
                owner: BodyOwner::Fn(owner),
                phase: Phase::Elaborated,
                origin: Origin::User,
                generics: Rc::new(Generics::default()),
                env: Rc::default(),
                locals,
                arg_count: inputs.len(),
                blocks: IdVec::new(),
                scopes: [Scope { parent: None, span: span() }].into_iter().collect(),
                vars: Vec::new(),
                promoted: IdVec::new(),
                upvars: Vec::new(),
                span: span(),
            },
        }
    }

    fn temp(&mut self, ty: Ty) -> Local {
        self.body.locals.push(LocalDecl {
            ty,
            mutability: Mutability::Mut,
            kind: LocalDeclKind::Temp,
            scope: ScopeId(0),
            span: span(),
        })
    }

    fn block(&mut self, statements: Vec<(Place, Rvalue)>, kind: TerminatorKind) -> BlockId {
        let statements = statements
            .into_iter()
            .map(|(p, r)| Statement { kind: StatementKind::Assign(p, r), info: info() })
            .collect();
        self.body.blocks.push(Block { statements, terminator: Terminator { kind, info: info() }, is_cleanup: false })
    }
}

fn constant(bits: u128, ty: Ty) -> Operand {
    Operand::Const(Box::new(Constant { kind: ConstKind::Bits(bits), ty, span: span(), user_args: None }))
}

fn copy(local: Local) -> Operand {
    Operand::Copy(local.into())
}

fn function(id: FnId) -> Operand {
    let ty = Ty::new(TyKind::FnDef(id, Ty::args(&[])));
    Operand::Const(Box::new(Constant { kind: ConstKind::Zst, ty, span: span(), user_args: None }))
}

fn call(id: FnId, args: Vec<Operand>, destination: Local, target: Option<u32>) -> TerminatorKind {
    TerminatorKind::Call {
        func: function(id),
        args,
        destination: destination.into(),
        target: target.map(BlockId),
        unwind: None,
        source: CallSource::Normal,
        fn_span: span(),
    }
}

/// `x op y` with its overflow check, continuing in block `target`.
fn checked(w: &mut Writer, op: BinOp, a: Operand, b: Operand, ty: Ty, target: u32) -> Local {
    let pair = w.temp(Ty::tuple(&[ty, Ty::bool()]));
    let flag = Place::local(pair).project(Proj::Field(FieldIdx(1), Ty::bool()));
    let kind = TerminatorKind::Assert {
        cond: Operand::Move(flag),
        expected: false,
        message: AssertKind::Overflow(op),
        target: BlockId(target),
        unwind: None,
    };
    w.block(vec![(pair.into(), Rvalue::CheckedBinary(op, Box::new((a, b))))], kind);
    pair
}

fn first_field(pair: Local, ty: Ty) -> Operand {
    Operand::Move(Place::local(pair).project(Proj::Field(FieldIdx::new(0), ty)))
}

fn fib_program() -> Program {
    let i32_ty = Ty::int(IntTy::I32);
    let mut cx = Fake::default();
    let main = declare(&mut cx, "main", &[], Ty::unit(), FnKind::Item);
    let fib = declare(&mut cx, "fib", &[i32_ty], i32_ty, FnKind::Item);
    let exit = declare(&mut cx, "exit", &[i32_ty], Ty::never(), FnKind::Intrinsic);

    let mut w = Writer::new(fib, &[i32_ty], i32_ty);
    let n = Local(1);
    let less = w.temp(Ty::bool());
    let test = (less.into(), Rvalue::Binary(BinOp::Lt, Box::new((copy(n), constant(2, i32_ty)))));
    w.block(
        vec![test],
        TerminatorKind::SwitchInt { operand: copy(less), values: vec![0], targets: vec![BlockId(2), BlockId(1)] },
    );
    w.block(vec![(Local::RETURN.into(), Rvalue::Use(copy(n)))], TerminatorKind::Return);
    let one = checked(&mut w, BinOp::Sub, copy(n), constant(1, i32_ty), i32_ty, 3);
    let (arg, left) = (w.temp(i32_ty), w.temp(i32_ty));
    w.block(
        vec![(arg.into(), Rvalue::Use(first_field(one, i32_ty)))],
        call(fib, vec![Operand::Move(arg.into())], left, Some(4)),
    );
    let two = checked(&mut w, BinOp::Sub, copy(n), constant(2, i32_ty), i32_ty, 5);
    let (arg, right) = (w.temp(i32_ty), w.temp(i32_ty));
    w.block(
        vec![(arg.into(), Rvalue::Use(first_field(two, i32_ty)))],
        call(fib, vec![Operand::Move(arg.into())], right, Some(6)),
    );
    let sum = checked(&mut w, BinOp::Add, copy(left), copy(right), i32_ty, 7);
    w.block(vec![(Local::RETURN.into(), Rvalue::Use(first_field(sum, i32_ty)))], TerminatorKind::Return);
    let fib_body = w.body;

    let mut w = Writer::new(main, &[], Ty::unit());
    let (result, never) = (w.temp(i32_ty), w.temp(Ty::never()));
    w.block(Vec::new(), call(fib, vec![constant(20, i32_ty)], result, Some(1)));
    w.block(Vec::new(), call(exit, vec![copy(result)], never, None));
    let bodies = Mir([(BodyOwner::Fn(main), Rc::new(w.body)), (BodyOwner::Fn(fib), Rc::new(fib_body))].into());
    let mut sources = Sources::new();
    sources.add("main.rs", "fn main() {}\n");
    compile(&cx, &bodies, None, &sources, &Options::default()).unwrap()
}

#[test]
fn fib_runs() {
    let program = fib_program();
    println!("{}", disassemble(&program));
    let mut sources = Sources::new();
    sources.add("main.rs", "fn main() {}\n");
    let mut machine: Machine<'_, NoGuard> = Machine::new(&program, &sources, Limits::default());
    let stop = machine.run(&mut Captured::new(), Until::end());
    assert_eq!(stop, Stop::Exited(6765));
    println!("{} steps", machine.steps());
}
