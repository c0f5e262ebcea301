//! Examples out of the pages that rustdoc makes: out of the comments of a file of source, and, with what macros made, out of
//! the links by which examples are run.

use crate::support::book::extract::Block;

/// What the words behind the fence may be, besides codes of errors, if the block is Rust.
const CLASSES: [&str; 6] = ["rust", "should_panic", "no_run", "compile_fail", "edition2021", "edition2024"];

/// The Rust blocks in the documentation comments of a file that is shown as a page.
pub fn of_source(module: &str, html: &str) -> Vec<Block> {
    let Some(start) = html.find("<code>") else { return Vec::new() };
    let end = html.rfind("</code>").unwrap_or(html.len());
    let mut found = Vec::new();
    let mut number = 0;
    let mut fence = Fence::Closed;
    for line in text(&html[start..end.max(start)]).lines() {
        let line = line.trim_start();
        let Some(comment) = line.strip_prefix("///").or_else(|| line.strip_prefix("//!")) else {
            fence = fence.past(line);
            continue;
        };
        let comment = comment.strip_prefix(' ').unwrap_or(comment);
        let ticks = comment.trim_start();
        fence = match fence {
            Fence::Closed if ticks.starts_with("```") => {
                let words = ticks.trim_start_matches('`').split([',', ' ']).filter(|word| !word.is_empty());
                Fence::Open {
                    classes: words.map(str::to_string).collect(),
                    indent: comment.len() - ticks.len(),
                    text: Some(String::new()),
                }
            }
            Fence::Open { classes, text, .. } if ticks.starts_with("```") => {
                number += 1;
                if let Some(text) = text.filter(|_| classes.iter().all(|class| is_rust(class))) {
                    found.push(Block { chapter: 0, page: module.to_string(), number, classes, text });
                }
                Fence::Closed
            }
            Fence::Open { classes, indent, mut text } => {
                if let Some(text) = &mut text {
                    // A line may be less indented than the fence.
                    let is_indented = comment.get(..indent).is_some_and(|lead| lead.trim().is_empty());
                    *text += shown(if is_indented { &comment[indent..] } else { ticks });
                    text.push('\n');
                }
                Fence::Open { classes, indent, text }
            }
            Fence::Closed => Fence::Closed,
        };
    }
    found
}

/// Where in a documentation comment a line is.
enum Fence {
    Closed,
    /// In a block; `text` is `None` if some of it is made by a macro.
    Open {
        classes: Vec<String>,
        indent: usize,
        text: Option<String>,
    },
}

impl Fence {
    /// Past a line that is no such comment: the comment is at its end, unless the line is of an attribute that adds to it.
    fn past(self, line: &str) -> Fence {
        let adds = |line: &str| {
            let word = line.trim_start_matches("#[");
            word.starts_with("doc = ") || line.starts_with(['"', ')']) || line.starts_with("concat!(")
        };
        match self {
            Fence::Open { classes, indent, .. } if adds(line) => Fence::Open { classes, indent, text: None },
            Fence::Closed if line.starts_with("#[") && line.contains("doc = \"```") => {
                Fence::Open { classes: Vec::new(), indent: 0, text: None }
            }
            _ => Fence::Closed,
        }
    }
}

fn is_rust(class: &str) -> bool {
    let is_code = class.len() == 5 && class.starts_with('E') && class[1..].chars().all(|c| c.is_ascii_digit());
    CLASSES.contains(&class) || is_code
}

/// A line as rustc sees it: `# ` hides one from readers.
fn shown(line: &str) -> &str {
    let trimmed = line.trim_start();
    match trimmed.strip_prefix('#') {
        Some("") => "",
        Some(rest) if rest.starts_with('#') => rest,
        Some(rest) => rest.strip_prefix(' ').unwrap_or(line),
        None => line,
    }
}

/// The programs behind the `Run` links of a page, whole as they are.
pub fn of_page(page: &str, html: &str) -> Vec<Block> {
    const EXAMPLE: &str = "<div class=\"example-wrap";
    const LINK: &str = "href=\"https://play.rust-lang.org/?code=";
    let mut found: Vec<Block> = Vec::new();
    for example in html.split(EXAMPLE).skip(1) {
        let Some((classes, _)) = example.split_once('"') else { continue };
        let Some((_, link)) = example.split_once(LINK) else { continue };
        let Some((query, _)) = link.split_once('"') else { continue };
        let code = query.split("&amp;").next().unwrap_or_default();
        let classes: Vec<String> = classes.split_whitespace().map(str::to_string).collect();
        let text = from_query(code);
        if !classes.iter().all(|class| is_rust(class)) || found.iter().any(|block| block.text == text) {
            continue;
        }
        found.push(Block { chapter: 0, page: page.to_string(), number: found.len() + 1, classes, text });
    }
    found
}

/// Text out of the query of an address.
fn from_query(query: &str) -> String {
    let mut bytes = Vec::with_capacity(query.len());
    let mut rest = query.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next(), rest.next()].map(|digit| (digit.unwrap_or(b'0') as char).to_digit(16));
                digits.iter().fold(0, |value, digit| value * 16 + digit.unwrap_or(0)) as u8
            }
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).replace("&#39;", "'")
}

/// The text of a page, without elements and numbers of lines.
fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text += &rest[..at];
        rest = &rest[at..];
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let is_number = rest[..end].contains("data-nosnippet");
        rest = &rest[end..];
        if is_number {
            rest = rest.find("</a>").map_or("", |end| &rest[end..]);
        }
    }
    text += rest;
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text, |text, (entity, sign)| text.replace(entity, sign))
}
