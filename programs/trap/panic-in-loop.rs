// A panic in the third round: what the earlier rounds made is already gone or in the vector.
//@ exit: 101
//@ stderr: at 2
struct Item(u32);

impl Drop for Item {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn main() {
    let mut items = Vec::new();
    for i in 0..5 {
        let item = Item(i);
        if i == 3 {
            panic!("at {}", items.len());
        }
        if i % 2 == 0 {
            items.push(item);
        }
    }
}

//> drop 1
//> drop 3
//> drop 0
//> drop 2
