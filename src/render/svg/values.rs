//! A value as lines. What a pointer points at is drawn where it is, so that here a pointer is only an address; and where a
//! value has several pointers, each gets its own line, from which its arrow starts:
//!
//! ```text
//!   Letter
//!     to: 0x2010 len 3 cap 3        ●→
//!     body: 0x2030 len 5 cap 5      ●→
//!     stamps: 1
//! ```

use std::ops::Range;

use super::super::paint::escape;
use super::super::value::{borrow_words, quoted};
use super::metric::{columns, shorten};
use crate::picture::{Counts, Field, PointerKind, Shape, Target, Value};

/// A line of a value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ValueLine {
    pub text: String,
    /// The bytes that it tells of: pointers in them start here.
    pub bytes: Range<u64>,
}

/// What the lines depend on besides the value.
#[derive(Clone, Copy)]
pub struct Values<'a> {
    /// The frame whose variable this is: its variables need no function name.
    pub frame: Option<u64>,
    /// Addresses of all pointers that have an arrow, sorted.
    pub pointers: &'a [u64],
    pub columns: usize,
    /// Lines at the most.
    pub lines: usize,
}

impl Values<'_> {
    /// The value that lies in `bytes`, as lines.
    pub fn lines(&self, value: &Value, bytes: Range<u64>) -> Vec<ValueLine> {
        let mut lines = Vec::new();
        self.spread("", value, bytes, 0, &mut lines);
        if lines.len() > self.lines {
            let more = lines.len() + 1 - self.lines;
            lines.truncate(self.lines.saturating_sub(1));
            lines.push(ValueLine { text: format!("… {more} more lines"), bytes: 0..0 });
        }
        lines
    }

    /// How many arrows start in these bytes.
    fn pointers_in(&self, bytes: &Range<u64>) -> usize {
        let before = |address: u64| self.pointers.partition_point(|pointer| *pointer < address);
        before(bytes.end).saturating_sub(before(bytes.start))
    }

    fn spread(&self, label: &str, value: &Value, bytes: Range<u64>, indent: usize, lines: &mut Vec<ValueLine>) {
        // What comes after is counted, not shown; so that many more lines need not be made.
        if lines.len() > self.lines.saturating_mul(4) {
            return;
        }
        let line = |text: String| {
            let text = format!("{}{text}", " ".repeat(indent));
            ValueLine { text: shorten(&text, self.columns), bytes: bytes.clone() }
        };
        let whole = format!("{label}{}", self.inline(value));
        let single = self.pointers_in(&bytes) <= 1;
        if single && indent + columns(&whole) <= self.columns {
            lines.push(line(whole));
            return;
        }
        match value {
            Value::Struct { name, shape, fields } | Value::Variant { name, shape, fields } => {
                match (shape, &fields[..]) {
                    (Shape::Unit, _) | (_, []) => lines.push(line(whole)),
                    // `Some 0x2010` needs no line for `Some`.
                    (Shape::Tuple, [field]) => {
                        let part = part(&bytes, field);
                        self.spread(&format!("{label}{} ", escape(name)), &field.value, part, indent, lines);
                    }
                    _ => self.fields(&format!("{label}{}", escape(name)), fields, bytes, indent, lines),
                }
            }
            Value::Tuple { fields } => self.fields(&format!("{label}tuple"), fields, bytes, indent, lines),
            Value::Closure { captures } => self.fields(&format!("{label}captured"), captures, bytes, indent, lines),
            Value::Union { fields } => self.fields(&format!("{label}union"), fields, bytes, indent, lines),
            Value::Array { len, elements } if single => self.fill(label, *len, elements, &bytes, indent, lines),
            Value::Array { len, elements } => {
                let size = (bytes.end - bytes.start).checked_div(*len).unwrap_or(0);
                let (label, indent) = match label.trim_end() {
                    "" => ("", indent),
                    label => {
                        lines.push(ValueLine { bytes: 0..0, ..line(label.to_owned()) });
                        ("", indent + 2)
                    }
                };
                for (i, element) in (0u64..).zip(elements) {
                    let start = bytes.start.saturating_add(i.saturating_mul(size));
                    let part = start..start.saturating_add(size);
                    self.spread(&format!("{label}[{i}] "), element, part, indent, lines);
                }
                let more = len.saturating_sub(elements.len() as u64);
                if more > 0 {
                    let text = format!("{}… {more} more", " ".repeat(indent));
                    lines.push(ValueLine { text, bytes: 0..0 });
                }
            }
            Value::Cell { value } => self.spread(&format!("{label}Cell "), value, bytes, indent, lines),
            Value::RefCell { borrow, value } => {
                let label = format!("{label}RefCell{} ", borrow_words(*borrow));
                self.spread(&label, value, bytes, indent, lines);
            }
            Value::Scalar { .. }
            | Value::Str(_)
            | Value::Pointer { .. }
            | Value::Vec { .. }
            | Value::String { .. }
            | Value::Rc { .. }
            | Value::Function { .. }
            | Value::Invalid { .. }
            | Value::Cycle
            | Value::Folded => lines.push(line(whole)),
        }
    }

    fn fields(&self, head: &str, fields: &[Field], bytes: Range<u64>, indent: usize, lines: &mut Vec<ValueLine>) {
        let text = shorten(&format!("{}{head}", " ".repeat(indent)), self.columns);
        lines.push(ValueLine { text, bytes: 0..0 });
        for field in fields {
            self.spread(&format!("{}: ", escape(&field.name)), &field.value, part(&bytes, field), indent + 2, lines);
        }
    }

    /// Elements without pointers, as many to a line as fit.
    fn fill(
        &self,
        label: &str,
        len: u64,
        elements: &[Value],
        bytes: &Range<u64>,
        indent: usize,
        lines: &mut Vec<ValueLine>,
    ) {
        // More of them tell nothing that a few do not.
        const ROWS: usize = 3;
        let blank = " ".repeat(indent);
        let mut text = format!("{blank}{label}[");
        let (mut shown, mut rows) = (0u64, 0);
        for element in elements {
            let one = shorten(&format!("{}, ", self.inline(element)), self.columns.saturating_sub(indent + 1));
            // The last row must also hold the count of those that are left out.
            let room = if rows + 1 == ROWS { self.columns.saturating_sub(18) } else { self.columns };
            if columns(&text) + columns(&one) > room {
                if rows + 1 == ROWS {
                    break;
                }
                rows += 1;
                let full = std::mem::replace(&mut text, format!("{blank} "));
                lines.push(ValueLine { text: full.trim_end().to_owned(), bytes: bytes.clone() });
            }
            text.push_str(&one);
            shown += 1;
        }
        if shown < len {
            text.push_str(&format!("… {} more]", len - shown));
        } else {
            text = format!("{}]", text.trim_end().trim_end_matches(','));
        }
        lines.push(ValueLine { text: shorten(&text, self.columns), bytes: bytes.clone() });
    }

    /// The value on one line.
    pub fn inline(&self, value: &Value) -> String {
        match value {
            Value::Scalar { text } => escape(text),
            Value::Tuple { fields } => match &fields[..] {
                [field] => format!("({},)", self.inline(&field.value)),
                fields => format!("({})", self.list(fields, false)),
            },
            Value::Struct { name, shape, fields } | Value::Variant { name, shape, fields } => match shape {
                Shape::Unit => escape(name),
                Shape::Tuple => format!("{}({})", escape(name), self.list(fields, false)),
                Shape::Named if fields.is_empty() => format!("{} {{}}", escape(name)),
                Shape::Named => format!("{} {{ {} }}", escape(name), self.list(fields, true)),
            },
            Value::Closure { captures } if captures.is_empty() => "captured nothing".to_owned(),
            Value::Closure { captures } => format!("{{ {} }}", self.list(captures, true)),
            Value::Union { fields } => format!("union {{ {} }}", self.list(fields, true)),
            Value::Array { len, elements } => self.array(*len, elements),
            Value::Str(text) => quoted(text),
            Value::Pointer { pointer, address, target, len, value, .. } => {
                let address = address.to_string();
                let len = len.map_or_else(String::new, |len| format!(" len {len}"));
                match value.as_deref() {
                    // The part of a text or of an array that is borrowed is nowhere else to be seen.
                    Some(Value::Str(text)) => format!("{}{len}", quoted(text)),
                    Some(Value::Array { len: all, elements }) if !len.is_empty() => {
                        format!("{}{len}", self.array(*all, elements))
                    }
                    _ if *pointer == PointerKind::Box => owning(&address, target) + &len,
                    _ => self.pointing(&address, target) + &len,
                }
            }
            Value::Vec { address, target, len, capacity, .. }
            | Value::String { address, target, len, capacity, .. } => match target {
                Target::Nothing => format!("empty, len {len} cap {capacity}"),
                target => format!("{} len {len} cap {capacity}", owning(&address.to_string(), target)),
            },
            Value::Rc { weak, address, target, counts, .. } => {
                let gone = matches!(counts, Some(Counts { strong: 0, .. }));
                match target {
                    Target::Nothing | Target::Unmapped if *weak => "nowhere yet".to_owned(),
                    target if gone => format!("{} (value dropped)", owning(&address.to_string(), target)),
                    target => owning(&address.to_string(), target),
                }
            }
            Value::Cell { value } => format!("Cell({})", self.inline(value)),
            Value::RefCell { borrow, value } => format!("RefCell({}){}", self.inline(value), borrow_words(*borrow)),
            Value::Function { name } => format!("fn {}", escape(name)),
            Value::Invalid { why } => format!("<{}>", escape(why)),
            Value::Cycle => "…".to_owned(),
            Value::Folded => "…".to_owned(),
        }
    }

    fn list(&self, fields: &[Field], named: bool) -> String {
        let one = |field: &Field| {
            let value = self.inline(&field.value);
            if named { format!("{}: {value}", escape(&field.name)) } else { value }
        };
        fields.iter().map(one).collect::<Vec<_>>().join(", ")
    }

    fn array(&self, len: u64, elements: &[Value]) -> String {
        let mut parts: Vec<String> = elements.iter().map(|value| self.inline(value)).collect();
        let more = len.saturating_sub(elements.len() as u64);
        if more > 0 {
            parts.push(format!("… {more} more"));
        }
        format!("[{}]", parts.join(", "))
    }

    /// A pointer that owns nothing: the name of what is there.
    fn pointing(&self, address: &str, target: &Target) -> String {
        let plus = |name: String, offset: u64| if offset == 0 { name } else { format!("{name} + {offset}") };
        match target {
            Target::Stack { frame, function, place: Some(place), offset } => {
                let name = plus(escape(place), *offset);
                if self.frame == Some(*frame) {
                    format!("→ {name}")
                } else {
                    format!("→ {name} in {}", escape(function))
                }
            }
            Target::Static { name, offset } if !name.is_empty() => format!("→ {}", plus(escape(name), *offset)),
            Target::Heap { block, offset, live: true } => format!("→ {}", plus(block.to_string(), *offset)),
            Target::Function { name } => format!("fn {}", escape(name)),
            Target::Nothing => format!("{address} (no bytes)"),
            Target::Stack { .. } | Target::Static { .. } => format!("→ {address}"),
            Target::Null
            | Target::DeadStack
            | Target::Heap { live: false, .. }
            | Target::Unallocated
            | Target::Unmapped => owning(address, target),
        }
    }
}

/// A pointer's address, and what is amiss with it.
fn owning(address: &str, target: &Target) -> String {
    match target {
        Target::Null => "null".to_owned(),
        Target::DeadStack => format!("{address} (a frame that is gone)"),
        Target::Heap { live: false, .. } => format!("{address} (freed)"),
        Target::Unallocated => format!("{address} (in no block)"),
        Target::Unmapped => format!("{address} (not memory)"),
        Target::Nothing
        | Target::Stack { .. }
        | Target::Heap { .. }
        | Target::Static { .. }
        | Target::Function { .. } => address.to_owned(),
    }
}

/// The bytes of a field of what lies in `bytes`.
fn part(bytes: &Range<u64>, field: &Field) -> Range<u64> {
    let start = bytes.start.saturating_add(field.offset);
    start..start.saturating_add(field.size)
}
