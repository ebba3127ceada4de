#!/bin/sh
# Lokalize as judge of our TBX of version 2: in an editor on a virtual screen it offers, for each source text, the term of
# our glossary, and inserts it when the shortcut is pressed, in each of three target languages.
#
# The texts have common nouns: Lokalize looks words up in small letters, and where it has a dictionary of the source language
# it keeps names under capitals and misses them.
# Usage: lokalize.sh PROGRAM SOURCE_DIR
set -eu
if [ "${3:-}" = "" ]; then
    program=$(realpath "$1")
    sources=$(realpath "$2")
    here=$(mktemp -d)
    trap 'rm -rf "$here"' EXIT
    for tool in lokalize xvfb-run dbus-run-session dbus-send xdotool; do
        command -v $tool >/dev/null && continue
        echo "skipped: there is no $tool here (Debian: lokalize xvfb xauth xdotool dbus)"
        exit 77
    done
    # The program alone on its screen and bus: nothing of the user's is seen or changed.
    export HOME="$here" XDG_CONFIG_HOME="$here/config" XDG_DATA_HOME="$here/data" XDG_CACHE_HOME="$here/cache"
    export XDG_RUNTIME_DIR="$here/run" LC_ALL=C.UTF-8
    mkdir -m 700 "$here/config" "$here/data" "$here/cache" "$here/run"
    "$program" glossary convert --quiet "$sources/tests/cli/shared/terms.csv" --to tbx-v2 -o "$here/terms.tbx"
    failed=0
    for lang in tr ar ru; do
        status=0
        xvfb-run -a dbus-run-session -- sh "$0" "$program" "$sources" "$lang" "$here" 2>>"$here/log" || status=1
        failed=$((failed + status))
    done
    [ "$failed" = 0 ] || tail -n 5 "$here/log"
    exit "$failed"
fi

# From here on inside the session: one target language.
lang=$3 here=$4
cat >"$here/config/lokalizerc" <<END
[Identity]
authorName=Reviewer
authorLocalizedName=Reviewer
authorEmail=reviewer@localhost
DefaultLangCode=$lang
DefaultMailingList=list@localhost
END
cat >"$here/index.lokalize" <<END
[General]
GlossaryTbx=./terms.tbx
LangCode=$lang
PoBaseDir=./
ProjectID=terms-$lang
SourceLangCode=en
END
printf 'msgid ""\nmsgstr ""\n"Language: %s\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n' "$lang" >"$here/draft.po"
for text in ceasefire 'The Foreign Ministry said' 'A truce began'; do
    printf '\nmsgid "%s"\nmsgstr ""\n' "$text" >>"$here/draft.po"
done
case $lang in
tr) set -- ateşkes 'Dışişleri Bakanlığı' ateşkes ;;
ar) set -- 'وقف إطلاق النار' 'وزارة الخارجية' 'وقف إطلاق النار' ;;
ru) set -- перемирие 'Министерство иностранных дел' перемирие ;;
esac

call() { # METHOD [ARGUMENT...]: of the editor
    dbus-send --session --print-reply=literal --dest="$bus" /ThisIsWhatYouWant/Editor/0 "org.kde.Lokalize.Editor.$@"
}
lokalize --project "$here/index.lokalize" "$here/draft.po" >>"$here/log" 2>&1 &
editor=$!
bus=org.kde.lokalize-$editor tries=0
until call entryCount >/dev/null 2>&1; do
    tries=$((tries + 1))
    if [ $tries -gt 120 ]; then
        echo "FAIL $lang: Lokalize did not open the file"
        kill $editor
        exit 1
    fi
    sleep 0.5
done
sleep 3
failed=0 entry=0
for wanted; do
    call gotoEntry "int32:$entry" >/dev/null
    found='' tries=0
    while [ "$found" != "$wanted" ] && [ $tries -lt 8 ]; do # its view follows when it has time
        sleep 2
        call setEntryTarget "int32:$entry" int32:0 string: >/dev/null
        xdotool key ctrl+e # inserts the first term of the glossary view
        sleep 1
        found=$(call entryTarget "int32:$entry" int32:0 | sed 's/^ *//')
        tries=$((tries + 1))
    done
    if [ "$found" = "$wanted" ]; then
        echo "ok $lang: $found"
    else
        echo "FAIL $lang: expected '$wanted', Lokalize inserted '$found'"
        failed=1
    fi
    entry=$((entry + 1))
done
kill $editor
exit $failed
