#!/bin/sh
# vendored.sh: fetches the scripts of others that the site has from npm again, and says what differs.
set -eu
cd "$(dirname "$0")/.."
here=pipelines/site/scripts/vendor
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# the version of a package, as the page on them says
version() {
    sed -n "s/^| .*| $1[, ].*| \([0-9][0-9.]*\) |.*/\1/p" "$here/README.md"
}

fetch() {
    wanted="$1@$(version "$1")"
    mkdir "$work/$1"
    (cd "$work" && npm pack --silent "$wanted" >/dev/null && tar xzf "$1"-*.tgz -C "$1")
}

fetch hyparquet
fetch fzstd
for file in "$here"/hyparquet/*.js; do
    diff -u "$work/hyparquet/package/src/$(basename "$file")" "$file"
done
diff -u "$work/hyparquet/package/LICENSE" "$here/hyparquet/LICENSE.txt"
diff -u "$work/fzstd/package/esm/index.mjs" "$here/fzstd.js"
diff -u "$work/fzstd/package/LICENSE" "$here/fzstd.LICENSE.txt"
echo "vendored: as on npm"
