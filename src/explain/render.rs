//! Pages as text and as JSON.

use std::fmt::Write;

use serde::Serialize;

use super::{Cause, Page, Text};
use crate::render::paint::{Paint, Style};
use crate::render::trace::wrap;

/// How a page is written.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub paint: Paint,
    pub width: usize,
    /// For screen readers: no layout that has to be seen.
    pub plain: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { paint: Paint::default(), width: 80, plain: false }
    }
}

/// The page of a code: its main cause in full, the others by name; or one of those in full.
pub fn text(page: &Page, cause: Option<&Cause>, options: &Options) -> String {
    let mut out = Writer { out: String::new(), options };
    let Some(shown) = cause.or(page.causes.first()) else { return String::new() };
    let title = if !shown.name.is_empty() { format!("{}: {}", page.code, shown.name) } else { page.code.clone() };
    out.heading(&title);
    out.prose(&shown.rule);
    out.example(shown);
    if !shown.memory.is_empty() {
        out.heading("What would have happened in memory");
        out.prose(&shown.memory);
    }
    for mended in &shown.mended {
        out.heading(&format!("Mended: {}", mended.how));
        out.program(&mended.program, |_| None);
    }
    let others: Vec<&Cause> = page.causes.iter().filter(|other| other.name != shown.name).collect();
    if !others.is_empty() {
        out.heading("Other causes");
        for other in others {
            let _ = writeln!(out.out, "  {}", out.options.paint.paint(Style::Name, &other.name));
            out.filled(&(other.summary() + "."), "      ");
        }
        let _ = writeln!(out.out, "\nTo see one: cairn explain {} --cause NAME", page.code);
    }
    out.out
}

/// One line a code.
pub fn list(pages: &[Page], options: &Options) -> String {
    let mut out = Writer { out: String::new(), options };
    let long = |code: &str| code.len() > 5;
    for page in pages {
        let code = options.paint.paint(Style::Name, &page.code);
        if options.plain {
            let _ = writeln!(out.out, "{code}: {}", page.title());
        } else if long(&page.code) {
            let _ = writeln!(out.out, "{code}");
            out.filled(&page.title(), "       ");
        } else {
            let indent = "       ";
            let lines = wrap(&page.title(), options.width.saturating_sub(indent.len()));
            for (i, line) in lines.iter().enumerate() {
                let _ = if i == 0 { writeln!(out.out, "{code}  {line}") } else { writeln!(out.out, "{indent}{line}") };
            }
        }
    }
    out.out
}

struct Writer<'a> {
    out: String,
    options: &'a Options,
}

impl Writer<'_> {
    fn heading(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        for line in wrap(text, self.options.width) {
            let _ = writeln!(self.out, "{}", self.options.paint.paint(Style::Title, &line));
        }
        self.out.push('\n');
    }

    fn prose(&mut self, texts: &[Text]) {
        for (i, text) in texts.iter().enumerate() {
            let skipped = self.options.plain && matches!(text, Text::Verbatim(_));
            if i > 0 && !skipped {
                self.out.push('\n');
            }
            match text {
                Text::Paragraph(text) => self.filled(text, ""),
                // The words around a drawing say what it shows.
                Text::Verbatim(_) if self.options.plain => {}
                Text::Verbatim(lines) => lines.iter().for_each(|line| {
                    let _ = writeln!(self.out, "    {line}");
                }),
            }
        }
    }

    fn filled(&mut self, text: &str, indent: &str) {
        for line in wrap(text, self.options.width.saturating_sub(indent.len())) {
            let _ = writeln!(self.out, "{indent}{line}");
        }
    }

    fn example(&mut self, cause: &Cause) {
        self.heading("Example");
        self.program(&cause.example, |line| {
            let codes: Vec<&str> =
                cause.errors.iter().filter(|(at, _)| *at == line).map(|(_, code)| code.as_str()).collect();
            // `-` stands for an error without a code.
            let named =
                codes.iter().map(|code| if *code == "-" { "error".to_owned() } else { format!("error[{code}]") });
            (!codes.is_empty()).then(|| named.collect::<Vec<_>>().join(", "))
        });
    }

    /// A program with line numbers, and what is wrong with a line below it.
    fn program(&mut self, text: &str, wrong: impl Fn(u32) -> Option<String>) {
        let paint = self.options.paint;
        let digits = text.lines().count().to_string().len();
        for (i, line) in text.lines().enumerate() {
            let number = i as u32 + 1;
            let wrong = wrong(number);
            if self.options.plain {
                let _ = writeln!(self.out, "line {number}: {}", line.trim_start());
                if let Some(wrong) = wrong {
                    let _ = writeln!(self.out, "{wrong} in line {number}");
                }
                continue;
            }
            let margin = paint.paint(Style::Faint, &format!("{number:>digits$} |"));
            let _ = writeln!(self.out, "{}", format!("  {margin} {line}").trim_end());
            if let Some(wrong) = wrong {
                let indent = line.len() - line.trim_start().len();
                let margin = paint.paint(Style::Faint, &format!("{:digits$} |", ""));
                let _ =
                    writeln!(self.out, "  {margin} {:indent$}{}", "", paint.paint(Style::Bad, &format!("^ {wrong}")));
            }
        }
    }
}

#[derive(Serialize)]
struct JsonPage<'a> {
    code: &'a str,
    title: String,
    causes: Vec<&'a Cause>,
}

/// One JSON object: the code and its causes, the main one first, or only the one that was asked for.
pub fn json(page: &Page, cause: Option<&Cause>) -> String {
    let causes = cause.map_or_else(|| page.causes.iter().collect(), |cause| vec![cause]);
    crate::render::json::encode(&JsonPage { code: &page.code, title: page.title(), causes }) + "\n"
}

#[derive(Serialize)]
struct JsonLine<'a> {
    code: &'a str,
    title: String,
    causes: Vec<&'a str>,
}

/// One JSON array: codes, titles and the names of causes.
pub fn json_list(pages: &[Page]) -> String {
    let lines: Vec<JsonLine<'_>> = pages
        .iter()
        .map(|page| JsonLine {
            code: &page.code,
            title: page.title(),
            causes: page.causes.iter().map(|cause| cause.name.as_str()).collect(),
        })
        .collect();
    crate::render::json::encode(&lines) + "\n"
}
