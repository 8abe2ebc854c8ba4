#!/bin/bash
# What the program is measured against. Variables: SSH_CONFIG, HOST, LOCAL, REMOTE (the two folders), DIRECTION (push, pull, both or
# sweep), PUSHED and PULLED (files that list what changed on either side: only the plain copies need to be told),
# and SWEPT (a file of lines: host, local folder, remote folder).
#   yardstick.sh ssh-true|tar-zstd|tar-gz1|rsync|rsync-append
set -euo pipefail

ssh="ssh -F $SSH_CONFIG"
# shellcheck disable=SC2153 # it comes from outside
host=$HOST

push_tar() {
  if [ -s "$PUSHED" ]; then
    tar -cf - -C "$LOCAL" -T "$PUSHED" | $1 | $ssh "$host" "mkdir -p '$REMOTE' && $2 | tar -xf - -C '$REMOTE'"
  else
    $ssh "$host" true
  fi
}

pull_tar() {
  $ssh "$host" "tar -cf - -C '$REMOTE' -T - | $1" <"$PULLED" | $2 | tar -xf - -C "$LOCAL"
}

tar_through() {
  case $DIRECTION in
    push) push_tar "$1" "$2" ;;
    pull) pull_tar "$1" "$2" ;;
    both)
      pull_tar "$1" "$2"
      push_tar "$1" "$2"
      ;;
  esac
}

pull_rsync() { rsync -a --update "$@" -e "$ssh" "$host:$REMOTE/" "$LOCAL/"; }
push_rsync() { rsync -a --update "$@" -e "$ssh" "$LOCAL/" "$host:$REMOTE/"; }

sweep_rsync() {
  local machine local_folder remote_folder
  while IFS=$'\t' read -r machine local_folder remote_folder; do
    rsync -a --update "$@" -e "$ssh" "$machine:$remote_folder/" "$local_folder/" </dev/null &
  done <"$SWEPT"
  wait
}

run_rsync() {
  case $DIRECTION in
    push) push_rsync "$@" ;;
    pull) pull_rsync "$@" ;;
    both)
      pull_rsync "$@"
      push_rsync "$@"
      ;;
    sweep) sweep_rsync "$@" ;;
  esac
}

case $1 in
  ssh-true) $ssh "$host" true ;;
  tar-zstd) tar_through 'zstd -q -3 -T1' 'zstd -dqc' ;;
  tar-gz1) tar_through 'gzip -1' 'gzip -dc' ;;
  rsync) run_rsync ;;
  rsync-append) run_rsync --append-verify ;;
  *)
    echo "yardstick.sh: unknown yardstick $1" >&2
    exit 2
    ;;
esac
