//! What became of a program's errors when it ran in spite of them: which fault each led to, or why none did.
//!
//! A rejected program may well run without harm. That is worth saying, and why: what the checker cannot know (how much room a
//! vector has, whether a branch is taken) is known of one run.

use crate::borrowck::reason::{Finding, Reason};
use crate::borrowck::sentences;
use crate::diagnostic::Code;
use crate::driver::Compilation;
use crate::picture::fault::Story;
use crate::picture::{Options, Picture, Value, Variable};
use crate::render::paint::escape;
use crate::source::FileId;
use crate::timeline::Moment;
use crate::vm::View;

/// Times that a line is looked at; after that it is only counted.
const MOST: u64 = 100;

/// One error that a run passes over, and what was seen of it.
pub struct Watched {
    finding: Finding,
    pub code: Code,
    pub line: u32,
    /// Whether what was moved would be dropped.
    drops: bool,
    reached: bool,
    /// Length and capacity of the vector or string concerned, whenever the line was about to run.
    room: Vec<(u64, u64)>,
}

/// The errors of a program that is about to run.
pub fn watch(compilation: &Compilation<'_>) -> Vec<Watched> {
    let context = compilation.context();
    let mut watched: Vec<Watched> = Vec::new();
    for (owner, findings) in compilation.findings() {
        let Some(body) = compilation.built(owner) else { continue };
        for finding in findings.into_iter().filter(|finding| finding.span.file == FileId::MAIN) {
            let drops = match &finding.reason {
                Reason::Moved { ty, .. } | Reason::IllegalMove { ty, .. } => context.needs_drop(*ty, &body.env),
                _ => false,
            };
            watched.push(Watched {
                code: sentences::word(context, &finding).code,
                line: compilation.sources.line(finding.span),
                finding,
                drops,
                reached: false,
                room: Vec::new(),
            });
        }
    }
    watched.sort_by_key(|watched| (watched.finding.span, watched.code));
    watched
}

/// The lines at which the machine has to stop for this.
pub fn lines(watched: &[Watched]) -> Vec<u32> {
    let mut lines: Vec<u32> = watched.iter().map(|watched| watched.line).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// Notes that a line has no code of its own, so that nobody can see whether it is reached.
pub fn cannot_see(watched: &mut [Watched], line: u32) {
    watched.iter_mut().filter(|watched| watched.line == line).for_each(|watched| watched.reached = true);
}

/// Looks at the machine before one of the lines runs.
pub fn observe(watched: &mut [Watched], view: &View<'_>, moment: Moment) {
    let Moment::Line { line, nth } = moment else { return };
    let mut here = watched.iter_mut().filter(|watched| watched.line == line).peekable();
    if here.peek().is_none() {
        return;
    }
    let options = Options { max_elements: 1, max_bytes: 0, max_frames: 2, ..Options::default() };
    let picture = (nth <= MOST).then(|| Picture::take(view, "", &options));
    for watched in here {
        watched.reached = true;
        if let Reason::ConflictingBorrow { place, .. } = &watched.finding.reason
            && let Some(picture) = &picture
        {
            watched.room.extend(room(picture, place));
        }
    }
}

/// Length and capacity of the vector or string that a place is, or is behind, or is part of.
fn room(picture: &Picture, place: &str) -> Option<(u64, u64)> {
    let root = place.trim_start_matches(['*', '(']);
    let root = root.split(['.', '[', ')']).next().filter(|root| !root.is_empty())?;
    let frame = picture.frames.iter().rev().find(|frame| !frame.library)?;
    let variable: &Variable = frame.variables.iter().rev().find(|variable| variable.name == root)?;
    room_of(&variable.value)
}

fn room_of(value: &Value) -> Option<(u64, u64)> {
    match value {
        Value::Vec { len, capacity, .. } | Value::String { len, capacity, .. } => Some((*len, *capacity)),
        Value::Pointer { value: Some(value), .. } => room_of(value),
        _ => None,
    }
}

/// Of several errors, the one that a fault's story is about: the one that shares most lines with it.
pub fn to_blame<'w>(watched: &'w [Watched], story: &Story) -> Option<&'w Watched> {
    let lines: Vec<u32> = story.events.iter().filter_map(|event| event.line).collect();
    let shared = |watched: &&Watched| {
        let nearest = lines.iter().map(|line| line.abs_diff(watched.line)).min().unwrap_or(u32::MAX);
        (std::cmp::Reverse(nearest), watched.reached)
    };
    watched.iter().filter(|watched| watched.reached).max_by_key(shared).or(watched.first())
}

