//! Laws of the allocator: blocks tile the heap and never overlap, whatever was allocated and freed; damage is a fault.

use cairn::vm::{Block, BlockState, Frees, Heap, HeapFault};

const BASE: u64 = 0x1000;
const START: u64 = 0x2000;

/// A heap of `size` bytes in an array that begins at the machine's lowest address.
struct Bed {
    heap: Heap,
    mem: Vec<u8>,
}

impl Bed {
    fn new(size: u64) -> Bed {
        Bed { heap: Heap::new(START, START + size, Frees::Checked), mem: vec![0; (START - BASE + size) as usize] }
    }

    fn alloc(&mut self, size: u64, align: u64) -> Result<u64, HeapFault> {
        self.heap.alloc(&mut self.mem, size, align)
    }

    fn dealloc(&mut self, address: u64, size: u64) -> Result<(), HeapFault> {
        self.heap.dealloc(&mut self.mem, address, Some(size))
    }

    fn blocks(&self) -> Vec<Block> {
        self.heap.blocks(&self.mem).map(|block| block.expect("the heap is sound")).collect()
    }

    fn bytes(&mut self, address: u64, len: u64) -> &mut [u8] {
        let at = (address - BASE) as usize;
        &mut self.mem[at..at + len as usize]
    }

    /// Checks everything that always holds.
    fn check(&self) {
        let blocks = self.blocks();
        let mut end = self.heap.start();
        let mut live = (0, 0);
        for pair in blocks.windows(2) {
            let free = |block: &Block| block.state != BlockState::Live;
            assert!(!(free(&pair[0]) && free(&pair[1])), "free neighbours were not joined: {pair:?}");
        }
        for block in &blocks {
            assert_eq!(block.address, end + 16, "blocks touch");
            assert_eq!(block.address % 16, 0);
            end = block.address + block.capacity;
            match block.state {
                BlockState::Live => {
                    assert!(block.requested <= block.capacity);
                    live = (live.0 + 1, live.1 + block.requested);
                }
                BlockState::Free { next, previous } => {
                    for (link, back) in [(next, true), (previous, false)] {
                        if link == 0 {
                            continue;
                        }
                        let other = blocks.iter().find(|other| other.address == link).expect("links lead to blocks");
                        let BlockState::Free { next, previous } = other.state else {
                            panic!("links lead to free blocks")
                        };
                        assert_eq!(if back { previous } else { next }, block.address);
                    }
                }
            }
        }
        assert_eq!(end, self.heap.end());
        assert_eq!(live, (self.heap.live_blocks(), self.heap.live_bytes()));
    }
}

/// xorshift64*: the tests' only randomness, seeded.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % bound
    }
}

#[test]
fn a_freed_block_is_given_out_again() {
    let mut bed = Bed::new(1 << 16);
    let a = bed.alloc(24, 8).unwrap();
    let b = bed.alloc(24, 8).unwrap();
    assert_eq!(b, a + 48);
    bed.dealloc(a, 24).unwrap();
    bed.check();
    assert_eq!(bed.alloc(20, 4).unwrap(), a);
    bed.check();
}

#[test]
fn neighbours_coalesce_in_every_order() {
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut bed = Bed::new(1 << 16);
        let blocks: Vec<u64> = (0..3).map(|_| bed.alloc(40, 8).unwrap()).collect();
        let fence = bed.alloc(8, 8).unwrap();
        for i in order {
            bed.dealloc(blocks[i], 40).unwrap();
            bed.check();
        }
        assert_eq!(bed.blocks().len(), 2);
        assert_eq!(bed.blocks()[0].capacity, fence - blocks[0] - 16);
    }
}

#[test]
fn the_last_free_block_grows_with_the_heap() {
    let mut bed = Bed::new(1 << 16);
    let a = bed.alloc(32, 8).unwrap();
    bed.dealloc(a, 32).unwrap();
    assert_eq!(bed.alloc(4096, 8).unwrap(), a);
    bed.check();
    assert_eq!(bed.blocks().len(), 1);
}

#[test]
fn alignment_beyond_sixteen_is_kept() {
    let mut bed = Bed::new(1 << 20);
    for align in [32, 64, 128, 4096, 1, 16, 256] {
        let a = bed.alloc(align / 2 + 3, align).unwrap();
        assert_eq!(a % align, 0);
        bed.check();
    }
}

#[test]
fn too_much_is_out_of_memory_and_nothing_else() {
    let mut bed = Bed::new(1 << 16);
    for size in [1 << 16, u64::MAX, 1 << 60, (1 << 16) - 15] {
        assert_eq!(bed.alloc(size, 8), Err(HeapFault::OutOfMemory { size }));
    }
    assert!(matches!(bed.alloc(8, 1 << 40), Err(HeapFault::OutOfMemory { .. })));
    assert!(bed.alloc((1 << 16) - 16, 8).is_ok());
    bed.check();
    assert!(matches!(bed.alloc(1, 1), Err(HeapFault::OutOfMemory { .. })));
}

