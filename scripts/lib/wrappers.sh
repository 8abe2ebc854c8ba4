#!/bin/sh
# What the connect and Codespace wrappers share. Each of them sources it, with its own path in $script.

wrapper=${script:?}
wrapper=${wrapper##*/}
sync=     # the command of sync-sessions; empty where there is none
folder=   # private, for the socket and whatever else; removed at the end
master=   # processes that must not outlive the wrapper
terminal=
syncing=
saved_terminal=
quiet=-q  # empty where what a sync does is to be told

say() { printf '%s: %s\n' "$wrapper" "$*" >&2; }

# fail CODE LINE...
fail() {
  code=$1
  say "$2"
  shift 2
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit "$code"
}

# help: the comment at the top of the script.
help() {
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$script"
  exit 0
}

usage() { fail 2 "$1" "$wrapper --help"; }

# check_name WHAT NAME: what could be taken for an option, for more than one word, or by some shell for a command, is no name.
check_name() {
  case $2 in
    '' | -* | *@-* | *[![:graph:]]*) ;;
    *)
      case $1,$2 in
        'a Codespace,'*[!A-Za-z0-9._-]* | 'a host,'*[\'\"\`\$\\\;\&\<\>\|\(\){}]*) ;;
        *) return 0 ;;
      esac
      ;;
  esac
  usage "This cannot be the name of $1: '$(printf '%s' "$2" | tr -cd ' -~')'"
}

