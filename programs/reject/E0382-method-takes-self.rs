// A method that takes `self` consumes what it is called on: `into_iter`, `unwrap`, one's own.
struct Ticket(u32);

impl Ticket {
    fn tear(self) -> u32 {
        self.0
    }
}

fn main() {
    let ticket = Ticket(7);
    println!("{}", ticket.tear());
    println!("{}", ticket.tear()); //~ ERROR E0382
    let v = vec![1];
    for x in v {
        println!("{}", x);
    }
    println!("{:?}", v); //~ ERROR E0382
    let name: Option<String> = None;
    let text = name.unwrap_or_default();
    println!("{} {:?}", text, name); //~ ERROR E0382
}
