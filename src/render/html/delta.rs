//! What changed between two moments: a small delta of the plain data. `docs/page.md` describes the form, `page.js` applies it.
//!
//! ```text
//!   {"line": 4, "vars": [{"at": "0x10", "value": "1"}]}
//!   {"line": 5, "vars": [{"at": "0x10", "value": "2"}]}
//!   {"line": [5], "vars": {"0": {"value": ["2"]}}}          the delta
//! ```

use serde_json::{Map, Value};

/// Key of a splice in the delta of an array. No object of a moment has it.
const SPLICE: &str = "^";
/// What names an element of an array: elements that are named alike are compared, others replaced.
const IDENTITY: &str = "at";
/// A text that keeps less than this is written anew.
const KEPT: usize = 12;

/// The delta that leads from `old` to `new`; `None` if they are equal.
pub fn diff(old: &Value, new: &Value) -> Option<Value> {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => objects(old, new),
        (Value::Array(old), Value::Array(new)) => arrays(old, new),
        (Value::String(old), Value::String(new)) => texts(old, new),
        (old, new) if old == new => None,
        (_, new) => Some(replaced(new)),
    }
}

fn replaced(new: &Value) -> Value {
    Value::Array(vec![new.clone()])
}

fn objects(old: &Map<String, Value>, new: &Map<String, Value>) -> Option<Value> {
    let mut delta = Map::new();
    for (key, value) in new {
        let change = match old.get(key) {
            Some(before) => diff(before, value),
            None => Some(replaced(value)),
        };
        delta.extend(change.map(|change| (key.clone(), change)));
    }
    delta.extend(old.keys().filter(|key| !new.contains_key(*key)).map(|key| (key.clone(), Value::from(0))));
    (!delta.is_empty()).then_some(Value::Object(delta))
}

fn arrays(old: &[Value], new: &[Value]) -> Option<Value> {
    let alike = |(a, b): &(&Value, &Value)| a.get(IDENTITY) == b.get(IDENTITY);
    let start = old.iter().zip(new).take_while(alike).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(alike).count();
    let (removed, inserted) = (old_rest.len() - end, &new_rest[..new_rest.len() - end]);
    let mut delta = Map::new();
    if removed > 0 || !inserted.is_empty() {
        let splice = [Value::from(start), Value::from(removed)].into_iter().chain(inserted.iter().cloned());
        delta.insert(SPLICE.to_owned(), splice.collect());
    }
    // Positions are those after the splice.
    let kept = (0..start).map(|i| (i, i)).chain((1..=end).rev().map(|i| (old.len() - i, new.len() - i)));
    for (before, after) in kept {
        if let Some(change) = diff(&old[before], &new[after]) {
            delta.insert(after.to_string(), change);
        }
    }
    (!delta.is_empty()).then_some(Value::Object(delta))
}

