#!/usr/bin/env bash
# Tests the server in a real Emacs, without a screen: bash tests/editors/emacs/run.sh
#
# First through Emacs's own functions, then with keys in a terminal, of which pictures are kept. Where Emacs 30 can be neither found nor installed the test is left out, and says so.
#   KINSIGHT_EDITORS      where logs, package lists and the terminal are kept (default: kinsight-editors in the user's cache folder)
#   KINSIGHT_LSP          the server to test (default: the one in .venv, which is made when it is missing)
#   KINSIGHT_SCREENSHOTS  the folder for the pictures (default: build/emacs-screenshots); what is in it is removed
#   KINSIGHT_UPDATE_MEDIA set: the pictures of the README are replaced by the new ones
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

editors="${KINSIGHT_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/kinsight-editors}"
code=0
bash tests/editors/emacs/install.sh "$editors" || code=$?
if [[ $code == 3 ]]; then
  echo "SKIP the tests in Emacs"
  exit 0
fi
[[ $code == 0 ]] || exit "$code"
bash tests/editors/terminal/install.sh "$editors"

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

export KINSIGHT_SCREENSHOTS="${KINSIGHT_SCREENSHOTS:-$PWD/build/emacs-screenshots}"
rm -rf "$KINSIGHT_SCREENSHOTS"
mkdir -p "$KINSIGHT_SCREENSHOTS" "$scratch/record"
export KINSIGHT_PLAYWRIGHT="$editors/playwright-core-1.65.1" KINSIGHT_XTERM="$editors/xterm-6.0.0"
KINSIGHT_SCRATCH="$scratch/record" node tests/editors/emacs/record.mjs

if [[ -n ${KINSIGHT_UPDATE_MEDIA:-} ]]; then
  mkdir -p editors/emacs/media
  for name in caution hover quickfix insert annotate; do
    cp "$KINSIGHT_SCREENSHOTS"/[0-9][0-9]-"$name.png" "editors/emacs/media/$name.png"
  done
fi
