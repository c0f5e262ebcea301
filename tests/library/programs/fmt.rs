use std::fmt;
#[derive(Debug, Clone, PartialEq, Default)]
struct P { x: i32, y: String, z: Option<Box<P>> }
#[derive(Debug)]
struct T(i32, f64);
#[derive(Debug)]
struct U;
#[derive(Debug)]
enum E { A, B(i32, &'static str), C { a: u8, b: Vec<u8> } }
struct D;
impl fmt::Display for D { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { f.pad("dee") } }
struct H(i32);
impl fmt::Display for H { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { write!(f, "<{}>", self.0) } }
struct M;
impl fmt::Debug for M { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_map().entry(&"k", &1).entry(&"k2", &vec![1, 2]).finish() } }
struct S;
impl fmt::Debug for S { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_set().entries([1, 2].iter()).finish() } }
struct N;
impl fmt::Debug for N { fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.debug_struct("N").field("a", &1).finish_non_exhaustive() } }
struct W;
impl fmt::Write for W { fn write_str(&mut self, s: &str) -> fmt::Result { print!("[{}]", s); Ok(()) } }
macro_rules! ints { ($($v:expr),*) => { $(
    println!("{} {:?} {:5} {:<5} {:^5} {:>5} {:05} {:+} {:+05} {:x} {:X} {:#x} {:#X} {:b} {:#b} {:o} {:#o} {:#010x} {:08b} {:*^9} {:e} {:E}", $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v);
    println!("{:.2e} {:.0e} {:10.3e} {:<12e}| {:012e} {:+e} {:x?} {:X?} {:#x?} {:#?} {:5?}", $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v);
)* } }
macro_rules! floats { ($($v:expr),*) => { $(
    println!("{} {:?} {:.0} {:.1} {:.2} {:.5} {:8.2} {:<8.2}| {:^8.2}| {:08.2} {:+} {:+.1} {:e} {:E} {:.3e} {:*>12} {:012} {:+010.3}", $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v, $v);
)* } }
fn main() {
    ints!(0, 1, -1, 42, -42, 255u8, i8::MIN, i8::MAX, u8::MAX, i16::MIN, u16::MAX, i32::MIN, i32::MAX, u32::MAX, i64::MIN, i64::MAX, u64::MAX, i128::MIN, i128::MAX, u128::MAX, usize::MAX, isize::MIN, 1000, 1500, 2500, 12345, 99999, 995);
    floats!(0.0, -0.0, 1.0, -1.0, 0.1, 0.2 + 0.1, 1.5, 2.5, 1e10, 1e15, 1e16, 1e17, 1.5e300, 1e-5, 1e-4, 123456.789, 1e-7, f64::MAX, f64::MIN_POSITIVE, f64::INFINITY, f64::NEG_INFINITY, f64::NAN, 0.1f32, 16777216f32, 1e-10f32, f32::MAX, 3.14159f32, 99.995, 0.5);
    let p = P { x: 1, y: "a\"b\n".to_string(), z: Some(Box::new(P::default())) };
    println!("{:?}", p);
    println!("{:#?}", p);
    println!("{:?} {:#?} {:?} {:#?}", T(1, 2.0), T(1, 2.0), U, U);
    println!("{:?} {:?} {:?}", E::A, E::B(1, "x"), E::C { a: 1, b: vec![1, 2] });
    println!("{:#?} {:#?} {:#?}", E::A, E::B(1, "x"), E::C { a: 1, b: vec![1, 2] });
    println!("{:?} {:#?} {:?} {:#?} {:?} {:#?}", M, M, S, S, N, N);
    println!("[{}] [{:5}] [{:<5}] [{:>5}] [{:^6}] [{:-^7}] [{:.2}] [{:5.1}]", D, D, D, D, D, D, D, D);
    println!("[{}] [{:5}] [{:>8}]", H(1), H(2), H(3));
    println!("{:?} {:?} {:?} {:?}", (1,), (1, "a"), (1, 2.5, 'c', true), ());
    println!("{:#?}", (1, ("a", [1, 2])));
    println!("{:?} {:?} {:?}", 'a', '\'', '"');
    println!("{:?} {:?} {:?} {:?} {:?}", '\n', '\0', '\u{7f}', '\u{301}', 'é');
    println!("{:?}", "tab\t quote\" single' back\\ nul\0 \u{1} \u{7f} é \u{301} \u{200b} 日本 \u{1F600} \u{e000} \u{feff}");
    println!("{:5}|{:<5}|{:^5}|{:>5}|{:*^5}|{:?}|{:5?}", 'x', 'x', 'x', 'x', 'é', 'x', 'x');
    println!("{:5}|{:<6}|{:>6}|{:?}|{:10?}|", true, false, true, true, false);
    println!("{:10}|{:<10}|{:^10}|{:>10}|{:.3}|{:10.3}|{:?}|{:10?}|{:é^10}", "héllo", "héllo", "héllo", "héllo", "héllo", "héllo", "a", "a", "ab");
    let w = 7; let pr = 2; let name = "n";
    println!("{:w$} {:1$} {:.*} {:.pr$} {:>w$.pr$} {name} {0} {0:?} {name:>w$}", 1, 6, 3, 1.23456, 2.34567, 3.45678);
    println!("{:?} {:?} {:?}", [1, 2, 3], vec!["a", "b"], &[[1, 2], [3, 4]]);
    println!("{:#?}", vec![Some(1), None]);
    println!("{:02x?} {:#04X?} {:5?} {:.1?}", [1, 20], [1, 20], [1, 2], [1.0, 2.25]);
    println!("{:?} {:?} {:?} {:?}", Some("a"), None::<i32>, Ok::<i32, ()>(1), Err::<(), _>("e"));
    println!("{{}} {{{}}}", 1);
    let r = &&5; println!("{} {:?} {:x}", r, r, r);
    let b = Box::new(5); println!("{} {:?}", b, b);
    println!("{:?} {:?} {:?} {:?} {:?} {:?}", 1..2, 1..=2, .., ..3, 4.., ..=5);
    println!("{:?} {:?}", std::cmp::Ordering::Less, std::cmp::Reverse(1));
    let s = format!("{}-{}", 1, "b"); println!("{} {}", s, s.capacity());
    let s = format!("{}", 12345); println!("{} {}", s, s.capacity());
    let s = format!("lit"); println!("{} {}", s, s.capacity());
    let s = format!("hello {}!", "w"); println!("{} {}", s, s.capacity());
    println!("{} {} {} {}", 5.to_string().capacity(), (-5).to_string().capacity(), 5u8.to_string().capacity(), 'x'.to_string().capacity());
    println!("{} {} {}", 1.5.to_string().capacity(), true.to_string().capacity(), "abc".to_string().capacity());
    println!("{} {}", i64::MIN.to_string(), u128::MAX.to_string());
    use fmt::Write; write!(W, "a{}b{:?}", 1, "c").unwrap(); writeln!(W).unwrap(); W.write_char('q').unwrap();
    println!();
    println!("{:p} {:#p} {:20p} {:020p}|", 16 as *const u8, 16 as *const u8, 16 as *const u8, 255 as *const u8);
    println!("{:?}", format_args!("{} {}", 1, 2));
    println!("{}", format_args!("{} {}", 1, 2));
    println!("{:>10}|{:<10}|", format_args!("{}", 1), format!("{}", 1));
    println!("{:?} {:?}", "a".parse::<i32>(), "".parse::<f64>());
    println!("{:?} {} {:?}", u8::try_from(300), u8::try_from(300).unwrap_err(), "x".parse::<bool>());
    println!("{:?}", std::time::Duration::from_millis(1500));
    println!("{:?} {:?} {:?} {:.2?} {:.0?}", std::time::Duration::from_nanos(15), std::time::Duration::from_micros(1501), std::time::Duration::new(3, 999_999_999), std::time::Duration::new(3, 999_999_999), std::time::Duration::from_millis(2500));
    println!("{:?} {:?}", std::cell::Cell::new(1), std::cell::RefCell::new("a"));
    println!("{:#?}", std::cell::RefCell::new(vec![1]));
    let c = std::cell::RefCell::new(1); let _g = c.borrow_mut(); println!("{:?}", c);
    println!("{:?} {:?}", std::rc::Rc::new(1), std::rc::Rc::downgrade(&std::rc::Rc::new(1)));
    println!("{:?} {:?} {:?}", [1, 2].iter(), vec![1, 2].into_iter(), "ab".chars());
    println!("{:?} {:?}", (0..3).map(|x| x).size_hint(), [1].iter().enumerate());
}
