// Operands are evaluated left to right; an assignment evaluates its right side first.
fn say(n: i32) -> i32 {
    print!("{} ", n);
    n
}

struct Pair {
    a: i32,
    b: i32,
}

fn three(a: i32, b: i32, c: i32) -> i32 {
    a * 100 + b * 10 + c
}

fn main() {
    println!("= {}", say(1) + say(2) * say(3));
    println!("= {}", three(say(1), say(2), say(3)));
    let p = Pair { b: say(1), a: say(2) };
    println!("= {} {}", p.a, p.b);
    let mut v = [0; 4];
    v[say(3) as usize] = say(1);
    println!("= {:?}", v);
    v[{ say(1) } as usize] += say(2);
    println!("= {:?}", v);
    let t = (say(5), say(6));
    println!("= {:?}", t);
    let mut x = 1;
    let y = x + { x = 10; x } + x;
    println!("{} {}", x, y);
    println!("= {}", if say(0) == 0 { say(1) } else { say(2) });
}

//> 1 2 3 = 7
//> 1 2 3 = 123
//> 1 2 = 2 1
//> 1 3 = [0, 0, 0, 1]
//> 2 1 = [0, 2, 0, 1]
//> 5 6 = (5, 6)
//> 10 21
//> 0 1 = 1
