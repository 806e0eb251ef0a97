#!/usr/bin/env bash
# Installs what the tests in a terminal need into a folder, and keeps it: bash tests/editors/terminal/install.sh FOLDER
#
# The terminal is xterm.js, from npm, in the browser of the report's test.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
terminal="$1/xterm-6.0.0"
bash "$here/../report/install.sh" "$1"
exec 9>"$1/.terminal.lock"
flock 9

if [[ ! -e $terminal/.ready ]]; then
  rm -rf "$terminal"
  mkdir -p "$terminal"
  echo '{"private": true}' >"$terminal/package.json"
  (cd "$terminal" && npm install --no-fund --no-audit --loglevel=error @xterm/xterm@6.0.0 @xterm/addon-unicode11@0.9.0)
  touch "$terminal/.ready"
fi
