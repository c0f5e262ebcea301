// Borrowing as mutable what is not mutable. `v.push(1)` borrows `v` as `&mut`, which needs `let mut v`, or a parameter `v: &mut
// Vec<i32>` instead of `&Vec<i32>`.
//
// In memory: behind a `&Vec` there may be any number of other readers that hold the address of an element. `push` may move the
// buffer and free the old one under them. For a variable of one's own without `mut` nothing would go wrong: that rule is for
// readers of the program.
//@ explains: E0596
fn push(v: &Vec<i32>) {
    v.push(1); //~ ERROR E0596
}

fn fill(s: String) {
    s.push('x'); //~ ERROR E0596
}

struct Log {
    lines: Vec<String>,
}

impl Log {
    fn add(&self, line: &str) {
        self.lines.push(line.to_string()); //~ ERROR E0596
    }
}

fn main() {
    let v = vec![1];
    let r = &mut v; //~ ERROR E0596
    r.push(2);
    push(&v);
    fill(String::new());
    let log = Log { lines: vec![] };
    log.add("a");
    let text = String::new();
    let add = || text.push('a'); //~ ERROR E0596
    add(); //~ ERROR E0596
    let mut n = 1;
    let m = &mut n;
    let up = || *m += 1;
    up(); //~ ERROR E0596
    let opt = Some(String::new());
    if let Some(s) = &opt {
        s.push('y'); //~ ERROR E0596
    }
}

/* Mended: ask for an exclusive reference, of a variable that may be changed.
fn push(v: &mut Vec<i32>) {
    v.push(1);
}

fn main() {
    let mut v = Vec::new();
    push(&mut v);
    println!("{:?}", v);
}
*/
