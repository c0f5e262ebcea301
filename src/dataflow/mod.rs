//! Forward dataflow over MIR: one small engine, the move paths it runs over, and the initialisation analyses.
//!
//! An analysis is a set of bits per program point, joined by union where control flow meets. The engine finds the sets at the
//! start of each block; a [`Cursor`] then walks inside blocks.
//!
//! ```text
//!                  maybe initialised
//! let a = f();     {}     -> {a}
//! if c { g(a) }    {a}    -> {} on one path, {a} on the other; joined: {a}
//! drop(a)          maybe initialised and maybe not: a drop flag decides
//! ```

pub mod init;
pub mod move_paths;

use crate::index::{Id, SharedSet};
use crate::mir::order::reverse_postorder;
use crate::mir::{BlockId, Body, Location};

/// A forward, union-joined analysis.
pub trait Analysis {
    type Bit: Id;
    /// Number of bits.
    fn bits(&self) -> usize;
    /// The set on entry to the function.
    fn start(&self, body: &Body, state: &mut SharedSet<Self::Bit>);
    /// Effect of the statement or terminator at `location`, other than what happens only along one edge.
    fn apply(&self, body: &Body, location: Location, state: &mut SharedSet<Self::Bit>);
    /// Effect of going from `block`'s terminator to `target` (a call's return, a discriminant switch).
    fn edge(&self, _body: &Body, _block: BlockId, _target: BlockId, _state: &mut SharedSet<Self::Bit>) {}
}

/// The fixpoint: the set at the start of every block.
#[derive(Debug)]
pub struct Results<A: Analysis> {
    pub analysis: A,
    pub entry: Vec<SharedSet<A::Bit>>,
}

/// Runs `analysis` to its fixpoint.
///
/// Sweeps over the blocks in reverse postorder, each time over those whose entry has changed since they were last looked at:
/// there are hardly more sweeps than loops in one another, however many loops there are one after the other.
pub fn solve<A: Analysis>(body: &Body, analysis: A) -> Results<A> {
    let order = reverse_postorder(body);
    let mut entry = vec![SharedSet::new(analysis.bits()); body.blocks.len()];
    analysis.start(body, &mut entry[BlockId::START.0 as usize]);
    let mut changed = vec![true; body.blocks.len()];
    let mut again = true;
    while again {
        again = false;
        for block in &order {
            if !std::mem::replace(&mut changed[block.0 as usize], false) {
                continue;
            }
            let mut state = entry[block.0 as usize].clone();
            for statement in 0..=body.blocks[*block].statements.len() {
                analysis.apply(body, Location { block: *block, statement }, &mut state);
            }
            for target in body.blocks[*block].terminator.kind.successors() {
                let mut along_edge = state.clone();
                analysis.edge(body, *block, target, &mut along_edge);
                if entry[target.0 as usize].union(&along_edge) {
                    changed[target.0 as usize] = true;
                    again = true;
                }
            }
        }
    }
    Results { analysis, entry }
}

/// Walks the sets inside blocks.
pub struct Cursor<'a, A: Analysis> {
    body: &'a Body,
    results: &'a Results<A>,
    state: SharedSet<A::Bit>,
    /// The state is the one just before this location.
    at: Location,
}

impl<'a, A: Analysis> Cursor<'a, A> {
    pub fn new(body: &'a Body, results: &'a Results<A>) -> Self {
        let at = Location { block: BlockId::START, statement: 0 };
        Cursor { body, results, state: results.entry[0].clone(), at }
    }

    /// Another cursor over the same sets, at the start.
    pub fn restart(&self) -> Self {
        Cursor::new(self.body, self.results)
    }

    /// Moves to just before `location`. Going forward inside a block costs only the statements passed.
    pub fn seek_before(&mut self, location: Location) {
        if self.at.block != location.block || self.at.statement > location.statement {
            self.state = self.results.entry[location.block.0 as usize].clone();
            self.at = Location { block: location.block, statement: 0 };
        }
        while self.at.statement < location.statement {
            self.results.analysis.apply(self.body, self.at, &mut self.state);
            self.at.statement += 1;
        }
    }

    /// Moves to just after `location`, which for a terminator leaves out the effects along edges.
    pub fn seek_after(&mut self, location: Location) {
        self.seek_before(Location { statement: location.statement + 1, ..location });
    }

    pub fn state(&self) -> &SharedSet<A::Bit> {
        &self.state
    }

    pub fn contains(&self, bit: A::Bit) -> bool {
        self.state.contains(bit)
    }
}
