// A temporary lives until the end of its statement; the reference to it is used later. Give it a name first.
fn make() -> String {
    String::from("temporary")
}

fn identity<T>(value: &T) -> &T {
    value
}

fn main() {
    let s: &str = make().as_str(); //~ ERROR E0716
    println!("{}", s);
    let r = identity(&make()); //~ ERROR E0716
    println!("{}", r);
    let v: &Vec<i32>;
    v = &vec![1]; //~ ERROR E0716
    println!("{:?}", v);
    let fine = &make();
    println!("{}", fine);
    let parts: Vec<&str> = make().split('p').collect(); //~ ERROR E0716
    println!("{:?}", parts);
}
