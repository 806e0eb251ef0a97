#!/usr/bin/env bash
# Opens the page of `kinsight report` in a real browser, without a screen: bash tests/editors/report/run.sh
#
#   KINSIGHT_EDITORS      where the browser's driver is kept (default: kinsight-editors in the user's cache folder)
#   KINSIGHT              the command line to test (default: the one in .venv, which is made when it is missing)
#   KINSIGHT_SCREENSHOTS  the folder for pictures of the page (default: build/report-screenshots)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

editors="${KINSIGHT_EDITORS:-${XDG_CACHE_HOME:-$HOME/.cache}/kinsight-editors}"
if [[ -z ${KINSIGHT:-} ]]; then
  KINSIGHT="$PWD/.venv/bin/kinsight"
  [[ -x $KINSIGHT ]] || make .venv/.ready
fi
bash tests/editors/report/install.sh "$editors"

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
lessons="$scratch/수업"
mkdir -p "$lessons/1주차" "$lessons/2주차"
cp examples/notebook.ipynb "$lessons/1주차/이미지 분류.ipynb"
cp examples/notebook.ipynb "$lessons/2주차/전이 학습.ipynb"
cp examples/train.py "$lessons/2주차/train.py"
cp examples/train.py "$lessons/2주차/<img src=x onerror=alert(1)>.py"
sed -i '1i # </script><script>document.title = "broken"</script>' "$lessons/2주차/<img src=x onerror=alert(1)>.py"
echo "{" >"$lessons/깨진<b>.ipynb"
export XDG_CACHE_HOME="$scratch/cache"
"$KINSIGHT" annotate "$lessons/1주차" --level 초급 >/dev/null
"$KINSIGHT" annotate "$lessons/2주차/전이 학습.ipynb" --level 중급 >/dev/null
code=0
"$KINSIGHT" report "$lessons" -o "$scratch/report.html" || code=$?
[[ $code == 2 ]] || { echo "kinsight report ended with $code, not 2, though a notebook is broken"; exit 1; }

export KINSIGHT_SCREENSHOTS="${KINSIGHT_SCREENSHOTS:-$PWD/build/report-screenshots}"
mkdir -p "$KINSIGHT_SCREENSHOTS"
KINSIGHT_PLAYWRIGHT="$editors/playwright-core-1.65.1" node tests/editors/report/test.mjs "$scratch/report.html"
