//! Lexical scopes: what to drop and which storage to end, on every way out.
//!
//! Each scope holds the drops scheduled in it, in order. Leaving it normally runs them in reverse ([`Builder::pop_scope`]);
//! leaving it by `break`, `continue`, `return` or a failed condition goes through a [`DropTree`], which shares the drops
//! that several exits have in common; unwinding goes through a chain of cleanup blocks, one per value to drop, shared by
//! everything that can panic while the same values are live ([`Builder::diverge`]).
//!
//! ```text
//! { let a = f(); let b = g(); return }       scopes: [a: storage, value] [b: storage, value]
//! return tree:  root <- value a <- storage a ... <- value b   entered at the innermost
//! unwind chain: drop b -> drop a -> resume
//! ```

use std::collections::HashMap;

use crate::mir::*;
use crate::source::Span;

use super::Builder;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum DropKind {
    Value,
    Storage,
}

#[derive(Clone, Copy, Debug)]
struct Scheduled {
    local: Local,
    kind: DropKind,
    /// For values: the cleanup block that drops this value and then all scheduled before it.
    unwind: Option<BlockId>,
}

#[derive(Debug)]
pub(super) struct Scope {
    drops: Vec<Scheduled>,
    span: Span,
    source_scope: ScopeId,
    /// The unwind chain with everything in this scope, if it is up to date.
    chain: Option<BlockId>,
}

/// The drops on the ways from inside some scopes to one target, shared by common prefix.
#[derive(Debug, Default)]
pub(super) struct DropTree {
    nodes: Vec<Node>,
    index: HashMap<(usize, Local, DropKind), usize>,
    entries: Vec<(usize, BlockId)>,
}

#[derive(Debug)]
struct Node {
    local: Local,
    kind: DropKind,
    /// 0 is the root; node `i` of `nodes` is numbered `i + 1`.
    parent: usize,
    unwind: Option<BlockId>,
    info: SourceInfo,
}

impl DropTree {
    fn add(&mut self, node: Node) -> usize {
        let next = self.nodes.len() + 1;
        let key = (node.parent, node.local, node.kind);
        *self.index.entry(key).or_insert_with(|| {
            self.nodes.push(node);
            next
        })
    }
}

