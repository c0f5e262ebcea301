// Who sees a trait and the type that implements it sees the associated types too.
mod shapes {
    struct Corner(i32);

    pub struct Square;

    struct Hidden;

    pub trait Corners {
        type Corner;
    }

    impl Corners for Square {
        type Corner = Corner; //~ ERROR E0446
    }

    impl Corners for Hidden {
        type Corner = Corner;
    }

    trait Inner {
        type Part;
    }

    impl Inner for Square {
        type Part = Option<Corner>;
    }
}

fn main() {}
