//! Candidates and tests: from patterns to a decision tree.
//!
//! A candidate is one way to match one arm: the tests still to pass, as pairs of place and pattern, and what it binds. The
//! first pair of the first candidate decides the next test; candidates that the test can tell apart are sorted into its
//! outcomes, the rest wait behind. Enum variants and integers are switched on; everything else is compared one by one.
//!
//! ```text
//! (Some(1), _)   switch discriminant((m).0)  Some: switch ((m).0 as Some).0   1: arm 0
//! (None, y)                                                                  _: ...
//!                                            None: arm 1
//! ```

use crate::hir::{self, BinOp, ConstVal, LocalId, Pat, PatKind};
use crate::mir::*;
use crate::source::Span;
use crate::ty::*;

use super::Builder;
use super::place::PlaceBuilder;

/// More alternatives than this in one match is a limit error rather than an explosion.
const MAX_CANDIDATES: usize = 16_384;

#[derive(Clone, Debug)]
pub(super) struct Pair<'a> {
    place: PlaceBuilder,
    pat: &'a Pat,
}

impl<'a> Pair<'a> {
    /// What is left to match once the pattern's own test has passed; the last comes first.
    fn push_parts(&self, new: &mut Vec<Pair<'a>>) {
        match &*self.pat.kind {
            PatKind::Variant { variant, fields, .. } => {
                push_fields(new, &self.place.project(Proj::Downcast(*variant)), fields);
            }
            PatKind::Slice { prefix, middle, suffix } => {
                push_elements(new, &self.place, self.pat, prefix, middle.as_ref(), suffix);
            }
            _ => {}
        }
    }
}

#[derive(Clone, Debug)]
pub(super) struct Binding {
    pub(super) local: LocalId,
    pub(super) mode: hir::BindingMode,
    pub(super) place: PlaceBuilder,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pairs: Vec<Pair<'a>>,
    pub(super) bindings: Vec<Binding>,
    pub(super) arm: usize,
    /// Where its own tests begin.
    pub(super) start: Option<BlockId>,
    /// Where control is once all tests have passed.
    pub(super) matched: Option<BlockId>,
    /// Where its bindings are made: after the way on which it is passed over for the next.
    pub(super) binding_block: Option<BlockId>,
    /// Where control is if it is passed over although its tests have passed: for its guard, or as far as borrow checking knows.
    pub(super) passed_over: Option<BlockId>,
    /// Where the tests of the next candidate begin.
    pub(super) next: Option<BlockId>,
    /// Set when an or-pattern split this candidate.
    children: Vec<usize>,
}

/// The candidates of one match. `order` lists the leaves in source order once the tree is built.
#[derive(Debug)]
pub(super) struct Candidates<'a> {
    all: Vec<Candidate<'a>>,
    roots: Vec<usize>,
    /// Where reads of what is switched on are reported: the head of the match, or the pattern of a condition.
    head: Span,
    scrutinee: Span,
    /// Places that were tested, for the fake borrows that guard against guards.
    pub(super) tested: Vec<PlaceBuilder>,
}

impl<'a> Candidates<'a> {
    pub(super) fn bindings(&self) -> impl Iterator<Item = &Binding> {
        self.all.iter().flat_map(|candidate| &candidate.bindings)
    }

    pub(super) fn new(head: Span, scrutinee: Span) -> Candidates<'a> {
        Candidates { all: Vec::new(), roots: Vec::new(), head, scrutinee, tested: Vec::new() }
    }

    pub(super) fn leaves(&self) -> Vec<usize> {
        let mut leaves = Vec::new();
        let mut stack: Vec<usize> = self.roots.iter().rev().copied().collect();
        while let Some(index) = stack.pop() {
            match self.all[index].children.as_slice() {
                [] => leaves.push(index),
                children => stack.extend(children.iter().rev()),
            }
        }
        leaves
    }

    pub(super) fn get(&self, index: usize) -> &Candidate<'a> {
        &self.all[index]
    }

    pub(super) fn get_mut(&mut self, index: usize) -> &mut Candidate<'a> {
        &mut self.all[index]
    }
}

/// What a test compares.
enum Test {
    Variant {
        adt: AdtId,
        place: PlaceBuilder,
    },
    SwitchInt {
        place: PlaceBuilder,
    },
    /// Two-way tests; only the candidate that asked for it takes the success branch.
    Equal {
        place: PlaceBuilder,
        value: ConstVal,
        ty: Ty,
    },
    Range {
        place: PlaceBuilder,
        lo: Option<ConstVal>,
        hi: Option<ConstVal>,
        inclusive: bool,
        ty: Ty,
    },
    Len {
        place: PlaceBuilder,
        len: u64,
        at_least: bool,
    },
}

