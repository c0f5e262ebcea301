// To the checker every arm of a `match` may be passed over for the next one, whatever its pattern: what a guard gives to a variable
// is not there in the arms that follow.
fn by_a_guard(flag: bool) -> i32 {
    let x;
    match flag {
        _ if {
            x = 1;
            flag
        } =>
        {
            x
        }
        _ => x, //~ ERROR E0381
    }
}

fn main() {
    println!("{}", by_a_guard(true));
}
