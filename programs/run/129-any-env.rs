// Values of any type, looked at again as what they are; errors too; what the program was started with.
use std::any::{Any, TypeId};
use std::error::Error;
use std::fmt;
#[derive(Debug)]
struct E1(i32);
impl fmt::Display for E1 {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "e1 {}", self.0)
    }
}
impl Error for E1 {}
fn describe(v: &dyn Any) -> String {
    if let Some(i) = v.downcast_ref::<i32>() {
        format!("i32 {i}")
    } else if let Some(s) = v.downcast_ref::<String>() {
        format!("string {s}")
    } else if v.is::<&str>() {
        "str".to_string()
    } else {
        "?".into()
    }
}
trait Shape {
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
}
struct Sq(i32);
impl Shape for Sq {
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
}
fn fail(n: i32) -> Result<(), Box<dyn Error>> {
    if n == 0 { Err(Box::new(E1(7))) } else { Err("text")? }
}
fn main() {
    let things: Vec<Box<dyn Any>> = vec![Box::new(1i32), Box::new(String::from("s")), Box::new("lit"), Box::new(2.5)];
    for t in &things {
        println!("{}", describe(t.as_ref()));
    }
    println!("{:?}", things[0]);
    for t in things {
        match t.downcast::<i32>() {
            Ok(b) => println!("got {b}"),
            Err(_) => println!("no"),
        }
    }
    println!("{}", TypeId::of::<i32>() == TypeId::of::<i32>() && TypeId::of::<i32>() != TypeId::of::<u32>());
    let mut s: Box<dyn Shape> = Box::new(Sq(3));
    if let Some(q) = s.as_any_mut().downcast_mut::<Sq>() {
        q.0 += 1;
    }
    println!("{}", s.as_any().downcast_ref::<Sq>().unwrap().0);
    let e = fail(0).unwrap_err();
    println!("{} {:?}", e, e.downcast_ref::<E1>().map(|e| e.0));
    println!("{}", fail(1).unwrap_err().downcast_ref::<E1>().is_none());
    match fail(0).unwrap_err().downcast::<E1>() {
        Ok(e) => println!("{}", e.0),
        Err(_) => println!("other"),
    }
    println!("{}", std::env::args().count());
    for a in std::env::args().skip(1) {
        println!("{a}");
    }
    println!("{:?}", std::env::args().nth(1));
    println!("{:?}", std::env::var("CAIRN_SURELY_NOT_SET"));
    println!("{} {}", std::i32::MAX, std::u8::MIN);
    println!("{:?}", i32::MAX.type_id() == TypeId::of::<i32>());
}

//> i32 1
//> string s
//> str
//> ?
//> Any { .. }
//> got 1
//> no
//> no
//> no
//> true
//> 4
//> e1 7 Some(7)
//> true
//> 7
//> 1
//> None
//> Err(NotPresent)
//> 2147483647 0
//> true
