#!/usr/bin/env bash
# Runs a study undisturbed; then kills it with -9 at ten random moments, restarting it each time by the same command; then adds two seeds; then
# runs it in four parts. It checks that each way has the same bits and that no stored run was computed again.
#
#   docs/examples/many-runs/kill-and-resume.sh [STUDY.yaml [KEY=VALUE...]]
#
# REPDYN names the command, by default repdyn; KILLS the number of kills.
set -euo pipefail
repdyn=${REPDYN:-repdyn}
kills=${KILLS:-10}
[ $# -gt 0 ] || set -- "$(dirname "$0")/study.yaml" seeds=5
work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

stored() { find "$work/$1" -name '*.json.gz' 2>/dev/null | wc -l; }
# Prints the stored runs with their inodes and times: a run that was written again has others.
files() { find "$work/$1" -name '*.json.gz' -printf '%f %i %T@\n' | sort; }
# Fails unless the runs of an earlier listing are still the same files.
unchanged() {
  local again
  again=$(comm -23 "$1" <(files "$2") | wc -l)
  [ "$again" = 0 ] || { echo "error: $again runs were computed twice" >&2; exit 1; }
}
same() {
  for file in trajectory.csv embedding.csv; do cmp "$work/undisturbed/result/$file" "$work/$1/result/$file"; done
  echo "  trajectory.csv ($(wc -l <"$work/$1/result/trajectory.csv") lines) and embedding.csv are those of the undisturbed run, byte by byte"
}

echo "undisturbed:"
seconds=$SECONDS
"$repdyn" compare "$@" --store "$work/a" --out "$work/undisturbed/result" --quiet >/dev/null
runs=$(stored a)
echo "  $runs runs in $((SECONDS - seconds)) s"

echo "killed with -9 at $kills random moments:"
: >"$work/before"
for moment in $(shuf -i "1-$((runs - 1))" -n "$kills" | sort -n); do
  "$repdyn" compare "$@" --store "$work/b" --out "$work/killed/result" --quiet >/dev/null 2>&1 &
  pid=$!
  while [ "$(stored b)" -lt "$moment" ]; do
    kill -0 "$pid" 2>/dev/null || { echo "error: the study ended by itself" >&2; exit 1; }
    sleep 0.05
  done
  kill -9 "$pid"
  wait "$pid" 2>/dev/null || true
  pid=
  unchanged "$work/before" b
  files b >"$work/before"
  echo "  killed with $(wc -l <"$work/before") of $runs runs in the store"
done
"$repdyn" compare "$@" --store "$work/b" --out "$work/killed/result" >"$work/out" 2>"$work/err"
grep 'from the store' "$work/err" | sed 's/^/  /'
unchanged "$work/before" b
[ "$(stored b)" = "$runs" ]
same killed

echo "two more seeds:"
files b >"$work/before"
# The last of two lists of seeds counts.
"$repdyn" compare "$@" seeds=7 --store "$work/b" --out "$work/more/result" >"$work/out" 2>"$work/err"
grep 'from the store' "$work/err" | sed 's/^/  /'
unchanged "$work/before" b
echo "  $(($(stored b) - runs)) runs were computed"

echo "in four parts:"
for part in 1 2 3 4; do
  "$repdyn" compare "$@" --store "$work/c" --part "$part/4" --quiet | head -n 1 | sed 's/^/  /'
done
files c >"$work/before"
"$repdyn" compare "$@" --store "$work/c" --out "$work/parts/result" --quiet >/dev/null
unchanged "$work/before" c
[ "$(stored c)" = "$runs" ]
same parts
