struct Pair {
    left: String,
    right: String,
}

enum Shape {
    Named(String),
    Sized(Vec<i32>),
    Nothing,
}

fn make_string() -> String {
    String::from("made")
}

fn longest<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

fn grow(v: &mut Vec<i32>) {
    v.push(1);
    let n = v.len();
    println!("{n}");
}

fn pass(text: String) -> String {
    text
}

fn shared_until_last_use() {
    let mut v = vec![1, 2];
    let r = &v;
    let n = r.len();
    println!("{n}");
    println!("{}", r.len());
    v.push(n as i32);
    println!("{}", v.len());
}

fn exclusive_until_last_use() {
    let mut s = make_string();
    let r = &mut s;
    r.push('a');
    let t = &*r;
    println!("{t}");
    r.push('b');
    println!("{s}");
}

fn parts(mut p: Pair) {
    let l = &p.left;
    let r = &mut p.right;
    r.push('x');
    println!("{l}");
    let taken = p.left;
    println!("{}", p.right);
    p.left = taken;
    let whole = p;
    println!("{}", whole.left);
}

fn deferred(c: bool) {
    let late;
    let mut again = make_string();
    if c {
        late = pass(again);
        again = make_string();
    } else {
        late = make_string();
    }
    println!("{late}");
    println!("{again}");
}

fn maybe_moved(c: bool) {
    let s = make_string();
    let mut t = make_string();
    if c {
        drop(s);
        drop(t);
    }
    println!("joined");
    t = make_string();
    println!("{t}");
}

fn loops(v: Vec<String>) {
    let mut count = 0;
    let mut last = String::new();
    for s in v {
        count += 1;
        let shown = &s;
        println!("{shown}");
        last = s;
    }
    while count > 0 {
        count -= 1;
        let r = &mut last;
        r.clear();
    }
    println!("{last}");
}

fn boxes() {
    let mut b = Box::new(make_string());
    let r = &mut *b;
    r.push('y');
    println!("{b}");
    let inner = *b;
    println!("{inner}");
    b = Box::new(inner);
    println!("{b}");
}

fn reborrows(v: &mut Vec<i32>) {
    let first = &mut *v;
    first.push(1);
    let again = &mut *first;
    again.push(2);
    first.push(3);
    grow(v);
    let shared = &*v;
    println!("{}", shared.len());
    v.clear();
}

fn arrays(i: usize) {
    let mut a = [1, 2, 3];
    let r = &mut a[i];
    *r += 1;
    a[0] = 4;
    let whole = &a;
    println!("{}", whole.len());
    a[1] = 2;
}

fn closures() {
    let mut n = 0;
    let text = make_string();
    let mut tick = || n += 1;
    tick();
    tick();
    println!("{n}");
    let own = move || text.len();
    println!("{}", own());
}

fn chosen<'a>(a: &'a mut String, b: &'a mut String, c: bool) -> &'a mut String {
    a.push('a');
    let r = if c { &mut *a } else { &mut *b };
    r.push('c');
    let s = &mut *r;
    s.push('d');
    r
}

fn matched(mut shape: Shape) {
    let view = &shape;
    match view {
        Shape::Named(name) => {
            println!("{name}");
        }
        Shape::Sized(v) => {
            let n = v.len();
            println!("{n}");
        }
        Shape::Nothing => {
            println!("none");
        }
    }
    shape = Shape::Nothing;
    if let Shape::Named(name) = shape {
        println!("{name}");
    }
    println!("after");
    shape = Shape::Sized(vec![1]);
    drop(shape);
}

fn nested_scopes() {
    let mut outer = make_string();
    {
        let inner = &mut outer;
        inner.push('i');
        println!("{inner}");
    }
    outer.push('o');
    let held: &str;
    {
        let text = make_string();
        held = longest(&outer, "x");
        println!("{text}");
    }
    println!("{held}");
    outer.clear();
}

fn multi_line(c: bool) {
    let mut s = make_string();
    let t = {
        let r = &mut s;
        r.push('z');
        make_string()
    };
    let u = if c {
        println!("{s}");
        s
    } else {
        println!("{t}");
        t
    };
    println!("{u}");
}

fn pairs() {
    let pair = (make_string(), vec![1]);
    let (text, _) = pair;
    println!("{}", pair.1.len());
    let mut tuple = (text, 2);
    tuple.1 += 1;
    let r = &mut tuple.0;
    tuple.1 += 1;
    r.push('t');
    let Pair { left, right } = Pair { left: tuple.0, right: make_string() };
    println!("{left}{right}");
}

fn early(v: &mut Vec<i32>, c: bool) -> Option<&mut i32> {
    let n = v.len();
    if c {
        return v.first_mut();
    }
    v.push(n as i32);
    println!("{n}");
    v.last_mut()
}

fn spin(mut a: String) -> String {
    let mut n = 3;
    let mut kept = &a;
    let b = make_string();
    loop {
        n -= 1;
        if n == 0 {
            break;
        }
        println!("{kept}");
        kept = &b;
    }
    println!("{kept}");
    a.push('s');
    a
}

fn main() {}
