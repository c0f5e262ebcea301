// A cast of a pointer to a trait object may not add an auto trait: nothing says that the value behind it is `Send`. Nor may it change the trait's arguments.
//@ explains: E0804
trait Shape {}

trait Generic<T> {}

trait Sendable: Send {}

struct Square;

impl Shape for Square {}
impl Sendable for Square {}
impl Generic<i32> for Square {}

fn main() {
    let square = Square;
    let shape: *const dyn Shape = &square;
    let sent = shape as *const (dyn Shape + Send); //~ ERROR E0804
    let generic: *const dyn Generic<i32> = &square;
    let other = generic as *const dyn Generic<u32>; //~ ERROR E0606
    let sendable: *const dyn Sendable = &square;
    let fine = sendable as *const (dyn Sendable + Send);
    let less = fine as *const dyn Sendable;
}
/* Mended: say `Send` from the start.
trait Shape {}

struct Square;

impl Shape for Square {}

fn main() {
    let square = Square;
    let sent: *const (dyn Shape + Send) = &square;
    let _less = sent as *const dyn Shape;
}
*/
