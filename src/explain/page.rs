//! Reading a program of `programs/reject` as part of a page. `mod.rs` shows the form of such a file.

use serde::Serialize;

/// One cause of an error: a program, and what is to be said of it.
#[derive(Debug, Serialize)]
pub struct Cause {
    #[serde(skip)]
    pub code: String,
    /// What follows the code in the file's name.
    pub name: String,
    /// Whether the page shows it first, in full.
    pub main: bool,
    pub rule: Vec<Text>,
    /// What would have happened in memory. Empty where nothing would.
    pub memory: Vec<Text>,
    /// The program without annotations.
    pub example: String,
    /// Lines of the example and the codes of their errors.
    pub errors: Vec<(u32, String)>,
    pub mended: Vec<Mended>,
}

/// A program that does what was meant and is accepted.
#[derive(Debug, Serialize)]
pub struct Mended {
    /// How.
    pub how: String,
    pub program: String,
}

/// A piece of prose.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Text {
    /// To be filled into lines of any width.
    Paragraph(String),
    /// A drawing or code: lines as they are.
    Verbatim(Vec<String>),
}

impl Cause {
    /// The rule's first sentence.
    pub fn summary(&self) -> String {
        let Some(Text::Paragraph(text)) = self.rule.first() else { return String::new() };
        let mut in_code = false;
        let mut previous = ' ';
        for (at, c) in text.char_indices() {
            in_code ^= c == '`';
            // A dot within code or a number ends no sentence.
            if c == ' ' && previous == '.' && !in_code {
                return text.get(..at).unwrap_or(text).trim_end_matches('.').to_owned();
            }
            previous = c;
        }
        text.trim_end_matches('.').to_owned()
    }
}

/// Reads a program, if its name begins with a code.
pub(super) fn parse(file: &str, text: &str) -> Option<Cause> {
    let (code, name) = code_and_name(file)?;
    let mut lines = text.lines().peekable();
    let mut header = Vec::new();
    while let Some(line) = lines.next_if(|line| line.starts_with("//") && !is_annotation(line)) {
        let line = line.strip_prefix("//").unwrap_or(line);
        header.push(line.strip_prefix(' ').unwrap_or(line));
    }
    let story = header.iter().position(|line| line.starts_with(STORY)).unwrap_or(header.len());
    let (rule, memory) = header.split_at(story);
    let mut cause = Cause {
        code,
        name,
        main: false,
        rule: prose(rule.iter().copied()),
        memory: capitalised(prose(
            memory.iter().enumerate().map(|(i, line)| if i == 0 { after_story(line) } else { line }),
        )),
        example: String::new(),
        errors: Vec::new(),
        mended: Vec::new(),
    };
    let mut example: Vec<String> = Vec::new();
    while let Some(line) = lines.next() {
        if let Some(how) = line.strip_prefix(MENDED) {
            let program: Vec<&str> = lines.by_ref().take_while(|line| line.trim() != "*/").collect();
            let program = program.join("\n").trim().to_owned() + "\n";
            cause.mended.push(Mended { how: how.trim().trim_end_matches('.').to_owned(), program });
            continue;
        }
        let trimmed = line.trim_start();
        if let Some(directive) = trimmed.strip_prefix("//@") {
            cause.main |= directive.trim().strip_prefix("explains:").is_some_and(|of| of.trim() == cause.code);
            continue;
        }
        if trimmed.starts_with("//>") || trimmed.starts_with("//<") {
            continue;
        }
        // Empty lines before the program belong to its header.
        if example.is_empty() && trimmed.is_empty() {
            continue;
        }
        match line.split_once("//~") {
            None => example.push(line.to_owned()),
            Some((code, note)) => {
                let words = note.trim_start_matches('^');
                let up = note.len() - words.len();
                if !code.trim().is_empty() {
                    example.push(code.trim_end().to_owned());
                }
                // An annotation on a line of its own is no line of the example; the first caret leads to the line above it.
                let up = if code.trim().is_empty() { up.saturating_sub(1) } else { up };
                let line = example.len().saturating_sub(up);
                let name = words.split_whitespace().nth(1).unwrap_or_default();
                cause.errors.push((line as u32, name.to_owned()));
            }
        }
    }
    cause.errors.sort();
    cause.example = example.join("\n").trim_end().to_owned() + "\n";
    Some(cause)
}

