#!/bin/sh
# environment.sh runtime|dev|cff|standards|supply: makes the Python environment from its lock file, with plain pip.
#   runtime  .venv      requirements.lock and this project (editable)
#   dev      .venv      requirements-dev.lock, which holds all of requirements.lock, and this project
#   cff      .venv-cff  requirements-cff.lock: cffconvert, which needs old libraries
#   standards  .venv-standards  requirements-standards.lock: programs that read what a release describes (make soak)
#   supply   .venv-supply  requirements-supply.lock: what lists and asks about packages (make sbom, make audit)
# Copies of what was installed lie in the environment; while they equal the files here, nothing is done.
# pip's own settings (index, certificates, constraints, proxies) are the user's and stay in force.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
here=$(pwd -P)

kind=${1:-}
case $kind in
runtime) folder=.venv lock=requirements.lock ;;
dev) folder=.venv lock=requirements-dev.lock ;;
cff) folder=.venv-cff lock=requirements-cff.lock ;;
standards) folder=.venv-standards lock=requirements-standards.lock ;;
supply) folder=.venv-supply lock=requirements-supply.lock ;;
*)
    echo "usage: $0 runtime|dev|cff|standards|supply" >&2
    exit 2
    ;;
esac
log=$folder/install.log

stop() {
    echo "set-up: $*" >&2
    exit 1
}

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; }
has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }
version() { "$1" -c 'import platform; print(platform.python_version())' 2>/dev/null; }

# Sets $python to a Python 3.11 to 3.13 that can make environments. A name alone proves nothing:
# a pyenv shim may stand for a version that is not chosen, so each candidate is run.
find_python() {
    candidates=${PYTHON:-python3 python3.13 python3.12 python3.11}
    for python in $candidates; do
        if fits "$python" && has_venv "$python"; then return; fi
    done
    for python in $candidates; do
        if fits "$python"; then
            package=python$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv
            if sh scripts/apt-install.sh "$package" && has_venv "$python"; then return; fi
            stop "$python has no venv module; install it (Debian, Ubuntu: sudo apt-get install $package)" \
                "or name another Python: make PYTHON=/path/to/python3.12 setup"
        fi
    done
    first=${candidates%% *}
    found=$(version "$first" || true)
    stop "Python 3.11, 3.12 or 3.13 is needed, and $first is ${found:-not there};" \
        "install one, or name it: make PYTHON=/path/to/python3.12 setup"
}

# pip, its output in a file: shown only if it fails. --no-user: pip.conf may say "user = true".
pip() {
    PIP_ROOT_USER_ACTION=ignore "$folder/bin/python" -m pip --disable-pip-version-check --no-input \
        install -q --no-user "$@" >>"$log" 2>&1 && return
    grep -vE '^(WARNING|ERROR: Ignored)' "$log" | tail -n 15 >&2
    stop "pip could not install the packages; all that it said is in $log"
}

# Sets $state: "none" (nothing of use is there), "part" (the runtime's packages), "all".
look() {
    state=none
    [ -x "$folder/bin/python" ] && fits "$folder/bin/python" || return 0
    [ "$(cat "$folder/.place" 2>/dev/null)" = "$here" ] || return 0
    if cmp -s "$lock" "$folder/.installed.lock"; then
        state=all
    elif [ $kind = runtime ] && cmp -s requirements-dev.lock "$folder/.installed.lock"; then
        state=all
    elif [ $kind = dev ] && cmp -s requirements.lock "$folder/.installed.lock"; then
        state=part
    fi
}

project_installed() {
    [ $folder != .venv ] || cmp -s pyproject.toml "$folder/.installed-pyproject.toml"
}

# Two set-ups at once would take each other's files away: the second waits.
busy=$folder.busy
take_turn() {
    [ -w . ] || stop "cannot write in $here"
    told=
    until mkdir "$busy" 2>/dev/null; do
        owner=$(cat "$busy/pid" 2>/dev/null || true)
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -rf "$busy"
            continue
        fi
        [ -n "$told" ] || echo "set-up: waiting for another set-up of $folder to end"
        told=yes
        sleep 1
    done
    echo $$ >"$busy/pid"
    trap 'rm -rf "$busy"' EXIT
    trap 'exit 130' HUP INT TERM
}

# 1. What is there already.
look
if [ $state = all ] && project_installed; then exit 0; fi
take_turn
look

# 2. The packages.
if [ $state = none ]; then
    if [ -e "$folder" ] && [ ! -e "$folder/.place" ]; then
        stop "$folder is there and not from this set-up; move it away or remove it, and run again"
    fi
    find_python
    rm -rf "$folder"
    echo "set-up: making $folder with Python $(version "$python")"
    "$python" -m venv "$folder" || stop "$python could not make $folder"
    echo "$here" >"$folder/.place"
fi
if [ $state != all ]; then
    rm -f "$folder/.installed.lock" "$folder/.installed-pyproject.toml"
    : >"$log"
    count=$(grep -E '^[A-Za-z0-9]' "$lock" | grep -vc win32)
    if [ $kind = cff ] || [ $kind = standards ]; then
        echo "set-up: installing $count locked packages, some seconds"
        # One of them comes as source only: setuptools first, then no isolation, which would fetch it unlocked.
        awk '/^setuptools==/ {on = 1; print; next} /^[^ ]/ {on = 0} on' "$lock" >"$folder/setuptools.lock"
        pip --require-hashes -r "$folder/setuptools.lock"
        pip --require-hashes --no-deps --no-build-isolation -r "$lock"
    else
        echo "set-up: installing $count locked packages, one to three minutes"
        # The lock holds everything: without resolving, pip cannot ask for a version outside it.
        pip --require-hashes --no-deps --only-binary :all: -r "$lock"
    fi
    cp "$lock" "$folder/.installed.lock"
fi

# 3. This project itself.
if ! project_installed; then
    echo "set-up: installing this project"
    : >"$log"
    pip --no-deps --no-build-isolation -e .
    cp pyproject.toml "$folder/.installed-pyproject.toml"
fi
