#!/bin/sh
# Writes out/coverage.html from a build tree whose tests have run: coverage.sh BUILD_DIR
set -eu
mkdir -p out
gcovr --root . --filter src/ --exclude 'src/.*/gen_' --object-directory "$1" --gcov-ignore-parse-errors \
    --html-details out/coverage.html --print-summary
echo "Line by line: out/coverage.html"
