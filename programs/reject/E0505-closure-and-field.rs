// A `move` closure takes a borrowed value; a field moves out while its struct is borrowed.
struct Person {
    name: String,
    age: u32,
}

fn main() {
    let text = String::from("t");
    let r = &text;
    let f = move || text.len(); //~ ERROR E0505
    println!("{} {}", r, f());
    let person = Person { name: String::from("p"), age: 1 };
    let all = &person;
    let name = person.name; //~ ERROR E0505
    println!("{} {}", all.age, name);
    let list = vec![String::from("l")];
    let it = list.iter();
    for s in list { //~ ERROR E0505
        println!("{}", s);
    }
    println!("{}", it.count());
}
