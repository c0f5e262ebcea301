// A program as beginners write it: a `main`, a library part, tests in a module below it, a helper that only they use.
use std::fmt;

#[derive(Debug, Clone, PartialEq)]
struct Rectangle {
    width: u32,
    height: u32,
}

#[derive(Debug, PartialEq)]
enum Error {
    Empty,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "a rectangle has two sides")
    }
}

impl std::error::Error for Error {}

impl Rectangle {
    fn new(width: u32, height: u32) -> Result<Rectangle, Error> {
        if width == 0 || height == 0 { Err(Error::Empty) } else { Ok(Rectangle { width, height }) }
    }

    fn can_hold(&self, other: &Rectangle) -> bool {
        self.width > other.width && self.height < other.height
    }

    fn area(&self) -> u32 {
        self.width * self.height
    }
}

fn main() {
    println!("{}", Rectangle::new(3, 4).unwrap().area());
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    struct Loud<'a>(&'a Cell<u32>);

    impl Drop for Loud<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
            println!("dropped {}", self.0.get());
        }
    }

    fn square(side: u32) -> Rectangle {
        Rectangle { width: side, height: side }
    }

    #[test]
    fn larger_can_hold_smaller() {
        let larger = Rectangle { width: 8, height: 7 };
        assert!(larger.can_hold(&square(5)), "{larger:?} holds {:?}", square(5));
    }

    #[test]
    fn areas() -> Result<(), Box<dyn std::error::Error>> {
        assert_eq!(Rectangle::new(3, 4)?.area(), 12);
        assert_ne!(square(2).area(), 5);
        Ok(())
    }

    #[test]
    fn empty() -> Result<(), Box<dyn std::error::Error>> {
        Rectangle::new(0, 4)?;
        Ok(())
    }

    #[test]
    #[should_panic(expected = "overflow")]
    fn too_large() {
        Rectangle { width: u32::MAX, height: 2 }.area();
    }

    #[test]
    fn unwinding_is_heard() {
        let count = Cell::new(0);
        let _one = Loud(&count);
        let _two = Loud(&count);
        let sides = [1, 2, 3];
        println!("{}", sides[sides.len() + count.get() as usize]);
    }

    #[test]
    fn numbers() {
        "12x".parse::<i32>().unwrap();
    }

    mod more {
        use super::square;

        #[test]
        fn r#fn() {
            assert_eq!(square(2), square(2));
        }

        #[test]
        fn größe() {
            assert_eq!(square(2), square(3), "sides of {}", "grün");
        }
    }
}
