//! Edits of a text: applying them, and finding those between two texts.

use similar::{DiffOp, TextDiff};

use crate::diagnostic::Edit;
use crate::source::{FileId, Span};

/// The text with the edits applied, unless they overlap or are not within it. Insertions at one place keep their order.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut mended = String::with_capacity(text.len() + edits.iter().map(|edit| edit.text.len()).sum::<usize>());
    let mut at = 0;
    for edit in sorted {
        if edit.span.file != FileId::MAIN {
            return None;
        }
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        // Fails where an edit begins before the end of the one before it.
        mended.push_str(text.get(at..start)?);
        mended.push_str(&edit.text);
        text.get(start..end)?;
        at = end;
    }
    mended.push_str(text.get(at..)?);
    Some(mended)
}

/// The edits that lead from one text to another, word by word.
pub fn between(old: &str, new: &str) -> Vec<Edit> {
    let diff = TextDiff::from_words(old, new);
    let starts = |words: &mut dyn Iterator<Item = &str>| {
        let mut at = 0u32;
        let mut all = vec![0];
        for word in words {
            at += word.len() as u32;
            all.push(at);
        }
        all
    };
    let old_starts = starts(&mut (0..diff.old_len()).filter_map(|i| diff.old_slice(i)));
    let new_starts = starts(&mut (0..diff.new_len()).filter_map(|i| diff.new_slice(i)));
    let of = |starts: &[u32], i: usize| starts.get(i).copied().unwrap_or_default();
    let mut edits = Vec::new();
    for op in diff.ops() {
        if let DiffOp::Equal { .. } = op {
            continue;
        }
        let (old_range, new_range) = (op.old_range(), op.new_range());
        let span = Span::new(FileId::MAIN, of(&old_starts, old_range.start), of(&old_starts, old_range.end));
        let (start, end) = (of(&new_starts, new_range.start) as usize, of(&new_starts, new_range.end) as usize);
        edits.push(Edit { span, text: new.get(start..end).unwrap_or_default().to_owned() });
    }
    edits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit { span: Span::new(FileId::MAIN, start, end), text: text.to_owned() }
    }

    #[test]
    fn edits_are_applied_in_order_and_never_overlap() {
        let applied = apply("let b = a;", &[edit(8, 8, "&"), edit(4, 5, "c"), edit(8, 8, "*")]);
        assert_eq!(applied.as_deref(), Some("let c = &*a;"));
        assert_eq!(apply("abc", &[edit(0, 2, ""), edit(1, 3, "")]), None);
        assert_eq!(apply("é", &[edit(1, 1, "x")]), None);
        assert_eq!(apply("abc", &[edit(2, 9, "")]), None);
    }

    #[test]
    fn edits_between_two_texts_lead_from_one_to_the_other() {
        for (old, new) in [("a b\r\nc", "a\r\nc d"), ("", "x"), ("é ü", "ü é"), ("same", "same")] {
            assert_eq!(apply(old, &between(old, new)).as_deref(), Some(new));
        }
    }
}
