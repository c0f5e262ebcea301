// Streams that programs implement, buffers between them, and bytes that are not quite text.

use std::collections::{BTreeMap, LinkedList, TryReserveError, VecDeque};
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Read, Write};
use std::range::RangeInclusive;

/// Gives its pieces one by one, and says what it was asked for.
struct Pieces(Vec<&'static str>);

impl Read for Pieces {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let Some(piece) = self.0.pop() else { return Ok(0) };
        println!("  asked for {}, has {}", buf.len(), piece.len());
        buf[..piece.len()].copy_from_slice(piece.as_bytes());
        Ok(piece.len())
    }
}

/// A reader of its own making, one word after the other.
struct Words {
    text: &'static [u8],
}

impl Read for Words {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(buf)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for Words {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let end = self.text.iter().position(|&b| b == b' ').map_or(self.text.len(), |at| at + 1);
        Ok(&self.text[..end])
    }

    fn consume(&mut self, amount: usize) {
        self.text = &self.text[amount..];
    }
}

/// Takes three bytes at a time.
#[derive(Debug)]
struct Narrow(String);

impl Write for Narrow {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        let n = buf.len().min(3);
        self.0 += &format!("[{}]", buf[..n].escape_ascii());
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.push('|');
        Ok(())
    }
}

fn streams() -> io::Result<()> {
    let mut reader = BufReader::with_capacity(16, Pieces(vec!["last", "two\nthree\n", "one\n"]));
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 {
        println!("{line:?} {:?}", reader.buffer());
        line.clear();
    }
    let mut words = Words { text: b"to be or not" };
    println!("{} {:?}", words.skip_until(b'b')?, words.fill_buf()?);
    let mut rest = String::new();
    words.chain(&b" to be"[..]).take(9).read_to_string(&mut rest)?;
    println!("{rest:?}");

    let mut writer = BufWriter::with_capacity(8, Narrow(String::new()));
    write!(writer, "{}", 12345)?;
    println!("{writer:?} {:?}", writer.buffer());
    writer.write_all(b"6789\n")?;
    writer.flush()?;
    println!("{:?} {}", writer.get_ref(), writer.capacity());
    writer.write_all(b"ab")?;
    println!("{:?}", writer.into_inner().map_err(|e| e.into_error())?);
    let mut full = [0u8; 2];
    let mut writer = BufWriter::new(&mut full[..]);
    writer.write_all(b"xyz")?;
    let failed = writer.into_inner().unwrap_err();
    println!("{failed} {:?}", failed.error().kind());
    println!("{:?}", failed.into_inner().into_parts());

    let mut zeros = [1; 3];
    io::repeat(7).read_exact(&mut zeros)?;
    println!("{zeros:?} {:?}", io::empty().read_exact(&mut zeros).map_err(|e| e.kind()));
    let mut out = Vec::new();
    println!("{} {}", io::copy(&mut "copied".as_bytes(), &mut out)?, io::copy(&mut &out[..], &mut io::sink())?);
    let inner = io::Error::other("mine".parse::<i32>().unwrap_err());
    println!("{:?}", inner.downcast::<std::num::ParseIntError>());
    println!("{:?}", io::Error::from(ErrorKind::TimedOut).downcast::<std::fmt::Error>());
    Ok(())
}

fn text() {
    println!("{} {}", b"tab\t\"\xff\n".escape_ascii(), b'\''.escape_ascii());
    println!("{:?}", std::ascii::escape_default(9).map(char::from).collect::<Vec<_>>());
    let units = [0xD834, 0xDD1E, 0x006d, 0xDD1E, 0xD834];
    let decoded: Vec<_> = char::decode_utf16(units).map(|r| r.map_err(|e| e.unpaired_surrogate())).collect();
    println!("{decoded:?} {:?}", char::decode_utf16(units).size_hint());
    println!("{}", char::decode_utf16([0xD834]).next().unwrap().unwrap_err());
    for chunk in b"Hello \xF0\x90\x80World\xff".utf8_chunks() {
        println!("{:?} {:x?}", chunk.valid(), chunk.invalid());
    }
    println!("{:?}", b"it's \xff".utf8_chunks());
    let mut bytes = *b"quiet";
    str::from_utf8_mut(&mut bytes).unwrap().make_ascii_uppercase();
    println!("{:?} {:?}", str::from_utf8(&bytes), str::from_utf8_mut(&mut [0xc3, 0x28]));
    let mut halves = String::from("Lüge");
    println!("{:?}", halves.split_at_mut_checked(2).is_none());
    if let Some((left, right)) = halves.split_at_mut_checked(3) {
        left.make_ascii_lowercase();
        right.make_ascii_uppercase();
    }
    println!("{halves} {:?}", unsafe { (3.99f64.to_int_unchecked::<u8>(), (-2.5f32).to_int_unchecked::<i64>()) });
}

