# Takes files away and cuts them back that are still what they were. Nobody but who asks for that is sent it; it is loaded after remote-transfer.sh,
# and their rules hold here too. A line for each file follows, and one that says end; how each ended is told as the results of writes are.
# shellcheck shell=sh disable=SC2154 # what is not set here is set there

# remove INDEX PATH STAMP: whoever writes to the file at this moment gets it back.
remove() {
  target=$root/$2
  if ! unchanged "$target" "$3"; then
    report "$1" changed
  elif ! mv -f -- "$target" "$here/gone" 2>>"$here/error"; then
    report "$1" failed "$(said)"
  elif unchanged "$here/gone" "$3"; then
    report "$1" written
  else
    mv -n -- "$here/gone" "$target"
    report "$1" changed
  fi
}

# shorten INDEX PATH STAMP LENGTH MTIME: gives the beginning of a file the place of the whole, which is open as descriptor 5.
shorten() {
  case $2 in */*) mkdir -p "./${2%/*}" 2>>"$here/error" ;; esac
  if head -c "$4" <"$root/$2" 2>>"$here/error" >"./$2" && touch -d "@$5" "./$2"; then swap "$1" "$2" "$3" 1; else report "$1" failed "$(said)"; fi
}

# reduce VERB INDEX PATH STAMP LENGTH MTIME
reduce() {
  if linked "$3" || { v=$root/$3 && [ -L "$v" ]; }; then
    report "$2" failed "$v is a link; what it leads to is left alone"
  elif [ "$1" = remove ]; then
    remove "$2" "$3" "$4"
  else
    { shorten "$2" "$3" "$4" "$5" "$6"; } 5<"$root/$3" || report "$2" changed
  fi
}

less=
while IFS= read -r line && [ "$line" != end ]; do less=$less$line$nl; done
reduced=
if need_stage && here=$stage/less && mkdir "$here" "$here/in" && : >"$here/error"; then
  if hold 2>/dev/null; then
    IFS=$nl
    # shellcheck disable=SC2086 # one a line, and no globbing
    set -- $less
    for line; do
      IFS=$us
      # shellcheck disable=SC2086 # split at the separator, and no globbing
      set -- $line
      unset IFS
      decode "$3"
      reduced=$reduced${reduced:+$nl}$(cd "$here/in" && reduce "$1" "$2" "$v" "$4 $5" "${6:-}" "${7:-}" </dev/null 2>/dev/null)
    done
    unset IFS
    [ -z "$lock" ] || rm -f "$lock"
  else
    reduced="*${us}failed${us}another sync has been writing there all the time; it waits for the next run"
  fi
else
  encode "$root"
  reduced="*${us}failed${us}no folder can be made below $v"
fi
[ -z "$stage" ] || rm -rf "$stage"
stage=
here=
frame_text "$reduced"
