//! What every [`Func`] promises, checked in debug builds: mentioned bytes are inside their variables, blocks exist, calls
//! pass what the callee takes.

use super::lir::*;
use crate::index::{Id, IdVec};

/// The first broken promise of a function, in words.
pub fn broken(f: &Func, funcs: &IdVec<InstId, Option<Func>>) -> Option<String> {
    let mut found: Option<String> = None;
    let mut complain = |text: String| {
        found.get_or_insert(text);
    };
    for blk in reverse_postorder(f) {
        let block = &f.blocks[blk];
        for inst in &block.insts {
            let mut inside = |loc: Loc, size: u64| match f.vars.get(loc.var) {
                Some(data) if u64::from(loc.off) + size <= u64::from(data.size) => {}
                _ => complain(format!("{blk}: `{}` mentions {size} bytes at {loc}", inst.op)),
            };
            inst.op.for_each_read(&mut inside);
            if let Some((loc, size)) = inst.op.write().or(inst.op.partial_write()) {
                inside(loc, size);
            }
            if let Op::Lea { of, .. } = inst.op {
                inside(of, 0);
            }
            if let Op::Call(call) = &inst.op
                && let Some(text) = broken_call(call, funcs)
            {
                complain(format!("{blk}: `{}`: {text}", inst.op));
            }
            if let Unwind::To(to) = inst.unwind
                && !f.blocks.get(to).is_some_and(|b| b.cleanup)
            {
                complain(format!("{blk}: `{}` unwinds to {to}, which is no cleanup", inst.op));
            }
        }
        block.term.for_each_read(&mut |opnd, size| {
            if let Opnd::Loc(loc) = opnd
                && f.vars.get(loc.var).is_none_or(|data| u64::from(loc.off) + size > u64::from(data.size))
            {
                complain(format!("{blk}: the terminator mentions {size} bytes at {loc}"));
            }
        });
        block.term.for_each_target(&mut |to| {
            if to.index() >= f.blocks.len() {
                complain(format!("{blk}: goes to {to}, which is nowhere"));
            }
        });
    }
    found
}

/// Arguments and result of a direct call must be those of the callee, or frames would not fit together.
fn broken_call(call: &Call, funcs: &IdVec<InstId, Option<Func>>) -> Option<String> {
    let Callee::Fn(id) = call.callee else { return None };
    let callee = funcs.get(id)?.as_ref()?;
    if call.args.len() != callee.params.len() {
        return Some(format!("passes {} arguments for {}", call.args.len(), callee.params.len()));
    }
    for (i, (arg, param)) in call.args.iter().zip(&callee.params).enumerate() {
        let data = &callee.vars[*param];
        if arg.size != data.size || arg.size > 0 && arg.align != data.align {
            return Some(format!("argument {i} has {} bytes, the parameter {}", arg.size, data.size));
        }
    }
    let ret = &callee.vars[callee.ret];
    (call.ret_size != ret.size || call.ret_size > 0 && call.ret_align != ret.align)
        .then(|| format!("takes {} bytes of a result of {}", call.ret_size, ret.size))
}
