// Attributes have forms and places.
#[inline] //~ ERROR -
struct Inlined;

#[inline(sometimes)] //~ ERROR E0539
fn sometimes() {}

#[inline(always, never)] //~ ERROR E0805
fn both() {}

#[derive] //~ ERROR -
struct Derived;

#[derive(Clone)] //~ ERROR E0774
fn cloned() {}

#[repr("C")] //~ ERROR E0565
struct Quoted;

#[repr(u8, u16)] //~ ERROR E0566
enum Sizes {
    One,
    Two,
}

#[repr(transparent)]
enum Transparent { //~ ERROR E0731
    One,
    Two,
}

#[must_use(always)] //~ ERROR E0539
fn used() -> i32 {
    1
}

#[allow("dead_code")] //~ ERROR E0452
fn quoted() {}

#[deprecated(since = "1", since = "2")] //~ ERROR E0538
fn twice() {}

#[non_exhaustive] //~ ERROR -
trait Open {
    #[track_caller]
    fn open(&self) {}

    #[unheard_of] //~ ERROR -
    fn close(&self) {}
}

fn main() {}
