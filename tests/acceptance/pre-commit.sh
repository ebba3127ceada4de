#!/bin/sh
# pre-commit runs our hooks: a right translation passes, a wrong one stops the commit.
# Usage: pre-commit.sh DRAGOMAN SOURCE_DIR
set -eu
command -v pre-commit >/dev/null || { echo "skipped: pre-commit is not installed"; exit 77; }
dragoman=$(realpath "$1")
source=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" PRE_COMMIT_HOME="$work/cache" GIT_CONFIG_NOSYSTEM=1
PATH=$(dirname "$dragoman"):$PATH
git config --global user.name dragoman
git config --global user.email dragoman@localhost
git config --global safe.directory '*'

mkdir "$work/hooks" "$work/job"
cp "$source/.pre-commit-hooks.yaml" "$work/hooks/"
(cd "$work/hooks" && git init -q . && git add . && git commit -qm hooks)
cd "$work/job"
git init -q .
printf 'concept,en,tr\ncourt,court,mahkeme\n' > terms.csv
printf '[dragoman]\nglossary = terms.csv\n[check]\nexclude = terms.csv\n' > dragoman.ini
printf 'en\ttr\nThe court decided.\tMahkeme karar verdi.\n' > job.tsv
git add .
pre-commit try-repo "$work/hooks" dragoman-check --all-files > out.txt 2>&1 || { cat out.txt; echo "FAIL: a right translation was stopped"; exit 1; }
printf 'en\ttr\nThe court decided.\tDivan karar verdi.\n' > job.tsv
if pre-commit try-repo "$work/hooks" dragoman-check --all-files > out.txt 2>&1; then
    cat out.txt
    echo "FAIL: a wrong translation passed"
    exit 1
fi
grep -q 'job.tsv:2:.*mahkeme.*\[term-' out.txt || { cat out.txt; echo "FAIL: the finding is not shown"; exit 1; }
echo "ok: pre-commit runs dragoman check"
