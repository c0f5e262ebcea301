//! Values as text: on one line, or over several where one would be too long.
//!
//! At the top a pointer shows its address (`heap 0x2010 → 5`); inside of other values only what it points at (`→ 5`), as the
//! bytes are there to see.

use super::paint::{escape, is_control, shorten, width};
use crate::picture::{Field, PointerKind, Shape, Target, Text, Value};

/// Columns of a text on one line.
const TEXT: usize = 60;
/// Lines of one value.
const LINES: usize = 24;

/// What the words depend on besides the value.
#[derive(Clone, Copy)]
pub struct Words {
    /// The frame whose variable this is: its variables need no function name.
    pub frame: Option<u64>,
}

impl Words {
    /// The value on one line.
    pub fn inline(self, value: &Value, top: bool) -> String {
        match value {
            Value::Scalar { text } => text.clone(),
            Value::Tuple { fields } => match &fields[..] {
                [field] => format!("({},)", self.inline(&field.value, false)),
                fields => format!("({})", self.list(fields, false)),
            },
            Value::Struct { name, shape, fields } | Value::Variant { name, shape, fields } => match shape {
                Shape::Unit => name.clone(),
                Shape::Tuple => format!("{name}({})", self.list(fields, false)),
                Shape::Named if fields.is_empty() => format!("{name} {{}}"),
                Shape::Named => format!("{name} {{ {} }}", self.list(fields, true)),
            },
            Value::Closure { captures } if captures.is_empty() => "closure".to_owned(),
            Value::Closure { captures } => format!("closure {{ {} }}", self.list(captures, true)),
            Value::Union { fields } => format!("union {{ {} }}", self.list(fields, true)),
            Value::Array { len, elements } => format!("[{}]", self.elements(*len, elements)),
            Value::Str(text) => quoted(text),
            Value::Pointer { .. } | Value::Vec { .. } | Value::String { .. } | Value::Rc { .. } => {
                let (before, inner, after) = self.arrow(value, top);
                format!("{before}{inner}{after}")
            }
            Value::Cell { value } => format!("Cell({})", self.inline(value, false)),
            Value::RefCell { borrow, value } => {
                format!("RefCell({}){}", self.inline(value, false), borrow_words(*borrow))
            }
            Value::Function { name } => format!("fn {}", escape(name)),
            Value::Invalid { why } => format!("<{}>", escape(why)),
            Value::Cycle => "<cycle>".to_owned(),
            Value::Folded => "…".to_owned(),
        }
    }

