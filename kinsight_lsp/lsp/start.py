"""``kinsight-lsp``: starts the server on stdio, TCP or a web socket."""

from __future__ import annotations

import argparse
import logging
import os
import shlex
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, NoReturn

from .. import __version__

if TYPE_CHECKING:
    from .server import KinsightServer

SWITCH = 0.0002  # seconds an analysis may keep its thread when a message has arrived
_LEVELS = ("debug", "info", "warning", "error")


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Serve until the client leaves. Exit code 0 after ``shutdown`` and ``exit``, else 1."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.beside and (options.tcp or options.ws):
        parser.error("--with는 표준 입출력에서만 쓸 수 있습니다")
    logging.basicConfig(
        stream=sys.stderr, level=options.log_level.upper(), format="%(asctime)s %(name)s %(levelname)s: %(message)s"
    )
    logging.getLogger("pygls").setLevel(logging.CRITICAL if options.log_level != "debug" else logging.INFO)
    # Before 3.12, asyncio warns when the loop closes sooner than the killed jedi worker is reaped; that is harmless.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    if options.beside:
        _leave(_serve_beside(options))

    from .server import KinsightServer  # after the options, so that --version and --help answer at once

    sys.setswitchinterval(SWITCH)
    server = KinsightServer()
    server.workspace_catalogs = options.workspace_catalogs
    try:
        _serve(server, options)
    except (SystemExit, KeyboardInterrupt):
        pass  # ``exit`` says whether it was in order
    except Exception:
        logging.exception("kinsight-lsp cannot go on")
    server.close()
    _leave(0 if server.protocol.ended_well else 1)


def _serve(server: KinsightServer, options: argparse.Namespace) -> None:
    if not (options.tcp or options.ws):
        from . import stdio

        stdio.serve(server)
        return
    server.watch_parent = False  # the client may be on another machine
    if options.ws and find_spec("websockets") is None:
        print("kinsight-lsp: --ws에는 websockets가 필요합니다: pip install 'pygls[ws]'", file=sys.stderr)
        return
    try:
        (server.start_tcp if options.tcp else server.start_ws)(options.host, options.port)
    except OSError as error:
        where = f"{options.host}:{options.port}"
        print(f"kinsight-lsp: {where}에서 기다릴 수 없습니다({error.strerror or error})", file=sys.stderr)


def _serve_beside(options: argparse.Namespace) -> int:
    """Serve together with another server. The exit code."""
    from .beside.proxy import Proxy

    # Started as this process was, so that a script of that name and ``python -m`` both find the same kinsight.
    own = [sys.executable, *sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv) + 1], "--log-level", options.log_level]
    if not options.workspace_catalogs:
        own.append("--no-workspace-catalogs")
    return Proxy(own, options.beside, sys.stdin.buffer, sys.stdout.buffer).run()


def _command(text: str) -> list[str]:
    """The words of a command line, as a POSIX shell divides them; no shell runs it."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"명령을 읽을 수 없습니다({error})") from error
    if not words:
        raise argparse.ArgumentTypeError("명령이 비어 있습니다")
    return words


def _leave(code: int) -> NoReturn:
    """End at once: an analysis that still runs in its thread is not waited for."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(code)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kinsight-lsp", description="kinsight 언어 서버를 시작합니다. 기본은 표준 입출력입니다."
    )
    parser.add_argument("--version", action="version", version=f"kinsight-lsp {__version__}")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--stdio", action="store_true", help="표준 입출력으로 주고받습니다(기본)")
    way.add_argument("--tcp", action="store_true", help="TCP 연결 하나를 기다립니다")
    way.add_argument(
        "--ws", action="store_true", help="웹 소켓 연결을 기다립니다(pip install 'pygls[ws]'가 필요합니다)"
    )
    parser.add_argument(
        "--with", dest="beside", metavar="COMMAND", type=_command,
        help="다른 언어 서버를 함께 시작해 두 서버의 답을 합칩니다(표준 입출력). 예: --with \"pylsp\"",
    )  # fmt: skip
    parser.add_argument("--host", default="127.0.0.1", help="기다릴 주소(기본 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8888, help="기다릴 포트(기본 8888)")
    parser.add_argument(
        "--no-workspace-catalogs", dest="workspace_catalogs", action="store_false",
        help="작업 폴더의 카탈로그와 `catalogs` 설정을 쓰지 않습니다(신뢰하지 않는 폴더를 열 때)",
    )  # fmt: skip
    parser.add_argument("--log-level", choices=_LEVELS, default="warning", help="표준 오류에 남길 기록의 양")
    return parser
