// An element cannot move out of an array or slice by index: the array would have a hole whose place is not known when compiling.
fn main() {
    let a = [String::from("a"), String::from("b")];
    let i = a.len() - 1;
    let s = a[i]; //~ ERROR E0508
    println!("{}", s);
    let b = [Box::new(1)];
    let slice = &b[..];
    let inner = slice[0]; //~ ERROR E0508
    println!("{}", inner);
    match *slice { //~ ERROR E0508
        [first] => println!("{}", first),
        _ => {}
    }
}
