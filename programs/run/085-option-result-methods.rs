// The methods of `Option` and `Result` that replace a `match`.
fn main() {
    let some: Option<i32> = Some(4);
    let none: Option<i32> = None;
    println!("{} {}", some.map_or(0, |n| n * 2), none.map_or_else(|| -1, |n| n));
    println!("{:?} {:?}", some.filter(|n| n % 2 == 1), some.or(Some(1)));
    println!("{:?} {:?}", none.or_else(|| Some(9)), some.xor(none));
    println!("{:?} {:?}", some.ok_or("none"), none.ok_or_else(|| String::from("empty")));
    println!("{:?} {:?}", some.zip(Some('z')), some.and(Some("b")));
    println!("{} {}", none.unwrap_or_default(), some.is_some_and(|n| n > 3));
    let mut slot = None;
    println!("{}", slot.get_or_insert(5));
    println!("{:?} {:?}", slot.replace(6), slot.insert(7));
    let text = Some(String::from("abc"));
    println!("{:?} {:?}", text.as_ref().map(|s| s.len()), text.as_deref());
    println!("{:?}", text.iter().next());
    let ok: Result<i32, String> = Ok(3);
    let err: Result<i32, String> = Err("bad".to_string());
    println!("{:?} {:?}", ok.as_ref().map(|n| n + 1), err.as_ref().map_err(|e| e.len()));
    println!("{:?} {:?}", ok.clone().ok(), err.clone().err());
    println!("{} {}", err.clone().unwrap_or_else(|e| e.len() as i32), ok.is_ok_and(|n| n == 3));
    println!("{:?}", err.or_else(|e| if e == "bad" { Ok::<i32, String>(0) } else { Err(e) }));
    let all: Result<Vec<i32>, std::num::ParseIntError> = "1 2 3".split(' ').map(|w| w.parse()).collect();
    println!("{:?}", all);
    let some_bad: Option<Vec<u32>> = "1x".chars().map(|c| c.to_digit(10)).collect();
    println!("{:?}", some_bad);
    println!("{:?}", Some(Some(1)).flatten());
    println!("{:?}", Some(Ok::<i32, ()>(1)).transpose());
}

//> 8 -1
//> None Some(4)
//> Some(9) Some(4)
//> Ok(4) Err("empty")
//> Some((4, 'z')) Some("b")
//> 0 true
//> 5
//> Some(5) 7
//> Some(3) Some("abc")
//> Some("abc")
//> Ok(4) Err(3)
//> Some(3) Some("bad")
//> 3 true
//> Ok(0)
//> Ok([1, 2, 3])
//> None
//> Some(1)
//> Ok(Some(1))
