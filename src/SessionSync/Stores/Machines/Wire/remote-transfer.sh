# The part of the far side's script that sends and takes content; remote.sh loads it after remote-frames.sh, and its rules hold here too.
# shellcheck shell=sh disable=SC2154 # what is not set here is set there

batch=0
here=
plan=
reader=
writer=
turn=0
ranges=0
wanted=0
volume=0
torn=
packed=

# wait_for PROCESS: waits for one background job, if there is one.
wait_for() { [ -z "$1" ] || wait "$1"; }

# piece FILE OFFSET LENGTH: that part of a file.
piece() { dd bs=65536 skip="$2" count="$3" iflag=skip_bytes,count_bytes,fullblock if="$1" 2>/dev/null; }

# range PATH OFFSET LENGTH: that part of a file here.
range() { piece "./$1" "$2" "$3"; }

# exact PATH OFFSET LENGTH: the same, and always that long. Zeros stand for a file that shrank or went away, so that what follows
# is still in its place; its hash gives it away.
exact() {
  size=$(stat -c %s "./$1" 2>/dev/null)
  if [ -r "./$1" ] && [ "${size:-0}" -ge "$(($2 + $3))" ]; then
    range "$@"
  else
    dd if=/dev/zero bs=65536 count="$3" iflag=count_bytes,fullblock 2>/dev/null
  fi
}

# is_small: few and short ranges, which are handled all at once instead of one by one.
is_small() { [ "$ranges" -le 400 ] && [ "$volume" -le 8388608 ]; }

# spool: each requested range as a file N.range, and the guard before it as N.guard, in $temp. A process for each is all
# that many small ranges may cost. Zeros stand for what a file no longer has, so that what follows is still in its place; such a
# range gets no hash, and sets $torn.
spool() {
  [ ! -e "$temp/$turn.sizes" ] || return 0
  number=0
  set --
  while IFS=$us read -r path offset length guard; do
    number=$((number + 1))
    decode "$path"
    range "$v" "$offset" "$length" >"$temp/$turn.$number.range"
    set -- "$@" "$temp/$turn.$number.range"
    [ "$guard" = 0 ] || range "$v" "$((offset - guard))" "$guard" >"$temp/$turn.$number.guard"
  done <"$temp/$turn.ranges"
  stat -c %s "$@" >"$temp/$turn.sizes"
  number=0
  while IFS=$us read -r path offset length guard; do
    number=$((number + 1))
    read -r size <&3
    [ "$size" = "$length" ] && continue
    torn=yes
    : >"$temp/$turn.$number.short"
    dd bs=1 seek="$length" count=0 of="$temp/$turn.$number.range" 2>/dev/null
  done <"$temp/$turn.ranges" 3<"$temp/$turn.sizes"
}

# spooled: ends in $command with the spooled files in order; cat gets the ranges alone.
spooled() {
  number=0
  set --
  while [ "$number" -lt "$ranges" ]; do
    number=$((number + 1))
    set -- "$@" "$turn.$number.range"
    [ "$command" = cat ] || [ ! -e "$temp/$turn.$number.guard" ] || set -- "$@" "$turn.$number.guard"
  done
  cd "$temp" && exec $command "$@"
}

# paired: hashes of spooled ranges and guards, as $hashes.
paired() {
  command=sha256sum
  sums=$(spooled)
  hashes=
  content=
  guard=0
  IFS=$nl
  # shellcheck disable=SC2086 # one a line, and no globbing
  set -- $sums
  unset IFS
  for sum; do
    case $sum in
      *.guard) guard=${sum%% *} ;;
      *)
        [ -z "$content" ] || hashes="${hashes}range $content $guard$nl"
        content=${sum%% *}
        sum=${sum##* }
        [ ! -e "$temp/${sum%.range}.short" ] || content=-
        guard=0
        ;;
    esac
  done
  hashes="${hashes}range $content $guard"
}

# is_quick: whether openssl is to hash what travels. It starts slower than sha256sum, but takes a quarter of its time where that was built without it;
# zstd is asked for where much travels.
is_quick() { [ "$packed" = zstd ] && command -v openssl >/dev/null 2>&1; }

