// Traits with functions without `self`, constants and associated types.
trait Zero {
    const NAME: &'static str;
    fn zero() -> Self;
}

impl Zero for i32 {
    const NAME: &'static str = "i32";
    fn zero() -> Self {
        0
    }
}

impl Zero for bool {
    const NAME: &'static str = "bool";
    fn zero() -> Self {
        false
    }
}

trait Container {
    type Item;
    fn first(&self) -> Option<Self::Item>;
}

impl Container for Vec<i32> {
    type Item = i32;
    fn first(&self) -> Option<i32> {
        self.get(0).copied()
    }
}

fn describe<T: Zero + std::fmt::Debug>() {
    println!("{} {:?}", T::NAME, T::zero());
}

fn first_or<C: Container>(container: &C, default: C::Item) -> C::Item {
    match container.first() {
        Some(item) => item,
        None => default,
    }
}

fn main() {
    describe::<i32>();
    describe::<bool>();
    println!("{} {}", first_or(&vec![4, 5], 0), first_or(&Vec::new(), -1));
    let n: i32 = Zero::zero();
    println!("{n}");
}

//> i32 0
//> bool false
//> 4 -1
//> 0
