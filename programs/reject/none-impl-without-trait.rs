// `impl` names no trait, only lifetimes. A type that is known by nothing but how long it lives is of no use.
fn shortened<'a>(text: &'a str) -> impl 'a { //~ ERROR - at least one trait must be specified
    text
}

fn captured<'a>(text: &'a str) -> impl use<'a> { //~ ERROR - at least one trait must be specified
    text
}

fn taken(_: impl 'static) {} //~ ERROR - at least one trait must be specified

fn main() {}
