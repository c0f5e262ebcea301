//! What an error code means: the rule, a program that breaks it, what would have happened in memory, and mended programs.
//!
//! The pages are made from the programs in `programs/reject`, which are tests too, so that no example is out of date. Such a file is
//!
//! ```text
//! // Using a variable whose value has moved. The rule, in one or more paragraphs.    the rule
//! //
//! // In memory: what would have happened.                                             the story
//! //@ explains: E0382                                                                 the page's main program
//! fn main() {
//!     ...; //~ ERROR E0382                                                            the example
//! }
//!
//! /* Mended: borrow instead of moving.                                                any number of these
//! fn main() {}
//! */
//! ```
//!
//! A file's name says the code and the cause: `E0382-use-after-move.rs`.

pub mod codes;
mod page;
pub mod render;

use std::sync::LazyLock;

pub use page::{Cause, Mended, Text};

use page::parse;

include!(concat!(env!("OUT_DIR"), "/reject.rs"));

/// All that is said of one code.
#[derive(Debug)]
pub struct Page {
    /// As diagnostics show it: `E0382`, `C0002`, `overflowing_literals`.
    pub code: String,
    /// The main one first. Never empty.
    pub causes: Vec<Cause>,
}

impl Page {
    /// The cause of this name (`use-after-move`).
    pub fn cause(&self, name: &str) -> Option<&Cause> {
        self.causes.iter().find(|cause| cause.name == name)
    }

    /// What the code is about, in a sentence.
    pub fn title(&self) -> String {
        self.causes.first().map(Cause::summary).unwrap_or_default()
    }
}

/// Every page, sorted by code: rustc's codes, Cairn's, lints.
pub fn pages() -> &'static [Page] {
    static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
        let mut pages: Vec<Page> = Vec::new();
        for (name, text) in PROGRAMS {
            let Some(cause) = parse(name, text) else { continue };
            match pages.iter_mut().find(|page| page.code == cause.code) {
                Some(page) => page.causes.push(cause),
                None => pages.push(Page { code: cause.code.clone(), causes: vec![cause] }),
            }
        }
        for page in &mut pages {
            // Stable: the others stay sorted by name.
            page.causes.sort_by_key(|cause| !cause.main);
        }
        let kind = |code: &str| match code.as_bytes().first() {
            Some(b'E') => 0,
            Some(b'C') => 1,
            _ => 2,
        };
        pages.sort_by(|a, b| (kind(&a.code), &a.code).cmp(&(kind(&b.code), &b.code)));
        pages
    });
    &PAGES
}

/// The page of a code that a diagnostic has.
pub fn page(code: &str) -> Option<&'static Page> {
    pages().iter().find(|page| page.code == code)
}

/// The page that was asked for: `E0382`, `e0382`, `382`, `overflowing-literals`.
///
/// # Errors
/// A sentence on what there is instead.
pub fn find(asked: &str) -> Result<&'static Page, String> {
    let code = normal(asked);
    if let Some(page) = page(&code) {
        return Ok(page);
    }
    let number = code.strip_prefix('E').and_then(|digits| digits.parse::<u16>().ok());
    if let Some(number) = number {
        if codes::CURRENT.contains(&number) {
            return Err(format!(
                "{code} is a code of rustc that Cairn has no page for: what it is about is not in Cairn's Rust, or is told under \
                 another code; `rustc --explain {code}` explains it"
            ));
        }
        if codes::FORMER.contains(&number) {
            return Err(format!("{code} is a code that rustc no longer gives, and Cairn never does"));
        }
    }
    let near = near(&code);
    let shown: String = asked.chars().take(40).collect();
    let hint = match near.as_slice() {
        [] => "`cairn explain --list` lists them all".to_owned(),
        near => format!("did you mean {}? `cairn explain --list` lists all codes", near.join(", ")),
    };
    Err(format!("there is no error code `{shown}`: {hint}"))
}

/// `382`, `e382`, `E0382` and `error[E0382]` are all `E0382`; names of lints have underscores.
fn normal(asked: &str) -> String {
    let asked = asked.trim();
    let asked = asked.strip_prefix("error").unwrap_or(asked).trim_matches(|c| matches!(c, '[' | ']' | ':' | '#'));
    let (letter, digits) = match asked.as_bytes().first() {
        Some(b'e' | b'E') => ('E', asked.get(1..).unwrap_or_default()),
        Some(b'c' | b'C') => ('C', asked.get(1..).unwrap_or_default()),
        _ => ('E', asked),
    };
    match digits.parse::<u16>() {
        Ok(number) if digits.bytes().all(|b| b.is_ascii_digit()) => format!("{letter}{number:04}"),
        _ => asked.to_ascii_lowercase().replace('-', "_"),
    }
}

/// Codes with a page that differ little from this one, the nearest first.
fn near(code: &str) -> Vec<&'static str> {
    const MOST: usize = 4;
    // Longer than any code: nothing is near, and comparing would take its time.
    if code.len() > 64 {
        return Vec::new();
    }
    let limit = if code.starts_with('E') { 1 } else { 3 };
    let mut near: Vec<(usize, &str)> = pages()
        .iter()
        .map(|page| (strsim::osa_distance(&page.code, code), page.code.as_str()))
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    near.sort();
    near.into_iter().take(MOST).map(|(_, code)| code).collect()
}

#[cfg(test)]
mod tests {
    use super::{find, near, normal, pages};

    #[test]
    fn codes_are_known_however_they_are_written() {
        for asked in ["E0382", "e0382", "382", "0382", " E382 ", "error[E0382]", "[E0382]:"] {
            assert_eq!(normal(asked), "E0382", "{asked}");
        }
        assert_eq!(normal("c2"), "C0002");
        assert_eq!(normal("Overflowing-Literals"), "overflowing_literals");
        // Whatever comes, nothing panics.
        for asked in ["", "E", "ß", "E99999999999", "-1", "+5", "E+5", "cß", "\u{0}"] {
            assert!(find(asked).is_err(), "{asked}");
        }
    }

    #[test]
    fn unknown_codes_get_an_answer() {
        assert!(find("E0283").is_ok() && find("E0387").unwrap_err().contains("no longer"));
        assert!(find("E0733").unwrap_err().contains("rustc --explain E0733"));
        let swapped = find("E5072").unwrap_err();
        assert!(swapped.contains("no error code"), "{swapped}");
        assert!(near("E0832").contains(&"E0382"), "{:?}", near("E0832"));
        assert_eq!(near("overflowing_literal"), ["overflowing_literals"]);
        assert_eq!(near(&"x".repeat(100_000)), [""; 0]);
    }

    #[test]
    fn every_page_begins_with_a_rule() {
        for page in pages() {
            for cause in &page.causes {
                assert!(!cause.rule.is_empty() && !cause.example.is_empty(), "{} {}", page.code, cause.name);
                assert!(!cause.errors.is_empty(), "{} {} has no error", page.code, cause.name);
            }
            let mains = page.causes.iter().filter(|cause| cause.main).count();
            assert!(mains <= 1, "{} has {mains} main programs", page.code);
        }
    }
}
