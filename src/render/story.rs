//! What happened between two moments, in plain words: the message catalogue of every front.
//!
//! One sentence a step. It tells what matters most first (the end, calls and returns, moves, values, borrows, blocks), and at
//! most three things; the rest is counted.

use super::paint::{escape, shorten};
use super::value::Words;
use crate::picture::{Change, Finding, Loan, Place, Value};
use crate::timeline::{Output, Stream};

/// Columns of a value in a sentence.
const VALUE: usize = 40;
/// Things told in one sentence.
const TOLD: usize = 3;

/// The sentence for a step that led to `place` and made these changes and this output.
pub fn sentence<'a>(
    changes: &[Change],
    printed: impl IntoIterator<Item = Output<'a>>,
    place: Option<&Place>,
) -> String {
    let mut clauses = clauses(changes);
    for output in printed {
        clauses.push((Rank::Print, output_words(&output)));
    }
    clauses.sort_by_key(|(rank, _)| *rank);
    if clauses.is_empty() {
        return match place {
            Some(place) => format!("Goes on to line {}; nothing in memory changes.", place.line),
            None => "Nothing in memory changes.".to_owned(),
        };
    }
    let more = clauses.len().saturating_sub(TOLD);
    let mut told: Vec<String> = clauses.into_iter().take(TOLD).map(|(_, words)| words).collect();
    if more > 0 {
        told.push(format!("and {more} more {}", if more == 1 { "change" } else { "changes" }));
    }
    capital(&told.join("; ")) + "."
}

/// What a change is called in lists, without a full stop.
pub fn words(change: &Change) -> String {
    clauses(std::slice::from_ref(change)).pop().map_or_else(|| quiet(change), |(_, words)| words)
}

/// The order in which things are told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    End,
    Return,
    Call,
    Move,
    Print,
    Value,
    Borrow,
    Drop,
    Block,
    Count,
    Found,
}

fn clauses(changes: &[Change]) -> Vec<(Rank, String)> {
    let ended = changes.iter().any(|change| matches!(change, Change::Ended { .. }));
    let popped = |frame: &u64| {
        changes.iter().any(|change| matches!(change, Change::Returned { frame: other, .. } if other == frame))
    };
    let mut found = Vec::new();
    for change in changes {
        let clause = match change {
            Change::Ended { how } => (Rank::End, format!("the program ends: {}", escape(how))),
            Change::Returned { library: true, .. } | Change::Called { library: true, .. } => continue,
            // Whatever was left of the stack goes with the program.
            Change::Returned { .. } if ended => continue,
            Change::Returned { function, to, .. } => (Rank::Return, returned(function, to.as_deref(), changes)),
            Change::Called { function, by, size, frame, .. } => {
                (Rank::Call, called(function, by.as_deref(), *size, *frame, changes))
            }
            Change::Moved { place, to, value, .. } => (Rank::Move, moved(place, to, value.as_ref(), changes)),
            Change::Initialised { frame, parameter: true, .. } if called_frame(changes, *frame) => continue,
            // A closure's own captures have no name.
            Change::Initialised { variable, .. } | Change::Changed { variable, .. } if variable.is_empty() => continue,
            Change::Initialised { variable, .. } if takes(changes, variable) => continue,
            Change::Initialised { variable, ty, value, .. } => (Rank::Value, initialised(variable, ty, value, changes)),
            Change::Changed { variable, before, after, .. } => (Rank::Value, changed(variable, before, after)),
            // Nobody can name the reference: it lasts for a call or so.
            Change::Borrowed { loan, .. } if loan.by.is_none() => continue,
            Change::Borrowed { loan, .. } => (Rank::Borrow, borrowed(loan)),
            Change::Dropped { place, .. } => (Rank::Drop, dropped(place, changes)),
            Change::LeftScope { frame, .. } if popped(frame) => continue,
            Change::LeftScope { variable, .. } if frees(changes, variable) => (Rank::Drop, dropped(variable, changes)),
            Change::Freed { owner: Some(owner), .. } if told_with_owner(changes, owner) => continue,
            Change::Freed { block, size, .. } => {
                (Rank::Block, format!("the block at {block} ({}) is freed", bytes(*size)))
            }
            Change::Allocated { block, .. } if told_with_value(changes, *block) => continue,
            Change::Allocated { block, size, owner, .. } => {
                let of = match owner.as_deref() {
                    None | Some("") => String::new(),
                    Some(owner) if owner.contains("block ") => format!(" for {}", escape(owner)),
                    Some(owner) => format!(" for `{}`", escape(owner)),
                };
                (Rank::Block, format!("a block of {} is made at {block}{of}", bytes(*size)))
            }
            Change::Resized { block, before, after } => {
                (Rank::Block, format!("the block at {block} grows in place from {before} to {}", bytes(*after)))
            }
            Change::Counted { block, before, after } => {
                let mut what = Vec::new();
                if before.strong != after.strong {
                    what.push(format!("strong {} → {}", before.strong, after.strong));
                }
                if before.weak != after.weak {
                    what.push(format!("weak {} → {}", before.weak, after.weak));
                }
                (Rank::Count, format!("the counts of the block at {block} change: {}", what.join(", ")))
            }
            Change::Shared { block, place, before, after } => {
                let place = if place.is_empty() { String::new() } else { format!("`{}` ", escape(place)) };
                let (old, new) = (value_words(before), value_words(after));
                let how = if old == new { format!("within {new}") } else { format!("from {old} to {new}") };
                (Rank::Value, format!("{place}in the block at {block} changes {how}"))
            }
            Change::Found { finding: Finding::Cycle { text, .. } | Finding::Leak { text, .. } } => {
                (Rank::Found, escape(text))
            }
            Change::LeftScope { .. } | Change::BorrowEnded { .. } => continue,
        };
        found.push(clause);
    }
    found
}

