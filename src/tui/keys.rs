//! Which key does what. The help overlay shows this very table.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::state::Pane;
use crate::timeline::{Depth, Direction};

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    Step(Depth, Direction),
    Instruction(Direction),
    Event(Direction),
    /// Another unit for steps.
    Unit,
    /// To the line with the cursor.
    Line(Direction),
    Write(Direction),
    Moved(Direction),
    Borrowed(Direction),
    /// The variable is dropped, or the block freed.
    Dropped(Direction),
    Allocated,
    Breakpoint,
    Resume(Direction),
    Start,
    End,
    Goto,
    /// By so many parts in twenty of the whole run.
    Jump(i8),
    Search,
    Match(Direction),
    Up,
    Down,
    PageUp,
    PageDown,
    NextPane,
    PreviousPane,
    Focus(Pane),
    Zoom,
    Bytes,
    Library,
    Temporaries,
    Help,
    Redraw,
    Escape,
    Quit,
}

/// A key, or two of which the second goes back.
pub struct Binding {
    pub keys: &'static [(KeyCode, Action)],
    /// As the help shows them.
    pub shown: &'static str,
    pub words: &'static str,
}

pub struct Group {
    pub title: &'static str,
    pub bindings: &'static [Binding],
}

const fn c(key: char) -> KeyCode {
    KeyCode::Char(key)
}

use Action::*;
use Direction::{Back, Forward};

