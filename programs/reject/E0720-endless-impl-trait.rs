// A function's `impl Trait` stands for a type that contains itself. Its size would be endless: put a `Box<dyn Trait>` in between.
//@ explains: E0720
fn nested(n: u32) -> impl Sized { //~ ERROR E0720
    if n == 0 {
        return (n, nested(n));
    }
    (n, nested(n - 1))
}

fn main() {}