fn room() -> Result<(), TryReserveError> {
    let mut list: Vec<u32> = Vec::new();
    list.try_reserve(10)?;
    println!("{}", list.capacity() >= 10);
    println!("{}", list.try_reserve(usize::MAX).unwrap_err());
    let mut deque = VecDeque::from([1u64]);
    println!("{:?}", deque.try_reserve_exact(usize::MAX / 8));
    String::new().try_reserve(usize::MAX)
}

fn iterators() {
    println!("{:?}", std::iter::chain([1, 2], vec![3]).collect::<Vec<_>>());
    let nothing: std::iter::Rev<std::iter::Enumerate<std::slice::Iter<'_, u8>>> = Default::default();
    println!("{}", nothing.len());
    let flat: std::iter::Flatten<std::slice::Iter<'_, [u8; 4]>> = Default::default();
    println!("{}", flat.count());
    let entries: std::collections::btree_map::Iter<'_, u8, u8> = Default::default();
    println!("{:?} {}", entries, BTreeMap::<u8, u8>::new().into_keys().len());
    println!("{:?}", std::array::repeat::<String, 3>("again".to_string()));
    let mut numbers: LinkedList<u32> = (1..=9).collect();
    let even: Vec<u32> = numbers.extract_if(|n| n.is_multiple_of(2)).collect();
    println!("{even:?} {numbers:?}");
    let range = RangeInclusive::from(3..=6);
    let same = range;
    println!("{range:?} {} {:?} {}", same.contains(&6), same.iter().rev().collect::<Vec<_>>(), range.last);
    println!("{}", std::hint::select_unpredictable(even.len() > 3, "many", "few"));
}

fn main() {
    streams().unwrap();
    text();
    println!("{:?}", room());
    iterators();
}

//>   asked for 16, has 4
//> "one\n" []
//>   asked for 16, has 10
//> "two\n" [116, 104, 114, 101, 101, 10]
//> "three\n" []
//>   asked for 16, has 4
//> "last" []
//> 4 [101, 32]
//> "e or not "
//> BufWriter { writer: Narrow(""), buffer: 5/8 } [49, 50, 51, 52, 53]
//> Narrow("[123][45][678][9\\n]|") 8
//> Narrow("[123][45][678][9\\n]|[ab]")
//> failed to write the buffered data WriteZero
//> ([], Ok([122]))
//> [7, 7, 7] Err(UnexpectedEof)
//> 6 6
//> Ok(ParseIntError { kind: InvalidDigit })
//> Err(Kind(TimedOut))
//> tab\t\"\xff\n \'
//> ['\\', 't']
//> [Ok('𝄞'), Ok('m'), Err(56606), Err(55348)] (3, Some(5))
//> unpaired surrogate found: d834
//> "Hello " [f0, 90, 80]
//> "World" [ff]
//> Utf8Chunks { source: "it's \xFF" }
//> Ok("QUIET") Err(Utf8Error { valid_up_to: 0, error_len: Some(1) })
//> true
//> lüGE (3, -2)
//> true
//> memory allocation failed because the computed capacity exceeded the collection's maximum
//> Err(TryReserveError { kind: CapacityOverflow })
//> Err(TryReserveError { kind: CapacityOverflow })
//> [1, 2, 3]
//> 0
//> 0
//> [] 0
//> ["again", "again", "again"]
//> [2, 4, 6, 8] [1, 3, 5, 7, 9]
//> 3..=6 true [6, 5, 4, 3] 6
//> many
