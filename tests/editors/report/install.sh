#!/usr/bin/env bash
# Installs what the report test needs into a folder, and keeps it: bash tests/editors/report/install.sh FOLDER
#
# Chromium and fonts (Hangul, emoji) are Debian packages: as root they are installed, else named. Its driver comes from npm.
set -euo pipefail
driver="$1/playwright-core-1.65.1"
mkdir -p "$1"
exec 9>"$1/.report.lock"
flock 9

missing=()
for package in chromium fonts-nanum fonts-noto-color-emoji; do
  dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
command -v node >/dev/null && command -v npm >/dev/null || missing+=(nodejs npm)
if ((${#missing[@]})); then
  if ((EUID != 0)); then
    echo "The report test needs Debian packages: apt-get install ${missing[*]}" >&2
    exit 1
  fi
  echo "Debian packages are installed: ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" >"$1/apt-report.log" 2>&1 ||
    { tail -n 20 "$1/apt-report.log" >&2; exit 1; }
fi

if [[ ! -e $driver/.ready ]]; then
  rm -rf "$driver"
  mkdir -p "$driver"
  echo '{"private": true}' >"$driver/package.json"
  (cd "$driver" && npm install --no-fund --no-audit --loglevel=error playwright-core@1.65.1)
  touch "$driver/.ready"
fi
