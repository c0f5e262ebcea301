// Lesson 9: types that are only bytes are copied, not moved.
//
//     cairn run programs/tour/09-copy.rs --dump end
//
// Integers, floats, `bool`, `char`, and tuples and arrays of such own nothing but their own bytes, so a copy of the bytes
// is a second, independent value and both stay usable. Look at the bytes: the negative number in two's
// complement, the float in its three parts, the `char` in four bytes, the array with no gap between its elements.
#[derive(Clone, Copy)]
struct Pixel {
    x: i16,
    y: i16,
    on: bool,
}

fn main() {
    let int = -2i32;
    let float = 0.5f64;
    let letter = 'é';
    let pair = (1u8, true);
    let array = [1u16, 2, 3];
    let pixel = Pixel { x: 3, y: -3, on: true };
    let (int2, float2, letter2, pair2, mut array2, pixel2) = (int, float, letter, pair, array, pixel);
    array2[0] = 100;
    println!("{} {} {} {:?} {:?}", int, float, letter, pair, array);
    println!("{} {} {} {:?} {:?}", int2, float2, letter2, pair2, array2);
    println!("{} {} {}", pixel.x, pixel2.y, pixel2.on);
}

//> -2 0.5 é (1, true) [1, 2, 3]
//> -2 0.5 é (1, true) [100, 2, 3]
//> 3 -3 true
