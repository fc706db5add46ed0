#!/bin/sh
# apt-install.sh PACKAGE...: installs Debian packages where that can be done without asking anybody.
# Exits 1, with at most one line, where it cannot: no apt-get, no right to use it, or apt-get refused.
set -eu

command -v apt-get >/dev/null 2>&1 || exit 1
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
    as_root="sudo -n"
else
    exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT

apt() {
    # shellcheck disable=SC2086  # $as_root is empty or two words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 "$@" \
        >>"$log" 2>&1 </dev/null
}

echo "set-up: installing with apt-get: $*"
apt install --no-install-recommends "$@" && exit 0
# A new machine has no package lists yet, or old ones.
apt update || true
: >"$log"
apt install --no-install-recommends "$@" && exit 0
echo "set-up: apt-get could not install them: $(grep '^E:' "$log" | tail -n 1)" >&2
exit 1
