//! `cairn step`: its screens without a terminal, and the command in a pseudo-terminal.

mod support;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::process::Child;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use cairn::driver;
use cairn::timeline::{Options, Session};
use cairn::tui::state::{Look, Pane, State};
use cairn::tui::update::{Request, update};
use cairn::tui::{perform, view};
use cairn::vm::{Captured, Limits};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

// ---------------------------------------------------------------------------------------------------------------
// Without a terminal.

/// Hands the first screen of a program to `look`.
fn with_screen<R: Send>(
    name: &str,
    text: &str,
    look: Look,
    then: impl FnOnce(&mut Session<'_>, &mut State) -> R + Send,
) -> R {
    let work = || {
        driver::compile(name, text, |compilation, diagnostics| {
            assert!(!diagnostics.iter().any(cairn::diagnostic::Diagnostic::is_error), "{name} is accepted");
            let program = compilation.bytecode_for_session().expect("it compiles");
            let limits = Limits { fuel: 20_000_000, output: 1 << 20, ..Options::default().limits };
            let options = Options { guard: compilation.uses_unsafe(), limits, ..Options::default() };
            let host = Box::new(Captured::with_input(""));
            let mut session = Session::new(&program, compilation.sources, options, host);
            let mut state = perform::open(&mut session, look);
            then(&mut session, &mut state)
        })
    };
    driver::on_large_stack(work).expect("nothing panics")
}

fn tour(name: &str) -> (String, String) {
    let path = format!("programs/tour/{name}.rs");
    let text = std::fs::read_to_string(support::root().join(&path)).expect("the tour is there");
    (path, text)
}

fn key(name: &str) -> KeyEvent {
    let mut modifiers = KeyModifiers::NONE;
    let code = match name {
        "Tab" => KeyCode::Tab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Backspace" => KeyCode::Backspace,
        "Ctrl-C" => {
            modifiers = KeyModifiers::CONTROL;
            KeyCode::Char('c')
        }
        other => KeyCode::Char(other.chars().next().expect("a key has a name")),
    };
    KeyEvent::new(code, modifiers)
}

/// Presses keys, given by their names with blanks between; says whether one of them quits.
fn press(session: &mut Session<'_>, state: &mut State, keys: &str) -> bool {
    for name in keys.split_whitespace() {
        match update(state, key(name)) {
            Some(Request::Quit) => return true,
            Some(request) => perform::perform(state, session, request),
            None => {}
        }
    }
    false
}

/// The screen at a size.
fn drawn(state: &mut State, columns: u16, rows: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test's terminal is always there");
    let mut shown = state.shown;
    terminal.draw(|frame| shown = view::draw(frame, state)).expect("it draws");
    state.shown = shown;
    terminal.backend().to_string()
}

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (20, 5), (1, 1)];

fn screens(name: &str, look: Look, keys: &str) -> String {
    let (path, text) = tour(name);
    with_screen(&path, &text, look, |session, state| {
        assert!(!press(session, state, keys));
        let mut all = String::new();
        for (columns, rows) in SIZES {
            all.push_str(&format!("{columns} x {rows}\n{}\n", drawn(state, columns, rows)));
        }
        all
    })
}

#[test]
fn screens_of_a_move() {
    insta::assert_snapshot!(screens("03-move", Look::default(), "s s s 2 Down"));
}

#[test]
fn screens_of_a_cycle_at_the_end() {
    insta::assert_snapshot!(screens("16-rc-cycle", Look::default(), "3 End Down"));
}

#[test]
fn screens_with_bytes() {
    insta::assert_snapshot!(screens("12-partial-move", Look::default(), "s s s s y 2 Down"));
}

#[test]
fn the_help_lists_the_keys() {
    insta::assert_snapshot!(screens("01-stack", Look::default(), "?"));
}

#[test]
fn plain_screens_are_ascii() {
    let plain = Look { colour: false, plain: true };
    let mut all = String::new();
    for pane in ["1", "2", "3", "4"] {
        all.push_str(&screens("04-string", plain, &format!("o o o {pane}")));
    }
    assert!(all.is_ascii(), "{all}");
    insta::assert_snapshot!(all);
}

