//! What is different between two moments, as data: frames, variables, loans, blocks, counts.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::data::{
    Address, Block, BlockState, Counts, Field, Finding, Frame, Holder, Loan, Owner, Ownership, Picture, PointerKind,
    Value, Variable,
};

/// One difference. `frame` is the index of the frame concerned.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A frame was pushed.
    Called { function: String, library: bool, frame: u64, size: u64, low: Address, by: Option<String> },
    /// A frame was popped.
    Returned { function: String, library: bool, frame: u64, to: Option<String> },
    /// A variable has its value for the first time, or again.
    Initialised {
        frame: u64,
        variable: String,
        #[serde(rename = "type")]
        ty: String,
        parameter: bool,
        value: Value,
    },
    /// A variable has another value.
    Changed {
        frame: u64,
        variable: String,
        #[serde(rename = "type")]
        ty: String,
        before: Value,
        after: Value,
    },
    /// A variable, or a part of it, was moved.
    Moved {
        frame: u64,
        place: String,
        to: String,
        line: u32,
        /// What moved, if it was the whole variable.
        value: Option<Value>,
    },
    /// A variable, or a part of it, was dropped.
    Dropped { frame: u64, place: String, line: u32 },
    /// A variable is no longer in scope, though its frame is there.
    LeftScope { frame: u64, variable: String },
    /// A borrow came into force.
    Borrowed { frame: u64, loan: Loan },
    /// A borrow is over.
    BorrowEnded { frame: u64, loan: Loan },
    /// A block was made.
    Allocated {
        block: Address,
        size: u64,
        #[serde(rename = "type")]
        ty: Option<String>,
        owner: Option<String>,
    },
    /// A block was freed.
    Freed {
        block: Address,
        size: u64,
        #[serde(rename = "type")]
        ty: Option<String>,
        owner: Option<String>,
    },
    /// A block has another size.
    Resized { block: Address, before: u64, after: u64 },
    /// The counts of a block that `Rc`s share.
    Counted { block: Address, before: Counts, after: Counts },
    /// What several owners share has changed: the innermost part that is all of the difference, and its place in the value.
    Shared { block: Address, place: String, before: Value, after: Value },
    /// Something is true of several blocks that was not before: a cycle, a leak.
    Found { finding: Finding },
    /// The program has ended.
    Ended { how: String },
}

/// What changed from one moment to another, in the order of frames, variables, blocks.
pub fn diff(before: &Picture, after: &Picture) -> Vec<Change> {
    let mut found = Vec::new();
    frames(before, after, &mut found);
    blocks(before, after, &mut found);
    let known = |finding: &Finding| before.findings.iter().any(|old| same_finding(old, finding));
    found.extend(after.findings.iter().filter(|f| !known(f)).map(|f| Change::Found { finding: f.clone() }));
    if before.ended != after.ended
        && let Some(how) = &after.ended
    {
        found.push(Change::Ended { how: how.clone() });
    }
    found
}

/// Whether two findings are about the same blocks.
fn same_finding(a: &Finding, b: &Finding) -> bool {
    match (a, b) {
        (Finding::Cycle { blocks: a, .. }, Finding::Cycle { blocks: b, .. })
        | (Finding::Leak { blocks: a, .. }, Finding::Leak { blocks: b, .. }) => a == b,
        _ => false,
    }
}

/// Frames are the same if they lie at the same place, run the same function, and were called from the same instruction.
fn same_frame(a: &Frame, b: &Frame) -> bool {
    a.index == b.index && a.top == b.top && a.function == b.function && a.return_address == b.return_address
}

fn frames(before: &Picture, after: &Picture, found: &mut Vec<Change>) {
    let old: HashMap<u64, &Frame> = before.frames.iter().map(|frame| (frame.index, frame)).collect();
    let new: HashMap<u64, &Frame> = after.frames.iter().map(|frame| (frame.index, frame)).collect();
    let caller = |frames: &HashMap<u64, &Frame>, frame: &Frame| {
        let caller = frames.get(&frame.index.checked_sub(1)?)?;
        (!caller.library).then(|| caller.function.clone())
    };
    for frame in before.frames.iter().rev() {
        if !new.get(&frame.index).is_some_and(|now| same_frame(frame, now)) {
            let (function, to) = (frame.function.clone(), caller(&old, frame));
            found.push(Change::Returned { function, library: frame.library, frame: frame.index, to });
        }
    }
    for frame in &after.frames {
        match old.get(&frame.index).filter(|was| same_frame(was, frame)) {
            Some(was) => variables(was, frame, found),
            None => {
                found.push(Change::Called {
                    function: frame.function.clone(),
                    library: frame.library,
                    frame: frame.index,
                    size: frame.top.0.saturating_sub(frame.low.0),
                    low: frame.low,
                    by: caller(&new, frame),
                });
                let started = frame.variables.iter().filter(|variable| has_value(variable));
                found.extend(started.map(|variable| initialised(frame, variable)));
            }
        }
    }
}

