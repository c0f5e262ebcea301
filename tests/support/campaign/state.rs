//! How far a campaign has come, in a file, so that it can be stopped at any time.

use super::super::scratch;
use super::Mode;
use super::judge::Verdict;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What has been compared of one mode, and with which result.
#[derive(Default, Debug, Clone)]
pub struct State {
    /// The first number that has not been compared.
    pub next: u64,
    pub compared: u64,
    pub accepted: u64,
    /// Rejected for other reasons than ownership: compared in verdict only.
    pub aside: u64,
    /// The functions in which each code of ownership occurs.
    pub codes: BTreeMap<String, u64>,
    /// The numbers of the functions that differ.
    pub differing: Vec<u64>,
    pub milliseconds: u64,
}

fn path(mode: Mode) -> PathBuf {
    scratch("campaign").join(format!("{}.json", mode.name()))
}

impl State {
    /// Where the campaign was left; the start, where there is none or it cannot be read.
    pub fn load(mode: Mode) -> State {
        let text = std::fs::read_to_string(path(mode)).unwrap_or_default();
        let value: Value = serde_json::from_str(&text).unwrap_or_default();
        let number = |name: &str| value[name].as_u64().unwrap_or(0);
        State {
            next: number("next"),
            compared: number("compared"),
            accepted: number("accepted"),
            aside: number("aside"),
            milliseconds: number("milliseconds"),
            codes: value["codes"]
                .as_object()
                .map(|codes| codes.iter().map(|(code, count)| (code.clone(), count.as_u64().unwrap_or(0))).collect())
                .unwrap_or_default(),
            differing: value["differing"]
                .as_array()
                .map(|numbers| numbers.iter().filter_map(Value::as_u64).collect())
                .unwrap_or_default(),
        }
    }

    /// Written aside and renamed, so that a run that is stopped leaves the old one or the new one.
    pub fn save(&self, mode: Mode) -> std::io::Result<()> {
        let value = json!({
            "next": self.next, "compared": self.compared, "accepted": self.accepted, "aside": self.aside,
            "codes": self.codes, "differing": self.differing, "milliseconds": self.milliseconds,
        });
        let aside = path(mode).with_extension("json.new");
        std::fs::write(&aside, value.to_string() + "\n")?;
        std::fs::rename(aside, path(mode))
    }

    pub fn count(&mut self, verdicts: &[Verdict]) {
        for verdict in verdicts {
            self.compared += 1;
            self.accepted += u64::from(verdict.theirs.is_empty());
            if verdict.aside {
                self.aside += 1;
                continue;
            }
            let mut codes: Vec<&String> = verdict.theirs.iter().map(|(_, code)| code).collect();
            codes.sort();
            codes.dedup();
            for code in codes {
                *self.codes.entry(code.clone()).or_default() += 1;
            }
        }
    }

    /// The figures, for people.
    pub fn summary(&self) -> String {
        let rate = self.compared * 1000 / self.milliseconds.max(1);
        let mut text = format!(
            "{} compared ({rate} a second): {} accepted, {} rejected for ownership, {} set aside, {} differ\n",
            self.compared,
            self.accepted,
            self.compared - self.accepted - self.aside,
            self.aside,
            self.differing.len(),
        );
        for (code, count) in &self.codes {
            text += &format!("  {code:<6} {count:>8}  {:.2} %\n", *count as f64 * 100.0 / self.compared.max(1) as f64);
        }
        text
    }
}
