#!/bin/bash
# The machines of the benchmark: users that stand for other machines, and an sshd behind each emulated link.
#   links.sh up     makes what is missing (needs root)
#   links.sh down   removes all of it again
# Everything lives under $BENCH; nothing under ~/.ssh or /etc/ssh is read or written.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
BENCH=${BENCH:-/tmp/sync-sessions-bench}
PORT=${PORT:-42023}
NET=${NET:-10.78}              # the links are $NET.1.0, $NET.2.0, ...
TP=${TP:-s}                    # prefix of the TUN devices
NSP=${NSP:-ssb}                # prefix of network namespaces and users
LINKS=${LINKS:-r40:40 r120:120} # name:round trip in ms
RATE=${RATE:-50}               # Mbit/s each way
QUEUE_MS=${QUEUE_MS:-100}
MACHINES='0 1 2 3 4 5 6 7 8 z' # 0 is the usual one, 1 to 8 are swept, z has no zstd

is_running() { [ -s "$1" ] && kill -0 "$(cat "$1")" 2>/dev/null; }

link_names() {
  local link
  for link in $LINKS; do echo "${link%%:*}"; done
}

# Tells the network of a link: its number follows from its place in the list.
network() {
  local number=0 name
  for name in $(link_names); do
    number=$((number + 1))
    [ "$name" != "$1" ] || echo "$NET.$number"
  done
}

address() { if [ "$1" = loop ]; then echo 127.0.0.1; else echo "$(network "$1").2"; fi; }
port() { if [ "$1" = loop ]; then echo "$PORT"; else echo 2222; fi; }

make_users() {
  local machine
  for machine in $MACHINES; do
    getent passwd "$NSP$machine" >/dev/null ||
      useradd --no-create-home --home-dir "$BENCH/remotes/$machine" --shell /bin/bash --password '*' "$NSP$machine"
    mkdir -p "$BENCH/remotes/$machine"
    chown "$NSP$machine:" "$BENCH/remotes/$machine"
  done
}

# A PATH on which there is everything but zstd.
make_commands_without_zstd() {
  mkdir -p "$BENCH/no-zstd"
  find /usr/bin /bin/ /usr/sbin -maxdepth 1 ! -name '*zstd*' ! -type d -exec ln -sf -t "$BENCH/no-zstd" {} +
}

make_keys() {
  mkdir -p "$BENCH/sshd" "$BENCH/keys" "$BENCH/log" /run/sshd
  chmod 755 "$BENCH" "$BENCH/sshd"
  chmod 700 "$BENCH/keys"
  [ -f "$BENCH/sshd/host_key" ] || ssh-keygen -q -t ed25519 -N '' -C bench-host -f "$BENCH/sshd/host_key"
  [ -f "$BENCH/keys/client" ] || ssh-keygen -q -t ed25519 -N '' -C bench-client -f "$BENCH/keys/client"
  install -m 644 "$BENCH/keys/client.pub" "$BENCH/sshd/authorized_keys"
}

write_sshd_config() {
  cat >"$BENCH/sshd/$1.conf" <<END
ListenAddress $(address "$1"):$(port "$1")
HostKey $BENCH/sshd/host_key
PidFile $BENCH/sshd/$1.pid
AuthorizedKeysFile $BENCH/sshd/authorized_keys
AuthenticationMethods publickey
UsePAM no
StrictModes no
UseDNS no
PrintMotd no
PrintLastLog no
MaxStartups 200:30:400
MaxSessions 50
LogLevel VERBOSE
Match User ${NSP}z
  SetEnv PATH=$BENCH/no-zstd
END
}

# Each link is an alias (machine 0), and so is each other machine behind it: r40, r40-1 to r40-8, r40-z.
write_ssh_config() {
  local link machine
  for link in loop $(link_names); do
    for machine in $MACHINES; do
      echo "Host $link$([ "$machine" = 0 ] || echo "-$machine")"
      echo "  HostName $(address "$link")"
      echo "  Port $(port "$link")"
      echo "  User $NSP$machine"
    done
  done
  cat <<END
Host *
  IdentityFile $BENCH/keys/client
  IdentitiesOnly yes
  IdentityAgent none
  UserKnownHostsFile $BENCH/sshd/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  BatchMode yes
  LogLevel ERROR
END
}

write_configuration() {
  local link
  : >"$BENCH/sshd/known_hosts"
  for link in loop $(link_names); do
    write_sshd_config "$link"
    echo "[$(address "$link")]:$(port "$link") $(cut -d' ' -f1,2 "$BENCH/sshd/host_key.pub")" >>"$BENCH/sshd/known_hosts"
  done
  write_ssh_config >"$BENCH/ssh_config"
}

start_link() {
  local name=$1 round_trip=$2 space=$NSP-$1 net one_way _
  net=$(network "$name")
  ip netns list | grep -qw "$space" || ip netns add "$space"
  is_running "$BENCH/sshd/link.$name.pid" && return
  one_way=$(awk "BEGIN { print $round_trip / 2 }")
  setsid "$BENCH/delaylink" "$space" "${TP}l$name" "${TP}r$name" "$one_way" "$RATE" "$QUEUE_MS" "$BENCH/sshd/link.$name.pid" \
    </dev/null >"$BENCH/log/link.$name.log" 2>&1 &
  for _ in $(seq 50); do
    [ -s "$BENCH/sshd/link.$name.pid" ] && break
    sleep 0.1
  done
  ip link set "${TP}l$name" up txqueuelen 2000
  ip addr add "$net.1" peer "$net.2" dev "${TP}l$name"
  ip netns exec "$space" ip link set lo up
  ip netns exec "$space" ip link set "${TP}r$name" up txqueuelen 2000
  ip netns exec "$space" ip addr add "$net.2" peer "$net.1" dev "${TP}r$name"
}

start_sshd() {
  local link=$1 _
  if ! is_running "$BENCH/sshd/$link.pid"; then
    if [ "$link" = loop ]; then
      /usr/sbin/sshd -f "$BENCH/sshd/$link.conf" -E "$BENCH/log/sshd.$link.log"
    else
      ip netns exec "$NSP-$link" /usr/sbin/sshd -f "$BENCH/sshd/$link.conf" -E "$BENCH/log/sshd.$link.log"
    fi
  fi
  for _ in $(seq 25); do
    ssh -F "$BENCH/ssh_config" "$link" true 2>/dev/null && return
    sleep 0.2
  done
  echo "The sshd behind $link does not answer; see $BENCH/log/sshd.$link.log." >&2
  return 1
}

up() {
  local link
  mkdir -p "$BENCH"
  make_users
  make_commands_without_zstd
  make_keys
  write_configuration
  [ "$BENCH/delaylink" -nt "$here/delaylink.c" ] || gcc -O2 -o "$BENCH/delaylink" "$here/delaylink.c"
  for link in $LINKS; do start_link "${link%%:*}" "${link##*:}"; done
  for link in loop $(link_names); do start_sshd "$link"; done
}

down() {
  local file name machine
  for file in "$BENCH"/sshd/*.pid; do
    if is_running "$file"; then kill "$(cat "$file")"; fi
  done
  for name in $(link_names); do ip netns del "$NSP-$name" 2>/dev/null || true; done
  for machine in $MACHINES; do userdel "$NSP$machine" 2>/dev/null || true; done
  rm -rf "$BENCH"
}

case ${1:-} in
  up) up ;;
  down) down ;;
  *)
    echo 'usage: links.sh up|down' >&2
    exit 2
    ;;
esac
