// A trait may speak of its own objects: each state makes the next.
trait State {
    fn next(self: Box<Self>) -> Box<dyn State>;
    fn name(&self) -> &'static str;
    fn same(&self, other: &dyn State) -> bool {
        self.name() == other.name()
    }
}

struct Draft;
struct Review {
    approvals: u32,
}
struct Published;

impl State for Draft {
    fn next(self: Box<Self>) -> Box<dyn State> {
        Box::new(Review { approvals: 0 })
    }
    fn name(&self) -> &'static str {
        "draft"
    }
}

impl State for Review {
    fn next(self: Box<Self>) -> Box<dyn State> {
        match self.approvals {
            0 => Box::new(Review { approvals: 1 }),
            _ => Box::new(Published),
        }
    }
    fn name(&self) -> &'static str {
        "review"
    }
}

impl State for Published {
    fn next(self: Box<Self>) -> Box<dyn State> {
        self
    }
    fn name(&self) -> &'static str {
        "published"
    }
}

fn main() {
    let mut state: Box<dyn State> = Box::new(Draft);
    for _ in 0..5 {
        println!("{} {}", state.name(), state.same(&Published));
        state = state.next();
    }
}

//> draft false
//> review false
//> review false
//> published true
//> published true
