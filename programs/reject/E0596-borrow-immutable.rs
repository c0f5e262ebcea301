// Every way to borrow as mutable what is not: parameters, captured variables, closures that are called, what a pattern binds behind a `&`.
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
