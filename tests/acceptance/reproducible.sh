#!/bin/sh
# The sources built in two folders, in two time zones and locales, give the same installed files byte for byte.
# Usage: reproducible.sh PROGRAM SOURCE_DIR
set -eu
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build NAME: an install tree in $work/NAME/tree, of sources in a folder of that name
build() {
    mkdir -p "$work/$1/$1-sources"
    git -C "$source" archive HEAD | tar -x -C "$work/$1/$1-sources"
    cmake -S "$work/$1/$1-sources" -B "$work/$1/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DDRG_TESTS=OFF \
        -DCMAKE_C_FLAGS="-ffile-prefix-map=$work/$1=." >"$work/$1/log" 2>&1
    cmake --build "$work/$1/build" >>"$work/$1/log" 2>&1
    DESTDIR=$work/$1/tree cmake --install "$work/$1/build" --prefix /usr >>"$work/$1/log" 2>&1
}

command -v git >/dev/null || exit 77
TZ=Asia/Tokyo LC_ALL=C build one
TZ=America/Los_Angeles LC_ALL=C.UTF-8 build second
diff -r "$work/one/tree" "$work/second/tree" || {
    echo "two builds of the same sources differ"
    exit 1
}
echo "two builds of the same sources are equal"
