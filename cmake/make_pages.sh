#!/bin/sh
# Makes manual pages and completions out of the program's own help.
# Usage: make_pages.sh PROGRAM SCRIPTS PAGES_DIR COMPLETIONS_DIR VERSION DATE
set -eu
program=$1
scripts=$2
pages=$3
completions=$4
mkdir -p "$pages" "$completions"
table=$completions/options.tsv
"$program" --dump-options >"$table"
for shell in bash zsh fish; do
    awk -v shell=$shell -f "$scripts/completions.awk" "$table" >"$completions/dragoman.$shell"
done
cut -f 1 "$table" | sed 1d | uniq | while read -r command; do
    summary=$("$program" --help | sed -n "s/^  $command  *//p" | head -n 1)
    "$program" help $command |
        awk -v command="$command" -v summary="$summary" -v version="$5" -v date="$6" -f "$scripts/manpage.awk" \
            >"$pages/dragoman-$(echo "$command" | tr ' ' '-').1"
done
touch "$pages/done" "$completions/done"
