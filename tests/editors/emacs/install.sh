#!/usr/bin/env bash
# Makes Emacs 30 available, and says in one line why it cannot: bash tests/editors/emacs/install.sh FOLDER
#
# Debian 12 has Emacs 28, whose eglot is no part of it; its backports have 30. They are read through lists of their own in FOLDER, so the
# machine's package sources stay as they are. Exit code 3: it cannot be had here.
set -euo pipefail
folder="$1"
mkdir -p "$folder"
exec 9>"$folder/.emacs.lock"
flock 9

usable() { emacs --batch --eval '(kill-emacs (if (>= emacs-major-version 30) 0 1))' >/dev/null 2>&1; }
unavailable() {
  echo "Emacs 30 cannot be had here: $1" >&2
  exit 3
}

usable && exit 0
((EUID == 0)) || unavailable "its installation needs root (Debian: apt-get install -t bookworm-backports emacs-nox)"
sources=/etc/apt/sources.list.d/debian.sources
[[ -e $sources ]] && grep -q '^Suites:.*bookworm' "$sources" || unavailable "only Debian 12 is known to this script"

echo "Emacs 30 is installed from bookworm-backports"
lists="$folder/backports"
mkdir -p "$lists/parts" "$lists/lists/partial"
sed -E '/^$/,$d; s/^Suites: .*/Suites: bookworm-backports/' "$sources" >"$lists/parts/backports.sources"
options=(-o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$lists/parts" -o "Dir::State::Lists=$lists/lists" -o DPkg::Lock::Timeout=300)
export DEBIAN_FRONTEND=noninteractive
log="$folder/apt-emacs.log"
{
  # Emacs needs libraries of Debian 12 itself as well.
  cp "$sources" "$lists/parts/" &&
    apt-get "${options[@]}" update -qq &&
    apt-get "${options[@]}" install -y -qq --no-install-recommends -t bookworm-backports emacs-nox
} >"$log" 2>&1 || unavailable "apt-get failed: $(tail -n 1 "$log")"
usable || unavailable "what was installed is $(emacs --version | head -n 1)"