/// Whatever one presses, at whatever size, on whatever program, something can be drawn.
#[test]
fn no_size_and_no_key_panics() {
    let keys = "s o f e i S O F E I u u c C b t T ] [ w W m M r R d D a 2 Down w W m M r R d D 3 Down a d D w W y v l \
                s e Down PageDown PageUp 4 Down Up PageUp 1 Down b c C / s t Enter n N g 5 0 % Enter g : 3 Enter g + 3 \
                Enter g x Enter Backspace z Tab Esc End s c w Home S ? Down PageDown Esc";
    for name in ["02-frames", "15-rc", "19-refcell", "20-unwinding"] {
        let (path, text) = tour(name);
        with_screen(&path, &text, Look { colour: true, plain: false }, |session, state| {
            for key in keys.split_whitespace() {
                press(session, state, key);
                for (columns, rows) in [(80, 24), (1, 1), (3, 2), (41, 13), (200, 7)] {
                    drawn(state, columns, rows);
                }
            }
        });
    }
}

#[test]
fn steps_lead_back_to_the_same_screen() {
    let (path, text) = tour("10-vec");
    with_screen(&path, &text, Look::default(), |session, state| {
        let mut there = Vec::new();
        for _ in 0..12 {
            there.push((state.position, state.picture.clone()));
            press(session, state, "s");
        }
        while let Some((position, picture)) = there.pop() {
            press(session, state, "S");
            assert_eq!((state.position, &state.picture), (position, &picture));
        }
    });
}

#[test]
fn breakpoints_stop_both_ways() {
    let text = "fn main() {\n    let mut i = 0;\n    while i < 3 {\n        i += 1;\n    }\n    let _j = i;\n}\n";
    with_screen("loop.rs", text, Look::default(), |session, state| {
        press(session, state, "Down Down b");
        assert_eq!(state.breakpoints.iter().copied().collect::<Vec<_>>(), [4]);
        let mut places = Vec::new();
        for _ in 0..3 {
            press(session, state, "c");
            assert_eq!(state.line, Some(4));
            places.push(state.position);
        }
        press(session, state, "c");
        assert!(state.picture.ended.is_some());
        for place in places.into_iter().rev() {
            press(session, state, "C");
            assert_eq!(state.position, place);
        }
        press(session, state, "C");
        assert_eq!(state.line, Some(2), "without a breakpoint before, at the start");
        press(session, state, "Down b");
        assert_eq!(state.message.as_deref(), Some("Breakpoint set on line 3."));
        press(session, state, "g : 7 Enter b");
        assert_eq!(state.breakpoints.len(), 3, "{:?}", state.message);
        press(session, state, "g : 1 Enter b");
        assert_eq!(state.breakpoints.len(), 3, "no code begins on line 1");
    });
}

#[test]
fn a_selected_variable_is_followed() {
    let (path, text) = tour("03-move");
    with_screen(&path, &text, Look::default(), |session, state| {
        press(session, state, "s 2 Down");
        assert_eq!(state.variable.as_ref().map(|chosen| chosen.name.as_str()), Some("a"));
        // `let a`, then the line after `let b = a;`.
        press(session, state, "m");
        let moved = state.picture.frames.last().and_then(|frame| frame.variables.first()).map(|v| v.ownership.clone());
        assert!(format!("{moved:?}").contains("Moved"), "{moved:?}");
        let here = state.position;
        press(session, state, "m");
        assert_eq!(state.position, here, "what is not found leads nowhere");
        assert_eq!(state.message.as_deref(), Some("`a` is not moved after this."));
        press(session, state, "W");
        assert!(state.position < here, "{:?}", state.message);
        // The text's block is freed in `shout`.
        press(session, state, "3 Down d");
        assert_eq!(state.picture.heap.live_blocks, 0);
        press(session, state, "a");
        assert_eq!(state.picture.heap.live_blocks, 1);
        assert_eq!(state.pane, Pane::Heap);
    });
}

