# Tells what there is of OpenCode: a stamp of its database, whether there are files of versions before 1.2, and whether its command is
# installed. Where there is nothing it starts no process. Sets $store and $client, which remote-opencode.sh uses. Every connection
# carries this, so it is short.
# shellcheck shell=sh disable=SC2154 # what is not set here is set in remote.sh

opencode() {
  data=$HOME/.local/share
  case ${XDG_DATA_HOME:-} in /*) data=$XDG_DATA_HOME ;; esac
  data=$data/opencode
  store=${OPENCODE_DB:-opencode.db}
  case $store in /*) ;; *) store=$data/$store ;; esac
  v=
  # Its log lies beside the file itself.
  [ ! -L "$store" ] || store=$(readlink -f "$store")
  if [ -f "$store" ]; then encode "$(stat -c "%s %y" "$store"; [ ! -s "$store-wal" ] || stat -c "%s %y" "$store-wal")"; fi
  old=no
  [ ! -d "$data/storage/session" ] || old=yes

  # A shell that read no login files does not know where installers put programs. What is not absolute could be a stranger's.
  client=
  IFS=:
  for place in $PATH ~/.opencode/bin ~/.local/bin ~/.bun/bin ~/.npm-global/bin; do
    case $place in /*) [ -n "$client" ] || ! [ -f "$place/opencode" ] || ! [ -x "$place/opencode" ] || client=$place/opencode ;; esac
  done
  unset IFS
  say "opencode$us$v$us$old$us${client:+yes}"
}
