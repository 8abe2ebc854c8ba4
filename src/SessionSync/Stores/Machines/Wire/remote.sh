# The far side of a sync: lists, hashes, reads and writes files below one folder, and knows nothing of agents.
#
# Sent as arguments of `sh -c` (comments and indentation are cut off before), so that standard input is pure data.
# Requests are lines of fields separated by the unit separator; a field's backslashes and control characters come as
# printf %b escapes. Answers are lines, or frames: a decimal length, a newline, that many bytes; length 0 ends a stream,
# -1 breaks it off. $1 is printed first: what comes before it (banners, rc files) is not ours. The other arguments open the conversation
# (see RemoteScript): nothing, this script, the unit separator and a backslash, the awk program for lists (empty: it follows), functions, and
# the first requests: ssh passes standard input on only one round trip after it has asked for the command.
# What moves content is in remote-transfer.sh, which follows where it is needed: the less the command holds, the sooner it arrives.
#
# Needs a POSIX shell, and tar, awk, find and coreutils, or busybox for all of them. What starts it has set -uf, and exported LC_ALL.
# The login shell over there, whatever it is, gets all of it as one line in single quotes. A single quote is four bytes in that, a backslash five,
# and a double quote is one: hence the double ones around what nothing is put into, and the variables that hold backslashes and line ends.
# Starting a process is what takes longest here, and so does a subshell: there is none where it can be done without.

# shellcheck shell=sh disable=SC1007 # empty variables in one line are shorter
unset IFS
umask 077
us=${4%?}
bs=${4#?}
join=$5
nl="
"
temp= stage= root=
# What is loaded later uses these, too.
# shellcheck disable=SC2034
token=$1 listed= near= later=
control="${bs}000-${bs}037"

clean() {
  trap - EXIT
  [ -z "$temp" ] || rm -rf "$temp"
  [ -z "$stage" ] || rm -rf "$stage"
}
trap clean EXIT
trap "exit 129" HUP
trap "exit 130" INT
trap "exit 143" TERM
trap "exit 141" PIPE

# say LINE...: prints each.
say() { printf "%s$nl" "$@"; }

# decode FIELD: $v becomes the field's text.
decode() {
  case $1 in
    *"$bs"*) v=$(printf %b. "$1") && v=${v%.} ;;
    *) v=$1 ;;
  esac
}

# encode TEXT: $v becomes one field: the text, or % and its bytes in hexadecimal where it could break a line.
encode() {
  case $1 in
    %* | *"$nl"* | *"$us"*) v=%$(printf %s "$1" | od -An -v -tx1 | tr -d " $nl") ;;
    *) v=$1 ;;
  esac
}

hash_of() { sum=$(sha256sum); echo "${sum%% *}"; }

# use VARIABLE DEFAULT FOLDER MOVED WHOLE: the root is FOLDER below MOVED in what VARIABLE names, else below DEFAULT in the home
# directory; or what the variable WHOLE names.
use() {
  base=
  [ -z "$1" ] || eval "base=\${$1:-}"
  if [ -n "$base" ]; then base=$base${4:+/$4}; else base=$HOME/$2; fi
  root=$base${3:+/$3}
  moved=
  [ -z "${5:-}" ] || eval "moved=\${$5:-}"
  [ -z "$moved" ] || root=$moved
  tidy
  cd "$root" 2>/dev/null || cd /
}

# origin_of FILE: $origin becomes the URL of the remote "origin" in a git configuration.
origin_of() {
  section=
  while read -r key equals value; do
    case $key in
      "["*) section="$key $equals" ;;
      url=*) [ "$section" != '[remote "origin"]' ] || { origin=${key#url=}; return; } ;;
      url) [ "$section" != '[remote "origin"]' ] || { origin=$value; return; } ;;
    esac
  done <"$1"
}

