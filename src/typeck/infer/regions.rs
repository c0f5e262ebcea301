//! Regions while a question of the borrow checker is answered.
//!
//! When an impl or where clause is matched, its lifetime parameters become local region variables. Most are simply bound
//! to the region they meet; what remains are constraints between the borrow checker's own regions, reported at the end.

use std::collections::HashMap;

use crate::hir::RegionSink;
use crate::ty::*;

use super::InferCtxt;

/// Local variables and placeholders are numbered from here, above the borrow checker's own.
const LOCAL: u32 = 0x8000_0000;
const PLACEHOLDER: u32 = 0xc000_0000;

#[derive(Clone, Copy, Debug)]
enum Constraint {
    Eq(Region, Region),
    Outlives(Region, Region),
    TypeOutlives(Ty, Region),
}

#[derive(Default)]
pub struct RegionTable {
    vars: Vec<Option<Region>>,
    placeholders: u32,
    constraints: Vec<Constraint>,
}

impl RegionTable {
    pub(super) fn new_var(&mut self) -> Region {
        self.vars.push(None);
        Region::Var(RegionVid(LOCAL + self.vars.len() as u32 - 1))
    }
    pub(super) fn new_placeholder(&mut self) -> Region {
        self.placeholders += 1;
        Region::Var(RegionVid(PLACEHOLDER + self.placeholders - 1))
    }

    /// Follows bindings of local variables.
    pub(super) fn resolve(&self, mut region: Region) -> Region {
        while let Some(next) = local_index(region).and_then(|i| self.vars.get(i).copied().flatten()) {
            region = next;
        }
        region
    }
    /// The index of a resolved region, if it is an unbound local variable.
    pub(super) fn unbound_var(&self, region: Region) -> Option<u32> {
        local_index(region).map(|i| i as u32)
    }
    pub(super) fn bind(&mut self, var: u32, region: Region) {
        if let Some(slot) = self.vars.get_mut(var as usize) {
            *slot = Some(region);
        }
    }
    pub(super) fn unbind(&mut self, var: u32) {
        if let Some(slot) = self.vars.get_mut(var as usize) {
            *slot = None;
        }
    }
    pub(super) fn push_eq(&mut self, a: Region, b: Region) {
        self.constraints.push(Constraint::Eq(a, b));
    }
    pub(super) fn push_outlives(&mut self, longer: Region, shorter: Region) {
        self.constraints.push(Constraint::Outlives(longer, shorter));
    }
    pub(super) fn push_type_outlives(&mut self, ty: Ty, region: Region) {
        self.constraints.push(Constraint::TypeOutlives(ty, region));
    }
    pub(super) fn pop_constraint(&mut self) {
        self.constraints.pop();
    }
}

fn local_index(region: Region) -> Option<usize> {
    match region {
        Region::Var(RegionVid(n)) if (LOCAL..PLACEHOLDER).contains(&n) => Some((n - LOCAL) as usize),
        _ => None,
    }
}

/// Replaces local variables and placeholders by the sink's.
struct Export<'a> {
    sink: &'a mut dyn RegionSink,
    table: &'a RegionTable,
    exported: &'a mut HashMap<RegionVid, Region>,
}

impl Folder for Export<'_> {
    fn ty(&mut self, ty: Ty) -> Ty {
        if ty.has(Flags::REGION_VAR) { ty.super_fold(self) } else { ty }
    }
    fn region(&mut self, region: Region) -> Region {
        match self.table.resolve(region) {
            Region::Var(vid) if vid.0 >= PLACEHOLDER => {
                *self.exported.entry(vid).or_insert_with(|| self.sink.placeholder())
            }
            Region::Var(vid) if vid.0 >= LOCAL => *self.exported.entry(vid).or_insert_with(|| self.sink.fresh()),
            region => region,
        }
    }
}

impl InferCtxt<'_> {
    /// Hands all recorded constraints to the sink, and returns `value` in terms of its regions.
    pub fn export_regions<T: Fold>(&self, value: T, sink: &mut dyn RegionSink) -> T {
        let value = self.resolve(value);
        self.region_table(|table| {
            let constraints = std::mem::take(&mut table.constraints);
            let mut export = Export { sink, table, exported: &mut HashMap::new() };
            for constraint in constraints {
                match constraint {
                    Constraint::Eq(a, b) => {
                        let (a, b) = (export.region(a), export.region(b));
                        if a != b {
                            export.sink.outlives(a, b);
                            export.sink.outlives(b, a);
                        }
                    }
                    Constraint::Outlives(a, b) => {
                        let (a, b) = (export.region(a), export.region(b));
                        if a != b {
                            export.sink.outlives(a, b);
                        }
                    }
                    Constraint::TypeOutlives(ty, region) => {
                        let (ty, region) = (export.ty(ty), export.region(region));
                        export.sink.type_outlives(ty, region);
                    }
                }
            }
            value.fold_with(&mut export)
        })
    }
}
