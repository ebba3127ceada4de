#!/bin/sh
# Whether what is committed builds to the same bytes in another folder, time zone, locale and umask: reproducible.sh JOBS
set -eu
jobs=$1
out=$PWD/out/reproducible
rm -rf "$out"
build() { # FOLDER TIME_ZONE LOCALE UMASK
    mkdir -p "$out/$1"
    git archive HEAD | tar -x -C "$out/$1"
    (
        cd "$out/$1"
        umask "$4"
        export TZ="$2" LC_ALL="$3"
        unset CMAKE_C_COMPILER_LAUNCHER CFLAGS LDFLAGS
        cmake --preset release >build.log
        cmake --build --preset release --parallel "$jobs" >>build.log
        DESTDIR="$out/$1.tree" cmake --install build/release --prefix /usr >>build.log
    ) || {
        tail -n 20 "$out/$1/build.log" >&2
        exit 1
    }
}
build one UTC C 022
build the-other-folder Asia/Tokyo C.UTF-8 077
diff -r "$out/one.tree" "$out/the-other-folder.tree"
echo "$(find "$out/one.tree" -type f | wc -l) files, all the same"