/// A long text is cut out of the old one where it can be: `[kept at the start, kept at the end, what is between]`.
fn texts(old: &str, new: &str) -> Option<Value> {
    if old == new {
        return None;
    }
    let same = |(a, b): &(char, char)| a == b;
    let start: usize = old.chars().zip(new.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end: usize =
        old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    if start + end < KEPT {
        return Some(Value::Array(vec![new.into()]));
    }
    let (kept, middle) = (&new[new.len() - end..], &new[start..new.len() - end]);
    Some(Value::Array(vec![units(&new[..start]).into(), units(kept).into(), middle.into()]))
}

/// Length as the page's script counts.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// `old` with a delta applied, as `page.js` does it; `None` if the delta is not one of `old`'s.
pub fn apply(old: Option<&Value>, delta: &Value) -> Option<Value> {
    match (delta, old) {
        (Value::Array(parts), old) => match (&parts[..], old) {
            ([value], _) => Some(value.clone()),
            ([start, end, middle], Some(Value::String(old))) => {
                let old: Vec<u16> = old.encode_utf16().collect();
                let (start, end) = (start.as_u64()? as usize, end.as_u64()? as usize);
                let middle: Vec<u16> = middle.as_str()?.encode_utf16().collect();
                let kept = old.get(old.len().checked_sub(end)?..)?;
                String::from_utf16(&[old.get(..start)?, &middle, kept].concat()).ok().map(Value::String)
            }
            _ => None,
        },
        (Value::Object(delta), Some(Value::Object(old))) => {
            let mut new = old.clone();
            for (key, change) in delta {
                match change {
                    Value::Number(_) => new.remove(key),
                    change => new.insert(key.clone(), apply(old.get(key), change)?),
                };
            }
            Some(Value::Object(new))
        }
        (Value::Object(delta), Some(Value::Array(old))) => {
            let mut new = old.clone();
            if let Some(splice) = delta.get(SPLICE) {
                let (at, removed) = (splice.get(0)?.as_u64()? as usize, splice.get(1)?.as_u64()? as usize);
                let end = at.checked_add(removed).filter(|end| *end <= new.len())?;
                new.splice(at..end, splice.as_array()?.iter().skip(2).cloned());
            }
            for (at, change) in delta.iter().filter(|(key, _)| *key != SPLICE) {
                let place = new.get_mut(at.parse::<usize>().ok()?)?;
                *place = apply(Some(place), change)?;
            }
            Some(Value::Array(new))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(old: &Value, new: &Value, expected: &Value) {
        let delta = diff(old, new).expect("they differ");
        assert_eq!(delta, *expected);
        assert_eq!(apply(Some(old), &delta).as_ref(), Some(new));
    }

    #[test]
    fn what_is_equal_has_no_delta() {
        let value = json!({"a": [1, {"at": "x", "b": "text"}], "c": null});
        assert_eq!(diff(&value, &value), None);
    }

    #[test]
    fn objects_name_what_changed() {
        check(
            &json!({"a": 1, "b": 2, "c": {"d": 3}}),
            &json!({"a": 1, "c": {"d": 4}, "e": [5]}),
            &json!({"b": 0, "c": {"d": [4]}, "e": [[5]]}),
        );
    }

    #[test]
    fn elements_are_known_by_what_names_them() {
        check(
            &json!([{"at": "1", "v": 1}, {"at": "2", "v": 2}, {"at": "4", "v": 4}]),
            &json!([{"at": "1", "v": 9}, {"at": "2", "v": 2}, {"at": "3", "v": 3}, {"at": "4", "v": 5}]),
            &json!({"^": [2, 0, {"at": "3", "v": 3}], "0": {"v": [9]}, "3": {"v": [5]}}),
        );
        check(&json!([{"at": "1"}, {"at": "2"}, {"at": "3"}]), &json!([{"at": "3"}]), &json!({"^": [0, 2]}));
        // Elements without a name are known by where they stand.
        check(&json!(["a", "b", "c"]), &json!(["a", "x", "c", "d"]), &json!({"^": [3, 0, "d"], "1": ["x"]}));
    }

    #[test]
    fn long_texts_keep_their_ends() {
        check(&json!("[1, 2, 3, 4, 5, 6]"), &json!("[1, 2, 3, 40, 5, 6]"), &json!([11, 7, "0"]));
        check(&json!("short"), &json!("shirt"), &json!(["shirt"]));
        // Ends that overlap are not kept twice, and pairs of units stay whole.
        check(&json!("aaaaaaaaaaaaaaaa"), &json!("aaaaaaaaaaaaaaaaaa"), &json!([16, 0, "aa"]));
        check(&json!("𝄞𝄞𝄞𝄞𝄞𝄞𝄞a"), &json!("𝄞𝄞𝄞𝄞𝄞𝄞𝄢a"), &json!([12, 1, "𝄢"]));
    }

    /// Numbers that look random and are always the same.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, end: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % end
        }

        fn value(&mut self, depth: u32) -> Value {
            let kinds = if depth == 0 { 3 } else { 6 };
            let count = self.below(5);
            match self.below(kinds) {
                0 => Value::from(self.below(4)),
                1 => Value::Null,
                2 => {
                    (0..self.below(30)).map(|_| ['a', 'b', 'é', '𝄞'][self.below(4) as usize]).collect::<String>().into()
                }
                3 => (0..count).map(|_| self.value(depth - 1)).collect(),
                4 => (0..count).map(|_| json!({"at": self.below(4).to_string(), "v": self.value(depth - 1)})).collect(),
                _ => {
                    let keys = ["a", "b", "c"];
                    let fields = (0..count).map(|_| (keys[self.below(3) as usize].to_owned(), self.value(depth - 1)));
                    Value::Object(fields.collect())
                }
            }
        }
    }

    #[test]
    fn a_delta_leads_from_one_to_the_other() {
        let mut numbers = Numbers(1);
        let mut old = numbers.value(4);
        for _ in 0..20_000 {
            let new = numbers.value(4);
            match diff(&old, &new) {
                Some(delta) => assert_eq!(apply(Some(&old), &delta).as_ref(), Some(&new), "{old} to {new} by {delta}"),
                None => assert_eq!(old, new),
            }
            old = new;
        }
    }
}
