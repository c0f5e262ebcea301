// An event system: boxed closures that change captured state, observers held weakly, a queue of commands with undo.
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::fmt::Debug;
use std::ops::{AddAssign, ControlFlow, Index, IndexMut, Not};
use std::rc::{Rc, Weak};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    Up,
    Down,
    Char(char),
}

#[derive(Debug, Clone, PartialEq)]
enum Event {
    Press { key: Key, shift: bool },
    Tick(u32),
    Quit,
}

type Handler<'h> = Box<dyn FnMut(&Event) -> ControlFlow<String> + 'h>;

#[derive(Default)]
struct Bus<'h> {
    handlers: BTreeMap<u8, Vec<(String, Handler<'h>)>>,
    sent: usize,
}

impl<'h> Bus<'h> {
    fn on(
        &mut self,
        priority: u8,
        name: impl Into<String>,
        f: impl FnMut(&Event) -> ControlFlow<String> + 'h,
    ) -> &mut Self {
        self.handlers.entry(priority).or_default().push((name.into(), Box::new(f)));
        self
    }

    fn send(&mut self, event: Event) -> ControlFlow<String> {
        self.sent += 1;
        for (name, handler) in self.handlers.values_mut().rev().flatten() {
            if let ControlFlow::Break(why) = handler(&event) {
                return ControlFlow::Break(format!("{name}: {why}"));
            }
        }
        ControlFlow::Continue(())
    }

    fn send_all(&mut self, events: impl IntoIterator<Item = Event>) -> ControlFlow<String, usize> {
        for event in events {
            self.send(event)?;
        }
        ControlFlow::Continue(self.sent)
    }
}

trait Observer {
    fn notify(&self, what: &str);
    fn name(&self) -> String {
        "somebody".to_owned()
    }
}

struct Logger {
    lines: RefCell<Vec<String>>,
    limit: Cell<usize>,
}

impl Observer for Logger {
    fn notify(&self, what: &str) {
        if self.limit.get() > 0 {
            self.limit.set(self.limit.get() - 1);
            self.lines.borrow_mut().push(what.to_uppercase());
        }
    }
}

