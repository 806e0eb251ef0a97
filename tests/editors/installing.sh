# To be sourced: ways to put something into the folder that is kept between runs. What is there already stays as it is.

# environment FOLDER WORDS PACKAGE...: a virtual environment with packages from PyPI. WORDS: what to call it.
#   PYTHON   the Python that makes it (default: python3)
environment() {
  local folder="$1" words="$2"
  shift 2
  [[ ! -e $folder/.ready ]] || return 0
  echo "$words is installed into $folder"
  rm -rf "$folder"
  "${PYTHON:-python3}" -m venv "$folder"
  "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
  touch "$folder/.ready"
}

# modules FOLDER PACKAGE...: a folder with packages from npm.
modules() {
  local folder="$1"
  shift
  [[ ! -e $folder/.ready ]] || return 0
  rm -rf "$folder"
  mkdir -p "$folder"
  echo '{"private": true}' >"$folder/package.json"
  (cd "$folder" && npm install --no-fund --no-audit --loglevel=error "$@")
  touch "$folder/.ready"
}

# debian TEST LOG PACKAGE...: packages of Debian; as root they are installed, else named. TEST: what needs them.
debian() {
  local test="$1" log="$2" package missing=()
  shift 2
  for package in "$@"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  if ((EUID != 0)); then
    echo "The $test test needs Debian packages: apt-get install ${missing[*]}" >&2
    return 1
  fi
  echo "Debian packages are installed: ${missing[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}" >"$log" 2>&1 ||
    { tail -n 20 "$log" >&2; return 1; }
}
