// Two items of one kind with one name in one scope.
struct Point;

struct Point; //~ ERROR E0428

fn helper() {}

fn helper() {} //~ ERROR E0428

enum Color {
    Red,
    Red, //~ ERROR E0428
}

fn main() {
    fn inner() {}
    fn inner() {} //~ ERROR E0428
}