const STORY: &str = "In memory:";
const MENDED: &str = "/* Mended:";

fn after_story(line: &str) -> &str {
    line.strip_prefix(STORY).unwrap_or(line).trim_start()
}

/// After a colon one goes on in small letters; the text stands alone on the page.
fn capitalised(mut texts: Vec<Text>) -> Vec<Text> {
    if let Some(Text::Paragraph(text)) = texts.first_mut()
        && let Some(first) = text.get_mut(..1)
    {
        first.make_ascii_uppercase();
    }
    texts
}

/// `//~`, `//@`, `//>` and `//<` are for the tests.
fn is_annotation(line: &str) -> bool {
    matches!(line.as_bytes().get(2), Some(b'~' | b'@' | b'>' | b'<'))
}

/// `E0382-use-after-move` is the cause `use-after-move` of `E0382`; `lint-overflowing-literals` is that lint.
fn code_and_name(file: &str) -> Option<(String, String)> {
    if let Some(lint) = file.strip_prefix("lint-") {
        return Some((lint.replace('-', "_"), lint.to_owned()));
    }
    let (code, name) = file.split_once('-')?;
    let digits = code.strip_prefix(['E', 'C'])?;
    let is_code = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    is_code.then(|| (code.to_owned(), name.to_owned()))
}

/// Paragraphs are apart by an empty line; what is indented stays as it is.
fn prose<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Text> {
    let mut texts = Vec::new();
    let mut open = false;
    for line in lines {
        if line.trim().is_empty() {
            open = false;
        } else if let Some(drawn) = line.strip_prefix("    ") {
            match texts.last_mut() {
                Some(Text::Verbatim(lines)) if open => lines.push(drawn.to_owned()),
                _ => texts.push(Text::Verbatim(vec![drawn.to_owned()])),
            }
            open = true;
        } else {
            match texts.last_mut() {
                Some(Text::Paragraph(text)) if open => {
                    text.push(' ');
                    text.push_str(line.trim());
                }
                _ => texts.push(Text::Paragraph(line.trim().to_owned())),
            }
            open = true;
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::{Text, parse};

    const PROGRAM: &str = "// One thing. And\n// another.\n//\n//     a -> b\n//\n// In memory: it\n// dangles.\n//@ explains: E0999\n\n\
        fn main() {\n    wrong(); //~ ERROR E0999 words\n    more();\n    //~^ ERROR E0998\n}\n\n/* Mended: leave it.\nfn main() {}\n*/\n";

    #[test]
    fn a_program_is_taken_apart() {
        let cause = parse("E0999-a-cause", PROGRAM).unwrap();
        assert_eq!((cause.code.as_str(), cause.name.as_str(), cause.main), ("E0999", "a-cause", true));
        assert_eq!(cause.summary(), "One thing");
        let paragraph = |text: &str| Text::Paragraph(text.to_owned());
        assert_eq!(cause.rule, [paragraph("One thing. And another."), Text::Verbatim(vec!["a -> b".into()])]);
        assert_eq!(cause.memory, [paragraph("It dangles.")]);
        assert_eq!(cause.example, "fn main() {\n    wrong();\n    more();\n}\n");
        assert_eq!(cause.errors, [(2, "E0999".to_owned()), (3, "E0998".to_owned())]);
        assert_eq!(cause.mended[0].how, "leave it");
        assert_eq!(cause.mended[0].program, "fn main() {}\n");
        assert!(parse("none-syntax", PROGRAM).is_none());
        assert_eq!(parse("lint-static-mut-refs", PROGRAM).unwrap().code, "static_mut_refs");
    }
}
