// `Fn`, `FnMut` or `FnOnce` is implemented by hand. Only closures and functions implement them in stable Rust; how arguments are
// passed is not settled.
//@ explains: E0183
//@ rustc-differs: rustc also names each unstable feature that this would need
struct Call;

impl FnOnce<()> for Call { //~ ERROR E0183
    type Output = ();

    fn call_once(self, _: ()) {}
}

fn main() {}
