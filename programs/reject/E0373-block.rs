// A block that ends with a closure: what the closure borrows is gone with the block.

fn counted() {
    let count = {
        let name = String::from("cairn");
        let by = 2;
        || name.len() * by //~ ERROR E0373
        //~^ ERROR E0373
    };
    println!("{}", count());
}

fn kept(names: &[String]) {
    let shout;
    {
        let suffix = String::from("!");
        shout = |name: &String| format!("{name}{suffix}"); //~ ERROR E0373
    }
    let all = || names.iter().map(|name| shout(name)).collect::<Vec<_>>();
    println!("{:?}", all());
}

// Without a closure that takes it up, it is the variable that is named.
fn called(names: &[String]) {
    let shout;
    {
        let suffix = String::from("!");
        shout = |name: &String| format!("{name}{suffix}"); //~ ERROR E0597
    }
    println!("{}", shout(&names[0]));
}

fn summed(mut total: i32) {
    let add: Box<dyn FnMut() + 'static> = Box::new(|| {
        let step = 1;
        total += step; //~ ERROR E0597
        total += step;
    });
    drop(add);
}

fn main() {
    let names = vec![String::from("a")];
    counted();
    kept(&names);
    called(&names);
    summed(1);
}
