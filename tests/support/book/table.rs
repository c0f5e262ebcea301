//! The table of a run over the book, and the counts that must not fall.

use super::extract::Block;
use super::judge::{Class, Row};
use std::collections::BTreeMap;
use std::fmt::Display;
use std::path::Path;
use std::str::FromStr;

/// The counts of one chapter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    pub right: usize,
    pub differs: usize,
    pub refused: usize,
    pub false_rejects: usize,
    pub false_accepts: usize,
    pub crashes: usize,
    pub beyond: usize,
}

impl Counts {
    /// Blocks that Cairn is held to.
    pub fn held(&self) -> usize {
        self.right + self.differs + self.refused + self.false_rejects + self.false_accepts + self.crashes
    }

    fn count(&mut self, class: Class) {
        let cell = match class {
            Class::Right => &mut self.right,
            Class::Differs => &mut self.differs,
            Class::Refused => &mut self.refused,
            Class::FalseReject => &mut self.false_rejects,
            Class::FalseAccept => &mut self.false_accepts,
            Class::Crash => &mut self.crashes,
            Class::Beyond(_) => &mut self.beyond,
        };
        *cell += 1;
    }
}

/// Counts by chapter, or by what else `part` says a block belongs to.
pub fn counts<K: Ord>(rows: &[Row], part: impl Fn(&Block) -> K) -> BTreeMap<K, Counts> {
    let mut counts: BTreeMap<K, Counts> = BTreeMap::new();
    for row in rows {
        counts.entry(part(&row.block)).or_default().count(row.class);
    }
    counts
}

/// The lines of chapters, in their order.
pub fn chapter_lines(chapters: &[(u32, &str)], counts: &BTreeMap<u32, Counts>) -> Vec<(String, Counts)> {
    let line = |(number, about): &(u32, &str)| Some((format!("{number:>2} {about}"), *counts.get(number)?));
    chapters.iter().filter_map(line).collect()
}

/// A row for each part and one for all of them. `strict` is what only Cairn rejects, `lax` what only rustc does.
pub fn table(part: &str, lines: &[(String, Counts)]) -> String {
    let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0).max(24);
    let mut text = format!(
        "{part:width$} {:>5} {:>6} {:>7} {:>7} {:>7} {:>7} {:>7} {:>6} {:>7}\n",
        "held", "right", "", "differs", "refused", "strict", "lax", "crash", "beyond"
    );
    let mut all = Counts::default();
    for (name, counts) in lines {
        text += &line(name, width, counts);
        for (sum, count) in [
            (&mut all.right, counts.right),
            (&mut all.differs, counts.differs),
            (&mut all.refused, counts.refused),
            (&mut all.false_rejects, counts.false_rejects),
            (&mut all.false_accepts, counts.false_accepts),
            (&mut all.crashes, counts.crashes),
            (&mut all.beyond, counts.beyond),
        ] {
            *sum += count;
        }
    }
    text + &line("all", width, &all)
}

fn line(name: &str, width: usize, counts: &Counts) -> String {
    let share = match counts.held() {
        0 => String::new(),
        held => format!("{:.1}%", 100.0 * counts.right as f64 / held as f64),
    };
    format!(
        "{name:width$} {:>5} {:>6} {share:>7} {:>7} {:>7} {:>7} {:>7} {:>6} {:>7}\n",
        counts.held(),
        counts.right,
        counts.differs,
        counts.refused,
        counts.false_rejects,
        counts.false_accepts,
        counts.crashes,
        counts.beyond,
    )
}

/// Every row that is not right, with what is different.
pub fn details(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows.iter().filter(|row| row.class != Class::Right) {
        text += &format!("{}: {:?}\n", row.block.name(), row.class);
        for line in &row.why {
            text += &format!("    {line}\n");
        }
    }
    text
}

/// `PART RIGHT HELD`, a line each, as in `tests/book.txt`.
pub fn ratchet<K: Display>(kept: &BTreeMap<K, (usize, usize)>) -> String {
    kept.iter().map(|(part, (right, held))| format!("{part} {right} {held}\n")).collect()
}

/// Reads what `ratchet` writes; `#` begins a remark.
pub fn read_ratchet<K: FromStr + Ord>(text: &str) -> BTreeMap<K, (usize, usize)> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            let read = || {
                let [part, right, held] = words[..] else { return None };
                Some((part.parse().ok()?, (right.parse().ok()?, held.parse().ok()?)))
            };
            read().unwrap_or_else(|| panic!("`{line}` is not a part and two numbers"))
        })
        .collect()
}

/// How the counts of now compare with those that are kept: what got worse, for an assertion. What got better is told.
pub fn complaints<K: Ord + Display>(
    counts: &BTreeMap<K, Counts>,
    kept: &BTreeMap<K, (usize, usize)>,
    bless: &str,
) -> Vec<String> {
    let mut complaints = Vec::new();
    for (part, counts) in counts {
        let (right, held) = kept.get(part).copied().unwrap_or_default();
        if counts.right < right {
            complaints.push(format!("{part}: {} blocks are right, {right} were", counts.right));
        }
        if counts.held() != held {
            complaints.push(format!("{part}: {} blocks are held to, {held} were", counts.held()));
        }
        if counts.crashes > 0 {
            complaints.push(format!("{part}: {} crashes", counts.crashes));
        }
        if counts.right > right {
            eprintln!("{part}: {} blocks are right, {right} were: `{bless}`", counts.right);
        }
    }
    complaints
}

/// The counts of now as they are kept.
pub fn as_kept<K: Ord + Clone>(counts: &BTreeMap<K, Counts>) -> BTreeMap<K, (usize, usize)> {
    counts.iter().map(|(part, counts)| (part.clone(), (counts.right, counts.held()))).collect()
}

/// Writes the counts of now into a file, below its remarks.
pub fn bless<K: Display>(path: &Path, kept: &BTreeMap<K, (usize, usize)>) {
    let old = std::fs::read_to_string(path).unwrap_or_default();
    let remarks: String = old.lines().filter(|line| line.starts_with('#')).map(|line| format!("{line}\n")).collect();
    std::fs::write(path, remarks + &ratchet(kept)).expect("the list can be written");
}
