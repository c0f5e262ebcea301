// A struct where a trait is needed, a name that does not exist, a bound that is no trait.
struct Point;
struct Other;

impl Other for Point {} //~ ERROR E0404

impl Missing for Point {} //~ ERROR E0405

fn show<T: Point>(value: T) {} //~ ERROR E0404

fn main() {}
