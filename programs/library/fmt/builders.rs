//! `Debug` output of structs, tuples and collections.

use crate::fmt::{Debug, Formatter, Result};
use crate::marker::PhantomData;
use crate::prelude::v1::*;

/// The sink under a pretty-printed value: every line is indented by four spaces.
struct PadAdapter {
    sink: *mut (),
    write: fn(*mut (), &str) -> Result,
    on_newline: bool,
}

impl PadAdapter {
    #[inline]
    fn new(f: &Formatter<'_>) -> PadAdapter {
        PadAdapter { sink: f.sink, write: f.write, on_newline: true }
    }

    /// A formatter with the options of `f` that writes through `self`.
    fn formatter<'a>(&'a mut self, f: &Formatter<'_>) -> Formatter<'a> {
        Formatter {
            options: f.options,
            sink: self as *mut PadAdapter as *mut (),
            write: PadAdapter::write_indented,
            _sink: PhantomData,
        }
    }

    fn write_indented(sink: *mut (), s: &str) -> Result {
        let this = unsafe { &mut *(sink as *mut PadAdapter) };
        let bytes = s.as_bytes();
        let len = bytes.len();
        let mut start = 0;
        while start < len {
            if this.on_newline {
                (this.write)(this.sink, "    ")?;
            }
            let mut end = start;
            this.on_newline = false;
            while end < len && !this.on_newline {
                this.on_newline = bytes[end] == b'\n';
                end += 1;
            }
            (this.write)(this.sink, unsafe { s.get_unchecked(start..end) })?;
            start = end;
        }
        Ok(())
    }
}

/// `Name { field: value, ... }`
#[must_use]
pub struct DebugStruct<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

pub(super) fn debug_struct_new<'a, 'b>(fmt: &'a mut Formatter<'b>, name: &str) -> DebugStruct<'a, 'b> {
    let result = fmt.write_str(name);
    DebugStruct { fmt, result, has_fields: false }
}

impl<'a, 'b: 'a> DebugStruct<'a, 'b> {
    pub fn field<T: Debug>(&mut self, name: &str, value: &T) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(name, value);
        }
        self.has_fields = true;
        self
    }

    fn write_field<T: Debug>(&mut self, name: &str, value: &T) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str(" {\n")?;
            }
            let mut pad = PadAdapter::new(self.fmt);
            let mut writer = pad.formatter(self.fmt);
            writer.write_str(name)?;
            writer.write_str(": ")?;
            value.fmt(&mut writer)?;
            writer.write_str(",\n")
        } else {
            self.fmt.write_str(if self.has_fields { ", " } else { " { " })?;
            self.fmt.write_str(name)?;
            self.fmt.write_str(": ")?;
            value.fmt(self.fmt)
        }
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            self.result = if !self.has_fields {
                self.fmt.write_str(" { .. }")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n}")
            } else {
                self.fmt.write_str(", .. }")
            };
        }
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.has_fields && self.result.is_ok() {
            self.result = self.fmt.write_str(if self.fmt.alternate() { "}" } else { " }" });
        }
        self.result
    }
}

/// `Name(value, ...)`
#[must_use]
pub struct DebugTuple<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    fields: usize,
    empty_name: bool,
}

pub(super) fn debug_tuple_new<'a, 'b>(fmt: &'a mut Formatter<'b>, name: &str) -> DebugTuple<'a, 'b> {
    let result = fmt.write_str(name);
    DebugTuple { fmt, result, fields: 0, empty_name: name.is_empty() }
}

impl<'a, 'b: 'a> DebugTuple<'a, 'b> {
    pub fn field<T: Debug>(&mut self, value: &T) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_field(value);
        }
        self.fields += 1;
        self
    }

    fn write_field<T: Debug>(&mut self, value: &T) -> Result {
        if self.fmt.alternate() {
            if self.fields == 0 {
                self.fmt.write_str("(\n")?;
            }
            let mut pad = PadAdapter::new(self.fmt);
            let mut writer = pad.formatter(self.fmt);
            value.fmt(&mut writer)?;
            writer.write_str(",\n")
        } else {
            self.fmt.write_str(if self.fields == 0 { "(" } else { ", " })?;
            value.fmt(self.fmt)
        }
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            self.result = if self.fields == 0 {
                self.fmt.write_str("(..)")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n)")
            } else {
                self.fmt.write_str(", ..)")
            };
        }
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.fields > 0 && self.result.is_ok() {
            let lone = self.fields == 1 && self.empty_name && !self.fmt.alternate();
            self.result = self.fmt.write_str(if lone { ",)" } else { ")" });
        }
        self.result
    }
}

/// What lists and sets have in common.
struct DebugInner<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
}

impl<'a, 'b: 'a> DebugInner<'a, 'b> {
    fn entry<T: Debug>(&mut self, entry: &T) {
        if self.result.is_ok() {
            self.result = self.write_entry(entry);
        }
        self.has_fields = true;
    }

    fn write_entry<T: Debug>(&mut self, entry: &T) -> Result {
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            let mut pad = PadAdapter::new(self.fmt);
            let mut writer = pad.formatter(self.fmt);
            entry.fmt(&mut writer)?;
            writer.write_str(",\n")
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            entry.fmt(self.fmt)
        }
    }

    fn finish(&mut self, close: &str) -> Result {
        if self.result.is_ok() {
            self.result = self.fmt.write_str(close);
        }
        self.result
    }

    fn finish_non_exhaustive(&mut self, close: &str) -> Result {
        if self.result.is_ok() {
            self.result = if !self.has_fields {
                self.fmt.write_str("..")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n")
            } else {
                self.fmt.write_str(", ..")
            };
        }
        self.finish(close)
    }
}

