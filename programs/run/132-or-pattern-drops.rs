// The variables of an or-pattern are dropped in the order of its first alternative, whichever matched.
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn g(r: Result<[D; 2], [D; 2]>) {
    match r {
        Ok([_x, _y]) | Err([_y, _x]) => println!("in"),
    }
}
fn g2(r: Result<[D; 2], [D; 2]>) {
    match r {
        Ok([_x, _y]) | Err([_y, _x]) if true => println!("in"),
        _ => {}
    }
}
fn g3(r: Result<[D; 2], [D; 2]>) {
    if let Ok([_x, _y]) | Err([_y, _x]) = r {
        println!("in")
    }
}
fn g4(r: Result<[D; 2], [D; 2]>) {
    let (Ok([_x, _y]) | Err([_y, _x])) = r;
    println!("in")
}
fn main() {
    for f in [g, g2, g3, g4] {
        f(Ok([D("x"), D("y")]));
        f(Err([D("y"), D("x")]));
    }
}

//> in
//> drop y
//> drop x
//> in
//> drop y
//> drop x
//> in
//> drop y
//> drop x
//> in
//> drop y
//> drop x
//> in
//> drop y
//> drop x
//> in
//> drop y
//> drop x
//> in
//> drop y
//> drop x
//> in
//> drop y
//> drop x
