// `..base` moves the fields that are not given; what moved out of a variable that was declared outside a loop is gone.
#[derive(Clone)]
struct Settings {
    name: String,
    path: String,
    size: u32,
}

fn main() {
    let base = Settings { name: String::from("n"), path: String::from("p"), size: 1 };
    let next = Settings { name: String::from("m"), ..base };
    println!("{} {}", base.name, base.size);
    println!("{}", base.path); //~ ERROR E0382
    println!("{}", next.path);
    let names = vec![String::from("a")];
    let mut kept = Vec::new();
    loop {
        kept.push(names); //~ ERROR E0382
        if kept.len() > 1 {
            break;
        }
    }
}
