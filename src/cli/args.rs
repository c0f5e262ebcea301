//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::driver::Checks;
use crate::timeline::Moment;

/// Rust seen from below: checks a small Rust program as rustc would, runs it on a machine whose memory is one array of
/// bytes, and shows every byte.
#[derive(Parser, Debug)]
#[command(name = "cairn", version, max_term_width = 80, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand, Debug)]
pub enum Command {
    /// Check a program and run it
    ///
    /// The program's output goes to standard output; everything else to standard error. Exits as the program does: 0, its
    /// `std::process::exit` code, 101 after a panic; 1 if it is rejected, 3 for a memory-safety trap, 124 for a limit of fuel
    /// or output, 134 for stack overflow, lack of memory or abort.
    Run(Run),
    /// Check a program without running it
    ///
    /// Exits with 0 if it is accepted and 1 if it is rejected.
    Check(Check),
    /// Run a program's `#[test]` functions
    ///
    /// Prints as `cargo test` does, in the order of the tests' names. Each test runs on a fresh machine; what it prints is shown
    /// if it fails. Exits with 0 if no test failed and with 101 otherwise; 1 if the program is rejected.
    Test(Test),
    /// Print the control-flow graph of every function, as the borrow checker sees it
    Mir(Mir),
    /// Print the machine's instructions
    Disasm(Disasm),
    /// Print size, alignment, offsets, padding and niches of structs and enums
    ///
    /// Of all that the program uses, or of one TYPE.
    Layout(Layout),
    /// Draw the stack and the heap at a moment, as SVG
    ///
    /// The picture fits a book or a web page: it is crisp at any size, follows the reader's light or dark theme, and has
    /// neither scripts nor anything from outside.
    Draw(Draw),
    /// Show line by line which places may be read, written and owned, and why that changes
    ///
    /// Of every function, or of one. Rejected programs are shown too, if nothing but ownership is wrong with them: each error
    /// says which permission was missing. Whether a variable is used again is told apart (docs/permissions.md).
    Permissions(Permissions),
    /// Show the life of every variable as a column beside the source
    ///
    /// Where it gets its value, is borrowed, moved, assigned and dropped. Rejected programs are shown too, if nothing but
    /// ownership is wrong with them.
    Timeline(Timeline),
    /// Tell what each step of a run does, in one sentence
    ///
    /// The program's own output is part of what is told. Exits as the program does.
    Trace(Trace),
    /// Go through a run in the terminal, forward and back
    ///
    /// Shows the source, the stack, the heap and the output; `?` lists the keys. The program reads the file given with
    /// `--stdin`, or an empty input: the keyboard is for the keys. Exits with 0 when left, however the program ended.
    Step(Step),
    /// Make a web page of a run: one HTML file with every step, to go through forward and back
    ///
    /// The page needs no network and no other file. The program's output is in the page.
    Page(Page),
    /// Explain an error code: the rule, an example, what would have happened in memory, mended programs
    Explain(Explain),
}

#[derive(Args, Debug)]
pub struct Explain {
    /// The code: `E0382`, `382`, or a lint's name
    #[arg(required_unless_present = "list")]
    pub code: Option<String>,
    /// List all codes
    #[arg(long, conflicts_with_all = ["code", "cause"])]
    pub list: bool,
    /// Another cause of the error, by its name on the code's page
    #[arg(long, value_name = "NAME")]
    pub cause: Option<String>,
    /// The form of the page
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// No drawing characters and no colour: for screen readers
    #[arg(long)]
    pub plain: bool,
}

#[derive(Args, Debug)]
pub struct Input {
    /// The program: one file of Rust, edition 2024; `-` reads standard input
    pub file: PathBuf,
    /// How errors are printed
    #[arg(long, value_enum, default_value_t = ErrorFormat::Human, value_name = "FORMAT")]
    pub error_format: ErrorFormat,
    /// How many errors are shown at the most
    #[arg(long, default_value_t = 100, value_name = "N")]
    pub max_errors: usize,
    /// No drawing characters and no colour, one fact a line: for screen readers
    #[arg(long)]
    pub plain: bool,
}

impl Input {
    /// How diagnostics are printed.
    pub fn diagnostics(&self) -> DiagnosticForm {
        match self.error_format {
            ErrorFormat::Human if self.plain => DiagnosticForm::Plain,
            ErrorFormat::Human => DiagnosticForm::Human,
            ErrorFormat::Short => DiagnosticForm::Short,
            ErrorFormat::Json => DiagnosticForm::Json,
        }
    }
}

