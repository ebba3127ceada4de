#!/bin/sh
# Installs the Debian packages that a task needs and the system lacks: install-deps.sh build|test|cov|fuzz|tidy|analyse|musl|package|acceptance|pictures
# Asks the package manager for nothing when all is there.
set -eu

# libexpat1 is named so that a stale one is upgraded: older revisions have known holes.
oldest_expat='2.5.0-1+deb12u5'
build='cmake ninja-build pkg-config libicu-dev libexpat1 libexpat1-dev zlib1g-dev liblzma-dev libzstd-dev libmd4c-dev libxxhash-dev libhunspell-dev'
test="$build g++ libcriterion-dev unicode-data bzip2 unzip xz-utils zstd gettext libxml2-utils python3 python3-jsonschema hunspell-en-us hunspell-en-gb hunspell-tr hunspell-ar hunspell-ru"

case "${1:-}" in
build) wanted=$build ;;
test) wanted=$test ;;
cov) wanted="$test gcovr" ;;
fuzz) wanted="$test clang libclang-rt-14-dev" ;;
tidy) wanted="$build clang-tidy" ;;
analyse) wanted="$test cppcheck valgrind" ;;
musl) wanted="$test musl-tools" ;;
package) wanted="$test debhelper dpkg-dev lintian git reuse" ;;
acceptance) wanted="$build libreoffice-writer-nogui chromium python3 python3-jsonschema libxml2-utils omegat lokalize xvfb xauth xdotool dbus pre-commit git slurmctld slurmd slurm-client munge parallel" ;;
pictures) wanted="$build chromium fonts-noto-core pngquant" ;;
*)
    echo "usage: install-deps.sh build|test|cov|fuzz|tidy|analyse|musl|package|acceptance|pictures" >&2
    exit 2
    ;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    if command -v cmake >/dev/null && command -v ninja >/dev/null &&
        pkg-config --exists icu-uc icu-i18n expat zlib liblzma libzstd md4c libxxhash hunspell 2>/dev/null; then
        exit 0
    fi
    echo "This is not a Debian system: please install these, by the names your system has for them, and try again:" >&2
    echo "  $wanted" >&2
    exit 1
fi

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=
for package in $wanted; do
    is_installed "$package" || missing="$missing $package"
done
if is_installed libexpat1; then
    version=$(dpkg-query -W -f='${Version}' libexpat1)
    dpkg --compare-versions "$version" ge "$oldest_expat" || missing="$missing libexpat1"
fi
command -v cc >/dev/null || missing="$missing gcc libc6-dev"
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
        echo "Missing packages; please run as root: apt-get install$missing" >&2
        exit 1
    }
    as_root='sudo'
fi
echo "Installing:$missing"
# The list of wanted names, not of missing ones: what is there but stale is upgraded along.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update -q &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $wanted $missing; } \
    >"$log" 2>&1; then
    cat "$log" >&2
    echo "Installing failed; see above." >&2
    exit 1
fi
