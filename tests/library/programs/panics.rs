//@ cases: 98
use std::cell::RefCell;
use std::rc::Rc;
fn n(x: usize) -> usize { let mut s = String::new(); s.push('x'); x * s.len() }
fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).unwrap();
    match line.trim().parse::<i32>().unwrap() {
        1 => { None::<i32>.unwrap(); }
        2 => { None::<i32>.expect("no value"); }
        3 => { Err::<i32, _>("bad").unwrap(); }
        4 => { Err::<i32, _>(String::from("bad\n")).expect("wanted"); }
        5 => { Ok::<i32, i32>(3).unwrap_err(); }
        6 => { Ok::<i32, i32>(3).expect_err("should fail"); }
        7 => { "x".parse::<i32>().unwrap(); }
        8 => { let v = vec![1, 2, 3]; let i = n(5); println!("{}", v[i]); }
        9 => { let v = vec![1, 2, 3]; println!("{:?}", &v[n(2)..n(5)]); }
        10 => { let v = vec![1, 2, 3]; println!("{:?}", &v[n(4)..]); }
        11 => { let v = vec![1, 2, 3]; println!("{:?}", &v[n(3)..n(2)]); }
        12 => { let v = vec![1, 2, 3]; println!("{:?}", &v[..=n(3)]); }
        13 => { let v = vec![1, 2, 3]; println!("{:?}", &v[n(3)..=n(1)]); }
        14 => { let v = vec![1, 2, 3]; println!("{:?}", &v[n(5)..=n(1)]); }
        15 => { let v = vec![1, 2, 3]; println!("{:?}", &v[..=usize::MAX - n(0)]); }
        16 => { let mut v = vec![1, 2, 3]; v.insert(5, 1); }
        17 => { let mut v = vec![1, 2, 3]; v.remove(3); }
        18 => { let mut v = vec![1, 2, 3]; v.swap_remove(7); }
        19 => { let mut v = vec![1, 2, 3]; v.split_off(7); }
        20 => { let mut v = vec![1, 2, 3]; v.drain(2..7); }
        21 => { let mut v = vec![1, 2, 3]; v.drain(n(3)..n(1)); }
        22 => { let mut v = vec![1, 2, 3]; v.drain(..=n(3)); }
        23 => { let v = vec![1, 2, 3]; v.split_at(4); }
        24 => { let v = vec![1, 2, 3]; v.chunks(0); }
        25 => { let v = vec![1, 2, 3]; v.windows(0); }
        26 => { let mut v = vec![1, 2, 3]; v.swap(0, 9); }
        27 => { let mut v = vec![1, 2, 3]; v.copy_from_slice(&[1]); }
        28 => { let mut v = vec![1, 2, 3]; v.clone_from_slice(&[1]); }
        29 => { let mut v = vec![1, 2, 3]; v.rotate_left(4); }
        30 => { let mut v = vec![1, 2, 3]; v.copy_within(1..3, 2); }
        31 => { Vec::<u64>::with_capacity(usize::MAX); }
        32 => { let mut v = vec![1u8]; v.reserve(usize::MAX); }
        33 => { let s = "héllo"; println!("{}", &s[n(0)..n(2)]); }
        34 => { let s = "héllo"; println!("{}", &s[n(2)..]); }
        35 => { let s = "héllo"; println!("{}", &s[n(9)..]); }
        36 => { let s = "héllo"; println!("{}", &s[..n(9)]); }
        37 => { let s = "héllo"; println!("{}", &s[n(3)..n(1)]); }
        38 => { let s = "héllo"; println!("{}", &s[..=n(1)]); }
        39 => { let s = "x".repeat(300); println!("{}", &s[..n(1000)]); }
        40 => { let s = "héllo"; s.split_at(2); }
        41 => { let mut s = String::from("héllo"); s.truncate(2); }
        42 => { let mut s = String::from("héllo"); s.insert(2, 'x'); }
        43 => { let mut s = String::from("héllo"); s.remove(6); }
        44 => { let mut s = String::from("héllo"); s.remove(2); }
        45 => { let mut s = String::from("héllo"); s.drain(..2); }
        46 => { let mut s = String::from("héllo"); s.drain(..20); }
        47 => { let mut s = String::from("héllo"); s.replace_range(..2, ""); }
        48 => { let mut s = String::from("héllo"); s.split_off(2); }
        49 => { let c = RefCell::new(1); let _a = c.borrow(); let _b = c.borrow_mut(); }
        50 => { let c = RefCell::new(1); let _a = c.borrow_mut(); let _b = c.borrow(); }
        51 => { let c = RefCell::new(1); let _a = c.borrow_mut(); println!("{:?} {}", c.try_borrow(), c.try_borrow_mut().is_err()); c.replace(2); }
        52 => { assert_eq!(1, 2); }
        53 => { assert_eq!(1, 2, "custom {}", 3); }
        54 => { assert_ne!("a", "a"); }
        55 => { assert!(n(1) == 2); }
        56 => { assert!(n(1) == 2, "msg {}", 1); }
        57 => { panic!("plain"); }
        58 => { panic!("fmt {} {:?}", 1, "x"); }
        59 => { let x: i32 = n(5) as i32; println!("{}", x / (x - 5)); }
        60 => { let x: i32 = n(5) as i32; println!("{}", x % (x - 5)); }
        61 => { let x = i32::MAX - n(0) as i32; println!("{}", x + 1); }
        62 => { let x = u8::MIN + n(0) as u8; println!("{}", x - 1); }
        63 => { let x = i32::MAX - n(0) as i32; println!("{}", x * 2); }
        64 => { let x = i32::MIN + n(0) as i32; println!("{}", -x); }
        65 => { let x = i32::MIN + n(0) as i32; println!("{}", x.abs()); }
        66 => { let x = i32::MIN + n(0) as i32; println!("{}", x / -1); }
        67 => { let x = n(40) as u32; println!("{}", 1i32 << x); }
        68 => { println!("{}", (n(3) as i32).pow(50)); }
        69 => { println!("{}", (n(0) as i32).ilog2()); }
        70 => { println!("{}", (n(0) as u32).ilog10()); }
        71 => { println!("{}", (n(5) as u32).ilog(1)); }
        72 => { println!("{}", (-(n(5) as i32)).isqrt()); }
        73 => { println!("{}", u8::MAX.next_power_of_two()); }
        74 => { println!("{:?}", i32::from_str_radix("1", 40)); }
        75 => { println!("{:?}", 'a'.to_digit(40)); }
        76 => { println!("{:?}", char::from_digit(1, 40)); }
        77 => { println!("{:?}", 5.clamp(3, 1)); }
        78 => { println!("{:?}", 5.0f64.clamp(3.0, 1.0)); }
        79 => { println!("{:?}", (0..5).step_by(n(0))); }
        80 => { println!("{:?}", [200u8, 100].iter().sum::<u8>()); }
        81 => { println!("{:?}", (250u8..).take(10).collect::<Vec<_>>()); }
        82 => { println!("{:?}", [1, 2][n(2)]); }
        83 => { let mut it = [1, 2].iter(); it.nth(5); println!("{:?}", it.next()); let v: Vec<i32> = Vec::new(); v.iter().max().unwrap(); }
        84 => { std::process::exit(7); }
        85 => { println!("{:>1$}", 1, n(70000)); }
        86 => { std::time::Duration::from_secs(1) - std::time::Duration::from_secs(2); }
        87 => { let mut it = [3, 1, 2]; it.select_nth_unstable(5); }
        88 => { let a: Rc<RefCell<i32>> = Rc::new(RefCell::new(1)); let b = a.clone(); let _x = a.borrow_mut(); *b.borrow_mut() += 1; }
        89 => { let s = String::from_utf8(vec![0xff]).unwrap(); println!("{s}"); }
        90 => { let x: u8 = (n(300)).try_into().unwrap(); println!("{x}"); }
        91 => { let v: [i32; 3] = vec![1, 2].try_into().unwrap(); println!("{v:?}"); }
        92 => { let mut a = [1, 2, 3]; let (x, y) = a.split_at_mut(n(4)); println!("{x:?} {y:?}"); }
        93 => { println!("{}", u32::MAX.div_ceil(n(0) as u32)); }
        94 => { println!("{}", (n(7) as i32).rem_euclid(n(0) as i32)); }
        95 => { println!("{}", "a".repeat(usize::MAX)); }
        96 => { let c = std::cell::OnceCell::new(); c.set(1).unwrap(); c.set(2).unwrap(); }
        97 => { unreachable!(); }
        98 => { todo!(); }
        _ => {}
    }
}
