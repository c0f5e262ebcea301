// A bit set, a tiny random number generator, and a hash: arithmetic that wraps on purpose.
struct BitSet {
    words: [u64; 4],
}

impl BitSet {
    fn new() -> Self {
        BitSet { words: [0; 4] }
    }

    fn insert(&mut self, n: u8) -> bool {
        let (word, bit) = (n as usize / 64, 1u64 << (n % 64));
        let fresh = self.words[word] & bit == 0;
        self.words[word] |= bit;
        fresh
    }

    fn contains(&self, n: u8) -> bool {
        self.words[n as usize >> 6] >> (n & 63) & 1 == 1
    }

    fn len(&self) -> u32 {
        self.words.iter().map(|w| w.count_ones()).sum()
    }
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, limit: u64) -> u64 {
        (self.next() >> 33) % limit
    }
}

fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn main() {
    let mut set = BitSet::new();
    let mut random = Random(42);
    let mut draws = 0;
    while set.len() < 20 {
        set.insert(random.below(40) as u8);
        draws += 1;
    }
    println!("{} {} {}", set.len(), draws, set.contains(200));
    println!("{:08x} {:08x}", fnv("cairn"), fnv(""));
    let dice: Vec<u64> = (0..10).map(|_| random.below(6) + 1).collect();
    println!("{:?}", dice);
}

//> 20 22 false
//> 08bf4a28 811c9dc5
//> [2, 1, 6, 1, 1, 5, 4, 6, 3, 2]
