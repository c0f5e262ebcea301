//! What is known about the bytes of variables at a point: constants, copies, addresses, loaded values, comparisons.
//!
//! ```text
//! v3@0 = 5           v3@0..8 is Const 5
//! v4@0 = mov24 v1@0  v4@0..24 is Copy v1@0, so v4@8 is v1@8
//! v5 = lea v1@8      v5 is Addr v1@8: load8 [v5 + 8] is v1@16
//! v6 = load8 [v2+8]  v6 is Load (v2, 8), until memory is written
//! v7 = lt.i32 a, b   v7 is Cmp: a branch on it can compare by itself
//! ```

use std::collections::HashMap;

use crate::codegen::lir::*;
use crate::index::BitSet;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    Const(Val),
    Copy(Loc),
    Addr(Loc),
    Load {
        ptr: Opnd,
        disp: i32,
    },
    /// The result of a comparison, or its opposite.
    Cmp {
        op: Bin,
        ty: Sc,
        a: Opnd,
        b: Opnd,
        negated: bool,
    },
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry {
    pub off: u32,
    pub size: u32,
    pub known: Known,
}

impl Entry {
    fn overlaps(&self, off: u32, size: u32) -> bool {
        self.off < off.saturating_add(size) && off < self.off.saturating_add(self.size)
    }
}

/// The facts at a point.
#[derive(Clone, Default, Debug)]
pub struct Facts {
    entries: HashMap<Var, Vec<Entry>>,
    /// Variables whose entries mention the key.
    dependents: HashMap<Var, Vec<Var>>,
    count: usize,
}

/// More than this is forgotten, so that copying facts to successors stays cheap.
const MAX: usize = 192;

fn mentions(known: &Known, var: Var, range: Option<(u32, u32)>) -> bool {
    let hit = |loc: Loc, size: u32| {
        loc.var == var
            && range.is_none_or(|(off, len)| loc.off < off.saturating_add(len) && off < loc.off.saturating_add(size))
    };
    let opnd = |opnd: Opnd, size: u32| opnd.loc().is_some_and(|loc| hit(loc, size));
    match *known {
        Known::Const(_) => false,
        // Of a copy, the size is its entry's: the caller widens.
        Known::Copy(loc) => hit(loc, u32::MAX - loc.off),
        // An address stays what it is, whatever is written there.
        Known::Addr(_) => false,
        Known::Load { ptr, .. } => opnd(ptr, 8),
        Known::Cmp { ty, a, b, .. } => opnd(a, ty.size() as u32) || opnd(b, ty.size() as u32),
    }
}

impl Facts {
    pub fn clear(&mut self) {
        *self = Facts::default();
    }

    pub fn entries(&self, var: Var) -> &[Entry] {
        self.entries.get(&var).map_or(&[], |v| v)
    }

    /// The entry that covers these bytes.
    pub fn covering(&self, loc: Loc, size: u64) -> Option<Entry> {
        let end = u64::from(loc.off) + size;
        self.entries(loc.var).iter().find(|e| e.off <= loc.off && u64::from(e.off) + u64::from(e.size) >= end).copied()
    }

    /// The entry about exactly these bytes.
    pub fn exact(&self, loc: Loc, size: u64) -> Option<Known> {
        let entry = self.entries(loc.var).iter().find(|e| e.off == loc.off && u64::from(e.size) == size)?;
        Some(entry.known)
    }

    pub fn set(&mut self, loc: Loc, size: u32, known: Known) {
        if self.count >= MAX {
            self.clear();
        }
        let mut depend = |on: Opnd| {
            if let Opnd::Loc(on) = on {
                let list = self.dependents.entry(on.var).or_default();
                if list.last() != Some(&loc.var) {
                    list.push(loc.var);
                }
            }
        };
        match known {
            Known::Const(_) | Known::Addr(_) => {}
            Known::Copy(on) => depend(on.into()),
            Known::Load { ptr, .. } => depend(ptr),
            Known::Cmp { a, b, .. } => {
                depend(a);
                depend(b);
            }
        }
        self.entries.entry(loc.var).or_default().push(Entry { off: loc.off, size, known });
        self.count += 1;
    }

    /// As [`set`](Self::set), for facts that never change and are not counted.
    pub fn set_forever(&mut self, loc: Loc, size: u32, known: Known) {
        self.entries.entry(loc.var).or_default().push(Entry { off: loc.off, size, known });
    }

    /// Forgets what is known about exactly these bytes, to learn something better.
    pub fn kill_entry(&mut self, loc: Loc, size: u32) {
        if let Some(list) = self.entries.get_mut(&loc.var) {
            let before = list.len();
            list.retain(|e| !(e.off == loc.off && e.size == size));
            self.count -= before - list.len();
        }
    }

    /// Bytes of a variable were written: what was known of them, and through them, is gone.
    pub fn kill(&mut self, loc: Loc, size: u64) {
        let size = u32::try_from(size).unwrap_or(u32::MAX);
        if let Some(list) = self.entries.get_mut(&loc.var) {
            let before = list.len();
            list.retain(|e| !e.overlaps(loc.off, size));
            self.count -= before - list.len();
        }
        self.kill_dependents(loc.var, Some((loc.off, size)));
    }

    fn kill_dependents(&mut self, var: Var, range: Option<(u32, u32)>) {
        let Some(mut dependents) = self.dependents.remove(&var) else { return };
        dependents.sort();
        dependents.dedup();
        dependents.retain(|dependent| {
            let Some(list) = self.entries.get_mut(dependent) else { return false };
            let before = list.len();
            list.retain(|e| match (e.known, range) {
                (Known::Copy(from), Some((off, len))) => {
                    from.var != var || from.off >= off.saturating_add(len) || off >= from.off.saturating_add(e.size)
                }
                (known, range) => !mentions(&known, var, range),
            });
            self.count -= before - list.len();
            list.iter().any(|e| mentions(&e.known, var, None))
        });
        if !dependents.is_empty() {
            self.dependents.insert(var, dependents);
        }
    }

    /// Memory was written: loaded values, and everything about variables whose address is taken.
    pub fn kill_memory(&mut self, escaped: &BitSet<Var>) {
        let mut removed = 0;
        for (var, list) in &mut self.entries {
            let before = list.len();
            let gone = escaped.contains(*var);
            list.retain(|e| !gone && !matches!(e.known, Known::Load { .. }) && !touches(&e.known, escaped));
            removed += before - list.len();
        }
        self.count -= removed;
    }

    /// The variable's storage begins or ends.
    pub fn kill_var(&mut self, var: Var) {
        if let Some(list) = self.entries.remove(&var) {
            self.count -= list.len();
        }
        self.kill_dependents(var, None);
    }

    /// A variable that holds what a load would give.
    pub fn loaded(&self, ptr: Opnd, disp: i32, size: u32) -> Option<Loc> {
        let wanted = Known::Load { ptr, disp };
        let Opnd::Loc(base) = ptr else { return None };
        self.dependents.get(&base.var)?.iter().find_map(|var| {
            let entry = self.entries(*var).iter().find(|e| e.known == wanted && e.size == size)?;
            Some(Loc { var: *var, off: entry.off })
        })
    }
}

fn touches(known: &Known, escaped: &BitSet<Var>) -> bool {
    let opnd = |opnd: Opnd| opnd.loc().is_some_and(|loc| escaped.contains(loc.var));
    match *known {
        Known::Const(_) | Known::Addr(_) => false,
        Known::Copy(loc) => escaped.contains(loc.var),
        Known::Load { ptr, .. } => opnd(ptr),
        Known::Cmp { a, b, .. } => opnd(a) || opnd(b),
    }
}
