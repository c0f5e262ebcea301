// Tests of every kind, with each way to end.
fn add(a: i32, b: i32) -> i32 { a + b }
fn main() { println!("{}", add(1, 2)); }
#[test]
fn top() { assert_eq!(add(1, 1), 2); }
#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn it_works() { println!("not shown"); assert_eq!(add(2, 2), 4); }
    #[test]
    fn fails() { println!("shown {}", 1); eprintln!("err"); println!("x"); assert_eq!(add(2, 2), 5, "sum of {}", 2); }
    #[test]
    fn another() { print!("no newline"); panic!("Make this test fail"); }
    #[test]
    #[should_panic]
    fn panics() { panic!("boo"); }
    #[test]
    #[should_panic]
    fn does_not_panic() { println!("fine"); }
    #[test]
    #[should_panic(expected = "less than 100")]
    fn wrong() { panic!("Guess value must be greater than or equal to 1, got {}.", 200); }
    #[test]
    #[should_panic(expected = "less than 100")]
    fn right() { panic!("must be less than 100!"); }
    #[test]
    #[should_panic(expected = "x")]
    fn expected_none() { }
    #[test]
    #[should_panic = "boo"]
    fn eq_form() { panic!("boo"); }
    #[test]
    #[ignore]
    fn slow() { }
    #[test]
    #[ignore = "takes an hour"]
    fn slow2() { panic!() }
    #[test]
    fn res() -> Result<(), String> { if add(2, 2) == 4 { Ok(()) } else { Err("no".into()) } }
    #[test]
    fn res_err() -> Result<(), String> { println!("a"); Err("two plus two".into()) }
    #[test]
    fn res_q() -> Result<(), std::num::ParseIntError> { let x: i32 = "x".parse()?; assert_eq!(x, 1); Ok(()) }
    #[test]
    fn code() -> std::process::ExitCode { std::process::ExitCode::from(7) }
    mod inner { #[test] fn deep() {} 
      #[test]
      fn unwrap() { let x: Option<i32> = None; x.unwrap(); } 
      #[test] #[should_panic(expected="caf\"é\n")] fn esc() { panic!("tea\t"); } }
}
