// Whichever branch returns a reference to a local, it is the value of the whole `match` that is returned, if its arms have
// lifetimes of their own. What hides behind `impl Trait` is no exception.
//
// In memory: the caller would get the address of a frame that the next call writes over.
fn arms(n: i32) -> &'static i32 {
    match n { //~ ERROR E0515
        1 => &n,
        _ => &(1 + 2),
    }
}

fn second_arm_is_the_argument<'a>(n: i32, other: &'a i32) -> &'a i32 {
    match n {
        1 => &n, //~ ERROR E0515
        _ => other,
    }
}

fn branches(n: i32, go: bool) -> &'static i32 {
    if go {
        &n //~ ERROR E0515
    } else {
        &3
    }
}

fn hidden<'a>(names: &'a Vec<String>) -> impl Iterator<Item = &'a String> {
    let copy = names.clone();
    if copy.len() > 9 {
        return copy.iter(); //~ ERROR E0515
    }
    names.iter()
}

fn main() {
    println!("{} {} {}", arms(1), branches(1, true), second_arm_is_the_argument(1, &2));
    println!("{}", hidden(&Vec::new()).count());
}
