"""Many files: processes, workers that die, interrupted runs that go on, and the journal of what is done."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from kinsight_lsp.cli.batch import Batch, Means, Work
from kinsight_lsp.cli.console import errors
from kinsight_lsp.cli.job import Job
from kinsight_lsp.cli.rewrite import Changed
from kinsight_lsp.core.config import Settings

from .samples import BAD, notebook
from .test_annotate import CODE, contents

KINSIGHT = [sys.executable, "-c", "from kinsight_lsp.cli import main; main()"]


def fill(folder: Path, count: int) -> dict[str, bytes]:
    """Notebooks that all differ; their contents."""
    for number in range(count):
        cells = [("markdown", f"# 모델 학습 {number}"), ("code", CODE * 3 + f"print({number})\n")]
        (folder / f"n{number:03}.ipynb").write_text(json.dumps(notebook(*cells)), encoding="utf-8")
    return contents(folder)


@pytest.fixture
def database(cache) -> Path:
    return cache / "kinsight" / "runs.sqlite3"


# -- processes


@dataclass(frozen=True)
class Shouting(Job):
    """Upper-cases files; one of them kills whoever takes it, one is saved by somebody else meanwhile."""

    def processor(self):
        return self

    def process(self, path: str, data: bytes) -> Changed:
        if "deadly" in path:
            os._exit(3)
        if "edited" in path:
            Path(path).write_text("somebody's work", encoding="utf-8")
        return Changed(path, output=data.upper())

    def result(self, path: str, error: str = "", note: str = "") -> Changed:
        return Changed(path, error=error, note=note)

    def remember(self, result: Changed) -> object:
        return None


def test_a_worker_that_dies_costs_only_its_file(folder):
    job = Shouting(Settings())
    names = [*(f"f{number:02}" for number in range(20)), "deadly", *(f"g{number:02}" for number in range(20))]
    works = []
    for name in names:
        path = folder / f"{name}.py"
        path.write_text(name, encoding="utf-8")
        works.append(Work(path, job, path))
    batch = Batch(works, Means(jobs=2), "", errors())
    results = list(batch.results())
    assert [Path(result.path).stem for result in results] == names
    assert [result.path for result in results if result.error] == [str(folder / "deadly.py")]
    assert {path.stem: path.read_text() for path in folder.iterdir()} == {
        name: name if name == "deadly" else name.upper() for name in names
    }
    assert (batch.tally.done, batch.tally.failed, batch.tally.left) == (40, 1, 0)


def test_what_was_saved_meanwhile_is_not_overwritten(folder):
    path = folder / "edited.py"
    path.write_text("x = 1\n", encoding="utf-8")
    (result,) = Batch([Work(path, Shouting(Settings()), path)], Means(), "", errors()).results()
    assert "그 사이에" in result.error and path.read_text(encoding="utf-8") == "somebody's work"


def test_the_same_with_any_number_of_processes(kinsight, folder):
    before = fill(folder, 8)
    (folder / "broken.ipynb").write_text("{", encoding="utf-8")
    alone = kinsight("annotate", ".", "--jobs", 1, "--fresh")
    expected = contents(folder)
    assert kinsight("strip", ".", "--jobs", 3, "--fresh").code == 2
    assert {name: data for name, data in contents(folder).items() if name in before} == before
    assert kinsight("annotate", ".", "--jobs", 2, "--fresh") == alone
    assert contents(folder) == expected
    assert kinsight("annotate", ".", "--diff", "--level", "고급", "-j", 2) == kinsight(
        "annotate", ".", "--diff", "--level", "고급", "-j", 1
    )


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_of_processes_that_cannot_be(kinsight, folder, jobs):
    result = kinsight("check", ".", "--jobs", jobs)
    assert result.code == 2 and "--jobs" in result.err


def test_what_is_not_needed_is_not_imported(folder):
    (folder / "a.py").write_text(CODE, encoding="utf-8")
    code = (
        "import sys\nfrom kinsight_lsp.cli import main\nimport kinsight_lsp.lsp.server\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'joblib', 'distributed', 'dask', 'jinja2', 'cloudpickle'} & set(sys.modules)))"
    )
    for arguments in (["--version"], ["check", "a.py"], ["annotate", "a.py"]):
        run = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8")
        assert run.stdout.splitlines()[-1] == "[]", run.stderr


# -- interrupted


@pytest.mark.skipif(os.name == "nt", reason="needs process groups and their signals")
@pytest.mark.parametrize("number", [signal.SIGINT, getattr(signal, "SIGKILL", None)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_goes_on_where_it_stopped(kinsight, folder, database, number, jobs):
    before = fill(folder, 40)
    assert kinsight("annotate", ".", "--jobs", 1).code == 0
    expected = contents(folder)
    assert kinsight("strip", ".", "--jobs", 1).code == 0 and contents(folder) == before
    database.unlink()

    run = subprocess.Popen(
        [*KINSIGHT, "annotate", ".", "--jobs", jobs], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        start_new_session=True, encoding="utf-8",
    )  # fmt: skip
    first = folder / "n002.ipynb"
    while first.read_bytes() == before[first.name] and run.poll() is None:
        time.sleep(0.005)
    os.killpg(run.pid, number)
    out, err = run.communicate(timeout=120)
    halfway = {path: data for path, data in contents(folder).items() if not path.endswith(".tmp")}
    done = sum(halfway[name] != before[name] for name in before)
    assert halfway.keys() == before.keys() and 0 < done < 40
    assert all(halfway[name] in (before[name], expected[name]) for name in before)
    if number == signal.SIGINT:
        assert run.returncode == 130 and contents(folder) == halfway
        assert "Traceback" not in err and f"파일 {done}개 가운데 {done}개가 바뀌었습니다." in out
        assert f"남은 것 {40 - done}개." in out and f"{40 - done}개가 남았습니다" in err

    rest = kinsight("annotate", ".", "--jobs", 1)
    assert rest.code == 0
    known = int(rest.out.rpartition("건너뛴 것 ")[2].partition("개")[0])
    assert known == done if number == signal.SIGINT else done - 1 <= known <= done
    assert {path: data for path, data in contents(folder).items() if path in before} == expected


# -- what is done already


def test_what_is_done_is_skipped_until_something_changes(kinsight, folder):
    fill(folder, 4)
    first = kinsight("annotate", ".")
    assert "건너뛴" not in first.out
    written = contents(folder)
    again = kinsight("annotate", ".")
    assert "이미 되어 있어 건너뛴 것 4개." in again.out and contents(folder) == written
    assert "파일 4개 가운데 0개가 바뀌었습니다." in again.out
    assert [line for line in again.out.splitlines() if "모두" in line] == [
        line for line in first.out.splitlines() if "모두" in line
    ]
    (folder / "n001.ipynb").write_text(json.dumps(notebook(("code", CODE))), encoding="utf-8")
    assert "건너뛴 것 3개." in kinsight("annotate", ".").out
    assert "건너뛴" not in kinsight("annotate", ".", "--fresh").out
    assert "건너뛴" not in kinsight("annotate", ".", "--level", "고급").out
    assert "건너뛴" not in kinsight("annotate", ".", "--level", "고급", "--sections", "학습").out
    (folder / ".kinsight").mkdir()
    (folder / ".kinsight" / "own.yaml").write_text("section: training\ninsights: []\n", encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.kinsight]\n", encoding="utf-8")
    assert "건너뛴" not in kinsight("annotate", ".", "--level", "고급").out
    assert "건너뛴 것 4개." in kinsight("annotate", ".", "--level", "고급").out


def test_results_elsewhere_are_made_again_when_they_are_gone(kinsight, folder):
    (folder / "a.py").write_text(CODE, encoding="utf-8")
    out = folder / "out" / "a.py"
    assert kinsight("annotate", "a.py", "-o", out).code == 0
    written = out.read_bytes()
    again = kinsight("annotate", "a.py", "-o", out)
    assert "건너뛴 것 1개." in again.out and "1개가 바뀌었습니다." in again.out
    for damage in (out.unlink, lambda: out.write_text("x = 1\n")):
        damage()
        assert "건너뛴" not in kinsight("annotate", "a.py", "-o", out).out
        assert out.read_bytes() == written


@pytest.mark.parametrize("arguments", [[], ["--output-format", "json"], ["--output-format", "sarif"], ["--statistics"]])
def test_a_check_that_remembers_says_the_same(kinsight, folder, arguments, database):
    fill(folder, 2)
    (folder / "bad.py").write_text(BAD, encoding="utf-8")
    first = kinsight("check", ".", *arguments)
    with sqlite3.connect(database) as journal:
        assert journal.execute("SELECT COUNT(*) FROM done").fetchone() == (3,)
    assert kinsight("check", ".", *arguments) == first == kinsight("check", ".", *arguments, "--fresh")
    assert first.code == 1


@pytest.mark.parametrize("kept", [
    "null", "[]", "{", '{"changed": false, "counts": {"<b>": 1}}', '{"changed": 1, "counts": {}}',
    '{"changed": false, "counts": {"training": "9"}}', '{"changed": false, "counts": []}', "[" * 100_000,
])  # fmt: skip
def test_entries_of_a_wrong_shape_are_not_believed(kinsight, folder, database, kept):
    fill(folder, 1)
    first = kinsight("annotate", ".")
    with sqlite3.connect(database) as journal:
        assert journal.execute("UPDATE done SET kept = ?", (kept,)).rowcount == 1
    journal.close()
    again = kinsight("annotate", ".")
    assert again.code == 0 and "건너뛴" not in again.out
    assert [line for line in again.out.splitlines() if "모두" in line] == [
        line for line in first.out.splitlines() if "모두" in line
    ]


def test_findings_of_a_wrong_shape_are_not_believed(kinsight, folder, database):
    (folder / "bad.py").write_text(BAD, encoding="utf-8")
    first = kinsight("check", "bad.py")
    ((kept,),) = sqlite3.connect(database).execute("SELECT kept FROM done").fetchall()
    (row,) = json.loads(kept)
    for change in ({"line": "1"}, {"severity": "fatal"}, {"message": None}, {"related": [{}]}, {"fixable": 1}):
        with sqlite3.connect(database) as journal:
            journal.execute("UPDATE done SET kept = ?", (json.dumps([{**row, **change}]),))
        journal.close()
        assert kinsight("check", "bad.py") == first


@pytest.mark.parametrize("damage", [
    lambda path: path.write_bytes(b"no database" * 1000), lambda path: path.write_bytes(b""),
    lambda path: (path.unlink(), path.mkdir()),
    lambda path: sqlite3.connect(path).executescript("DROP TABLE done; CREATE TABLE done (x)"),
    lambda path: sqlite3.connect(path).executescript("PRAGMA user_version = 99"),
])  # fmt: skip
def test_a_damaged_journal_stops_nothing(kinsight, folder, database, damage):
    fill(folder, 2)
    assert kinsight("annotate", ".").code == 0
    written = contents(folder)
    for name in ("-wal", "-shm"):
        Path(f"{database}{name}").unlink(missing_ok=True)
    damage(database)
    again = kinsight("annotate", ".")
    assert again.code == 0 and not again.err and contents(folder) == written


def test_no_cache_folder_stops_nothing(kinsight, folder, cache):
    (cache / "kinsight").write_text("a file", encoding="utf-8")
    fill(folder, 2)
    assert kinsight("annotate", ".").code == 0
    again = kinsight("annotate", ".")
    assert again.code == 0 and not again.err and "건너뛴" not in again.out


def test_stale_entries_are_dropped(kinsight, folder, database):
    fill(folder, 2)
    kinsight("annotate", ".")
    with sqlite3.connect(database) as journal:
        journal.execute("UPDATE done SET used = used - 31 * 86400 WHERE source = (SELECT MIN(source) FROM done)")
    journal.close()
    assert "건너뛴 것 1개." in kinsight("annotate", ".").out
