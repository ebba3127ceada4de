#!/bin/sh
# Configures and builds a preset, quietly unless something goes wrong: build.sh PRESET JOBS
set -eu
preset=$1
jobs=$2
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cmake --preset "$preset" >"$log" 2>&1 || {
    cat "$log" >&2
    exit 1
}
echo "Building build/$preset"
cmake --build --preset "$preset" --parallel "$jobs" >"$log" 2>&1 || {
    cat "$log" >&2
    exit 1
}
grep -A8 'warning:' "$log" || true