/// Words for changes that sentences leave out.
fn quiet(change: &Change) -> String {
    match change {
        Change::LeftScope { variable, .. } => format!("`{}` goes out of scope", escape(variable)),
        Change::Borrowed { loan, .. } => borrowed(loan),
        Change::BorrowEnded { loan, .. } => format!("the borrow of `{}` is over", escape(&loan.place)),
        Change::Returned { function, .. } => format!("`{}` returns", escape(function)),
        Change::Called { function, .. } => format!("`{}` is called", escape(function)),
        Change::Initialised { variable, value, .. } => format!("`{}` is {}", escape(variable), value_words(value)),
        Change::Freed { block, .. } => format!("the block at {block} is freed"),
        _ => "something changes".to_owned(),
    }
}

fn called_frame(changes: &[Change], frame: u64) -> bool {
    changes.iter().any(|change| matches!(change, Change::Called { frame: other, .. } if *other == frame))
}

/// Whether the owner of a freed block is told of, and the block with it.
fn told_with_owner(changes: &[Change], owner: &str) -> bool {
    changes.iter().any(|change| match change {
        Change::Dropped { place, .. } => place == owner,
        Change::LeftScope { variable, .. } => variable == owner,
        Change::Changed { variable, .. } => variable == owner,
        _ => false,
    })
}

fn frees(changes: &[Change], variable: &str) -> bool {
    changes.iter().any(|change| matches!(change, Change::Freed { owner: Some(owner), .. } if owner == variable))
}

/// Whether the sentence about a variable names this new block.
fn told_with_value(changes: &[Change], block: crate::picture::Address) -> bool {
    changes.iter().any(|change| match change {
        Change::Initialised { value, .. } | Change::Changed { after: value, .. } => owned_block(value) == Some(block),
        _ => false,
    })
}

/// The block that a value owns directly.
fn owned_block(value: &Value) -> Option<crate::picture::Address> {
    use crate::picture::{PointerKind, Target};
    let (address, target) = match value {
        Value::Vec { address, target, .. } | Value::String { address, target, .. } => (address, target),
        Value::Rc { address, target, weak: false, .. } => (address, target),
        Value::Pointer { pointer: PointerKind::Box, address, target, .. } => (address, target),
        _ => return None,
    };
    matches!(target, Target::Heap { live: true, .. }).then_some(*address)
}

fn value_words(value: &Value) -> String {
    shorten(&Words { frame: None }.inline(value, false), VALUE)
}

fn bytes(count: u64) -> String {
    if count == 1 { "1 byte".to_owned() } else { format!("{count} bytes") }
}

fn called(function: &str, by: Option<&str>, size: u64, frame: u64, changes: &[Change]) -> String {
    let arguments: Vec<String> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Initialised { frame: of, variable, parameter: true, value, .. } if *of == frame => {
                Some(format!("{} = {}", escape(variable), value_words(value)))
            }
            _ => None,
        })
        .collect();
    let with = if arguments.is_empty() { String::new() } else { format!(" with {}", arguments.join(", ")) };
    let function = escape(function);
    match by {
        Some(by) => format!("`{}` calls `{function}`{with}: a frame of {} is pushed", escape(by), bytes(size)),
        None => format!("`{function}` starts{with}: its frame has {}", bytes(size)),
    }
}

