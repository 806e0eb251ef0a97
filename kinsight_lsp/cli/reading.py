"""Reads what a path names into a :class:`Source`, decoded as Python itself would decode it."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

from ..core.notebook import looks_like_notebook, parse_notebook
from ..core.source import Source, file_source

NOTEBOOK_SUFFIX = ".ipynb"


class Unreadable(Exception):
    """The file could not be read. The message is Korean."""


class OtherLanguage(Exception):
    """The file is a notebook of another language; its name is the message."""


def read_source(path: Path) -> Source:
    """The document at a path. Raises :class:`Unreadable` or :class:`OtherLanguage`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"읽을 수 없습니다({error.strerror or error})") from None
    if path.suffix.lower() == NOTEBOOK_SUFFIX:
        return _notebook(_utf8(data), str(path))
    return file_source(_decode(data), str(path))


def read_stream(data: bytes) -> Source:
    """Standard input: Python, or a notebook when it is the JSON of one."""
    text = _decode(data)
    return _notebook(text, "-") if looks_like_notebook(text) else file_source(text, "-")


def _notebook(text: str, uri: str) -> Source:
    notebook = parse_notebook(text)
    if not notebook.is_python:
        raise OtherLanguage(notebook.language)
    return notebook.source(uri)


def _decode(data: bytes) -> str:
    """Python source: UTF-8 unless a coding line (PEP 263) says otherwise; a byte order mark is dropped."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        unknown = re.search(r"unknown encoding(?: for '.*')?: (\S+)", str(error))
        if unknown:
            raise Unreadable(f"coding 줄의 인코딩을 모릅니다: `{unknown[1]}`") from None
        encoding = "utf-8"
    if encoding in ("utf-8", "utf-8-sig"):
        return _utf8(data)
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        raise Unreadable(f"coding 줄의 인코딩 `{encoding}`으로 읽을 수 없습니다") from None


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"UTF-8이 아닙니다({line}번째 줄, 바이트 {error.start})") from None
