use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
struct N(&'static str);
impl Drop for N { fn drop(&mut self) { println!("drop {}", self.0); } }
#[derive(Debug)]
struct Node { v: i32, children: RefCell<Vec<Rc<Node>>>, parent: RefCell<Weak<Node>> }
impl Clone for N { fn clone(&self) -> N { println!("clone {}", self.0); N(self.0) } }
fn main() {
    { let v = vec![N("a"), N("b"), N("c")]; let mut it = v.into_iter(); it.next(); println!("next"); it.next_back(); println!("end"); }
    { let mut v = vec![N("a"), N("b"), N("c"), N("d")]; v.truncate(3); println!("--"); v.remove(0); println!("--"); { let mut d = v.drain(..); d.next(); println!("drain"); } println!("{}", v.len()); }
    { let mut v = vec![N("a"), N("b"), N("c")]; v.retain(|n| n.0 != "b"); println!("retained"); v.clear(); println!("cleared"); v.push(N("z")); }
    { let v = vec![N("a"); 3]; println!("made"); let w = v.clone(); println!("cloned"); drop(v); drop(w); }
    { let mut v = vec![N("a")]; v.resize(3, N("r")); println!("resized"); v.resize(1, N("q")); println!("shrunk"); }
    { let a = [N("x"), N("y")]; for n in a { println!("for {}", n.0); } }
    { let a = [N("x"), N("y"), N("z")]; let mut i = a.into_iter(); i.next(); println!("partial"); }
    { let a = [N("x"), N("y")].map(|n| { println!("map {}", n.0); n.0 }); println!("{:?}", a); }
    { let b = Box::new(N("box")); let N(s) = &*b; println!("{s}"); let n = *b; println!("moved"); drop(n); }
    { let mut o = Some(N("o")); let t = o.take(); println!("{}", o.is_none()); o = Some(N("p")); o.replace(N("q")); println!("replaced"); drop(t); o.insert(N("i")); o.get_or_insert(N("unused")); println!("end"); }
    { let mut a = N("1"); let b = std::mem::replace(&mut a, N("2")); println!("{} {}", a.0, b.0); std::mem::forget(b); }
    { let r = Rc::new(N("rc")); let w = Rc::downgrade(&r); let r2 = r.clone(); println!("{} {} {}", Rc::strong_count(&r), Rc::weak_count(&r), Rc::ptr_eq(&r, &r2)); drop(r); println!("{}", w.upgrade().is_some()); drop(r2); println!("{} {} {}", w.upgrade().is_some(), w.strong_count(), w.weak_count()); }
    { let r = Rc::new(5); match Rc::try_unwrap(r) { Ok(x) => println!("{x}"), Err(_) => {} } let r = Rc::new(N("t")); let r2 = r.clone(); println!("{}", Rc::try_unwrap(r).is_err()); println!("{:?}", Rc::into_inner(r2).map(|n| n.0)); }
    { let mut r = Rc::new(1); *Rc::make_mut(&mut r) += 1; let r2 = r.clone(); *Rc::make_mut(&mut r) += 1; println!("{r} {r2}"); let w = Rc::downgrade(&r); *Rc::make_mut(&mut r) += 1; println!("{} {:?}", r, w.upgrade()); println!("{:?}", Rc::get_mut(&mut r)); }
    { let leaf = Rc::new(Node { v: 3, children: RefCell::new(vec![]), parent: RefCell::new(Weak::new()) }); let branch = Rc::new(Node { v: 5, children: RefCell::new(vec![Rc::clone(&leaf)]), parent: RefCell::new(Weak::new()) }); *leaf.parent.borrow_mut() = Rc::downgrade(&branch); println!("{:?} {}", leaf.parent.borrow().upgrade().map(|p| p.v), Rc::weak_count(&branch)); println!("{:?}", branch); println!("{:#?}", leaf); }
    { let g = Rc::new_cyclic(|w: &Weak<(i32, Weak<i32>)>| { println!("{}", w.upgrade().is_none()); (1, Weak::new()) }); println!("{} {}", g.0, Rc::weak_count(&g)); }
    { let s: Rc<str> = "shared".into(); let t = s.clone(); println!("{} {} {}", s, t.len(), Rc::strong_count(&s)); let v: Rc<[i32]> = vec![1, 2, 3].into(); println!("{:?} {}", v, v[1]); let v: Rc<[N]> = vec![N("s1"), N("s2")].into(); drop(v); }
    { let c = Cell::new(1); c.set(2); println!("{} {} {}", c.replace(3), c.get(), c.take()); let r = RefCell::new(vec![1]); r.borrow_mut().push(2); { let b = r.borrow(); let b2 = r.borrow(); println!("{:?} {}", b, b2.len()); } println!("{:?} {:?}", r.try_borrow_mut().is_ok(), r.take()); let m = std::cell::Ref::map(r.borrow(), |v| v.as_slice()); println!("{:?} {}", &*m, r.try_borrow_mut().is_err()); }
    { let c = std::cell::OnceCell::new(); println!("{:?} {} {:?} {:?}", c.get(), c.get_or_init(|| 5), c.set(6), c); }
    { println!("{} {} {} {} {} {}", size_of::<Option<Box<i32>>>(), size_of::<Option<Vec<i32>>>(), size_of::<Option<Option<String>>>(), size_of::<Option<Rc<i32>>>(), size_of::<RefCell<i32>>(), size_of::<Vec<u8>>()); println!("{} {} {} {}", size_of::<Option<std::ptr::NonNull<u8>>>(), size_of::<std::vec::IntoIter<u8>>(), size_of::<std::slice::Iter<u8>>(), size_of::<std::ops::RangeInclusive<i32>>()); }
    { println!("{} {} {} {} {} {}", size_of::<std::cell::Ref<i32>>(), size_of::<std::fmt::Formatter>(), size_of::<std::str::Chars>(), size_of::<Option<std::cmp::Ordering>>(), size_of::<std::array::IntoIter<u8, 4>>(), size_of::<Weak<u8>>()); println!("{} {} {} {}", size_of::<Option<char>>(), size_of::<std::borrow::Cow<str>>(), size_of::<Option<std::borrow::Cow<str>>>(), size_of::<std::rc::Rc<str>>()); }
    { let mut a = 1; let mut b = 2; std::mem::swap(&mut a, &mut b); println!("{a} {b} {}", std::mem::take(&mut a)); let x: Box<[i32]> = vec![1, 2].into(); println!("{:?} {}", x, x.len()); let y = x.into_vec(); println!("{:?}", y); let p = Box::into_raw(Box::new(7)); println!("{}", unsafe { *Box::from_raw(p) }); let l: &'static mut [i32] = vec![1].leak(); l[0] = 2; println!("{:?}", l); }
    { let v = vec![1, 2, 3]; let p = v.as_ptr(); unsafe { println!("{} {} {}", *p.add(1), p.add(2).offset_from(p), std::slice::from_raw_parts(p, 2).len()); } println!("{:?}", std::ptr::null::<i32>().is_null()); }
    { let f: Box<i32> = Box::default(); println!("{f} {:?} {:?}", <(i32, String, [u8; 3])>::default(), <Option<i32>>::default()); println!("{:?} {:?}", (1, "a") < (1, "b"), (1, 2.0).partial_cmp(&(1, f64::NAN))); println!("{:?}", <[i32; 3]>::from((1, 2, 3))); }
    { use std::hash::{DefaultHasher, Hash, Hasher}; let mut h = DefaultHasher::new(); (1u32, "abc", [1u8, 2], 'c', true, 7u64, -1i16, Some(3usize)).hash(&mut h); println!("{:x}", h.finish()); let mut h = DefaultHasher::new(); "hello world, this is a long text".hash(&mut h); vec![1, 2, 3].hash(&mut h); println!("{:x}", h.finish()); }
    { let r: Result<i32, String> = "5".parse::<i32>().map_err(|e| e.to_string()); println!("{:?} {:?} {:?}", r, r.as_ref().ok(), r.as_ref().map(|x| x + 1)); println!("{:?} {:?}", r.clone().and_then(|x| if x > 9 { Ok(x) } else { Err("small".to_string()) }), r.is_ok_and(|x| x == 5)); println!("{:?} {:?}", Some(3).filter(|x| x % 2 == 0), Some(3).xor(None)); println!("{:?} {:?} {:?}", Some(1).zip(Some('a')), Some(Some(1)).flatten(), Some(Ok::<i32, ()>(1)).transpose()); println!("{:?} {:?}", Some("a").map_or(0, |s| s.len()), None::<i32>.unwrap_or_default() + 1); println!("{:?} {:?}", Some(5).ok_or("e"), None::<i32>.ok_or_else(|| "e")); println!("{:?}", Some(String::from("abc")).as_deref()); let mut o = Some(3); if let Some(x) = o.as_mut() { *x += 1; } println!("{:?}", o); println!("{:?}", o.take_if(|x| *x == 4)); println!("{:?}", o); println!("{:?} {:?}", Some(1) < None, Some(1).cmp(&Some(2))); println!("{:?}", (|| -> Option<i32> { let x = Some(1)?; None::<i32>?; Some(x) })()); }
    { let t = std::any::type_name::<i32>(); println!("{t}"); let c = std::ops::ControlFlow::<i32, ()>::Break(3); println!("{:?} {}", c, c.is_break()); println!("{:?}", std::mem::discriminant(&Some(1)) == std::mem::discriminant(&Some(2))); }
}