/// What `--error-format` and `--plain` come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DiagnosticForm {
    Human,
    Plain,
    Short,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum ErrorFormat {
    /// With the source and labels
    Human,
    /// `file:line:col: error[E0382]: message`
    Short,
    /// One JSON object a line, as rustc writes them
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// For people, 80 columns wide
    Text,
    /// One JSON object a moment, on one line (docs/dump.md)
    Json,
}

#[derive(Args, Debug)]
pub struct Run {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub unchecked: Unchecked,
    /// Show stack and heap: at the `end` of `main`, each time before LINE runs, or its Nth time as LINE:N; repeatable
    #[arg(long, value_name = "WHERE", value_parser = parse_where)]
    pub dump: Vec<Where>,
    /// The form of dumps
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Show the compiler's temporaries in dumps too
    #[arg(long)]
    pub temporaries: bool,
    /// Say at the end, on standard error, how many heap blocks are still alive
    #[arg(long)]
    pub leaks: bool,
    /// Stop after N instructions (exit code 124); 0 is no limit
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub fuel: u64,
    /// Bytes of heap, in MiB
    #[arg(long, default_value_t = 64, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub heap: u64,
    /// Bytes of stack, in KiB
    #[arg(long, default_value_t = 1024, value_name = "KIB", value_parser = clap::value_parser!(u64).range(16..=1_048_576))]
    pub stack: u64,
    /// Stop after N bytes of output (exit code 124); 0 is no limit
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub output_limit: u64,
}

#[derive(Args, Debug)]
pub struct Test {
    #[command(flatten)]
    pub input: Input,
    /// Run only tests whose names contain one of these
    #[arg(value_name = "FILTER")]
    pub filters: Vec<String>,
    /// Filters are whole names
    #[arg(long)]
    pub exact: bool,
    /// Leave out tests whose names contain this (are this, with `--exact`); repeatable
    #[arg(long, value_name = "FILTER")]
    pub skip: Vec<String>,
    /// Run only tests that are marked `#[ignore]`
    #[arg(long)]
    pub ignored: bool,
    /// Run tests that are marked `#[ignore]` too
    #[arg(long, conflicts_with = "ignored")]
    pub include_ignored: bool,
    /// List the tests instead of running them
    #[arg(long)]
    pub list: bool,
    /// Show what tests print at once
    #[arg(long, alias = "no-capture")]
    pub nocapture: bool,
    /// Show what tests print that pass, too
    #[arg(long)]
    pub show_output: bool,
    /// The form of the results
    #[arg(long, value_enum, default_value_t = TestFormat::Pretty)]
    pub format: TestFormat,
    /// Stop a test after N instructions, as failed; 0 is no limit
    #[arg(long, default_value_t = 1_000_000_000, value_name = "N")]
    pub fuel: u64,
    /// Bytes of heap of each test, in MiB
    #[arg(long, default_value_t = 64, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub heap: u64,
    /// Bytes of stack of each test, in KiB
    #[arg(long, default_value_t = 2048, value_name = "KIB", value_parser = clap::value_parser!(u64).range(16..=1_048_576))]
    pub stack: u64,
    /// Stop a test after N bytes of output, as failed; 0 is no limit
    #[arg(long, default_value_t = 16 << 20, value_name = "N")]
    pub output_limit: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum TestFormat {
    /// A line for each test, as `cargo test` prints it
    Pretty,
    /// One JSON object a line, as the harness of nightly Rust writes them
    Json,
}

/// Runs in spite of errors.
#[derive(Args, Clone, Copy, Debug)]
pub struct Unchecked {
    /// Run even what the ownership checks reject, under a guard that stops at the first fault in memory (exit code 3)
    #[arg(long)]
    pub unchecked: bool,
    /// Without the guard: what is wrong happens, to the end
    #[arg(long, requires = "unchecked")]
    pub no_guard: bool,
}

impl Unchecked {
    pub fn checks(self) -> Checks {
        match self {
            Unchecked { unchecked: false, .. } => Checks::Language,
            Unchecked { no_guard: false, .. } => Checks::Guard,
            Unchecked { no_guard: true, .. } => Checks::Nothing,
        }
    }
}

/// What every command that goes through a run takes.
#[derive(Args, Debug)]
pub struct SessionArgs {
    #[command(flatten)]
    pub input: Input,
    #[command(flatten)]
    pub unchecked: Unchecked,
    /// The program's standard input: a file; else this command's own
    #[arg(long, value_name = "FILE")]
    pub stdin: Option<PathBuf>,
    /// Stop after N instructions; 0 is no limit
    #[arg(long, default_value_t = 1_000_000_000, value_name = "N")]
    pub fuel: u64,
    /// Bytes of heap, in MiB
    #[arg(long, default_value_t = 64, value_name = "MIB", value_parser = clap::value_parser!(u64).range(1..=1024))]
    pub heap: u64,
    /// Bytes of stack, in KiB
    #[arg(long, default_value_t = 1024, value_name = "KIB", value_parser = clap::value_parser!(u64).range(16..=1_048_576))]
    pub stack: u64,
}

/// How long one step is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum StepUnit {
    /// A statement of the program
    Statement,
    /// An instruction of the machine
    Instruction,
    /// Until a block is made or freed, a value moved, borrowed or dropped, a function called or left
    Event,
}

