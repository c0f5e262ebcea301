//! Pictures and diagnostics as JSON. `docs/dump.md` describes the form.

use serde::Serialize;

use crate::picture::Picture;

/// The picture as one JSON object, without line breaks or an end of line.
pub fn picture(picture: &Picture) -> String {
    encode(picture)
}

/// The picture as one JSON object over several lines.
pub fn picture_pretty(picture: &Picture) -> String {
    // Plain data with string keys always serialises.
    serde_json::to_string_pretty(picture).unwrap_or_default()
}

pub(crate) fn encode(data: &impl Serialize) -> String {
    // As above.
    serde_json::to_string(data).unwrap_or_default()
}
