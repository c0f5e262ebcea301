// Rarer methods of the collections: what is taken out by a condition, entries that are kept, several places at once.
use std::cell::{Cell, LazyCell};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::rc::Rc;

fn maps() {
    let mut map: BTreeMap<i32, String> = (0..200).map(|n| (n, format!("n{n}"))).collect();
    let odd: Vec<_> = map.extract_if(10..20, |n, _| n % 2 == 1).collect();
    println!("{odd:?} {}", map.len());
    {
        let mut some = map.extract_if(.., |_, text| text.ends_with('7'));
        println!("{:?} {:?}", some.next(), some.next());
    }
    println!("{} {:?} {:?}", map.len(), map.get(&7), map.get(&27));
    for n in 1000..1100 {
        let mut entry = map.entry(n).insert_entry(format!("m{n}"));
        entry.get_mut().push('!');
        assert_eq!(*entry.key(), n);
    }
    println!("{:?} {:?}", map.get(&1050), map.last_key_value());

    let mut hash: HashMap<u32, u32> = (0..50).map(|n| (n, n * n)).collect();
    let mut even: Vec<_> = hash.extract_if(|n, square| n % 2 == 0 && *square < 200).collect();
    even.sort();
    println!("{even:?} {}", hash.len());
    let [one, none, three] = hash.get_disjoint_mut([&1, &2, &3]);
    if let (Some(a), None, Some(b)) = (one, none, three) {
        std::mem::swap(a, b);
    }
    println!("{} {}", hash[&1], hash[&3]);

    let mut set: HashSet<i32> = (0..10).collect();
    let mut low: Vec<i32> = set.extract_if(|n| *n < 4).collect();
    low.sort();
    set.shrink_to(6);
    println!("{low:?} {} {}", set.len(), set.capacity() >= 6);
    let mut tree: BTreeSet<char> = "extraordinary".chars().collect();
    let vowels: String = tree.extract_if('b'.., |c| "aeiou".contains(*c)).collect();
    println!("{vowels} {tree:?} {:?}", tree.range('n'..).clone().count());
    let other = HashSet::from([20]);
    let mut union: Vec<_> = set.union(&other).clone().copied().collect();
    union.sort();
    println!("{union:?}");
}

fn queues() {
    let mut queue: VecDeque<i32> = VecDeque::with_capacity(32);
    *queue.push_back_mut(1) += 10;
    *queue.push_front_mut(2) += 20;
    *queue.insert_mut(1, 3) *= 5;
    queue.shrink_to(4);
    println!("{queue:?} {}", queue.capacity() >= 4);
    let mut list = LinkedList::from([1, 2]);
    *list.push_back_mut(3) = 30;
    *list.push_front_mut(0) = -1;
    println!("{list:?}");
    let mut heap = BinaryHeap::from([3, 1, 2]);
    heap.reserve_exact(10);
    heap.shrink_to(5);
    println!("{:?} {}", heap.peek(), heap.capacity() >= 5);
}

fn slices() {
    let mut numbers = [1, 0, 2, 3, 0, 4, 5, 6];
    for (i, piece) in numbers.splitn_mut(2, |n| *n == 0).enumerate() {
        piece[0] = 10 * (i as i32 + 1);
    }
    for piece in numbers.rsplit_mut(|n| *n == 0) {
        piece.reverse();
    }
    println!("{numbers:?}");
    for piece in numbers.rsplitn_mut(2, |n| *n == 0) {
        print!("{piece:?} ");
    }
    println!("{:?}", numbers.as_rchunks::<3>());
    println!("{:?}", [[1, 2], [3, 4]][..].as_flattened());
    let mut rest = &numbers[..];
    println!("{:?} {:?} {:?} {rest:?}", rest.split_off(..2), rest.split_off(4..), rest.split_off(..=9));
    let mut text = "12ab3".chars().peekable();
    let mut digits = Vec::new();
    while let Some(digit) = text.next_if_map(|c| c.to_digit(10).ok_or(c)) {
        digits.push(digit);
    }
    println!("{digits:?} {:?} {:?}", text.next_if_map_mut(|c| c.is_numeric().then_some(())), text.collect::<String>());
}

fn conversions() {
    let words: Box<str> = ["one", "two"].into_iter().collect();
    let bytes: Box<[u8]> = words.into();
    let three: Result<Box<[u8; 3]>, _> = bytes.clone().try_into();
    let six: Result<Box<[u8; 6]>, _> = bytes.to_vec().try_into();
    println!("{three:?} {six:?}");
    let shared: Rc<[u8]> = Rc::<str>::from("rc").into();
    println!("{shared:?} {}", Rc::strong_count(&shared));
    let cow: std::borrow::Cow<str> = ['a', 'b'].into_iter().collect();
    println!("{} {:?}", cow.clone() + std::borrow::Cow::Borrowed("c"), std::borrow::Cow::Borrowed(&[1, 2][..]) == &[1, 2][..]);
    let mut lazy = LazyCell::new(|| vec![1]);
    println!("{:?}", LazyCell::get(&lazy));
    lazy.push(2);
    println!("{:?}", LazyCell::get_mut(&mut lazy));
    println!("{lazy:?}");
    let cells = Cell::new([1, 2, 3]);
    cells.as_array_of_cells()[1].set(20);
    println!("{:?}", cells.get());
    let boxed = Box::write(Box::new_uninit(), 5);
    println!("{boxed}");
    println!("{:?} {:?}", usize::try_from('é'), u8::try_from('é').is_ok());
    println!("{:?}", (1..4).take_while(|n| *n < 3));
    println!("{:?}", std::iter::successors(Some(1), |n| Some(n + 1)));
}

fn main() {
    maps();
    queues();
    slices();
    conversions();
}

//> [(11, "n11"), (13, "n13"), (15, "n15"), (17, "n17"), (19, "n19")] 195
//> Some((7, "n7")) Some((27, "n27"))
//> 193 None None
//> Some("m1050!") Some((1099, "m1099!"))
//> [(0, 0), (2, 4), (4, 16), (6, 36), (8, 64), (10, 100), (12, 144), (14, 196)] 42
//> 9 1
//> [0, 1, 2, 3] 6 true
//> eio {'a', 'd', 'n', 'r', 't', 'x', 'y'} 5
//> [4, 5, 6, 7, 8, 9, 20]
//> [22, 15, 11] true
//> [-1, 1, 2, 30]
//> Some(3) true
//> [10, 0, 3, 20, 0, 6, 5, 4]
//> [6, 5, 4] [10, 0, 3, 20] ([10, 0], [[3, 20, 0], [6, 5, 4]])
//> [1, 2, 3, 4]
//> Some([10, 0]) Some([5, 4]) None [3, 20, 0, 6]
//> [1, 2] None "ab3"
//> Err([111, 110, 101, 116, 119, 111]) Ok([111, 110, 101, 116, 119, 111])
//> [114, 99] 1
//> abc true
//> None
//> Some([1, 2])
//> LazyCell([1, 2])
//> [1, 20, 3]
//> 5
//> Ok(233) true
//> TakeWhile { iter: 1..4, flag: false }
//> Successors { next: Some(1) }