#[test]
fn search_finds_lines_and_goes_round() {
    let (path, text) = tour("03-move");
    with_screen(&path, &text, Look::default(), |session, state| {
        press(session, state, "/ s h o u t Enter");
        let first = state.cursor;
        press(session, state, "n");
        assert_ne!(state.cursor, first);
        press(session, state, "N");
        assert_eq!(state.cursor, first);
        press(session, state, "/ z z z Enter");
        assert_eq!(state.message.as_deref(), Some("No line has `zzz`."));
    });
}

#[test]
fn what_a_program_prints_never_acts_on_the_terminal() {
    let text = "fn main() {\n    println!(\"\\x1b[2Jred\\x07 \\u{202e}\");\n    eprint!(\"bad\\r\");\n}\n";
    with_screen("escapes\x1b[31m.rs", text, Look::default(), |session, state| {
        press(session, state, "End 4");
        let screen = drawn(state, 120, 40);
        assert!(!screen.chars().any(|c| c.is_control() && c != '\n'), "{screen}");
        assert!(screen.contains("\\u{1b}[2Jred\\u{7} \\u{202e}"), "{screen}");
        assert!(screen.contains("err bad\\r"), "{screen}");
    });
}

#[test]
fn endless_output_meets_its_limit() {
    let text = "fn main() {\n    loop {\n        println!(\"again and again and again and again\");\n    }\n}\n";
    with_screen("endless.rs", text, Look::default(), |session, state| {
        press(session, state, "End 4");
        assert!(state.picture.ended.is_some());
        assert!(state.output.len() < 4000);
        let screen = drawn(state, 80, 24);
        assert!(screen.contains("limit"), "{screen}");
        press(session, state, "S");
        assert!(state.picture.ended.is_none());
    });
}

#[test]
fn the_watch_stops_motions() {
    let text = "fn main() {\n    let mut i = 0u64;\n    loop {\n        i = i.wrapping_add(1);\n    }\n}\n";
    with_screen("endless.rs", text, Look::default(), |session, state| {
        press(session, state, "s");
        let start = state.position;
        let mut left = 3;
        session.watch(Some(Box::new(move |_| {
            left -= 1;
            left <= 0
        })));
        press(session, state, "c");
        let stopped = state.position;
        assert!(stopped > start && state.picture.ended.is_none());
        assert!(state.message.as_deref().is_some_and(|message| message.starts_with("Stopped")), "{:?}", state.message);
        // Back, an interruption leads to where one was; nothing is lost, and one can go on.
        session.watch(Some(Box::new(|_| true)));
        press(session, state, "g : 2 Enter T");
        assert_eq!(state.position, stopped, "{:?}", state.message);
        session.watch(None);
        press(session, state, "g : 2 Enter T");
        assert!(state.position < stopped && state.line == Some(2), "{:?}", state.message);
    });
}

// ---------------------------------------------------------------------------------------------------------------
// In a pseudo-terminal.

struct Tty {
    pty: Arc<pty_process::blocking::Pty>,
    // Kept open: its modes are looked at after the child has ended.
    _pts: pty_process::blocking::Pts,
    child: Child,
    parser: Arc<Mutex<vt100::Parser>>,
}

fn nonzero(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).expect("no size is zero")
}