struct Named<const N: usize>([&'static str; N], Cell<u32>);

impl<const N: usize> Observer for Named<N> {
    fn notify(&self, _: &str) {
        self.1.set(self.1.get() + N as u32);
    }
    fn name(&self) -> String {
        self.0.join(" ")
    }
}

#[derive(Default)]
struct Subject {
    observers: Vec<Weak<dyn Observer>>,
}

impl Subject {
    fn watch(&mut self, observer: &Rc<impl Observer + 'static>) {
        let weak: Weak<dyn Observer> = Rc::downgrade(&(observer.clone() as Rc<dyn Observer>));
        self.observers.push(weak);
    }

    fn tell(&mut self, what: &str) -> Vec<String> {
        self.observers.retain(|o| o.strong_count() > 0);
        self.observers.iter().filter_map(Weak::upgrade).inspect(|o| o.notify(what)).map(|o| o.name()).collect()
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Board<const W: usize, const H: usize>([[bool; W]; H]);

impl<const W: usize, const H: usize> Index<(usize, usize)> for Board<W, H> {
    type Output = bool;
    fn index(&self, (x, y): (usize, usize)) -> &bool {
        &self.0[y][x]
    }
}

impl<const W: usize, const H: usize> IndexMut<(usize, usize)> for Board<W, H> {
    fn index_mut(&mut self, (x, y): (usize, usize)) -> &mut bool {
        &mut self.0[y][x]
    }
}

impl<const W: usize, const H: usize> Not for Board<W, H> {
    type Output = Self;
    fn not(self) -> Self {
        Board(self.0.map(|row| row.map(|cell| !cell)))
    }
}

impl<const W: usize, const H: usize> AddAssign<(usize, usize)> for Board<W, H> {
    fn add_assign(&mut self, at: (usize, usize)) {
        self[at] = true;
    }
}

trait Command: Debug {
    fn run(&self, board: &mut Board<3, 2>);
    fn undo(&self, board: &mut Board<3, 2>);
}

#[derive(Debug)]
struct Flip(usize, usize);

#[derive(Debug)]
struct Macro(Vec<Box<dyn Command>>);

impl Command for Flip {
    fn run(&self, board: &mut Board<3, 2>) {
        board[(self.0, self.1)] ^= true;
    }
    fn undo(&self, board: &mut Board<3, 2>) {
        self.run(board);
    }
}

impl Command for Macro {
    fn run(&self, board: &mut Board<3, 2>) {
        self.0.iter().for_each(|c| c.run(board));
    }
    fn undo(&self, board: &mut Board<3, 2>) {
        self.0.iter().rev().for_each(|c| c.undo(board));
    }
}

fn show<const W: usize, const H: usize>(board: &Board<W, H>) -> String {
    board
        .0
        .iter()
        .map(|row| row.iter().map(|&on| if on { '#' } else { '.' }).collect::<String>())
        .collect::<Vec<_>>()
        .join("/")
}

fn main() {
    let (mut typed, mut ticks) = (String::new(), 0);
    let cursor = Cell::new(0i32);
    let mut bus = Bus::default();
    bus.on(1, "typing", |e| {
        if let Event::Press { key: Key::Char(c), shift } = *e {
            typed.push(if shift { c.to_ascii_uppercase() } else { c });
        }
        ControlFlow::Continue(())
    })
    .on(9, "guard", |e| match e {
        Event::Tick(n @ 100..) => ControlFlow::Break(format!("{n} is too long")),
        Event::Quit => ControlFlow::Break("bye".into()),
        _ => ControlFlow::Continue(()),
    })
    .on(1, "moving", |e| {
        cursor.set(
            cursor.get()
                + match e {
                    Event::Press { key: Key::Up, .. } => 1,
                    Event::Press { key: Key::Down, shift: true } => -10,
                    Event::Press { key: Key::Down, .. } => -1,
                    Event::Press { .. } | Event::Quit => 0,
                    Event::Tick(n) => {
                        ticks += n;
                        0
                    }
                },
        );
        ControlFlow::Continue(())
    });
    let press = |key, shift| Event::Press { key, shift };
    println!("{:?}", bus.send_all("hi".chars().map(|c| press(Key::Char(c), c == 'h'))));
    println!("{:?}", bus.send_all([press(Key::Up, false), press(Key::Down, true), Event::Tick(7)]));
    println!("{:?}", bus.send_all([Event::Tick(5), Event::Tick(500), Event::Tick(1)]));
    println!("{:?} after {}", bus.send(Event::Quit), bus.sent);
    drop(bus);
    println!("{typed} {} {ticks}", cursor.get());

    let logger = Rc::new(Logger { lines: RefCell::default(), limit: Cell::new(2) });
    let named = Rc::new(Named(["Ada", "L"], Cell::new(0)));
    let mut subject = Subject::default();
    subject.watch(&logger);
    subject.watch(&named);
    println!("{:?} {:?}", subject.tell("first"), subject.tell("second"));
    println!("{} {}", named.1.get(), Rc::weak_count(&named));
    drop(named);
    println!("{:?} {:?} {}", subject.tell("third"), logger.lines.borrow(), subject.observers.len());

    let mut board = Board([[false; 3]; 2]);
    board += (1, 1);
    println!("{} {}", show(&board), show(&!board.clone()));
    let mut queue: VecDeque<Box<dyn Command>> = VecDeque::new();
    queue.push_back(Box::new(Flip(0, 0)));
    queue.push_back(Box::new(Macro(vec![Box::new(Flip(2, 0)), Box::new(Flip(1, 1))])));
    let mut done: Vec<Box<dyn Command>> = Vec::new();
    while let Some(command) = queue.pop_front() {
        command.run(&mut board);
        println!("{} {command:?}", show(&board));
        done.push(command);
    }
    while let Some(command) = done.pop() {
        command.undo(&mut board);
        println!("{}", show(&board));
    }
}

//> Continue(2)
//> Continue(5)
//> Break("guard: 500 is too long")
//> Break("guard: bye") after 8
//> Hi -9 12
//> ["somebody", "Ada L"] ["somebody", "Ada L"]
//> 4 1
//> ["somebody"] ["FIRST", "SECOND"] 1
//> .../.#. ###/#.#
//> #../.#. Flip(0, 0)
//> #.#/... Macro([Flip(2, 0), Flip(1, 1)])
//> #../.#.
//> .../.#.
