#!/bin/sh
# One side of sync-dev-env: run on both machines, here and (as an argument of sh -c) over there. POSIX sh; texts come as base64.
#
#   locate REPOSITORY PATH       the checkout of the repository: at the path, or else below the home
#   locate-any REPOSITORY PATH   the same, and then where Codespaces have theirs
#   list ROOT PATHS              modification time, SHA-256 and name of every file below the paths, separated by tabs
#   send ROOT NAMES              a tar of the files
#   receive ROOT NAMES TIME      takes such a tar in; what is replaced is kept
set -u
umask 077

stop() {
  printf '%s\n' "$1" >&2
  exit 1
}

decode() { printf '%s' "$1" | base64 -d; }

newline='
'
first=$(decode "$2")
second=$(decode "$3")

# origin_of DIRECTORY: the repository that it is a checkout of, in small letters.
origin_of() {
  sed -n '/^\[remote "origin"\]/,/^\[[^r]/s/^[[:space:]]*url *= *//p' "$1/.git/config" 2>/dev/null | head -n 1 |
    sed -n 's|/*$||; s|\.git$||; s|.*[:/]\([^:/]*/[^/]*\)$|\1|p' | awk '{ print tolower($0) }'
}

# search DIRECTORY...: adds those that are checkouts of the repository to $found, a line each.
search() {
  for directory; do
    [ "$(origin_of "$directory")" = "$first" ] || continue
    directory=$(cd "$directory" && pwd -P)
    case $newline$found in
      *"$newline$directory$newline"*) ;;
      *) found=$found$directory$newline ;;
    esac
  done
}

locate() {
  found=
  if [ -n "$second" ]; then
    search "$second"
  else
    search "$HOME"/* "$HOME"/*/* "$HOME"/*/*/*
    if [ -z "$found" ] && [ "$1" = any ]; then search /workspaces/*; fi
  fi
  case $found in
    '') stop "There is no checkout of $first${second:+ at $second}" ;;
    *"$newline"?*) stop "There are several checkouts of $first: $(printf '%s' "$found" | tr '\n' ' ')" ;;
  esac
  printf '%s' "$found"
}

# is_plain NAME: below the root, and not behind a link.
is_plain() {
  case /$1/ in *//* | */../* | */./*) return 1 ;; esac
  prefix=
  rest=$1/
  while [ -n "$rest" ]; do
    prefix=$prefix${rest%%/*}
    rest=${rest#*/}
    [ ! -h "$prefix" ] || return 1
    prefix=$prefix/
  done
}

if stat -c %Y / >/dev/null 2>&1; then modified() { stat -c %Y "$1"; }; else modified() { stat -f %m "$1"; }; fi
if command -v sha256sum >/dev/null; then hash() { sha256sum <"$1"; }; else hash() { shasum -a 256 <"$1"; }; fi

list() {
  printf '%s\n' "$second" | while IFS= read -r path; do
    if ! is_plain "$path" || [ ! -e "$path" ]; then continue; fi
    find "./$path" -type f ! -name '*[[:cntrl:]]*' | while IFS= read -r file; do
      is_plain "${file#./}" || continue
      sum=$(hash "$file")
      printf '%s\t%s\t%s\n' "$(modified "$file")" "${sum%% *}" "${file#./}"
    done
  done
}

send() {
  set -f
  IFS=$newline
  # shellcheck disable=SC2046 # a word for each line; busybox has no list of names from a file
  set -- $(printf '%s\n' "$second" | sed 's|^|./|')
  unset IFS
  tar -cf - "$@"
}

receive() {
  stage=$(mktemp -d ./.sync-dev-env.XXXXXX) || stop "No file can be made in $first"
  trap 'rm -rf "$stage"' EXIT
  tar -xof - -C "$stage" || exit 1
  [ -z "$(find "$stage" ! -type f ! -type d)" ] || stop 'What arrived is not only files'
  kept=${XDG_STATE_HOME:-$HOME/.local/state}/session-sync/dev-env/$1
  printf '%s\n' "$second" | while IFS= read -r name; do
    [ -f "$stage/$name" ] || stop "$name did not arrive"
    is_plain "$name" || stop "$name leads out of the checkout"
    case $name in */*) mkdir -p "./${name%/*}" || exit 1 ;; esac
    if [ -e "$name" ]; then
      [ -f "$name" ] || stop "$name is no file"
      mkdir -p "$kept/$(dirname "$name")" && cp -p "./$name" "$kept/$name" || exit 1
    fi
    mv -f "$stage/$name" "./$name" || exit 1
  done
}

case $1 in
  locate) locate home ;;
  locate-any) locate any ;;
  *)
    cd "$first" || exit 1
    "$1" "${4:-}"
    ;;
esac