impl<'a> Builder<'a> {
    /// A root candidate for arm number `arm`.
    pub(super) fn add_candidate(
        &mut self,
        candidates: &mut Candidates<'a>,
        place: &PlaceBuilder,
        pat: &'a Pat,
        arm: usize,
    ) {
        let index = candidates.all.len();
        candidates.all.push(Candidate {
            pairs: Vec::new(),
            bindings: Vec::new(),
            arm,
            start: None,
            matched: None,
            binding_block: None,
            passed_over: None,
            next: None,
            children: Vec::new(),
        });
        candidates.roots.push(index);
        let new = vec![Pair { place: place.clone(), pat }];
        self.refine(candidates, index, new, &mut Vec::new());
    }

    /// Adds pairs to a candidate, simplified; splits it where an or-pattern appears. Pushes the resulting leaves to `out`.
    fn refine(&mut self, candidates: &mut Candidates<'a>, index: usize, mut new: Vec<Pair<'a>>, out: &mut Vec<usize>) {
        new.reverse();
        while let Some(pair) = new.pop() {
            let Some(alternatives) = self.simplify(&mut candidates.all[index], pair.clone(), &mut new) else {
                continue;
            };
            if candidates.all.len() + alternatives.len() > MAX_CANDIDATES {
                self.too_many_candidates = true;
                continue;
            }
            for alternative in alternatives {
                let parent = &candidates.all[index];
                let child = Candidate {
                    pairs: parent.pairs.clone(),
                    bindings: parent.bindings.clone(),
                    arm: parent.arm,
                    start: None,
                    matched: None,
                    binding_block: None,
                    passed_over: None,
                    next: None,
                    children: Vec::new(),
                };
                let child_index = candidates.all.len();
                candidates.all.push(child);
                candidates.all[index].children.push(child_index);
                let mut pairs = vec![Pair { place: pair.place.clone(), pat: alternative }];
                pairs.extend(new.iter().rev().cloned());
                self.refine(candidates, child_index, pairs, out);
            }
            return;
        }
        out.push(index);
    }