#[derive(Args, Debug)]
pub struct Trace {
    #[command(flatten)]
    pub session: SessionArgs,
    /// How long a step is
    #[arg(long, value_enum, default_value_t = StepUnit::Statement, value_name = "UNIT")]
    pub by: StepUnit,
    /// List every change below the sentence
    #[arg(long)]
    pub changes: bool,
    /// Steps to tell at the most; 0 is no limit
    #[arg(long, default_value_t = 10_000, value_name = "N")]
    pub max_steps: u64,
    /// The form of the trace
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Args, Debug)]
pub struct Step {
    #[command(flatten)]
    pub session: SessionArgs,
}

#[derive(Args, Debug)]
pub struct Page {
    #[command(flatten)]
    pub session: SessionArgs,
    /// The page's file; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Replace the file if it exists
    #[arg(long)]
    pub force: bool,
    /// Steps in the page at the most
    #[arg(long, default_value_t = 10_000, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_steps: u32,
}

#[derive(Args, Debug)]
pub struct Check {
    #[command(flatten)]
    pub input: Input,
    /// Mend ownership errors in the file: the best suggestion of each, as long as one helps; `-` is read from standard input
    /// and written to standard output
    #[arg(long)]
    pub fix: bool,
    /// Print the changes as a diff instead of making them
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// Draw stack and heap as they would have been at the moment of the fault, had the program run
    #[arg(long)]
    pub explain_memory: bool,
}

#[derive(Args, Debug)]
pub struct Mir {
    #[command(flatten)]
    pub input: Input,
    /// After drop elaboration instead of before: drops and drop flags explicit
    #[arg(long)]
    pub elaborated: bool,
}

#[derive(Args, Debug)]
pub struct Disasm {
    #[command(flatten)]
    pub input: Input,
    /// Library functions too
    #[arg(long)]
    pub library: bool,
}

