#!/bin/sh
# What static analysers and valgrind say: analyse.sh JOBS [cppcheck|gcc|valgrind]...; needs a build in build/dev
# A finding is mended, or explained in scripts: cppcheck.txt, analyzer.txt, valgrind.supp.
set -eu
jobs=$1
shift
[ $# -gt 0 ] || set -- cppcheck gcc valgrind
mkdir -p out/analyse
failed=

fail() { # WHAT LOG
    echo "$1: findings"
    grep -aE 'warning:|error:|==.*(Invalid|uninit|lost)' "$2" | sort -u | head -n 40
    failed=1
}

run_cppcheck() {
    cppcheck --quiet --std=c11 -j "$jobs" --enable=warning,portability --inline-suppr --error-exitcode=1 \
        --suppress=missingIncludeSystem --suppressions-list=scripts/cppcheck.txt --template='{file}:{line}: {severity}: {message} [{id}]' \
        -I include -I src -I build/dev/generated '-D__attribute__(x)=' src >out/analyse/cppcheck.log 2>&1 ||
        sed -i 's/: \(portability\): /: warning: /' out/analyse/cppcheck.log
    ! grep -qE ': (warning|error): ' out/analyse/cppcheck.log || fail cppcheck out/analyse/cppcheck.log
}

# Warnings of which the list has not the file and the name.
unexplained_by() { # LIST
    awk -v root="$PWD/" '
        FNR == NR { is_known[$1 " " $2] = !/^\/\//; next }
        / warning: / {
            file = $0
            sub(/:.*/, "", file)
            name = $0
            sub(/.*\[/, "", name)
            sub(/\].*/, "", name)
            if (index(file, root) == 1)
                file = substr(file, length(root) + 1)
            if (!is_known[file " " name])
                print
        }' "$1" -
}

run_gcc() {
    cmake --preset analyzer >out/analyse/gcc.log
    cmake --build --preset analyzer --parallel "$jobs" --target drg_objects dragoman >>out/analyse/gcc.log 2>&1 || failed=1
    unexplained_by scripts/analyzer.txt <out/analyse/gcc.log >out/analyse/gcc.left
    [ ! -s out/analyse/gcc.left ] || fail 'gcc -fanalyzer' out/analyse/gcc.left
}

# valgrind knows AVX2 and no AVX-512; the program asks at run time what there is. Children, as Criterion has them, are not followed.
valgrind_says() { # COMMAND...
    valgrind -q --suppressions=scripts/valgrind.supp --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite "$@" >out/analyse/valgrind.log 2>&1 ||
        [ $? != 9 ] || fail "valgrind: $*" out/analyse/valgrind.log
}

run_valgrind() {
    program=build/dev/dragoman
    valgrind_says "$program" find -g docs/examples/terms.tsv docs/examples/talks.en.txt docs/examples/talks.ar.txt
    valgrind_says "$program" check -g docs/examples/terms.tsv corpora/drafts/en-tr.draft.tsv
    valgrind_says "$program" normalize --for match docs/examples/talks.tr.txt
    valgrind_says "$program" prepare -q --dedupe text docs/examples/crawl.en.txt
    valgrind_says "$program" table -g docs/examples/terms.tsv --aligned docs/examples/talks.en.txt docs/examples/talks.ru.txt -f html
    valgrind_says "$program" annotate -g docs/examples/terms.tsv --src en --tgt tr docs/examples/talks.en.txt
    for target in image text bitext glossary json decode tokens; do
        valgrind_says "build/dev/tests/replay_$target" tests/fuzz/seeds/"$target"/*
    done
    for spec in tests/spec/*.md; do
        valgrind_says build/dev/tests/run_spec "$spec"
    done
}

for what in "$@"; do
    "run_$what"
done
[ -z "$failed" ]
echo "nothing found"
