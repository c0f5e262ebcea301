// Operators on owned values move them too; a moved field can be given back, but not read before.
#[derive(Debug)]
struct Holder {
    text: String,
}

fn main() {
    let a = String::from("a");
    let b = a + "b";
    println!("{} {}", a, b); //~ ERROR E0382
    let mut holder = Holder { text: String::from("t") };
    let text = holder.text;
    println!("{:?}", holder); //~ ERROR E0382
    holder.text = text;
    println!("{:?}", holder);
    let c = vec![1];
    let d = [c, vec![2]];
    let e = (d, c); //~ ERROR E0382
    println!("{:?}", e);
}
