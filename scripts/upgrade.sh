#!/bin/sh
# upgrade.sh: the newest versions of all packages, tried by the tests; where these fail the old locks come back.
# Exit codes: 0 good, 1 the tests fail with the newer versions, 2 there are no newer locks to try.
# LOCK and TRY name other commands than "make lock UPGRADE=1" and "make test".
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
lock=${LOCK:-make lock UPGRADE=1}
try=${TRY:-make test}
before=$(mktemp -d)
kept=

put_back() {
    [ -n "$kept" ] || cp "$before"/requirements*.lock .
    rm -rf "$before"
}
trap put_back EXIT
trap 'exit 130' HUP INT TERM

# versions FILE: "name version" of each package, sorted.
versions() { sed -n 's/^\([A-Za-z0-9][A-Za-z0-9._-]*\)==\([^ ;]*\).*/\1 \2/p' "$1" | sort -u; }

# changes: "lock: name old -> new" of what differs; a dash where one of the two has none.
changes() {
    for file in requirements*.lock; do
        versions "$before/$file" >"$before/old"
        versions "$file" >"$before/new"
        awk -v file="${file%.lock}" '
            NR == FNR { old[$1] = old[$1] (old[$1] ? "/" : "") $2; all[$1]; next }
            { new[$1] = new[$1] (new[$1] ? "/" : "") $2; all[$1] }
            END { for (name in all) if (old[name] != new[name])
                print file ": " name " " (old[name] ? old[name] : "-") " -> " (new[name] ? new[name] : "-") }
        ' "$before/old" "$before/new" | sort
    done
}

cp requirements*.lock "$before"
if ! $lock; then
    echo "upgrade: no newer locks could be written (see above); the old ones are back" >&2
    exit 2
fi
changed=$(changes)
if [ -z "$changed" ]; then
    kept=yes
    echo "upgrade: all packages are the newest that pyproject.toml allows"
    exit 0
fi
echo "$changed"
if ! $try; then
    echo "upgrade: the tests fail with these versions (what failed stands above); the old locks are back:" >&2
    echo "$changed" >&2
    echo "hold one back in pyproject.toml and try again; the next 'make test' installs the old versions" >&2
    exit 1
fi
kept=yes
echo "upgrade: the tests pass with these versions; commit the lock files"
