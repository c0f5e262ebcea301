// Structs and their methods: a walk of a point.
struct Point {
    x: i64,
    y: i64,
}

impl Point {
    fn step(&mut self, dx: i64, dy: i64) {
        self.x += dx;
        self.y += dy;
    }

    fn distance(&self, other: &Point) -> i64 {
        (self.x - other.x).abs() + (self.y - other.y).abs()
    }
}

fn main() {
    let home = Point { x: 0, y: 0 };
    let mut point = Point { x: 1, y: 2 };
    let mut total = 0;
    for i in 0..2_000_000 {
        point.step(i % 3 - 1, i % 5 - 2);
        total += point.distance(&home);
    }
    println!("{} {} {}", point.x, point.y, total);
}
