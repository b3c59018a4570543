# What every script here starts with: strict mode, the repository as the working folder, and a few words to speak with.
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root: as it is when we are root, else by sudo, which asks for the password.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else
    has sudo || die "Needs root for: $* (and sudo is not installed)"
    sudo "$@"
  fi
}

# The newest file of some folders is newer than a file, or that file is missing.
is_older() {
  local made=$1
  shift
  [ ! -e "$made" ] || [ -n "$(find "$@" -newer "$made" -print -quit 2>/dev/null)" ]
}
