#!/bin/sh
# Fuzzes every target of tests/fuzz by libFuzzer, beginning with its seeds and with what earlier runs left: fuzz.sh JOBS SECONDS [TARGET...]
# An input that breaks a target is left in out/fuzz; it belongs into tests/fuzz/seeds with its cure.
set -eu
jobs=$1
seconds=$2
shift 2
[ $# -gt 0 ] || set -- $(ls tests/fuzz/fuzz_*.c | sed 's,.*/fuzz_\(.*\)\.c,\1,')
cmake --preset fuzz >/dev/null
mkdir -p out/fuzz
python3 tests/fuzz/seeds.py . out/fuzz/seeds
failed=
for target in "$@"; do
    cmake --build --preset fuzz --parallel "$jobs" --target "fuzz_$target" >out/fuzz/build.log 2>&1 || {
        tail -n 30 out/fuzz/build.log >&2
        exit 1
    }
    mkdir -p "out/fuzz/$target" "out/fuzz/seeds/$target"
    if build/fuzz/tests/fuzz_$target -max_total_time="$seconds" -timeout=25 -rss_limit_mb=4096 -print_final_stats=1 \
        -artifact_prefix="out/fuzz/$target-" "out/fuzz/$target" "tests/fuzz/seeds/$target" "out/fuzz/seeds/$target" \
        >"out/fuzz/$target.log" 2>&1; then
        echo "$target: $(sed -n 's/^stat::number_of_executed_units: */runs /p' "out/fuzz/$target.log"), $(grep -oE 'cov: [0-9]+ ft: [0-9]+' "out/fuzz/$target.log" | tail -n 1)"
    else
        echo "$target: broken, see out/fuzz/$target.log"
        failed=1
    fi
done
[ -z "$failed" ]
