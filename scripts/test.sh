#!/bin/sh
# Builds a preset and runs its tests: test.sh PRESET JOBS
# The last line says how many passed and failed; the exit code says whether all did.
set -eu
preset=$1
jobs=$2
sh "$(dirname "$0")/build.sh" "$preset" "$jobs"
report=build/$preset/tests.xml
rm -f "$report"
status=0
ctest --preset "$preset" --parallel "$jobs" --output-junit "$PWD/$report" || status=$?
count() {
    sed -n "/<testsuite /,/>/s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" "$report" | head -n 1
}
if [ ! -s "$report" ]; then
    echo "0 passed, 1 failed"
    exit 1
fi
all=$(count tests)
failed=$(count failures)
skipped=$(($(count skipped) + $(count disabled)))
line="$((all - failed - skipped)) passed, $failed failed"
[ "$skipped" = 0 ] || line="$line, $skipped skipped"
echo "$line"
exit "$status"
