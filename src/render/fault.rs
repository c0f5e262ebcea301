//! The story of a memory fault as `cairn run` prints it, line by line.

use super::paint::escape;
use crate::picture::fault::Story;

/// The title, then the events, indented.
pub fn lines(story: &Story) -> Vec<String> {
    let events = story.events.iter().map(|event| format!("  {}", escape(&event.to_string())));
    std::iter::once(escape(&story.title)).chain(events).collect()
}
