// Guards that match patterns: what they bind and when it is dropped; `?` on a `ControlFlow`; constants that own.
use std::ops::ControlFlow;
struct D(&'static str);
impl Drop for D {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}
fn mk(s: &'static str) -> D {
    D(s)
}
fn get(n: i32) -> Option<i32> {
    if n > 2 { Some(n * 10) } else { None }
}
fn classify(v: Option<i32>) -> String {
    match v {
        Some(n)
            if let Some(m) = get(n)
                && m > 40 =>
        {
            format!("big {m}")
        }
        Some(n) if let Some(m) = get(n) => format!("mid {m}"),
        Some(n) => format!("small {n}"),
        None => "none".into(),
    }
}
fn guard_drops(x: i32) {
    match x {
        1 | 2
            if let Some(_) = Some(mk("scrut")).as_ref()
                && mk("plain").0.len() == x as usize =>
        {
            println!("len")
        }
        1 | 2
            if let D("a") = mk("a")
                && x == 2 =>
        {
            println!("two")
        }
        n if mk("g").0 == "g" && n > 5 => println!("big"),
        _ => println!("other"),
    }
}
fn owned(r: Result<String, String>) -> String {
    match r {
        Ok(s) | Err(s)
            if let Some(c) = s.chars().next()
                && c == 'a' =>
        {
            s + "!"
        }
        Ok(s) => s,
        Err(e) => e + "?",
    }
}
fn cf(v: &[i32]) -> ControlFlow<i32, ()> {
    for &x in v {
        check(x)?;
    }
    ControlFlow::Continue(())
}
fn check(x: i32) -> ControlFlow<i32> {
    if x < 0 { ControlFlow::Break(x) } else { ControlFlow::Continue(()) }
}
const C: &Vec<i32> = &Vec::new();
fn main() {
    for v in [None, Some(1), Some(3), Some(5)] {
        println!("{}", classify(v));
    }
    for x in [1, 2, 3, 9] {
        println!("-- {x}");
        guard_drops(x);
    }
    println!("{} {} {}", owned(Ok("abc".into())), owned(Err("b".into())), owned(Err("az".into())));
    println!("{:?} {:?}", cf(&[1, 2]), cf(&[1, -2, 3]));
    println!("{:?}", C);
    println!("{}", matches!(Some(5), Some(n) if n > 3));
}

//> none
//> small 1
//> mid 30
//> big 50
//> -- 1
//> drop plain
//> drop scrut
//> drop a
//> drop g
//> other
//> -- 2
//> drop plain
//> drop scrut
//> two
//> drop a
//> -- 3
//> drop g
//> other
//> -- 9
//> drop g
//> big
//> abc! b? az!
//> Continue(()) Break(-2)
//> []
//> true
