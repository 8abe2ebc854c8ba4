# The part of the far side's script that reads what is listed; remote.sh loads it, and its rules hold here too. It often comes with the command,
# which should fit into the first packets of a connection: what can wait is in remote-frames.sh.
# shellcheck shell=sh disable=SC2154 # what is not set here is set there

# frame_text TEXT: lines as one stream, without a process or a buffer. Lengths are in bytes, for the locale is C.
frame_text() {
  [ -z "$1" ] || say "$((${#1} + 1))" "$1"
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
  set -- "$@" -maxdepth "$depth" -type f ! -path "*$nl*" ! -name "*.zst" "(" -name /
  for pattern in $patterns; do set -- "$@" -o -name "$pattern"; done
  # shellcheck disable=SC2086 # a command and its arguments
  find "$@" ")" -exec $reading /dev/null {} + 2>/dev/null
}

# packed FOLDER...: the beginnings of compressed files that match a pattern, the way head prints more than one file.
# shellcheck disable=SC2016 # $1 is the inner shell's
packed() {
  command -v zstd >/dev/null 2>&1 || return 0
  set -- "$@" -maxdepth "$depth" -type f ! -path "*$nl*" -name "*.zst" "(" -name /
  for pattern in $patterns; do set -- "$@" -o -name "$pattern"; done
  find "$@" ")" -exec sh -c 'for file; do printf "\n==> %s <==\n" "$file"; zstd -dcq "$file" 2>/dev/null | head -c 4096; done' sh {} + 2>/dev/null
}

# joined PATTERNS DEPTH KEYS HEADS: the list; for the files that are to be read with the last values of the keys, and with the first values of
# HEADS, each with the record separator behind it.
joined() {
  patterns=$1
  depth=$2
  {
    say "$files"
    # shellcheck disable=SC2283 # a mark
    echo =-=
    if [ -n "$files" ]; then
      last=
      # shellcheck disable=SC2209 # a word in front of a command
      [ -n "$4" ] || last=exec
      reading="tail -c 16384"
      [ -z "$3" ] || entries readable
      printf "$nl%s$nl" "$token"
      reading="head -c 4096"
      [ -z "$4" ] || { entries readable; entries packed; }
    fi
  } | tr -d "${bs}000" | HEADS=$4 awk -v keys="$3" -v sep="$us" -v mark="$token" "$join"
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
  if [ -n "$file" ] && [ ${#text} -eq "$length" ]; then printf "%s$nl%s" "ahead$us${file#./}$us$((size - length))$us$length" "$text"; else echo ahead; fi
}
