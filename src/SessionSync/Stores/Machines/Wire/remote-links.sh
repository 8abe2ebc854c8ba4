# The part of the far side's script that looks closer where something is a link, or could not be looked at; remote.sh asks for it, and its rules hold
# here too. Links to what belongs to the same user are followed, each real file once. Whatever is not looked at is told.
# shellcheck shell=sh disable=SC2154 # what is not set here is set there

# shellcheck disable=SC2034 # look asks for it
near=yes

# A link to more files than that leads to something else than sessions.
most=20000

# What find says of everything that is neither file nor folder.
# shellcheck disable=SC2016 # $file is the inner shell's
others='for file; do printf "=%s\n" "$file"; done'

# leave REASON PATH: tells that something was not looked at.
leave() {
  encode "$2"
  missed=$missed${missed:+$nl}left$us$1$us$v
}

# at_first PATH: whether it is an entry of the root itself.
at_first() { case ${1#./} in */*) return 1 ;; esac; }

# may_lead PATH: whether sessions may lie in a folder at this place, and not only what belongs to one.
may_lead() {
  at_first "$1" && return
  way=${1#./}
  way_left=$depth
  while [ "$way" != "${way#*/}" ]; do
    way=${way#*/}
    way_left=$((way_left - 1))
  done
  [ "$way_left" -gt 0 ]
}

# fits PATH: whether a file at this place and of this name is a session's own.
fits() {
  if [ -z "$patterns" ]; then
    at_first "$1"
    return
  fi
  may_lead "${1%/*}" || at_first "$1" || return
  for pattern in $patterns; do
    # shellcheck disable=SC2254 # a pattern
    case ${1##*/} in $pattern) return 0 ;; esac
  done
  return 1
}

# is_listed PATH: whether what is really there is listed without any link.
is_listed() {
  case $1 in "${where%/}"/*) ;; *) return 1 ;; esac
  entry=${1#"${where%/}"/}
  entry=${entry%%/*}
  [ -n "$prefixes" ] || case $entry in .*) return 1 ;; *) return 0 ;; esac
  for prefix in $prefixes; do
    case $entry in "$prefix"*) return 0 ;; esac
  done
  return 1
}

# was_seen PATH: whether a link has led there before, or to a folder around it; from now on one has.
was_seen() {
  above=$1
  while [ -n "$above" ]; do
    case $seen in *"$nl$above$nl"*) return 0 ;; esac
    above=${above%/*}
  done
  seen=$seen$1$nl
  return 1
}

# find_all OPTION ENTRY...: the files at and below these, and behind an equals sign what else there is.
find_all() {
  find "$@" -type f '(' -path "*$nl*" -o -path "*$us*" ')' -exec sh -c "$odd" sh {} ';' -o -type f -exec stat -c '%n %s %Y' {} + \
    -o ! -type d ! -path "*$nl*" ! -path "*$us*" -exec sh -c "$others" sh {} + 2>/dev/null || echo '=?'
}

# take LINES: adds to $files what find_all found, and to $queue what is to be examined.
take() {
  [ -n "$1" ] || return
  more=$(say "$1" | awk '/^[.%]/')
  files=$files${files:+${more:+$nl}}$more
  more=$(say "$1" | awk '/^=/')
  queue=$queue${queue:+${more:+$nl}}$more
}

# examine_link PATH: follows it where that is right.
examine_link() {
  if ! [ -e "$1" ]; then
    leave nowhere "$1"
  elif ! [ -O "$1" ]; then
    leave foreign "$1"
  elif [ -d "$1" ]; then
    real=$(cd -P "$1" 2>/dev/null && pwd -P)
    if [ -z "$real" ]; then
      leave closed "$1"
    elif is_listed "$real"; then
      :
    elif case ${where%/}/ in "${real%/}"/*) ;; *) false ;; esac; then
      leave around "$1"
    elif ! may_lead "$1"; then
      leave inside "$1"
    elif ! was_seen "$real"; then
      behind=$(find_all -H "$1" | head -n "$((most + 1))")
      if [ "$(say "$behind" | awk 'END { print NR }')" -gt "$most" ]; then leave many "$1"; else take "$behind"; fi
    fi
  elif [ -f "$1" ]; then
    real=$(readlink -f "$1")
    if is_listed "$real"; then
      :
    elif ! fits "$1"; then
      leave inside "$1"
    elif ! was_seen "$real"; then
      files=$files${files:+$nl}$(stat -L -c '%n %s %Y' "$1")
    fi
  elif fits "$1"; then
    leave odd "$1"
  fi
}

# examine LINE: looks at what find_all found beside files.
examine() {
  file=${1#=}
  if [ "$file" = '?' ]; then
    failed=1
  elif [ -L "$file" ]; then
    examine_link "$file"
  elif fits "$file" && [ -e "$file" ]; then
    leave odd "$file"
  fi
}

# look_at ENTRY...: everything there is at and below the root's entries.
look_at() {
  behind=$(find_all "$@")
  # A file that goes away between two looks is no failure: then the next look has none.
  case $behind in *'=?') behind=$(find_all "$@") ;; esac
  take "$behind"
}

# some: reads $picked of the files that are to be read.
some() {
  IFS=$nl
  # shellcheck disable=SC2086 # one a line, and no globbing
  set -- /dev/null $picked
  unset IFS
  picked=
  count=0
  $reading "$@" 2>/dev/null
}

# by_list: from now on it is the list that tells which files are read, for find follows no links.
by_list() {
  readable() {
    matching
    picked=
    count=0
    IFS=$nl
    # shellcheck disable=SC2086
    set -- $matches
    unset IFS
    for file; do
      picked=$picked$nl$file
      count=$((count + 1))
      [ "$count" -lt 400 ] || some
    done
    some
  }
  packed() {
    command -v zstd >/dev/null 2>&1 || return 0
    IFS=$nl
    # shellcheck disable=SC2086
    set -- $files
    unset IFS
    for file; do
      file=${file% * *}
      case $file in ./*.zst) ;; *) continue ;; esac
      fits "$file" || continue
      printf '\n==> %s <==\n' "$file"
      zstd -dcq "$file" 2>/dev/null | head -c 4096
    done
  }
}

# closely PATTERNS DEPTH: what look looks for, with links followed; and as $missed, one a line, what was not looked at.
closely() {
  patterns=$1
  depth=$2
  files=
  missed=
  queue=
  failed=0
  seen=$nl
  by_list
  if ! cd "$root" 2>/dev/null; then
    v=$root
    until cd "${v%/*}/" 2>/dev/null; do v=${v%/*}; done
    cd /
    if [ -e "$v" ]; then leave closed "$v"; else leave nowhere "$v"; fi
    return
  fi
  [ -r . ] || failed=1
  where=$(pwd -P)
  entries look_at
  while [ -n "$queue" ]; do
    line=${queue%%"$nl"*}
    case $queue in *"$nl"*) queue=${queue#*"$nl"} ;; *) queue= ;; esac
    examine "$line"
  done
}
