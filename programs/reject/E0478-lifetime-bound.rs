// A lifetime does not live as long as a bound asks. `Both` says that its second lifetime outlives its first; where `Both` is used, that
// must follow from what is written there.
//
// In memory: a method of `Both` may put the second reference where the first is expected, as the bound allows. If the second ends
// sooner, that place then holds the address of something that is gone.
//@ explains: E0478
struct Both<'a, 'b: 'a>(&'a str, &'b str);

struct Turned<'x, 'y>(Both<'x, 'y>);
struct Kept<'x>(Both<'static, 'x>); //~ ERROR E0478

fn main() {
    println!("{}", Kept(Both("a", "b")).0.1);
    println!("{}", Turned(Both("a", "b")).0.0);
}

/* Mended: ask for no more than is known.
struct Both<'a, 'b: 'a>(&'a str, &'b str);

struct Kept<'x>(Both<'x, 'x>);

fn main() {
    let kept = Kept(Both("a", "b"));
    println!("{}{}", kept.0.0, kept.0.1);
}
*/
