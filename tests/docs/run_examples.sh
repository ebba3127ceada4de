#!/bin/sh
# Runs the `console` blocks of a document in a copy of docs/examples: lines after "$ " are commands, the lines below them
# what they print. With DRG_BLESS=1 in the environment the outputs are rewritten instead, for review.
# Usage: run_examples.sh PROGRAM SOURCE_DIR FILE.md
set -eu
program=$1
source=$2
document=$3
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/here"
ln -s "$program" "$scratch/bin/dragoman"
cp "$source"/docs/examples/* "$scratch/here/"
ln -s "$source/glossaries" "$scratch/here/glossaries"
PATH=$scratch/bin:$PATH
export PATH LC_ALL=C.UTF-8 NO_COLOR=1
actual=$scratch/actual.md
: >"$actual"
inside=
commands=0
while IFS= read -r line || [ -n "$line" ]; do
    case $inside$line in
    '```console')
        inside=yes
        printf '%s\n' "$line" >>"$actual"
        ;;
    'yes```')
        inside=
        printf '%s\n' "$line" >>"$actual"
        ;;
    'yes$ '*)
        printf '%s\n' "$line" >>"$actual"
        commands=$((commands + 1))
        (cd "$scratch/here" && sh -c "${line#??}" </dev/null) >>"$actual" 2>&1 || true
        ;;
    yes*) ;; # an output of before
    '$ '*) # else nobody would notice that a chapter has lost its fences
        echo "$document: no console block holds '$line'"
        exit 1
        ;;
    *) printf '%s\n' "$line" >>"$actual" ;;
    esac
done <"$document"
if [ "${DRG_BLESS:-}" = 1 ]; then
    cp "$actual" "$document"
elif ! cmp -s "$actual" "$document"; then
    diff -u "$document" "$actual"
    exit 1
fi
echo "$document: $commands commands"
