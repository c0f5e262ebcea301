// A `match` must cover every value.
enum Light {
    Red,
    Yellow,
    Green,
}

fn main() {
    let light = Light::Red;
    match light { //~ ERROR E0004
        Light::Red => println!("stop"),
        Light::Green => println!("go"),
    }
    match 5u8 { //~ ERROR E0004
        0..=100 => {}
        102..=255 => {}
    }
    match (true, Some(1)) { //~ ERROR E0004
        (true, Some(_)) => {}
        (false, None) => {}
        (false, Some(n)) if n > 0 => {}
    }
    match "text" { //~ ERROR E0004
        "text" => {}
    }
    match &[1, 2][..] { //~ ERROR E0004
        [] => {}
        [_, _, ..] => {}
    }
    match Some(Light::Yellow) { //~ ERROR E0004
        Some(Light::Red | Light::Yellow) | None => {}
    }
    let n = 3;
    match n { //~ ERROR E0004
        i32::MIN..0 => {}
        1.. => {}
    }
}
