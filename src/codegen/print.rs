//! [`lir`](super::lir) as text, for tests and for looking at what optimisation does.

use std::fmt;

use super::lir::*;

impl fmt::Display for Func {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "ret {} params {:?}", self.ret, self.params)?;
        for (var, data) in self.vars.iter_ids() {
            let name = data.name.map_or("", |n| n.as_str());
            writeln!(f, "  {var}: {} align {} {:?} {name}", data.size, data.align, data.kind)?;
        }
        for blk in reverse_postorder(self) {
            let block = &self.blocks[blk];
            writeln!(f, "{blk}:{}", if block.cleanup { " (cleanup)" } else { "" })?;
            for inst in &block.insts {
                write!(f, "    {}", inst.op)?;
                match inst.unwind {
                    Unwind::Continue => writeln!(f)?,
                    Unwind::To(to) => writeln!(f, " unwind {to}")?,
                    Unwind::Terminate => writeln!(f, " unwind terminate")?,
                }
            }
            writeln!(f, "    {:?}", block.term)?;
        }
        Ok(())
    }
}

impl fmt::Display for Loc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.off {
            0 => write!(f, "{}", self.var),
            off => write!(f, "{}@{off}", self.var),
        }
    }
}

impl fmt::Display for Opnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Opnd::Loc(loc) => write!(f, "{loc}"),
            Opnd::Val(Val::Int(n)) => write!(f, "{n}"),
            Opnd::Val(Val::Static(id, off)) => write!(f, "&{id}+{off}"),
            Opnd::Val(Val::Fn(id)) => write!(f, "&{id}"),
        }
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Op::Mov { dst, src, size } => write!(f, "{dst} = mov{size} {src}"),
            Op::Zero { dst, size } => write!(f, "{dst} = zero {size}"),
            Op::Lea { dst, of } => write!(f, "{dst} = lea {of}"),
            Op::Load { dst, ptr, disp, size } => write!(f, "{dst} = load{size} [{ptr} + {disp}]"),
            Op::Store { ptr, disp, src, size } => write!(f, "store{size} [{ptr} + {disp}] = {src}"),
            Op::Copy { to, to_disp, from, from_disp, size } => {
                write!(f, "copy{size} [{to} + {to_disp}] = [{from} + {from_disp}]")
            }
            Op::Index { dst, ptr, index, scale } => write!(f, "{dst} = {ptr} + {index} * {scale}"),
            Op::LoadAt { dst, ptr, index, size } => write!(f, "{dst} = load{size} {ptr}[{index}]"),
            Op::StoreAt { ptr, index, src, size } => write!(f, "store{size} {ptr}[{index}] = {src}"),
            Op::FrameLoad { dst, base, index, size, .. } => write!(f, "{dst} = frame{size} {base}[{index}]"),
            Op::FrameStore { base, index, src, size, .. } => write!(f, "frame{size} {base}[{index}] = {src}"),
            Op::SliceLoad { dst, pair, by_ref, index, size } => {
                write!(f, "{dst} = slice{size} {}{pair}[{index}]", star(*by_ref))
            }
            Op::SliceStore { pair, by_ref, index, src, size } => {
                write!(f, "slice{size} {}{pair}[{index}] = {src}", star(*by_ref))
            }
            Op::SliceAddr { dst, pair, by_ref, index, scale } => {
                write!(f, "{dst} = &slice{scale} {}{pair}[{index}]", star(*by_ref))
            }
            Op::Bounds { index, len } => write!(f, "bounds {index} < {len}"),
            Op::Un { op, ty, dst, a } => write!(f, "{dst} = {op:?}.{ty:?} {a}"),
            Op::Bin { op, ty, dst, a, b } => write!(f, "{dst} = {op:?}.{ty:?} {a}, {b}"),
            Op::AddMul { dst, a, b } => write!(f, "{dst} += {a} * {b}"),
            Op::Cvt { cvt, dst, src } => write!(f, "{dst} = {cvt:?} {src}"),
            Op::Call(call) => {
                if let Some(ret) = call.ret {
                    write!(f, "{ret} = ")?;
                }
                match call.callee {
                    Callee::Fn(id) => write!(f, "call {id}(")?,
                    Callee::Ptr(ptr) => write!(f, "call *{ptr}(")?,
                }
                for arg in &call.args {
                    write!(f, "{}:{}, ", arg.val, arg.size)?;
                }
                write!(f, "): {}", call.ret_size)
            }
            Op::MemMove { to, from, len } => write!(f, "memmove [{to}] = [{from}], {len}"),
            Op::MemSet { to, value, len } => write!(f, "memset [{to}] = {value}, {len}"),
            Op::Alloc { dst, size, align, .. } => write!(f, "{dst} = alloc {size}, {align}"),
            Op::Dealloc { ptr, size, align } => write!(f, "dealloc {ptr}, {size}, {align}"),
            Op::Intrinsic { f: function, dst, args, .. } => write!(f, "{dst} = {function} {args}"),
            Op::IntFn { f: function, ty, dst, args, .. } => write!(f, "{dst} = {function}.{ty:?} {args}"),
            Op::FloatFn { f: function, ty, dst, args, .. } => write!(f, "{dst} = {function}.{ty:?} {args}"),
            Op::StorageLive(var) => write!(f, "live {var}"),
            Op::StorageDead(var) => write!(f, "dead {var}"),
            Op::Nop => write!(f, "nop"),
        }
    }
}

fn star(by_ref: bool) -> &'static str {
    if by_ref { "*" } else { "" }
}
