// `unsafe` belongs to both the trait and the `impl`, or to neither.
struct Point;

unsafe trait Trusted {}
trait Plain {}

impl Trusted for Point {} //~ ERROR E0200

unsafe impl Plain for Point {} //~ ERROR E0199

fn main() {}
