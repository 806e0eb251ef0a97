"""Settings: what is taken, and what is reported and left alone."""

from __future__ import annotations

import pytest

from kinsight_lsp.core.config import CATEGORIES, Settings, apply_settings

DEFAULT = Settings()


@pytest.mark.parametrize(
    ("data", "changes"),
    [
        (None, {}),
        ({}, {}),
        ({"level": "advanced"}, {"level": "advanced"}),
        ({"level": "중급"}, {"level": "intermediate"}),
        ({"categories": ["성능", "tip"]}, {"categories": ("performance", "tip")}),
        ({"categories": "주의"}, {"categories": ("caution",)}),
        ({"categories": []}, {"categories": ()}),
        ({"form": "block"}, {"form": "block"}),
        ({"select": ["ALL"], "ignore": "missing-"}, {"select": ("ALL",), "ignore": ("missing-",)}),
        ({"severity": {"a-b": "off", "c": "error"}}, {"severity": {"a-b": "off", "c": "error"}}),
        ({"inlayHints": "all"}, {"inlay_hints": "all"}),
        ({"inlay-hints": "priority"}, {"inlay_hints": "priority"}),
        ({"hover": False}, {"hover": False}),
        ({"catalogs": ["a", "b"]}, {"catalogs": ("a", "b")}),
        ({"density": 2}, {"density": 2.0}),
        ({"level": None, "hover": None}, {}),
    ],
)
def test_what_is_taken(data, changes):
    settings, problems = apply_settings(DEFAULT, data)
    assert problems == []
    assert settings == Settings(**changes)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("level", "expert"), ("level", 3), ("level", ["초급"]), ("categories", ["speed"]), ("categories", 3), ("categories", [1]),
        ("form", "AUTO"), ("select", {"a": 1}), ("select", [None]), ("severity", {"a": "fatal"}), ("severity", ["a"]),
        ("severity", {"a": ["error"]}), ("inlayHints", True), ("hover", "yes"), ("hover", 1), ("catalogs", 3), ("density", 0),
        ("density", -1), ("density", 4), ("density", "1"), ("density", True), ("density", float("nan")), ("colour", "red"), (3, "x"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_reported_and_the_others_are_taken(key, value):
    settings, problems = apply_settings(DEFAULT, {key: value, "ignore": ["x"]})
    assert settings == Settings(ignore=("x",))
    (problem,) = problems
    assert problem.key == str(key)
    assert any("가" <= character <= "힣" for character in problem.message)


@pytest.mark.parametrize("data", [[], "level", 3, True])
def test_settings_are_a_mapping(data):
    settings, problems = apply_settings(DEFAULT, data)
    assert settings == DEFAULT and len(problems) == 1


def test_later_settings_change_earlier_ones():
    first, _ = apply_settings(DEFAULT, {"level": "advanced", "hover": False})
    second, problems = apply_settings(first, {"level": "beginner", "density": []})
    assert (second.level, second.hover, second.density) == ("beginner", False, 1.0)
    assert [problem.key for problem in problems] == ["density"]


def test_every_category_has_a_korean_word():
    settings, problems = apply_settings(DEFAULT, {"categories": ["개념", "성능", "실무", "디버깅", "주의", "팁"]})
    assert problems == [] and settings.categories == CATEGORIES
