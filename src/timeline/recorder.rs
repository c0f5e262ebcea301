//! Records what a run reads from outside, and what it prints, so that replays see and say the same.

use crate::vm::{Closed, Host};

/// How far a run has come with its input and output.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Position {
    reads: usize,
    stdin: usize,
    times: usize,
    output: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Stream {
    Stdout,
    Stderr,
}

/// A piece of the program's output.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Output<'a> {
    pub stream: Stream,
    pub bytes: &'a [u8],
}

/// A host between the machine and the outside: what is new passes through, what is replayed comes from the record.
pub struct Recorder<'h> {
    outside: Box<dyn Host + 'h>,
    position: Position,
    stdin: Vec<u8>,
    /// The length of each read.
    reads: Vec<usize>,
    times: Vec<u64>,
    output: Vec<u8>,
    /// Where the output changes from one stream to the other: the stream, and its first byte.
    streams: Vec<(Stream, usize)>,
}

impl<'h> Recorder<'h> {
    pub fn new(outside: Box<dyn Host + 'h>) -> Recorder<'h> {
        Recorder {
            outside,
            position: Position::default(),
            stdin: Vec::new(),
            reads: Vec::new(),
            times: Vec::new(),
            output: Vec::new(),
            streams: Vec::new(),
        }
    }

    pub fn position(&self) -> Position {
        self.position
    }

    pub fn go_to(&mut self, position: Position) {
        self.position = position;
    }

    /// How many bytes were printed so far.
    pub fn printed(&self) -> usize {
        self.position.output
    }

    /// What was printed from byte `from` on until now, in pieces of one stream each.
    pub fn output(&self, from: usize) -> impl Iterator<Item = Output<'_>> {
        let now = self.position.output;
        // Programs may change the stream with every byte: what lies before `from` is not gone through.
        let first = self.streams.partition_point(|(_, start)| *start <= from).saturating_sub(1);
        let streams = self.streams.get(first..).unwrap_or_default();
        let ends = streams.iter().skip(1).map(|(_, start)| *start).chain([usize::MAX]);
        streams.iter().zip(ends).filter_map(move |((stream, start), end)| {
            let (start, end) = ((*start).max(from), end.min(now));
            let bytes = self.output.get(start..end).filter(|bytes| !bytes.is_empty())?;
            Some(Output { stream: *stream, bytes })
        })
    }

    /// Bytes that the record takes.
    pub fn bytes(&self) -> usize {
        self.stdin.len() + self.output.len() + 8 * (self.reads.len() + self.times.len())
    }

    fn print(&mut self, bytes: &[u8], stream: Stream) -> Result<(), Closed> {
        // Part of it may be known already: a replay may end in the middle of a write that the record has whole.
        let known = self.output.len() - self.position.output;
        self.position.output += bytes.len();
        let Some(new) = bytes.get(known..).filter(|new| !new.is_empty()) else { return Ok(()) };
        if self.streams.last().is_none_or(|(last, _)| *last != stream) {
            self.streams.push((stream, self.output.len()));
        }
        self.output.extend_from_slice(new);
        match stream {
            Stream::Stdout => self.outside.stdout(new),
            Stream::Stderr => self.outside.stderr(new),
        }
    }
}

impl Host for Recorder<'_> {
    fn stdout(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.print(bytes, Stream::Stdout)
    }

    fn stderr(&mut self, bytes: &[u8]) -> Result<(), Closed> {
        self.print(bytes, Stream::Stderr)
    }

    fn stdin(&mut self, buffer: &mut [u8]) -> Result<usize, Closed> {
        let len = match self.reads.get(self.position.reads) {
            Some(len) => (*len).min(buffer.len()),
            None => {
                let len = self.outside.stdin(buffer)?.min(buffer.len());
                self.reads.push(len);
                self.stdin.extend_from_slice(&buffer[..len]);
                len
            }
        };
        let start = self.position.stdin;
        if let Some(bytes) = self.stdin.get(start..start + len) {
            buffer[..len].copy_from_slice(bytes);
        }
        self.position.reads += 1;
        self.position.stdin += len;
        Ok(len)
    }

    fn nanos(&mut self) -> u64 {
        let time = match self.times.get(self.position.times) {
            Some(time) => *time,
            None => {
                let time = self.outside.nanos();
                self.times.push(time);
                time
            }
        };
        self.position.times += 1;
        time
    }
}
