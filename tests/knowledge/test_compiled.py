"""The bundled catalog from the user's cache folder: the same as from its files, whatever the cache holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kinsight_lsp import cache
from kinsight_lsp.knowledge import compiled
from kinsight_lsp.knowledge.compiled import load_compiled
from kinsight_lsp.knowledge.loader import bundled_catalog, load_catalog


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    """A cache folder of the test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(compiled, "cache_folder", lambda: folder)
    return folder


@pytest.fixture(scope="module")
def catalog():
    return load_catalog([bundled_catalog()])


def test_it_is_the_same_from_the_cache(folder, catalog, monkeypatch):
    assert load_compiled(bundled_catalog()) == catalog
    [written] = folder.iterdir()
    monkeypatch.setattr("kinsight_lsp.knowledge.loader.load_catalog", lambda folders: pytest.fail("the files were read"))
    assert load_compiled(bundled_catalog()) == catalog and list(folder.iterdir()) == [written]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", '{"format": 1}', '{"format": 0, "entries": []}', '{"format": 1, "entries": [1]}',
     '{"format": 1, "entries": [["insights", "general", "a.yaml", 1, {"id": "x"}]]}', "\x00", "[" * 50_000],
)  # fmt: skip
def test_what_does_not_fit_is_made_anew(folder, catalog, content):
    load_compiled(bundled_catalog())
    [written] = folder.iterdir()
    good = written.read_bytes()
    written.write_text(content, encoding="utf-8")
    assert load_compiled(bundled_catalog()) == catalog
    assert written.read_bytes() == good


def test_a_changed_file_is_another_catalog(folder, tmp_path):
    source = tmp_path / "catalog"
    (source / "cautions").mkdir(parents=True)
    for path in ("setup.yaml", "cautions/safety.yaml"):
        (source / path).write_bytes((bundled_catalog() / path).read_bytes())
    first = load_compiled(source)
    text = (source / "setup.yaml").read_text(encoding="utf-8")
    (source / "setup.yaml").write_text(text + "\n# 끝\n", encoding="utf-8")
    second = load_compiled(source)
    assert first.insights.keys() == second.insights.keys()
    assert second == load_catalog([source]) and second.revision != first.revision


def test_old_catalogs_do_not_pile_up(folder, tmp_path):
    source = tmp_path / "catalog"
    (source / "cautions").mkdir(parents=True)
    for path in ("setup.yaml", "cautions/safety.yaml"):
        (source / path).write_bytes((bundled_catalog() / path).read_bytes())
    for number in range(9):
        with (source / "setup.yaml").open("a", encoding="utf-8") as file:
            file.write(f"# {number}\n")
        load_compiled(source)
    assert len(list(folder.iterdir())) <= 5


def test_a_cache_that_cannot_be_written_stops_nothing(folder, catalog):
    folder.write_text("a file where the folder should be", encoding="utf-8")
    assert load_compiled(bundled_catalog()) == catalog


def test_json_is_written_in_one_step(tmp_path):
    path = tmp_path / "a" / "b.json"
    cache.write_json(path, {"글": [1, 2]})
    assert json.loads(path.read_text(encoding="utf-8")) == {"글": [1, 2]} == cache.read_json(path, 100)
    assert cache.read_json(path, 5) is None and [p.name for p in path.parent.iterdir()] == ["b.json"]