fn has_value(variable: &Variable) -> bool {
    variable.ownership.as_ref().is_some_and(Ownership::owns)
}

fn initialised(frame: &Frame, variable: &Variable) -> Change {
    Change::Initialised {
        frame: frame.index,
        variable: variable.name.clone(),
        ty: variable.ty.clone(),
        parameter: variable.kind == super::VariableKind::Parameter,
        value: variable.value.clone(),
    }
}

fn variables(before: &Frame, after: &Frame, found: &mut Vec<Change>) {
    // Shadowed variables have one name and several places.
    let key = |variable: &Variable| (variable.name.clone(), variable.address);
    let old: HashMap<(String, Address), &Variable> = before.variables.iter().map(|v| (key(v), v)).collect();
    let new: HashSet<(String, Address)> = after.variables.iter().map(key).collect();
    let frame = after.index;
    for variable in &after.variables {
        let was = old.get(&key(variable)).copied();
        ownership(frame, was, variable, found);
        let started = has_value(variable) && !was.is_some_and(has_value);
        if started {
            found.push(initialised(after, variable));
        } else if let Some(was) = was.filter(|was| has_value(variable) && changed(was, variable)) {
            found.push(Change::Changed {
                frame,
                variable: variable.name.clone(),
                ty: variable.ty.clone(),
                before: was.value.clone(),
                after: variable.value.clone(),
            });
        }
    }
    for variable in &after.variables {
        let was = old.get(&key(variable)).map_or(&[][..], |was| &was.borrowed);
        let begun = variable.borrowed.iter().filter(|loan| !was.contains(loan));
        found.extend(begun.map(|loan| Change::Borrowed { frame, loan: loan.clone() }));
        let over = was.iter().filter(|loan| !variable.borrowed.contains(loan));
        found.extend(over.map(|loan| Change::BorrowEnded { frame, loan: loan.clone() }));
    }
    for variable in before.variables.iter().filter(|variable| !new.contains(&key(variable)) && has_value(variable)) {
        found.push(Change::LeftScope { frame, variable: variable.name.clone() });
    }
}

fn changed(was: &Variable, now: &Variable) -> bool {
    // What became of parts that were moved out is their new owner's affair.
    let whole = now.parts.iter().all(|part| part.ownership.owns());
    !same(&was.value, &now.value) && (whole || was.raw.bytes != now.raw.bytes)
}

/// Moves and drops of the variable and of its parts.
fn ownership(frame: u64, was: Option<&Variable>, now: &Variable, found: &mut Vec<Change>) {
    let of = |variable: Option<&Variable>, place: &str| {
        let variable = variable?;
        if place == variable.name {
            return variable.ownership.clone();
        }
        let part = variable.parts.iter().find(|part| part.place == place);
        part.map(|part| part.ownership.clone()).or_else(|| variable.ownership.clone())
    };
    let whole = now.ownership.as_ref().map(|state| (now.name.as_str(), state));
    let parts = now.parts.iter().map(|part| (part.place.as_str(), &part.ownership));
    for (place, state) in whole.into_iter().chain(parts) {
        // What was gone already is only told of in other words now: after an `if` that may have moved it, say.
        if of(was, place).is_none_or(|before| !before.owns()) {
            continue;
        }
        match state {
            Ownership::Moved { to, line } => found.push(Change::Moved {
                frame,
                place: place.to_owned(),
                to: to.clone(),
                line: *line,
                value: (place == now.name).then(|| now.value.clone()),
            }),
            Ownership::Dropped { line } => {
                found.push(Change::Dropped { frame, place: place.to_owned(), line: *line });
            }
            Ownership::Uninitialised | Ownership::Owned | Ownership::Maybe { .. } => {}
        }
    }
}

/// Whether two values of one variable are the same, apart from what references among them point at: that belongs to others.
fn same(a: &Value, b: &Value) -> bool {
    let fields = |a: &[Field], b: &[Field]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.name == b.name && same(&a.value, &b.value))
    };
    let list = |a: &[Value], b: &[Value]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b));
    match (a, b) {
        (
            Value::Pointer { pointer: p, address: at, len: n, value: x, .. },
            Value::Pointer { pointer: q, address: to, len: m, value: y, .. },
        ) => {
            let inner = match (p, x, y) {
                (PointerKind::Box, Some(x), Some(y)) => same(x, y),
                (PointerKind::Box, x, y) => x.is_none() == y.is_none(),
                _ => true,
            };
            p == q && at == to && n == m && inner
        }
        (Value::Tuple { fields: a }, Value::Tuple { fields: b })
        | (Value::Closure { captures: a }, Value::Closure { captures: b })
        | (Value::Union { fields: a }, Value::Union { fields: b }) => fields(a, b),
        (Value::Struct { name: n, fields: a, .. }, Value::Struct { name: m, fields: b, .. })
        | (Value::Variant { name: n, fields: a, .. }, Value::Variant { name: m, fields: b, .. }) => {
            n == m && fields(a, b)
        }
        (Value::Array { len: n, elements: a }, Value::Array { len: m, elements: b }) => n == m && list(a, b),
        (
            Value::Vec { address: at, len: n, capacity: c, elements: a, .. },
            Value::Vec { address: to, len: m, capacity: d, elements: b, .. },
        ) => (at, n, c) == (to, m, d) && list(a.as_deref().unwrap_or_default(), b.as_deref().unwrap_or_default()),
        // What an `Rc` shares belongs to all of its owners; the counts are told of the block.
        (Value::Rc { address: a, .. }, Value::Rc { address: b, .. }) => a == b,
        (Value::Cell { value: a }, Value::Cell { value: b }) => same(a, b),
        (Value::RefCell { borrow: n, value: a }, Value::RefCell { borrow: m, value: b }) => n == m && same(a, b),
        (a, b) => a == b,
    }
}

