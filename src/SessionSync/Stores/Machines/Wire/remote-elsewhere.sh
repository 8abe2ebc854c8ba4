# Tells which files lie in another folder of the root under the same name. Nobody but who asks for that is sent it; it is loaded after remote-transfer.sh,
# and their rules hold here too. A path follows on each line, and an empty line; answered is with the number of each that was found, and where.
# shellcheck shell=sh disable=SC2154 # what is not set here is set there

found=
number=0
while IFS= read -r line && [ -n "$line" ]; do
  decode "$line"
  if cd "$root" 2>/dev/null && elsewhere "$v"; then
    encode "$v"
    found=$found${found:+$nl}$number$us$v
  fi
  number=$((number + 1))
done
frame_text "$found"