#[derive(Args, Debug)]
pub struct Layout {
    #[command(flatten)]
    pub input: Input,
    /// Only this type; without type arguments, all instances: `Option`
    #[arg(value_name = "TYPE")]
    pub ty: Option<String>,
    /// The form of the listing
    #[arg(long, value_enum, default_value_t = LayoutFormat::Text)]
    pub format: LayoutFormat,
    #[command(flatten)]
    pub output: Output,
    /// The colours of the SVG
    #[arg(long, value_enum, default_value_t = Theme::Auto)]
    pub theme: Theme,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum LayoutFormat {
    /// A list for people
    Text,
    /// One JSON object (docs/dump.md)
    Json,
    /// The bytes drawn
    Svg,
}

/// Where a command writes what it makes.
#[derive(Args, Debug)]
pub struct Output {
    /// Write to this file; `-`, the default, is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long)]
    pub force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Theme {
    /// As the reader prefers
    Auto,
    /// For white paper; also for programs that do not know CSS variables
    Light,
    /// For a dark background
    Dark,
}

#[derive(Args, Debug)]
pub struct Permissions {
    #[command(flatten)]
    pub input: Input,
    /// Only this function
    #[arg(long, value_name = "NAME")]
    pub function: Option<String>,
    /// The form
    #[arg(long, value_enum, default_value_t = PermissionsFormat::Text)]
    pub format: PermissionsFormat,
    #[command(flatten)]
    pub output: Output,
    /// The colours of the SVG
    #[arg(long, value_enum, default_value_t = Theme::Auto)]
    pub theme: Theme,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum PermissionsFormat {
    /// For people, 80 columns wide
    Text,
    /// One JSON object (docs/permissions.md)
    Json,
    Svg,
}

#[derive(Args, Debug)]
pub struct Timeline {
    #[command(flatten)]
    pub input: Input,
    /// Only this function
    #[arg(long, value_name = "NAME")]
    pub function: Option<String>,
    /// The form
    #[arg(long, value_enum, default_value_t = TimelineFormat::Text)]
    pub format: TimelineFormat,
    #[command(flatten)]
    pub output: Output,
    /// The colours of the SVG
    #[arg(long, value_enum, default_value_t = Theme::Auto)]
    pub theme: Theme,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum TimelineFormat {
    /// For people, 80 columns wide
    Text,
    Svg,
}

#[derive(Args, Debug)]
pub struct Draw {
    #[command(flatten)]
    pub session: SessionArgs,
    /// The moment: the `end` of `main`, before LINE runs, or its Nth time as LINE:N
    #[arg(long, value_name = "WHERE", default_value = "end", value_parser = parse_where)]
    pub at: Where,
    /// Instead of one moment, one file for each statement step from A to B, both counted as `cairn trace` does (0 is the
    /// start of `main`): `-o name.svg` makes name-001.svg and so on
    #[arg(long, value_name = "A..B", value_parser = parse_steps, conflicts_with = "at", requires = "output")]
    pub steps: Option<Steps>,
    #[command(flatten)]
    pub output: Output,
    /// Draw the bytes of everything too, marked with what they are for
    #[arg(long)]
    pub bytes: bool,
    /// The colours
    #[arg(long, value_enum, default_value_t = Theme::Auto)]
    pub theme: Theme,
    /// Frames of library functions too
    #[arg(long)]
    pub library: bool,
    /// The compiler's temporaries too
    #[arg(long)]
    pub temporaries: bool,
    /// The form of the picture
    #[arg(long, value_enum, default_value_t = DrawFormat::Svg)]
    pub format: DrawFormat,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum DrawFormat {
    Svg,
    /// What the picture is made from, as one JSON object (docs/dump.md)
    Json,
}

/// Steps of a run, the first and the last of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Steps {
    pub first: u64,
    pub last: u64,
}

/// Pictures made at once.
const MOST_STEPS: u64 = 1000;

fn parse_steps(text: &str) -> Result<Steps, String> {
    let odd = || format!("`{text}` is not A..B, the numbers of the first and the last step");
    let (first, last) = text.split_once("..").ok_or_else(odd)?;
    let (first, last) = (first.parse::<u64>().map_err(|_| odd())?, last.parse::<u64>().map_err(|_| odd())?);
    if last < first {
        return Err(format!("`{text}` has no steps: the last comes before the first"));
    }
    if last - first >= MOST_STEPS {
        return Err(format!("`{text}` would make more than {MOST_STEPS} pictures"));
    }
    Ok(Steps { first, last })
}

/// When to dump.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Where {
    End,
    Line { line: u32, nth: Option<u32> },
}

impl Where {
    pub fn line(self) -> Option<u32> {
        match self {
            Where::End => None,
            Where::Line { line, .. } => Some(line),
        }
    }

    /// Whether this asks for a dump at that moment.
    pub fn wants(self, moment: Moment) -> bool {
        match (self, moment) {
            (Where::End, Moment::End) => true,
            (Where::Line { line, nth }, Moment::Line { line: at, nth: time }) => {
                line == at && nth.is_none_or(|nth| u64::from(nth) == time)
            }
            (Where::End, Moment::Line { .. }) | (Where::Line { .. }, Moment::End) => false,
        }
    }
}

fn parse_where(text: &str) -> Result<Where, String> {
    if text == "end" {
        return Ok(Where::End);
    }
    let number = |part: &str| match part.parse::<u32>() {
        Ok(n) if n > 0 => Ok(n),
        _ => Err(format!("`{text}` is not `end`, LINE or LINE:N (lines and N count from 1)")),
    };
    match text.split_once(':') {
        Some((line, nth)) => Ok(Where::Line { line: number(line)?, nth: Some(number(nth)?) }),
        None => Ok(Where::Line { line: number(text)?, nth: None }),
    }
}
