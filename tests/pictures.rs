//! Laws of pictures: every byte has one role, every block is listed, arrows start in what is drawn, and the way to a moment
//! does not matter.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use cairn::picture::{BlockState, Options, Picture, Role};
use cairn::timeline::{Depth, Direction, Outcome, Session, Unit};
use support::sessions;

/// Steps of one program that are looked at.
const STEPS: usize = 40;

/// The role of every byte of used memory, counted: each must be claimed once.
fn roles(picture: &Picture) -> Result<BTreeMap<u64, Role>, String> {
    let mut map: BTreeMap<u64, Role> = BTreeMap::new();
    let mut claim = |from: u64, roles: &mut dyn Iterator<Item = Role>| -> Result<(), String> {
        for (i, role) in roles.enumerate() {
            if map.insert(from + i as u64, role).is_some() {
                return Err(format!("byte {:#x} has two roles", from + i as u64));
            }
        }
        Ok(())
    };
    for block in &picture.heap.blocks {
        claim(block.header.address.0, &mut std::iter::repeat_n(Role::Header, 16))?;
        if block.raw.roles.0.len() as u64 + block.raw.omitted_bytes != block.capacity {
            return Err(format!(
                "block {}: {} roles for {} bytes",
                block.address,
                block.raw.roles.0.len(),
                block.capacity
            ));
        }
        let omitted = std::iter::repeat_n(Role::Value, block.raw.omitted_bytes as usize);
        claim(block.address.0, &mut block.raw.roles.0.iter().copied().chain(omitted))?;
    }
    for frame in &picture.frames {
        let mut at = frame.low.0;
        for slot in &frame.layout {
            if slot.address.0 != at {
                return Err(format!("frame {}: a gap or overlap at {at:#x}", frame.function));
            }
            let role = match slot.what {
                cairn::picture::SlotKind::Unused => Role::Padding,
                cairn::picture::SlotKind::DropFlag => Role::DropFlag,
                cairn::picture::SlotKind::ReturnAddress | cairn::picture::SlotKind::SavedFramePointer => Role::Saved,
                cairn::picture::SlotKind::Variable | cairn::picture::SlotKind::Temporary => Role::Value,
            };
            claim(at, &mut std::iter::repeat_n(role, slot.size as usize))?;
            at += slot.size;
        }
        if at != frame.top.0 {
            return Err(format!("frame {}: its slots end at {at:#x}, not at {}", frame.function, frame.top));
        }
    }
    Ok(map)
}

/// What is true of every picture.
fn check(session: &Session<'_>, picture: &Picture) -> Result<(), String> {
    let roles = roles(picture)?;
    let [heap, end] = picture.regions.heap;
    let free = |at: &u64| !roles.contains_key(at);
    // Of very many blocks, only the first are drawn.
    if picture.heap.omitted_blocks > 0 {
        return Ok(());
    }
    if let Some(at) = (heap.0..end.0).find(free) {
        return Err(format!("heap byte {at:#x} has no role"));
    }
    let live: BTreeSet<u64> = session
        .view()
        .blocks()
        .flatten()
        .filter(|block| block.state == cairn::vm::BlockState::Live)
        .map(|block| block.address)
        .collect();
    let listed =
        picture.heap.blocks.iter().filter(|block| block.state == BlockState::Live).map(|block| block.address.0);
    if listed.collect::<BTreeSet<u64>>() != live || live.len() as u64 != picture.heap.live_blocks {
        return Err("not every live block is listed".to_owned());
    }
    // What went with the last strong owner points and owns no more.
    for block in picture.heap.blocks.iter().filter(|block| block.counts.is_some_and(|counts| counts.strong == 0)) {
        let span = block.address.0..block.address.0 + block.size;
        let own = |arrow: &&cairn::picture::Arrow| span.contains(&arrow.from.0);
        if let Some(arrow) = picture.arrows.iter().find(own) {
            return Err(format!("the dropped value in {} has an arrow from {}", block.address, arrow.from));
        }
    }
    for frame in &picture.frames {
        for variable in &frame.variables {
            let bytes = variable.raw.bytes.0.len();
            if variable.raw.roles.0.len() != bytes || bytes as u64 + variable.raw.omitted_bytes != variable.size {
                return Err(format!(
                    "{}: {} roles, {} bytes, size {}",
                    variable.name,
                    variable.raw.roles.0.len(),
                    bytes,
                    variable.size
                ));
            }
            let (from, to) = (variable.address.0, variable.address.0 + variable.size);
            // Arguments that a call is given lie below the frame, where the callee's frame is going to be. In functions of the
            // library a variable may be made there at once.
            let temporary = variable.kind == cairn::picture::VariableKind::Temporary;
            let low = if temporary || frame.library { frame.fp.0 } else { frame.low.0 };
            if variable.size > 0 && !(low <= from && to <= frame.top.0) {
                return Err(format!("{} lies outside of its frame", variable.name));
            }
        }
    }
    for arrow in &picture.arrows {
        let to = session.view().memory.read_u64(arrow.from.0);
        if to != Some(arrow.to.0) {
            return Err(format!("the arrow of {} is not what its bytes say", arrow.place));
        }
    }
    // A block that somebody owns has an arrow from each owner.
    for block in &picture.heap.blocks {
        for owner in &block.owners {
            let drawn = picture.arrows.iter().any(|arrow| arrow.from == owner.address && arrow.to == block.address);
            let in_frames = matches!(owner.holder, cairn::picture::Holder::Stack { .. });
            if in_frames && !drawn && !owner.place.starts_with("a temporary") {
                return Err(format!("no arrow from {} to {}", owner.place, block.address));
            }
        }
    }
    Ok(())
}

