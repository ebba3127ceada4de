#!/bin/sh
# Installs the peers that the bench compares with: setup.sh PEERS_DIR
# Debian's packages system-wide; a Python environment and the Rust program in PEERS_DIR. What cannot be had is left out,
# and the bench says so.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
mkdir -p "$1"
peers=$(CDPATH= cd -- "$1" && pwd)

step() { # WHAT COMMAND...
    what=$1
    shift
    if "$@" >"$peers/setup.log" 2>&1; then
        echo "$what: installed"
    else
        echo "$what: not installed ($(tail -n 1 "$peers/setup.log"))"
    fi
}

as_root=
[ "$(id -u)" = 0 ] || as_root=sudo
step "package lists" $as_root apt-get update -q
for package in libboost-program-options-dev libhyperscan-dev ripgrep ugrep hunspell-en-us hunspell-tr hunspell-ar hunspell-ru iso-codes xz-utils; do
    step "$package" $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$package"
done

step "Python environment" python3 -m venv "$peers/python"
while read -r requirement; do
    step "$requirement" "$peers/python/bin/pip" install -q "$requirement"
done <"$here/requirements.txt"

dedupe() { # kpu/preprocess
    [ -d "$peers/preprocess" ] || git clone -q https://github.com/kpu/preprocess "$peers/preprocess"
    cmake -S "$peers/preprocess" -B "$peers/preprocess/build" -DCMAKE_BUILD_TYPE=Release
    cmake --build "$peers/preprocess/build" --target dedupe
}
step "kpu/preprocess" dedupe

# Versions are exact in Cargo.toml; the copy keeps Cargo's own files out of the source tree.
cp -R "$here/rust" "$peers/"
step "aho-corasick and daachorse" cargo build --release --manifest-path "$peers/rust/Cargo.toml"
