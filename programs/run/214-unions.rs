// A union's fields share the same bytes: whoever reads must know what is there.
use std::mem::{ManuallyDrop, align_of, size_of};

#[derive(Clone, Copy)]
#[repr(C)]
union Bits {
    float: f32,
    int: u32,
    bytes: [u8; 4],
}

impl Bits {
    const ONE: Bits = Bits { float: 1.0 };

    fn of(float: f32) -> Self {
        Self { float }
    }

    fn sign(&self) -> u32 {
        unsafe { self.int >> 31 }
    }
}

#[derive(Clone, Copy)]
struct Pair {
    low: u16,
    high: u16,
}

union Split {
    whole: u32,
    pair: Pair,
    tuple: (u8, u64),
}

union Owner {
    text: ManuallyDrop<String>,
    list: ManuallyDrop<Vec<i32>>,
    #[allow(dead_code)]
    nothing: (),
}

union Slot<T> {
    value: ManuallyDrop<T>,
    #[allow(dead_code)]
    empty: (),
}

struct Stack<T, const N: usize> {
    slots: [Slot<T>; N],
    len: usize,
}

impl<T, const N: usize> Stack<T, N> {
    fn new() -> Self {
        Stack { slots: [const { Slot { empty: () } }; N], len: 0 }
    }

    fn push(&mut self, value: T) {
        self.slots[self.len] = Slot { value: ManuallyDrop::new(value) };
        self.len += 1;
    }

    fn pop(&mut self) -> Option<T> {
        self.len = self.len.checked_sub(1)?;
        let slot = std::mem::replace(&mut self.slots[self.len], Slot { empty: () });
        Some(ManuallyDrop::into_inner(unsafe { slot.value }))
    }
}

impl<T, const N: usize> Drop for Stack<T, N> {
    fn drop(&mut self) {
        while self.pop().is_some() {}
    }
}

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

union Last {
    number: u8,
}

impl Drop for Last {
    fn drop(&mut self) {
        println!("a union ends with {}", unsafe { self.number });
    }
}

#[repr(u8)]
#[derive(Clone, Copy)]
enum Tag {
    Int,
    Float,
}

#[repr(C)]
struct Value {
    tag: Tag,
    bits: Bits,
}

fn describe(value: &Value) -> String {
    unsafe {
        match value {
            Value { tag: Tag::Int, bits: Bits { int: 0 } } => "zero".to_string(),
            Value { tag: Tag::Int, bits: Bits { int } } => format!("int {int}"),
            Value { tag: Tag::Float, bits: Bits { float } } => format!("float {float}"),
        }
    }
}

unsafe fn reinterpret<A: Copy, B: Copy>(a: A) -> B {
    union Both<A: Copy, B: Copy> {
        a: A,
        b: B,
    }
    unsafe { Both { a }.b }
}

fn main() {
    let mut bits = Bits::of(-1.5);
    let copy = bits;
    println!("{:#x} {}", unsafe { bits.int }, bits.sign());
    bits.int = 0x40490fdb;
    println!("{} {:?}", unsafe { bits.float }, unsafe { bits.bytes });
    unsafe {
        bits.bytes[3] = 0xc0;
        bits.int += 1;
        println!("{} {}", bits.float, copy.clone().float);
        println!("{}", Bits::ONE.int);
    }

    let mut split = Split { whole: 0x0002_0001 };
    unsafe {
        let Pair { low, high } = split.pair;
        println!("{low} {high}");
        let Pair { low, high } = &mut split.pair;
        std::mem::swap(low, high);
        println!("{:#x}", split.whole);
    }
    split.tuple.1 = 7;
    split.pair.low = 9;
    println!("{} {}", unsafe { split.tuple.1 } != 0, unsafe { split.pair.low });
    println!("{} {}", size_of::<Split>(), align_of::<Split>());
    println!("{} {}", size_of::<Bits>(), size_of::<Option<Bits>>());
    println!("{} {}", size_of::<Slot<&u8>>(), size_of::<Option<Slot<&u8>>>());

    let pointer = &raw mut split.whole;
    unsafe {
        *pointer = 5;
        println!("{}", *(&raw const split.pair.low));
    }

    let mut owner = Owner { text: ManuallyDrop::new(String::from("text")) };
    unsafe {
        (*owner.text).push('s');
        println!("{}", *owner.text);
        ManuallyDrop::drop(&mut owner.text);
    }
    owner.list = ManuallyDrop::new(vec![1, 2, 3]);
    let list = unsafe { owner.list };
    println!("{:?}", ManuallyDrop::into_inner(list));
    owner.nothing = ();

    let late: Bits;
    late = Bits { bytes: [0, 0, 128, 63] };
    let read = || unsafe { late.float };
    println!("{}", read());

    let mut stack: Stack<Loud, 3> = Stack::new();
    stack.push(Loud("first"));
    stack.push(Loud("second"));
    stack.push(Loud("third"));
    drop(stack.pop());
    println!("one is gone");
    drop(stack);

    for (tag, bits) in [(Tag::Int, Bits { int: 0 }), (Tag::Int, Bits { int: 3 }), (Tag::Float, Bits::ONE)] {
        println!("{}", describe(&Value { tag, bits }));
    }
    println!("{}", unsafe { reinterpret::<f64, u64>(2.0) });
    let _last = Last { number: 4 };
}
//> 0xbfc00000 1
//> 3.1415927 [219, 15, 73, 64]
//> -3.141593 -1.5
//> 1065353216
//> 1 2
//> 0x10002
//> true 9
//> 16 8
//> 4 8
//> 8 16
//> 5
//> texts
//> [1, 2, 3]
//> 1
//> dropped third
//> one is gone
//> dropped second
//> dropped first
//> zero
//> int 3
//> float 1
//> 4611686018427387904
//> a union ends with 4
