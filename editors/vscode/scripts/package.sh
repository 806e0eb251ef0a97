#!/usr/bin/env bash
# Builds the extension with the server in it: bash scripts/package.sh [TARGET] writes dist/kinsight-vscode-VERSION-TARGET.vsix of the project.
#
# TARGET is a platform as VS Code names it (linux-x64, darwin-arm64, win32-x64 ...); without it, this machine's.
#   PYTHON   the Python that builds the wheel (default: python3)
# Node 22 or newer is needed; where there is none, editors/node.sh fetches one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python="${PYTHON:-python3}"

source ../node.sh

if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
  npm ci --no-fund --no-audit --loglevel=error
fi
npm run --silent check
npm run --silent test
npm run --silent build

target="${1:-$("$python" -c 'import sys; sys.path.insert(0, "scripts"); import bundle; print(bundle.host())')}"
"$python" scripts/bundle.py --target "$target"

cp ../../LICENSE LICENSE
version="$("$python" -c 'import json; print(json.load(open("package.json", encoding="utf-8"))["version"])')"
mkdir -p ../../dist
npm run --silent package -- --target "$target" --out "../../dist/kinsight-vscode-$version-$target.vsix"
