#!/bin/sh
# Makes the pictures of docs/images: the program's pages for docs/examples, as headless Chromium shows them, in few colours
# so that they are small. Run by `make pictures`.
# Usage: screenshots.sh PROGRAM SOURCE_DIR
set -eu
program=$(realpath "$1")
images=$(realpath "$2")/docs/images
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp "$2"/docs/examples/* "$scratch"
cd "$scratch"
LC_ALL=C.UTF-8
export LC_ALL

picture() { # PAGE NAME WIDTH HEIGHT
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-color-profile=srgb --user-data-dir="$scratch/profile" \
        --window-size="$3,$4" --screenshot="$scratch/$2.png" "file://$scratch/$1" 2>"$scratch/chromium.log" || {
        cat "$scratch/chromium.log" >&2
        exit 1
    }
    pngquant --force --strip --speed 1 --output "$images/$2.png" 64 "$scratch/$2.png"
}

"$program" table -g terms.tsv -o table.html talks.en.txt talks.tr.txt talks.ar.txt talks.ru.txt
picture table.html table 1280 1025
"$program" check -g terms.tsv --exit-zero -o report.html job.xlf
picture report.html report 1100 900
