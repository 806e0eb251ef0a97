#!/usr/bin/env bash
# Tests kinsight in a real JupyterLab, without a screen: bash tests/editors/jupyterlab/run.sh
#
# Twice: alone, and beside pylsp. Pictures of each step, numbered, go to a folder.
#   KINSIGHT_EDITORS      where JupyterLab and the browser's driver are kept (default: kinsight-editors in the user's cache folder)
#   KINSIGHT_SCREENSHOTS  the folder for the pictures (default: build/jupyterlab-screenshots); what is in it is removed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

editors="${KINSIGHT_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/kinsight-editors}"
bash tests/editors/jupyterlab/install.sh "$editors"
export KINSIGHT_SCREENSHOTS="${KINSIGHT_SCREENSHOTS:-$PWD/build/jupyterlab-screenshots}"
rm -rf "$KINSIGHT_SCREENSHOTS"
mkdir -p "$KINSIGHT_SCREENSHOTS"

# kinsight goes to a folder of its own on the path of Python, as pylsp does: the kept JupyterLab stays as it is.
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
lab="$editors/jupyterlab-4.6.6"
"$lab/bin/python" -m pip install --quiet --disable-pip-version-check --target "$scratch/kinsight" .
export KINSIGHT_JUPYTER="$lab/bin/jupyter" KINSIGHT_PLAYWRIGHT="$editors/playwright-core-1.65.1" KINSIGHT_SCRATCH="$scratch"
PYTHONPATH="$scratch/kinsight" node tests/editors/jupyterlab/test.mjs alone
PYTHONPATH="$scratch/kinsight:$editors/pylsp-1.15.0" node tests/editors/jupyterlab/test.mjs beside
