# Takes a program and puts it where the user's own lie: tells what kind of machine this is and what is there already, then
# waits for the answer, and takes the content as frames, packed by gzip. remote.sh loads it after remote-transfer.sh, and their rules
# hold here too. One line comes first: what is there, or why nothing can be put there.
# shellcheck shell=sh disable=SC2154 # what is not set here is set there

place=$HOME/.local/bin
present=
obstacle=
if [ -L "$place/sync-sessions" ]; then
  obstacle="$place/sync-sessions is a link: it was installed in another way, and is to be updated in that way"
elif [ -e "$place/sync-sessions" ]; then
  present=$(hash_of <"$place/sync-sessions")
fi
encode "$obstacle" && obstacle=$v
encode "$place" && shown=$v
case :$PATH: in *":$place:"*) found=yes ;; *) found=no ;; esac
say "program$us$(uname -s)$us$(uname -m)$us$present$us$shown$us$found$us$obstacle"

# ended STATUS [DETAIL]: tells how it went, and leaves nothing else behind.
ended() {
  [ -z "$new" ] || rm -rf "$new" "$new.whole"
  encode "$(printf %s "${2:-}" | head -c 300 | tr -c '[:print:]' ' ')"
  say "program$us$1$us$v"
}

# Nothing is moved to its place that is not whole, or does not run here.
take_program() {
  new=
  (umask 022 && mkdir -p "$place") 2>/dev/null
  new=$(mktemp "$place/.sync-sessions.XXXXXX" 2>/dev/null) || new=
  if [ -z "$new" ]; then
    unframe /dev/null >/dev/null
    ended failed "no file can be made in $place"
    return
  fi
  unframe "$new.whole" | { decompress gzip 2>/dev/null >"$new"; cat >/dev/null; }
  if ! [ -e "$new.whole" ] || [ "$(hash_of <"$new")" != "$1" ]; then
    ended failed "what arrived is not what was sent; perhaps there is no room in $place"
  elif ! said=$(chmod 755 "$new" 2>&1 && "$new" --version 2>&1 </dev/null); then
    ended failed "it does not run there: $said"
  elif mv -f "$new" "$place/sync-sessions"; then
    new=$new.whole
    ended written "$said"
  else
    ended failed "it cannot be moved to $place"
  fi
}

IFS=$us read -r verb hash && case $verb in
  program) take_program "$hash" ;;
esac
