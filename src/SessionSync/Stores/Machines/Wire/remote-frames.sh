# The part of the far side's script that sends and takes what has no known length, and long lists; remote.sh loads it, and its rules hold here too.
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

compress() {
  case $1 in
    zstd) zstd -q -3 -c ;;
    gzip) gzip -1 -c ;;
    *) cat ;;
  esac
}

# unframe FILE: frames from standard input as plain bytes; FILE is made when the stream came whole.
unframe() {
  while IFS= read -r size && [ "$size" -gt 0 ]; do
    dd bs=65536 count="$size" iflag=count_bytes,fullblock 2>/dev/null || lost
  done
  [ "${size:-1}" = 0 ] && : >"$1"
}

decompress() {
  case $1 in
    zstd) zstd -q -d -c ;;
    gzip) gzip -d -c ;;
    *) cat ;;
  esac
}

# full ARGUMENTS: a long list, packed well: what fits into the first window of a connection saves a round trip.
full() {
  must_have_temp
  # shellcheck disable=SC2034 # what reads looks at it
  short=no
  [ "$listed" = "$root$us$1$us$2$us$3$us$4$us$5" ] || look "$1" "$2" "$3" "$4" "$5"
  joined "$2" "$3" "$4" "$5" | if [ "$zip" = gzip ]; then gzip -6 -c; else cat; fi | frame list
}
