// `main` is generic. It is called once, by the system, which has no type to choose.
//@ explains: E0131
fn main<T>() { //~ ERROR E0131
    println!("hello");
}
