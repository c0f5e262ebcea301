//! Which moments of a run are kept: evenly spread, ever wider apart as the run grows, within a bound of bytes.

use super::recorder::Position;
use crate::vm::Snapshot;

/// A kept moment.
pub struct Checkpoint {
    pub machine: Snapshot,
    pub io: Position,
}

impl Checkpoint {
    pub fn step(&self) -> u64 {
        self.machine.steps()
    }
}

/// Checkpoints in the order of time; the first is the start of the program and stays.
pub struct Checkpoints {
    list: Vec<Checkpoint>,
    /// Steps from one to the next, at least.
    interval: u64,
    /// The step at which to ask whether the next one is due.
    ask: u64,
    /// Bytes of pages that were kept, those of dropped checkpoints taken off.
    bytes: usize,
    limit: usize,
    thinned: bool,
}

/// More than these are thinned, whatever they weigh: a seek looks through them, and each has its registers and tables.
const MOST: usize = 1024;

/// Steps to let pass for each page that a checkpoint would have to copy, so that copying takes a small share of the run's time.
const STEPS_A_PAGE: u64 = 6_000;

impl Checkpoints {
    pub fn new(interval: u64, limit: usize) -> Checkpoints {
        Checkpoints { list: Vec::new(), interval: interval.max(1), ask: 0, bytes: 0, limit, thinned: false }
    }

    /// The step at which to ask whether the next one [`is_due`](Self::is_due).
    pub fn ask_at(&self) -> u64 {
        self.ask
    }

    /// Whether to make a checkpoint at this step, for which so many pages would have to be copied.
    pub fn is_due(&mut self, step: u64, pages: usize) -> bool {
        if step < self.ask {
            return false;
        }
        let last = self.list.last().map_or(0, Checkpoint::step);
        let wait = last.saturating_add((pages as u64).saturating_mul(STEPS_A_PAGE));
        self.ask = wait.min(step.saturating_add(self.interval));
        wait <= step
    }

    /// Adds the newest. Its own bytes are what changed since the one before.
    pub fn add(&mut self, checkpoint: Checkpoint) {
        self.list.push(checkpoint);
        // What the last one shares with nobody would only come to light once it is thinned; what it added is what the one
        // before does not have, and a page that both changed is counted twice until then.
        if let Some(last) = self.list.last() {
            self.bytes += last.machine.added_bytes(self.list.iter().rev().nth(1).map(|c| &c.machine));
        }
        while self.list.len() > 2 && (self.bytes > self.limit || self.list.len() > MOST) {
            self.thin();
        }
        self.ask = self.list.last().map_or(0, |last| last.step().saturating_add(self.interval));
    }

    /// Drops every other one.
    fn thin(&mut self) {
        self.thinned = true;
        self.interval = self.interval.saturating_mul(2);
        let old = std::mem::take(&mut self.list);
        let last = old.len() - 1;
        for (i, checkpoint) in old.into_iter().enumerate() {
            if i % 2 == 0 || i == last && i < 2 {
                self.list.push(checkpoint);
            }
        }
        self.bytes = self.recount();
    }

    fn recount(&self) -> usize {
        let mut bytes = 0;
        let mut before: Option<&Snapshot> = None;
        for checkpoint in &self.list {
            bytes += checkpoint.machine.added_bytes(before);
            before = Some(&checkpoint.machine);
        }
        bytes
    }

    /// The last at or before `step`.
    pub fn before(&self, step: u64) -> Option<&Checkpoint> {
        let after = self.list.partition_point(|checkpoint| checkpoint.step() <= step);
        self.list.get(after.checked_sub(1)?)
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Bytes that the checkpoints take, about.
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    /// Whether some were dropped for want of room.
    pub fn thinned(&self) -> bool {
        self.thinned
    }
}
