#!/bin/sh
# Installs the build tree into a scratch folder and builds the programs of docs/embedding.md against it as a stranger would:
# with find_package (shared and static), with pkg-config (shared and static); runs each and compares its output.
# Usage: run.sh SOURCE_DIR BUILD_DIR
set -eu
source=$1
build=$2
here=$source/tests/consumer
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/prefix
cmake --install "$build" --prefix "$prefix" >"$scratch/install.log"

# The programs are the first and the second C block, as they stand there.
block() { # NUMBER
    awk -v wanted="$1" '/^```c$/ { n++; next } /^```$/ && n >= wanted { exit } n == wanted' "$source/docs/embedding.md"
}
block 1 >"$scratch/terms.c"
block 2 >"$scratch/count.c"
[ -s "$scratch/terms.c" ] && [ -s "$scratch/count.c" ]
cp "$here/CMakeLists.txt" "$scratch/"
cp "$source/docs/examples/terms.tsv" "$source/docs/examples/talks.en.txt" "$scratch/"
cd "$scratch"

check() { # NAME PROGRAM...
    name=$1
    shift
    "$@" terms.tsv talks.en.txt >"$name.out"
    cmp "$name.out" "$here/expected.tsv" || {
        diff -u "$here/expected.tsv" "$name.out"
        exit 1
    }
    echo "$name: as expected"
}

cmake -S . -B cmake-build -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_BUILD_TYPE=Release >cmake.log
cmake --build cmake-build >>cmake.log
check find_package cmake-build/terms
check find_package-static cmake-build/terms-static

PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name dragoman.pc)")
export PKG_CONFIG_PATH
libdir=$(pkg-config --variable=libdir dragoman)
strict='-std=c17 -Wall -Wextra -Wpedantic -Werror'
cc $strict terms.c -o terms $(pkg-config --cflags --libs dragoman)
check pkg-config env LD_LIBRARY_PATH="$libdir" ./terms
cc $strict -pthread count.c -o count $(pkg-config --cflags --libs dragoman)
[ "$(LD_LIBRARY_PATH=$libdir ./count terms.tsv 'Talks in Syria.' "Ankara'daki görüşmeler")" = '2 2' ] || {
    echo "count: expected '2 2'"
    exit 1
}
cc $strict terms.c -o terms-static $(pkg-config --cflags dragoman) "$libdir/libdragoman.a" \
    $(pkg-config --static --libs dragoman | sed 's/-ldragoman//')
check pkg-config-static ./terms-static

# What else a stranger finds there.
for file in bin/dragoman include/dragoman/dragoman.h share/man/man1/dragoman.1 share/dragoman/glossaries/places.tsv \
    share/dragoman/glossaries/places.drg share/dragoman/glossaries/news.drg \
    share/bash-completion/completions/dragoman share/zsh/site-functions/_dragoman \
    share/fish/vendor_completions.d/dragoman.fish share/doc/dragoman/LICENSE; do
    [ -f "$prefix/$file" ] || {
        echo "not installed: $file"
        exit 1
    }
done

# Installed glossaries are found by their names, also where the tree was moved to.
mv "$prefix" "$scratch/moved"
[ "$(echo 'The ministers met in Damascus.' | "$scratch/moved/bin/dragoman" find -g news --count -)" ] || {
    echo "not found: the installed glossary 'news'"
    exit 1
}
"$scratch/moved/bin/dragoman" --version