    /// Takes apart what needs no test. Returns the alternatives of an or-pattern.
    fn simplify(
        &mut self,
        candidate: &mut Candidate<'a>,
        pair: Pair<'a>,
        new: &mut Vec<Pair<'a>>,
    ) -> Option<&'a [Pat]> {
        let Pair { place, pat } = pair;
        match &*pat.kind {
            PatKind::Wild | PatKind::Error => {}
            PatKind::Binding { local, mode, sub } => {
                candidate.bindings.push(Binding { local: *local, mode: *mode, place: place.clone(), span: pat.span });
                if let Some(sub) = sub {
                    new.push(Pair { place, pat: sub });
                }
            }
            PatKind::Deref(inner) => new.push(Pair { place: place.project(Proj::Deref), pat: inner }),
            PatKind::Leaf { fields } => push_fields(new, &place, fields),
            PatKind::Variant { adt, variant, fields, .. } => {
                if self.ctx.adt(*adt).variants.len() == 1 {
                    push_fields(new, &place.project(Proj::Downcast(*variant)), fields);
                } else {
                    candidate.pairs.push(Pair { place, pat });
                }
            }
            PatKind::Slice { prefix, middle, suffix } => {
                let is_array = matches!(pat.ty.kind(), TyKind::Array(..));
                let any_length = prefix.is_empty() && suffix.is_empty() && middle.is_some();
                if is_array || any_length {
                    push_elements(new, &place, pat, prefix, middle.as_ref(), suffix);
                } else {
                    candidate.pairs.push(Pair { place, pat });
                }
            }
            PatKind::Const(_) | PatKind::Range { .. } => candidate.pairs.push(Pair { place, pat }),
            PatKind::Or(alternatives) => return Some(alternatives),
        }
        None
    }

    /// Builds the tests for `list` (leaf candidates in order) from block `start`; if none matches, goes to `otherwise`.
    pub(super) fn match_candidates(
        &mut self,
        candidates: &mut Candidates<'a>,
        mut list: Vec<usize>,
        mut start: BlockId,
        otherwise: BlockId,
    ) {
        loop {
            let mut unmatched = 0;
            // Behind one that has passed all its tests others are tested all the same: its guard may fail, and borrow checking may
            // not know that it matches.
            while let Some(&first) = list.get(unmatched) {
                let candidate = &mut candidates.all[first];
                candidate.start = candidate.start.or(Some(start));
                if !candidate.pairs.is_empty() {
                    break;
                }
                candidate.matched = Some(start);
                start = self.new_block();
                candidates.all[first].passed_over = Some(start);
                unmatched += 1;
            }
            let list_left = list.split_off(unmatched);
            let Some(&first) = list_left.first() else {
                let info = self.info(candidates.scrutinee);
                self.terminate_block(start, info, TerminatorKind::Goto(otherwise));
                return;
            };
            let pair = candidates.all[first].pairs[0].clone();
            let test = self.test_for(&pair);
            let (branches, rest) = self.sort(candidates, &test, list_left);
            let remainder = if rest.is_empty() { otherwise } else { self.new_block() };
            let mut targets = Vec::new();
            for (outcome, members) in branches {
                let block = self.new_block();
                targets.push((outcome, block));
                self.match_candidates(candidates, members, block, remainder);
            }
            self.perform_test(candidates, test, start, targets, remainder, pair.pat.span);
            if rest.is_empty() {
                return;
            }
            list = rest;
            start = remainder;
        }
    }

    fn test_for(&self, pair: &Pair<'a>) -> Test {
        let place = pair.place.clone();
        let ty = pair.pat.ty;
        match &*pair.pat.kind {
            PatKind::Variant { adt, .. } => Test::Variant { adt: *adt, place },
            PatKind::Const(ConstVal::Bits(_)) => Test::SwitchInt { place },
            PatKind::Const(value) => Test::Equal { place, value: value.clone(), ty },
            PatKind::Range { lo, hi, inclusive } => {
                Test::Range { place, lo: lo.clone(), hi: hi.clone(), inclusive: *inclusive, ty }
            }
            PatKind::Slice { prefix, middle, suffix } => {
                Test::Len { place, len: (prefix.len() + suffix.len()) as u64, at_least: middle.is_some() }
            }
            // Simplified away before a pair is stored.
            PatKind::Wild
            | PatKind::Error
            | PatKind::Binding { .. }
            | PatKind::Leaf { .. }
            | PatKind::Deref(_)
            | PatKind::Or(_) => Test::SwitchInt { place },
        }
    }

    /// Splits `list` into the outcomes of `test` and the candidates from the first one it does not decide.
    fn sort(
        &mut self,
        candidates: &mut Candidates<'a>,
        test: &Test,
        list: Vec<usize>,
    ) -> (Vec<(u128, Vec<usize>)>, Vec<usize>) {
        let mut branches: Vec<(u128, Vec<usize>)> = Vec::new();
        let mut slots = std::collections::HashMap::new();
        for (position, &index) in list.iter().enumerate() {
            let two_way = !matches!(test, Test::Variant { .. } | Test::SwitchInt { .. });
            if two_way && position > 0 {
                return (branches, list[position..].to_vec());
            }
            let Some((at, outcome)) = self.outcome(&candidates.all[index], test) else {
                return (branches, list[position..].to_vec());
            };
            let pair = candidates.all[index].pairs.remove(at);
            let mut new = Vec::new();
            pair.push_parts(&mut new);
            // `push_fields` leaves them reversed for use as a stack.
            new.reverse();
            let slot = *slots.entry(outcome).or_insert_with(|| {
                branches.push((outcome, Vec::new()));
                branches.len() - 1
            });
            let mut leaves = Vec::new();
            self.refine(candidates, index, new, &mut leaves);
            branches[slot].1.extend(leaves);
        }
        (branches, Vec::new())
    }

    /// Which pair of the candidate the test decides, and the outcome the candidate needs.
    fn outcome(&self, candidate: &Candidate<'a>, test: &Test) -> Option<(usize, u128)> {
        match test {
            Test::Variant { adt, place } => {
                let at = candidate.pairs.iter().position(|p| p.place == *place)?;
                match &*candidate.pairs[at].pat.kind {
                    PatKind::Variant { variant, .. } => Some((at, self.discriminant_bits(*adt, *variant))),
                    _ => None,
                }
            }
            Test::SwitchInt { place } => {
                let at = candidate.pairs.iter().position(|p| p.place == *place)?;
                match &*candidate.pairs[at].pat.kind {
                    PatKind::Const(ConstVal::Bits(bits)) => Some((at, *bits)),
                    _ => None,
                }
            }
            Test::Equal { .. } | Test::Range { .. } | Test::Len { .. } => Some((0, 1)),
        }
    }

    fn discriminant_ty(&self, adt: AdtId) -> IntTy {
        self.ctx.adt(adt).repr_int.unwrap_or(IntTy::Isize)
    }

    fn discriminant_bits(&self, adt: AdtId, variant: VariantIdx) -> u128 {
        let def = self.ctx.adt(adt);
        let discriminant = def.variants.get(variant).map_or(0, |v| v.discriminant);
        self.discriminant_ty(adt).truncate(discriminant as u128)
    }

    fn perform_test(
        &mut self,
        candidates: &mut Candidates<'a>,
        test: Test,
        start: BlockId,
        targets: Vec<(u128, BlockId)>,
        otherwise: BlockId,
        span: Span,
    ) {
        self.block = start;
        let success = targets.first().map_or(otherwise, |(_, block)| *block);
        match test {
            Test::Variant { adt, place } => {
                let ty = Ty::int(self.discriminant_ty(adt));
                candidates.tested.push(place.clone());
                let place = self.resolve_place(&place);
                let temp = self.temp(ty, span);
                self.assign(candidates.scrutinee, temp.into(), Rvalue::Discriminant(place));
                self.switch(Operand::Move(temp.into()), targets, otherwise, candidates.head);
            }
            Test::SwitchInt { place } => {
                candidates.tested.push(place.clone());
                let place = self.resolve_place(&place);
                match targets.as_slice() {
                    // A `bool` is one or the other.
                    [(a, if_a), (b, if_b)] if place.ty(&self.locals).ty == Ty::bool() => {
                        let (otherwise, zero) = if a < b { (*if_b, (*a, *if_a)) } else { (*if_a, (*b, *if_b)) };
                        self.switch(Operand::Copy(place), vec![zero], otherwise, candidates.head);
                    }
                    _ => self.switch(Operand::Copy(place), targets, otherwise, candidates.head),
                }
            }
            Test::Equal { place, value, ty } => {
                candidates.tested.push(place.clone());
                let place = self.resolve_place(&place);
                self.test_equal(place, &value, ty, success, otherwise, span);
            }
            Test::Range { place, lo, hi, inclusive, ty } => {
                candidates.tested.push(place.clone());
                let place = self.resolve_place(&place);
                if let Some(lo) = lo {
                    let next = self.new_block();
                    self.test_compare(BinOp::Ge, &place, &lo, ty, next, otherwise, span);
                    self.block = next;
                }
                match hi {
                    Some(hi) => {
                        let op = if inclusive { BinOp::Le } else { BinOp::Lt };
                        self.test_compare(op, &place, &hi, ty, success, otherwise, span);
                    }
                    None => self.goto(span, success),
                }
            }
            Test::Len { place, len, at_least } => {
                candidates.tested.push(place.clone());
                let place = self.resolve_place(&place);
                let actual = self.temp(Ty::usize(), span);
                self.assign(span, actual.into(), Rvalue::Len(place));
                let op = if at_least { BinOp::Ge } else { BinOp::Eq };
                let expected = self.const_usize(len as u128, span);
                let operands = Box::new((Operand::Move(actual.into()), expected));
                self.branch_on(Rvalue::Binary(op, operands), success, otherwise, span);
            }
        }
    }

    fn switch(&mut self, operand: Operand, targets: Vec<(u128, BlockId)>, otherwise: BlockId, span: Span) {
        let (values, mut blocks): (Vec<u128>, Vec<BlockId>) = targets.into_iter().unzip();
        blocks.push(otherwise);
        self.terminate(self.info(span), TerminatorKind::SwitchInt { operand, values, targets: blocks });
    }

    /// Goes to `success` if the boolean `value` is true.
    fn branch_on(&mut self, value: Rvalue, success: BlockId, failure: BlockId, span: Span) {
        let holds = self.temp(Ty::bool(), span);
        self.assign(span, holds.into(), value);
        self.switch(Operand::Move(holds.into()), vec![(0, failure)], success, span);
    }

    fn const_operand(&self, value: &ConstVal, ty: Ty, span: Span) -> Operand {
        let kind = match value {
            ConstVal::Bits(bits) => ConstKind::Bits(*bits),
            ConstVal::Float(bits) => ConstKind::Bits(*bits as u128),
            ConstVal::Str(text) => ConstKind::Str(text.clone()),
            ConstVal::Bytes(bytes) => ConstKind::ByteStr(bytes.clone()),
        };
        Operand::Const(Box::new(Constant { kind, ty, span, user_args: None }))
    }

    #[allow(clippy::too_many_arguments, reason = "an operation, its operands and its two outcomes")]
    fn test_compare(
        &mut self,
        op: BinOp,
        place: &Place,
        value: &ConstVal,
        ty: Ty,
        success: BlockId,
        failure: BlockId,
        span: Span,
    ) {
        let value = self.const_operand(value, ty, span);
        let operands = Box::new((Operand::Copy(place.clone()), value));
        self.branch_on(Rvalue::Binary(op, operands), success, failure, span);
    }

    fn test_equal(&mut self, place: Place, value: &ConstVal, ty: Ty, success: BlockId, failure: BlockId, span: Span) {
        let (ConstVal::Str(_), Some(eq)) = (value, self.str_eq()) else {
            self.test_compare(BinOp::Eq, &place, value, ty, success, failure, span);
            return;
        };
        let str_ref = Ty::reference(Region::Erased, ty, Mutability::Not);
        let static_ref = Ty::reference(Region::Static, ty, Mutability::Not);
        let borrowed = self.temp(str_ref, span);
        self.assign(span, borrowed.into(), Rvalue::Ref(BorrowKind::Shared, place));
        let expected = self.const_operand(value, static_ref, span);
        let func_ty = Ty::new(TyKind::FnDef(eq, Ty::args(&[Arg::Ty(ty), Arg::Ty(ty)])));
        let func = Constant { kind: ConstKind::Zst, ty: func_ty, span, user_args: None };
        let result = self.temp(Ty::bool(), span);
        let next = self.new_block();
        let unwind = Some(self.diverge());
        let kind = TerminatorKind::Call {
            func: Operand::Const(Box::new(func)),
            args: vec![Operand::Move(borrowed.into()), expected],
            destination: result.into(),
            target: Some(next),
            unwind,
            source: hir::CallSource::Operator,
            fn_span: span,
        };
        self.terminate(self.info(span), kind);
        self.block = next;
        self.switch(Operand::Move(result.into()), vec![(0, failure)], success, span);
    }

    /// `PartialEq::eq`.
    fn str_eq(&self) -> Option<FnId> {
        match self.ctx.lang("eq") {
            Some(hir::LangItem::Trait(id)) => {
                let def = self.ctx.trait_def(id);
                def.fns.iter().find(|(name, _)| name.as_str() == "eq").map(|(_, id)| *id)
            }
            _ => None,
        }
    }
}