impl Watched {
    /// `E0382 in line 4`
    pub fn name(&self) -> String {
        let code = self.code.to_string();
        let code = if code.is_empty() { "the error".to_owned() } else { code };
        format!("{code} in line {}", self.line)
    }

    /// Why it did no harm in a run that came to its end.
    pub fn harmless(&self) -> String {
        let name = self.name();
        if !self.reached && !self.is_of_signature() {
            return format!("{name} was never reached in this run");
        }
        format!("{name} did no harm in this run: {}", self.why())
    }

    /// Errors that concern no statement of their own.
    fn is_of_signature(&self) -> bool {
        matches!(
            self.finding.reason,
            Reason::BorrowImmutable { .. }
                | Reason::LifetimeTooShort { .. }
                | Reason::TypeMayNotLive { .. }
                | Reason::SignatureTooNarrow { .. }
                | Reason::NotCaptured { .. }
                | Reason::ReferenceOutlivesReferent { .. }
                | Reason::TypeTooShort { .. }
                | Reason::BoundNotSatisfied
                | Reason::ImplementorTooShort
                | Reason::NotGeneralEnough
        )
    }

    fn why(&self) -> String {
        match &self.finding.reason {
            Reason::Moved { place, .. } => {
                let place =
                    place.as_ref().map_or_else(|| "the value".to_owned(), |place| format!("`{}`", escape(place)));
                if self.drops {
                    format!("the bytes of {place} were copied, and no block was freed by both owners")
                } else {
                    format!("the bytes of {place} were copied, and nothing is freed when either copy goes")
                }
            }
            Reason::IllegalMove { .. } => "two places held the same bytes, and no block was freed by both".to_owned(),
            Reason::ConflictingBorrow { place, .. } => match self.room.last() {
                Some((len, capacity)) if len < capacity => format!(
                    "`{}` had room ({len} of {capacity} in use), so its buffer stayed where it was; full, it would have moved, \
                     and references into it would have been left pointing at freed memory",
                    escape(place)
                ),
                _ => "what the other reference points at was neither freed nor moved while it was used".to_owned(),
            },
            Reason::UseWhileBorrowed { place, .. } => {
                format!(
                    "`{}` was there to be used; what was read may change through the reference at any time",
                    escape(place)
                )
            }
            Reason::AssignWhileBorrowed { place, .. } => format!(
                "the reference saw the new value of `{}`; nothing was freed, but a value that was promised to stay has changed",
                escape(place)
            ),
            Reason::MoveWhileBorrowed { place, .. } => format!(
                "the bytes of `{}` were still where the reference points, and what they own had not been freed yet",
                escape(place)
            ),
            Reason::MutatedInGuard { .. } => "the pattern that was being tried still matched".to_owned(),
            Reason::DoesNotLiveLongEnough { place, .. } => {
                format!("nothing looked through the reference after `{}` was gone", escape(place))
            }
            Reason::BorrowedPartDropped { place, .. } => {
                format!("nothing looked at `{}` after its owner was dropped", escape(place))
            }
            Reason::TemporaryDropped { .. }
            | Reason::ReturnsReference { .. }
            | Reason::ClosureMayOutlive { .. }
            | Reason::Escapes { .. }
            | Reason::StoredInCapture { .. }
            | Reason::CapturedEscapes => "nothing looked through the reference after its target was gone".to_owned(),
            Reason::Uninitialised { place, maybe: false, .. } => {
                format!("no byte of `{}` was computed with before it was written", escape(place))
            }
            Reason::Uninitialised { place, .. } => {
                format!("`{}` had a value on the way that this run took", escape(place))
            }
            Reason::AssignedTwice { .. } | Reason::AssignImmutable { .. } | Reason::BorrowImmutable { .. } => {
                "`mut` is a promise to readers and to other references; the bytes are the same".to_owned()
            }
            Reason::LifetimeTooShort { .. }
            | Reason::ExplicitLifetimeRequired { .. }
            | Reason::TypeMayNotLive { .. }
            | Reason::NotCaptured { .. }
            | Reason::ReferenceOutlivesReferent { .. }
            | Reason::TypeTooShort { .. }
            | Reason::BoundNotSatisfied
            | Reason::ImplementorTooShort
            | Reason::SignatureTooNarrow { .. }
            | Reason::NotGeneralEnough => {
                "a signature promises more than its body keeps, and no caller of this run relied on it".to_owned()
            }
        }
    }
}