#[test]
fn misuse_is_named() {
    let mut bed = Bed::new(1 << 16);
    let a = bed.alloc(40, 8).unwrap();
    let b = bed.alloc(40, 8).unwrap();
    assert_eq!(bed.dealloc(a, 41), Err(HeapFault::WrongSize { address: a, size: 41, requested: 40 }));
    assert_eq!(bed.dealloc(a + 16, 40), Err(HeapFault::InvalidFree { address: a + 16 }));
    assert_eq!(bed.dealloc(0, 40), Err(HeapFault::InvalidFree { address: 0 }));
    assert_eq!(bed.dealloc(u64::MAX, 40), Err(HeapFault::InvalidFree { address: u64::MAX }));
    bed.dealloc(b, 40).unwrap();
    assert_eq!(bed.dealloc(b, 40), Err(HeapFault::DoubleFree { address: b }));
    // Even when a neighbour has swallowed it.
    bed.dealloc(a, 40).unwrap();
    assert_eq!(bed.dealloc(b, 40), Err(HeapFault::DoubleFree { address: b }));
    bed.check();
}

#[test]
fn any_damage_is_a_fault_or_harmless() {
    // Every byte of a small heap is overwritten with several values, then the heap is used.
    for at in 0..256 {
        for value in [0, 1, 0x40, 0xff] {
            let mut bed = Bed::new(1 << 12);
            let blocks: Vec<u64> = (0..6).map(|_| bed.alloc(24, 8).unwrap()).collect();
            bed.dealloc(blocks[1], 24).unwrap();
            bed.dealloc(blocks[3], 24).unwrap();
            bed.bytes(START + at, 1)[0] = value;
            for block in [0, 2, 4] {
                let _ = bed.dealloc(blocks[block], 24);
            }
            for size in [24, 100, 24, 3000] {
                let _ = bed.alloc(size, 8);
            }
            let _ = bed.heap.blocks(&bed.mem).count();
        }
    }
}

#[test]
fn random_use_keeps_the_laws_and_the_contents() {
    for seed in 1..=20 {
        let mut random = Random(0x9E37_79B9_7F4A_7C15u64.wrapping_mul(seed));
        let mut bed = Bed::new(1 << 18);
        // Address, size, fill byte.
        let mut live: Vec<(u64, u64, u8)> = Vec::new();
        for step in 0..1500u64 {
            let fill = step as u8;
            match random.below(5) {
                0..=1 => {
                    let size = match random.below(3) {
                        0 => random.below(40),
                        1 => random.below(600),
                        _ => random.below(9000),
                    };
                    let align = 1 << random.below(8);
                    match bed.alloc(size, align) {
                        Ok(address) => {
                            assert_eq!(address % align, 0);
                            bed.bytes(address, size).fill(fill);
                            live.push((address, size, fill));
                        }
                        Err(fault) => assert_eq!(fault, HeapFault::OutOfMemory { size }),
                    }
                }
                2..=3 if !live.is_empty() => {
                    let (address, size, fill) = live.swap_remove(random.below(live.len() as u64) as usize);
                    assert!(bed.bytes(address, size).iter().all(|byte| *byte == fill), "blocks overlap");
                    bed.dealloc(address, size).unwrap();
                }
                _ if !live.is_empty() => {
                    let i = random.below(live.len() as u64) as usize;
                    let (address, size, fill) = live[i];
                    let new = random.below(2 * size + 32);
                    if bed.heap.resize(&mut bed.mem, address, new).unwrap() {
                        let kept = size.min(new);
                        assert!(bed.bytes(address, kept).iter().all(|byte| *byte == fill));
                        bed.bytes(address, new).fill(fill);
                        live[i].1 = new;
                    }
                }
                _ => {}
            }
            if step % 50 == 0 {
                bed.check();
            }
        }
        for (address, size, _) in live {
            bed.dealloc(address, size).unwrap();
        }
        bed.check();
        assert_eq!(bed.heap.live_blocks(), 0);
        assert!(bed.blocks().len() <= 1, "all joined into one free block");
    }
}

#[test]
fn a_large_last_block_grows_in_place() {
    let mut bed = Bed::new(1 << 20);
    let a = bed.alloc(1 << 17, 8).unwrap();
    assert!(bed.heap.resize(&mut bed.mem, a, 1 << 18).unwrap());
    bed.check();
    let small = bed.alloc(32, 8).unwrap();
    assert!(!bed.heap.resize(&mut bed.mem, small, 64).unwrap(), "small buffers move");
    assert!(!bed.heap.resize(&mut bed.mem, a, 1 << 21).unwrap());
    bed.check();
}
