// Items inside functions: visible in the whole block, before and after.
fn main() {
    println!("{}", helper(2));

    fn helper(n: i32) -> i32 {
        const FACTOR: i32 = 21;
        struct Local(i32);
        impl Local {
            fn get(&self) -> i32 {
                self.0
            }
        }
        Local(n * FACTOR).get()
    }

    #[derive(Debug)]
    enum State {
        On,
        Off,
    }
    use State::*;
    println!("{:?} {:?}", On, Off);

    trait Triple {
        fn triple(&self) -> i32;
    }
    impl Triple for i32 {
        fn triple(&self) -> i32 {
            self * 3
        }
    }
    println!("{}", 5.triple());
    {
        fn helper(n: i32) -> i32 {
            n
        }
        println!("{}", helper(3));
    }
}

//> 42
//> On Off
//> 15
//> 3