    fn list(self, fields: &[Field], named: bool) -> String {
        let one = |field: &Field| {
            let value = self.inline(&field.value, false);
            if named { format!("{}: {value}", field.name) } else { value }
        };
        fields.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn elements(self, len: u64, elements: &[Value]) -> String {
        let mut parts: Vec<String> = elements.iter().map(|value| self.inline(value, false)).collect();
        let more = len.saturating_sub(elements.len() as u64);
        if more > 0 {
            parts.push(if elements.is_empty() { format!("… {more}") } else { format!("… {more} more") });
        }
        parts.join(", ")
    }

    /// A pointer's text in three parts: up to what it points at, that, and what follows.
    fn arrow(self, value: &Value, top: bool) -> (String, String, String) {
        match value {
            Value::Pointer { pointer, address, target, len, value, .. } => {
                let inner = value.as_deref().map(|value| self.inline(value, false));
                let after = match (top, len, pointer) {
                    (true, Some(len), _) => format!(" len {len}"),
                    _ => String::new(),
                };
                let boxed = *pointer == PointerKind::Box;
                self.pointing(&address.to_string(), target, inner, after, top, boxed)
            }
            Value::Vec { address, target, len, capacity, elements } => {
                let inner = elements.as_ref().map(|elements| format!("[{}]", self.elements(*len, elements)));
                self.owning(&address.to_string(), target, inner, *len, *capacity, top)
            }
            Value::String { address, target, len, capacity, text } => {
                self.owning(&address.to_string(), target, text.as_ref().map(quoted), *len, *capacity, top)
            }
            Value::Rc { weak: true, target: Target::Nothing | Target::Unmapped, .. } => {
                (String::new(), "nowhere yet".to_owned(), String::new())
            }
            Value::Rc { weak, address, target, counts, value } => {
                let after = match counts {
                    Some(counts) => format!(" (strong {}, weak {})", counts.strong, counts.weak),
                    None => String::new(),
                };
                let dropped = *weak && counts.is_some_and(|counts| counts.strong == 0);
                let inner = match value {
                    Some(value) => Some(self.inline(value, false)),
                    None => dropped.then(|| "<dropped>".to_owned()),
                };
                self.pointing(&address.to_string(), target, inner, after, top, true)
            }
            other => (String::new(), self.inline(other, top), String::new()),
        }
    }

    /// The words of a `Vec` or `String`.
    fn owning(
        self,
        address: &str,
        target: &Target,
        inner: Option<String>,
        len: u64,
        capacity: u64,
        top: bool,
    ) -> (String, String, String) {
        let after = if top { format!(" len {len} cap {capacity}") } else { String::new() };
        match inner {
            // Inside of other values, a vector is its elements.
            Some(inner) if !top || *target == Target::Nothing => (String::new(), inner, after),
            inner => self.pointing(address, target, inner, after, top, true),
        }
    }

    /// The words of a pointer; `unnamed` if what it points at needs no other name than its place.
    fn pointing(
        self,
        address: &str,
        target: &Target,
        inner: Option<String>,
        after: String,
        top: bool,
        unnamed: bool,
    ) -> (String, String, String) {
        let (place, name) = self.target(address, target);
        let name = name.filter(|_| !unnamed || inner.is_none());
        let before = match (top, &inner, &name) {
            (false, Some(_), None) => "→ ".to_owned(),
            (false, _, Some(name)) => return ("→ ".to_owned(), name.clone(), after),
            (_, None, None) => return (place, String::new(), after),
            (true, Some(_), None) => format!("{place} → "),
            (true, None, Some(name)) => return (format!("{place} → "), name.clone(), after),
            (true, Some(_), Some(name)) => format!("{place} → {name}: "),
        };
        (before, inner.unwrap_or_default(), after)
    }

    /// The words for an address, and the name of what is there.
    fn target(self, address: &str, target: &Target) -> (String, Option<String>) {
        match target {
            Target::Null => ("null".to_owned(), None),
            Target::Nothing => (format!("{address}, no memory"), None),
            Target::Stack { frame, function, place, offset } => {
                let name = place.clone().unwrap_or_else(|| "the frame".to_owned());
                let name = if self.frame == Some(*frame) { name } else { format!("{name} in {}", escape(function)) };
                (format!("stack {address}"), Some(plus(name, *offset)))
            }
            Target::DeadStack => (format!("stack {address}, dangling"), None),
            Target::Heap { live: false, .. } => (format!("freed heap {address}, dangling"), None),
            Target::Heap { block, offset, .. } if *offset > 0 => {
                (format!("heap {address}"), Some(plus(block.to_string(), *offset)))
            }
            Target::Heap { .. } => (format!("heap {address}"), None),
            Target::Unallocated => (format!("heap {address}, in no block, dangling"), None),
            Target::Static { name, offset } => {
                let name = (!name.is_empty()).then(|| plus(name.clone(), *offset));
                (format!("static {address}"), name)
            }
            Target::Function { name } => (format!("fn {}", escape(name)), None),
            Target::Unmapped => (format!("{address}, not memory"), None),
        }
    }

    /// The value over several lines of at most `columns`, the first after `first`, as short as it can be.
    pub fn lines(self, first: String, value: &Value, columns: usize) -> Vec<String> {
        let mut lines = Vec::new();
        self.spread(first, value, "", 0, columns, true, &mut lines);
        if lines.len() > LINES {
            let more = lines.len() - (LINES - 1);
            lines.truncate(LINES - 1);
            lines.push(format!("… {more} more lines"));
        }
        lines
    }

    #[allow(clippy::too_many_arguments)] // They are one cursor: where the text stands and how it ends.
    fn spread(
        self,
        first: String,
        value: &Value,
        last: &str,
        indent: usize,
        columns: usize,
        top: bool,
        lines: &mut Vec<String>,
    ) {
        let blank = " ".repeat(indent);
        let whole = format!("{blank}{first}{}{last}", self.inline(value, top));
        if width(&whole) <= columns || lines.len() > LINES {
            lines.push(whole);
            return;
        }
        let fields = |open: &str, fields: &[Field], named: bool, close: &str, lines: &mut Vec<String>| {
            lines.push(format!("{blank}{first}{open}"));
            for field in fields {
                let name = if named { format!("{}: ", field.name) } else { String::new() };
                self.spread(name, &field.value, ",", indent + 2, columns, false, lines);
            }
            lines.push(format!("{blank}{close}{last}"));
        };
        match value {
            Value::Tuple { fields: list } => fields("(", list, false, ")", lines),
            Value::Struct { name, shape, fields: list } | Value::Variant { name, shape, fields: list } => match shape {
                Shape::Unit => lines.push(whole),
                Shape::Tuple => fields(&format!("{name}("), list, false, ")", lines),
                Shape::Named => fields(&format!("{name} {{"), list, true, "}", lines),
            },
            Value::Closure { captures } => fields("closure {", captures, true, "}", lines),
            Value::Union { fields: list } => fields("union {", list, true, "}", lines),
            Value::Array { len, elements } => self.fill(&first, *len, elements, last, indent, columns, lines),
            Value::Vec { len, elements: Some(elements), .. } => {
                let (before, _, after) = self.arrow(value, top);
                let (first, last) = (format!("{first}{before}"), format!("{after}{last}"));
                self.fill(&first, *len, elements, &last, indent, columns, lines);
            }
            Value::Pointer { value: Some(inner), .. } | Value::Rc { value: Some(inner), .. } => {
                let (before, shown, after) = self.arrow(value, top);
                // Where the name of the target stands for the value, there is nothing to spread.
                if shown == self.inline(inner, false) {
                    let (first, last) = (format!("{first}{before}"), format!("{after}{last}"));
                    self.spread(first, inner, &last, indent, columns, false, lines);
                } else {
                    lines.push(whole);
                }
            }
            Value::Cell { value } => {
                self.spread(format!("{first}Cell("), value, &format!("){last}"), indent, columns, false, lines);
            }
            Value::RefCell { borrow, value } => {
                let last = format!("){}{last}", borrow_words(*borrow));
                self.spread(format!("{first}RefCell("), value, &last, indent, columns, false, lines);
            }
            Value::Scalar { .. }
            | Value::Str(_)
            | Value::String { .. }
            | Value::Vec { elements: None, .. }
            | Value::Pointer { value: None, .. }
            | Value::Rc { value: None, .. }
            | Value::Function { .. }
            | Value::Invalid { .. }
            | Value::Cycle
            | Value::Folded => lines.push(whole),
        }
    }

    /// Elements, as many to a line as fit; long ones each on their own lines.
    #[allow(clippy::too_many_arguments)] // As for `spread`.
    fn fill(
        self,
        first: &str,
        len: u64,
        elements: &[Value],
        last: &str,
        indent: usize,
        columns: usize,
        lines: &mut Vec<String>,
    ) {
        let (blank, inner) = (" ".repeat(indent), " ".repeat(indent + 2));
        lines.push(format!("{blank}{first}["));
        let mut line = inner.clone();
        for element in elements {
            let text = format!("{}, ", self.inline(element, false));
            if width(&line) + width(&text) > columns && line.len() > inner.len() {
                lines.push(std::mem::replace(&mut line, inner.clone()).trim_end().to_owned());
            }
            if width(&inner) + width(&text) > columns {
                self.spread(String::new(), element, ",", indent + 2, columns, false, lines);
            } else {
                line.push_str(&text);
            }
        }
        let more = len.saturating_sub(elements.len() as u64);
        if more > 0 {
            line.push_str(&format!("… {more} more"));
        }
        if line.len() > inner.len() {
            lines.push(line.trim_end().to_owned());
        }
        lines.push(format!("{blank}]{last}"));
    }
}

fn plus(name: String, offset: u64) -> String {
    if offset == 0 { name } else { format!("{name} + {offset}") }
}

pub(super) fn borrow_words(borrow: i64) -> String {
    match borrow {
        0 => String::new(),
        1.. => format!(" borrowed {borrow}×"),
        _ => " borrowed mutably".to_owned(),
    }
}

/// Text in quotes, with Rust's escapes for what must not be drawn.
pub fn quoted(text: &Text) -> String {
    let mut shown = String::new();
    for c in text.text.chars() {
        match c {
            // Bytes that were no UTF-8 are escaped already.
            '\\' if !text.utf8 => shown.push(c),
            '\'' => shown.push(c),
            c if c.is_control() || is_control(c) || matches!(c, '"' | '\\') => shown.extend(c.escape_debug()),
            c => shown.push(c),
        }
    }
    let short = shorten(&shown, TEXT);
    if short == shown && !text.complete { format!("\"{short}…\"") } else { format!("\"{short}\"") }
}
