// In an impl its trait's methods can be called, imported or not.

mod m {
    pub trait Named {
        fn name(&self) -> String;
        fn twice(&self) -> String {
            self.name() + &self.name()
        }
    }
}
struct S(u8);
impl m::Named for u8 {
    fn name(&self) -> String {
        format!("u8 {self}")
    }
}
impl m::Named for S {
    fn name(&self) -> String {
        use std::fmt::Write;
        let mut s = String::new();
        write!(s, "{}", self.0.name()).unwrap();
        s + &(|| self.0.twice())()
    }
}
fn main() {
    println!("{}", m::Named::name(&S(3)));
}

//> u8 3u8 3u8 3
