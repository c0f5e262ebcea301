//! A run as the page has it: the first moment, and what each further one changes.

use serde_json::Value;

use super::delta;
use super::moment::moment;
use super::pack::{Pack, Piece};
use crate::picture::{self, Picture};
use crate::render::paint::is_control;
use crate::render::story;
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
    /// The first as it is, a delta for each other.
    moments: Vec<Piece>,
    output: Piece,
    /// Why there are no more steps though the program goes on.
    pub cut: Option<String>,
}

impl Recording {
    /// How many moments there are.
    pub fn moments(&self) -> usize {
        self.moments.len()
    }

    /// The parts of the page's data, each as JSON: the pool, the output, the first moment, the deltas.
    pub(super) fn parts(&self) -> [String; 4] {
        let pieces: Vec<Piece> = [self.output].into_iter().chain(self.moments.iter().copied()).collect();
        let (pool, texts) = self.pack.finish(&pieces);
        let mut texts = texts.into_iter();
        let (output, first) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
        [pool, output, first, format!("[{}]", texts.collect::<Vec<_>>().join(",\n"))]
    }
}

/// Runs a session from its start, statement by statement, and notes each moment.
pub fn record(session: &mut Session<'_>, options: &Options) -> Recording {
    let (mut pack, mut old, mut pieces) = (Pack::default(), None, Vec::new());
    let (output, cut) = walk(session, options, |moment| {
        let piece = match &old {
            None => pack.add(&moment),
            Some(old) => {
                let delta = delta::diff(old, &moment).unwrap_or_else(|| Value::Object(serde_json::Map::new()));
                pack.add(&delta)
            }
        };
        pieces.push(piece);
        old = Some(moment);
        pack.bytes() < MOST
    });
    let output = pack.add(&output);
    Recording { pack, moments: pieces, output, cut }
}

/// Hands all moments to `each`, until it has enough. Returns the output, and why the program was not run to its end.
pub fn walk(
    session: &mut Session<'_>,
    options: &Options,
    mut each: impl FnMut(Value) -> bool,
) -> (Value, Option<String>) {
    let file = session.sources().file(FileId::MAIN).name.clone();
    let mut recorder = Recorder { file, output: Output::default(), before: None, printed: 0 };
    session.restart();
    let (mut count, mut cut) = (0, None);
    loop {
        let outcome = step(session);
        let goes_on = each(recorder.moment(session, options));
        count += 1;
        if outcome != Outcome::Found {
            break;
        }
        if count >= options.max_steps || !goes_on {
            let why = if goes_on { "--max-steps" } else { "the page is full" };
            cut = Some(format!("Only the first {count} steps are in this page ({why}); the program goes on"));
            break;
        }
    }
    (Value::Array(recorder.output.pieces), cut)
}

fn step(session: &mut Session<'_>) -> Outcome {
    session.step(Unit::Statement, Depth::Into, Direction::Forward)
}

struct Recorder {
    file: String,
    output: Output,
    before: Option<Picture>,
    /// Bytes of output before the last moment.
    printed: usize,
}

impl Recorder {
    fn moment(&mut self, session: &Session<'_>, options: &Options) -> Value {
        let picture = session.picture("", &options.picture);
        let say = match &self.before {
            Some(before) => {
                let printed = session.output(self.printed);
                story::sentence(&picture::diff(before, &picture), printed, picture.place.as_ref())
            }
            None => "The program is about to start.".to_owned(),
        };
        self.printed = session.printed();
        self.output.note(session);
        let moment = moment(&picture, &self.file, say, self.output.pieces.len());
        self.before = Some(picture);
        // Plain data with string keys always serialises.
        serde_json::to_value(&moment).unwrap_or_default()
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
