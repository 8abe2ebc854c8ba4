#!/bin/sh
# Shows what a daemon costs: its resident memory after so many sweeps, and the processor time it takes while it waits.
#   tests/bench/daemon.sh [SWEEPS] [SECONDS]    sweeps to watch (200), one each SECONDS (1); more options go to the daemon
# A sweep here is `sync-sessions sweep` in an empty home, which finds nothing to do, or $SWEEP_PROGRAM.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
sweeps=${1:-200} seconds=${2:-1}
[ $# -lt 2 ] || shift 2
[ $# -ne 1 ] || shift
"$root/scripts/sync-sessions" --version >/dev/null # builds, so that what follows is the daemon alone

home=$(mktemp -d)
: >"$home/log"
daemon=
clean() {
  [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || :
  wait
  rm -rf "$home"
}
trap clean EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Prints the daemon's resident memory in MiB.
resident() { awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$daemon/status"; }

# Prints the processor time it has used, in milliseconds, without that of its children.
used() { awk -v hertz="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000 / hertz }' "/proc/$daemon/stat"; }

count() { grep -cE 'Sweep (done|failed)' "$home/log" || :; }

[ -z "${SWEEP_PROGRAM:-}" ] || set -- "$@" --sweep-program "$SWEEP_PROGRAM"
env HOME="$home" XDG_STATE_HOME= XDG_CONFIG_HOME= "$root/scripts/sync-sessions" daemon --every "${seconds}s" "$@" 2>"$home/log" &
daemon=$!
printf '%8s %14s %16s\n' sweeps 'resident MiB' 'processor ms'
for mark in 1 2 5 10 24 50 100 150 200 300 500 1000; do
  [ "$mark" -le "$sweeps" ] || break
  until [ "$(count)" -ge "$mark" ]; do
    kill -0 "$daemon"
    sleep 0.2
  done
  printf '%8s %14s %16s\n' "$mark" "$(resident)" "$(used)"
done

# The same daemon, waiting.
kill "$daemon"
wait "$daemon" || :
env HOME="$home" XDG_STATE_HOME= XDG_CONFIG_HOME= "$root/scripts/sync-sessions" daemon --every 1d --now "$@" 2>"$home/log" &
daemon=$!
until [ "$(count)" -ge 1 ]; do sleep 0.2; done
sleep 1
before=$(used)
sleep 60
printf 'waiting: %s ms of processor time in 60 s, %s MiB\n' "$(($(used) - before))" "$(resident)"
