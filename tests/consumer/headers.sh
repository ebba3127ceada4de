#!/bin/sh
# Each public header compiles alone, as C17 and as C++20, without a warning; so does each internal one, as C17.
# Usage: headers.sh SOURCE_DIR
set -eu
cd "$1"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
warnings='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -fsyntax-only'
for header in include/dragoman/*.h; do
    name=dragoman/$(basename "$header")
    printf '#include <%s>\nint main(void) { return 0; }\n' "$name" >"$scratch/alone.c"
    cc -std=c17 $warnings -Iinclude "$scratch/alone.c"
    if command -v c++ >/dev/null; then
        cp "$scratch/alone.c" "$scratch/alone.cpp"
        c++ -std=c++20 $warnings -Iinclude "$scratch/alone.cpp"
    fi
done
for header in $(find src -name '*.h' ! -path 'src/cli/*' | LC_ALL=C sort); do
    printf '#include "%s"\n#include "%s"\nextern int unused;\n' "${header#src/}" "${header#src/}" >"$scratch/alone.c"
    cc -std=c17 -D_POSIX_C_SOURCE=200809L $warnings -Iinclude -Isrc "$scratch/alone.c"
done
