// Every operator on integers, compound assignment, and precedence.
fn main() {
    let a = 0b1100u8;
    let b = 0b1010u8;
    println!("{} {} {} {}", a & b, a | b, a ^ b, !a);
    println!("{} {} {}", a << 2, a >> 2, -16i8 >> 2);
    let mut n = 10;
    n += 5;
    n -= 1;
    n *= 3;
    n /= 2;
    n %= 13;
    println!("{}", n);
    n <<= 4;
    n |= 3;
    n &= 0x7f;
    n ^= 1;
    n >>= 1;
    println!("{}", n);
    println!("{} {} {}", 2 + 3 * 4 - 10 / 5, (2 + 3) * 4, 1 + 2 << 3);
    println!("{} {}", 7 & 3 == 3 as i32 & 7, -2i32.pow(2));
    println!("{}", 1 < 2 && 2 < 3 || false);
    let mut flag = true;
    flag &= 3 > 2;
    flag ^= true;
    flag |= false;
    println!("{}", flag);
}

//> 8 14 6 243
//> 48 3 -4
//> 8
//> 1
//> 12 20 24
//> true -4
//> true
//> false