# hashes: the requested files' and ranges' SHA-256, a line each; for a range also that of the guard before it.
hashes() {
  if [ -s "$temp/$turn.files" ]; then
    IFS=$nl
    # shellcheck disable=SC2046 # one name a line, and no globbing
    set -- $(cat "$temp/$turn.files")
    unset IFS
    { is_quick && openssl dgst -sha256 -r "$@"; } 2>/dev/null || sha256sum "$@" 2>/dev/null
  fi
  [ -f "$temp/$turn.ranges" ] || return 0
  if is_small; then
    spool
    paired
    echo "$hashes"
    return
  fi
  while IFS=$us read -r path offset length guard; do
    decode "$path"
    sum=$(range "$v" "$offset" "$length" | hash_of)
    if [ "$guard" -gt 0 ]; then guard=$(range "$v" "$((offset - guard))" "$guard" | hash_of); fi
    echo "range $sum $guard"
  done <"$temp/$turn.ranges"
}

# parts: the requested ranges one after the other.
parts() {
  if is_small; then
    spool
    command='cat'
    (spooled)
    return
  fi
  while IFS=$us read -r path offset length guard; do
    decode "$path"
    exact "$v" "$offset" "$length"
  done <"$temp/$turn.ranges"
}

# quickly: small ranges and their hashes as they are; nothing and an error where one is not what was asked for. Their length is known, so
# no buffer has to tell it.
quickly() {
  spool && [ -z "$torn" ] && [ "$number" -eq "$ranges" ] || return
  [ "$wanted" -eq 0 ] || echo "$wanted"
  parts || lost
  echo 0
  paired
  frame_text "$hashes"
}

# content: the requested files as a tar, then the requested ranges, then all hashes.
content() {
  packed=$1
  if [ "$1" = none ] && [ ! -s "$temp/$turn.files" ] && is_small && quickly; then return; fi
  if [ -s "$temp/$turn.files" ]; then
    # shellcheck disable=SC2046
    (IFS=$nl && set -- $(cat "$temp/$turn.files") && unset IFS && tar -cf - "$@" 2>/dev/null) | compress "$1" | frame out
  fi
  if [ -f "$temp/$turn.ranges" ]; then
    parts | compress "$1" | frame out
  fi
  frame_text "$(hashes)"
}

# refuse REASON: nothing of this batch is brought anywhere.
refuse() {
  [ -z "$here" ] || rm -rf "$here/in"
  here=
  need_temp && say "*${us}failed${us}$1" >"$temp/refusal"
}

need_stage() {
  [ -z "$stage" ] || return 0
  mkdir -p "$root" 2>/dev/null
  stage=$(mktemp -d "$root/.sync-sessions.$$.XXXXXX" 2>/dev/null) && return 0
  stage=
  return 1
}

# put ALGORITHM: one batch of new content as frames of a tar, unpacked into a folder of its own.
put() {
  batch=$((batch + 1))
  packed=$1
  plan=
  if need_stage && mkdir "$stage/$batch" "$stage/$batch/in"; then
    here=$stage/$batch
    unframe "$here/whole" | { decompress "$1" 2>"$here/error" | (cd "$here/in" && tar -xof -) 2>>"$here/error"; cat >/dev/null; }
  else
    refuse "no folder can be made below $root"
    unframe /dev/null >/dev/null
  fi
}

# report INDEX STATUS [DETAIL]: the first report of an index counts.
report() {
  encode "${3:-}"
  say "$1$us$2$us$v"
}

said() { head -c 300 "$here/error" | tr -c '[:print:]' ' '; }

unchanged() { [ -f "$1" ] && ! [ -L "$1" ] && [ "$(stat -c '%s %Y' "$1")" = "$2" ]; }

# planned LINE: a line of the plan as its fields, and where the content waits.
planned() {
  IFS=$us
  # shellcheck disable=SC2086 # split at the separator, and no globbing
  set -- $1
  unset IFS
  verb=$1
  index=$2
  sum=$3
  decode "$4"
  path=$v
  staged=./$path
  [ "$verb" != append ] || staged=../tails/$index
  first=${5:-}
  second=${6:-}
  third=${7:-}
  fourth=${8:-}
}

