//! The real terminal: raw mode, keys, and giving it back whatever happens.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, BufWriter, Stdout, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use super::perform;
use super::state::{Look, State};
use super::update::{Request, update};
use super::view;
use crate::timeline::Session;

/// How the user left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    Quit,
    /// This signal asked for it.
    Signal(i32),
}

/// Shows the session until the user leaves.
///
/// # Errors
/// There is no terminal, or it is gone.
pub fn run(session: &mut Session<'_>, look: Look) -> io::Result<Ended> {
    let screen = Rc::new(RefCell::new(Screen::open()?));
    let watcher = Rc::clone(&screen);
    session.watch(Some(Box::new(move |position| watcher.borrow_mut().watch(position))));
    let mut state = perform::open(session, look);
    let ended = interact(session, &mut state, &screen);
    session.watch(None);
    ended
}

fn interact(session: &mut Session<'_>, state: &mut State, screen: &Rc<RefCell<Screen>>) -> io::Result<Ended> {
    screen.borrow_mut().draw(state)?;
    loop {
        // The session's watch borrows the screen during a motion.
        let input = screen.borrow_mut().next()?;
        match input {
            Input::Signal(signal) => return Ok(Ended::Signal(signal)),
            Input::Resized => {}
            Input::Key(key) => match update(state, key) {
                Some(Request::Quit) => return Ok(Ended::Quit),
                Some(Request::Redraw) => screen.borrow_mut().terminal.clear()?,
                Some(request) => {
                    screen.borrow_mut().begin();
                    perform::perform(state, session, request);
                }
                None => {}
            },
        }
        // Keys that wait are done first, so that a held key does not run on after it was let go.
        let mut screen = screen.borrow_mut();
        if !screen.has_key() || screen.drawn.elapsed() > REDRAW {
            screen.draw(state)?;
        }
    }
}

/// Keys, read by a thread of their own: asking for them with a time limit may block all the same, when a key comes while the
/// one before is read. The thread ends with the process.
fn listen() -> Receiver<KeyEvent> {
    let (sender, keys) = channel();
    std::thread::spawn(move || {
        while let Ok(event) = event::read() {
            if let Event::Key(key) = event
                && key.kind != KeyEventKind::Release
                && sender.send(key).is_err()
            {
                return;
            }
        }
    });
    keys
}

/// What wakes the loop.
enum Input {
    Key(KeyEvent),
    Resized,
    Signal(i32),
}

/// The longest that keys may wait to be seen.
const REDRAW: Duration = Duration::from_millis(60);
/// How often signals are looked for while nothing happens.
const IDLE: Duration = Duration::from_millis(100);
/// How often keys are looked for while the program runs.
const LISTEN: Duration = Duration::from_millis(30);
/// A motion that takes longer says that it can be stopped.
const LONG: Duration = Duration::from_millis(250);

struct Screen {
    terminal: Terminal<CrosstermBackend<BufWriter<Stdout>>>,
    signal: Arc<AtomicUsize>,
    keys: Receiver<KeyEvent>,
    /// Keys that were received and are not done yet.
    pending: VecDeque<KeyEvent>,
    /// Columns and rows.
    size: (u16, u16),
    /// What was drawn last, to draw progress over it.
    last: Option<Buffer>,
    drawn: Instant,
    /// When the present motion began, and when it was last asked about.
    began: Instant,
    asked: Instant,
    told: Instant,
    // Last, as fields are dropped in order: it gives the terminal back.
    _raw: Raw,
}

