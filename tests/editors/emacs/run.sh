#!/usr/bin/env bash
# Tests the server in a real Emacs, without a screen: bash tests/editors/emacs/run.sh
#
# Where Emacs 30 can be neither found nor installed the test is left out, and says so.
#   KINSIGHT_EDITORS  where logs and package lists are kept (default: kinsight-editors in the user's cache folder)
#   KINSIGHT_LSP      the server to test (default: the one in .venv, which is made when it is missing)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

code=0
bash tests/editors/emacs/install.sh "${KINSIGHT_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/kinsight-editors}" || code=$?
if [[ $code == 3 ]]; then
  echo "SKIP the tests in Emacs"
  exit 0
fi
[[ $code == 0 ]] || exit "$code"

if [[ -z ${KINSIGHT_LSP:-} ]]; then
  KINSIGHT_LSP="$PWD/.venv/bin/kinsight-lsp"
  [[ -x $KINSIGHT_LSP ]] || make .venv/.ready
fi
export KINSIGHT_LSP

# The user's own Emacs is left alone.
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
emacs --version | head -n 1
HOME="$scratch" KINSIGHT_SCRATCH="$scratch" LANG=C.UTF-8 emacs -Q --batch -l tests/editors/emacs/test.el
