#!/usr/bin/env bash
# Installs what the tests in a terminal need into a folder, and keeps it: bash tests/editors/terminal/install.sh FOLDER
#
# The terminal is xterm.js, from npm, in the browser of the report's test.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$here/../installing.sh"
terminal="$1/xterm-6.0.0"
bash "$here/../report/install.sh" "$1"
exec 9>"$1/.terminal.lock"
flock 9

modules "$terminal" @xterm/xterm@6.0.0 @xterm/addon-unicode11@0.9.0
