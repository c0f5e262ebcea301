//! Intrinsics: what library files declare without a body. Most are moves and address arithmetic.

use super::Lower;
use crate::bytecode::{FloatFn, IntFn, Intrinsic};
use crate::codegen::bld::{Addr, PlaceRef};
use crate::codegen::lir::*;
use crate::diagnostic::Diagnostic;
use crate::layout::Metadata;
use crate::mir::{Operand, Place};
use crate::ty::*;

/// The operands of an intrinsic call, evaluated.
struct Call {
    vals: Vec<(Opnd, Ty)>,
    /// The intrinsic's first type argument.
    ty: Ty,
    to: PlaceRef,
    alloc: Option<Ty>,
}

impl Call {
    fn val(&self, i: usize) -> Opnd {
        // The signatures in `intrinsics.rs` fix how many there are.
        self.vals.get(i).map_or(Opnd::Val(Val::Int(0)), |v| v.0)
    }
    fn arg_ty(&self, i: usize) -> Ty {
        self.vals.get(i).map_or(Ty::unit(), |v| v.1)
    }
}

impl Lower<'_, '_, '_> {
    pub(super) fn intrinsic(
        &mut self,
        name: &str,
        args: Args,
        operands: &[Operand],
        to: PlaceRef,
        destination: &Place,
        _returns: bool,
    ) {
        let vals = operands.iter().map(|op| self.operand(op)).collect();
        let ty = args.iter().find_map(|a| a.as_ty()).unwrap_or(Ty::unit());
        let alloc = self.allocates(to.ty, destination);
        let call = Call { vals, ty: self.g().normalize(ty), to, alloc };
        let done = self.type_intrinsic(name, &call)
            || self.memory_intrinsic(name, &call)
            || self.pointer_intrinsic(name, &call)
            || self.integer_intrinsic(name, &call)
            || self.float_intrinsic(name, &call)
            || self.machine_intrinsic(name, &call);
        if !done {
            let span = self.g().span.get();
            self.g()
                .error(Diagnostic::limit(span, format!("the intrinsic `{name}` is not known to the code generator")));
        }
    }

    fn give(&mut self, call: &Call, value: Opnd, size: u64) {
        self.b.store(call.to.addr, value, size);
    }

    fn give_int(&mut self, call: &Call, value: u64) {
        let size = self.g().size(call.to.ty);
        self.give(call, Opnd::Val(Val::int(value, size)), size);
    }

    fn type_intrinsic(&mut self, name: &str, call: &Call) -> bool {
        match name {
            "size_of" => self.give_int(call, self.g().size(call.ty)),
            "align_of" => self.give_int(call, self.g().layout(call.ty).align),
            "size_of_val" | "align_of_val" => {
                let meta = self.meta(call.val(0), call.ty);
                let (size, align) = self.b.size_align_of_val(call.ty, meta);
                self.give(call, if name == "size_of_val" { size } else { align }, 8);
            }
            "clone_is_copy" => self.give_int(call, self.g().clone_is_copy(call.ty).into()),
            "needs_drop" => self.give_int(call, self.g().needs_drop(call.ty).into()),
            "type_name" => {
                let name = self.g().cx.type_name(call.ty);
                let bytes = self.g().literal(name.as_bytes(), Ty::str());
                self.give(call, Opnd::Val(Val::Static(bytes, 0)), 8);
                let len = self.b.offset(call.to.addr, 8);
                self.b.store(len, self.b.int(name.len() as u64), 8);
            }
            "type_id" => {
                // FNV-1a of the type's structure: the same on every run.
                let text = format!("{:?}", call.ty);
                let hash = text
                    .bytes()
                    .fold(0xcbf2_9ce4_8422_2325u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
                self.give_int(call, hash);
            }
            "discriminant_value" => {
                let of = PlaceRef { addr: Addr::Mem { ptr: call.val(0), disp: 0 }, meta: None, ty: call.ty };
                self.into(call.to, 16, |this, dst| this.discriminant(of, Sc::I128, dst));
            }
            _ => return false,
        }
        true
    }

    /// The metadata of a wide pointer to `pointee`.
    fn meta(&self, ptr: Opnd, pointee: Ty) -> Option<Opnd> {
        if self.g().metadata(pointee) == Metadata::Thin {
            return None;
        }
        ptr.loc().map(|loc| Opnd::Loc(loc.plus(8)))
    }

    fn bytes_of(&mut self, count: Opnd, element: u64) -> Opnd {
        match (count.int(), element) {
            (Some(n), _) => self.b.int((n as u64).wrapping_mul(element)),
            (None, 1) => count,
            (None, _) => self.b.bin_temp(Bin::WMul, Sc::U64, count, self.b.int(element)),
        }
    }

    fn memory_intrinsic(&mut self, name: &str, call: &Call) -> bool {
        let layout = self.g().layout(call.ty);
        let mem = |i: usize| Addr::Mem { ptr: call.val(i), disp: 0 };
        match name {
            "alloc" => {
                let (size, align) = (call.val(0), call.val(1));
                let ty = call.alloc;
                self.into(call.to, 8, |this, dst| this.b.op(Op::Alloc { dst, size, align, ty }));
            }
            "dealloc" => self.b.op(Op::Dealloc { ptr: call.val(0), size: call.val(1), align: call.val(2) }),
            "realloc" => self.machine(Intrinsic::Realloc, call, 8),
            "read" => self.b.copy(call.to.addr, mem(0), layout.size),
            "write" => self.b.store(mem(0), call.val(1), layout.size),
            "copy" | "copy_nonoverlapping" => {
                let len = self.bytes_of(call.val(2), layout.size);
                match len.int() {
                    Some(0) => {}
                    Some(n @ (1 | 2 | 4 | 8 | 16 | 24)) => self.b.copy(mem(1), mem(0), n as u64),
                    _ => self.b.op(Op::MemMove { to: call.val(1), from: call.val(0), len }),
                }
            }
            "write_bytes" => {
                let len = self.bytes_of(call.val(2), layout.size);
                if len.int() != Some(0) {
                    self.b.op(Op::MemSet { to: call.val(0), value: call.val(1), len });
                }
            }
            "compare_bytes" => self.machine(Intrinsic::CompareBytes, call, 4),
            "swap" => match layout.size {
                0 => {}
                size @ (1 | 2 | 4 | 8 | 16 | 24) => {
                    let (a, b) = (self.b.load(mem(0), size, 8), self.b.load(mem(1), size, 8));
                    self.b.store(mem(0), b, size);
                    self.b.store(mem(1), a, size);
                }
                size => {
                    let len = self.b.int(size);
                    let (args, cells) = self.cells(&[(call.val(0), 8), (call.val(1), 8), (len, 8)]);
                    self.b.op(Op::Intrinsic { f: Intrinsic::MemSwap, dst: args, size: 0, args, cells, ty: None });
                }
            },
            "drop_in_place" => {
                let meta = self.meta(call.val(0), call.ty);
                self.b.drop_place(PlaceRef { addr: mem(0), meta, ty: call.ty });
            }
            "forget" | "uninit" => {}
            "transmute" | "black_box" => {
                // The sizes are equal; the smaller one is what both surely have.
                let size = self.g().size(call.arg_ty(0)).min(self.g().size(call.to.ty));
                self.give(call, call.val(0), size);
            }
            "zeroed" => {
                let size = self.g().size(call.to.ty);
                match call.to.addr {
                    Addr::Frame(dst) if size > 8 => self.b.op(Op::Zero { dst, size: size as u32 }),
                    _ if size <= 8 => self.give(call, Opnd::Val(Val::Int(0)), size),
                    addr => {
                        let to = self.b.address(addr);
                        self.b.op(Op::MemSet { to, value: Opnd::Val(Val::Int(0)), len: self.b.int(size) });
                    }
                }
            }
            _ => return false,
        }
        true
    }

    fn pointer_intrinsic(&mut self, name: &str, call: &Call) -> bool {
        match name {
            "offset" | "offset_mut" => {
                let size = self.g().size(call.ty);
                let (ptr, index) = (call.val(0), call.val(1));
                self.into(call.to, 8, |this, dst| match index.int() {
                    Some(n) => {
                        let by = this.b.int((n as u64).wrapping_mul(size));
                        this.b.bin(Bin::WAdd, Sc::U64, dst, ptr, by);
                    }
                    None => this.b.op(Op::Index { dst, ptr, index, scale: size as u32 }),
                });
            }
            "ptr_offset_from" => {
                let size = self.g().size(call.ty).max(1);
                let bytes = self.b.bin_temp(Bin::WSub, Sc::U64, call.val(0), call.val(1));
                self.into(call.to, 8, |this, dst| {
                    if size.is_power_of_two() {
                        let amount = Opnd::Val(Val::Int(size.trailing_zeros().into()));
                        this.b.bin(Bin::WShr, Sc::I64, dst, bytes, amount);
                    } else {
                        let size = this.b.int(size);
                        this.b.bin(Bin::Div, Sc::I64, dst, bytes, size);
                    }
                });
            }
            "slice_from_raw_parts" | "slice_from_raw_parts_mut" | "str_from_raw_parts" => {
                self.give(call, call.val(0), 8);
                let len = self.b.offset(call.to.addr, 8);
                self.b.store(len, call.val(1), 8);
            }
            "slice_len" | "str_len" => {
                if let Opnd::Loc(pair) = call.val(0) {
                    self.give(call, pair.plus(8).into(), 8);
                }
            }
            "slice_ptr" | "str_ptr" => self.give(call, call.val(0), 8),
            "vtable_size" | "vtable_align" => {
                let disp = if name == "vtable_size" { 8 } else { 16 };
                let ptr = call.val(0);
                self.into(call.to, 8, |this, dst| this.b.op(Op::Load { dst, ptr, disp, size: 8 }));
            }
            _ => return false,
        }
        true
    }

    fn integer_intrinsic(&mut self, name: &str, call: &Call) -> bool {
        let Some(ty) = self.scalar(call.ty).filter(|ty| !ty.float()) else { return false };
        let simple = match name {
            "wrapping_add" => Some(Bin::WAdd),
            "wrapping_sub" => Some(Bin::WSub),
            "wrapping_mul" => Some(Bin::WMul),
            "wrapping_shl" => Some(Bin::WShl),
            "wrapping_shr" => Some(Bin::WShr),
            "unchecked_div" => Some(Bin::Div),
            "unchecked_rem" => Some(Bin::Rem),
            _ => None,
        };
        let (a, b) = (call.val(0), call.val(1));
        if let Some(op) = simple {
            self.into(call.to, ty.size(), |this, dst| this.b.bin(op, ty, dst, a, b));
            return true;
        }
        let size = ty.size();
        let (f, result, args) = match name {
            "wrapping_neg" => {
                self.into(call.to, size, |this, dst| this.b.op(Op::Un { op: Un::WNeg, ty, dst, a }));
                return true;
            }
            "add_with_overflow" => (IntFn::AddWithOverflow, size + 1, vec![(a, size), (b, size)]),
            "sub_with_overflow" => (IntFn::SubWithOverflow, size + 1, vec![(a, size), (b, size)]),
            "mul_with_overflow" => (IntFn::MulWithOverflow, size + 1, vec![(a, size), (b, size)]),
            "saturating_add" => (IntFn::SaturatingAdd, size, vec![(a, size), (b, size)]),
            "saturating_sub" => (IntFn::SaturatingSub, size, vec![(a, size), (b, size)]),
            "rotate_left" => (IntFn::RotateLeft, size, vec![(a, size), (b, 4)]),
            "rotate_right" => (IntFn::RotateRight, size, vec![(a, size), (b, 4)]),
            "ctpop" => (IntFn::Ctpop, 4, vec![(a, size)]),
            "ctlz" => (IntFn::Ctlz, 4, vec![(a, size)]),
            "cttz" => (IntFn::Cttz, 4, vec![(a, size)]),
            "bswap" => (IntFn::Bswap, size, vec![(a, size)]),
            "bitreverse" => (IntFn::BitReverse, size, vec![(a, size)]),
            _ => return false,
        };
        let total = self.g().size(call.to.ty);
        self.into(call.to, total, |this, dst| this.int_fn(f, ty, dst, result, &args));
        true
    }

    fn float_intrinsic(&mut self, name: &str, call: &Call) -> bool {
        let Some(ty) = self.scalar(call.ty).filter(|ty| ty.float()) else { return false };
        let is_f32 = ty == Sc::F32;
        match name {
            "fmt_float" => {
                self.machine(if is_f32 { Intrinsic::FmtF32 } else { Intrinsic::FmtF64 }, call, 8);
                return true;
            }
            "parse_float" => {
                self.machine(if is_f32 { Intrinsic::ParseF32 } else { Intrinsic::ParseF64 }, call, 1);
                return true;
            }
            _ => {}
        }
        let Some(f) = name.strip_prefix("float_").and_then(|n| FloatFn::ALL.iter().copied().find(|f| f.name() == n))
        else {
            return false;
        };
        let args: Vec<(Opnd, u64)> = call.vals.iter().map(|(v, t)| (*v, self.g().size(*t))).collect();
        let (args, cells) = self.cells(&args);
        self.into(call.to, ty.size(), |this, dst| this.b.op(Op::FloatFn { f, ty, dst, args, cells }));
        true
    }

    /// An operation of the machine with the call's arguments.
    fn machine(&mut self, f: Intrinsic, call: &Call, size: u32) {
        let args: Vec<(Opnd, u64)> = call.vals.iter().map(|(v, t)| (*v, self.g().size(*t))).collect();
        let (args, cells) = self.cells(&args);
        let ty = call.alloc;
        if size == 0 {
            return self.b.op(Op::Intrinsic { f, dst: args, size, args, cells, ty });
        }
        self.into(call.to, size.into(), |this, dst| this.b.op(Op::Intrinsic { f, dst, size, args, cells, ty }));
    }

    fn machine_intrinsic(&mut self, name: &str, call: &Call) -> bool {
        match name {
            "write_stdout" => self.machine(Intrinsic::WriteStdout, call, 0),
            "write_stderr" => self.machine(Intrinsic::WriteStderr, call, 0),
            "read_stdin" => self.machine(Intrinsic::ReadStdin, call, 8),
            "read_stdin_byte" => self.machine(Intrinsic::ReadStdinByte, call, 4),
            "write_caller_location" => self.machine(Intrinsic::WriteCallerLocation, call, 0),
            "write_thread" => self.machine(Intrinsic::WriteThread, call, 0),
            "write_panic_note" => self.machine(Intrinsic::WritePanicNote, call, 0),
            "caller_line" => self.machine(Intrinsic::CallerLine, call, 4),
            "caller_column" => self.machine(Intrinsic::CallerColumn, call, 4),
            "panicking" => self.machine(Intrinsic::Panicking, call, 1),
            "instant_nanos" => self.machine(Intrinsic::InstantNanos, call, 8),
            "unwind" => self.b.term(Term::Unwind),
            "abort" => self.b.term(Term::Abort),
            "exit" => self.b.term(Term::Exit(call.val(0))),
            "unreachable" => self.b.term(Term::Unreachable),
            _ => return false,
        }
        true
    }
}
