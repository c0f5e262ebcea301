// A block is a value, has its own variables, and may shadow outer ones.
fn main() {
    let x = 1;
    let y = {
        let x = x + 10;
        x * 2
    };
    let unit = {
        let _nothing = x;
    };
    println!("{} {} {:?}", x, y, unit);
}

//> 1 22 ()
