#!/usr/bin/env python3
"""Turns programs/library into a crate that rustc compiles, so that rustc checks it and the tests can run it.

    expand.py OUT_DIR

`#[each]` is written out, intrinsics are taken from shim/intrinsics.rs, the names of language items become rustc's, and
shim/extra.rs adds what only rustc asks for.
"""

import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARY = os.path.join(HERE, "..", "..", "programs", "library")

RENAMED = {
    "PhantomData": "phantom_data", "UnsafeCell": "unsafe_cell", "ManuallyDrop": "manually_drop",
    "MaybeUninit": "maybe_uninit", "panic_str": "panic",
}
KEPT = set(
    """sized unsize copy sync unpin clone eq partial_ord Ordering deref deref_target deref_mut drop coerce_unsized fn_once
    fn_once_output fn_mut fn index index_mut add sub mul div rem neg not bitand bitor bitxor shl shr add_assign
    sub_assign mul_assign div_assign rem_assign bitand_assign bitor_assign bitxor_assign shl_assign shr_assign RangeFull
    Range RangeFrom RangeTo RangeInclusive range_inclusive_new RangeToInclusive Option Try branch from_output
    from_residual iterator next into_iter owned_box String panic_fmt format_arguments format_argument""".split()
)


def matching(text, at, open_, close):
    """The index of the bracket that closes the one at `at`; knows strings, characters and comments."""
    depth = 0
    i = at
    while i < len(text):
        c = text[i]
        if text.startswith("//", i):
            i = text.index("\n", i)
        elif c == '"':
            i += 1
            while text[i] != '"':
                i += 2 if text[i] == "\\" else 1
        elif c == "'":
            m = re.compile(r"'(\\u\{[0-9a-fA-F_]+\}|\\x..|\\.|[^\\'])'").match(text, i)
            if m:
                i = m.end() - 1
        elif c == open_:
            depth += 1
        elif c == close:
            depth -= 1
            if depth == 0:
                return i
        i += 1
    raise ValueError("unbalanced")


def each(text):
    """Writes out every `#[each(A = x, y; B = z, w)]` item; several such attributes on one item multiply."""
    start = re.compile(r"^[ \t]*#\[each\(", re.M)
    while True:
        found = list(start.finditer(text))
        if not found:
            return text
        m = found[0]
        at = m.start()
        substitutions = [{}]
        i = at
        while True:
            m = start.match(text, i)
            if not m:
                break
            close = matching(text, text.index("(", m.start()), "(", ")")
            inner = text[text.index("(", m.start()) + 1 : close]
            columns = []
            for part in split_top(inner, ";"):
                name, values = part.split("=", 1)
                columns.append((name.strip(), [v.strip() for v in split_top(values, ",")]))
            lengths = {len(v) for _, v in columns}
            assert len(lengths) == 1, (inner, [len(v) for _, v in columns])
            rows = [{name: values[k] for name, values in columns} for k in range(lengths.pop())]
            substitutions = [dict(a, **b) for a in substitutions for b in rows]
            i = text.index("\n", close) + 1
        brace = text.index("{", i)
        end = matching(text, brace, "{", "}") + 1
        item = text[i:end]
        out = []
        for s in substitutions:
            out.append(re.sub(r"\b(%s)\b" % "|".join(map(re.escape, s)), lambda m: s[m.group(1)], item))
        text = text[:at] + "\n\n".join(out) + text[end:]


def split_top(text, separator):
    parts, depth, last = [], 0, 0
    for i, c in enumerate(text):
        if c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
        elif c == separator and depth == 0:
            parts.append(text[last:i])
            last = i + 1
    parts.append(text[last:])
    return [p for p in parts if p.strip()]


def lang(text):
    def one(m):
        name = RENAMED.get(m.group(2), m.group(2))
        return '%s#[lang = "%s"]\n' % (m.group(1), name) if name in KEPT or name in RENAMED.values() else ""

    text = re.sub(r'([ \t]*)#\[lang = "([A-Za-z_0-9]+)"\]\n', one, text)
    text = re.sub(r"[ \t]*#\[view\(\w+\)\]\s*", "", text)
    text = re.sub(r"#\[valid_range_start\((\w+)\)\]", r"#[rustc_layout_scalar_valid_range_start(\1)]", text)
    text = re.sub(r"#\[valid_range_end\((\w+)\)\]", r"#[rustc_layout_scalar_valid_range_end(\1)]", text)
    return text


