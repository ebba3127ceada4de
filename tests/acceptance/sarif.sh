#!/bin/sh
# Judges of the reports we write for build servers: the SARIF schema that OASIS publishes, and an XML parser, with the JUnit
# schema of Jenkins' xUnit plugin where it is given.
#
# SARIF_SCHEMA names a copy of sarif-schema-2.1.0.json (docs.oasis-open.org/sarif/sarif/v2.1.0), JUNIT_SCHEMA one of
# junit-10.xsd (jenkinsci/xunit-plugin); their licences keep them out of here.
# Usage: sarif.sh PROGRAM SOURCE_DIR
set -eu
program=$(realpath "$1")
sources=$(realpath "$2")
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$sources"
if ! python3 -W ignore -c 'import jsonschema' 2>/dev/null || [ ! -s "${SARIF_SCHEMA:-}" ]; then
    echo "skipped: this needs Python's jsonschema (Debian: python3-jsonschema) and the schema, named by SARIF_SCHEMA"
    exit 77
fi

# Names that URIs have to encode, an input that is broken, text from right to left, a sure suggestion.
mkdir "$here/a folder"
cp corpora/drafts/en-ar.draft.tsv "$here/a folder/ünü: 100% {0}#?.tsv"
printf 'no\tlanguages\there\n' >"$here/broken.tsv"
check() { # FORMAT FILE...
    format=$1
    shift
    status=0
    "$program" check --quiet -g glossaries/places.tsv -g glossaries/diplomacy.tsv --format "$format" "$@" 2>"$here/log" || status=$?
    [ "$status" -lt 2 ] || [ -s "$here/log" ]
}
count=0
for file in corpora/drafts/*.draft.tsv corpora/drafts/brief.tr.txt "$here"/*/*.tsv "$here/broken.tsv" corpora/news.en.txt; do
    count=$((count + 1))
    check sarif "$file" >"$here/$count.sarif"
    check junit "$file" >"$here/$count.xml"
done
check sarif corpora/drafts/*.draft.tsv "$here/broken.tsv" >"$here/all.sarif"
"$program" glossary lint --quiet --format sarif glossaries/*.tsv >"$here/lint.sarif" || true

python3 -W ignore - "$SARIF_SCHEMA" "$here"/*.sarif <<'END'
import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)(schema)
results = fixes = 0
for name in sys.argv[2:]:
    log = json.load(open(name, encoding="utf-8"))
    faults = list(validator.iter_errors(log))
    for fault in faults[:5]:
        print(f"{name}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}")
    if faults:
        sys.exit(1)
    for result in log["runs"][0]["results"]:
        results += 1
        fixes += "fixes" in result
        assert result["partialFingerprints"], result
        if "ruleIndex" in result:
            assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
assert results and fixes, (results, fixes)
print(f"{len(sys.argv) - 2} SARIF files with {results} results and {fixes} fixes are valid")
END

# Fixes, applied by their lines and columns, make what --fix makes.
for draft in corpora/drafts/en-tr.draft.tsv corpora/drafts/en-ar.draft.tsv corpora/drafts/brief.tr.txt; do
    cp "$draft" "$here/"
    check sarif "$draft" >"$here/fixes.sarif"
    "$program" check --quiet -g glossaries/places.tsv -g glossaries/diplomacy.tsv --fix "$here/${draft##*/}" >/dev/null || [ $? = 1 ]
    python3 - "$draft" "$here/fixes.sarif" "$here/${draft##*/}" <<'END'
import json
import sys

draft, log, fixed = sys.argv[1:]
lines = open(draft, encoding="utf-8", newline="").read().split("\n")
changes = set()
for result in json.load(open(log, encoding="utf-8"))["runs"][0]["results"]:
    for fix in result.get("fixes", []):
        for change in fix["artifactChanges"][0]["replacements"]:
            region = change["deletedRegion"]
            assert region["startLine"] == region["endLine"], region
            changes.add((region["startLine"], region["startColumn"], region["endColumn"], change["insertedContent"]["text"]))
assert changes, draft
for line, start, end, text in sorted(changes, reverse=True):
    lines[line - 1] = lines[line - 1][: start - 1] + text + lines[line - 1][end - 1 :]
assert "\n".join(lines) == open(fixed, encoding="utf-8", newline="").read(), f"{draft}: fixes differ from --fix"
print(f"{draft}: {len(changes)} fixes make what --fix makes")
END
done

for file in "$here"/*.xml; do
    if [ -s "${JUNIT_SCHEMA:-}" ]; then
        xmllint --noout --schema "$JUNIT_SCHEMA" "$file" 2>"$here/log" || { cat "$here/log"; exit 1; }
    else
        xmllint --noout "$file"
    fi
done
echo "$count JUnit files are valid"
