// Lifetimes and associated types that nothing says, or that two things say.
trait Base {
    type Out;
}

trait Derived: Base {
    type Out;

    fn take(value: Self::Out); //~ ERROR E0221
}

fn generic<T: Derived>(_: T::Out) {} //~ ERROR E0221

fn by_path<T: Derived>(_: <T as Base>::Out) {}

trait Of<T> {
    type Item;
}

trait Circle: Of<Self::Item> {} //~ ERROR E0391

fn pointer(_: for<'a> fn() -> &'a str) {} //~ ERROR E0581
fn closure(_: impl for<'a> Fn(u8) -> &'a str) {} //~ ERROR E0582
fn bound<I>(_: I)
where
    I: for<'a> Iterator<Item = &'a str>, //~ ERROR E0582
{
}
fn fine(_: impl for<'a> Fn(&'a u8) -> &'a str) {}

struct Relaxed<T: ?Sized + ?Sized>(Box<T>); //~ ERROR E0203

unsafe impl<T> Relaxed<T> {} //~ ERROR E0197

enum Mixed { //~ ERROR E0732
    Unit = 1,
    Tuple() = 2,
}

fn main() {}