# check_host NAME: neither a host nor its user can look like an option, or have what a shell would read in it.
check_host() {
  check_name 'a host' "$1"
  case ${1#ssh://} in
    -* | *@-* | *[\'\"\`\$\\\;\&\<\>\|\(\)\{\}]*) usage "This cannot be the name of a host: '$(printf '%s' "$1" | tr -cd ' -~')'" ;;
  esac
}

find_sync() {
  if [ -n "${SYNC_SESSIONS_COMMAND:-}" ]; then
    sync=$(command -v "$SYNC_SESSIONS_COMMAND") || sync=
  else
    sync=$(command -v sync-sessions) || sync=
    [ -n "$sync" ] || [ ! -x "${script%/*}/sync-sessions" ] || sync=${script%/*}/sync-sessions
  fi
}

need_gh() {
  command -v gh >/dev/null || fail 4 'There is no gh on the PATH' 'Install the GitHub CLI (https://cli.github.com), then: gh auth login'
}

# codespaces: name, repository and state of each, separated by tabs. That starts none of them. What gh says is either understood as a whole, or
# none of it is.
codespaces() {
  list=$(gh codespace list -L 1000) || exit 4
  printf '%s\n' "$list" | awk -F '\t' -v OFS='\t' '
    $0 == "" { next }
    NF < 5 || $1 !~ /^[A-Za-z0-9._-]+$/ || $3 !~ /^[^\/ ]+\/[^\/ ]+$/ || $5 !~ /^[A-Za-z]+$/ || $1 in seen { exit 1 }
    { seen[$1] = 1; print $1, $3, $5 }' || fail 4 'What gh tells of your Codespaces cannot be understood' 'Look at it: gh codespace list' 'Update gh'
}

# state_of NAME: sets $state to that of a Codespace; empty where gh names none of that name. Fails where gh does not tell.
state_of() {
  all=$(codespaces) || return
  state=$(printf '%s\n' "$all" | awk -F '\t' -v name="$1" '$1 "" == name "" { print $3 }')
}

# choose_codespace: sets $name to the only running one of this checkout's repository, or to the one that the user types.
choose_codespace() {
  all=$(codespaces) || exit
  repository=$(git remote get-url origin 2>/dev/null | sed -n 's|/*$||; s|\.git$||; s|.*[:/]\([^:/]*/[^/]*\)$|\1|p')
  ours=$(printf '%s\n' "$all" | awk -F '\t' -v repository="$repository" 'tolower($2) == tolower(repository)')
  name=$(printf '%s\n' "$ours" | awk -F '\t' '$3 == "Available" { running++; name = $1 } END { if (running == 1) print name }')
  [ -z "$name" ] || return 0
  ours=${ours:-$all}
  [ -n "$ours" ] || fail 4 'There is no Codespace' 'Make one: codespace-create'
  printf '%s\n' "$ours" | awk -F '\t' '{ printf "  %s (%s, %s)\n", $1, $2, $3 }' >&2
  [ -t 0 ] || usage "Say which Codespace: $wrapper NAME"
  printf 'Which Codespace? ' >&2
  read -r name || exit 2
  check_name 'a Codespace' "$name"
}

# begin: from here on everything is put back however the wrapper ends.
begin() {
  exec 8<&0
  trap cleanup EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  [ ! -t 0 ] || saved_terminal=$(stty -g)
  # The path of a socket may have 104 bytes on some systems, and ssh needs 17 of them for itself.
  for place in "${XDG_RUNTIME_DIR:-/tmp}" /tmp; do
    [ "${#place}" -gt 60 ] || folder=$(mktemp -d "$place/ss.XXXXXXXX" 2>/dev/null) || folder=
    [ -z "$folder" ] || break
  done
}

cleanup() {
  trap - EXIT
  trap '' HUP INT TERM
  [ -z "$syncing" ] || end "$syncing"
  [ -z "$terminal" ] || end "$terminal"
  [ ! -S "$folder/s" ] || ssh -S "$folder/s" -O exit -- localhost >/dev/null 2>&1
  exec 9>&-
  [ -z "$master" ] || end "$master"
  [ -z "$folder" ] || rm -rf "$folder"
  [ -z "$saved_terminal" ] || stty "$saved_terminal" <&8
}

end() {
  kill "$1" 2>/dev/null
  wait "$1" 2>/dev/null
}

# go_without COMMAND...: becomes a command that connects by itself.
go_without() {
  cleanup
  trap - HUP INT TERM
  exec "$@" <&8 8<&-
}

# attend COMMAND...: at the terminal, yet in the background, so that a signal that is meant for the wrapper is heard meanwhile.
attend() {
  "$@" <&8 8<&- 9>&- &
  terminal=$!
  wait "$terminal"
  result=$?
  terminal=
  [ -z "$saved_terminal" ] || stty "$saved_terminal" <&8
  return "$result"
}

# open_master COMMAND...: an ssh that becomes the master of $folder/s. What it runs over there must read to the end of its standard
# input: a pipe that only this shell holds open, so that the connection ends with the wrapper, even with one that is killed.
open_master() {
  [ -n "$folder" ] && mkfifo -m 600 "$folder/life" || return 1
  (
    trap 'kill "$child" 2>/dev/null' TERM
    "$@" <"$folder/life" >/dev/null 2>"$folder/said" 8<&- &
    child=$!
    wait "$child"
    : >"$folder/gone"
    kill -0 "$$" || rm -rf "$folder"
  ) 2>/dev/null &
  master=$!
  exec 9>"$folder/life"
  attempts=0
  until [ -S "$folder/s" ]; do
    [ ! -e "$folder/gone" ] && [ "$attempts" -lt 15000 ] || return 1
    [ "$attempts" -ne 100 ] || say 'Connecting ...'
    attempts=$((attempts + 1))
    sleep 0.02 2>/dev/null || sleep 1
  done
}

# limited SECONDS COMMAND...: ends it when its time is up.
limited() {
  limit=$1
  shift
  "$@" </dev/null 8<&- 9>&- &
  syncing=$!
  (
    while kill -0 "$syncing" && [ "$limit" -gt -3 ]; do
      sleep 1
      limit=$((limit - 1))
      [ "$limit" -ne 0 ] || kill "$syncing"
    done
    kill -KILL "$syncing"
  ) </dev/null >/dev/null 2>&1 8<&- 9>&- &
  watchdog=$!
  wait "$syncing"
  result=$?
  syncing=
  # A shell that was just forked may lose any other signal.
  kill -KILL "$watchdog" 2>/dev/null
  wait "$watchdog" 2>/dev/null
  return "$result"
}

# sync_with TARGET SECONDS OPTION...: one line tells of a failure, and nothing else comes of it.
sync_with() {
  target=$1
  limit=$2
  shift 2
  if [ -z "$sync" ]; then
    [ -n "${is_told:-}" ] || say 'warning: sessions are not synced: there is no sync-sessions on the PATH'
    is_told=yes
    return 1
  fi
  limited $((limit + 5)) "$sync" sweep "$target" --time-limit "$limit" ${quiet:+"$quiet"} "$@" >"$folder/done" 2>"$folder/sync"
  code=$?
  [ "$code" -ne 0 ] || return 0
  why=$(sed -n '/^warning: /d;/[^ ]/{s/^[a-z]*: //;p;q;}' "$folder/sync" | tr -cd ' -~')
  case $code in 137 | 143) why='it took too long' ;; esac
  return "$code"
}

# warn_of_sync: tells why the last sync failed.
warn_of_sync() { [ -z "$sync" ] || say "warning: sessions of $target are not synced: ${why:-sync-sessions ended with exit code $code}"; }

# tell_brought: what the last sync with $target brought home, for who looks.
tell_brought() {
  [ -t 2 ] && awk -F '\t' -v wrapper="$wrapper" -v target="$target" '
    $5 != "pull" && $5 != "both" { next }
    $4 == "pulled" { fresh++ }
    $4 == "appended" || $4 == "merged" || $4 == "replaced" { longer++ }
    $4 ~ /^(pulled|appended|merged|replaced)$/ && ++told <= 5 { titles = titles "\n  " ($9 == "" ? $3 : $9) }
    END {
      if (fresh + longer == 0) exit
      what = fresh ? fresh (fresh == 1 ? " new session" : " new sessions") : ""
      what = what (longer ? (fresh ? ", " : "") longer " that went on" : "")
      print wrapper ": brought home from " target ": " what titles (told > 5 ? "\n  and " told - 5 " more" : "")
    }' "$folder/done" >&2
}

# visit SOCKET TARGET COMMAND...: sync, the terminal, sync, all through one master. Returns the exit status of the terminal.
visit() {
  socket=$1
  place=$2
  shift 2
  sync_with "$place" 20 --control-path "$socket" || warn_of_sync
  attend "$@"
  visited=$?
  if ssh -S "$socket" -O check -- localhost >/dev/null 2>&1; then
    [ ! -t 2 ] || quiet=
    if sync_with "$place" 20 --control-path "$socket"; then tell_brought; else warn_of_sync; fi
  elif [ -n "$sync" ]; then
    say "warning: sessions of $place are not synced after the visit: the connection is gone"
  fi
  return "$visited"
}

# end_codespace delete|stop WORD...: does that when everything is home.
end_codespace() {
  verb=$1
  shift
  name=
  force=
  expected=
  for argument in "$@"; do
    case $expected$argument in
      -h | --help) help ;;
      -f | --force) force=--force ;;
      -c | --codespace) expected=name: ;;
      -*) usage "With the option ${argument%%=*} nobody looks at what is lost; name one Codespace, or use gh codespace $verb" ;;
      *)
        [ -z "$name" ] || usage 'Only one Codespace can be named'
        check_name 'a Codespace' "$argument"
        name=$argument
        expected=
        ;;
    esac
  done
  [ -z "$expected" ] || usage 'A name has to follow the option -c'
  need_gh
  [ -n "$name" ] || choose_codespace
  rescue_first
  [ "$verb" = delete ] || exec gh codespace "$verb" -c "$name"
  exec gh codespace "$verb" -c "$name" ${force:+--force}
}

