// A doubly linked list with shared and weak links, a cursor that walks it, and a deque's operations at both ends.
use std::cell::RefCell;
use std::fmt::{self, Debug, Write as _};
use std::rc::{Rc, Weak};

type Link<T> = Option<Rc<RefCell<Node<T>>>>;

struct Node<T> {
    value: T,
    next: Link<T>,
    prev: Option<Weak<RefCell<Node<T>>>>,
}

#[derive(Default)]
struct List<T> {
    head: Link<T>,
    tail: Link<T>,
    len: usize,
}

impl<T> List<T> {
    fn new() -> Self {
        List { head: None, tail: None, len: 0 }
    }

    fn push_back(&mut self, value: T) {
        let node = Rc::new(RefCell::new(Node { value, next: None, prev: self.tail.as_ref().map(Rc::downgrade) }));
        match self.tail.replace(Rc::clone(&node)) {
            Some(old) => old.borrow_mut().next = Some(node),
            None => self.head = Some(node),
        }
        self.len += 1;
    }

    fn push_front(&mut self, value: T) {
        let node = Rc::new(RefCell::new(Node { value, next: self.head.take(), prev: None }));
        match &node.borrow().next {
            Some(old) => old.borrow_mut().prev = Some(Rc::downgrade(&node)),
            None => self.tail = Some(node.clone()),
        }
        self.head = Some(node);
        self.len += 1;
    }

    fn pop_front(&mut self) -> Option<T> {
        self.head.take().map(|old| {
            match old.borrow_mut().next.take() {
                Some(next) => {
                    next.borrow_mut().prev = None;
                    self.head = Some(next);
                }
                None => {
                    self.tail.take();
                }
            }
            self.len -= 1;
            Rc::try_unwrap(old).ok().expect("the list is the only strong owner").into_inner().value
        })
    }

    fn pop_back(&mut self) -> Option<T> {
        self.tail.take().map(|old| {
            match old.borrow_mut().prev.take().and_then(|weak| weak.upgrade()) {
                Some(prev) => {
                    prev.borrow_mut().next = None;
                    self.tail = Some(prev);
                }
                None => {
                    self.head.take();
                }
            }
            self.len -= 1;
            let Ok(cell) = Rc::try_unwrap(old) else { unreachable!("somebody kept a node") };
            cell.into_inner().value
        })
    }

    fn for_each(&self, mut f: impl FnMut(&T)) {
        let mut at = self.head.clone();
        while let Some(node) = at {
            f(&node.borrow().value);
            at = node.borrow().next.clone();
        }
    }

    fn for_each_back(&self, mut f: impl FnMut(&T)) {
        let mut at = self.tail.clone();
        while let Some(node) = at {
            f(&node.borrow().value);
            at = node.borrow().prev.as_ref().and_then(Weak::upgrade);
        }
    }

    fn update<F>(&mut self, mut f: F)
    where
        F: FnMut(&mut T),
    {
        let mut at = self.head.clone();
        while let Some(node) = at.take() {
            f(&mut node.borrow_mut().value);
            at.clone_from(&node.borrow().next);
        }
    }
}

impl<T> Drop for List<T> {
    fn drop(&mut self) {
        // One after the other, not each inside the one before.
        while self.pop_front().is_some() {}
    }
}

impl<T: Debug> Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        self.for_each(|value| {
            list.entry(value);
        });
        list.finish()
    }
}

impl<T> Extend<T> for List<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        iter.into_iter().for_each(|v| self.push_back(v));
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut list = List::new();
        list.extend(iter);
        list
    }
}

struct Drain<T>(List<T>);

impl<T> Iterator for Drain<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.0.pop_front()
    }
}

impl<T> DoubleEndedIterator for Drain<T> {
    fn next_back(&mut self) -> Option<T> {
        self.0.pop_back()
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = Drain<T>;
    fn into_iter(self) -> Drain<T> {
        Drain(self)
    }
}

struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        print!("[{}]", self.0);
    }
}

fn main() {
    let mut list = List::new();
    list.push_back(2);
    list.push_back(3);
    list.push_front(1);
    println!("{list:?} {}", list.len);
    let mut backwards = String::new();
    list.for_each_back(|n| write!(backwards, "{n};").unwrap());
    println!("{backwards}");
    list.update(|n| *n *= 10);
    println!("{:?} {:?} {:?}", list.pop_front(), list.pop_back(), list);
    println!("{:?} {:?} {}", list.pop_back(), list.pop_back(), list.len);

    let words: List<String> = "the quick brown fox jumps".split(' ').map(str::to_owned).collect();
    println!("{words:#?}");
    let mut drain = words.into_iter();
    println!("{:?} {:?}", drain.next(), drain.next_back());
    println!("{}", drain.rev().collect::<Vec<_>>().join("<"));

    let noisy: List<Noisy> = (0..5).map(Noisy).collect();
    let mut taken = noisy.into_iter();
    drop(taken.next_back());
    println!(" one gone");
    drop(taken);
    println!(" all gone");

    let long: List<u32> = (0..20_000).collect();
    let mut sum = 0u64;
    long.for_each(|n| sum += u64::from(*n));
    println!("{sum}");
}

//> [1, 2, 3] 3
//> 3;2;1;
//> Some(10) Some(30) [20]
//> Some(20) None 0
//> [
//>     "the",
//>     "quick",
//>     "brown",
//>     "fox",
//>     "jumps",
//> ]
//> Some("the") Some("jumps")
//> fox<brown<quick
//> [4] one gone
//> [0][1][2][3] all gone
//> 199990000
