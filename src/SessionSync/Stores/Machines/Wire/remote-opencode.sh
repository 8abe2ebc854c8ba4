# The part of the far side's script that is about OpenCode, whose sessions are in a database that only its own command writes;
# loaded where there is OpenCode, after remote-frames.sh. remote.sh's rules hold here too.
# shellcheck shell=sh disable=SC2154 # what is not set here is set there

# What reads the database where there is no sqlite3.
select='import sqlite3, sys
for row in sqlite3.connect(sys.argv[1], uri=True).execute(sys.argv[2]): print(row[0])'

# asked STATEMENT: its rows in $temp/rows, one value each. Whatever is not OpenCode's command takes a fraction of its time. Nobody has
# a database without a log open, and then its readers would leave a log.
asked() {
  address="file:$store?mode=ro"
  [ -s "$store-wal" ] || address="$address&immutable=1"
  case $store in
    *[?#%]*) echo 'The path of the database has a character that it cannot be asked with' >"$temp/said" ;;
    *)
      sqlite3 -batch -init /dev/null -list -noheader -readonly "$address" "$1" >"$temp/rows" 2>"$temp/said" && return
      python3 -c "$select" "$address" "$1" >"$temp/rows" 2>"$temp/python" && return
      # What can be run knows best why it could not.
      if ! command -v sqlite3 >/dev/null; then
        if command -v python3 >/dev/null; then tail -n 1 "$temp/python" >"$temp/said"; else : >"$temp/said"; fi
      fi
      ;;
  esac
  # A table that is not there is missed by every other reader, too.
  case $(cat "$temp/said") in *'no such table'*) return 1 ;; esac
  if [ -z "$client" ]; then
    [ -s "$temp/said" ] || echo 'Neither sqlite3 nor python3 nor opencode can be run' >"$temp/said"
    return 1
  fi
  (cd / && exec "$client" db "$1") >"$temp/table" 2>"$temp/said" || return
  tail -n +2 "$temp/table" >"$temp/rows"
}

# rows COMPRESSOR STATEMENT: what the database answers.
rows() {
  must_have_temp
  if asked "$2" </dev/null; then
    say "rows${us}0$us"
    compress "$1" <"$temp/rows" | frame out
  else
    encode "$(head -c 2000 "$temp/said")"
    say "rows${us}1$us$v"
  fi
  rm -f "$temp/rows" "$temp/table" "$temp/python"
}

# real PATH: where a directory really is.
real() {
  encode "$(cd -P "$1" 2>/dev/null && pwd)"
  say "real$us$v"
}

# import COMPRESSOR HASH FOLDER OTHER: takes a document, and has it imported in FOLDER, or in OTHER where that is not there.
import() {
  must_have_temp
  rm -f "$temp/whole"
  unframe "$temp/whole" | { decompress "$1" 2>/dev/null >"$temp/import.json"; cat >/dev/null; }
  if ! [ -e "$temp/whole" ] || [ "$(hash_of <"$temp/import.json")" != "$2" ]; then
    echo 'it did not arrive as it was sent' >"$temp/said"
    ended=1
  else
    (
      cd -P "$3" 2>/dev/null || cd -P "$4" || exit
      OPENCODE_DISABLE_AUTOUPDATE=1 exec timeout 300 "$client" import "$temp/import.json"
    ) </dev/null >"$temp/said" 2>&1
    ended=$?
  fi
  rm -f "$temp/import.json"
  encode "$(tail -c 2000 "$temp/said")"
  say "imported$us$ended$us$v"
}

# opencode_turn: does what the next line asks for.
opencode_turn() {
  IFS= read -r line || exit
  IFS=$us
  # shellcheck disable=SC2086 # split at the separator, and no globbing
  set -- $line
  unset IFS
  case $1 in
    rows) decode "$3" && rows "$2" "$v" ;;
    real) decode "$2" && real "$v" ;;
    import)
      decode "$4"
      folder=$v
      decode "$5"
      import "$2" "$3" "$folder" "$v"
      ;;
  esac
}
