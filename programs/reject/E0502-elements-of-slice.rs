// Two elements of a slice cannot be borrowed one exclusively and one at the same time: which elements they are is known only at
// run time. That the length is read to check the index is no error of its own.
//
// In memory: if both indices were the same, the writer could free the buffer that the reader looks at.
fn both(a: &mut String, b: &String) {
    a.push_str(b);
}

fn elements(v: &mut [String]) {
    both(&mut v[0], &v[1]); //~ ERROR E0502
}

fn exclusive(v: &mut [String]) {
    let first = &mut v[0];
    let second = &mut v[1]; //~ ERROR E0499
    std::mem::swap(first, second);
}

fn assigned<'a>(v: &'a mut [String], mut last: &'a String) {
    last = &v[1];
    v[1] = String::new(); //~ ERROR E0506
    println!("{}", last);
}

fn main() {
    let mut v = [String::from("a"), String::from("b")];
    elements(&mut v);
    exclusive(&mut v);
    assigned(&mut v, &String::new());
}

/* Mended: `split_at_mut` proves that the two are different.
fn both(a: &mut String, b: &String) {
    a.push_str(b);
}

fn main() {
    let mut v = [String::from("a"), String::from("b")];
    let (head, tail) = v.split_at_mut(1);
    both(&mut head[0], &tail[0]);
    println!("{}", v[0]);
}
*/
