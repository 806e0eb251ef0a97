"""The commands and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import __version__
from .korean import Command, Group

app = typer.Typer(
    cls=Group, no_args_is_help=True, pretty_exceptions_enable=False,
    help="딥러닝 코드를 한국어로 설명하고, 모델을 조용히 망치는 실수를 찾습니다.",
)  # fmt: skip
catalog_app = typer.Typer(cls=Group, no_args_is_help=True, help="카탈로그를 다룹니다.")
app.add_typer(catalog_app, name="catalog")
settings_app = typer.Typer(cls=Group, no_args_is_help=True, help="설정을 다룹니다.")
app.add_typer(settings_app, name="settings")


Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar="N", min=1, help="함께 쓸 프로세스의 수. 없으면 일이 많을 때 모든 코어."),
]
Cluster = Annotated[
    str,
    typer.Option("--cluster", metavar="ADDRESS", help="Dask 스케줄러에 맡깁니다. tcp://scheduler:8786 꼴."),
]
Fresh = Annotated[bool, typer.Option("--fresh", help="전에 끝낸 파일도 다시 합니다.")]

FORMATS = ("text", "json", "sarif", "github")


def _format(value: str) -> str:
    if value not in FORMATS:
        raise typer.BadParameter(f"{value!r} 대신 {', '.join(FORMATS)} 가운데 하나를 쓰세요.")
    return value


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kinsight {__version__}")
        raise typer.Exit()


@app.callback()
def kinsight(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="버전을 보이고 끝냅니다.")
    ] = False,
) -> None:
    """딥러닝 코드를 한국어로 설명하고, 모델을 조용히 망치는 실수를 찾습니다."""


@app.command(cls=Command)
def check(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="파일이나 폴더. `-`는 표준 입력, 없으면 지금 폴더.")
    ] = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--output-format", metavar="FORMAT", callback=_format, help="결과를 쓰는 꼴. text, json, sarif, github."
        ),
    ] = "text",
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="CODE", help="볼 주의의 코드나 앞부분. 쉼표로 잇거나 되풀이합니다. ALL은 모두."
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help="보지 않을 주의의 코드나 앞부분.")
    ] = None,
    level: Annotated[
        str | None, typer.Option("--level", metavar="LEVEL", help="초급, 중급, 고급(beginner, intermediate, advanced).")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="안전하게 고칠 수 있는 것을 고쳐 씁니다.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="고쳐 쓰지 않고 무엇이 바뀔지 보입니다.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="코드마다 몇 번 나왔는지 셉니다.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="주의가 있어도 0으로 끝냅니다.")] = False,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="쓸 설정 파일. 없으면 가까운 pyproject.toml.")
    ] = None,
    jobs: Jobs = None,
    cluster: Cluster = "",
    fresh: Fresh = False,
) -> None:
    """Python 파일과 노트북에서 주의할 곳을 찾습니다.

    끝나는 값: 0은 찾은 것 없음(`--fix`라면 남은 것 없음), 1은 찾음, 2는 살피지 못한 것이 있음.
    """
    from .batch import Means
    from .check import Options, run
    from .checking import DIFF, FIX

    overrides: dict[str, object] = {}
    if select is not None:
        overrides["select"] = _codes(select)
    if ignore is not None:
        overrides["ignore"] = _codes(ignore)
    if level is not None:
        overrides["level"] = level
    mode = DIFF if diff else FIX if fix else ""
    options = Options(output_format, statistics, exit_zero, mode, Means(jobs, cluster, fresh))
    raise typer.Exit(run(paths or [], overrides, config, options))


@app.command(cls=Command)
def annotate(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="파일이나 폴더.")],
    level: Annotated[
        str | None, typer.Option("--level", metavar="LEVEL", help="초급, 중급, 고급(beginner, intermediate, advanced).")
    ] = None,
    density: Annotated[
        float | None, typer.Option("--density", metavar="FACTOR", help="인사이트의 수에 곱할 수. 0보다 크고 3 이하.")
    ] = None,
    sections: Annotated[
        list[str] | None, typer.Option("--sections", metavar="SECTION", help="이 구역에만 적습니다. 쉼표로 잇습니다.")
    ] = None,
    categories: Annotated[
        list[str] | None,
        typer.Option("--categories", metavar="CATEGORY", help="이 범주만 적습니다. 개념,팁처럼 잇습니다."),
    ] = None,
    form: Annotated[str | None, typer.Option("--form", metavar="FORM", help="적는 꼴. auto, inline, block.")] = None,
    diff: Annotated[bool, typer.Option("--diff", help="고쳐 쓰지 않고 무엇이 바뀔지 보입니다.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE-OR-FOLDER", help="제자리 대신 여기에 씁니다.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="쓸 설정 파일. 없으면 가까운 pyproject.toml.")
    ] = None,
    jobs: Jobs = None,
    cluster: Cluster = "",
    fresh: Fresh = False,
) -> None:
    """수준에 맞는 인사이트를 파일과 노트북에 적습니다.

    전에 적은 것은 새것으로 바꾸고, 사람이 적은 인사이트는 그대로 둡니다. 프로그램이 하는 일은 바뀌지 않습니다.

    끝나는 값: 0은 다 함, 2는 하지 못한 것이 있음.
    """
    from .annotate import run
    from .batch import Means
    from .rewrite import Request

    overrides: dict[str, object] = {}
    if level is not None:
        overrides["level"] = level
    if density is not None:
        overrides["density"] = density
    if categories is not None:
        overrides["categories"] = _codes(categories)
    if form is not None:
        overrides["form"] = form
    request = Request(paths, overrides, config, diff, output, Means(jobs, cluster, fresh))
    raise typer.Exit(run(request, _codes(sections or [])))


@app.command(cls=Command)
def strip(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="파일이나 폴더.")],
    everyones: Annotated[bool, typer.Option("--all", help="사람이 적은 인사이트 주석도 지웁니다.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="고쳐 쓰지 않고 무엇이 바뀔지 보입니다.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE-OR-FOLDER", help="제자리 대신 여기에 씁니다.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="쓸 설정 파일. 없으면 가까운 pyproject.toml.")
    ] = None,
    jobs: Jobs = None,
    cluster: Cluster = "",
    fresh: Fresh = False,
) -> None:
    """`annotate`가 적은 인사이트를 지워 파일을 바이트까지 되돌립니다.

    끝나는 값: 0은 다 함, 2는 하지 못한 것이 있음.
    """
    from .batch import Means
    from .rewrite import Request
    from .strip import run

    request = Request(paths, {}, config, diff, output, Means(jobs, cluster, fresh))
    raise typer.Exit(run(request, everyones))


@app.command(cls=Command)
def report(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="파일이나 폴더.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="쓸 HTML 파일.")] = Path("report.html"),
    level: Annotated[
        str | None,
        typer.Option("--level", metavar="LEVEL", help="목표로 삼을 수준. 없으면 파일마다 짐작합니다."),
    ] = None,
    select: Annotated[
        list[str] | None, typer.Option("--select", metavar="CODE", help="볼 주의의 코드나 앞부분.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODE", help="보지 않을 주의의 코드나 앞부분.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="쓸 설정 파일. 없으면 가까운 pyproject.toml.")
    ] = None,
    jobs: Jobs = None,
    cluster: Cluster = "",
    fresh: Fresh = False,
) -> None:
    """파일과 노트북의 인사이트와 주의를 HTML 한 쪽으로 정리합니다.

    끝나는 값: 0은 다 함, 2는 살피지 못한 것이 있음.
    """
    from .batch import Means
    from .report import run

    overrides: dict[str, object] = {}
    if select is not None:
        overrides["select"] = _codes(select)
    if ignore is not None:
        overrides["ignore"] = _codes(ignore)
    raise typer.Exit(run(paths, output, overrides, level or "", config, Means(jobs, cluster, fresh)))


@app.command(cls=Command)
def explain(
    name: Annotated[
        str, typer.Argument(metavar="ID-OR-SYMBOL", help="인사이트, 주의의 코드, 또는 `DataLoader` 같은 이름.")
    ],
) -> None:
    """인사이트, 주의, 또는 라이브러리의 이름을 설명합니다."""
    from .explain import run

    raise typer.Exit(run(name))


@app.command(cls=Command)
def search(words: Annotated[list[str], typer.Argument(metavar="WORDS", help="모두 들어 있어야 하는 낱말.")]) -> None:
    """카탈로그에서 낱말이 들어 있는 인사이트와 주의를 찾습니다."""
    from .search import run

    raise typer.Exit(run(words))


@catalog_app.command("check", cls=Command)
def catalog_check(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="살필 폴더나 파일. 없으면 기본 카탈로그.")
    ] = None,
) -> None:
    """카탈로그를 검사해 파일:줄:칸으로 문제를 알립니다."""
    from .catalog_check import run

    raise typer.Exit(run(paths or []))


@catalog_app.command("schema", cls=Command)
def catalog_schema() -> None:
    """카탈로그 파일의 JSON Schema를 보입니다."""
    import json

    from ..knowledge.schema import CATALOG_SCHEMA

    typer.echo(json.dumps(CATALOG_SCHEMA, ensure_ascii=False, indent=2))


@settings_app.command("schema", cls=Command)
def show_settings_schema() -> None:
    """설정의 JSON Schema를 보입니다."""
    import json

    from ..core.settings_schema import settings_schema

    typer.echo(json.dumps(settings_schema(), ensure_ascii=False, indent=2))


@catalog_app.command("docs", cls=Command)
def catalog_docs(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="읽을 폴더나 파일. 없으면 기본 카탈로그.")
    ] = None,
    folder: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="쪽을 쓸 폴더. 없으면 docs/rules.")
    ] = Path("docs/rules"),
    check: Annotated[
        bool, typer.Option("--check", help="쓰지 않고, 카탈로그와 다른 쪽이 있으면 1로 끝냅니다.")
    ] = False,
) -> None:
    """주의마다 설명하는 Markdown 한 쪽과 차례를 씁니다."""
    from .catalog_docs import run

    raise typer.Exit(run(paths or [], folder, check))


def _codes(values: list[str]) -> list[str]:
    """Comma-separated and repeated codes as one list."""
    return [code.strip() for value in values for code in value.split(",") if code.strip()]
