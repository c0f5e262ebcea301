// The format language: width, alignment, fill, sign, base, names, positions, debug.
#[derive(Debug, Clone, PartialEq)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Debug)]
struct Unit;

#[derive(Debug)]
struct Wrap(i32, &'static str);

#[derive(Debug)]
enum Message {
    Quit,
    Move { to: Point },
    Say(String, u8),
}

fn main() {
    println!("[{:5}] [{:<5}] [{:^5}] [{:>5}]", 42, 42, 42, 42);
    println!("[{:5}] [{:<5}] [{:^5}] [{:>5}]", "ab", "ab", "ab", "ab");
    println!("[{:*^9}] [{:#>6}] [{:05}] [{:+}] [{:<05}]", "mid", 7, -42, 42, 3);
    println!("{:x} {:X} {:#x} {:b} {:#010b} {:o}", 255, 255, 255, 5, 5, 8);
    println!("{0} {1} {0} {name}", 1, 2, name = "three");
    let width = 6;
    let value = 2.5;
    println!("[{value:width$}] [{value:>0$}] [{:.*}] [{:.prec$}]", 7, 1.23456, 9.87654, prec = 1);
    println!("{{}} {{{}}}", 1);
    let p = Point { x: 1, y: -2 };
    println!("{:?} {p:?}", p);
    println!("{:#?}", p);
    println!("{:?} {:?} {:?}", Unit, Wrap(1, "w"), Message::Quit);
    println!("{:?}", Message::Say(String::from("hi"), 3));
    println!("{:#?}", Message::Move { to: p.clone() });
    println!("{:#?}", (1, "two", vec![Some(3), None]));
    println!("{:?} {:?}", "quote\"", 'c');
    println!("{:5}|{:<3}|{:>3}|{:^3}", true, 'x', 'y', 'z');
    println!("{:?} {:?}", (1,), ());
    println!("{:.3}|{:6.2}|{:<6.2}|", "abcdef", "abcdef", "abcdef");
    println!("{:02x?} {:?}", vec![1, 255], [1.0, 2.5]);
    println!("{:e} {:E}", 1500, 0.00012);
    eprintln!("this goes to standard error");
    let s = format!("{:>4}", 7) + &format!("{}", 8);
    println!("{s}");
    print!("no newline");
    println!();
}

//> [   42] [42   ] [ 42  ] [   42]
//> [ab   ] [ab   ] [ ab  ] [   ab]
//> [***mid***] [#####7] [-0042] [+42] [00003]
//> ff FF 0xff 101 0b00000101 10
//> 1 2 1 three
//> [   2.5] [    2.5] [1.2345600] [9.9]
//> {} {1}
//> Point { x: 1, y: -2 } Point { x: 1, y: -2 }
//> Point {
//>     x: 1,
//>     y: -2,
//> }
//> Unit Wrap(1, "w") Quit
//> Say("hi", 3)
//> Move {
//>     to: Point {
//>         x: 1,
//>         y: -2,
//>     },
//> }
//> (
//>     1,
//>     "two",
//>     [
//>         Some(
//>             3,
//>         ),
//>         None,
//>     ],
//> )
//> "quote\"" 'c'
//> true |x  |  y| z 
//> (1,) ()
//> abc|ab    |ab    |
//> [01, ff] [1.0, 2.5]
//> 1.5e3 1.2E-4
//>    78
//> no newline
