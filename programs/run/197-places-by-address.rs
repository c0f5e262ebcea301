// Atomics, raw pointers and slices that are looked at byte by byte.

use std::mem::MaybeUninit;
use std::num::NonZero;
use std::ptr::NonNull;
use std::rc::{Rc, Weak};
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicI16, AtomicPtr, AtomicUsize, Ordering};

static START: Once = Once::new();
static COUNT: AtomicUsize = AtomicUsize::new(3);

fn atomics() {
    let flag = AtomicBool::new(true);
    println!("{:?}", flag.try_update(Ordering::SeqCst, Ordering::SeqCst, |x| if x { Some(false) } else { None }));
    println!("{:?}", flag.try_update(Ordering::SeqCst, Ordering::SeqCst, |x| if x { Some(false) } else { None }));
    println!("{} {:?}", flag.update(Ordering::SeqCst, Ordering::SeqCst, |x| !x), flag);
    println!("{} {}", COUNT.update(Ordering::AcqRel, Ordering::Acquire, |x| x * 7), COUNT.load(Ordering::Acquire));
    let mut small = 300i16;
    let shared = unsafe { AtomicI16::from_ptr(&mut small) };
    println!("{:?}", shared.compare_exchange_weak(300, -2, Ordering::AcqRel, Ordering::Relaxed));
    println!("{} {small}", shared.fetch_max(5, Ordering::Relaxed));
    println!("{:?}", shared.compare_exchange(7, 8, Ordering::SeqCst, Ordering::Acquire));

    let mut numbers = [10, 20, 30, 40];
    let at = AtomicPtr::new(numbers.as_mut_ptr());
    let first = at.fetch_ptr_add(2, Ordering::Relaxed);
    unsafe { *at.load(Ordering::Acquire) += 5 };
    println!("{}", at.load(Ordering::Relaxed) == first.wrapping_add(2));
    at.fetch_byte_sub(4, Ordering::Relaxed);
    unsafe { *at.load(Ordering::Relaxed) -= 1 };
    let tagged = at.fetch_or(1, Ordering::Relaxed);
    println!("{} {}", at.load(Ordering::Relaxed).addr() - tagged.addr(), at.fetch_and(!1, Ordering::Relaxed).addr() & 3);
    println!("{:?} {numbers:?}", at.swap(std::ptr::null_mut(), Ordering::SeqCst) == tagged);
    println!("{}", at.into_inner().is_null());
}

fn pointers() {
    let text = *b"abcdefgh";
    let start = text.as_ptr();
    unsafe {
        println!("{}", *start.as_ref_unchecked() as char);
        println!("{}", start.map_addr(|addr| addr + 3).read() as char);
        println!("{}", start.wrapping_byte_add(9).wrapping_byte_sub(4).wrapping_byte_offset(-1).read() as char);
        println!("{}", start.add(6).byte_offset_from(start));
    }
    println!("{:?} {:?}", std::ptr::dangling::<u64>().align_offset(8), (12 as *const [u8; 12]).align_offset(8));
    println!("{} {}", (13 as *const u16).align_offset(4) == usize::MAX, (24 as *const [u8; 20]).align_offset(64));

    let mut values = [1u32, 2, 3, 4];
    let first = NonNull::from(&mut values[0]);
    unsafe {
        let third = first.add(2);
        println!("{} {}", third.offset_from(first), third.byte_offset_from_unsigned(first));
        println!("{} {}", third.replace(33), first.byte_add(4).read_unaligned());
        first.swap(third);
        third.copy_to(first.add(3), 1);
        first.add(1).write_bytes(1, 1);
    }
    println!("{values:x?} {} {}", first.is_aligned(), first.align_offset(4));
    let slice = NonNull::slice_from_raw_parts(first, 3);
    println!("{} {} {}", slice.len(), slice.is_empty(), unsafe { slice.as_ref() }.len());
    println!("{:?}", NonNull::<u8>::without_provenance(NonZero::new(64).unwrap()).map_addr(|a| a.saturating_add(1)).addr());
}

fn places() {
    let mut room = [const { MaybeUninit::<String>::uninit() }; 3];
    let written = room.write_clone_of_slice(&["a".to_string(), "b".to_string(), "c".to_string()]);
    written[1].push('!');
    println!("{:?}", unsafe { room.assume_init_ref() });
    unsafe { room.assume_init_drop() };
    let mut bytes = [MaybeUninit::<u8>::uninit(); 4];
    println!("{:?}", bytes.write_copy_of_slice(&[1, 2, 3, 4]));
    println!("{} {}", size_of::<Option<MaybeUninit<bool>>>(), size_of::<Option<MaybeUninit<&u8>>>());

    let bytes = [1u8, 0, 2, 0, 3, 0, 4];
    let (before, middle, after) = unsafe { bytes.align_to::<u16>() };
    println!("{} {}", before.len() + 2 * middle.len() + after.len(), after.len() < 2 && before.len() < 2);
    let letters = ['l', 'o', 'r', 'e', 'm', '!'];
    println!("{:?}", unsafe { letters.as_chunks_unchecked::<3>() });
    println!("{:?} {:?}", letters.element_offset(&letters[4]), letters.element_offset(&'l'));
    let mut numbers = [1, 2, 3, 4, 5, 6];
    if let Ok([low, high]) = numbers.get_disjoint_mut([0..2, 4..6]) {
        low.swap_with_slice(high);
    }
    println!("{:?}", numbers.get_disjoint_mut([1..=3, 3..=4]));
    println!("{numbers:?}");

    let mut shared = Rc::<[u32]>::new_uninit_slice(2);
    let places = Rc::get_mut(&mut shared).unwrap();
    places[0].write(4);
    places[1].write(5);
    let shared = unsafe { shared.assume_init() };
    println!("{shared:?} {}", unsafe { Rc::<u64>::new_zeroed().assume_init() });
    let owner = Rc::new("owned".to_string());
    let raw = Rc::downgrade(&owner).into_raw();
    println!("{} {}", unsafe { &*raw }, Rc::weak_count(&owner));
    let weak = unsafe { Weak::from_raw(raw) };
    println!("{:?}", weak.upgrade());
    let boxed = Box::<[u16]>::new_zeroed_slice(3);
    println!("{:?}", unsafe { boxed.assume_init() });
}

fn main() {
    atomics();
    pointers();
    places();
    START.call_once(|| println!("once"));
    START.call_once(|| println!("twice"));
    println!("{}", START.is_completed());
}

//> Ok(true)
//> Err(false)
//> false true
//> 3 21
//> Ok(300)
//> -2 5
//> Err(5)
//> true
//> 1 1
//> true [10, 19, 35, 40]
//> true
//> a
//> d
//> e
//> 6
//> 0 1
//> true 2
//> 2 8
//> 3 2
//> [21, 1010101, 1, 1] true 0
//> 3 false 3
//> 65
//> ["a", "b!", "c"]
//> [1, 2, 3, 4]
//> 2 16
//> 7 true
//> [['l', 'o', 'r'], ['e', 'm', '!']]
//> Some(4) None
//> Err(OverlappingIndices)
//> [5, 6, 3, 4, 1, 2]
//> [4, 5] 0
//> owned 1
//> Some("owned")
//> [0, 0, 0]
//> once
//> true
