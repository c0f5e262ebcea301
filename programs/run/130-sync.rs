// Locks, atomics, shared owners and lazy statics in a program with one thread; what statics own is still there at the end.
//@ leaks: 5
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, RwLock, Weak};
static NEXT: AtomicUsize = AtomicUsize::new(1);
static LOG: Mutex<Vec<String>> = Mutex::new(Vec::new());
static CONF: OnceLock<String> = OnceLock::new();
static TABLE: LazyLock<HashMap<&'static str, i32>> = LazyLock::new(|| {
    println!("init");
    HashMap::from([("a", 1)])
});
static FLAG: AtomicBool = AtomicBool::new(false);
fn id() -> usize {
    NEXT.fetch_add(1, Ordering::SeqCst)
}
trait Speak {
    fn hi(&self) -> String;
}
struct Dog(String);
impl Speak for Dog {
    fn hi(&self) -> String {
        format!("woof {}", self.0)
    }
}
struct Node {
    v: i32,
    parent: Mutex<Weak<Node>>,
}
fn main() {
    println!("{} {} {}", id(), id(), id());
    LOG.lock().unwrap().push("x".into());
    LOG.lock().unwrap().push("y".into());
    println!("{:?}", LOG.lock().unwrap());
    println!("{}", CONF.get_or_init(|| "c".to_string()));
    println!("{:?} {:?}", CONF.get(), CONF.set("d".into()));
    println!("{}", TABLE["a"]);
    println!("{}", TABLE.len());
    FLAG.store(true, Ordering::Relaxed);
    println!("{} {:?}", FLAG.load(Ordering::Relaxed), FLAG);
    let a = Arc::new(5);
    let b = Arc::clone(&a);
    println!("{a} {} {}", Arc::strong_count(&b), *a + 1);
    let m = Arc::new(Mutex::new(0));
    {
        let m2 = Arc::clone(&m);
        let mut g = m2.lock().unwrap();
        *g += 5;
    }
    println!("{:?} {}", m, *m.lock().unwrap());
    let rw = RwLock::new(vec![1]);
    {
        let r1 = rw.read().unwrap();
        let r2 = rw.read().unwrap();
        println!("{} {}", r1.len(), r2.len());
    }
    rw.write().unwrap().push(2);
    println!("{:?}", rw);
    let s: Arc<dyn Speak> = Arc::new(Dog("rex".into()));
    println!("{}", s.hi());
    let v: Vec<Arc<dyn Speak>> = vec![s.clone(), Arc::new(Dog("b".into()))];
    println!("{}", v.iter().map(|x| x.hi()).collect::<Vec<_>>().join(","));
    let p = Arc::new(Node { v: 1, parent: Mutex::new(Weak::new()) });
    let c = Arc::new(Node { v: 2, parent: Mutex::new(Weak::new()) });
    *c.parent.lock().unwrap() = Arc::downgrade(&p);
    println!("{:?} {} {}", c.parent.lock().unwrap().upgrade().map(|p| p.v), Arc::weak_count(&p), c.v);
    let mut x = Arc::new(3);
    *Arc::make_mut(&mut x) += 1;
    println!("{x}");
    println!("{:?}", Arc::try_unwrap(x));
    let t: Arc<str> = "hi".into();
    println!("{t} {}", t.len());
    let n = AtomicI32::new(4);
    println!("{:?} {}", n.compare_exchange(4, 9, Ordering::SeqCst, Ordering::SeqCst), n.into_inner());
    println!("{:?}", m.try_lock().map(|g| *g).ok());
    let g = m.lock().unwrap();
    println!("{}", m.try_lock().is_err());
    println!("{m:?}");
    drop(g);
    println!("{} {} {}", size_of::<Mutex<i32>>(), size_of::<Arc<i32>>(), size_of::<RwLock<i32>>());
    println!("{:?}", Arc::into_inner(m).unwrap().into_inner().unwrap());
    let cell = OnceLock::new();
    println!("{:?}", cell);
    cell.set(3).unwrap();
    println!("{cell:?}");
    fn sendable<T: Send + Sync>(_: T) {}
    sendable(Arc::new(Mutex::new(1)));
}

//> 1 2 3
//> ["x", "y"]
//> c
//> Some("c") Err("d")
//> init
//> 1
//> 1
//> true true
//> 5 2 6
//> Mutex { data: "<locked>", poisoned: false, .. } 5
//> 1 1
//> RwLock { data: [1, 2], poisoned: false, .. }
//> woof rex
//> woof rex,woof b
//> Some(1) 1 2
//> 4
//> Ok(4)
//> hi 2
//> Ok(4) 9
//> Some(5)
//> true
//> Mutex { data: "<locked>", poisoned: false, .. }
//> 12 8 16
//> 5
//> OnceLock(<uninit>)
//> OnceLock(3)
