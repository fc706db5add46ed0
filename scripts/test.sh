#!/bin/sh
# test.sh: what CI runs: tests in an order of chance, style, types; then what failed and how to run only that.
# SEED=N gives the order of an earlier run again; WORKERS=N is the number of processes (default: 2).
set -u
CDPATH='' cd -- "$(dirname -- "$0")/.." || exit 2
seed=${SEED:-$(od -An -N4 -tu4 /dev/urandom | tr -d ' ')}
workers=${WORKERS:-2}
failed=

# run NAME HOW-TO-RUN-IT-ALONE COMMAND...
run() {
    name=$1 alone=$2
    shift 2
    "$@" || failed="$failed
  $name: $alone"
}

# Types are checked beside the tests, which often wait; what is said of them stands at the end.
types=$(mktemp)
trap 'rm -f "$types"' EXIT
.venv/bin/mypy >"$types" 2>&1 &
mypy=$!

echo "tests in the order of seed $seed (SEED=$seed make test gives it again)"
run tests ".venv/bin/pytest --last-failed --randomly-seed=$seed" \
    .venv/bin/pytest -n "$workers" --dist loadfile --no-loadscope-reorder --randomly-seed="$seed"
run style ".venv/bin/ruff check" .venv/bin/ruff check
run format ".venv/bin/ruff format --diff" .venv/bin/ruff format --check
wait "$mypy"
mypy=$?
cat "$types"
run types ".venv/bin/mypy" test "$mypy" -eq 0

[ -z "$failed" ] && exit 0
echo "failed, and how to run only that:$failed" >&2
exit 1
