struct S1 {
    a: u8,
    b: u32,
    c: u16,
}
struct S2 {
    a: u8,
    b: u8,
    c: u64,
    d: u8,
}
struct S3 {
    a: bool,
    b: [u8; 16],
}
struct S4 {
    a: u8,
    b: [u8; 16],
}
struct S5 {
    a: (u8, u8, u8, bool),
    b: (u8, bool, u8),
}
struct S6 {
    a: u32,
    b: (bool, u8),
    c: u16,
}
struct S7;
struct S8(u8, (), u32, [u64; 0]);
struct S9 {
    s: &str,
    n: usize,
    f: bool,
}
struct S10 {
    x: Option<bool>,
    y: u16,
    z: Option<char>,
}
#[repr(C)]
struct C1 {
    a: u8,
    b: u32,
    c: u16,
}
#[repr(C)]
struct C2 {
    a: bool,
    b: C1,
    c: u8,
}
struct D1 {
    p: *const u8,
    len: usize,
    cap: usize,
}
struct D2 {
    p: NonNull<u8>,
    len: usize,
    flag: bool,
}
struct G0S<T> {
    a: u8,
    b: T,
}
struct G1S<T> {
    a: u8,
    b: T,
    c: u16,
}
struct H1 {
    a: G0S<u32>,
    b: G0S<u8>,
    c: G1S<u64>,
}
enum F1 {
    A,
    B,
    C,
}
enum F2 {
    A = 0,
    B = 255,
}
enum F3 {
    A = -1,
    B = 1,
}
enum F4 {
    A = 0,
    B = 256,
}
enum F5 {
    A = -1,
    B = 200,
}
enum F6 {
    A = 5,
}
enum F7 {}
enum F8 {
    A = -129,
    B = 70000,
}
#[repr(u8)]
enum R1 {
    A,
    B,
}
#[repr(u16)]
enum R2 {
    A,
    B(u8),
}
#[repr(i64)]
enum R3 {
    A = -1,
}
#[repr(u8)]
enum R4 {
    A(u32, u8),
    B { x: u64 },
    C,
}
#[repr(C)]
enum R5 {
    A,
    B,
}
#[repr(C)]
enum R6 {
    A(u8),
    B(u64, u8),
    C,
}
enum E1 {
    A(u8, u32),
    B(u16),
    C,
}
enum E2 {
    A(bool, u32),
    B(u16),
    C(u8, u8),
}
enum E3 {
    A(u64),
    B(u64),
    C,
}
enum E4 {
    A(&u8),
    B,
}
enum E5 {
    A(Option<bool>),
    B,
    C,
}
enum E6 {
    A { x: u8, y: bool, z: u8 },
    B(u8),
    C,
}
enum E7 {
    A(u8, F7),
    B(u32),
}
enum E8 {
    A(F7),
    B(u32),
}
enum E9 {
    A(F7),
    B(F7),
}
enum E10 {
    A(u32, bool, u32),
    B(u32),
    C(u16),
    D,
}
enum E11 {
    A(i128),
    B(u8),
}
enum E12 {
    A([u8; 7]),
    B(u32),
}
enum E13 {
    A(char),
    B(u32, u8),
    C,
}
enum E14 {
    A(u64, bool),
    B(u64),
    C(u32),
}
enum E15 {
    A(bool),
    B(bool),
    C(bool),
}
enum Shape {
    Circle { r: f64 },
    Rect { w: f64, h: f64 },
    Unit,
}
enum List {
    Nil,
    Cons(i32, NonNull<u8>),
}
enum Tree {
    Leaf,
    Node(NonNull<u8>, i64, NonNull<u8>),
}
enum Json {
    Null,
    Bool(bool),
    Num(f64),
    Str(D2),
    Arr(D2),
}
union U1 {
    a: u8,
    b: u32,
}
union U2 {
    a: [u8; 5],
    b: u16,
}
struct WithUnion {
    a: u8,
    u: U1,
    b: bool,
}
