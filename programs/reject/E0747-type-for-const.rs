// In an argument a name is a type's first, even where a constant has the same name. Braces make it the constant's.
type N = u32;

struct Row<const N: usize>;

fn row<const N: usize>() -> Row<N> { //~ ERROR E0747
    Row
}

fn braced<const N: usize>() -> Row<{ N }> {
    Row
}

fn main() {}
