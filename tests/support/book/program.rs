//! A block as a program: with a `main`, as rustdoc gives one to blocks without.

/// The text with a `main`: as it is where it has one; with an empty one below where it is only items, as whole files are
/// shown; otherwise as the body of one, with inner attributes and `extern crate` above.
pub fn whole(text: &str) -> String {
    if has_main(text) {
        return text.to_string();
    }
    if text.lines().all(begins_item) {
        return format!("{text}\nfn main() {{}}\n");
    }
    let (above, body) = above_and_body(text);
    format!("{above}fn main() {{\n{body}}}\n")
}

/// An example of the library's documentation as rustdoc makes a program of it: all of it is the body of a `main`, which gives
/// back a `Result` where the last line is one.
pub fn of_example(text: &str) -> String {
    const QUIET: &str = "#![allow(unused)]\n";
    if has_main(text) {
        return format!("{QUIET}{text}\n");
    }
    let (above, body) = above_and_body(text);
    if body.trim_end().ends_with("(())") {
        let result = "core::result::Result<(), impl core::fmt::Debug>";
        return format!("{QUIET}{above}fn main() {{ fn _inner() -> {result} {{\n{body}}}\n_inner().unwrap() }}\n");
    }
    format!("{QUIET}{above}fn main() {{\n{body}}}\n")
}

/// What has to be above `main`, and what can be in it.
fn above_and_body(text: &str) -> (String, String) {
    let (mut above, mut body) = (String::new(), String::new());
    for line in text.lines() {
        let trimmed = line.trim_start();
        let into =
            if trimmed.starts_with("#![") || trimmed.starts_with("extern crate ") { &mut above } else { &mut body };
        *into += line;
        into.push('\n');
    }
    (above, body)
}

fn has_main(text: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start();
        let line = line.strip_prefix("pub ").unwrap_or(line);
        let line = line.strip_prefix("async ").unwrap_or(line);
        line.strip_prefix("fn main").is_some_and(|rest| rest.trim_start().starts_with('('))
    })
}

/// Whether a line that is not indented may begin, or end, an item, a comment or an attribute. Lines that are indented belong
/// to one that was begun.
fn begins_item(line: &str) -> bool {
    const WORDS: [&str; 18] = [
        "fn",
        "pub",
        "struct",
        "enum",
        "impl",
        "trait",
        "mod",
        "use",
        "const",
        "static",
        "type",
        "unsafe",
        "extern",
        "async",
        "union",
        "where",
        "macro_rules!",
        "pub(crate)",
    ];
    const SIGNS: [&str; 8] = ["//", "/*", "#[", "#![", "}", ")", "]", "{"];
    if line.trim().is_empty() || line.starts_with([' ', '\t']) || SIGNS.iter().any(|sign| line.starts_with(sign)) {
        return true;
    }
    let word = line.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '!'))).next().unwrap_or_default();
    WORDS.contains(&word) && !line.starts_with("unsafe {")
}
