#!/bin/sh
# OmegaT as judge of the glossaries we write for it: its own readers find every pair of terms in our tab-separated files and
# in our TBX of version 2, in each of three target languages, and no other pair in the former.
# Usage: omegat.sh PROGRAM SOURCE_DIR
set -eu
program=$(realpath "$1")
sources=$(realpath "$2")
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
jar=${OMEGAT_JAR:-/usr/share/omegat/OmegaT.jar}
omegat() { # TARGET_LANGUAGE FILE: the pairs it reads
    HOME=$here java -cp "$jar" groovy.ui.GroovyMain "$sources/tests/acceptance/omegat.groovy" "$here" en "$1" "$2" 2>>"$here/log"
}
if [ ! -r "$jar" ] || ! command -v java >/dev/null; then
    echo "skipped: there is no OmegaT here (Debian: omegat)"
    exit 77
fi

# What a careless reader of tabs, quotes, comments or XML would stumble over.
cat >"$here/odd.csv" <<'END'
concept,subject,en,en.variant,en.deprecated,tr,tr.admitted,tr.deprecated,ar,ru,definition,note
a b,x<y,"#hash, ""quoted""",R&D,,Ar-Ge & <b>,araştırma|inceleme,tetkik,بحث,НИОКР,"two
lines",'single'
2,,İstanbul,Istanbul,Constantinople,İstanbul,,,إسطنبول,Стамбул,,
END
failed=0 count=0
judge() { # GLOSSARY TARGET_LANGUAGE: opens what we write of it in both forms
    "$program" glossary convert --quiet "$1" --to tbx-v2 -o "$here/terms.tbx"
    "$program" glossary convert --quiet "$1" --langs "en,$2" --to omegat -o "$here/terms.utf8"
    grep -v '^# ' "$here/terms.utf8" | cut -f 1,2 | sed 's/^ *//; s/  */ /g' | LC_ALL=C sort -u >"$here/expected"
    for form in utf8 tbx; do
        count=$((count + 1))
        omegat "$2" "$here/terms.$form" | cut -f 1,2 | sed 's/^ *//; s/ *	/	/' | LC_ALL=C sort -u >"$here/found" || true
        LC_ALL=C comm -23 "$here/expected" "$here/found" >"$here/missing"
        LC_ALL=C comm -13 "$here/expected" "$here/found" >"$here/further"
        if [ -s "$here/missing" ] || [ ! -s "$here/found" ] || { [ $form = utf8 ] && [ -s "$here/further" ]; }; then
            failed=$((failed + 1))
            echo "FAIL ${1##*/}, en-$2, $form"
            sed 's/^/  not found: /' "$here/missing" | head -n 5
            head -n 5 "$here/log"
        else
            echo "ok ${1##*/}, en-$2, $form: $(wc -l <"$here/found") pairs"
        fi
    done
}
for lang in tr ar ru; do
    judge "$here/odd.csv" $lang
done
judge "$sources/glossaries/diplomacy.tsv" ru
judge "$sources/glossaries/places.tsv" ar
echo "$count files opened by OmegaT, $failed failed"
[ "$failed" = 0 ]
