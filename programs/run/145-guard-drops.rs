// What a guard binds and its temporaries live as long as the arm and end before what the pattern binds, also when the
// guard runs once for each alternative.
struct D(&'static str);

impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    match (1, D("scrutinee")) {
        (1 | 2, ref _r)
            if let a = D("guard variable")
                && let b = &D("guard temporary")
                && a.0.len() == 14 =>
        {
            let _x = D("arm");
            println!("in the arm with {}", b.0);
        }
        _ => {}
    }
    println!("--");
    match Some(D("owned")) {
        Some(d)
            if let e = D("guard")
                && e.0 == "guard" =>
        {
            println!("{} and {}", d.0, e.0)
        }
        _ => {}
    }
    println!("--");
    match 3 {
        1 | 3 | _
            if let d = D("each time")
                && d.0.is_empty() =>
        {
            unreachable!()
        }
        n if let Some(half) = Some(D("half")).as_ref()
            && n == 3 =>
        {
            println!("{}", half.0)
        }
        _ => unreachable!(),
    }
    println!("--");
    let text = String::from("moved");
    match (text, 1) {
        (s, 1 | 2) if let Some('m') = s.chars().next() => println!("{}", s + " out"),
        (s, _) => println!("kept {s}"),
    }
}

//> in the arm with guard temporary
//> drop arm
//> drop guard temporary
//> drop guard variable
//> drop scrutinee
//> --
//> owned and guard
//> drop guard
//> drop owned
//> --
//> drop each time
//> drop each time
//> half
//> drop half
//> --
//> moved out
