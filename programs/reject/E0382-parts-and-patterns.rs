// Every way to look at a value is a use: a pattern of an array's elements, a match, the address of a variable, an assignment to one
// field of what has a destructor.
struct Guarded(String, i32);

impl Drop for Guarded {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

fn element_then_rest(words: [String; 3]) {
    let [_, second, _] = words;
    let [_, rest @ ..] = words; //~ ERROR E0382
    println!("{} {:?}", second, rest);
}

fn rest_then_element(words: [String; 3]) {
    let [_, rest @ ..] = words;
    let [_, second, _] = words; //~ ERROR E0382
    println!("{} {:?}", second, rest);
}

fn apart(words: [String; 3]) {
    let [first, ..] = words;
    let [_, rest @ ..] = words;
    println!("{} {:?}", first, rest);
}

fn field_of_moved() {
    let mut guarded = Guarded(String::new(), 1);
    drop(guarded);
    guarded.1 = 2; //~ ERROR E0382
}

fn address_of_moved(text: String) {
    drop(text);
    let _address = &raw const text; //~ ERROR E0382
}

fn match_of_moved(word: Option<String>) {
    drop(word);
    match word { //~ ERROR E0382
        Some(_) => println!("some"),
        None => println!("none"),
    }
}

fn nothing_is_looked_at(word: Option<String>) {
    drop(word);
    let _ = word;
}

fn main() {
    let words = || [String::from("a"), String::from("b"), String::from("c")];
    element_then_rest(words());
    rest_then_element(words());
    apart(words());
    field_of_moved();
    address_of_moved(String::new());
    match_of_moved(None);
    nothing_is_looked_at(None);
}
