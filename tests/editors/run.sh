#!/usr/bin/env bash
# Tests the server in real editors, and the report in a real browser, without a screen: bash tests/editors/run.sh
#
# Editors are kept for the next time in a folder of their own.
#   KINSIGHT_EDITORS  where editors are kept (default: kinsight-editors in the user's cache folder)
#   KINSIGHT_LSP      the server to test (default: the one in .venv, which is made when it is missing)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

export KINSIGHT_EDITORS="${KINSIGHT_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/kinsight-editors}"
if [[ -z ${KINSIGHT_LSP:-} ]]; then
  KINSIGHT_LSP="$PWD/.venv/bin/kinsight-lsp"
  [[ -x $KINSIGHT_LSP ]] || make .venv/.ready
fi
export KINSIGHT_LSP

for editor in neovim emacs report jupyterlab vscode; do
  bash "tests/editors/$editor/run.sh"
done
