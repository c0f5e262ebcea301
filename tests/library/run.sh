#!/bin/sh
# Compiles the library with rustc, then runs each test program of this folder with it and with the real standard
# library, and compares what they print.
#
#     run.sh [NAME...]        only these programs; without names all of tests/library/programs
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=${LIBRARY_TEST_DIR:-${TMPDIR:-/tmp}/cairn-library-test}
mkdir -p "$out/src" "$out/bin"
python3 "$here/expand.py" "$out/src"
export RUSTC_BOOTSTRAP=1 RUST_BACKTRACE=0
flags="--edition 2024 -C panic=abort -C debug-assertions=on -Zunleash-the-miri-inside-of-you -Awarnings"
if [ ! -f "$out/libhelper.a" ] || [ "$here/helper.rs" -nt "$out/libhelper.a" ]; then
    rustc --edition 2024 -O -C panic=abort --crate-type staticlib --crate-name helper "$here/helper.rs" -o "$out/libhelper.a"
fi
rustc $flags --crate-type rlib --crate-name cairn_std "$out/src/lib.rs" -o "$out/libcairn_std.rlib"
[ $# -gt 0 ] || set -- $(ls "$here"/programs/*.rs | xargs -n1 basename | sed 's/\.rs$//')
status=0
for name in "$@"; do
    program="$here/programs/$name.rs"
    { echo '#![no_core]'; echo '#![feature(no_core, prelude_import)]'; echo '#[macro_use] extern crate cairn_std as std;'
      echo '#[prelude_import] use std::prelude::v1::*;'; cat "$program"; } >"$out/$name.rs"
    rustc $flags --crate-name ours "$out/$name.rs" --extern cairn_std="$out/libcairn_std.rlib" -o "$out/bin/$name.ours" \
        -C link-arg="$out/libhelper.a" -C link-arg=-lm -C link-arg=-lgcc_s -C link-arg=-lc -C link-arg=-lgcc -C link-arg=-Wl,-z,muldefs || { echo "$name: does not compile"; status=1; continue; }
    rustc --edition 2024 -Awarnings -C debug-assertions=on --crate-name real "$program" -o "$out/bin/$name.real"
    # `//@ cases: N` runs the program N times, with the number of the case as its input.
    cases=$(sed -n 's/^\/\/@ cases: //p' "$program")
    good=1
    for case in $(seq 1 "${cases:-1}"); do
        code_ours=0; code_real=0
        echo "$case" | "$out/bin/$name.ours" >"$out/$name.ours.txt" 2>"$out/$name.ours.err" || code_ours=$?
        echo "$case" | "$out/bin/$name.real" >"$out/$name.real.txt" 2>"$out/$name.real.err" || code_real=$?
        # Of a panic only the message is compared: places in the library are its own business.
        for side in ours real; do
            grep -v "^thread 'main'\|^note: run with\|^$" "$out/$name.$side.err" >>"$out/$name.$side.txt" || true
        done
        if [ $code_ours != $code_real ] || ! cmp -s "$out/$name.ours.txt" "$out/$name.real.txt"; then
            echo "$name: case $case differs (exit $code_ours, expected $code_real)"
            diff "$out/$name.real.txt" "$out/$name.ours.txt" | head -${LINES_SHOWN:-20} || true
            good=0
            status=1
        fi
    done
    [ $good = 0 ] || echo "$name: same"
done
exit $status
