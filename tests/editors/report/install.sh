#!/usr/bin/env bash
# Installs what the report test needs into a folder, and keeps it: bash tests/editors/report/install.sh FOLDER
#
# Chromium and fonts (Hangul, emoji) are Debian packages: as root they are installed, else named. Its driver comes from npm.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../installing.sh"
driver="$1/playwright-core-1.65.1"
mkdir -p "$1"
exec 9>"$1/.report.lock"
flock 9

packages=(chromium fonts-nanum fonts-noto-color-emoji)
command -v node >/dev/null && command -v npm >/dev/null || packages+=(nodejs npm)
debian report "$1/apt-report.log" "${packages[@]}"
modules "$driver" playwright-core@1.65.1
