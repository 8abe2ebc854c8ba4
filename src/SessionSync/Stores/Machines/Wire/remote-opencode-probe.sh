# Tells what there is of OpenCode: a stamp of its database, whether there are files of versions before 1.2, and whether its command is
# installed. Where there is nothing it starts no process. Sets $store and $client, which remote-opencode.sh uses.
# shellcheck shell=sh disable=SC2154 # what is not set here is set in remote.sh

data=$HOME/.local/share/opencode
case ${XDG_DATA_HOME:-} in /*) data=$XDG_DATA_HOME/opencode ;; esac
case ${OPENCODE_DB:-} in
  '') store=$data/opencode.db ;;
  /*) store=$OPENCODE_DB ;;
  *) store=$data/$OPENCODE_DB ;;
esac
if [ -z "${OPENCODE_DB:-}" ] && ! [ -f "$store" ]; then
  set +f
  for file in "$data"/opencode-*.db; do
    [ -f "$file" ] || continue
    store=$file
    break
  done
  set -f
fi

stamp=
if [ -f "$store" ] && ! [ -L "$store" ]; then
  stamp=$(stat -c '%s %y' "$store"; [ ! -s "$store-wal" ] || stat -c '%s %y' "$store-wal")
  encode "$stamp"
  stamp=$v
fi
old=no
[ ! -d "$data/storage/session" ] || old=yes

# A shell that read no login files does not know where installers put programs. What is not absolute could be a stranger's.
client=
IFS=:
for place in $PATH "$HOME/.opencode/bin" "$HOME/.local/bin" "$HOME/.bun/bin" "$HOME/.npm-global/bin"; do
  case $place in /*) ;; *) continue ;; esac
  if [ -x "$place/opencode" ] && ! [ -d "$place/opencode" ]; then
    client=$place/opencode
    break
  fi
done
unset IFS
printf '%s\n' "opencode$us$stamp$us$old$us${client:+yes}"
