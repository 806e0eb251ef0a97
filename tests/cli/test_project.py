"""``[tool.kinsight]``: where it is looked for, what it does, and where its mistakes are."""

from __future__ import annotations

from .samples import BAD, CODE


def test_settings_of_the_nearest_project_hold(kinsight, folder):
    (folder / "pyproject.toml").write_text(f'[tool.kinsight]\nignore = ["{CODE}"]\n')
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    (folder / "sub").mkdir()
    (folder / "sub" / "pyproject.toml").write_text('[project]\nname = "other"\n')
    (folder / "sub" / "b.py").write_text(BAD, encoding="utf-8")
    assert CODE not in kinsight("check").out
    (folder / "sub" / "pyproject.toml").write_text(f'[tool.kinsight]\nselect = ["{CODE}"]\n')
    out = kinsight("check").out
    assert "sub/b.py:" in out and "\na.py:" not in out


def test_the_command_line_wins(kinsight, folder):
    (folder / "pyproject.toml").write_text(f'[tool.kinsight]\nignore = ["{CODE}"]\n')
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    assert CODE in kinsight("check", "--select", CODE).out


def test_severity_setting(kinsight, folder):
    (folder / "pyproject.toml").write_text(f'[tool.kinsight.severity]\n{CODE} = "hint"\n')
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    assert f"{CODE} 힌트" in kinsight("check", "--select", CODE).out


def test_wrong_values_are_told_with_their_place(kinsight, folder):
    (folder / "pyproject.toml").write_text(
        '[project]\nname = "x"\n\n[tool.kinsight]\nlevel = "expert"\n  colour = 1\nignore = ["no-such-code"]\n'
        f'\n[tool.kinsight.severity]\n{CODE} = "loud"\n'
    )
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    result = kinsight("check")
    assert result.code == 2 and result.out == ""
    places = [line.split(": ")[0] for line in result.err.splitlines()]
    assert sorted(places) == [f"pyproject.toml:{place}" for place in ("10:1", "5:1", "6:3", "7:1")]


def test_broken_toml_is_told_with_its_place(kinsight, folder):
    (folder / "pyproject.toml").write_text("[tool.kinsight]\nlevel = \n")
    (folder / "a.py").write_text("")
    result = kinsight("check")
    assert result.code == 2 and result.err.startswith("pyproject.toml:2:")


def test_broken_toml_of_others_is_none_of_our_business(kinsight, folder):
    (folder / "pyproject.toml").write_text("{{ cookiecutter.name }}\n")
    (folder / "a.py").write_text("")
    assert kinsight("check").code == 0


def test_config_option_takes_bare_settings(kinsight, folder):
    (folder / "my.toml").write_text(f'level = "고급"\nignore = ["{CODE}"]\n')
    (folder / "a.py").write_text(BAD, encoding="utf-8")
    assert CODE not in kinsight("check", "--config", "my.toml").out
    (folder / "my.toml").write_text('\nlevel = "x"\n')
    assert kinsight("check", "--config", "my.toml").err.startswith("my.toml:2:1: ")


def test_a_broken_catalog_of_the_users_stops_with_its_place(kinsight, folder):
    (folder / ".kinsight").mkdir()
    (folder / ".kinsight" / "mine.yaml").write_text("insights:\n  - id: x\n")
    (folder / "a.py").write_text("")
    result = kinsight("check")
    assert result.code == 2 and "mine.yaml:2:" in result.err
