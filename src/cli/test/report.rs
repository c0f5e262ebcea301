//! The lines of the real harness: `library/test` of rustc 1.95, formats `pretty` and `json`.

use std::io::Write;
use std::time::Duration;

use super::Ran;
use crate::render::paint::{Paint, Style};
use crate::testing::{Ignored, Outcome, Test};

/// How results are told.
pub struct Report {
    pub paint: Paint,
    pub json: bool,
    pub show_output: bool,
}

/// How many tests ended in which way.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counts {
    pub passed: usize,
    pub failed: usize,
    pub ignored: usize,
    pub filtered_out: usize,
}

impl Counts {
    pub fn count(&mut self, outcome: &Outcome) {
        *match outcome {
            Outcome::Passed => &mut self.passed,
            Outcome::Failed(_) => &mut self.failed,
            Outcome::Ignored => &mut self.ignored,
        } += 1;
    }
}

/// Prints; that nobody reads any more is the reader's choice.
fn out(text: impl AsRef<[u8]>) {
    let mut stdout = std::io::stdout().lock();
    let _ = stdout.write_all(text.as_ref()).and_then(|()| stdout.flush());
}

/// `1 test`, `2 tests`.
fn plural(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A JSON string.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

impl Report {
    pub fn list(&self, tests: &[&Test]) {
        for test in tests {
            match self.json {
                true => out(format!(
                    "{{ \"type\": \"test\", \"event\": \"discovered\", \"name\": {} }}\n",
                    quoted(&test.name)
                )),
                false => out(format!("{}: test\n", test.name)),
            }
        }
        if !self.json {
            let blank = if tests.is_empty() { "" } else { "\n" };
            out(format!("{blank}{}, 0 benchmarks\n", plural(tests.len(), "test")));
        }
    }

    pub fn start(&self, count: usize) {
        match self.json {
            true => out(format!("{{ \"type\": \"suite\", \"event\": \"started\", \"test_count\": {count} }}\n")),
            false => out(format!("\nrunning {}\n", plural(count, "test"))),
        }
    }

    /// Before a test runs: what it prints may follow.
    pub fn begin(&self, test: &Test) {
        match self.json {
            true => {
                out(format!("{{ \"type\": \"test\", \"event\": \"started\", \"name\": {} }}\n", quoted(&test.name)))
            }
            false => out(format!("test {} ... ", test.label())),
        }
    }

    pub fn result(&self, test: &Test, ran: &Ran) {
        if self.json {
            return self.json_result(test, ran);
        }
        out(match &ran.outcome {
            Outcome::Passed => self.paint.paint(Style::Good, "ok"),
            Outcome::Failed(_) => self.paint.paint(Style::Bad, "FAILED"),
            Outcome::Ignored => {
                let word = self.paint.paint(Style::Tag, "ignored");
                match &test.ignored {
                    Some(Ignored { reason: Some(reason) }) => format!("{word}, {reason}"),
                    _ => word,
                }
            }
        } + "\n");
    }

    fn json_result(&self, test: &Test, ran: &Ran) {
        let mut text = format!("{{ \"type\": \"test\", \"name\": {}, \"event\": ", quoted(&test.name));
        let is_failed = matches!(ran.outcome, Outcome::Failed(_));
        text += match &ran.outcome {
            Outcome::Passed => "\"ok\"",
            Outcome::Failed(_) => "\"failed\"",
            Outcome::Ignored => "\"ignored\"",
        };
        if !ran.output.is_empty() && (is_failed || self.show_output) {
            text += &format!(", \"stdout\": {}", quoted(&String::from_utf8_lossy(&ran.output)));
        }
        let reason = test.ignored.as_ref().and_then(|ignored| ignored.reason.as_ref());
        match &ran.outcome {
            Outcome::Failed(Some(message)) => text += &format!(", \"message\": {}", quoted(message)),
            Outcome::Ignored if let Some(reason) = reason => text += &format!(", \"message\": {}", quoted(reason)),
            Outcome::Failed(None) | Outcome::Passed | Outcome::Ignored => {}
        }
        out(text + " }\n");
    }

    pub fn end(&self, counts: &Counts, ran: &[Ran], took: Duration) {
        let Counts { passed, failed, ignored, filtered_out } = counts;
        let took = took.as_secs_f64();
        if self.json {
            let event = if *failed > 0 { "failed" } else { "ok" };
            return out(format!(
                "{{ \"type\": \"suite\", \"event\": \"{event}\", \"passed\": {passed}, \"failed\": {failed}, \"ignored\": {ignored}, \
                 \"measured\": 0, \"filtered_out\": {filtered_out}, \"exec_time\": {took} }}\n"
            ));
        }
        if self.show_output {
            self.outputs("successes", ran.iter().filter(|ran| ran.outcome == Outcome::Passed));
        }
        if *failed > 0 {
            self.outputs("failures", ran.iter().filter(|ran| matches!(ran.outcome, Outcome::Failed(_))));
        }
        let word = match failed {
            0 => self.paint.paint(Style::Good, "ok"),
            _ => self.paint.paint(Style::Bad, "FAILED"),
        };
        out(format!(
            "\ntest result: {word}. {passed} passed; {failed} failed; {ignored} ignored; 0 measured; {filtered_out} filtered out; \
             finished in {took:.2}s\n\n"
        ));
    }

    /// What tests of one kind printed, and their names.
    fn outputs<'r>(&self, title: &str, ran: impl Iterator<Item = &'r Ran> + Clone) {
        let mut text = format!("\n{title}:\n").into_bytes();
        let mut begun = false;
        for one in ran.clone() {
            let note = match &one.outcome {
                Outcome::Failed(Some(message)) => format!("note: {message}"),
                Outcome::Failed(None) | Outcome::Passed | Outcome::Ignored => String::new(),
            };
            if one.output.is_empty() && note.is_empty() {
                continue;
            }
            if !std::mem::replace(&mut begun, true) {
                text.push(b'\n');
            }
            text.extend(format!("---- {} stdout ----\n", one.name).into_bytes());
            text.extend(&one.output);
            text.extend(note.into_bytes());
            text.push(b'\n');
        }
        text.extend(format!("\n{title}:\n").into_bytes());
        for one in ran {
            let name = match title {
                "failures" => self.paint.paint(Style::Bad, &one.name),
                _ => one.name.clone(),
            };
            text.extend(format!("    {name}\n").into_bytes());
        }
        out(text);
    }
}