impl Tty {
    fn start(program: &str, rows: u16, columns: u16) -> Tty {
        let (pty, pts) = pty_process::blocking::open().expect("there are pseudo-terminals");
        pty.resize(pty_process::Size::new(rows, columns)).expect("it takes a size");
        let mut command = pty_process::blocking::Command::new(env!("CARGO_BIN_EXE_cairn"))
            .args(["step", program])
            .current_dir(support::root())
            .env("TERM", "xterm")
            .env_remove("NO_COLOR");
        let child = command.spawn_borrowed(&pts).expect("it starts");
        let parser = Arc::new(Mutex::new(vt100::Parser::new(nonzero(rows), nonzero(columns), 0)));
        let pty = Arc::new(pty);
        let (reader, screen) = (Arc::clone(&pty), Arc::clone(&parser));
        // It ends with the test's process.
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(len @ 1..) = (&*reader).read(&mut buffer) {
                screen.lock().expect("nothing panics with it").process(&buffer[..len]);
            }
        });
        Tty { pty, _pts: pts, child, parser }
    }

    fn send(&self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).expect("the terminal takes keys");
    }

    fn screen(&self) -> String {
        self.parser.lock().expect("nothing panics with it").screen().contents()
    }

    /// Waits until the screen is as wanted.
    fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !wanted(self.parser.lock().expect("nothing panics with it").screen()) {
            assert!(start.elapsed() < Duration::from_secs(20), "no {what}:\n{}", self.screen());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Whether the terminal echoes and gathers lines, as shells want it.
    fn is_cooked(&self) -> bool {
        let modes = rustix::termios::tcgetattr(&*self.pty).expect("a terminal has modes").local_modes;
        modes.contains(rustix::termios::LocalModes::ICANON | rustix::termios::LocalModes::ECHO)
    }

    /// Waits for the end; the terminal is as it was before.
    fn ends_with(mut self, exit: i32) {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("the child is ours") {
                break status;
            }
            if start.elapsed() > Duration::from_secs(20) {
                drop(self.child.kill());
                panic!("it does not end:\n{}", self.screen());
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        assert_eq!(status.code(), Some(exit));
        assert!(self.is_cooked());
        self.wait("restored screen", |screen| !screen.alternate_screen() && !screen.hide_cursor());
    }
}

#[test]
fn the_command_steps_both_ways_and_quits() {
    let tty = Tty::start("programs/tour/03-move.rs", 24, 80);
    tty.wait_for("nothing has run yet");
    assert!(!tty.is_cooked());
    assert!(tty.screen().contains("[1 Source] programs/tour/03-move.rs"), "{}", tty.screen());
    tty.send("ss");
    tty.wait_for("heap 0x2010");
    tty.send("s");
    tty.wait_for("moved to b");
    tty.send("\x1b[D");
    tty.wait("step back", |screen| !screen.contents().contains("moved to b"));
    tty.send("?");
    tty.wait_for("Step (the second key goes back)");
    tty.send("\x1b");
    tty.wait_for("[1 Source]");
    tty.send("q");
    tty.ends_with(0);
}

#[test]
fn the_screen_follows_the_terminal_size() {
    let tty = Tty::start("programs/tour/15-rc.rs", 24, 80);
    tty.wait_for("Tab: 3 Heap");
    for (rows, columns) in [(40, 120), (1, 1), (5, 20), (24, 80)] {
        tty.parser.lock().unwrap().screen_mut().set_size(nonzero(rows), nonzero(columns));
        tty.pty.resize(pty_process::Size::new(rows, columns)).expect("it takes a size");
        match (rows, columns) {
            (40, 120) => tty.wait_for(" 3 Heap  "),
            (24, 80) => tty.wait_for("Tab: 3 Heap"),
            (5, 20) => tty.wait_for("[1 Source]"),
            _ => std::thread::sleep(Duration::from_millis(150)),
        }
    }
    tty.send("q");
    tty.ends_with(0);
}

#[test]
fn signals_give_the_terminal_back() {
    use rustix::process::{Pid, Signal, kill_process};
    for (signal, exit) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let tty = Tty::start("programs/tour/01-stack.rs", 24, 80);
        tty.wait_for("nothing has run yet");
        kill_process(Pid::from_child(&tty.child), signal).expect("the child is ours");
        tty.ends_with(exit);
    }
}

#[test]
fn a_loop_without_end_can_be_stopped() {
    let path = support::scratch("step").join("endless.rs");
    std::fs::write(&path, "fn main() {\n    let mut i = 0u64;\n    loop {\n        i ^= 1;\n    }\n}\n").unwrap();
    let tty = Tty::start(&path.to_string_lossy(), 24, 80);
    tty.wait_for("nothing has run yet");
    tty.send("c");
    tty.wait_for("Esc stops");
    tty.send("\x03");
    tty.wait_for("Stopped at step");
    tty.send("q");
    tty.ends_with(0);
}

#[test]
fn without_a_terminal_it_says_so() {
    let mut command = support::cairn::command();
    let finished =
        support::process::run(command.args(["step", "programs/tour/01-stack.rs"]), b"", Duration::from_secs(20));
    assert_eq!(finished.exit, 2);
    assert!(finished.stderr().contains("standard output is none"), "{}", finished.stderr());
    assert_eq!(finished.stdout(), "");
}
