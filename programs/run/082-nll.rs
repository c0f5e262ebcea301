// A borrow ends with its last use, not with its block.
fn process(map: &mut Vec<(u32, String)>, key: u32) -> &mut String {
    if let Some(i) = map.iter().position(|(k, _)| *k == key) {
        return &mut map[i].1;
    }
    map.push((key, String::new()));
    let last = map.len() - 1;
    &mut map[last].1
}

fn main() {
    let mut data = vec![1, 2, 3];
    let first = &data[0];
    println!("{}", first);
    data.push(4);
    let slice = &mut data[1..];
    slice[0] = 20;
    data.push(5);
    println!("{:?}", data);
    let mut text = String::from("x");
    let mut r = &text;
    println!("{}", r);
    let other = String::from("other");
    r = &other;
    text.push('y');
    println!("{} {}", r, text);
    let mut map = Vec::new();
    process(&mut map, 1).push('a');
    process(&mut map, 1).push('b');
    process(&mut map, 2).push('c');
    println!("{:?}", map);
}

//> 1
//> [1, 20, 3, 4, 5]
//> x
//> other xy
//> [(1, "ab"), (2, "c")]
