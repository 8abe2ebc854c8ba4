# What doctor asks a machine: its clock in Unix seconds, and the free kilobytes where the sessions are. remote.sh has set
# $us, and $root to a folder that need not be there yet.
# shellcheck shell=sh disable=SC2154 # what is not set here is set there

spot=$root
while [ -n "$spot" ] && ! [ -d "$spot" ]; do spot=${spot%/*}; done
free=$(df -Pk "${spot:-/}" 2>/dev/null | awk 'NR == 2 { print $4 }')
case $free in *[!0-9]*) free= ;; esac
say "health$us$(date +%s)$us$free"
