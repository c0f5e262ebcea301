// Boxed closures kept in a list and called later.
struct Button<'a> {
    label: String,
    handlers: Vec<Box<dyn FnMut(&str) -> bool + 'a>>,
}

impl<'a> Button<'a> {
    fn new(label: &str) -> Self {
        Button { label: label.to_string(), handlers: Vec::new() }
    }

    fn on_click(&mut self, handler: impl FnMut(&str) -> bool + 'a) {
        self.handlers.push(Box::new(handler));
    }

    fn click(&mut self) -> usize {
        let mut handled = 0;
        for handler in self.handlers.iter_mut() {
            if handler(&self.label) {
                handled += 1;
            }
        }
        handled
    }
}

fn main() {
    let mut clicks = 0;
    let mut log = Vec::new();
    {
        let mut button = Button::new("ok");
        button.on_click(|_| {
            clicks += 1;
            true
        });
        button.on_click(|label| {
            log.push(label.to_uppercase());
            log.len() > 1
        });
        println!("{}", button.click());
        println!("{}", button.click());
    }
    println!("{} {:?}", clicks, log);
}

//> 1
//> 2
//> 2 ["OK", "OK"]
