# shellcheck shell=sh
# How scripts/sync-sessions and scripts/publish build the program. Sourced by them, with $root as the checkout.
root=${root:?}

# Build servers outlive the build and keep the caller's pipes open, so none may start. .NET and NuGet need a home that they can write
# to; without one they get a folder of their own.
prepare_dotnet() {
  export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false \
    DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1
  if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
    mkdir -p "$root/.artifacts/home"
    HOME=$(cd "$root/.artifacts/home" && pwd)
    export HOME DOTNET_CLI_HOME="$HOME"
  fi
}

# publish_project PROJECT FOLDER LOG FORM [OPTION...]: one attempt.
publish_project() {
  project=$1 folder=$2 log=$3 form=$4
  shift 4
  rm -rf "$folder"
  dotnet publish "$root/src/$project/$project.csproj" -c Release -o "$folder" "-p:ProgramForm=$form" "$@" --disable-build-servers -nodeReuse:false \
    -nologo -tl:off -v:quiet </dev/null >"$log" 2>&1
}

words_of() {
  case $1 in
    native) echo 'into one native file' ;;
    ahead) echo 'ahead of time for the .NET that is here' ;;
    *) echo 'for .NET to compile while it runs' ;;
  esac
}

time_of() {
  case $1 in
    native) echo 'two minutes' ;;
    ahead) echo 'one minute' ;;
    *) echo 'half a minute' ;;
  esac
}

reason_in() {
  said=$(sed -n 's/.*: error \([A-Z]*[0-9]*: .*\)/\1/p; s/.*[Uu]nable to resolve.*/&/p' "$1" | head -n 1 | tr -d '\r' | cut -c 1-160)
  printf '%s\n' "${said:-$(tail -n 1 "$1" | cut -c 1-160)}"
}

# publish_program FOLDER LOG FORM: builds in that form, or else in the next simpler one that this machine can, and says so.
# What does not compile at all fails at once.
publish_program() {
  wanted=$3
  if [ "$wanted" = native ] && ! command -v clang >/dev/null && ! command -v gcc >/dev/null; then
    echo 'A native sync-sessions needs clang or gcc as its linker, and neither is here.' >&2
    wanted=ahead
  fi
  echo "Building sync-sessions $(words_of "$wanted"), once after each change: about $(time_of "$wanted") on two processors ..." >&2
  until publish_project SessionSync.Cli "$1" "$2" "$wanted"; do
    ! grep -q ': error CS' "$2" || return 1
    case $wanted in
      native) next=ahead ;;
      ahead) next=plain ;;
      *) return 1 ;;
    esac
    echo "It could not be built $(words_of "$wanted") ($(reason_in "$2")). Building it $(words_of "$next") instead ..." >&2
    wanted=$next
  done
}
