// A reference lives longer than what the type behind it holds. `&'a &'b T` makes sense only if `'b` lives at least as long as `'a`: one
// cannot look longer at a reference than the reference is good for.
//
// In memory: through the outer address one could follow the inner one, after what that leads to is freed.
//@ explains: E0491
struct Name<'a>(&'a str);

struct Kept<'a>(&'static Name<'a>); //~ ERROR E0491

fn main() {
    println!("{}", Kept(&Name("a")).0.0);
}

/* Mended: the reference lives no longer than the name.
struct Name<'a>(&'a str);

struct Kept<'a>(&'a Name<'a>);

fn main() {
    let name = Name("a");
    println!("{}", Kept(&name).0.0);
}
*/