# tidy: removes what a run that was killed left below the root.
tidy() {
  set +f
  for old in "$root"/.sync-sessions.*; do
    [ -d "$old" ] || continue
    process=${old##*/.sync-sessions.}
    kill -0 "${process%%.*}" 2>/dev/null || rm -rf "$old"
  done
  set -f
}

# project PATH: where a directory really is, the top of its checkout, and the checkout's origin.
project() {
  real= top= origin=
  if cd -P "$1" 2>/dev/null; then
    real=$PWD
    top=$real
    while [ -n "$top" ] && ! [ -e "$top/.git" ]; do top=${top%/*}; done
    if [ -f "$top/.git" ]; then
      # A worktree inside of its checkout is a part of that.
      IFS= read -r main <"$top/.git"
      main=${main#gitdir: }
      main=${main%/.git/worktrees/*}
      case $top in "$main"/*) top=$main ;; esac
    fi
    if [ -f "$top/.git/config" ]; then
      origin_of "$top/.git/config"
    elif [ -n "$top" ] && command -v git >/dev/null 2>&1; then
      origin=$(git -C "$top" config --get remote.origin.url 2>/dev/null)
    fi
  fi
  cd "${root:-/}" 2>/dev/null || cd /
  encode "$real" && real=$v
  encode "$top" && top=$v
  encode "$origin"
  say "project$us$real$us$top$us$v"
}

# live FOLDER: what is in FOLDER beside the root of whatever runs, one line each: the first bytes of each PID.json whose process does, and
# the name of each NAME.lock that is held. Where nobody tells, it may be.
live() {
  set +f
  for file in "$base/$1"/[0-9]*.json; do
    process=${file##*/}
    process=${process%.json}
    # shellcheck disable=SC2015 # either is a reason
    [ -f "$file" ] && kill -0 "$process" 2>/dev/null || continue
    say "live$us$process$us$(head -c 4096 "$file" | tr -d "$control")"
  done
  for file in "$base/$1"/*.lock; do
    [ -e "$file" ] || continue
    locks=$(cat /proc/locks 2>/dev/null) || locks=":$(stat -c %i "$file") "
    case $locks in *":$(stat -c %i "$file") "*) ;; *) continue ;; esac
    name=${file##*/}
    say "live${us}lock$us$(printf %s "${name%.lock}" | tr -d "$control")"
  done
  set -f
}

# Lists a file whose name could break a line: % and the path's bytes in hexadecimal.
# shellcheck disable=SC2016 # $1 is the inner shell's
odd='echo "%$(printf %s "$1" | od -An -v -tx1 | tr -d "[:space:]") $(stat -c "%s %Y" "$1")"'

