// A block comment that does not end. Such comments nest: each `/*` needs its `*/`.
//@ explains: E0758
fn main() {}

/* What follows is a comment. //~ ERROR E0758