fn walk(session: &mut Session<'_>) -> Result<(), String> {
    let mut seen = Vec::new();
    while seen.len() < STEPS && session.step(Unit::Statement, Depth::Into, Direction::Forward) == Outcome::Found {
        let picture = session.picture("", &Options::default());
        check(session, &picture).map_err(|why| format!("position {}: {why}", session.position()))?;
        let all = Options { temporaries: true, ..Options::default() };
        check(session, &session.picture("", &all))
            .map_err(|why| format!("position {}, all: {why}", session.position()))?;
        seen.push((session.position(), picture));
    }
    session.finish();
    check(session, &session.picture("", &Options::default())).map_err(|why| format!("end: {why}"))?;
    // From the end back, every picture is what it was.
    for (position, picture) in seen.iter().rev() {
        session.seek(*position);
        if session.picture("", &Options::default()) != *picture {
            return Err(format!("the picture at {position} differs after a seek"));
        }
    }
    Ok(())
}

/// A validator of a schema in `docs`.
fn schema(name: &str) -> jsonschema::Validator {
    let text = std::fs::read_to_string(support::root().join("docs").join(name)).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

fn valid(schema: &jsonschema::Validator, text: &str) -> Result<(), String> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    match schema.iter_errors(&value).next() {
        None => Ok(()),
        Some(error) => Err(format!("{error} at {}", error.instance_path())),
    }
}

#[test]
fn json_is_as_documented() {
    let (picture, step) = (schema("picture.schema.json"), schema("trace.schema.json"));
    sessions::in_parallel(&sessions::programs(&["tour", "trap"]), |path| {
        let look = |session: &mut Session<'_>| {
            let mut before = session.picture("", &Options::default());
            for number in 1..=STEPS as u64 {
                let printed = session.printed();
                let found = session.step(Unit::Statement, Depth::Into, Direction::Forward);
                let after = session.picture("label", &Options { temporaries: true, ..Options::default() });
                valid(&picture, &cairn::render::json::picture(&after))?;
                let changes = cairn::picture::diff(&before, &after);
                let output: Vec<_> = session.output(printed).collect();
                let told = cairn::render::trace::Step {
                    number,
                    position: session.position(),
                    place: after.place.as_ref(),
                    source: None,
                    depth: 0,
                    sentence: "",
                    changes: &changes,
                    output: &output,
                };
                valid(&step, &cairn::render::trace::json(&told))?;
                before = after;
                if found != Outcome::Found {
                    break;
                }
            }
            Ok(())
        };
        sessions::of_file(path, sessions::small(), look).unwrap_or(Ok(()))
    });
}

#[test]
fn pictures_keep_their_laws() {
    sessions::in_parallel(&sessions::programs(&["tour", "run", "trap"]), |path| {
        sessions::of_file(path, sessions::small(), walk).unwrap_or(Ok(()))
    });
}
