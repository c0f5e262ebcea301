//! The table of a run over the book, and the counts that must not fall.

use super::judge::{Class, Row};
use std::collections::BTreeMap;

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

/// Counts by chapter.
pub fn counts(rows: &[Row]) -> BTreeMap<u32, Counts> {
    let mut counts: BTreeMap<u32, Counts> = BTreeMap::new();
    for row in rows {
        counts.entry(row.block.chapter).or_default().count(row.class);
    }
    counts
}

/// A row for each chapter and one for all of them. `strict` is what only Cairn rejects, `lax` what only rustc does.
pub fn table(chapters: &[(u32, &str)], counts: &BTreeMap<u32, Counts>) -> String {
    let mut text = format!(
        "{:24} {:>5} {:>6} {:>7} {:>7} {:>7} {:>7} {:>7} {:>6} {:>7}\n",
        "chapter", "held", "right", "", "differs", "refused", "strict", "lax", "crash", "beyond"
    );
    let mut all = Counts::default();
    for (number, about) in chapters {
        let Some(counts) = counts.get(number) else { continue };
        text += &line(&format!("{number:>2} {about}"), counts);
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
    text + &line("all", &all)
}

fn line(name: &str, counts: &Counts) -> String {
    let share = match counts.held() {
        0 => String::new(),
        held => format!("{:.1}%", 100.0 * counts.right as f64 / held as f64),
    };
    format!(
        "{name:24} {:>5} {:>6} {share:>7} {:>7} {:>7} {:>7} {:>7} {:>6} {:>7}\n",
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

/// `CHAPTER RIGHT HELD`, a line each, as in `tests/book.txt`.
pub fn ratchet(counts: &BTreeMap<u32, Counts>) -> String {
    counts.iter().map(|(chapter, counts)| format!("{chapter} {} {}\n", counts.right, counts.held())).collect()
}

/// Reads what `ratchet` writes; `#` begins a remark.
pub fn read_ratchet(text: &str) -> BTreeMap<u32, (usize, usize)> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| {
            let numbers: Vec<usize> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
            let [chapter, right, held] = numbers[..] else { panic!("tests/book.txt: `{line}` is not three numbers") };
            (chapter as u32, (right, held))
        })
        .collect()
}
