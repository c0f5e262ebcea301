// Counting words without a map: a sorted vector of pairs, found by binary search.
struct Counts {
    entries: Vec<(String, usize)>,
}

impl Counts {
    fn new() -> Counts {
        Counts { entries: Vec::new() }
    }

    fn add(&mut self, word: &str) {
        match self.entries.binary_search_by(|(known, _)| known.as_str().cmp(word)) {
            Ok(i) => self.entries[i].1 += 1,
            Err(i) => self.entries.insert(i, (word.to_string(), 1)),
        }
    }

    fn get(&self, word: &str) -> usize {
        self.entries.iter().find(|(known, _)| known == word).map_or(0, |(_, count)| *count)
    }
}

fn main() {
    let text = "It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness";
    let mut counts = Counts::new();
    for line in text.lines() {
        for word in line.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()) {
            counts.add(&word.to_lowercase());
        }
    }
    let mut ranked: Vec<&(String, usize)> = counts.entries.iter().collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for (word, count) in ranked.iter().take(5) {
        println!("{:<8}{}", word, "*".repeat(*count));
    }
    println!("{} {} {}", counts.entries.len(), counts.get("age"), counts.get("winter"));
}

//> it      ****
//> of      ****
//> the     ****
//> was     ****
//> age     **
//> 10 2 0
