// A `move` closure takes what it uses; a closure that gives its capture away can be called only once.
fn main() {
    let text = String::from("captured");
    let show = move || println!("{}", text);
    show();
    println!("{}", text); //~ ERROR E0382
    let other = String::from("other");
    let give = || other;
    println!("{}", give());
    println!("{}", give()); //~ ERROR E0382
    let third = String::from("third");
    let take = || drop(third);
    println!("{}", third); //~ ERROR E0382
    take();
}
