// `..` on the left of `=` leaves out fields, as it does in patterns; what is left out is not moved.

#[derive(Debug)]
struct Track {
    title: String,
    artist: String,
    seconds: u32,
}

struct Rgb(u8, u8, u8);

fn boxed() -> (Box<i32>, i32) {
    (Box::new(7), 8)
}

fn main() {
    let (mut first, mut last);
    (first, .., last) = (1, "two", 3.0, 4);
    println!("{first} {last}");
    (.., last) = (5, 6);
    (first, ..) = (last, 7);
    (..) = (1, 2);
    println!("{first} {last}");

    let mut byte: u8 = 0;
    [first, .., last] = [10, 20, 30, 40];
    [.., byte, _] = [1, 2, 3];
    println!("{first} {last} {byte}");

    Rgb(.., byte) = Rgb(1, 2, 3);
    println!("{byte}");
    Rgb(byte, ..) = Rgb(1, 2, 3);
    println!("{byte}");

    let mut words = vec![String::from("a"), String::from("b")];
    let track = Track { title: "Stones".to_string(), artist: "Nobody".to_string(), seconds: 61 };
    let seconds;
    Track { title: words[1], seconds, .. } = track;
    println!("{words:?} {seconds} {}", track.artist);

    let mut shown: Box<dyn std::fmt::Debug> = Box::new("before");
    println!("{shown:?}");
    (shown, ..) = boxed();
    println!("{shown:?}");
    ((first, ..), [.., last]) = ((1, 2), [3, 4]);
    println!("{first} {last}");
}

//> 1 4
//> 6 6
//> 10 40 2
//> 3
//> 1
//> ["a", "Stones"] 61 Nobody
//> "before"
//> 7
//> 1 4
