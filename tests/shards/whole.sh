#!/bin/sh
# Outputs appear whole or not at all, all of a command's together: when there is no room for them, when the program is killed at
# a moment of no meaning, when the input is damaged. What is done again after that has the bytes of an undisturbed run.
# Usage: whole.sh PROGRAM SOURCE_DIR
. "$(dirname "$0")/scratch.sh"
DRAGOMAN=$program

fail() {
    echo "$command: $1" >&2
    exit 1
}

lines() { # LANG
    for round in $(seq 40); do
        sed "s/\$/ $((round % 11)) $((round * round % 17))/" "$source/docs/examples/talks.$1.txt"
    done
}

lines en >corpus.en.txt
lines tr >corpus.tr.txt
{ printf 'en\ttr\n'; paste corpus.en.txt corpus.tr.txt; } >corpus.tsv
terms=$source/docs/examples/terms.tsv
"$DRAGOMAN" annotate -g "$terms" --src en --tgt tr --side side.jsonl -o marked.txt corpus.en.txt
"$DRAGOMAN" dedupe keys --parts 2 -o keys.1 corpus.en.txt
"$DRAGOMAN" dedupe keys --parts 2 -o keys.2 corpus.tr.txt
"$DRAGOMAN" dedupe decide --shard 1/2 -o drops.1 keys.1 keys.2
"$DRAGOMAN" dedupe decide --shard 2/2 -o drops.2 keys.1 keys.2

# What is run in an empty folder, and writes there alone.
commands='prepare -q --split --filter empty --dedupe text ../corpus.en.txt -o clean.txt --audit audit.jsonl --dropped dropped.txt
prepare -q --aligned --langs en,tr --dedupe text --shuffle ../corpus.en.txt ../corpus.tr.txt -o clean.{lang}.txt --audit audit.tsv
prepare -q --dedupe near ../corpus.tsv -o clean.jsonl.gz
annotate -g TERMS --src en --tgt tr --side side.jsonl ../corpus.en.txt -o marked.txt
restore --side ../side.jsonl ../marked.txt -o restored.txt --findings findings.jsonl
table --corpus -g TERMS ../corpus.tsv -o table.json
normalize --for mt ../corpus.tr.txt -o normal.txt
dedupe keys --parts 2 ../corpus.en.txt -o keys
dedupe decide --shard 1/2 ../keys.1 ../keys.2 -o drops
dedupe apply --shard 1/2 ../corpus.en.txt ../drops.1 ../drops.2 -o clean.txt'

words() { # those of $command, for eval
    echo "$command" | sed "s|TERMS|'$terms'|; s|{lang}|'{lang}'|"
}

run() { # FOLDER: what the words of $command say
    rm -rf "$1"
    mkdir "$1"
    again "$1"
}

again() { # FOLDER
    (cd "$1" && eval "exec \"\$DRAGOMAN\" $(words)")
}

# In $1 stand all outputs, as they should be, or none; of a program that was killed, unfinished ones may stand beside them.
check_whole() { # FOLDER WHY
    for file in good/*; do
        name=$(basename "$file")
        if [ -e "$1/$name" ]; then
            cmp -s "$file" "$1/$name" || fail "$name is not whole, $2"
            [ "$has_none" = no ] || fail "$name stands there without the others, $2"
            has_all=yes
        else
            [ "$has_all" = no ] || fail "$name is missing among others, $2"
            has_none=yes
        fi
    done
}

# `limit` blocks of 512 bytes are all the room that a file has.
without_room() {
    for limit in 0 1 2 4 8 16 32; do
        has_none=no has_all=no code=0
        said=$(ulimit -f $limit && run bad 2>&1 >/dev/null) || code=$?
        check_whole bad "with room for $limit blocks"
        [ "$has_all" = yes ] && continue
        [ $code -eq 2 ] || fail "ends with $code where it has no room"
        case $said in *"too large"*) ;; *) fail "does not say that it has no room: $said" ;; esac
        [ -z "$(ls -A bad)" ] || fail "leaves $(ls -A bad) where it has no room"
    done
}

killed() {
    for moment in 004 008 012 017 023 030 040 055; do
        rm -rf bad
        mkdir bad
        (cd bad && eval "timeout -s KILL 0.$moment \"\$DRAGOMAN\" $(words)" || true) >/dev/null 2>&1
        for file in good/*; do
            name=$(basename "$file")
            [ ! -e "bad/$name" ] || cmp -s "$file" "bad/$name" || fail "$name is not whole after $moment ms"
        done
    done
    again bad >/dev/null || fail "is not done again"
    for file in good/*; do
        cmp -s "$file" "bad/$(basename "$file")" || fail "$(basename "$file") is another one when done again"
    done
}

echo "$commands" >list
while read -r command; do
    run good >/dev/null || fail "does not run"
    without_room
    killed
done <list

# ---- Damaged input -------------------------------------------------------------------------------------------------------

# What ends the run says where, and leaves nothing behind.
refuses() { # PATTERN
    code=0
    said=$(run bad 2>&1 >/dev/null) || code=$?
    [ $code -eq 2 ] || fail "ends with $code"
    echo "$said" | grep -q "$1" || fail "does not say $1 but $said"
    [ -z "$(ls -A bad)" ] || fail "leaves $(ls -A bad)"
}

# Three members, the second of which has a wrong byte in its middle, or ends too soon.
for part in 1 2 3; do
    gzip -nc corpus.en.txt >part.$part.gz
done
size=$(wc -c <part.2.gz)
{ head -c $((size / 2)) part.2.gz; printf '\377\000\377'; tail -c +$((size / 2 + 4)) part.2.gz; } >wrong.gz
cat part.1.gz wrong.gz part.3.gz >damaged.en.txt.gz
{ cat part.1.gz; head -c $((size / 2)) part.2.gz; } >torn.en.txt.gz
for input in damaged torn; do
    for command in "prepare -q --dedupe text ../$input.en.txt.gz -o clean.txt --audit audit.jsonl" \
        "annotate -g TERMS --src en --tgt tr --side side.jsonl ../$input.en.txt.gz -o marked.txt" \
        "dedupe keys --parts 2 ../$input.en.txt.gz -o keys" "restore --side ../side.jsonl ../$input.en.txt.gz -o restored.txt" \
        "table --corpus -g TERMS en=../$input.en.txt.gz -o table.json"; do
        refuses "$input.en.txt.gz"
    done
done

# A line of the middle that its format cannot read costs itself alone, or is where a strict run ends.
{ sed 100q corpus.tsv; echo 'no tab'; sed 1,100d corpus.tsv; } >bad.tsv
command='prepare -q ../corpus.tsv -o clean.tsv'
run good
command='prepare ../bad.tsv -o clean.tsv --dropped dropped.txt'
run bad 2>said
cmp good/clean.tsv bad/clean.tsv
printf 'broken\tno tab\n' | cmp - bad/dropped.txt
grep -q '1 broken' said
command='prepare -q --strict ../bad.tsv -o clean.tsv'
refuses 'bad.tsv:101:.*no tab'
