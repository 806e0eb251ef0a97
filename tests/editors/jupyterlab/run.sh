#!/usr/bin/env bash
# Tests kinsight in a real JupyterLab, without a screen: bash tests/editors/jupyterlab/run.sh [alone|beside]
#
# Twice: alone, with the notebook's button, and beside pylsp. Pictures of each step, numbered, go to a folder.
#   KINSIGHT_EDITORS      where JupyterLab and the browser's driver are kept (default: kinsight-editors in the user's cache folder)
#   KINSIGHT_WHEEL        the wheel to test (default: `make wheel` builds it)
#   KINSIGHT_SCREENSHOTS  the folder for the pictures (default: build/jupyterlab-screenshots); what is in it is removed
#   KINSIGHT_UPDATE_MEDIA set: the pictures of the README are replaced by the new ones
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

editors="${KINSIGHT_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/kinsight-editors}"
bash tests/editors/jupyterlab/install.sh "$editors"
if [[ -z ${KINSIGHT_WHEEL:-} ]]; then
  rm -f dist/kinsight_lsp-*.whl
  make wheel
  KINSIGHT_WHEEL="$(echo "$PWD"/dist/kinsight_lsp-*.whl)"
fi
export KINSIGHT_SCREENSHOTS="${KINSIGHT_SCREENSHOTS:-$PWD/build/jupyterlab-screenshots}"
rm -rf "$KINSIGHT_SCREENSHOTS"
mkdir -p "$KINSIGHT_SCREENSHOTS"

# The wheel goes to a folder of its own on the paths of Python and Jupyter, as pylsp does: the kept JupyterLab stays as it is.
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
lab="$editors/jupyterlab-4.6.6"
installed="$scratch/kinsight"
"$lab/bin/python" -m pip install --quiet --disable-pip-version-check --target "$installed" "$KINSIGHT_WHEEL"
export JUPYTER_PATH="$installed/share/jupyter" JUPYTER_CONFIG_PATH="$installed/etc/jupyter"
export KINSIGHT_JUPYTER="$lab/bin/jupyter" KINSIGHT_PLAYWRIGHT="$editors/playwright-core-1.65.1" KINSIGHT_SCRATCH="$scratch"
for scenario in ${1:-alone beside}; do
  path="$installed"
  [[ $scenario == alone ]] || path="$path:$editors/pylsp-1.15.0"
  PYTHONPATH="$path" node tests/editors/jupyterlab/test.mjs "$scenario"
done

if [[ -n ${KINSIGHT_UPDATE_MEDIA:-} ]]; then
  for name in diagnostics hover completion menu preview annotated; do
    pictures=("$KINSIGHT_SCREENSHOTS"/alone-[0-9][0-9]-"$name.png")
    cp "${pictures[0]}" "editors/jupyterlab/media/$name.png"
  done
fi
