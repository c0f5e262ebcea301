//! `cairn disasm`: instructions under the source lines that they come from.
//!
//! ```text
//! fn main: frame of 96 bytes, window of 160, pcs 12..40
//!     s152  x: i32
//!   5 |     let x = 2 + y;
//!       12  s152 = add.i32 s148, 2
//! ```

use super::paint::{Line, Paint, Style, escape, shorten};
use crate::bytecode::{FunctionId, FunctionInfo, InlineId, Op, Program, VariableKind};
use crate::source::{Sources, Span};

/// What to list.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    pub paint: Paint,
    /// Also the functions of the library.
    pub library: bool,
    /// Only functions with this name.
    pub only: Option<&'static str>,
}

/// The listing of a program.
pub fn program(program: &Program, sources: &Sources, options: &Options) -> String {
    let mut out = String::new();
    let functions = program.functions.iter_ids().filter(|(id, _)| {
        let info = program.debug.functions.get(*id);
        let wanted = options.only.is_none_or(|name| info.is_some_and(|info| info.name == name));
        wanted && (options.library || options.only.is_some() || info.is_none_or(|info| !info.is_library))
    });
    for (id, _) in functions {
        if !out.is_empty() {
            out.push('\n');
        }
        Listing { program, sources, paint: options.paint, out: &mut out }.function(id);
    }
    let hidden = program.debug.functions.iter().filter(|info| info.is_library).count();
    if hidden > 0 && !options.library && options.only.is_none() {
        let note = format!("({hidden} functions of the library are not shown: --library)");
        Line::new().add(Style::Faint, format!("\n{note}")).write(&mut out, options.paint, false);
    }
    out
}

struct Listing<'a> {
    program: &'a Program,
    sources: &'a Sources,
    paint: Paint,
    out: &'a mut String,
}

impl Listing<'_> {
    fn line(&mut self, line: &Line) {
        line.write(self.out, self.paint, false);
    }

    fn function(&mut self, id: FunctionId) {
        let Some(function) = self.program.functions.get(id) else { return };
        let end = self.program.functions.as_slice().get(id.0 as usize + 1).map(|next| next.entry);
        let end = end.unwrap_or(self.program.ops.len() as u32);
        let info = self.program.debug.functions.get(id);
        let pcs = info.map_or(function.entry..end, |info| info.pcs.clone());
        let name = info.map_or_else(|| id.to_string(), |info| escape(&info.name));
        let frame = info.map_or(function.window, |info| info.frame_size);
        let mut head = Line::new().add(Style::Title, format!("fn {name}"));
        let rest = format!(": frame of {frame} bytes, window of {}, pcs {}..{}", function.window, pcs.start, pcs.end);
        head.push(Style::Faint, rest);
        self.line(&head);
        if let Some(info) = info {
            self.variables(info);
        }
        let mut shown = None;
        for pc in pcs {
            let Some(op) = self.program.ops.get(pc as usize) else { break };
            let point = self.program.debug.point(pc as usize).copied();
            let span = self.program.debug.own_span(pc);
            let at = span.and_then(|span| Some((span.file, self.line_number(span)?)));
            if at.is_some() && at != shown {
                shown = at;
                self.source_line(span);
            }
            self.op(pc, op, point.and_then(|point| point.inlined));
        }
    }

    fn variables(&mut self, info: &FunctionInfo) {
        let mut variables: Vec<_> = info.variables.iter().filter(|variable| !variable.name.is_empty()).collect();
        variables.sort_by_key(|variable| variable.order);
        for variable in variables {
            let ty = self.program.debug.types.get(variable.ty).map_or("?", |ty| ty.name.as_str());
            let kind = match variable.kind {
                VariableKind::DropFlag => "  (drop flag)",
                VariableKind::Parameter
                | VariableKind::Local
                | VariableKind::Environment
                | VariableKind::Return
                | VariableKind::Temporary => "",
            };
            let text = format!("    s{:<6} {}: {}{kind}", variable.offset, escape(&variable.name), escape(ty));
            self.line(&Line::new().add(Style::Type, text));
        }
    }

    fn line_number(&self, span: Span) -> Option<u32> {
        self.sources.files().get(span.file)?;
        Some(self.sources.line(span))
    }

    fn source_line(&mut self, span: Option<Span>) {
        let Some((span, number)) = span.and_then(|span| Some((span, self.line_number(span)?))) else { return };
        let file = self.sources.file(span.file);
        let text = file.text.lines().nth(number as usize - 1).unwrap_or_default();
        let text = shorten(&escape(&text.replace('\t', "    ")), 100);
        self.line(&Line::new().add(Style::Name, format!("{number:>5} | {text}")));
    }

    fn op(&mut self, pc: u32, op: &Op, inlined: Option<InlineId>) {
        let mut line = Line::new().add(Style::Faint, format!("{pc:>9}  ")).add(Style::Plain, op.text(pc as usize));
        if let Some(site) = inlined.and_then(|id| self.program.debug.inlined.get(id)) {
            line.pad_to(48, 2);
            line.push(Style::Faint, format!("; {}", escape(&site.name)));
        }
        if let Op::Call { function, .. } = op {
            let name = self.program.debug.functions.get(*function).map_or("?", |info| info.name.as_str());
            line.pad_to(48, 2);
            line.push(Style::Faint, format!("; call {}", escape(name)));
        }
        self.line(&line);
    }
}
