// The type that is there is not the type that is needed. Rust converts almost nothing by itself.
struct Point {
    x: i32,
}

fn takes(n: i64) -> i64 {
    n
}

fn returns(flag: bool) -> String {
    if flag {
        return "literal"; //~ ERROR E0308
    }
    5 //~ ERROR E0308
}

fn nothing(n: i32) -> i32 { //~ ERROR E0308
    n + 1;
}

fn main() {
    let a: i32 = "text"; //~ ERROR E0308
    let b: u8 = 1u16; //~ ERROR E0308
    let c = takes(1i32); //~ ERROR E0308
    let d = if a > 0 { 1 } else { "two" }; //~ ERROR E0308
    let e: f64 = 1; //~ ERROR E0308
    let f = Point { x: 1.5 }; //~ ERROR E0308
    if a { //~ ERROR E0308
        println!("{} {} {} {}", b, c, d, e);
    }
    let g: &mut i32 = &5; //~ ERROR E0308
    let h: Option<i32> = 3; //~ ERROR E0308
    let i = match h {
        Some(n) => n,
        None => "none", //~ ERROR E0308
    };
    let (j, k) = (1, 2, 3); //~ ERROR E0308
    let l = [1, 'b']; //~ ERROR E0308
    let m: [i32; 2] = [1, 2, 3]; //~ ERROR E0308
    println!("{} {} {} {} {} {} {:?} {:?}", f.x, g, i, j, k, returns(true), l, m);
    nothing(1);
    let v: Vec<u8> = vec![1u32]; //~ ERROR E0308
    while 1 { //~ ERROR E0308
        break;
    }
    match 5 {
        "five" => {} //~ ERROR E0308
        _ => {}
    }
    let n = a + 1u8; //~ ERROR E0308
    //~^ ERROR E0277
    println!("{:?} {}", v, n);
}
