# The part of the far side's script that sends whole lists, and whatever else is long; remote.sh loads it, and its rules hold here too.
# shellcheck shell=sh disable=SC2154 # what is not set here is set there

# A private folder for buffers: in memory where there is such a place, so that a full disk can still be read from.
need_temp() {
  [ -z "$temp" ] || return 0
  for place in /dev/shm "${TMPDIR:-/tmp}" /var/tmp; do
    temp=$(mktemp -d "$place/sync-sessions.XXXXXX" 2>/dev/null) && return 0
  done
  temp=
  return 1
}

must_have_temp() {
  need_temp && return 0
  echo 'No temporary folder can be made in /dev/shm, /tmp or /var/tmp' >&2
  exit 1
}

# lost: nobody knows any more where a frame begins and what is a request; ends the whole script, from any subshell.
lost() {
  kill "$$"
  exit 1
}

# frame NAME: standard input as frames. NAME keeps concurrent buffers apart. Less than a whole buffer is the end of the stream.
frame() {
  size=1048576
  while [ "$size" -eq 1048576 ]; do
    if dd bs=65536 count=16 iflag=fullblock of="$temp/$1" 2>/dev/null; then size=$(stat -c %s "$temp/$1"); else size=-1; fi
    [ "${size:=-1}" -ge 0 ] || { echo -1; return 1; }
    [ "$size" -gt 0 ] || break
    echo "$size"
    cat "$temp/$1" || lost
  done
  echo 0
}

# frame_text TEXT: lines as one stream, without a process or a buffer. Lengths are in bytes, for the locale is C.
frame_text() {
  [ -z "$1" ] || printf '%s\n' "$((${#1} + 1))" "$1"
  echo 0
}

# joined: the list; for files right in a folder that match the pattern with the last values of the keys.
joined() {
  set +f
  set -- ./"$prefix"*
  set -f
  {
    printf '%s\n' "$files"
    echo '=-='
    [ -z "$files" ] || find "$@" -mindepth 1 -maxdepth 1 -type f -name "$pattern" ! -path "*$nl*" -exec tail -c 16384 /dev/null {} + 2>/dev/null
  } | tr -d '\000' | awk -v keys="$keys" -v sep="$us" "$join"
}

# full: a long list, packed well: what fits into the first window of a connection saves a round trip.
full() {
  must_have_temp
  joined | if [ "$zip" = gzip ]; then gzip -6 -c; else cat; fi | frame list
}
