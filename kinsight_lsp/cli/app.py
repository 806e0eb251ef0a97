"""The commands and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

app = typer.Typer(no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False, help="딥러닝 코드를 한국어로 설명하고 살핍니다.")
catalog_app = typer.Typer(no_args_is_help=True, help="카탈로그를 다룹니다.")
app.add_typer(catalog_app, name="catalog")


@catalog_app.command("check")
def catalog_check(
    paths: Annotated[Optional[list[Path]], typer.Argument(help="살필 폴더나 파일. 없으면 기본 카탈로그.")] = None,
) -> None:
    """카탈로그를 검사해 파일:줄:칸으로 문제를 알립니다."""
    from .catalog_check import run

    raise typer.Exit(run(paths or []))
