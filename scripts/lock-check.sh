#!/bin/sh
# lock-check.sh [VERSION...]: whether the lock can be installed on each Python (3.11 to 3.14), from wheels alone.
# uv gives what the lock means on a version, and asks what each package says of Python; pip then resolves
# exactly that with wheels for that version (of Python it would ask for its own). Nothing is installed.
# Exit codes: 0 on all, 1 not on some.
set -u
CDPATH='' cd -- "$(dirname -- "$0")/.." || exit 2
[ $# -gt 0 ] || set -- 3.11 3.12 3.13 3.14
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=

for version in "$@"; do
    pins=$folder/$version.txt
    if .venv-lock/bin/uv pip compile --quiet --system-certs --only-binary :all: --python-version "$version" \
        --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
        -c requirements.lock pyproject.toml -o "$pins" 2>"$folder/said" &&
        .venv/bin/python -m pip --disable-pip-version-check install --quiet --no-input --dry-run \
            --ignore-requires-python --only-binary :all: --python-version "$version" --target "$folder/none" \
            -r "$pins" >>"$folder/said" 2>&1; then
        echo "Python $version: $(grep -c '^[a-z0-9]' "$pins") packages"
    else
        grep -v '^WARNING' "$folder/said" | tail -n 5 >&2
        echo "Python $version: cannot be installed" >&2
        failed=yes
    fi
done
[ -z "$failed" ]
