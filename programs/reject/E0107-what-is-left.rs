// With too many arguments a signature goes on with the first ones; an item's own type is not known at all.
struct One<T>(T);
struct Pair<A, B> {
    a: A,
    b: B,
}

fn many(one: One<i32, i32>) -> One<u8, u8> { //~ ERROR E0107
    one.get(); //~ ERROR E0599
    1 //~ ERROR E0308
}

fn few(pair: Pair<i32>) { //~ ERROR E0107
    pair.b.anything();
}

impl One<i32, i32> { //~ ERROR E0107
    fn new() -> Self {
        1
    }
}

impl<A> Pair<A> { //~ ERROR E0107
    fn count() -> i32 {
        2
    }
}

struct Holder {
    many: One<i32, i32>, //~ ERROR E0107
}

fn held(holder: Holder) {
    holder.many.anything();
    let text: &str = Pair::<i32, i32>::count(); //~ ERROR E0308
    One::<i32>::new(); //~ ERROR E0599
}

fn main() {
    let one: One<i32, u8> = 1; //~ ERROR E0107
    //~^ ERROR E0308
}
