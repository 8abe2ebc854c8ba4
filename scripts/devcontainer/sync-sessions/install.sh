#!/bin/sh
# Puts sync-sessions into a container while it is made. The options of devcontainer-feature.json come as variables.
# Takes a release file for this machine, checked against its checksum, or builds one where this lies in a checkout and .NET is there.
set -eu

from=${FROM:-}
release=${RELEASE:-0.1.0}
prefix=${PREFIX:-/usr/local}
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

fail() {
  printf '%s\n' "$@" >&2
  exit 1
}

case $(uname -m) in
  x86_64 | amd64) machine=linux-x64 ;;
  aarch64 | arm64) machine=linux-arm64 ;;
  *) fail "There is no sync-sessions for a machine of the kind $(uname -m)." ;;
esac
case $release in
  '' | *[!0-9A-Za-z.-]*) fail "'$release' is no version." ;;
esac
if [ -e /lib/ld-musl-x86_64.so.1 ] || [ -e /lib/ld-musl-aarch64.so.1 ]; then
  fail 'The release files need glibc, and this image has musl.' 'Choose an image that is based on Debian, Ubuntu or Fedora.'
fi

file=sync-sessions-$release-$machine.tar.gz
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

fetch() {
  if command -v curl >/dev/null; then
    curl -fsSL --proto '=https' --retry 3 -o "$2" "$1"
  elif command -v wget >/dev/null; then
    wget -q -O "$2" "$1"
  else
    fail "Neither curl nor wget is here to fetch $1."
  fi
}

take() {
  for name in "$file" "$file.sha256"; do
    case $from in
      https://*) fetch "${from%/}/$name" "$stage/$name" ;;
      *://*) fail "$from is no https address." ;;
      *) cp "${from:-$here}/$name" "$stage/$name" ;;
    esac || fail "There is no $name in ${from:-$here}."
  done
}

build() {
  "$1/scripts/publish" --output "$stage" "$machine" || fail 'The release file could not be made; why stands above.'
}

if [ -n "$from" ] || [ -f "$here/$file" ]; then
  take
elif [ -x "$here/../../publish" ] && command -v dotnet >/dev/null; then
  build "$here/../../.."
else
  fail "There is no $file beside this script, and nothing to build it from." \
    'Say where it is with the option "from": an https address, or a folder of the container.'
fi

(cd "$stage" && sha256sum -c "$file.sha256" >/dev/null) || fail "$file is not what its checksum says; nothing was installed."
mkdir "$stage/unpacked"
tar -xzf "$stage/$file" -C "$stage/unpacked" --strip-components 1
"$stage/unpacked/scripts/install" --prefix "$prefix"