def special(path, text):
    """What cannot be the same text in both languages."""
    if path == "ops/function.rs" or path == "boxed.rs":
        text = re.sub(r"fn (call|call_mut|call_once)\(", r'extern "rust-call" fn \1(', text)
        text = text.replace("<Args>", "<Args: crate::marker::Tuple>", 0)
        text = re.sub(r"impl<(A|Args), F", r"impl<\1: crate::marker::Tuple, F", text)
        text = re.sub(r"pub trait (Fn\w*)<Args>", r"#[rustc_paren_sugar]\n#[fundamental]\npub trait \1<Args: crate::marker::Tuple>", text)
        text = text.replace('(**self).extern "rust-call" fn ', "(**self).")
    if path == "boxed.rs":
        text = text.replace("impl<T: ?Sized> Deref for Box<T>", BOX_DROP + "impl<T: ?Sized> Deref for Box<T>")
        text = text.replace("#[lang = \"owned_box\"]", "#[lang = \"owned_box\"]\n#[fundamental]")
    if path == "slice/mod.rs":
        # rustc's own impls of Clone for tuples and closures know nothing of this method.
        text = text.replace("<T as Clone>::__clone_is_copy()", "!intrinsics::needs_drop::<T>()")
    if path == "option.rs":
        text = text.replace("    None,\n    Some(T),", '    #[lang = "None"]\n    None,\n    #[lang = "Some"]\n    Some(T),')
    if path == "result.rs":
        text = text.replace("    Ok(T),\n    Err(E),", '    #[lang = "Ok"]\n    Ok(T),\n    #[lang = "Err"]\n    Err(E),')
    if path == "ops/control_flow.rs":
        text = text.replace("    Continue(C),\n    Break(B),", '    #[lang = "Continue"]\n    Continue(C),\n    #[lang = "Break"]\n    Break(B),')
    if path == "marker.rs":
        text = text.replace("pub trait Sized {}", "#[fundamental]\npub trait Sized: MetaSized {}") + open(os.path.join(HERE, "shim/marker.rs")).read()
    if path == "clone.rs":
        text += open(os.path.join(HERE, "shim/clone.rs")).read()
    if path == "cmp.rs":
        text = text.replace("pub trait Eq: PartialEq<Self> {}", "pub trait Eq: PartialEq<Self> {\n    fn assert_receiver_is_total_eq(&self) {}\n    fn assert_fields_are_eq(&self) {}\n}")
        text += open(os.path.join(HERE, "shim/cmp.rs")).read()
    if path == "default.rs":
        text += "\n#[rustc_builtin_macro(Default, attributes(default))]\npub macro Default($item:item) {}\n"
    if path == "mem.rs":
        text = text.replace("intrinsics::discriminant_value", "intrinsics::discriminant_of").replace("pub struct MaybeUninit<T> {\n    value", "pub union MaybeUninit<T> {\n    uninit: (),\n    value")
    if path == "prelude/v1.rs":
        text += "\npub use crate::shim::{Debug, Hash, derive, global_allocator, test, cfg};\n"
    if path == "ops/deref.rs":
        text += open(os.path.join(HERE, "shim/deref.rs")).read()
    if path == "fmt/rt.rs":
        text = text.replace("pub const fn new(pieces", "pub const fn from_parts(pieces")
        text += open(os.path.join(HERE, "shim/rt.rs")).read()
    if path == "cell.rs":
        text = text.replace("impl<T: ?Sized> !Sync for UnsafeCell<T> {}", "impl<T: ?Sized> !Sync for UnsafeCell<T> {}\nimpl<T: ?Sized> !crate::marker::Freeze for UnsafeCell<T> {}")
    return text


BOX_DROP = """unsafe impl<#[may_dangle] T: ?Sized> Drop for Box<T> {
    fn drop(&mut self) {
        unsafe { box_free(self.0.as_ptr()) }
    }
}

"""


def main():
    out = sys.argv[1]
    for folder, _, files in os.walk(LIBRARY):
        for name in files:
            full = os.path.join(folder, name)
            path = os.path.relpath(full, LIBRARY)
            if path in ("tuple_clone.rs", "error_dyn.rs") or not path.endswith(".rs"):
                continue
            text = open(full).read()
            if path == "intrinsics.rs":
                text = open(os.path.join(HERE, "shim/intrinsics.rs")).read()
            text = text if path == "intrinsics.rs" else special(path, lang(each(text)))
            if path == "lib.rs":
                text = text[text.index("pub mod any") :].replace("mod tuple_clone;\n", "")
                text = open(os.path.join(HERE, "shim/head.rs")).read() + text
            target = os.path.join(out, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            open(target, "w").write(text)
    open(os.path.join(out, "shim.rs"), "w").write(open(os.path.join(HERE, "shim/extra.rs")).read())


main()
