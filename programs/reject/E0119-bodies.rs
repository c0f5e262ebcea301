// Of the bodies that mention an item of a trait whose impls are in conflict it is not said who owns what.
#[derive(Clone)]
#[derive(Clone)] //~ ERROR E0119
struct Twice;

trait Word {
    const LEN: usize = 4;
    fn word(&self) {}
}

impl Word for u8 {}
impl Word for u8 {} //~ ERROR E0119
impl Word for i32 {}

fn cloned(v: String) {
    let _w = v.clone();
    drop(v);
    drop(v);
}

fn constant(v: String) -> usize {
    drop(v);
    drop(v);
    <i32 as Word>::LEN
}

fn bounded<T: Word>(v: String, _: T) {
    drop(v);
    drop(v); //~ ERROR E0382
}

fn untouched(v: String) {
    bounded(v, 1);
    drop(v); //~ ERROR E0382
}

fn main() {}
