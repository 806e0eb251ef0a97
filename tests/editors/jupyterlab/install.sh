#!/usr/bin/env bash
# Installs what the JupyterLab test needs into a folder, and keeps it: bash tests/editors/jupyterlab/install.sh FOLDER
#
# JupyterLab and pylsp come from PyPI, pylsp into a folder of its own: the test runs with it and without it.
# The browser and its driver are those of the report's test.
set -euo pipefail
editors="$1"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$here/../installing.sh"
lab="$editors/jupyterlab-4.6.6"
pylsp="$editors/pylsp-1.15.0"
bash "$here/../report/install.sh" "$editors"
exec 9>"$editors/.jupyterlab.lock"
flock 9

environment "$lab" "JupyterLab 4.6.6" jupyterlab==4.6.6 jupyterlab-lsp==5.3.0 jupyter-lsp==2.3.1

if [[ ! -e $pylsp/.ready ]]; then
  echo "pylsp 1.15.0 is installed into $pylsp"
  rm -rf "$pylsp"
  "$lab/bin/python" -m pip install --quiet --disable-pip-version-check --target "$pylsp" python-lsp-server==1.15.0
  touch "$pylsp/.ready"
fi
