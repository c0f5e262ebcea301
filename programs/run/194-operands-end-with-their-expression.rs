// Operands of a call that is not reached are dropped before the temporaries of the statement, whichever was made first; and
// what a destructor may see does not outlive the expression that took it.
struct Noisy(&'static str);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

impl Noisy {
    fn name(&self) -> &str {
        self.0
    }
}

struct Pair {
    first: Noisy,
    second: usize,
}

fn both(first: Noisy, second: &str, third: Noisy) {
    println!("{} {} {}", first.0, second, third.0);
}

fn early(stop: bool) {
    both(Noisy("operand"), Noisy("temporary").name(), if stop { return } else { Noisy("third") });
}

fn field(stop: bool) -> Option<Pair> {
    Some(Pair { first: Noisy("field"), second: if stop { return None } else { Noisy("length").name().len() } })
}

struct Guard<'a>(&'a String);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        println!("guard of {}", self.0);
    }
}

fn longer<'a>(a: &'a String, b: &'a String) -> &'a String {
    if a.len() > b.len() { a } else { b }
}

struct Named {
    name: String,
}

impl Drop for Named {
    fn drop(&mut self) {
        println!("named {}", self.name);
    }
}

// The guard is gone before the borrow is made, also where `longer` panics.
fn gone() {
    let text = String::from("text");
    let mut kept = &text;
    let guard = Guard(kept);
    let named = Named { name: String::from("a name") };
    drop(guard);
    kept = longer(&named.name, kept);
    println!("{kept}");
}

fn main() {
    early(false);
    early(true);
    println!("{}", field(false).map_or(0, |pair| pair.second + pair.first.0.len()));
    println!("{}", field(true).is_none());
    let empty = [Noisy("none of it"); 0];
    println!("{}", empty.len());
    gone();
}

//> operand temporary third
//> drop third
//> drop operand
//> drop temporary
//> drop operand
//> drop temporary
//> drop length
//> drop field
//> 11
//> drop field
//> true
//> drop none of it
//> 0
//> guard of text
//> a name
//> named a name
