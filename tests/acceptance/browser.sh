#!/bin/sh
# Chromium as judge of the pages we write: they show without network, their scripts run under their own policy, filters and
# search find what they should, and ten thousand findings open fast. Pictures of all are left in PICTURES, if it is set.
# Usage: browser.sh PROGRAM SOURCE_DIR
set -eu
program=$(realpath "$1")
sources=$(realpath "$2")
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$sources"

browse() { # ARGUMENT...
    HOME=$here timeout 120 "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run \
        --user-data-dir="$here/profile" "$@" 2>"$here/log"
}
browser=$(command -v chromium || command -v google-chrome || true)
if [ -z "$browser" ] || ! browse --dump-dom about:blank >/dev/null; then
    echo "skipped: there is no Chromium here (Debian: chromium)"
    exit 77
fi

check() { # OUTPUT FILE...
    page=$1
    shift
    "$program" check --quiet -g glossaries/places.tsv -g glossaries/diplomacy.tsv -o "$page" "$@" || [ $? = 1 ]
}
check "$here/report.html" corpora/drafts/*.draft.tsv corpora/drafts/brief.tr.txt corpora/drafts/page.ar.html
"$program" table --quiet -g glossaries/places.tsv -g glossaries/diplomacy.tsv -o "$here/table.html" corpora/news.*.txt
awk 'NR == 1 { print; next } { row[NR] = $0 } END { for (i = 0; i < 1300; i++) for (r = 2; r <= NR; r++) print row[r] }' \
    corpora/drafts/en-ru.draft.tsv >"$here/large.draft.tsv"
check "$here/large.html" "$here/large.draft.tsv"
printf 'en\ttr\nThe budget was cut.\tPlan kesildi.\n' >"$here/mild.draft.tsv" # warnings alone: no choice among severities
check "$here/mild.html" "$here/mild.draft.tsv"

# The policy of a page lets its own script run, and says on the console what it refuses.
expect() { # WHAT FILE PATTERN
    grep -qE "$3" "$2" || {
        echo "FAIL $1: no $3"
        exit 1
    }
}
for name in report table large mild; do
    before=$(date +%s%N)
    browse --enable-logging=stderr --v=0 --dump-dom "file://$here/$name.html" >"$here/$name.dom"
    echo "$name.html, $(wc -c <"$here/$name.html") bytes: $((($(date +%s%N) - before) / 1000000)) ms with the browser's start"
    expect "$name" "$here/$name.dom" '<html [^>]*class="live"'
    expect "$name" "$here/$name.dom" '<output id="shown"[^>]*>[0-9]+'
    ! grep -E 'CONSOLE|Refused|violates' "$here/log" || exit 1
done
expect large "$here/large.dom" 'The first 10000 of'
expect mild "$here/mild.dom" '<output id="shown"[^>]*>1 finding<'

# What a hand would do, by a script at the end of a copy without the policy.
act() { # NAME SCRIPT EXPECTED
    sed "s|<meta http-equiv=\"Content-Security-Policy\"[^>]*>||; s|</body>|<script>$2;document.title=document.getElementById('shown').textContent</script></body>|" \
        "$here/report.html" >"$here/$1.html"
    browse --virtual-time-budget=2000 --dump-dom "file://$here/$1.html" >"$here/$1.dom"
    expect "$1" "$here/$1.dom" "<title>$3</title>"
}
all=$(grep -c '<li data-severity' "$here/report.html")
errors=$(grep -c '<li data-severity="error"' "$here/report.html")
in_first=$(sed -n '/<section class="file" id="f0"/,/<\/section>/p' "$here/report.html" | grep -c '<li data-severity')
act errors "document.querySelector('.toggle.warning input').click()" "$errors of $all findings"
act file "document.querySelector('.listing a[data-filter=file]').click()" "$in_first of $all findings"
act again "document.querySelector('.listing a[data-filter=file]').click();document.querySelector('.listing a[data-filter=file]').click()" "$all findings"
act search "var s=document.getElementById('search');s.value='ERDOGAN';s.dispatchEvent(new Event('input'));setTimeout(function(){document.title=document.getElementById('shown').textContent},50)" "[1-9][0-9]* of $all findings"
act reset "document.querySelector('.toggle.error input').click();document.getElementById('reset').click()" "$all findings"

if [ -n "${PICTURES:-}" ]; then
    mkdir -p "$PICTURES"
    pictures=$(realpath "$PICTURES")
    for scheme in 0 1; do
        for width in 1280 390; do
            browse --blink-settings=preferredColorScheme=$scheme --window-size=$width,1800 \
                --screenshot="$pictures/report-$width-$([ $scheme = 0 ] && echo dark || echo light).png" "file://$here/report.html"
        done
    done
    browse --no-pdf-header-footer --print-to-pdf="$pictures/report.pdf" "file://$here/report.html"
fi
echo "pages show, filter and search"
