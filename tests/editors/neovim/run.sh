#!/usr/bin/env bash
# Tests the server and the plugin in a real Neovim, without a screen: bash tests/editors/neovim/run.sh
#
# First through Neovim's own functions, then with keys in a terminal, of which pictures are kept.
#   KINSIGHT_EDITORS      where Neovim and the rest are kept (default: kinsight-editors in the user's cache folder)
#   KINSIGHT_LSP          the server to test (default: the one in .venv, which is made when it is missing)
#   KINSIGHT_SCREENSHOTS  the folder for the pictures (default: build/neovim-screenshots); what is in it is removed
#   KINSIGHT_UPDATE_MEDIA set: the pictures of the README are replaced by the new ones
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

editors="${KINSIGHT_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/kinsight-editors}"
bash tests/editors/neovim/install.sh "$editors"
if [[ -z ${KINSIGHT_LSP:-} ]]; then
  KINSIGHT_LSP="$PWD/.venv/bin/kinsight-lsp"
  [[ -x $KINSIGHT_LSP ]] || make .venv/.ready
fi
export KINSIGHT_LSP KINSIGHT_NVIM="$editors/neovim-0.11.4/bin/nvim"

# The user's own Neovim is left alone: logs and state of the test go to a folder that is thrown away.
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
for part in test plugin; do
  mkdir "$scratch/$part"
  XDG_STATE_HOME="$scratch/state" XDG_DATA_HOME="$scratch/data" XDG_CONFIG_HOME="$scratch/config" KINSIGHT_SCRATCH="$scratch/$part" \
    "$KINSIGHT_NVIM" --clean --headless -l "tests/editors/neovim/$part.lua"
done

export KINSIGHT_SCREENSHOTS="${KINSIGHT_SCREENSHOTS:-$PWD/build/neovim-screenshots}"
rm -rf "$KINSIGHT_SCREENSHOTS"
mkdir -p "$KINSIGHT_SCREENSHOTS" "$scratch/record"
export KINSIGHT_PLAYWRIGHT="$editors/playwright-core-1.65.1" KINSIGHT_XTERM="$editors/xterm-6.0.0" KINSIGHT_JUPYTEXT="$editors/jupytext-1.19.6/bin/jupytext"
KINSIGHT_SCRATCH="$scratch/record" node tests/editors/neovim/record.mjs

if [[ -n ${KINSIGHT_UPDATE_MEDIA:-} ]]; then
  mkdir -p editors/neovim/media
  for name in caution hover quickfix insert annotate hints notebook; do
    cp "$KINSIGHT_SCREENSHOTS"/[0-9][0-9]-"$name.png" "editors/neovim/media/$name.png"
  done
fi