/// Field patterns, pushed in reverse: the first is on top of the stack.
fn push_fields<'a>(new: &mut Vec<Pair<'a>>, place: &PlaceBuilder, fields: &'a [hir::FieldPat]) {
    for field in fields.iter().rev() {
        let place = place.project(Proj::Field(field.field, field.pat.ty));
        new.push(Pair { place, pat: &field.pat });
    }
}

/// Element patterns of an array or slice, pushed in reverse.
fn push_elements<'a>(
    new: &mut Vec<Pair<'a>>,
    place: &PlaceBuilder,
    pat: &'a Pat,
    prefix: &'a [Pat],
    middle: Option<&'a Pat>,
    suffix: &'a [Pat],
) {
    let array_len = match pat.ty.kind() {
        TyKind::Array(_, Const::Value(len)) => Some(*len as u64),
        _ => None,
    };
    let min_length = array_len.unwrap_or((prefix.len() + suffix.len()) as u64);
    for (i, element) in suffix.iter().enumerate().rev() {
        let from_end = (suffix.len() - i) as u64;
        let step = match array_len {
            Some(len) => Proj::ConstantIndex { offset: len.saturating_sub(from_end), min_length, from_end: false },
            None => Proj::ConstantIndex { offset: from_end, min_length, from_end: true },
        };
        new.push(Pair { place: place.project(step), pat: element });
    }
    if let Some(middle) = middle {
        let from = prefix.len() as u64;
        let step = match array_len {
            Some(len) => Proj::Subslice { from, to: len.saturating_sub(suffix.len() as u64), from_end: false },
            None => Proj::Subslice { from, to: suffix.len() as u64, from_end: true },
        };
        new.push(Pair { place: place.project(step), pat: middle });
    }
    for (i, element) in prefix.iter().enumerate().rev() {
        let step = Proj::ConstantIndex { offset: i as u64, min_length, from_end: false };
        new.push(Pair { place: place.project(step), pat: element });
    }
}
