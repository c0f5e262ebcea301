// A pattern binds a name that is a static, a unit struct or such. Those names cannot be reused by variables, since it would not
// be clear whether the pattern binds or compares.
//@ explains: E0530
static ZERO: i32 = 0;

fn main() {
    match 1 {
        ZERO => println!("nothing"), //~ ERROR E0530
        _ => println!("something"),
    }
}