# entries COMMAND: runs it with those of the root's entries that the listing is about, where there are any.
entries() {
  command=$1
  set --
  set +f
  for prefix in $prefixes; do
    for entry in ./"$prefix"*; do if [ -e "$entry" ] || [ -L "$entry" ]; then set -- "$@" "$entry"; fi; done
  done
  [ -n "$prefixes" ] || set -- ./*
  set -f
  if [ -e "${1:-}" ] || [ -L "${1:-}" ]; then $command "$@"; fi
}

# What GNU's find can do and others cannot needs no other process. Once that has failed, for whatever reason, look stays with what all can do.
told="-printf$us%p %s %Ts$nl"

# seek FOLDER...: a line for each file, to be run in a subshell (as the $last of its process where that is exec). Its exit code is 1 where something is a
# link, or could not be looked at. $told are the words that tell of a file.
seek() {
  IFS=$us
  # The seconds need no time zone, but each is converted to one.
  export TZ=UTC0
  # shellcheck disable=SC2086 # split at the separator, and no globbing; busybox forgets an "-exec ... +" in parentheses
  $last find "$@" -type f -path "*[$nl$us]*" -exec sh -c "$odd" sh {} ";" -o -type f $told -o ! -type d -exec false {} + 2>/dev/null
}

# files_in FOLDER...: $files becomes those lines, and $failed the exit code.
files_in() {
  # shellcheck disable=SC2209 # a word in front of a command
  files=$(last=exec; seek "$@")
  failed=$?
}

# look PREFIXES PATTERNS DEPTH KEYS HEADS: $files become the files in entries of the root whose names begin with one of PREFIXES. Where that is not
# all there is to it, a closer look tells more; what does that is asked for, and sets $near.
look() {
  files= missed= failed=0
  # shellcheck disable=SC2034 # full compares it
  listed=$root$us$1$us$2$us$3$us$4$us$5
  prefixes=$1
  # The root may have been made since it was last looked for.
  if cd "$root" 2>/dev/null; then
    entries files_in
    [ "$failed" = 0 ] || {
      told="-exec${us}stat$us-c$us%n %s %Y$us{}$us+"
      entries files_in
    }
    [ -r . ] || failed=1
  else
    v=$root
    until cd "${v%/*}/" 2>/dev/null; do v=${v%/*}; done
    if [ -e "$v" ] || [ -L "$v" ]; then failed=1; fi
    cd /
  fi
  [ "$failed" = 0 ] || {
    [ -n "$near" ] || echo more
    until [ -n "$near" ]; do
      # What was asked for meanwhile has its turn after this list: it may be about another root.
      IFS= read -r line || exit
      case $line in load* | join*) dispatch "$line" ;; *) later=$later$line$nl ;; esac
    done
    closely "$2" "$3"
  }
}

# list PREFIXES PATTERNS DEPTH KEYS HEADS LIVE SINCE: tells the digest of those files, and whether all could be looked at. Whoever knows that
# digest knows the list. A short one follows at once, without a digest, if what makes it is here already; otherwise it is asked for.
# The end of the file that was written last follows a short one, if SINCE is given and it was not written before that.
list() {
  missed= failed=0 digest= short=no
  [ -n "$join" ] || glance "$1"
  [ -n "$digest" ] || look "$@"
  # Whoever has the list can make its digest.
  [ -z "$join" ] || [ ${#files} -gt 8000 ] || short=yes digest=-
  if [ -n "$digest" ]; then :
  elif [ -z "$files$missed" ] && [ "$failed" = 0 ]; then
    digest=01ba4719c80b6fe911b091a7c05124b64eeece964e09c058ef8f9805daca546b
  else
    # What could not be looked at makes a digest that nobody knows.
    digest=$(say "$files$missed${failed#0}" | sort | sha256sum)
  fi
  say "listing$us${digest%% *}$us$short$us$failed"
  [ -z "$missed" ] || say "$missed"
  [ -z "$6" ] || live "$6"
  echo end
  if [ $short = yes ]; then
    text=
    [ -z "$files" ] || text=$(joined "$2" "$3" "$4" "$5")
    frame_text "$text"
    [ -z "$7" ] || ahead "$7"
  fi
}

# block LENGTH: $v becomes what follows the request, that many bytes. Without them nobody knows what is a request.
block() {
  v=$(dd bs="$1" count=1 iflag=fullblock 2>/dev/null)
  [ ${#v} -eq "$1" ] || exit 1
}

# dispatch LINE: does what one line asks for.
dispatch() {
  line=$1
  IFS=$us
  # shellcheck disable=SC2086 # split at the separator, and no globbing
  set -- $line
  unset IFS
  verb=${1:-}
  [ $# -eq 0 ] || shift
  case $verb in
    join) block "$1" && join=$v ;;
    set) decode "$2" && export "$1=$v" ;;
    use) decode "$2" && use "$1" "$v" "${3:-}" "${4:-}" "${5:-}" ;;
    project) decode "$1" && project "$v" ;;
    list) decode "${5:-}" && list "$1" "$2" "$3" "$4" "$v" "${6:-}" "${7:-}" ;;
    full) decode "${5:-}" && full "$1" "$2" "$3" "$4" "$v" ;;
    load) block "$1" && eval "$v" ;;
    opencode) opencode ;;
    opencode_turn) opencode_turn ;;
    *) transfer "$@" ;;
  esac
}

zip=none
command -v gzip >/dev/null 2>&1 && zip=gzip
best=$zip
command -v zstd >/dev/null 2>&1 && best=zstd
echo "$1"
missing=
for tool in awk cat dd find head mktemp mv od rm sha256sum sort stat tail tar touch tr; do
  command -v $tool >/dev/null 2>&1 || missing="$missing $tool"
done
[ -z "$missing" ] || { echo "missing$us$missing"; exit 1; }

eval "$6"
encode "$HOME"
say "ready$us$v$us$zip$us$best"

IFS=$nl
# shellcheck disable=SC2086
set -- ${7:-}
unset IFS
for line; do dispatch "$line"; done
while
  line=${later%%"$nl"*}
  later=${later#*"$nl"}
  [ -n "$line" ] || IFS= read -r line
do
  dispatch "$line"
done
wait
