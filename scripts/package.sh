#!/bin/sh
# Builds Debian's packages out of what is committed, asks lintian about them, and leaves them in out/packages.
# Usage: package.sh [JOBS]; DEB_BUILD_OPTIONS=nocheck leaves the tests out
set -eu
jobs=${1:-2}
version=$(sed -n 's/^project(dragoman VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
work=build/package
tree=$work/dragoman-$version
rm -rf "$work" out/packages
mkdir -p "$work" out/packages
# The sources without debian/ are what upstream releases; the time is the commit's, so that the archive is the same for everyone.
git archive --prefix="dragoman-$version/" HEAD -- . ':!debian' ':!.reuse' | xz -T1 >"$work/dragoman_$version.orig.tar.xz"
mkdir "$tree"
git archive HEAD | tar -x -C "$tree"
rm -rf "$tree/.reuse" "$tree/.ci"
log=$work/log
reuse lint --quiet || {
    reuse lint | head -n 20 >&2
    exit 1
}
echo "Building the packages"
(cd "$tree" && DEB_BUILD_OPTIONS="parallel=$jobs ${DEB_BUILD_OPTIONS:-}" dpkg-buildpackage --no-sign) >"$log" 2>&1 || {
    tail -n 60 "$log" >&2
    exit 1
}
# No bug asks for a package that is not in Debian yet.
lintian --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "$work"/*.changes
mv "$work"/*.deb "$work"/*.dsc "$work"/*.tar.xz "$work"/*.changes "$work"/*.buildinfo out/packages/
ls out/packages