/// The value in a block that `Rc`s share: behind the counts.
fn shared(block: &Value) -> Option<&Value> {
    match block {
        Value::Struct { name, fields, .. } if name == "RcBox" => fields.last().map(|field| &field.value),
        _ => None,
    }
}

/// The smallest part in which two values differ, and where it is.
fn difference<'v>(before: &'v Value, after: &'v Value) -> Option<(String, &'v Value, &'v Value)> {
    if same(before, after) {
        return None;
    }
    let (mut place, mut pair) = (String::new(), (before, after));
    loop {
        let next = match pair {
            (Value::Struct { name: n, fields: a, .. }, Value::Struct { name: m, fields: b, .. })
            | (Value::Variant { name: n, fields: a, .. }, Value::Variant { name: m, fields: b, .. })
                if n == m =>
            {
                let mut differ = a.iter().zip(b).filter(|(a, b)| !same(&a.value, &b.value));
                match (differ.next(), differ.next()) {
                    (Some((a, b)), None) => {
                        place = if place.is_empty() { a.name.clone() } else { format!("{place}.{}", a.name) };
                        Some((&a.value, &b.value))
                    }
                    _ => None,
                }
            }
            (Value::Cell { value: a }, Value::Cell { value: b }) => Some((&**a, &**b)),
            (Value::RefCell { borrow: n, value: a }, Value::RefCell { borrow: m, value: b }) if n == m => {
                Some((&**a, &**b))
            }
            _ => None,
        };
        match next {
            Some(next) => pair = next,
            None => return Some((place, pair.0, pair.1)),
        }
    }
}

fn is_live(block: &Block) -> bool {
    block.state == BlockState::Live
}

/// Who owns a block, in words; nobody if several do.
fn owner(block: &Block) -> Option<String> {
    match &block.owners[..] {
        // What lies in a block has no name of its own.
        [Owner { holder: Holder::Heap { block }, place, .. }] if place.is_empty() => Some(format!("block {block}")),
        [Owner { holder: Holder::Heap { block }, place, .. }] => {
            Some(format!("{} of block {block}", place.trim_start_matches('.')))
        }
        [owner] => Some(owner.place.clone()),
        _ => None,
    }
}

fn blocks(before: &Picture, after: &Picture, found: &mut Vec<Change>) {
    let old: HashMap<Address, &Block> =
        before.heap.blocks.iter().filter(|block| is_live(block)).map(|block| (block.address, block)).collect();
    let new: HashMap<Address, &Block> =
        after.heap.blocks.iter().filter(|block| is_live(block)).map(|block| (block.address, block)).collect();
    // At one address there may be another block by now.
    let same_block = |a: &Block, b: &Block| a.made == b.made;
    let mut gone: Vec<&&Block> =
        old.values().filter(|was| !new.get(&was.address).is_some_and(|now| same_block(was, now))).collect();
    gone.sort_by_key(|block| block.address);
    for block in gone {
        let (size, ty) = (block.size, block.ty.clone());
        found.push(Change::Freed { block: block.address, size, ty, owner: owner(block) });
    }
    for block in after.heap.blocks.iter().filter(|block| is_live(block)) {
        let Some(was) = old.get(&block.address).filter(|was| same_block(was, block)) else {
            let (size, ty) = (block.size, block.ty.clone());
            found.push(Change::Allocated { block: block.address, size, ty, owner: owner(block) });
            continue;
        };
        if was.size != block.size {
            found.push(Change::Resized { block: block.address, before: was.size, after: block.size });
        }
        if let (Some(before), Some(after)) = (was.counts, block.counts)
            && before != after
        {
            found.push(Change::Counted { block: block.address, before, after });
        }
        if let (Some(before), Some(after)) =
            (was.value.as_ref().and_then(shared), block.value.as_ref().and_then(shared))
            && block.counts.is_some()
            && let Some((place, before, after)) = difference(before, after)
            && !matches!(after, Value::Invalid { .. })
        {
            let (before, after) = (before.clone(), after.clone());
            found.push(Change::Shared { block: block.address, place, before, after });
        }
    }
}
