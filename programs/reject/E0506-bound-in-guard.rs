// A guard cannot assign to what the pattern has bound, if the arm uses it: the binding is a borrow from before the guard. What
// only the pattern has looked at is watched too (E0510); what nobody looks at or uses is free.
//
// In memory: the arm would read a value that the guard has dropped and written over.
fn pair() -> (String, i32) {
    (String::from("p"), 1)
}

fn used(go: bool) {
    let mut value = pair();
    match value {
        (ref name, _) if { value = pair(); go } => println!("{}", name), //~ ERROR E0506
        _ => {}
    }
}

fn by_value(go: bool) {
    let mut value = pair();
    match value {
        (name, _) if { value = pair(); go } => {} //~ ERROR E0506
        _ => {}
    }
}

fn borrowed(go: bool) {
    let mut value = Some(String::from("o"));
    match value {
        Some(ref name) if { let other = &mut value; other.is_some() } => println!("{}", name), //~ ERROR E0502
        _ => {}
    }
}

fn looked_at(go: bool) {
    let mut value = Some(String::from("o"));
    match value {
        Some(ref name) if { value = None; go } => {} //~ ERROR E0510
        _ => {}
    }
}

// What the guard assigns to is dropped first: that is the error, and not that the variable is not `mut`.
fn not_mut(go: bool) {
    let value = Some(String::from("o"));
    match value {
        Some(ref name) if { value = None; go } => {} //~ ERROR E0510
        _ => {}
    }
}

fn main() {
    used(true);
    not_mut(true);
    by_value(true);
    borrowed(true);
    looked_at(true);
}
