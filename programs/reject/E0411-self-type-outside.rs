// `Self` outside of an impl, trait or type. It stands for the type that these are about.
//@ explains: E0411
fn make() -> Self { //~ ERROR E0411
    1
}

fn main() {}
