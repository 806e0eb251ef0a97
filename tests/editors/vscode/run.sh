#!/usr/bin/env bash
# Tests the extension in a real VS Code, without a screen: bash tests/editors/vscode/run.sh [SCENARIO...]
#
# Scenarios: script, notebook, untrusted, nopython (all of them when none is named). Pictures of each step, numbered, go to a folder.
#   KINSIGHT_EDITORS      where code-server and the rest are kept (default: kinsight-editors in the user's cache folder)
#   KINSIGHT_VSIX         the extension to test (default: it is built)
#   KINSIGHT_SCREENSHOTS  the folder for the pictures (default: build/vscode-screenshots); what is in it is removed
#   KINSIGHT_UPDATE_MEDIA set: the pictures of the README and the walkthrough are replaced by the new ones
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

editors="${KINSIGHT_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/kinsight-editors}"
bash tests/editors/vscode/install.sh "$editors"
. tests/editors/vscode/places.sh
export PATH="$node/bin:$PATH" KINSIGHT_CODE_SERVER="$code_server" KINSIGHT_PLAYWRIGHT="$driver"

if [[ -z ${KINSIGHT_VSIX:-} ]]; then
  rm -f dist/kinsight-vscode-*.vsix
  make vsix
  KINSIGHT_VSIX="$(echo "$PWD"/dist/kinsight-vscode-*.vsix)"
fi
export KINSIGHT_VSIX
export KINSIGHT_SCREENSHOTS="${KINSIGHT_SCREENSHOTS:-$PWD/build/vscode-screenshots}"
rm -rf "$KINSIGHT_SCREENSHOTS"
mkdir -p "$KINSIGHT_SCREENSHOTS"

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
export KINSIGHT_PYTHON="${KINSIGHT_PYTHON:-$(python3 -c 'import sys; print(sys.executable)')}"
KINSIGHT_EXTENSIONS="$scratch/extensions" KINSIGHT_SCRATCH="$scratch" node tests/editors/vscode/test.mjs "$@"

if [[ -n ${KINSIGHT_UPDATE_MEDIA:-} ]]; then
  for name in caution hover quickfix insert annotate level view notebook; do
    cp "$KINSIGHT_SCREENSHOTS"/[0-9][0-9]-"$name.png" "editors/vscode/media/$name.png"
  done
fi
