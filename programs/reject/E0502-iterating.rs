// A `for` loop borrows what it walks over until the loop ends.
fn main() {
    let mut v = vec![1, 2, 3];
    for x in &v {
        if *x == 2 {
            v.push(4); //~ ERROR E0502
        }
    }
    for i in v.iter_mut() {
        *i += v.len(); //~ ERROR E0502
    }
    let mut words = vec![String::from("a")];
    for w in words.iter() {
        words.clear(); //~ ERROR E0502
        println!("{}", w);
    }
}
