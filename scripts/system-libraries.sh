#!/bin/sh
# system-libraries.sh [PYTHON]: sees to the system libraries with which WeasyPrint draws PDF files.
# Installs what is missing with apt-get where it may; elsewhere says in one line what to install.
# (macOS with Homebrew: written for, not tried.)
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
python=${1:-.venv/bin/python}

if [ "$(uname -s)" = Darwin ]; then
    # Homebrew's folder on Apple silicon is not searched otherwise; the Makefile sets the same.
    DYLD_FALLBACK_LIBRARY_PATH=${DYLD_FALLBACK_LIBRARY_PATH:-/opt/homebrew/lib:/usr/local/lib:/usr/lib}
    export DYLD_FALLBACK_LIBRARY_PATH
fi

# The names of the libraries, of the three given, that do not load.
missing() {
    "$python" - <<'END'
import ctypes
import ctypes.util


def loads(name: str) -> bool:
    for file in (f"lib{name}.so.0", f"lib{name}.0.dylib", f"lib{name}.dylib"):
        try:
            ctypes.CDLL(file)
        except OSError:
            continue
        return True
    return ctypes.util.find_library(name) is not None


print(*(n for n in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset") if not loads(n)))
END
}

gone=$(missing)
[ -z "$gone" ] && exit 0

# Pango first: up to Debian 11 and Ubuntu 22.04 its packages bring harfbuzz-subset along.
case $gone in
*pango*)
    if sh scripts/apt-install.sh libpango-1.0-0 libpangoft2-1.0-0; then gone=$(missing); fi
    ;;
esac
case $gone in
harfbuzz-subset)
    if sh scripts/apt-install.sh libharfbuzz-subset0; then gone=$(missing); fi
    ;;
esac
[ -z "$gone" ] && exit 0

if [ "$(uname -s)" = Darwin ]; then
    how="brew install pango"
elif command -v apt-get >/dev/null 2>&1; then
    how="sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
elif command -v dnf >/dev/null 2>&1; then
    how="sudo dnf install pango harfbuzz"
elif command -v pacman >/dev/null 2>&1; then
    how="sudo pacman -S pango harfbuzz"
else
    how="the packages of Pango and HarfBuzz"
fi
echo "set-up: PDF files need system libraries that this machine lacks ($gone); install them and run again: $how" >&2
exit 1
