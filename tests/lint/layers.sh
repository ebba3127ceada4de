#!/bin/sh
# Every folder of src/ includes only what stands left of it, and only src/ext and generators see other libraries.
#   base < ext < syntax < lang < text < model < match, format < rewrite, spell, align < check < corpus; cli sees include/ alone
# Usage: layers.sh SOURCE_DIR
set -eu
cd "$1"
find src include -name '*.[ch]' | LC_ALL=C sort | xargs awk '
    BEGIN {
        split("base 0 ext 1 syntax 2 lang 3 text 4 model 5 match 6 format 6 rewrite 7 spell 7 align 7 check 8 corpus 9", list, " ")
        for (i = 1; list[i] != ""; i += 2)
            rank[list[i]] = list[i + 1]
        foreign = "^<(unicode/|expat|md4c|zlib|iconv|hunspell|lzma|zstd|libxml|xxhash)"
    }
    function wrong(why) {
        printf "%s:%d: %s: %s\n", FILENAME, FNR, why, $0
        bad = 1
    }
    FNR == 1 {
        parts = split(FILENAME, path, "/")
        folder = path[2]
        is_generator = path[parts] ~ /^gen_/
    }
    !/^[ \t]*#[ \t]*include/ { next }
    {
        target = $0
        sub(/^[ \t]*#[ \t]*include[ \t]*/, "", target)
    }
    path[1] == "include" {
        if (target !~ /^<(dragoman\/[a-z]+|std[a-z]+)\.h>/)
            wrong("a public header includes only public and standard headers")
        next
    }
    target ~ foreign {
        if (folder != "ext" && !is_generator)
            wrong("only src/ext and generators include other libraries")
        next
    }
    target ~ /^</ {
        if (target ~ /^<(locale|ctype|threads|setjmp)\.h>/ && folder != "cli")
            wrong("the library does without this header")
        next
    }
    target ~ /^"dragoman\// { next }
    folder == "cli" {
        if (target !~ /^"cli\// && target ~ /\//)
            wrong("cli sees only include/")
        next
    }
    target ~ /^"[a-z]+\// {
        split(substr(target, 2), into, "/")
        if (!(folder in rank) || !(into[1] in rank))
            wrong("not a layer")
        else if (into[1] != folder && rank[into[1]] + 0 >= rank[folder] + 0)
            wrong(folder " must not include " into[1])
        next
    }
    target !~ /(\.inc|_tables\.h)"/ { wrong("includes name the folder") }
    END { exit bad }
'
