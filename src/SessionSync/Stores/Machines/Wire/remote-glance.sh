# The part of the far side's script that tells the digest of a list without making the list. It comes with the command where nothing is expected to have
# changed, in place of what makes lists; remote.sh's rules hold here too.
# shellcheck shell=sh disable=SC1007,SC2034,SC2154 # empty variables in one line are shorter, and the others are there

# digest_of FOLDER...: $digest becomes that of the lines as a list, and a name of standard input; with a line before it where seek fails.
digest_of() { last=; digest=$({ { seek "$@" || echo - >&3; } | sort | sha256sum; } 3>&1); }

# glance PREFIXES: $digest, which is empty, becomes that of the files in entries of the root whose names begin with one of PREFIXES, without a list of them.
# It stays empty where there are none, or where look would tell more.
glance() {
  listed= prefixes=$1
  cd "$root" 2>/dev/null && entries digest_of
  digest=${digest%% *}
  # It has 64 digits, and that of an empty text is no list's.
  case ${#digest}$digest in 64e3b0c442* | [!6]* | 6[!4]*) digest= ;; esac
}
