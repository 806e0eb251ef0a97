"""Which files a run checks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinsight_lsp.cli.discover import discover


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A function that makes files and answers what discovery finds below the folder."""
    monkeypatch.chdir(tmp_path)

    def make(*files: str, paths=(".",), ignore: str = "", git: bool = True) -> list[str]:
        if git:
            (tmp_path / ".git").mkdir(exist_ok=True)
        if ignore:
            (tmp_path / ".gitignore").write_text(ignore, encoding="utf-8")
        for name in files:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("")
        return [path.as_posix() for path in discover([Path(path) for path in paths]).files]

    return make


def test_python_and_notebooks_sorted(tree):
    assert tree("b.py", "a.ipynb", "c.pyi", "d.txt", "가/e.py") == ["a.ipynb", "b.py", "가/e.py"]


def test_folders_that_are_nobodys_own_code(tree):
    files = (
        ".hidden/a.py",
        "node_modules/a.py",
        "env/pyvenv.cfg",
        "env/lib/a.py",
        "x/site-packages/a.py",
        "__pycache__/a.py",
    )
    assert tree("a.py", *files) == ["a.py"]


def test_named_folders_are_taken(tree):
    assert tree(".hidden/a.py", "env/pyvenv.cfg", "env/a.py", "b.py", paths=(".hidden", "env")) == [
        ".hidden/a.py",
        "env/a.py",
    ]


def test_gitignore_with_negation_and_nesting(tree):
    (files,) = [["out/a.py", "keep/b.py", "keep/c.py", "d.py", "sub/e.py", "sub/f.py"]]
    Path("sub").mkdir()
    Path("sub/.gitignore").write_text("e.py\n!d.py\n")
    assert tree(*files, ignore="/out/\nkeep/*\n!keep/c.py\n") == ["d.py", "keep/c.py", "sub/f.py"]


def test_gitignore_above_the_named_folder(tree):
    assert tree("pkg/a.py", "pkg/gen/b.py", paths=("pkg",), ignore="gen/\n") == ["pkg/a.py"]


def test_an_ignored_folder_that_is_named_is_taken(tree):
    assert tree("build/a.py", "build/sub/b.py", paths=("build",), ignore="build/\n") == ["build/a.py", "build/sub/b.py"]


def test_gitignore_outside_a_repository_counts_for_its_own_folder_only(tree):
    assert tree("a.py", "sub/b.py", paths=("sub",), ignore="*.py\n", git=False) == ["sub/b.py"]


def test_an_ignored_file_that_is_named_is_taken(tree):
    assert tree("a.py", paths=("a.py",), ignore="*.py\n") == ["a.py"]


def test_bad_patterns_leave_the_good_ones(tree):
    assert tree("a.py", "b.py", ignore="!\nb.py\n") == ["a.py"]


def test_each_file_once(tree):
    assert tree("a.py", "b.py", paths=("b.py", ".", "a.py")) == ["b.py", "a.py"]


def test_links_to_folders_are_not_followed(tree):
    Path("real").mkdir()
    Path("real/a.py").write_text("")
    Path("real/loop").symlink_to("..", target_is_directory=True)
    assert tree() == ["real/a.py"]


def test_missing_and_stub_paths_are_told_apart(tmp_path):
    (tmp_path / "a.pyi").write_text("")
    found = discover([tmp_path / "a.pyi", tmp_path / "none"])
    assert (found.files, found.skipped, found.missing) == ([], [tmp_path / "a.pyi"], [tmp_path / "none"])