# guards: for each append of the plan the hash of what its target ends with, a line each. One byte more than wanted is read: a
# target that has grown since shows by it.
guards() (
  mkdir "$here/guards"
  cd "$root" || exit
  set --
  IFS=$nl
  for line in $plan; do
    planned "$line"
    [ "$verb" = append ] || continue
    range "$path" "$((first - second))" "$((second + 1))" >"$here/guards/$index"
    set -- "$@" "$index"
  done
  cd "$here/guards" || exit
  sha256sum "$@"
)

# holds TARGET SIZE GUARD HASH INDEX TAIL: a target that has grown since has grown by just that tail. Another run has brought it.
holds() {
  length=$(stat -c %s "$here/tails/$5")
  [ "$(piece "$1" "$2" "${length:-0}" | hash_of)" = "$6" ] && [ "$(piece "$1" "$(($2 - $3))" "$3" | hash_of)" = "$4" ]
}

# append INDEX PATH SIZE GUARD HASH MTIME FOUND TAIL: adds the tail of that index to a target that ends as it should. One write takes so much that what
# an agent appends meanwhile lies in front of it or behind it.
append() {
  target=$root/$2
  if ! [ -f "$target" ] || [ -L "$target" ]; then
    report "$1" changed
  elif [ "$7" != "$5" ]; then
    if [ "$(stat -c %s "$target")" != "$3" ]; then
      if holds "$target" "$3" "$4" "$5" "$1" "$8"; then report "$1" written; else report "$1" changed; fi
    elif [ "$(stat -c %s "$here/guards/$1")" = "$4" ]; then
      report "$1" notprefix
    else
      report "$1" failed 'its end cannot be read'
    fi
  elif dd bs=8388608 iflag=fullblock if="$here/tails/$1" 2>"$here/error" >>"$target" && touch -d "@$6" "$target"; then
    report "$1" written
  else
    take_off "$target" "$3" "$here/tails/$1"
    report "$1" failed "$(said)"
  fi
}

# take_off TARGET SIZE TAIL: cuts a target back to what it was, if all it has gained is the beginning of the tail.
take_off() {
  gained=$(($(stat -c %s "$1") - $2))
  [ "$gained" -gt 0 ] || return 0
  before=$(head -c "$gained" "$3" | hash_of)
  after=$(dd bs=65536 skip="$2" iflag=skip_bytes if="$1" | hash_of)
  [ "$before" != "$after" ] || dd bs=1 seek="$2" count=0 of="$1"
}

# hold: waits until nobody else brings sessions below the root, with this script or our program: whoever makes the lock holds it. Agents know nothing
# of it. Making and signing it takes no process. It is signed as soon as it is made, so one that stays without a name was left by a killed process; and
# nobody holds it for an hour, so one that old was, too, whoever has the number in it by now. It gives up before silence is taken for a lost connection.
hold() {
  lock=$root/.sync-sessions-lock
  tries=0
  unsigned=0
  while [ "$tries" -lt 150 ]; do
    set -C
    if true >"$lock"; then
      set +C
      # On a full disk nothing can be written, and that will be told.
      echo "$$" >"$lock" || { rm -f "$lock"; lock=; }
      return 0
    fi
    set +C
    # Where none can be made, nothing can be written either, and that will be told.
    [ -e "$lock" ] || { lock=; return 0; }
    holder=
    read -r holder <"$lock"
    # What an earlier batch of ours could not remove is ours.
    [ "$holder" != "$$" ] || return 0
    [ -n "$holder" ] && unsigned=0 || unsigned=$((unsigned + 1))
    if [ "$unsigned" -ge 50 ] || { [ -n "$holder" ] && is_left "$lock" "$holder"; }; then
      # Whoever moves it away first removes it.
      moved=
      mv "$lock" "$here/stale" && { read -r moved <"$here/stale" || :; } && [ "$moved" != "$holder" ] && mv -n "$here/stale" "$lock"
    else
      sleep 0.1 || { sleep 1; tries=$((tries + 9)); }
    fi
    tries=$((tries + 1))
  done
  return 1
}

