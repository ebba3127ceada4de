#!/bin/sh
# Functions that overrun, depend on the locale, or that a library must not call.
# Usage: banned.sh SOURCE_DIR
set -eu
cd "$1"
everywhere='strcpy|strcat|sprintf|vsprintf|gets|strtok|strncpy|strncat|alloca|tolower|toupper|isalpha|isalnum|isdigit|isspace|isupper|islower|ispunct|towlower|towupper|strcasecmp|strncasecmp|strcoll|mbstowcs|wcstombs|system|popen|tmpnam|mktemp|atoi|atol|atof|thrd_create|mtx_lock'
library='setlocale|exit|_exit|abort|printf|vprintf|puts|putchar|perror|fprintf|getenv|setenv|signal|rand|srand|time|clock'
status=0
scan() { # FILE NAMES WHY
    found=$(awk -f tests/lint/strip.awk "$1" | grep -nE "(^|[^A-Za-z0-9_.>])($2)[[:space:]]*\(" || true)
    [ -z "$found" ] && return
    echo "$found" | sed "s|^|$1:|; s|\$|    [$3]|"
    status=1
}
for file in $(find src tests -name '*.[ch]' | LC_ALL=C sort); do
    scan "$file" "$everywhere" 'banned'
    case $file in
    src/cli/* | */gen_*.c | tests/*) ;;
    *) scan "$file" "$library" 'not in a library' ;;
    esac
done
exit $status