impl Screen {
    fn open() -> io::Result<Screen> {
        let signal = Arc::new(AtomicUsize::new(0));
        for number in [SIGHUP, SIGINT, SIGTERM] {
            signal_hook::flag::register_usize(number, Arc::clone(&signal), number.unsigned_abs() as usize)?;
        }
        let raw = Raw::enter()?;
        let backend = CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout()));
        let now = Instant::now();
        let terminal = Terminal::new(backend)?;
        let (keys, pending) = (listen(), VecDeque::new());
        let size = crossterm::terminal::size()?;
        let (drawn, began, asked, told) = (now, now, now, now);
        Ok(Screen { terminal, signal, keys, pending, size, last: None, drawn, began, asked, told, _raw: raw })
    }

    fn draw(&mut self, state: &mut State) -> io::Result<()> {
        let mut shown = state.shown;
        let frame = self.terminal.draw(|frame| shown = view::draw(frame, state))?;
        self.last = Some(frame.buffer.clone());
        state.shown = shown;
        self.drawn = Instant::now();
        Ok(())
    }

    fn signal(&self) -> Option<i32> {
        i32::try_from(self.signal.load(Ordering::Relaxed)).ok().filter(|signal| *signal != 0)
    }

    fn next(&mut self) -> io::Result<Input> {
        loop {
            if let Some(signal) = self.signal() {
                return Ok(Input::Signal(signal));
            }
            // Asked for here, as the thread that reads keys may hear of it late. It fails when the terminal is gone.
            let size = crossterm::terminal::size()?;
            if std::mem::replace(&mut self.size, size) != size {
                return Ok(Input::Resized);
            }
            if let Some(key) = self.pending.pop_front() {
                return Ok(Input::Key(key));
            }
            match self.keys.recv_timeout(IDLE) {
                Ok(key) => return Ok(Input::Key(key)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(io::Error::other("it takes no keys any more")),
            }
        }
    }

    /// Whether another key was pressed already.
    fn has_key(&mut self) -> bool {
        self.pending.extend(self.keys.try_iter());
        !self.pending.is_empty()
    }

    /// A motion begins.
    fn begin(&mut self) {
        let now = Instant::now();
        (self.began, self.asked, self.told) = (now, now, now);
    }

    /// Whether the motion that has come to `position` is to stop: on Esc, Ctrl-C or a signal. Tells how far it is.
    fn watch(&mut self, position: u64) -> bool {
        if self.asked.elapsed() < LISTEN {
            return false;
        }
        self.asked = Instant::now();
        if self.signal().is_some() {
            return true;
        }
        let stop = self.stop_key();
        if !stop && self.began.elapsed() > LONG && self.told.elapsed() > REDRAW * 2 {
            self.told = Instant::now();
            let _ = self.progress(position);
        }
        stop
    }

    /// Whether one of the keys that have come stops a motion; the others are done after it.
    fn stop_key(&mut self) -> bool {
        self.pending.extend(self.keys.try_iter());
        let stops = |key: &KeyEvent| {
            let control = key.modifiers.contains(KeyModifiers::CONTROL);
            key.code == KeyCode::Esc || key.code == KeyCode::Char('c') && control
        };
        match self.pending.iter().rposition(stops) {
            Some(last) => {
                self.pending.drain(..=last);
                true
            }
            None => false,
        }
    }

    fn progress(&mut self, position: u64) -> io::Result<()> {
        let last = self.last.take();
        let outcome = self.terminal.draw(|frame| {
            let area = frame.area();
            let buffer = frame.buffer_mut();
            if let Some(last) = last.as_ref().filter(|last| last.area == buffer.area) {
                buffer.clone_from(last);
            }
            if let Some(y) = area.bottom().checked_sub(1) {
                let text =
                    format!("{:<width$}", format!("Running: step {position}. Esc stops."), width = area.width.into());
                buffer.set_stringn(area.x, y, text, area.width.into(), Style::new().add_modifier(Modifier::BOLD));
            }
        });
        let outcome = outcome.map(|_| ());
        self.last = last;
        outcome
    }
}

/// Whether the terminal is ours now.
static RAW: AtomicBool = AtomicBool::new(false);

/// Has the terminal until it is dropped.
struct Raw;

impl Raw {
    fn enter() -> io::Result<Raw> {
        // A panic gives the terminal back before it says anything; unwinding would drop this too, but later.
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            restore();
            before(info);
        }));
        enable_raw_mode()?;
        RAW.store(true, Ordering::SeqCst);
        let raw = Raw;
        execute!(io::stdout(), EnterAlternateScreen, Hide)?;
        Ok(raw)
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back, once. If it is gone, there is nothing to give.
fn restore() {
    if RAW.swap(false, Ordering::SeqCst) {
        let _ = execute!(io::stdout(), Show, LeaveAlternateScreen);
        let _ = disable_raw_mode();
        let _ = io::stdout().flush();
    }
}
