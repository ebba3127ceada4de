#!/bin/sh
# LibreOffice as judge of the documents we write: it opens them, and the text it sees in them differs from the text of the
# originals by our edits alone. The originals are its own work, out of the news texts and a page of formatted text.
# Usage: libreoffice.sh PROGRAM SOURCE_DIR
set -eu
program=$(realpath "$1")
sources=$(realpath "$2")
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
mkdir before after texts drafts

office() { # soffice's own profile, not the user's
    HOME=$here soffice "-env:UserInstallation=file://$here/profile" --headless "$@" >>log 2>&1 || {
        cat log
        exit 1
    }
}

echo probe >probe.txt
command -v soffice >/dev/null && office --convert-to odt probe.txt
if [ ! -s probe.odt ]; then
    echo "skipped: there is no LibreOffice Writer here (Debian: libreoffice-writer-nogui)"
    exit 77
fi

# Terms across runs, in links, cells, notes and headings; white space that matters; characters that are references.
cat >drafts/runs.en.html <<'END'
<html lang="en"><body><h1>Tur<b>key</b> &amp; others</h1>
<p>The <i>gov</i>ernment of T<b>ur</b><i>k</i>ey&#8217;s neigh<u>bour</u> Sy<b>ria</b> said &lt;nothing&gt;.</p>
<p><b>Tur</b>key is <a href="https://example.org/">in Tur<b>key</b></a>;   spaces<br>and Turkey<sub>1</sub> <b> </b> end.</p>
<table><tr><td>Turkey</td><td>Syria <b>and</b> Turkey</td></tr></table><ul><li>Turkey's</li><li>Syria</li></ul>
</body></html>
END
for lang in en tr ar ru; do
    cp "$sources/corpora/news.$lang.txt" drafts/
done
cat >style.csv <<'END'
concept,en,en.variant,tr,tr.variant,ar,ar.variant,ru,ru.variant
turkey,Türkiye,Turkey,Anadolu,Türkiye,الأناضول,تركيا,Анатолия,Турция
syria,Sham,Syria,Şam,Suriye,الشام,سوريا,Шам,Сирия
END

office --writer --infilter="HTML (StarWriter)" --convert-to odt --outdir before drafts/runs.en.html
office --infilter="Text (encoded):UTF8,LF,,," --convert-to odt --outdir before drafts/news.*.txt
office --convert-to docx --outdir before before/*.odt
failed=0 count=0
if [ "$(ls before | wc -l)" != 10 ]; then
    cat log
    exit 1
fi
for draft in before/*; do
    "$program" normalize --quiet --style style.csv --steps apostrophes-straight -o "after/${draft#before/}" "$draft"
done
for kind in docx odt; do
    mkdir "texts/before.$kind" "texts/after.$kind"
    office --convert-to txt:"Text (encoded):UTF8,LF,,," --outdir "texts/before.$kind" before/*."$kind"
    office --convert-to txt:"Text (encoded):UTF8,LF,,," --outdir "texts/after.$kind" after/*."$kind"
    for text in texts/before."$kind"/*; do
        name=${text##*/}
        count=$((count + 1))
        "$program" normalize --quiet --style style.csv --steps apostrophes-straight -o expected.txt "$text"
        if cmp -s "$text" expected.txt; then
            echo "FAIL $name of $kind: nothing was to be edited, so nothing is shown"
            failed=$((failed + 1))
        elif ! diff -u --label "expected of $kind" --label "$name" expected.txt "texts/after.$kind/$name"; then
            echo "FAIL $name of $kind"
            failed=$((failed + 1))
        fi
    done
done
for draft in after/*; do # in place, again: nothing is left to edit
    cp "$draft" again
    "$program" normalize --quiet --from "${draft##*.}" --lang "$(echo "$draft" | sed 's/.*\.\(..\)\..*/\1/')" \
        --style style.csv --steps apostrophes-straight -i again
    count=$((count + 1))
    cmp "$draft" again || failed=$((failed + 1))
done
echo "$count documents, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" = 0 ]
