#!/bin/sh
# Starts the sync-sessions that was installed with this script, and tells it of the .NET that it may need.
set -eu

script=$0
while [ -h "$script" ]; do
  link=$(readlink "$script")
  case $link in
    /*) script=$link ;;
    *) script=${script%/*}/$link ;;
  esac
done
case $script in
  */*) root=${script%/*}/.. ;;
  *) root=.. ;;
esac

if [ -z "${DOTNET_ROOT:-}" ] && [ -f "$root/dotnet" ] && read -r dotnet_root <"$root/dotnet" && [ -d "$dotnet_root" ]; then
  DOTNET_ROOT=$dotnet_root
  export DOTNET_ROOT
fi
# Nobody debugs it: no sockets for that in the temporary folder, and a quicker start and end.
export DOTNET_EnableDiagnostics="${DOTNET_EnableDiagnostics:-0}"
exec "$root/program/sync-sessions" "$@"