/// `{value, ...}`
#[must_use]
pub struct DebugSet<'a, 'b: 'a> {
    inner: DebugInner<'a, 'b>,
}

pub(super) fn debug_set_new<'a, 'b>(fmt: &'a mut Formatter<'b>) -> DebugSet<'a, 'b> {
    let result = fmt.write_str("{");
    DebugSet { inner: DebugInner { fmt, result, has_fields: false } }
}

impl<'a, 'b: 'a> DebugSet<'a, 'b> {
    pub fn entry<T: Debug>(&mut self, entry: &T) -> &mut Self {
        self.inner.entry(entry);
        self
    }

    pub fn entries<D, I>(&mut self, entries: I) -> &mut Self
    where
        D: Debug,
        I: IntoIterator<Item = D>,
    {
        for entry in entries {
            self.inner.entry(&entry);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.inner.finish_non_exhaustive("}")
    }

    pub fn finish(&mut self) -> Result {
        self.inner.finish("}")
    }
}

/// `[value, ...]`
#[must_use]
pub struct DebugList<'a, 'b: 'a> {
    inner: DebugInner<'a, 'b>,
}

pub(super) fn debug_list_new<'a, 'b>(fmt: &'a mut Formatter<'b>) -> DebugList<'a, 'b> {
    let result = fmt.write_str("[");
    DebugList { inner: DebugInner { fmt, result, has_fields: false } }
}

impl<'a, 'b: 'a> DebugList<'a, 'b> {
    pub fn entry<T: Debug>(&mut self, entry: &T) -> &mut Self {
        self.inner.entry(entry);
        self
    }

    pub fn entries<D, I>(&mut self, entries: I) -> &mut Self
    where
        D: Debug,
        I: IntoIterator<Item = D>,
    {
        for entry in entries {
            self.inner.entry(&entry);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        self.inner.finish_non_exhaustive("]")
    }

    pub fn finish(&mut self) -> Result {
        self.inner.finish("]")
    }
}

/// `{key: value, ...}`
#[must_use]
pub struct DebugMap<'a, 'b: 'a> {
    fmt: &'a mut Formatter<'b>,
    result: Result,
    has_fields: bool,
    has_key: bool,
    /// Whether the value begins on a fresh line, where pretty-printed.
    on_newline: bool,
}

pub(super) fn debug_map_new<'a, 'b>(fmt: &'a mut Formatter<'b>) -> DebugMap<'a, 'b> {
    let result = fmt.write_str("{");
    DebugMap { fmt, result, has_fields: false, has_key: false, on_newline: true }
}

impl<'a, 'b: 'a> DebugMap<'a, 'b> {
    pub fn entry<K: Debug, V: Debug>(&mut self, key: &K, value: &V) -> &mut Self {
        self.key(key).value(value)
    }

    pub fn key<K: Debug>(&mut self, key: &K) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_key(key);
        }
        self
    }

    fn write_key<K: Debug>(&mut self, key: &K) -> Result {
        if self.has_key {
            crate::panicking::panic("attempted to begin a new map entry without completing the previous one");
        }
        if self.fmt.alternate() {
            if !self.has_fields {
                self.fmt.write_str("\n")?;
            }
            let mut pad = PadAdapter::new(self.fmt);
            let mut writer = pad.formatter(self.fmt);
            key.fmt(&mut writer)?;
            writer.write_str(": ")?;
            self.on_newline = pad.on_newline;
        } else {
            if self.has_fields {
                self.fmt.write_str(", ")?;
            }
            key.fmt(self.fmt)?;
            self.fmt.write_str(": ")?;
        }
        self.has_key = true;
        Ok(())
    }

    pub fn value<V: Debug>(&mut self, value: &V) -> &mut Self {
        if self.result.is_ok() {
            self.result = self.write_value(value);
        }
        self.has_fields = true;
        self
    }

    fn write_value<V: Debug>(&mut self, value: &V) -> Result {
        if !self.has_key {
            crate::panicking::panic("attempted to format a map value before its key");
        }
        if self.fmt.alternate() {
            let mut pad = PadAdapter::new(self.fmt);
            pad.on_newline = self.on_newline;
            let mut writer = pad.formatter(self.fmt);
            value.fmt(&mut writer)?;
            writer.write_str(",\n")?;
        } else {
            value.fmt(self.fmt)?;
        }
        self.has_key = false;
        Ok(())
    }

    pub fn entries<K, V, I>(&mut self, entries: I) -> &mut Self
    where
        K: Debug,
        V: Debug,
        I: IntoIterator<Item = (K, V)>,
    {
        for (k, v) in entries {
            self.key(&k).value(&v);
        }
        self
    }

    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.result.is_ok() {
            if self.has_key {
                crate::panicking::panic("attempted to finish a map with a partial entry");
            }
            self.result = if !self.has_fields {
                self.fmt.write_str("..}")
            } else if self.fmt.alternate() {
                self.fmt.write_str("    ..\n}")
            } else {
                self.fmt.write_str(", ..}")
            };
        }
        self.result
    }

    pub fn finish(&mut self) -> Result {
        if self.result.is_ok() {
            if self.has_key {
                crate::panicking::panic("attempted to finish a map with a partial entry");
            }
            self.result = self.fmt.write_str("}");
        }
        self.result
    }
}