/// All keys, as the help shows them.
pub const GROUPS: &[Group] = &[
    Group {
        title: "Step (the second key goes back)",
        bindings: &[
            Binding {
                keys: &[
                    (c('s'), Step(Depth::Into, Forward)),
                    (KeyCode::Right, Step(Depth::Into, Forward)),
                    (c(' '), Step(Depth::Into, Forward)),
                    (c('S'), Step(Depth::Into, Back)),
                    (KeyCode::Left, Step(Depth::Into, Back)),
                    (KeyCode::Backspace, Step(Depth::Into, Back)),
                ],
                shown: "s S, Right Left",
                words: "one step, into calls",
            },
            Binding {
                keys: &[(c('o'), Step(Depth::Over, Forward)), (c('O'), Step(Depth::Over, Back))],
                shown: "o O",
                words: "one step, over calls",
            },
            Binding {
                keys: &[(c('f'), Step(Depth::Out, Forward)), (c('F'), Step(Depth::Out, Back))],
                shown: "f F",
                words: "finish: out of this function",
            },
            Binding {
                keys: &[(c('u'), Unit)],
                shown: "u",
                words: "what these step by: statement, instruction, memory event",
            },
            Binding {
                keys: &[(c('i'), Instruction(Forward)), (c('I'), Instruction(Back))],
                shown: "i I",
                words: "one instruction of the machine",
            },
            Binding {
                keys: &[(c('e'), Event(Forward)), (c('E'), Event(Back))],
                shown: "e E",
                words: "to the next memory event: allocate, free, move, borrow, drop, call, return",
            },
        ],
    },
    Group {
        title: "Run",
        bindings: &[
            Binding {
                keys: &[(c('c'), Resume(Forward)), (c('C'), Resume(Back))],
                shown: "c C",
                words: "continue to a breakpoint, or to the end (start)",
            },
            Binding {
                keys: &[(c('b'), Breakpoint)],
                shown: "b",
                words: "set or clear a breakpoint on the line with the cursor",
            },
            Binding {
                keys: &[(c('t'), Line(Forward)), (c('T'), Line(Back))],
                shown: "t T",
                words: "to the next time the line with the cursor runs",
            },
            Binding {
                keys: &[(KeyCode::Home, Start), (c('<'), Start), (KeyCode::End, End), (c('>'), End)],
                shown: "Home End, < >",
                words: "restart; to the end",
            },
            Binding {
                keys: &[(c(']'), Jump(1)), (c('['), Jump(-1))],
                shown: "] [",
                words: "along the bar by a twentieth of the run",
            },
            Binding { keys: &[(c('g'), Goto)], shown: "g", words: "to step N; also +N, -N, 50%, and :N for line N" },
            Binding { keys: &[], shown: "Esc, Ctrl-C", words: "stop a motion that takes long" },
        ],
    },
    Group {
        title: "Of the selected variable or block (arrow keys select)",
        bindings: &[
            Binding {
                keys: &[(c('w'), Write(Forward)), (c('W'), Write(Back))],
                shown: "w W",
                words: "to where its bytes change",
            },
            Binding {
                keys: &[(c('m'), Moved(Forward)), (c('M'), Moved(Back))],
                shown: "m M",
                words: "to where the variable is moved",
            },
            Binding {
                keys: &[(c('r'), Borrowed(Forward)), (c('R'), Borrowed(Back))],
                shown: "r R",
                words: "to where the variable is borrowed (referred to)",
            },
            Binding {
                keys: &[(c('d'), Dropped(Forward)), (c('D'), Dropped(Back))],
                shown: "d D",
                words: "to where the variable is dropped, or the block freed",
            },
            Binding { keys: &[(c('a'), Allocated)], shown: "a", words: "back to where the block was allocated" },
        ],
    },
    Group {
        title: "Look",
        bindings: &[
            Binding {
                keys: &[(KeyCode::Tab, NextPane), (KeyCode::BackTab, PreviousPane)],
                shown: "Tab Shift-Tab",
                words: "to the next pane",
            },
            Binding {
                keys: &[
                    (c('1'), Focus(Pane::Source)),
                    (c('2'), Focus(Pane::Stack)),
                    (c('3'), Focus(Pane::Heap)),
                    (c('4'), Focus(Pane::Output)),
                ],
                shown: "1 2 3 4",
                words: "to source, stack, heap, output",
            },
            Binding {
                keys: &[(KeyCode::Up, Up), (c('k'), Up), (KeyCode::Down, Down), (c('j'), Down)],
                shown: "Up Down, k j",
                words: "select a line, variable or block; scroll the output",
            },
            Binding {
                keys: &[(KeyCode::PageUp, PageUp), (KeyCode::PageDown, PageDown)],
                shown: "PageUp PageDown",
                words: "scroll the pane",
            },
            Binding { keys: &[(c('z'), Zoom)], shown: "z", words: "this pane alone, or all again" },
            Binding { keys: &[(c('y'), Bytes)], shown: "y", words: "show bytes, with what each is for" },
            Binding { keys: &[(c('l'), Library)], shown: "l", words: "show the library's functions and source too" },
            Binding { keys: &[(c('v'), Temporaries)], shown: "v", words: "show the compiler's temporaries too" },
            Binding {
                keys: &[(c('/'), Search), (c('n'), Match(Forward)), (c('N'), Match(Back))],
                shown: "/ n N",
                words: "look for text in the source; again; backwards",
            },
        ],
    },
    Group {
        title: "Else",
        bindings: &[
            Binding { keys: &[(c('?'), Help), (KeyCode::F(1), Help), (c('h'), Help)], shown: "?", words: "these keys" },
            Binding { keys: &[(KeyCode::Esc, Escape)], shown: "Esc", words: "close this, drop the selection" },
            Binding { keys: &[], shown: "Ctrl-L", words: "draw everything again" },
            Binding { keys: &[(c('q'), Quit)], shown: "q, Ctrl-C", words: "quit" },
        ],
    },
];

/// What a key asks for outside of prompts.
pub fn action(key: KeyEvent) -> Option<Action> {
    if key.modifiers.contains(KeyModifiers::CONTROL) {
        return match key.code {
            KeyCode::Char('c') => Some(Quit),
            KeyCode::Char('l') => Some(Redraw),
            _ => None,
        };
    }
    let all = GROUPS.iter().flat_map(|group| group.bindings).flat_map(|binding| binding.keys);
    all.into_iter().find(|(code, _)| *code == key.code).map(|(_, action)| *action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_meanings() {
        let mut seen = Vec::new();
        for (code, action) in GROUPS.iter().flat_map(|group| group.bindings).flat_map(|binding| binding.keys) {
            assert!(!seen.contains(code), "{code:?} is bound twice, the second time to {action:?}");
            seen.push(*code);
        }
    }
}