# is_left LOCK PROCESS: whether the process that made a lock is no more. A look at its age takes a process, so only every tenth time does one.
is_left() {
  ! kill -0 "$2" || { [ $((tries % 10)) -eq 0 ] && [ -n "$(find "$1" -mmin +60)" ]; }
}

# swap INDEX PATH STAMP GROWS: gives the staged file the place of one that is still as it was, and is open as descriptor 5. An agent may write to that one
# until it is replaced, and after: what it grew by is brought behind the new one; where it is no file that grows, it was written as a whole, and gets its place back.
swap() {
  target=$root/$2
  if ! unchanged "$target" "$3"; then
    report "$1" changed
    return
  fi
  mv -f -- "./$2" "$target" 2>>"$here/error" || { report "$1" failed "$(said)"; return; }
  if [ "$4" = 1 ]; then
    dd bs=65536 skip="${3% *}" iflag=skip_bytes <&5 >"$here/grown"
    while [ -s "$here/grown" ]; do
      [ -z "$(tail -c 1 "$target")" ] || echo >>"$target"
      cat "$here/grown" >>"$target"
      cat <&5 >"$here/grown"
    done
  else
    now=$(stat -L -c '%s %Y' /dev/fd/5)
    if [ "${now:-$3}" != "$3" ] && cat <&5 >"$here/back" && mv -f "$here/back" "$target"; then
      report "$1" changed
      return
    fi
  fi
  report "$1" written
}

# Moves what is staged below folder $1 to its place: directories first, and whole where the place has none of that name.
settle() (
  cd "$here/in/$1" || exit
  place=$root/$1
  set +f
  for kind in directories files; do
    set --
    for name in * .[!.]* ..?*; do
      # Tails that could not be put aside have no place of their own.
      [ -e "$name" ] || continue
      [ "$name" != .tails ] || continue
      if [ -d "$name" ]; then
        [ $kind = directories ] || continue
        if [ -d "$place/$name" ]; then
          settle "${place#"$root"/}/$name"
          continue
        fi
      elif [ $kind = directories ]; then
        continue
      fi
      set -- "$@" "./$name"
    done
    [ $# -eq 0 ] || mv -n -- "$@" "$place/" 2>>"$here/error"
  done
)

# elsewhere PATH: another folder of the root that holds a file of this name, in $v.
elsewhere() {
  set +f
  for other in "$root"/*/"${1##*/}"; do
    if [ -e "$other" ] && [ "$other" != "$root/$1" ]; then
      set -f
      v=${other#"$root"/}
      return 0
    fi
  done
  set -f
  return 1
}

# linked PATH: a folder on the way from the root to a file is a link, in $v: writing there would write somewhere else.
linked() {
  way=$root
  left=$1
  while [ "$left" != "${left#*/}" ]; do
    way=$way/${left%%/*}
    left=${left#*/}
    if [ -L "$way" ]; then
      v=$way
      return 0
    fi
  done
  return 1
}

# commit: checks the batch's files against the hashes that came with it, then brings each to its place. What it and what it calls complain of, nobody
# hears.
commit() {
  cd "$here/in" || exit
  : >>"$here/error"
  [ ! -d .tails ] || mv .tails ../tails
  appends=no
  sums=
  mark=' '
  set -- sha256sum
  ! is_quick || { mark='*' && set -- openssl dgst -sha256 -r; }
  IFS=$nl
  for line in $plan; do
    planned "$line"
    case $verb in
      drop) rm -rf "./$path" "../tails/$index" && continue ;;
      append) appends=yes ;;
    esac
    set -- "$@" "$staged"
    sums="$sums$sum $mark$staged$nl"
  done
  intact=no
  [ -e "$here/whole" ] && [ "$("$@")$nl" = "$sums" ] && intact=yes
  if ! hold; then
    say "*${us}failed${us}another sync has been writing there all the time; it waits for the next run" >"$here/result"
    return
  fi
  if [ $appends = yes ]; then guards; fi >"$here/found"
  checked=no
  IFS=$nl
  for line in $plan; do
    checked=yes
    planned "$line"
    [ "$verb" != drop ] || continue
    [ "$verb" != append ] || IFS=" " read -r found rest <&3
    if [ $intact = no ] && { ! [ -f "$staged" ] || [ "$(hash_of <"$staged")" != "$sum" ]; }; then
      report "$index" corrupt "$(said)"
      rm -f "$staged"
      continue
    fi
    if [ "$verb" = append ]; then
      append "$index" "$path" "$first" "$second" "$third" "$fourth" "$found" "$sum"
      continue
    elif linked "$path"; then
      report "$index" failed "$v is a link; what it leads to is left alone"
    elif [ "$verb" = replace ]; then
      { swap "$index" "$path" "$first $second" "$third"; } 5<"$root/$path" || report "$index" changed
    elif [ -d "$root/$path" ]; then
      report "$index" failed "$root/$path is a folder"
    elif [ -e "$root/$path" ] || [ -L "$root/$path" ]; then
      report "$index" changed
    elif [ "$first" != 1 ] || ! elsewhere "$path"; then
      # It stays staged, for it will be settled.
      continue
    else
      report "$index" elsewhere "$v"
      # Nor is a folder settled that was for it alone.
      rm -f "./$path"
      rmdir "./${path%/*}"
      continue
    fi
    rm -f "./$path"
  done >"$here/result" 3<"$here/found"
  # On a full disk there may be no place for results, and then nothing was checked.
  [ $checked = no ] || settle .
  [ -z "$lock" ] || rm -f "$lock"
  [ $checked = yes ] || return 0
  IFS=$nl
  for line in $plan; do
    planned "$line"
    [ "$verb" = new ] || continue
    if [ -e "./$path" ]; then report "$index" failed "$(said)"; else report "$index" settled; fi
  done >>"$here/result"
}

