"""Help and usage errors in Korean: Typer writes its own words in English."""

from __future__ import annotations

import sys
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

HELP = "이 도움말을 보이고 끝냅니다."
_OPTION_HELP = {
    "install_completion": "지금 쓰는 셸에 자동 완성을 설치합니다.",
    "show_completion": "자동 완성 스크립트를 보입니다.",
}
_PANELS = {
    "ARGUMENTS_PANEL_TITLE": "인자",
    "OPTIONS_PANEL_TITLE": "선택",
    "COMMANDS_PANEL_TITLE": "명령",
    "ERRORS_PANEL_TITLE": "오류",
    "DEFAULT_STRING": "[기본값: {}]",
    "REQUIRED_LONG_STRING": "[필수]",
    "ABORTED_TEXT": "멈췄습니다.",
}


class _KoreanHelp:
    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = HELP
        return option


class Command(_KoreanHelp, TyperCommand):
    """A command whose help is Korean."""


class Group(_KoreanHelp, TyperGroup):
    """A group of commands whose help is Korean."""


def run(app: typer.Typer) -> int:
    """Run the command line and answer its exit code. Usage errors are told in Korean, exit code 2."""
    for name, text in _PANELS.items():
        if hasattr(rich_utils, name):
            setattr(rich_utils, name, text)
    command = typer.main.get_command(app)
    for option in command.params:
        option.help = _OPTION_HELP.get(option.name or "", getattr(option, "help", None))  # type: ignore[attr-defined]
    try:
        code = command.main(standalone_mode=False)
    except typer.Exit as stop:
        return stop.exit_code
    except (typer.Abort, KeyboardInterrupt):
        print("멈췄습니다.", file=sys.stderr)
        return 130
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _usage_error(error)
    return code if isinstance(code, int) else 0


def _usage_error(error: Any) -> int:
    """Tell what is wrong with the command line. error: Typer's, whose classes are no public names."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        print(error.format_message(), file=sys.stderr)
        return 2
    message = _message(kind, error)
    path = error.ctx.command_path if getattr(error, "ctx", None) else "kinsight"
    print(f"{path}: {message}\n도움말: {path} --help", file=sys.stderr)
    return 2


def _message(kind: str, error: Any) -> str:
    original = error.format_message()
    if kind == "NoSuchOption":
        near = f" `{error.possibilities[0]}`인가요?" if getattr(error, "possibilities", None) else ""
        return f"`{error.option_name}` 선택은 없습니다.{near}"
    if kind == "MissingParameter":
        param = getattr(error, "param", None)
        return f"{getattr(param, 'metavar', None) or getattr(param, 'name', '')} 값이 빠졌습니다."
    if kind == "BadOptionUsage":
        return f"`{error.option_name}`에 값이 필요합니다."
    if kind == "BadParameter":
        return f"`{'/'.join(getattr(error.param, 'opts', ()) or ('값',))}`: {error.message}"
    if original.startswith("No such command"):
        word = original.split("'")[1] if "'" in original else ""
        return f"`{word}` 명령은 없습니다."
    if original.startswith("Got unexpected extra argument"):
        return (
            f"남는 인자가 있습니다{original[original.find(' (') :].rstrip('.')}."
            if "(" in original
            else "남는 인자가 있습니다."
        )
    return original
