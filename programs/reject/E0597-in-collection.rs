// References stored in a vector that lives longer than what they point at.
fn main() {
    let mut all: Vec<&String> = Vec::new();
    for i in 0..3 {
        let s = i.to_string();
        all.push(&s); //~ ERROR E0597
    }
    println!("{:?}", all);
    let mut longest = "";
    {
        let text = String::from("inner text");
        for word in text.split(' ') { //~ ERROR E0597
            if word.len() > longest.len() {
                longest = word;
            }
        }
    }
    println!("{}", longest);
}