# results: how each file of all batches since the last results ended.
results() {
  wait_for "$reader"
  wait_for "$writer"
  reader=
  writer=
  must_have_temp
  n=0
  ended=$(
    [ ! -f "$temp/refusal" ] || cat "$temp/refusal"
    while [ "$n" -lt "$batch" ]; do
      n=$((n + 1))
      [ -z "$stage" ] || cat "$stage/$n/result" 2>/dev/null
    done
  )
  # Whoever hears how it ended finds nothing else of it here.
  [ -z "$stage" ] || rm -rf "$stage"
  stage=
  batch=0
  frame_text "$ended"
  # What was written may have made it.
  cd "$root" 2>/dev/null || cd /
}

# transfer ARGUMENTS: does what a line with this $verb asks for.
transfer() {
  case $verb in
    file)
      must_have_temp
      decode "$1"
      say "./$v" >>"$temp/$turn.files"
      ;;
    range)
      must_have_temp
      say "$1$us$2$us$3$us$4" >>"$temp/$turn.ranges"
      ranges=$((ranges + 1))
      wanted=$((wanted + $3))
      volume=$((volume + $3 + $4))
      ;;
    clear)
      wait_for "$reader"
      reader=
      # What was never there needs no process to remove it; and what cannot be removed is not what the next turn asks for.
      if [ -n "$temp" ] && { [ -e "$temp/$turn.files" ] || [ -e "$temp/$turn.ranges" ]; }; then
        set +f
        rm -f "$temp/$turn".*
        set -f
      fi
      turn=$((turn + 1))
      ranges=0
      wanted=0
      volume=0
      ;;
    get)
      must_have_temp
      content "$1" </dev/null &
      reader=$!
      ;;
    hash)
      must_have_temp
      frame_text "$(hashes </dev/null)"
      ;;
    put) put "$1" ;;
    new | append | replace | drop)
      # What is not in the plan would not be checked either.
      [ -z "$here" ] || { say "$line" >>"$here/plan" && plan=$plan$line$nl; } || refuse "there is no room below $root"
      ;;
    commit)
      wait_for "$writer"
      writer=
      if [ -n "$here" ] && [ -f "$here/plan" ]; then
        commit </dev/null >/dev/null 2>&1 &
        writer=$!
      fi
      ;;
    results) results ;;
  esac
}
