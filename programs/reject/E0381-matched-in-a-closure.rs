// A pattern in a closure looks at a variable, even `_`, which takes nothing out of it and does not capture it: the variable must have a
// value where the closure is made.
fn main() {
    let name: String;
    let ignore = || {
        let _ = name; //~ ERROR E0381
    };
    ignore();

    let pair = (String::from("a"), 1);
    drop(pair.0);
    let second = || { //~ ERROR E0382
        let (_, n) = pair;
        n
    };
    println!("{}", second());

    let gone = Some(3.5);
    let text = String::from("b");
    drop(text);
    let inner = || {
        let again = || match text { //~ ERROR E0382
            _ => gone,
        };
        again()
    };
    println!("{:?}", inner());

    // What is borrowed is not touched.
    let mut list = vec![1];
    let first = &mut list;
    let idle = || {
        let _ = list;
    };
    first.push(2);
    idle();
}
