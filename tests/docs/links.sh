#!/bin/sh
# Every link of the documents to a file or a heading of this project leads somewhere; some page leads to each page of
# docs/, that of languages to each list of word forms; and the files that recipes name are where they are said to be.
# Usage: links.sh SOURCE_DIR
set -eu
cd "$1"
status=0
complain() {
    echo "$1"
    status=1
}

# As the web shows headings: in small letters, hyphens for spaces, without other signs.
anchors() { # FILE
    awk '/^```/ { inside = !inside } !inside && /^#+ / { sub(/^#+ /, ""); print }' "$1" |
        tr '[:upper:]' '[:lower:]' | sed 's/[^[:alnum:] _-]//g; s/ /-/g'
}

# FILE:TARGET of each link that is no address of the web.
links=$(for file in *.md docs/*.md glossaries/*.md corpora/*.md wordlists/*.md python/*.md; do
    awk '/^```/ { inside = !inside } !inside' "$file" | tr '\n' ' ' | grep -oE '\]\([^)]+\)' | sed "s|^](|$file:|; s|)\$||"
done | grep -v ':[a-z]*://' | LC_ALL=C sort -u)
for link in $links; do
    file=${link%%:*}
    target=${link#*:}
    path=${target%%#*}
    path=$([ -n "$path" ] && echo "$(dirname "$file")/$path" || echo "$file")
    [ -e "$path" ] || {
        complain "$file: the link to '$target' leads nowhere"
        continue
    }
    case $target in
    *'#'*) anchors "$path" | grep -qxF -- "${target#*#}" || complain "$file: '$path' has no heading '${target#*#}'" ;;
    esac
done

for page in docs/*.md; do
    grep -qE "\]\((docs/)?${page#docs/}[)#]" README.md CONTRIBUTING.md docs/*.md || complain "$page: no other page leads there"
done
for list in tests/lang/*.good; do
    grep -qF "](../$list)" docs/languages.md || complain "docs/languages.md: no link to '$list'"
done

# Files named in recipes are there; those to be made are called foo, xx and the like.
for name in $(cat CONTRIBUTING.md docs/architecture.md | tr ' |(),;' '\n\n\n\n\n\n' | grep -oE '`[A-Za-z0-9_.-]+/[A-Za-z0-9_./-]+`' | tr -d '`' | LC_ALL=C sort -u); do
    case $name in
    *foo* | */xx* | *XX* | *LANG* | *FAMILY* | out/* | build/*) continue ;;
    esac
    [ -e "$name" ] || [ -e "src/$name" ] || [ -e "include/$name" ] || complain "no file '$name', which a recipe names"
done
exit $status