impl Builder<'_> {
    pub(super) fn push_scope(&mut self, span: Span) {
        self.scopes.push(Scope { drops: Vec::new(), span, source_scope: self.source_scope, chain: None });
    }

    /// Runs the innermost scope's drops on the normal path and leaves it.
    pub(super) fn pop_scope(&mut self) {
        let Some(top) = self.scopes.last_mut() else { return };
        let info = SourceInfo { span: top.span.end_point(), scope: top.source_scope };
        while let Some(drop) = self.scopes.last_mut().and_then(|scope| scope.drops.pop()) {
            if let Some(scope) = self.scopes.last_mut() {
                scope.chain = None;
            }
            match drop.kind {
                DropKind::Storage => self.push(info, StatementKind::StorageDead(drop.local)),
                DropKind::Value => {
                    let target = self.new_block();
                    let unwind = Some(self.diverge());
                    let place = Place::local(drop.local);
                    self.terminate(info, TerminatorKind::Drop { place, target, unwind, replace: false });
                    self.block = target;
                }
            }
        }
        let scope = self.scopes.pop();
        if let Some(scope) = scope {
            self.source_scope = scope.source_scope;
        }
    }

    /// Runs `f` inside a new scope at whose end the temporaries made in it die.
    pub(super) fn in_temp_scope<R>(&mut self, span: Span, f: impl FnOnce(&mut Self) -> R) -> R {
        self.push_scope(span);
        self.temp_scopes.push(self.scopes.len() - 1);
        let result = f(self);
        self.temp_scopes.pop();
        self.pop_scope();
        result
    }

    /// Runs `f` inside a new scope at whose end the operands made in it die, but not other temporaries. rustc gives every
    /// expression such a scope.
    pub(super) fn in_operand_scope<R>(&mut self, span: Span, f: impl FnOnce(&mut Self) -> R) -> R {
        self.push_scope(span);
        let result = f(self);
        self.pop_scope();
        result
    }

    /// A call has taken these operands, of the innermost scope: when it returns, nothing of them is left to drop.
    pub(super) fn operands_moved(&mut self, operands: &[Operand]) {
        let Some(scope) = self.scopes.last_mut() else { return };
        let moved = |local: Local| {
            operands.iter().any(|op| matches!(op, Operand::Move(place) if place.as_local() == Some(local)))
        };
        scope.drops.retain(|drop| drop.kind == DropKind::Storage || !moved(drop.local));
        scope.drops.iter_mut().for_each(|drop| drop.unwind = None);
        scope.chain = None;
    }

    /// Schedules `local`'s drop at the end of scope number `scope`.
    pub(super) fn schedule(&mut self, scope: usize, local: Local, kind: DropKind) {
        if kind == DropKind::Value {
            if !self.needs_drop(self.locals[local].ty) {
                return;
            }
            for inner in self.scopes.iter_mut().skip(scope + 1) {
                inner.chain = None;
                inner.drops.iter_mut().for_each(|drop| drop.unwind = None);
            }
        }
        if let Some(scope) = self.scopes.get_mut(scope) {
            scope.drops.push(Scheduled { local, kind, unwind: None });
            if kind == DropKind::Value {
                scope.chain = None;
            }
        }
    }

    /// Forgets what is scheduled in scope number `scope`, the innermost.
    pub(super) fn clear_scheduled(&mut self, scope: usize) {
        if let Some(scope) = self.scopes.get_mut(scope) {
            scope.drops.clear();
            scope.chain = None;
        }
    }

    pub(super) fn schedule_here(&mut self, local: Local, kind: DropKind) {
        self.schedule(self.scopes.len() - 1, local, kind);
    }

    /// Where a panic at this point goes: through the drops of what is alive to the end of the unwinding.
    pub(super) fn diverge(&mut self) -> BlockId {
        let first_stale = self.scopes.iter().rposition(|s| s.chain.is_some()).map_or(0, |i| i + 1);
        let fresh = first_stale.checked_sub(1).and_then(|i| self.scopes[i].chain);
        let mut chain = fresh.unwrap_or_else(|| self.resume_block());
        for i in first_stale..self.scopes.len() {
            chain = self.extend_chain(i, chain);
            self.scopes[i].chain = Some(chain);
        }
        chain
    }

    /// The unwind chain through the drops of scope `i`, given the chain outside it.
    fn extend_chain(&mut self, i: usize, outer: BlockId) -> BlockId {
        let count = self.scopes[i].drops.len();
        let built = self.scopes[i].drops.iter().rposition(|d| d.unwind.is_some());
        let mut chain = built.and_then(|at| self.scopes[i].drops[at].unwind).unwrap_or(outer);
        for at in built.map_or(0, |at| at + 1)..count {
            let drop = self.scopes[i].drops[at];
            if drop.kind == DropKind::Storage {
                continue;
            }
            let block = match self.unwinding.get(&(chain, drop.local)) {
                Some(block) => *block,
                None => {
                    let info = SourceInfo { span: self.scopes[i].span.end_point(), scope: self.scopes[i].source_scope };
                    let block = self.new_cleanup_block();
                    let place = Place::local(drop.local);
                    let kind = TerminatorKind::Drop { place, target: chain, unwind: None, replace: false };
                    self.terminate_block(block, info, kind);
                    self.unwinding.insert((chain, drop.local), block);
                    self.chains.push(block);
                    block
                }
            };
            self.scopes[i].drops[at].unwind = Some(block);
            chain = block;
        }
        chain
    }

    pub(super) fn resume_block(&mut self) -> BlockId {
        if let Some(block) = self.resume {
            return block;
        }
        let block = self.new_cleanup_block();
        let info = SourceInfo { span: self.span.end_point(), scope: ScopeId(0) };
        self.terminate_block(block, info, TerminatorKind::UnwindResume);
        self.resume = Some(block);
        self.chains.push(block);
        block
    }

    /// Leaves all scopes from number `depth` inward through `tree`; the cursor goes to a fresh unreachable block.
    pub(super) fn exit_through(&mut self, tree: &mut DropTree, depth: usize, span: Span) {
        self.diverge();
        let mut node = 0;
        for i in depth..self.scopes.len() {
            let outer = i.checked_sub(1).and_then(|o| self.scopes[o].chain);
            let mut unwind = Some(outer.unwrap_or_else(|| self.resume_block()));
            let info = SourceInfo { span: self.scopes[i].span.end_point(), scope: self.scopes[i].source_scope };
            for drop in &self.scopes[i].drops {
                node = tree.add(Node { local: drop.local, kind: drop.kind, parent: node, unwind, info });
                if drop.kind == DropKind::Value {
                    unwind = drop.unwind;
                }
            }
        }
        tree.entries.push((node, self.block));
        self.exit_spans.insert(self.block, SourceInfo { span, scope: self.source_scope });
        self.block = self.new_block();
    }

    /// Builds the blocks of `tree` and returns the one they lead to, `root` if that is given; `None` if nothing enters the tree.
    /// What was scheduled last comes first, as in rustc, which numbers the blocks so.
    pub(super) fn build_tree(&mut self, tree: DropTree, root: Option<BlockId>) -> Option<BlockId> {
        if tree.entries.is_empty() {
            return None;
        }
        let mut blocks: Vec<BlockId> = tree.nodes.iter().map(|_| self.new_block()).collect();
        let root = root.unwrap_or_else(|| self.new_block());
        blocks.push(root);
        blocks.reverse();
        for (node, &block) in tree.nodes.iter().zip(&blocks[1..]) {
            let parent = blocks[node.parent];
            match node.kind {
                DropKind::Storage => {
                    let statement = Statement { kind: StatementKind::StorageDead(node.local), info: node.info };
                    self.blocks[block].statements.push(statement);
                    self.terminate_block(block, node.info, TerminatorKind::Goto(parent));
                }
                DropKind::Value => {
                    let place = Place::local(node.local);
                    let kind = TerminatorKind::Drop { place, target: parent, unwind: node.unwind, replace: false };
                    self.terminate_block(block, node.info, kind);
                }
            }
        }
        for (node, block) in tree.entries {
            let info = self.exit_spans.get(&block).copied().unwrap_or(self.info(self.span));
            self.terminate_block(block, info, TerminatorKind::Goto(blocks[node]));
        }
        Some(root)
    }
}
