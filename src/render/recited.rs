//! A [`Picture`] in sentences, for screen readers: one fact a line, no bytes, and nothing that has to be seen to be understood.
//!
//! ```text
//! Stack, newest call last.
//! Function main, at line 12.
//! Variable a, of type String: heap 0x2010 to "stone" len 5 cap 5. Moved to b, line 9.
//! ```

use super::paint::escape;
use super::text::{count, owner_lines, ownership_words};
use super::trace::plain;
use super::value::Words;
use crate::picture::{Block, BlockState, Finding, Frame, Ownership, Picture, Place, Variable};

/// What is read aloud at the most.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub frames: usize,
    pub blocks: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { frames: 24, blocks: 200 }
    }
}

/// The picture as lines of text.
pub fn picture(picture: &Picture, options: &Options) -> String {
    let mut lines = vec![format!("Memory at {}, step {}.", escape(&picture.label), picture.step)];
    lines.push("Stack, newest call last.".to_owned());
    let own: Vec<&Frame> = picture.frames.iter().filter(|frame| !frame.library).collect();
    let skipped = own.len().saturating_sub(options.frames);
    if skipped > 0 || picture.omitted_frames > 0 {
        lines.push(format!("{} left out.", count(skipped as u64 + picture.omitted_frames, "older frame")));
    }
    for frame in own.into_iter().skip(skipped) {
        let place = frame.place.as_ref().map_or_else(String::new, |place| format!(", at {}", line(picture, place)));
        lines.push(format!("Function {}{place}.", escape(&frame.function)));
        lines.extend(frame.variables.iter().map(|variable| self::variable(variable, frame.index)));
    }
    for item in picture.statics.iter().filter(|item| item.is_shown()) {
        let value = Words { frame: None }.inline(&item.value, true);
        lines.push(format!("Static {}, of type {}: {value}.", escape(&item.name), escape(&item.ty)));
    }
    let heap = &picture.heap;
    lines.push(format!("Heap: {}, {}.", count(heap.live_blocks, "live block"), count(heap.live_bytes, "byte")));
    lines.extend(heap.blocks.iter().take(options.blocks).map(|block| self::block(picture, block)));
    let more = heap.blocks.len().saturating_sub(options.blocks) as u64 + heap.omitted_blocks;
    if more > 0 {
        lines.push(format!("{} left out.", count(more, "more block")));
    }
    if let Some(damage) = &heap.damage {
        lines.push(format!("The list of blocks ends here: {}.", escape(damage)));
    }
    for finding in &picture.findings {
        let (Finding::Cycle { text, .. } | Finding::Leak { text, .. }) = finding;
        lines.push(escape(text).replace('\n', " "));
    }
    lines.iter().map(|line| plain(line) + "\n").collect()
}

/// What is left on the heap at the end of a program.
pub fn leaks(picture: &Picture, options: &Options) -> String {
    let live = picture.heap.blocks.iter().filter(|block| block.state == BlockState::Live);
    live.take(options.blocks).map(|block| plain(&self::block(picture, block)) + "\n").collect()
}

/// `line 5`, with the file if it is not the user's.
fn line(picture: &Picture, place: &Place) -> String {
    match picture.place.as_ref().is_some_and(|here| here.file == place.file) {
        true => format!("line {}", place.line),
        false => format!("{}, line {}", escape(&place.file), place.line),
    }
}

fn variable(variable: &Variable, frame: u64) -> String {
    let name = match variable.name.is_empty() {
        true => "Temporary".to_owned(),
        false => format!("Variable {}", escape(&variable.name)),
    };
    let value = match variable.ownership == Some(Ownership::Uninitialised) {
        true => String::new(),
        false => format!(": {}", Words { frame: Some(frame) }.inline(&variable.value, true)),
    };
    let states: String = ownership_words(variable).iter().map(|state| format!(" {}.", capital(state))).collect();
    format!("{name}, of type {}{value}.{states}", escape(&variable.ty))
}

fn block(picture: &Picture, block: &Block) -> String {
    let mut text = format!("Block {}: ", block.address);
    text += &match (&block.state, block.reachable) {
        (BlockState::Free { .. }, _) => format!("free, {}", count(block.capacity, "byte")),
        (BlockState::Live, true) => format!("live, {}", count(block.size, "byte")),
        (BlockState::Live, false) => format!("live, {}, nobody owns it", count(block.size, "byte")),
    };
    if let Some(value) = &block.value {
        text += &format!(", holds {}", Words { frame: None }.inline(value, true));
    }
    for (what, event) in [("made", &block.made), ("freed", &block.freed)] {
        if let Some(place) = event.as_ref().and_then(|event| event.place.as_ref()) {
            text += &format!(", {what} at {}", line(picture, place));
        }
    }
    text.push('.');
    for owners in owner_lines(picture, block, usize::MAX) {
        text += &format!(" {}.", capital(&owners));
    }
    text
}

fn capital(text: &str) -> String {
    let mut chars = text.trim().chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
