// `#[cfg]` knows names, `name = "value"`, `all(..)`, `any(..)` and `not(..)`. Nothing else can be asked with brackets.
//@ explains: E0537
#[cfg(either(unix, windows))] //~ ERROR E0537
fn home() -> &'static str {
    "~"
}

fn main() {}
/* Mended: ask for any of the two.
#[cfg(any(unix, windows))]
fn home() -> &'static str {
    "~"
}

fn main() {
    println!("{}", home());
}
*/
