//! `cairn draw`: moments of a run as SVG.

use std::path::{Path, PathBuf};

use super::args::{Draw, DrawFormat, Steps, Theme, Where};
use super::session::{Stdin, with_session};
use super::{exit, output};
use crate::driver::Compilation;
use crate::picture::{self, Picture, diff};
use crate::render::paint::escape;
use crate::render::{json, story, svg};
use crate::source::FileId;
use crate::timeline::{Depth, Direction, Moment, Outcome, Output, Session, Stops, Unit};

pub fn draw(compilation: &Compilation<'_>, args: &Draw) -> u8 {
    with_session(compilation, &args.session, Stdin::Own, |session| {
        let outcome = match args.steps {
            Some(steps) => draw_steps(session, args, steps),
            None => draw_moment(session, args).map(|text| output::write_to(&args.output, &text)),
        };
        outcome.unwrap_or_else(|message| {
            eprintln!("error: {message}");
            exit::REJECTED
        })
    })
}

impl From<Theme> for svg::Theme {
    fn from(theme: Theme) -> svg::Theme {
        match theme {
            Theme::Auto => svg::Theme::Auto,
            Theme::Light => svg::Theme::Light,
            Theme::Dark => svg::Theme::Dark,
        }
    }
}

fn drawn(picture: &Picture, args: &Draw, caption: Option<&str>) -> String {
    match args.format {
        DrawFormat::Json => json::picture(picture) + "\n",
        DrawFormat::Svg => {
            let theme = args.theme.into();
            let options =
                svg::Options { theme, caption, bytes: args.bytes, library: args.library, ..svg::Options::default() };
            svg::picture(picture, &options)
        }
    }
}

fn moment(session: &Session<'_>, label: &str, args: &Draw) -> Picture {
    session.picture(label, &picture::Options { temporaries: args.temporaries, ..picture::Options::default() })
}

fn draw_moment(session: &mut Session<'_>, args: &Draw) -> Result<String, String> {
    let wanted = match args.at {
        Where::End => Moment::End,
        Where::Line { line, nth } => {
            check_line(session, line)?;
            Moment::Line { line, nth: u64::from(nth.unwrap_or(1)) }
        }
    };
    if session.to_moment(wanted) == Outcome::Found {
        return Ok(drawn(&moment(session, &wanted.to_string(), args), args, None));
    }
    let ended = ending(session);
    match wanted {
        // The last thing that is to be seen of a program that panics.
        Moment::End => {
            eprintln!("cairn: main does not come to its end: the program {ended}; this is the moment when it did");
            Ok(drawn(&moment(session, "the last moment", args), args, None))
        }
        Moment::Line { line, nth: 1 } => Err(format!("line {line} never runs: the program {ended} before")),
        Moment::Line { line, nth } => {
            let times = match times(session, line, nth) {
                0 => "never runs".to_owned(),
                1 => "runs only once".to_owned(),
                n => format!("runs only {n} times"),
            };
            Err(format!("line {line} {times}, not {nth} times: the program {ended} before"))
        }
    }
}

/// How often a line runs that does not run `most` times.
fn times(session: &mut Session<'_>, line: u32, most: u64) -> u64 {
    let mut runs = |nth| session.to_moment(Moment::Line { line, nth }) == Outcome::Found;
    // The least power of two that is too many, then halving.
    let mut many = 1;
    while many < most && runs(many) {
        many *= 2;
    }
    let (mut few, mut many) = (many / 2, many.min(most));
    while many - few > 1 {
        let middle = few + (many - few) / 2;
        if runs(middle) { few = middle } else { many = middle }
    }
    few
}

/// How the program has ended: `exited with 0`.
fn ending(session: &Session<'_>) -> String {
    let picture = session.picture("", &picture::Options::default());
    match picture.ended {
        Some(why) if why.starts_with("exited") || why.starts_with("panicked") => why,
        Some(why) => format!("was stopped ({})", escape(&why)),
        None => "ended".to_owned(),
    }
}

/// An error unless some statement starts on this line.
fn check_line(session: &Session<'_>, line: u32) -> Result<(), String> {
    let file = session.sources().file(FileId::MAIN);
    let lines = file.text.lines().count() as u64;
    if u64::from(line) > lines {
        let name = escape(&file.name);
        return Err(format!("there is no line {line}: `{name}` ends with line {lines}"));
    }
    let without = |lines: &[u32]| Stops::new(session.program(), session.sources(), lines, false).lines_without_code();
    if without(&[line]).is_empty() {
        return Ok(());
    }
    let all: Vec<u32> = (1..=u32::try_from(lines).unwrap_or(u32::MAX)).collect();
    let empty = without(&all);
    let has_code = |line: &u32| empty.binary_search(line).is_err();
    let before = (1..line).rev().find(has_code);
    let after = all.iter().copied().filter(|other| *other > line).find(has_code);
    let near: Vec<String> = before.into_iter().chain(after).map(|line| line.to_string()).collect();
    Err(match &near[..] {
        [] => format!("no statement starts on line {line}, or on any other"),
        near => format!("no statement starts on line {line}; the nearest are on line {}", near.join(" and line ")),
    })
}

/// One file a step.
fn draw_steps(session: &mut Session<'_>, args: &Draw, steps: Steps) -> Result<u8, String> {
    let Some(path) = args.output.output.as_deref().filter(|path| path.as_os_str() != "-") else {
        return Err("`--steps` makes several files: say where with `-o name.svg`".to_owned());
    };
    // To the first statement of `main`: what comes before is the start-up code's.
    session.step(Unit::Statement, Depth::Into, Direction::Forward);
    let mut before = moment(session, "step 0", args);
    let mut pictures = Vec::new();
    if steps.first == 0 {
        pictures.push((0, drawn(&before, args, None)));
    }
    let mut number = 0;
    while number < steps.last && session.ended().is_none() {
        number += 1;
        let printed = session.printed();
        session.step(Unit::Statement, Depth::Into, Direction::Forward);
        // What comes before the first picture need not be told, but for the step that leads to it.
        if number + 1 < steps.first {
            continue;
        }
        let after = moment(session, &format!("step {number}"), args);
        if number >= steps.first {
            let output: Vec<Output<'_>> = session.output(printed).collect();
            let sentence = story::sentence(&diff(&before, &after), output.iter().copied(), after.place.as_ref());
            pictures.push((number, drawn(&after, args, Some(&sentence))));
        }
        before = after;
    }
    if pictures.is_empty() {
        return Err(format!("there is no step {}: the program {} with step {number}", steps.first, ending(session)));
    }
    let digits = steps.last.to_string().len().max(3);
    let files: Vec<PathBuf> = pictures.iter().map(|(number, _)| numbered(path, *number, digits)).collect();
    if let Some(file) = files.iter().find(|file| !args.output.force && file.symlink_metadata().is_ok()) {
        return Err(format!("`{}` exists: `--force` replaces it", file.display()));
    }
    for (file, (_, text)) in files.iter().zip(&pictures) {
        output::write(file, text.as_bytes(), args.output.force)?;
    }
    if number < steps.last {
        eprintln!("cairn: the program {} with step {number}: there are no further pictures", ending(session));
    }
    Ok(0)
}

/// `name.svg` -> `name-007.svg`.
fn numbered(path: &Path, number: u64, digits: usize) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number:0digits$}"));
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}
