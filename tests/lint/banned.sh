#!/bin/sh
# Functions that overrun, depend on the locale, or that a library must not call.
# Usage: banned.sh SOURCE_DIR
set -eu
cd "$1"
everywhere='strcpy|strcat|sprintf|vsprintf|gets|strtok|strncpy|strncat|alloca|tolower|toupper|isalpha|isalnum|isdigit|isspace|isupper|islower|ispunct|towlower|towupper|strcasecmp|strncasecmp|strcoll|mbstowcs|wcstombs|system|popen|tmpnam|mktemp|atoi|atol|atof|thrd_create|mtx_lock'
library='setlocale|exit|_exit|abort|printf|vprintf|puts|putchar|perror|fprintf|getenv|setenv|signal|rand|srand|time|clock'
code=$(mktemp)
trap 'rm -f "$code"' EXIT
find src tests -name '*.[ch]' | LC_ALL=C sort | xargs awk -f tests/lint/strip.awk >"$code"
calls() { # NAMES
    grep -E "^[^:]*:[0-9]*:(.*[^A-Za-z0-9_.>])?($1)[[:space:]]*\(" "$code" || true
}
found=$(calls "$everywhere" | sed 's/$/    [banned]/'
    calls "$library" | grep -vE '^(src/cli/|tests/|[^:]*/gen_)' | sed 's/$/    [not in a library]/')
[ -z "$found" ] && exit 0
echo "$found"
exit 1
