//! Messages of ownership errors: labels tell a story in the order of events, name a place, and fit a line; reasons differ where
//! causes do.

mod support;

use std::collections::BTreeMap;

use cairn::borrowck::reason::Reason;
use cairn::diagnostic::Diagnostic;
use cairn::driver;

/// One worded error, with the kind of its reason.
struct Told {
    file: String,
    line: u32,
    diagnostic: Diagnostic,
    reason: Reason,
}

/// Every ownership error of every rejected program.
fn told() -> Vec<Told> {
    let folder = support::root().join("programs/reject");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("programs").flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    let mut all = Vec::new();
    for path in files {
        let file = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).expect("text");
        driver::compile(&file, &text, |compilation, diagnostics| {
            for diagnostic in diagnostics {
                if let Some(found) = compilation.reason_of(diagnostic) {
                    let line = compilation.sources.line(diagnostic.primary.span);
                    let (diagnostic, reason) = (diagnostic.clone(), found.finding.reason);
                    all.push(Told { file: file.clone(), line, diagnostic, reason });
                }
            }
        });
    }
    assert!(all.len() > 150, "only {} ownership errors in programs/reject", all.len());
    all
}

/// Errors of signatures and items are about types: they have one label, and no event.
fn is_of_an_item(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::CapturedEscapes
            | Reason::TypeMayNotLive { .. }
            | Reason::ReferenceOutlivesReferent { .. }
            | Reason::TypeTooShort { .. }
            | Reason::BoundNotSatisfied
            | Reason::ImplementorTooShort
            | Reason::SignatureTooNarrow { .. }
            | Reason::NotGeneralEnough
    )
}

#[test]
fn labels_tell_a_story() {
    let mut complaints = Vec::new();
    let mut steps_seen = 0;
    for Told { file, line, diagnostic, reason } in told() {
        let mut complain = |what: String| complaints.push(format!("{file}:{line} {}: {what}", diagnostic.code));
        let labels: Vec<_> = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary).collect();
        let mut steps: Vec<usize> = labels.iter().map(|label| usize::from(label.step)).collect();
        steps.sort_unstable();
        let expected: Vec<usize> = if labels.len() == 1 { vec![0] } else { (1..=labels.len()).collect() };
        if steps != expected {
            complain(format!("the labels' numbers are {steps:?}"));
        }
        steps_seen += labels.len();
        if labels.len() > 4 {
            complain(format!("{} labels", labels.len()));
        }
        for (i, label) in labels.iter().enumerate() {
            if label.text.is_empty() || label.numbered().chars().count() > 80 {
                complain(format!("a label is empty or longer than a line: {:?}", label.numbered()));
            }
            if labels[..i].iter().any(|other| other.span == label.span) {
                complain(format!("two labels at one place: {:?}", label.text));
            }
        }
        let texts = || labels.iter().map(|label| &label.text).chain([&diagnostic.message]).chain(&diagnostic.notes);
        // A value of the moment has no name.
        if !is_of_an_item(&reason) && !texts().any(|text| text.contains('`') || text.contains("temporary")) {
            complain("no place is named".to_owned());
        }
        if !is_of_an_item(&reason) && diagnostic.notes.is_empty() {
            complain("no reason is given".to_owned());
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(steps_seen > 400, "only {steps_seen} labels");
}

/// Events are told in the order in which they happen: what is declared is so before all else, and what is used later, later. Loops
/// and functions declared elsewhere aside, that is the order of the source.
#[test]
fn labels_are_in_the_order_of_events() {
    let mut complaints = Vec::new();
    for Told { file, line, diagnostic, .. } in told() {
        let mut labels: Vec<_> = std::iter::once(&diagnostic.primary).chain(&diagnostic.secondary).collect();
        labels.sort_by_key(|label| label.step);
        if let Some(at) = labels.iter().position(|label| label.text.contains("is declared here"))
            && at > 0
        {
            complaints.push(format!("{file}:{line}: declared at {}", at + 1));
        }
        // An assignment begins before the value that it stores; a loop comes back to it.
        let elsewhere =
            |text: &str| ["turn", "takes `self`", "closure", "stored here"].iter().any(|word| text.contains(word));
        if labels.iter().any(|label| elsewhere(&label.text)) || diagnostic.notes.iter().any(|note| elsewhere(note)) {
            continue;
        }
        let text = std::fs::read_to_string(support::root().join("programs/reject").join(&file)).expect("text");
        let line_of = |at: u32| text[..at as usize].matches('\n').count();
        let lines: Vec<usize> = labels.iter().map(|label| line_of(label.span.start)).collect();
        if !lines.is_sorted() {
            complaints.push(format!("{file}:{line}: lines {lines:?}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// A reason that fits several causes of one code explains none of them.
#[test]
fn reasons_differ_where_causes_do() {
    let mut notes: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    let mut causes: BTreeMap<String, usize> = BTreeMap::new();
    for Told { file, diagnostic, .. } in told() {
        let code = diagnostic.code.to_string();
        *causes.entry(code.clone()).or_default() += 1;
        // Names of places do not make a reason.
        for note in diagnostic.notes.iter().take(1) {
            let without_names: String = note.split('`').step_by(2).collect::<Vec<_>>().join("_");
            notes.entry((code.clone(), without_names)).or_default().push(file.clone());
        }
    }
    for code in ["E0382", "E0499", "E0502", "E0505", "E0506", "E0507", "E0515", "E0597"] {
        let kinds = notes.keys().filter(|(of, _)| of == code).count();
        assert!(kinds >= 3, "{code}: {kinds} reasons for {} errors", causes[code]);
    }
}
