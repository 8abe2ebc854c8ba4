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

# matching: the files of a short list that match a pattern, as far down as $depth. Whoever has the list needs no process to find them.
matching() {
  IFS=$nl
  # shellcheck disable=SC2086 # one a line, and no globbing
  set -- $files
  unset IFS
  matches=
  for file; do
    # A name that could break a line comes in hexadecimal.
    case $file in ./*) ;; *) continue ;; esac
    file=${file% * *}
    name=${file##*/}
    way=${file#./}
    left=$depth
    while [ "$way" != "$name" ] && [ "$left" -gt 0 ]; do
      way=${way#*/}
      left=$((left - 1))
    done
    [ "$way" = "$name" ] || continue
    for pattern in $patterns; do
      # shellcheck disable=SC2254 # a pattern
      case $name in
        *.zst) ;;
        $pattern)
          matches=$matches$nl$file
          break
          ;;
      esac
    done
  done
}

# readable FOLDER...: runs $reading (as the $last of its process where that is exec) with the files that match a pattern, but not so deep that $depth forbids it. What is compressed is no text.
readable() {
  if [ "$short" = yes ]; then
    matching
    IFS=$nl
    # shellcheck disable=SC2086
    set -- /dev/null $matches
    unset IFS
    # shellcheck disable=SC2086
    $last $reading "$@" 2>/dev/null
    return
  fi
  set -- "$@" -maxdepth "$depth" -type f ! -path "*$nl*" ! -name '*.zst' '(' -name /
  for pattern in $patterns; do set -- "$@" -o -name "$pattern"; done
  # shellcheck disable=SC2086 # a command and its arguments
  find "$@" ')' -exec $reading /dev/null {} + 2>/dev/null
}

# packed FOLDER...: the beginnings of compressed files that match a pattern, the way head prints more than one file.
# shellcheck disable=SC2016 # $1 is the inner shell's
packed() {
  command -v zstd >/dev/null 2>&1 || return 0
  set -- "$@" -maxdepth "$depth" -type f ! -path "*$nl*" -name '*.zst' '(' -name /
  for pattern in $patterns; do set -- "$@" -o -name "$pattern"; done
  find "$@" ')' -exec sh -c 'for file; do printf "\n==> %s <==\n" "$file"; zstd -dcq "$file" 2>/dev/null | head -c 4096; done' sh {} + 2>/dev/null
}

# joined PATTERNS DEPTH KEYS HEADS: the list; for the files that are to be read with the last values of the keys, and with the first values of
# HEADS, each with the record separator behind it.
joined() {
  patterns=$1
  depth=$2
  {
    printf '%s\n' "$files"
    echo '=-='
    if [ -n "$files" ]; then
      last=
      [ -n "$4" ] || last='exec'
      reading='tail -c 16384'
      [ -z "$3" ] || entries readable
      printf '\n%s\n' "$token"
      reading='head -c 4096'
      [ -z "$4" ] || { entries readable; entries packed; }
    fi
  } | tr -d '\000' | HEADS=$4 awk -v keys="$3" -v sep="$us" -v mark="$token" "$join"
}

# ahead SINCE: the end of the file that was written last, if that was not before SINCE. Whoever has all but the end of it needs to ask for nothing more.
ahead() {
  since=$1
  file=
  size=0
  IFS=$nl
  # shellcheck disable=SC2086
  set -- $files
  unset IFS
  for line; do
    case $line in ./*) ;; *) continue ;; esac
    [ "${line##* }" -ge "$since" ] || continue
    since=${line##* }
    line=${line% *}
    size=${line##* }
    file=${line% *}
  done
  length=8192
  [ "$size" -ge "$length" ] || length=$size
  # A shell forgets zeros, and a file may shrink: then that is not the end that was to be sent.
  text=
  [ -z "$file" ] || text=$(dd bs=8192 skip="$((size - length))" count="$length" iflag=skip_bytes,count_bytes,fullblock if="$file" 2>/dev/null; echo .)
  text=${text%.}
  if [ -n "$file" ] && [ ${#text} -eq "$length" ]; then printf '%s\n%s' "ahead$us${file#./}$us$((size - length))$us$length" "$text"; else echo ahead; fi
}

# full ARGUMENTS: a long list, packed well: what fits into the first window of a connection saves a round trip.
full() {
  must_have_temp
  short=no
  [ "$listed" = "$root$us$1$us$2$us$3$us$4$us$5" ] || look "$1" "$2" "$3" "$4" "$5"
  joined "$2" "$3" "$4" "$5" | if [ "$zip" = gzip ]; then gzip -6 -c; else cat; fi | frame list
}
