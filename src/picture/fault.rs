//! The story of a memory fault: what was made, what became of it, and what was done in spite of that, line by line.
//!
//! ```text
//! double free of the block of 5 bytes at 0x2010: "hello"
//!   line 2: allocated, for `x`
//!   line 5: freed, as `y` went out of scope
//!   line 5: freed again, as `x` went out of scope
//! ```

use std::fmt;
use std::ops::Range;

use crate::bytecode::{FunctionInfo, Ownership, TypeId, TypeKind, Variable, VariableKind};
use crate::source::{FileId, Span};
use crate::vm::{BlockReport, Site, View, Violation, ViolationKind};

/// Bytes of a block's text that are shown.
const TEXT: usize = 40;
/// Instructions between a call that drops or moves and the state it leads to.
const NEAR: u32 = 8;

/// One event of the story.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// In the user's file; none where only the library has a part.
    pub line: Option<u32>,
    pub words: String,
}

/// What happened, and how it came to that, in the order of time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Story {
    pub title: String,
    pub events: Vec<Event>,
}

/// The story of a fault in the machine that met it.
pub fn story(view: &View<'_>, fault: &Violation) -> Story {
    let teller = Teller { view };
    let now = view.user_pc();
    let mut events = Vec::new();
    if let Some(block) = &fault.block {
        events.push(teller.event(&block.made, format!("allocated{}", teller.made_for(&block.made))));
        if let Some(freed) = &block.freed {
            events.push(teller.event(freed, format!("freed{}", teller.why_freed(block, freed))));
        }
    } else if fault.kind == ViolationKind::DanglingStack {
        events.extend(teller.gone(fault));
    }
    let here = now.and_then(|pc| view.program.debug.own_span(pc));
    events.push(Event { line: here.and_then(|span| teller.line(span)), words: teller.done(fault, now) });
    Story { title: teller.title(fault), events }
}

impl Story {
    /// All of it in one sentence.
    pub fn sentence(&self) -> String {
        let events: Vec<String> = self.events.iter().map(Event::to_string).collect();
        format!("{} ({})", self.title, events.join("; "))
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.words),
            None => f.write_str(&self.words),
        }
    }
}

fn bytes(n: u64) -> String {
    if n == 1 { "1 byte".to_owned() } else { format!("{n} bytes") }
}

struct Teller<'a> {
    view: &'a View<'a>,
}

