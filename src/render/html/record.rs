//! A run as the page has it: the first moment, and what each further one changes.

use serde_json::Value;

use super::delta;
use super::moment::moment;
use super::pack::{Pack, Piece};
use crate::picture::{self, Picture};
use crate::render::paint::is_control;
use crate::source::FileId;
use crate::timeline::{Depth, Direction, Outcome, Session, Stream, Unit};

/// Bytes of output that the page shows.
const OUTPUT: usize = 128 << 10;
/// Bytes of recorded moments at which the page is cut.
const MOST: usize = 24 << 20;

/// What to record.
#[derive(Clone, Copy)]
pub struct Options {
    /// Moments at the most.
    pub max_steps: usize,
    /// What is in each of them.
    pub picture: picture::Options,
}

impl Default for Options {
    fn default() -> Options {
        let picture =
            picture::Options { max_frames: 40, max_blocks: 200, max_bytes: 512, max_elements: 64, temporaries: false };
        Options { max_steps: 10_000, picture }
    }
}

/// A recorded run.
pub struct Recording {
    pack: Pack,
    first: Piece,
    /// A delta each.
    steps: Vec<Piece>,
    output: Piece,
    /// Why there are no more steps though the program goes on.
    pub cut: Option<String>,
}

impl Recording {
    /// How many moments there are.
    pub fn moments(&self) -> usize {
        self.steps.len() + 1
    }

    /// The parts of the page's data: the pool, the first moment, the deltas, the output; each as JSON.
    pub(super) fn parts(&self) -> (String, String, String, String) {
        let pieces: Vec<Piece> = [self.first, self.output].into_iter().chain(self.steps.iter().copied()).collect();
        let (pool, texts) = self.pack.finish(&pieces);
        let mut texts = texts.into_iter();
        let (first, output) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
        (pool, first, format!("[{}]", texts.collect::<Vec<_>>().join(",\n")), output)
    }
}

/// Runs a session from its start, statement by statement, and notes each moment.
pub fn record(session: &mut Session<'_>, options: &Options) -> Recording {
    let file = session.sources().file(FileId::MAIN).name.clone();
    session.restart();
    let mut recorder = Recorder { file, output: Output::default(), before: None };
    let mut pack = Pack::default();
    let (mut outcome, mut cut) = (step(session), None);
    let mut old = recorder.moment(session, options);
    let first = pack.add(&old);
    let mut steps = Vec::new();
    while outcome == Outcome::Found {
        if steps.len() + 1 >= options.max_steps {
            cut = Some(format!("The first {} steps are here; the program goes on.", steps.len() + 1));
            break;
        }
        if pack.bytes() > MOST {
            let text = "The first {} steps are here, which fill the page; the program goes on.";
            cut = Some(text.replace("{}", &(steps.len() + 1).to_string()));
            break;
        }
        outcome = step(session);
        let new = recorder.moment(session, options);
        let delta = delta::diff(&old, &new).unwrap_or_else(|| Value::Object(serde_json::Map::new()));
        steps.push(pack.add(&delta));
        old = new;
    }
    let output = pack.add(&Value::Array(recorder.output.pieces));
    Recording { pack, first, steps, output, cut }
}

fn step(session: &mut Session<'_>) -> Outcome {
    session.step(Unit::Statement, Depth::Into, Direction::Forward)
}

struct Recorder {
    file: String,
    output: Output,
    before: Option<Picture>,
}

impl Recorder {
    fn moment(&mut self, session: &Session<'_>, options: &Options) -> Value {
        let picture = session.picture("", &options.picture);
        self.output.note(session);
        let say = sentence(self.before.as_ref(), &picture);
        let moment = moment(&picture, &self.file, say, self.output.pieces.len());
        self.before = Some(picture);
        // Plain data with string keys always serialises.
        serde_json::to_value(&moment).unwrap_or_default()
    }
}

/// What happened between two moments.
fn sentence(_before: Option<&Picture>, now: &Picture) -> String {
    match (&now.ended, &now.place) {
        (Some(ended), _) => format!("The program has ended: {}.", crate::render::paint::escape(ended)),
        (None, Some(place)) => format!("Line {} is next.", place.line),
        (None, None) => String::new(),
    }
}

/// What the program printed, in pieces: `["out", text]`, `["err", text]`.
#[derive(Default)]
struct Output {
    pieces: Vec<Value>,
    /// Bytes that are in pieces or were left out.
    seen: usize,
    full: bool,
}

impl Output {
    fn note(&mut self, session: &Session<'_>) {
        for piece in session.output(self.seen) {
            if self.full {
                break;
            }
            let stream = match piece.stream {
                Stream::Stdout => "out",
                Stream::Stderr => "err",
            };
            let room = OUTPUT.saturating_sub(self.seen).min(piece.bytes.len());
            let text = drawable(&String::from_utf8_lossy(&piece.bytes[..room]));
            self.pieces.push(Value::from(vec![stream, &text]));
            self.seen += piece.bytes.len();
            if self.seen > OUTPUT {
                self.full = true;
                self.pieces.push(Value::from(vec!["note", "\n… the rest of the output is not in this page"]));
            }
        }
    }
}

/// Text with everything escaped that would not be drawn as a character of its own; line ends and tabs are kept.
pub(super) fn drawable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            c if is_control(c) => out.extend(c.escape_debug()),
            c => out.push(c),
        }
    }
    out
}
