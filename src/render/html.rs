//! A run as one HTML file that needs nothing else: no network, no other file. `docs/page.md` describes what is in it.
//!
//! ```text
//!   record   session -> the first moment, and what each further one changes
//!   moment   picture -> what the page draws of it, in words
//!   delta    what changed between two moments
//!   pack     repetitions taken out of the data
//!   page.*   the page itself: its frame, looks and script
//! ```
//!
//! What comes from the user's program is hostile. It is in the page in two places only: the title, escaped for HTML, and the
//! data, JSON without `<` or characters that are not drawn; the script puts it into the page as text. The
//! Content-Security-Policy lets nothing run or load but the page's own script and style, by their hashes.

mod delta;
mod moment;
mod pack;
mod record;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::paint::{escape, is_control};
use super::permissions;
use crate::permissions::Function;
use crate::picture::Role;
use crate::source::{FileId, Sources};

pub use record::{Options, Recording, record, walk};

const PAGE: &str = include_str!("html/page.html");
const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");

/// The page of a recorded run; `functions` are those whose permissions it can show.
pub fn page(recording: &Recording, sources: &Sources, functions: &[Function]) -> String {
    let name = escape(&sources.file(FileId::MAIN).name).replace('\n', "\\n");
    let (style, script) = (unix(STYLE), unix(SCRIPT));
    let (style_hash, script_hash) = (hash(&style), hash(&script));
    let (title, data) = (text(&name), for_script(&data(recording, sources, functions, &name)));
    let fill = |what: &str| match what {
        "title" => title.as_str(),
        "style" => style.as_str(),
        "script" => script.as_str(),
        "style-hash" => style_hash.as_str(),
        "script-hash" => script_hash.as_str(),
        "data" => data.as_str(),
        _ => "",
    };
    let mut page = String::with_capacity(PAGE.len() + style.len() + script.len() + data.len());
    // What is filled in is not looked through again: it may contain anything.
    let template = unix(PAGE);
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once("{{") {
        let (what, after) = after.split_once("}}").unwrap_or((after, ""));
        page.push_str(before);
        page.push_str(fill(what));
        rest = after;
    }
    page.push_str(rest);
    page
}

/// The data of the page: everything that its script reads.
pub fn data(recording: &Recording, sources: &Sources, functions: &[Function], name: &str) -> String {
    let source = sources.file(FileId::MAIN).text.lines().map(|line| Value::from(escape(&line.replace('\t', "    "))));
    let roles = Role::ALL.map(|role| (role.letter().to_string(), Value::from(role.words())));
    let mut head = Map::new();
    head.insert("version".to_owned(), Value::from(1));
    head.insert("file".to_owned(), Value::from(name));
    head.insert("roles".to_owned(), Value::Object(roles.into_iter().collect()));
    head.insert("cut".to_owned(), recording.cut.clone().map_or(Value::Null, Value::from));
    head.insert("source".to_owned(), source.collect());
    head.insert("permissions".to_owned(), serde_json::to_value(permissions::notes(functions)).unwrap_or_default());
    let head = Value::Object(head).to_string();
    let [pool, output, first, steps] = recording.parts();
    let head = head.strip_suffix('}').unwrap_or(&head);
    format!("{head},\n\"pool\":{pool},\n\"output\":{output},\n\"first\":{first},\n\"steps\":{steps}}}\n")
}

/// The moments of a page, from its data, as its script makes them; `None` if it is none.
pub fn moments(data: &str) -> Option<Vec<Value>> {
    let data: Value = serde_json::from_str(data).ok()?;
    let pool = pack::unpack_pool(data.get("pool")?.as_array()?)?;
    let mut moments = vec![pack::unpack(data.get("first")?, &pool)?];
    for step in data.get("steps")?.as_array()? {
        let delta = pack::unpack(step, &pool)?;
        let moment = delta::apply(moments.last(), &delta)?;
        moments.push(moment);
    }
    Some(moments)
}

/// Line ends as HTML parsers read them: the hashes are of that.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n")
}

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// Text within HTML.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// JSON within `<script>`: nothing in it ends the element or begins a comment, and nothing in it is not seen by who reads the
/// file. Outside of its strings JSON has none of these characters.
fn for_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}') || c != '\n' && is_control(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_data_early() {
        let json = Value::from("</script><!-- \u{202e}\u{2028}&\"").to_string();
        let safe = for_script(&json);
        assert_eq!(safe, r#""\u003c/script\u003e\u003c!-- \u202e\u2028\u0026\"""#);
        assert_eq!(serde_json::from_str::<Value>(&safe).unwrap(), serde_json::from_str::<Value>(&json).unwrap());
    }

    #[test]
    fn titles_are_text() {
        assert_eq!(text("<b>\"'&"), "&lt;b&gt;&quot;&#39;&amp;");
    }
}