impl Teller<'_> {
    fn title(&self, fault: &Violation) -> String {
        let len = bytes(fault.len);
        match (&fault.block, fault.kind) {
            (Some(block), ViolationKind::DoubleFree) => format!("double free of {}", self.block(block)),
            (Some(block), kind) => format!("{kind}: {len} at {:#x} in {}", fault.address, self.block(block)),
            (None, ViolationKind::DanglingStack) => {
                format!("use of a dangling reference: to {len} of the stack at {:#x}", fault.address)
            }
            (None, kind) => format!("{kind}: {len} at {:#x}", fault.address),
        }
    }

    /// `the block of 5 bytes at 0x2010: "hello"`
    fn block(&self, block: &BlockReport) -> String {
        let contents = match block.ty {
            Some(ty) => self.contents(ty, block),
            None => self.text(block),
        };
        let what = contents.map_or_else(String::new, |contents| format!(": {contents}"));
        format!("the block of {} at {:#x}{what}", bytes(block.size), block.address)
    }

    /// The bytes, where they can be read as text: those of a `String` have no type of their own.
    fn text(&self, block: &BlockReport) -> Option<String> {
        let bytes = self.view.memory.read(block.address, block.size)?;
        let text = std::str::from_utf8(bytes).ok().filter(|text| !text.is_empty() && !text.contains('\0'))?;
        let short: String = text.chars().take(TEXT).collect();
        let more = if short.len() < text.len() { "…" } else { "" };
        Some(format!("\"{}{more}\"", short.escape_debug()))
    }

    fn contents(&self, ty: TypeId, block: &BlockReport) -> Option<String> {
        let info = self.view.program.debug.types.get(ty)?;
        let elements = block.size.checked_div(info.size)?;
        Some(if elements == 1 { info.name.clone() } else { format!("{elements} × {}", info.name) })
    }

    fn line(&self, span: Span) -> Option<u32> {
        (span.file == FileId::MAIN).then(|| self.view.sources.line(span))
    }

    fn event(&self, site: &Site, words: String) -> Event {
        Event { line: site.span.and_then(|span| self.line(span)), words }
    }

    fn function(&self, pc: u32) -> Option<&FunctionInfo> {
        let program = self.view.program;
        program.debug.functions.get(program.function_at(pc)?)
    }

    /// The variable whose `let` is in the line of the allocation.
    fn made_for(&self, site: &Site) -> String {
        let name = || {
            let line = self.line(site.span?)?;
            let declared = |kind| matches!(kind, VariableKind::Local | VariableKind::Parameter);
            let mut here = self.function(site.user_pc?)?.variables.iter().filter(|variable| {
                declared(variable.kind) && !variable.name.is_empty() && self.line(variable.span) == Some(line)
            });
            let first = here.next()?;
            here.next().is_none().then_some(&first.name)
        };
        name().map_or_else(String::new, |name| format!(", for `{name}`"))
    }

    fn why_freed(&self, block: &BlockReport, site: &Site) -> String {
        let log = self.view.log;
        let moved = log.and_then(|log| log.records().find(|(_, record)| record.made.step == site.step));
        if let Some((address, _)) = moved.filter(|(address, _)| *address != block.address) {
            return format!(", as the contents moved to a larger block at {address:#x}");
        }
        site.user_pc.map_or_else(String::new, |pc| self.why(pc))
    }

    /// Which variable is dropped, or given away, at this instruction.
    fn why(&self, pc: u32) -> String {
        let Some(info) = self.function(pc) else { return String::new() };
        let mut nearest: Option<(u32, String)> = None;
        for path in &info.paths {
            // The state changes with the next instruction; what a call was given changed shortly before.
            let near = |start: u32| start.abs_diff(pc) <= NEAR;
            for run in path.runs.iter().filter(|run| near(run.pcs.start)) {
                let name = info.variables.get(path.variable).map_or("", |variable| &variable.name);
                let place = path.text(name);
                let words = match &run.state {
                    Ownership::Dropped { .. } if run.pcs.start > pc => {
                        format!(", as `{place}` went out of scope")
                    }
                    Ownership::Moved { to, .. } => format!(", as `{place}` was given to `{to}`"),
                    _ => continue,
                };
                let distance = run.pcs.start.abs_diff(pc);
                if nearest.as_ref().is_none_or(|(known, _)| distance < *known) {
                    nearest = Some((distance, words));
                }
            }
        }
        let nearest = nearest.map(|(_, words)| words);
        nearest.or_else(|| self.ending(info, pc)).or_else(|| self.temporary(info, pc)).unwrap_or_default()
    }

    /// The only variable with parts that its function still owns where it ends, about here: there is no instruction after its drop
    /// at which it could be told to be gone.
    fn ending(&self, info: &FunctionInfo, pc: u32) -> Option<String> {
        if info.pcs.end.saturating_sub(pc) > NEAR {
            return None;
        }
        let mut owned = info.paths.iter().filter(|path| {
            let last = path.runs.last().is_some_and(|run| {
                run.state == Ownership::Owned && run.pcs.start <= pc && run.pcs.end.saturating_add(NEAR) >= info.pcs.end
            });
            last && path.projection.is_empty() && self.has_parts(info.variables.get(path.variable))
        });
        let path = owned.next().filter(|_| owned.next().is_none())?;
        let name = &info.variables.get(path.variable)?.name;
        (!name.is_empty()).then(|| format!(", as `{name}` of `{}` went out of scope", info.name))
    }

    fn has_parts(&self, variable: Option<&Variable>) -> bool {
        let ty = variable.and_then(|variable| self.view.program.debug.types.get(variable.ty));
        ty.is_some_and(|ty| matches!(ty.kind, TypeKind::Struct { .. } | TypeKind::Enum { .. } | TypeKind::Tuple { .. }))
    }

    /// A temporary value with fields that ends about here.
    fn temporary(&self, info: &FunctionInfo, pc: u32) -> Option<String> {
        let owns = |variable: &Variable| variable.kind == VariableKind::Temporary && self.has_parts(Some(variable));
        let ends_here = |scope: &Range<u32>| scope.contains(&pc) && scope.end - pc <= NEAR;
        let mut temporaries = info.variables.iter().filter(|variable| owns(variable));
        let found = temporaries.any(|variable| variable.scope.iter().any(ends_here));
        found.then(|| ", as a temporary value went out of scope".to_owned())
    }

    /// What was where a dangling reference points.
    fn gone(&self, fault: &Violation) -> Vec<Event> {
        let frame = self.view.frames().find(|frame| (frame.fp..frame.top).contains(&fault.address));
        let variable = frame.and_then(|frame| {
            let info = self.view.program.debug.functions.get(frame.function)?;
            let offset = fault.address - frame.fp;
            let found = info.variables.iter().find(|variable| {
                let size = self.view.program.debug.types.get(variable.ty).map_or(0, |ty| ty.size);
                (u64::from(variable.offset)..u64::from(variable.offset) + size).contains(&offset)
            })?;
            // What is in scope has not gone; the address is that of something that was there before.
            let ended = found.scope.iter().map(|range| range.end).filter(|end| *end <= frame.pc).max()?;
            Some((info, found, ended))
        });
        let Some((info, variable, ended)) = variable else {
            let words = "the frame of a function that has returned was there".to_owned();
            return vec![Event { line: None, words }];
        };
        let what = match variable.name.is_empty() {
            true => "a temporary value".to_owned(),
            false => format!("`{}` of `{}`", variable.name, info.name),
        };
        let end = self.view.program.debug.own_span(ended);
        vec![
            Event { line: self.line(variable.span), words: format!("{what} was there") },
            Event { line: end.and_then(|span| self.line(span)), words: "its scope ended".to_owned() },
        ]
    }

    fn done(&self, fault: &Violation, now: Option<u32>) -> String {
        let why = || now.map_or_else(String::new, |pc| self.why(pc));
        match fault.kind {
            ViolationKind::DoubleFree => format!("freed again{}", why()),
            ViolationKind::UseAfterFree | ViolationKind::DanglingStack => "used".to_owned(),
            ViolationKind::UninitRead => "used, though nothing was ever written there".to_owned(),
            ViolationKind::InvalidFree => format!("freed{}, though no block begins there", why()),
            ViolationKind::WrongSize => format!("freed{}, with another size", why()),
            ViolationKind::OutOfBounds => "used, beyond its end".to_owned(),
            ViolationKind::NullDereference => "used".to_owned(),
        }
    }
}
