// A closure that gives away what it captured can be called only once. What a closure does with its captures decides which trait it has:
// `FnOnce` if it moves one out, `FnMut` if it changes one, `Fn` if it only looks. `call` asks for `Fn`, and may call it twice.
//
// In memory: `text` lies in the closure. The first call would copy its three words out to the caller; the closure keeps the same bytes,
// and the second call gives them away again: two owners of one block, which is freed twice.
//@ explains: E0525
fn call(f: impl Fn() -> String) -> String {
    f() + &f()
}

fn main() {
    let text = String::from("t");
    let give = || text; //~ ERROR E0525
    println!("{}", call(give));
}

/* Mended: give a clone away at each call.
fn call(f: impl Fn() -> String) -> String {
    f() + &f()
}

fn main() {
    let text = String::from("t");
    let give = || text.clone();
    println!("{}", call(give));
}
*/

/* Mended: ask for `FnOnce`, if one call is all that is needed.
fn call(f: impl FnOnce() -> String) -> String {
    f()
}

fn main() {
    let text = String::from("t");
    let give = || text;
    println!("{}", call(give));
}
*/