fn returned(function: &str, to: Option<&str>, changes: &[Change]) -> String {
    let function = escape(function);
    let freed = changes.iter().filter(|change| matches!(change, Change::Freed { .. })).count();
    let with = match freed {
        0 => String::new(),
        _ => " with its variables".to_owned(),
    };
    match to {
        Some(to) => format!("`{function}` returns to `{}`: its frame is gone{with}", escape(to)),
        None => format!("`{function}` returns: its frame is gone{with}"),
    }
}

/// Whether a variable has its value from another one, whose move is told.
fn takes(changes: &[Change], variable: &str) -> bool {
    changes.iter().any(|change| matches!(change, Change::Moved { to, .. } if to == variable))
}

fn moved(place: &str, to: &str, value: Option<&Value>, changes: &[Change]) -> String {
    let block = value.and_then(owned_block);
    // In a call, the parameter that has it now says more than the function's name.
    let parameter = changes.iter().find_map(|change| match change {
        Change::Initialised { variable, parameter: true, value, .. } if block.is_some() => {
            (owned_block(value) == block).then_some(variable.as_str())
        }
        _ => None,
    });
    let place = escape(place);
    let to = parameter.unwrap_or(to);
    // A name is a variable's; other words are used as they are.
    let is_name = to.chars().all(|c| c.is_alphanumeric() || c == '_');
    let taker = if is_name { format!("`{}`", escape(to)) } else { escape(to) };
    match (block, value) {
        (Some(block), Some(value)) => format!(
            "{taker} takes {} over from `{place}`, with the block at {block}; `{place}` is no longer usable",
            value_words(value)
        ),
        (None, Some(value)) => {
            format!("`{place}` ({}) moves to {taker}; `{place}` is no longer usable", value_words(value))
        }
        (_, None) => format!("`{place}` moves to {taker}; `{place}` is no longer usable"),
    }
}

fn initialised(variable: &str, ty: &str, value: &Value, changes: &[Change]) -> String {
    let (variable, ty) = (escape(variable), shorten(&escape(ty), VALUE));
    let shown = value_words(value);
    let block = owned_block(value);
    let new = block.is_some_and(|block| {
        changes.iter().any(|change| matches!(change, Change::Allocated { block: made, .. } if *made == block))
    });
    match (block, new) {
        (Some(block), true) => format!("`{variable}` owns a new block at {block}: {ty} {shown}"),
        _ => format!("`{variable}` is {shown}"),
    }
}

fn changed(variable: &str, before: &Value, after: &Value) -> String {
    let variable = escape(variable);
    match (owned_block(before), owned_block(after)) {
        (Some(old), Some(new)) if old != new => {
            let room = match (before, after) {
                (Value::Vec { capacity: a, .. }, Value::Vec { capacity: b, .. })
                | (Value::String { capacity: a, .. }, Value::String { capacity: b, .. })
                    if a != b =>
                {
                    format!(", as capacity {a} was too small (now {b})")
                }
                _ => String::new(),
            };
            format!("`{variable}` is {}: its block moves from {old} to {new}{room}", value_words(after))
        }
        (None, Some(new)) => {
            format!(
                "`{variable}` changes from {} to {}, in a new block at {new}",
                value_words(before),
                value_words(after)
            )
        }
        _ => {
            let (old, new) = (value_words(before), value_words(after));
            if old == new {
                format!("`{variable}` changes within {new}")
            } else {
                format!("`{variable}` changes from {old} to {new}")
            }
        }
    }
}

fn borrowed(loan: &Loan) -> String {
    let place = escape(&loan.place);
    match (&loan.by, loan.exclusive) {
        (Some(by), false) => {
            format!("`{}` borrows `{place}`, shared: `{place}` can be read, not changed", escape(by))
        }
        (Some(by), true) => format!(
            "`{0}` borrows `{place}`, exclusively: only `{0}` can use it as long as the borrow lasts",
            escape(by)
        ),
        (None, false) => format!("`{place}` is borrowed, shared"),
        (None, true) => format!("`{place}` is borrowed, exclusively"),
    }
}

fn dropped(place: &str, changes: &[Change]) -> String {
    let freed: Vec<String> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Freed { block, owner: Some(owner), .. } if owner == place => Some(block.to_string()),
            _ => None,
        })
        .collect();
    let place = escape(place);
    match &freed[..] {
        [] => format!("`{place}` is dropped"),
        [block] => format!("`{place}` is dropped: the block at {block} is freed"),
        blocks => format!("`{place}` is dropped: the blocks at {} are freed", blocks.join(", ")),
    }
}

fn output_words(output: &Output<'_>) -> String {
    let text = String::from_utf8_lossy(output.bytes);
    let text = shorten(&escape(&text.replace('\n', "\\n")), VALUE);
    match output.stream {
        Stream::Stdout => format!("prints \"{text}\""),
        Stream::Stderr => format!("prints \"{text}\" on standard error"),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}
