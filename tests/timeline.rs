//! Laws of time: whatever way a session takes to a moment, the moment is the same.

mod support;

use std::hash::{DefaultHasher, Hash, Hasher};

use cairn::timeline::{Depth, Direction, Outcome, Session, Unit};
use support::sessions;

/// The whole of a moment: registers, all bytes that a program of this size uses, output, who made which block.
fn fingerprint(session: &Session<'_>) -> u64 {
    let view = session.view();
    let mut hasher = DefaultHasher::new();
    (view.pc, view.fp, view.steps, session.printed()).hash(&mut hasher);
    let memory = view.memory;
    memory.read(0x1000, view.heap.end() - 0x1000).hash(&mut hasher);
    memory.read(memory.stack_low(), memory.top() - memory.stack_low()).hash(&mut hasher);
    format!("{:?} {:?}", view.heap, view.ended).hash(&mut hasher);
    for block in view.blocks().flatten() {
        format!("{block:?} {:?}", view.log.and_then(|log| log.get(block.address))).hash(&mut hasher);
    }
    for output in session.output(0) {
        output.bytes.hash(&mut hasher);
    }
    hasher.finish()
}

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }
}

/// Runs to the end, looks at some moments on the way, and asks for them again in any order.
fn seeks_lead_to_the_same_moments(session: &mut Session<'_>) -> Result<u64, String> {
    session.finish();
    let end = session.position();
    let last = fingerprint(session);
    let mut numbers = Numbers(7);
    let mut positions: Vec<u64> = (0..8).map(|_| numbers.below(end)).chain([0, 1, end]).collect();
    positions.sort_unstable();
    // Straight: from the start, forward only.
    session.restart();
    let mut straight = Vec::new();
    for position in &positions {
        session.seek(*position);
        straight.push((*position, fingerprint(session)));
    }
    for _ in 0..24 {
        let (position, print) = straight[numbers.below(straight.len() as u64) as usize];
        session.seek(position);
        if session.position() != position || fingerprint(session) != print {
            return Err(format!("position {position} of {end} differs after a seek"));
        }
    }
    session.finish();
    if fingerprint(session) != last {
        return Err("the end differs".to_owned());
    }
    Ok(end)
}

#[test]
fn every_program_is_the_same_after_seeks() {
    let all = sessions::programs(&["tour", "trap", "run"]);
    assert!(all.len() > 100, "{}", all.len());
    sessions::in_parallel(&all, |path| {
        sessions::of_file(path, sessions::small(), seeks_lead_to_the_same_moments).unwrap_or(Ok(0)).map(|_| ())
    });
}

/// Steps forward through the whole program, then back: the same moments in reverse.
fn steps_reverse(session: &mut Session<'_>, unit: Unit, depth: Depth, most: usize) -> Result<(), String> {
    session.restart();
    let mut forward = Vec::new();
    while forward.len() < most && session.step(unit, depth, Direction::Forward) == Outcome::Found {
        forward.push((session.position(), fingerprint(session)));
    }
    if forward.last().is_some_and(|(position, _)| *position == session.position()) {
        forward.pop();
    }
    for (position, print) in forward.iter().rev() {
        let outcome = session.step(unit, depth, Direction::Back);
        if outcome != Outcome::Found || session.position() != *position || fingerprint(session) != *print {
            let found = session.position();
            return Err(format!("{unit:?} {depth:?}: back to {position} led to {found} ({outcome:?})"));
        }
    }
    Ok(())
}

#[test]
fn steps_back_are_steps_forward_reversed() {
    sessions::in_parallel(&sessions::programs(&["tour"]), |path| {
        for (unit, most) in [(Unit::Statement, 60), (Unit::Event, 60), (Unit::Instruction, 200)] {
            let check = |session: &mut Session<'_>| steps_reverse(session, unit, Depth::Into, most);
            sessions::of_file(path, sessions::small(), check).unwrap()?;
        }
        Ok(())
    });
}
