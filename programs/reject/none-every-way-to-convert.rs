// A lifetime cannot grow on any way from one type to another: by coercion to a slice, to a trait object or to a function pointer, inside
// a `Cell` or behind a `*mut`, as an argument that is written out, as a type parameter's bound.
use std::cell::Cell;
use std::fmt::Display;

fn object<'a>(boxed: Box<dyn Display + 'a>) -> Box<dyn Display> {
    boxed //~ ERROR -
}

trait Put<T> {
    fn put(&self, value: T);
}

fn argument_of_trait<'a>(put: &dyn Put<&'a i32>) {
    let _put: &dyn Put<&'static i32> = put; //~ ERROR -
}

fn argument_that_shrinks<'a>(put: &'a dyn Put<&'static i32>) -> &'a dyn Put<&'a i32> {
    put //~ ERROR -
}

fn raw<'a>(pointer: *mut &'static i32) -> *mut &'a i32 {
    pointer //~ ERROR -
}

fn cell<'a>(cell: &'a Cell<&'static i32>) -> &'a Cell<&'a i32> {
    cell //~ ERROR -
}

fn parameter<'a>(function: fn(&'static i32)) -> fn(&'a i32) {
    function //~ ERROR -
}

fn annotated<'a>(number: &'a i32) {
    let _kept: &'static i32 = number; //~ ERROR -
}

fn written<'a>(number: &'a i32) {
    let _kept = Some::<&'static i32>(number); //~ ERROR -
}

fn pointee<'a>(number: &'a mut &'static mut i32) -> &'static mut i32 {
    &mut **number //~ ERROR -
}

struct Forever<T: 'static>(T);

fn bound_of_struct<'a>(number: &'a i32) {
    let _kept = Forever(number); //~ ERROR -
}

struct Named<T: 'static> {
    value: T,
}

fn bound_of_fields<'a>(number: &'a i32) {
    let kept = Named { value: number }; //~ ERROR -
    println!("{}", kept.value);
}

struct Pair<'a, 'b: 'a>(&'a i32, &'b i32);

fn bound_of_lifetime<'a, 'b>(a: &'a i32, b: &'b i32) {
    let _pair = Pair::<'a, 'b>(a, b); //~ ERROR -
}

fn opaque<'a>(number: &'a i32) -> impl Display + 'static {
    number //~ ERROR -
}

// The other way, all of them shrink.
fn chain<'a: 'b, 'b: 'c, 'c>(number: &'a i32) -> &'c i32 {
    number
}

fn literal<'a>(_: &'a i32) -> &'a str {
    "text"
}

fn shrinks<'a>(number: &'static i32) -> (fn(&'static i32), &'a i32, Box<dyn Display + 'a>) {
    fn any(_: &i32) {}
    (any, number, Box::new(number))
}

fn main() {
    let _ = (object(Box::new(1)), raw(&mut &1), parameter(|_| {}), opaque(&1), literal(&1), chain(&1), shrinks(&1));
    cell(&Cell::new(&1));
    annotated(&1);
    written(&1);
    bound_of_struct(&1);
    bound_of_fields(&1);
    bound_of_lifetime(&1, &2);
}
