// `derive` with a string. It takes names of traits: `#[derive(Clone)]`.
//@ explains: E0777
#[derive("Clone")] //~ ERROR E0777
struct Square;

fn main() {}
