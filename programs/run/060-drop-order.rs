// Fields drop in order of declaration, variables in reverse, temporaries at the end of their statement.
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

struct Outer {
    second: Noisy,
    first: Noisy,
}

impl Drop for Outer {
    fn drop(&mut self) {
        println!("drop outer");
    }
}

impl Noisy {
    fn name(&self) -> &str {
        self.0
    }
}

fn make(name: &'static str) -> Noisy {
    println!("make {}", name);
    Noisy(name)
}

fn early(leave: bool) -> u32 {
    let _a = make("early a");
    if leave {
        return 1;
    }
    let _b = make("early b");
    2
}

fn main() {
    let _outer = Outer { first: Noisy("field first"), second: Noisy("field second") };
    let _tuple = (Noisy("tuple 0"), Noisy("tuple 1"));
    println!("{}", make("temporary").name());
    let _v = vec![Noisy("vec 0"), Noisy("vec 1")];
    println!("{} {}", early(true), early(false));
    match make("scrutinee").name() {
        name => println!("in match {}", name),
    }
    for i in 0..2 {
        let _in_loop = make("in loop");
        if i == 0 {
            continue;
        }
        println!("second round");
    }
    let moved = make("conditionally moved");
    if early(true) == 1 {
        drop(moved);
    }
    let _shadow = make("shadow 1");
    let _shadow = make("shadow 2");
    let boxed: Box<Noisy> = Box::new(make("boxed"));
    let _option = Some(boxed);
    println!("end of main");
}

//> make temporary
//> temporary
//> drop temporary
//> make early a
//> drop early a
//> make early a
//> make early b
//> drop early b
//> drop early a
//> 1 2
//> make scrutinee
//> in match scrutinee
//> drop scrutinee
//> make in loop
//> drop in loop
//> make in loop
//> second round
//> drop in loop
//> make conditionally moved
//> make early a
//> drop early a
//> drop conditionally moved
//> make shadow 1
//> make shadow 2
//> make boxed
//> end of main
//> drop boxed
//> drop shadow 2
//> drop shadow 1
//> drop vec 0
//> drop vec 1
//> drop tuple 0
//> drop tuple 1
//> drop outer
//> drop field second
//> drop field first
