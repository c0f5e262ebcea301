// The part of a path before `::` is unknown.
fn main() {
    let a = Missing::new(); //~ ERROR E0433
    let b = nowhere::thing(); //~ ERROR E0433
    let c = std::nothing::here(); //~ ERROR E0433
    let _ = (a, b, c);
}