# rescue_first: refuses unless everything that the Codespace $name holds is home, as far as anybody can tell. With $force it only warns.
rescue_first() {
  find_sync
  state_of "$name" || {
    refuse "gh does not tell how $name is, so nobody can tell what is only there" 'gh codespace list'
    return 0
  }
  case $state,$verb in
    ,*) refuse "gh names no Codespace $name, so nobody can tell what is only there" 'gh codespace list' ;;
    Available,*)
      if [ -z "$sync" ]; then
        refuse "There is no sync-sessions on the PATH, so nobody can tell what is only on $name" 'Install sync-sessions, then run the same command again'
      elif ! "$sync" rescue "$name" >&2; then
        refuse "Not everything that is on $name is safe here; what is named above would be lost" "Mend that, then bring everything home: sync-sessions rescue $name"
      fi
      ;;
    Shutdown,stop | ShuttingDown,stop | Archived,stop) ;; # there is nothing left to be stopped
    *) refuse "$name is not running ($state), so nobody can tell what is only there" "Start it, which is billed, and bring everything home: sync-sessions rescue $name --start" ;;
  esac
}

# refuse WHY WHAT_TO_DO
refuse() {
  [ -n "$force" ] || fail 12 "$1" "Try: $2" " or: Look for yourself: codespace-ssh $name" " or: Do it all the same: $wrapper --force $name"
  say "warning: $1"
}
