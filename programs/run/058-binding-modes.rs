// Matching through a reference binds by reference: nothing moves.
struct Person {
    name: String,
    age: u32,
}

fn main() {
    let person = Some(Person { name: String::from("Eva"), age: 30 });
    if let Some(Person { name, age }) = &person {
        println!("{} {}", name, *age + 1);
    }
    let mut option = Some(String::from("x"));
    if let Some(s) = &mut option {
        s.push('y');
    }
    if let Some(ref mut s) = option {
        s.push('z');
    }
    match option {
        Some(ref s) if s.len() > 2 => println!("long {}", s),
        Some(_) | None => println!("short"),
    }
    println!("{:?}", option);
    let pairs = vec![(1, String::from("one")), (2, String::from("two"))];
    for (n, name) in &pairs {
        println!("{} {}", n, name);
    }
    for (n, name) in pairs {
        println!("{} {}", n + 10, name + "!");
    }
    if let Some(person) = person {
        let Person { name, .. } = person;
        println!("{}", name);
    }
}

//> Eva 31
//> long xyz
//> Some("xyz")
//> 1 one
//> 2 two
//> 11 one!
//> 12 two!
//> Eva
