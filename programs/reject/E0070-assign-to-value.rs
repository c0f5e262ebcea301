// Only a place can be assigned to.
const LIMIT: i32 = 1;

fn one() -> i32 {
    1
}

fn main() {
    1 = 2; //~ ERROR E0070
    one() = 3; //~ ERROR E0070
    LIMIT = 4; //~ ERROR E0070
    5 += 1; //~ ERROR E0067
}
