//! Checks that code is well-formed, so that the machine may rely on it: a failure is a bug of code generation.

use super::{Op, Program, SAVED_BYTES, Switch, TERMINATE};

/// What is wrong, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Malformed {
    pub pc: usize,
    pub problem: String,
}

impl Program {
    /// Checks what the machine relies on: branches stay in their function, calls name functions and lie inside of the
    /// caller's window, tables and constants exist. Linear in the program.
    pub fn validate(&self) -> Result<(), Malformed> {
        let fail = |pc: usize, problem: String| Err(Malformed { pc, problem });
        if self.ops.first() != Some(&Op::Halt) {
            return fail(0, "the first instruction is not halt".to_owned());
        }
        if self.entry.is_none_or(|entry| self.functions.get(entry).is_none()) {
            return fail(0, "there is no entry function".to_owned());
        }
        if !self.debug.pc_points.is_empty() && self.debug.pc_points.len() != self.ops.len() {
            return fail(0, "pc_points and ops differ in length".to_owned());
        }
        if !self.debug.functions.is_empty() && self.debug.functions.len() != self.functions.len() {
            return fail(0, "debug.functions and functions differ in length".to_owned());
        }
        if u32::try_from(self.ops.len()).is_err() {
            return fail(0, "too many instructions".to_owned());
        }
        let mut last = 0;
        for entry in &self.unwind {
            let target = entry.cleanup as usize;
            if entry.start < last || entry.end <= entry.start || target >= self.ops.len() && entry.cleanup != TERMINATE
            {
                return fail(entry.start as usize, "unwind entries overlap or lead nowhere".to_owned());
            }
            last = entry.end;
        }
        self.validate_functions()
    }

    fn validate_functions(&self) -> Result<(), Malformed> {
        let functions = self.functions.as_slice();
        for (i, function) in functions.iter().enumerate() {
            let start = function.entry as usize;
            let end = functions.get(i + 1).map_or(self.ops.len(), |next| next.entry as usize);
            let fail = |problem: &str| Err(Malformed { pc: start, problem: problem.to_owned() });
            if start == 0 || start >= end || end > self.ops.len() {
                return fail("functions are empty or not in order");
            }
            if function.window < SAVED_BYTES || !function.window.is_multiple_of(16) {
                return fail("the window is no multiple of 16 or too small");
            }
            for pc in start..end {
                if let Some(problem) = self.problem(pc, start..end, function.window) {
                    return Err(Malformed { pc, problem: format!("{}: {problem}", self.ops[pc].text(pc)) });
                }
            }
            if !self.ops[end - 1].diverges() {
                return Err(Malformed { pc: end - 1, problem: "execution falls out of the function".to_owned() });
            }
        }
        Ok(())
    }

    /// What is wrong with the instruction at `pc`, in a function at `code` with this window.
    fn problem(&self, pc: usize, code: std::ops::Range<usize>, window: u32) -> Option<String> {
        let op = &self.ops[pc];
        if let Some(distance) = op.branch() {
            let target = pc as i64 + i64::from(distance);
            let inside = usize::try_from(target).is_ok_and(|target| code.contains(&target));
            return (!inside).then(|| format!("branches to {target}, outside of its function"));
        }
        match op {
            Op::Call { top, function } => {
                if self.functions.get(*function).is_none() {
                    return Some("there is no such function".to_owned());
                }
                bad_top(u32::from(top.0), window)
            }
            Op::CallPtr { top, .. } => bad_top(u32::from(top.0), window),
            Op::Ret { top } if *top != window => Some("the top is not the window".to_owned()),
            Op::Pool8 { index, .. } if *index as usize >= self.pool.len() => Some("no such constant".to_owned()),
            Op::Pool16 { index, .. } if *index as usize + 1 >= self.pool.len() => Some("no such constant".to_owned()),
            Op::Switch8 { table, .. }
            | Op::Switch16 { table, .. }
            | Op::Switch32 { table, .. }
            | Op::Switch64 { table, .. } => {
                let Some(table) = self.switches.get(*table as usize) else {
                    return Some("there is no such table".to_owned());
                };
                let inside = |target: &u32| code.contains(&(*target as usize));
                let all = match table {
                    Switch::Dense { targets, default, .. } => targets.iter().all(inside) && inside(default),
                    Switch::Sparse { targets, default } => targets.iter().all(|t| inside(&t.1)) && inside(default),
                };
                (!all).then(|| "a target is outside of its function".to_owned())
            }
            _ => None,
        }
    }
}

fn bad_top(top: u32, window: u32) -> Option<String> {
    let good = top.is_multiple_of(16) && top >= SAVED_BYTES && top + SAVED_BYTES <= window;
    (!good).then(|| "the callee's frame would end outside of the window".to_owned())
}
