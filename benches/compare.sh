#!/usr/bin/env bash
# Measures Cairn beside Lua 5.4. See benches/README.md for the method.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-11}
names="hello fib sieve matrix methods strings chain tree"
lua=$(command -v lua5.4 || command -v lua || true)
if [ -z "$lua" ]; then
    echo "lua5.4 is not installed: measuring Cairn alone" >&2
fi

cargo build --release --quiet
cairn=${CARGO_TARGET_DIR:-target}/release/cairn

# Nanoseconds that a command takes.
nanoseconds() {
    local start end
    start=$(date +%s%N)
    "$@" > /dev/null
    end=$(date +%s%N)
    echo $((end - start))
}

# "MEDIAN FASTEST" of the numbers in a file, in milliseconds with two decimals.
summary() {
    sort -n "$1" | awk '{ v[NR] = $1 } END { printf "%.2f %.2f", v[int((NR + 1) / 2)] / 1e6, v[1] / 1e6 }'
}

times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT

"$cairn" check benches/programs/hello.rs
for name in $names; do
    ours=$("$cairn" run "benches/programs/$name.rs")
    if [ -n "$lua" ]; then
        theirs=$("$lua" "benches/programs/$name.lua" | tr '\t' ' ')
        if [ "$ours" != "$theirs" ]; then
            echo "$name: Cairn prints '$ours', Lua '$theirs'" >&2
            exit 1
        fi
    fi
done

for round in $(seq "$rounds"); do
    nanoseconds "$cairn" check benches/programs/hello.rs >> "$times/check.cairn"
    for name in $names; do
        if [ $((round % 2)) = 0 ] && [ -n "$lua" ]; then
            nanoseconds "$lua" "benches/programs/$name.lua" >> "$times/$name.lua"
        fi
        nanoseconds "$cairn" run "benches/programs/$name.rs" >> "$times/$name.cairn"
        if [ $((round % 2)) = 1 ] && [ -n "$lua" ]; then
            nanoseconds "$lua" "benches/programs/$name.lua" >> "$times/$name.lua"
        fi
    done
done

printf '%-14s %12s %10s %12s %10s %8s\n' "$rounds rounds, ms" cairn fastest lua fastest ratio
read -r median fastest <<< "$(summary "$times/check.cairn")"
printf '%-14s %12s %10s\n' "check hello" "$median" "$fastest"
for name in $names; do
    read -r median fastest <<< "$(summary "$times/$name.cairn")"
    if [ -n "$lua" ]; then
        read -r lua_median lua_fastest <<< "$(summary "$times/$name.lua")"
        ratio=$(awk -v a="$median" -v b="$lua_median" 'BEGIN { printf "%.2f", a / b }')
        printf '%-14s %12s %10s %12s %10s %8s\n' "run $name" "$median" "$fastest" "$lua_median" "$lua_fastest" "$ratio"
    else
        printf '%-14s %12s %10s\n' "run $name" "$median" "$fastest"
    fi
done
