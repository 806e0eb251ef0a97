#!/usr/bin/env bash
# Builds the notebook's button for JupyterLab into editors/jupyterlab/labextension, from where the wheel takes it: bash scripts/build.sh
#
#   PYTHON   the Python that fetches Node where there is none that fits (default: python3)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source ../node.sh

if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
  npm ci --no-fund --no-audit --loglevel=error
fi
npm run --silent test
npm run --silent build
