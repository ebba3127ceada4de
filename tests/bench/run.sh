#!/bin/sh
# run.sh - the bench: run.sh BUILD_DIR [options]; run.sh --help lists them.
# Makes texts and glossaries under BUILD_DIR, measures, and prints Markdown. README.md says what and how.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
case " $* " in
*' --peers '*) cmake --build "$1" --target bench_peers >/dev/null || echo "Some peers in C could not be built." >&2 ;;
esac
PYTHONDONTWRITEBYTECODE=1 exec python3 "$here/bench.py" "$@"
