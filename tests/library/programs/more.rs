use std::cell::LazyCell;
use std::num::NonZero;
fn main() {
    println!("{:?} {:?}", true.then_some(1), (1 > 2).then(|| 5));
    println!("{} {} {}", "a\té\"".escape_debug(), "a\té\"".escape_default(), "ab".escape_unicode());
    let c = LazyCell::new(|| { println!("init"); 5 }); println!("{:?}", c); println!("{} {}", *c, *c + 1);
    println!("{:?} {:?} {}", NonZero::new(0u8), NonZero::new(5i32), size_of::<Option<NonZero<u32>>>());
    println!("{:?} {:?}", "0".parse::<std::num::NonZeroU8>(), std::num::NonZeroU8::try_from(7));
    let mut v = vec![1, 2, 3, 4, 5, 6]; println!("{:?}", v.extract_if(1.., |x| *x % 2 == 0).collect::<Vec<_>>()); println!("{:?}", v); { let mut e = v.extract_if(.., |x| *x > 0); e.next(); } println!("{:?}", v);
    println!("{:?} {:?}", [1, 2, 3, 4, 5].as_chunks::<2>(), [1, 2, 3].split_first_chunk::<2>());
    let mut a = [1, 2, 3, 4]; if let Ok([x, y]) = a.get_disjoint_mut([0, 3]) { std::mem::swap(x, y); } println!("{:?} {:?}", a, [1, 2].clone().get_disjoint_mut([0, 0]));
    println!("{:?}", [1, 0, 2, 0, 3].rsplitn(2, |x| *x == 0).collect::<Vec<_>>()); *v.push_mut(1) += 1; println!("{:?}", v);
    let mut s = [5, 3, 9, 1, 7]; println!("{:?}", s.select_nth_unstable(2).1); println!("{}", std::fmt::from_fn(|f| f.write_str("fn")));
    for x in a.each_mut() { *x *= 2; } println!("{:?}", a);
    println!("{:?} {}", format!("{:?}", Some(NonZero::new(3u8).unwrap())), NonZero::new(3u8).unwrap());
}
