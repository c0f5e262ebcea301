// A method is called with parentheses.
struct Point {
    x: i32,
}

impl Point {
    fn get(&self) -> i32 {
        self.x
    }
}

fn main() {
    let p = Point { x: 1 };
    println!("{}", p.get); //~ ERROR E0615
    let n = "text".len; //~ ERROR E0615
}
