//! Why a run ended without the program's consent, as data. Sentences are made here, placed by the fronts.

use std::fmt;

use super::blocks::Site;
use super::heap::HeapFault;
use crate::bytecode::TypeId;

/// A fault that ends the run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trap {
    /// An access to an address that is not memory (the null page, or beyond the top).
    MemoryFault {
        address: u64,
        len: u64,
        write: bool,
    },
    /// A call through something that is no function pointer.
    NotAFunction {
        value: u64,
    },
    /// The saved registers of a frame were overwritten.
    BadFrame,
    /// The allocator met a header or link that is not as it left it, or a pointer that it never gave out.
    Heap(HeapFault),
    /// The guard saw a use of memory that Rust forbids.
    Violation(Box<Violation>),
    StackOverflow,
    OutOfMemory {
        size: u64,
    },
    /// The fuel that the run was given is used up.
    Fuel,
    OutputLimit,
    /// The host's output is gone.
    OutputClosed,
    /// `abort()`.
    Abort,
    /// A destructor panicked while a panic was unwinding; the message is already on stderr.
    PanicInCleanup,
    /// A panic reached the end of a function that it may not leave, such as an `extern "C"` one.
    CannotUnwind,
    /// `unreachable_unchecked()` was reached.
    Unreachable,
    /// The code itself is malformed: a bug in Cairn.
    BadCode {
        pc: u64,
        problem: String,
    },
}

/// What the guard saw.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Violation {
    pub kind: ViolationKind,
    pub address: u64,
    pub len: u64,
    /// The heap block concerned, with where it was made and freed.
    pub block: Option<BlockReport>,
    /// The stack variable concerned: its function and name.
    pub variable: Option<(String, String)>,
}

/// A heap block in a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BlockReport {
    pub address: u64,
    pub size: u64,
    pub ty: Option<TypeId>,
    pub made: Site,
    pub freed: Option<Site>,
    /// `FILE:LINE:COL` of the user's code that made it.
    pub made_at: String,
    pub freed_at: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ViolationKind {
    UseAfterFree,
    DoubleFree,
    /// The pointer is not the start of a block.
    InvalidFree,
    /// Freed with another size than it was allocated with.
    WrongSize,
    OutOfBounds,
    /// A value was computed with that was never written.
    UninitRead,
    /// A pointer to a stack variable that no longer exists.
    DanglingStack,
    NullDereference,
}

impl Trap {
    /// The process exit status, as documented for the command line.
    pub fn exit_code(&self) -> i32 {
        match self {
            Trap::MemoryFault { .. }
            | Trap::NotAFunction { .. }
            | Trap::BadFrame
            | Trap::Heap(_)
            | Trap::Violation(_)
            | Trap::Unreachable => 3,
            Trap::StackOverflow
            | Trap::OutOfMemory { .. }
            | Trap::Abort
            | Trap::PanicInCleanup
            | Trap::CannotUnwind => 134,
            Trap::Fuel | Trap::OutputLimit => 124,
            Trap::OutputClosed => 141,
            Trap::BadCode { .. } => 70,
        }
    }
}

impl fmt::Display for Trap {
    /// What goes to stderr: rustc's own words where a real program would print something.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trap::MemoryFault { address, len, write } => {
                let verb = if *write { "write" } else { "read" };
                write!(f, "memory fault: {verb} of {len} bytes at {address:#x}, which is not memory")
            }
            Trap::NotAFunction { value } => write!(f, "memory fault: call of {value:#x}, which is no function"),
            Trap::BadFrame => f.write_str("the saved registers of a stack frame were overwritten"),
            Trap::Heap(fault) => fault.fmt(f),
            Trap::Violation(violation) => violation.fmt(f),
            Trap::StackOverflow => f.write_str(
                "\nthread 'main' (1) has overflowed its stack\nfatal runtime error: stack overflow, aborting",
            ),
            Trap::OutOfMemory { size } => write!(f, "memory allocation of {size} bytes failed"),
            Trap::Fuel => f.write_str("out of fuel (--fuel)"),
            Trap::OutputLimit => f.write_str("output limit reached (--output-limit)"),
            Trap::OutputClosed => f.write_str("the output was closed"),
            Trap::Abort => f.write_str("aborted"),
            Trap::CannotUnwind => f.write_str("panic in a function that cannot unwind"),
            Trap::PanicInCleanup => f.write_str("panic in a destructor during cleanup"),
            Trap::Unreachable => f.write_str("code that was declared unreachable was reached"),
            Trap::BadCode { pc, problem } => write!(f, "malformed code at pc {pc}: {problem}"),
        }
    }
}

impl fmt::Display for ViolationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ViolationKind::UseAfterFree => "use after free",
            ViolationKind::DoubleFree => "double free",
            ViolationKind::InvalidFree => "free of a pointer that is no block",
            ViolationKind::WrongSize => "free with another size than was allocated",
            ViolationKind::OutOfBounds => "out-of-bounds access",
            ViolationKind::UninitRead => "use of uninitialised memory",
            ViolationKind::DanglingStack => "use of a dangling pointer to the stack",
            ViolationKind::NullDereference => "null pointer dereference",
        })
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} bytes at {:#x}", self.kind, self.len, self.address)?;
        if let Some((function, name)) = &self.variable {
            write!(f, ", in variable `{name}` of `{function}`")?;
        }
        if let Some(block) = &self.block {
            write!(f, ", in the block of {} bytes at {:#x}", block.size, block.address)?;
            write!(f, ", allocated at {}", block.made_at)?;
            if let Some(freed_at) = &block.freed_at {
                write!(f, ", freed at {freed_at}")?;
            }
        }
        Ok(())
    }
}
