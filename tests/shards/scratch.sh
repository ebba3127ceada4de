# scratch.sh - read by the tests beside it: their arguments become $program and $source, and they go on in a folder, $here, that is
# gone when they end. An error ends them.
set -eu
program=$(realpath "$1")
source=$(realpath "$2")
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here"
