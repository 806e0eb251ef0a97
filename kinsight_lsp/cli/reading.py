"""Reads what a path names, decoded as Python itself would decode it, and spells a changed document as the file was."""

from __future__ import annotations

import io
import re
import tokenize
from dataclasses import dataclass
from pathlib import Path

from ..core.notebook import looks_like_notebook, parse_notebook
from ..core.notebook_json import replace_sources
from ..core.source import Source, file_source
from ..core.text import decode

NOTEBOOK_SUFFIX = ".ipynb"
_BOM = b"\xef\xbb\xbf"


class Unreadable(Exception):
    """The file could not be read. The message is Korean."""


class Unwritable(Exception):
    """The file could not be written. The message is Korean."""


class OtherLanguage(Exception):
    """The file is a notebook of another language; its name is the message."""


@dataclass(frozen=True, slots=True)
class Original:
    """A document as it was read. text: without a byte order mark, a notebook's JSON; encoding: of the bytes."""

    source: Source
    data: bytes
    text: str
    encoding: str

    def with_source(self, source: Source) -> str:
        """The text of the file with a changed source: in a notebook only the changed cells' sources differ."""
        if not source.is_notebook:
            return decode(source.text.data)
        before, after = self.source.cells, source.cells
        changed = {
            new.index: decode(new.text.data)
            for old, new in zip(before, after, strict=True)
            if old.text.data != new.text.data
        }
        text = replace_sources(self.text, changed)
        if [cell.text for cell in parse_notebook(text).cells] != [decode(cell.text.data) for cell in after]:
            raise Unwritable("노트북의 JSON을 그대로 둔 채 셀만 바꿀 수 없습니다")
        return text

    def encode(self, text: str) -> bytes:
        """The bytes of a text in the file's encoding, with its byte order mark. Raises :class:`Unwritable`."""
        mark = _BOM if self.data.startswith(_BOM) else b""
        try:
            if mark + self.text.encode(self.encoding) != self.data:
                raise Unwritable(f"인코딩 `{self.encoding}`으로는 파일을 그대로 되돌려 쓸 수 없습니다")
            return mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            letter = error.object[error.start]
            raise Unwritable(f"인코딩 `{self.encoding}`에는 `{letter}`(이)라는 글자가 없습니다") from None


def read_bytes(path: Path) -> bytes:
    """The bytes at a path. Raises :class:`Unreadable`."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(f"읽을 수 없습니다({error.strerror or error})") from None


def read_document(path: str, data: bytes) -> Original:
    """The document of a file with these bytes; the path's suffix tells a notebook.

    Raises :class:`Unreadable`, :class:`OtherLanguage` or ``NotebookError``.
    """
    if path.lower().endswith(NOTEBOOK_SUFFIX):
        return _notebook(data, _utf8(data), path)
    text, encoding = _decode(data)
    return Original(file_source(text, path), data, text, encoding)


def read_stream(data: bytes) -> Original:
    """Standard input: Python, or a notebook when it is the JSON of one."""
    text, encoding = _decode(data)
    if looks_like_notebook(text):
        return _notebook(data, text, "-")
    return Original(file_source(text, "-"), data, text, encoding)


def _notebook(data: bytes, text: str, uri: str) -> Original:
    notebook = parse_notebook(text)
    if not notebook.is_python:
        raise OtherLanguage(notebook.language)
    return Original(notebook.source(uri), data, text, "utf-8")


def _decode(data: bytes) -> tuple[str, str]:
    """Python source and its encoding: UTF-8 unless a coding line (PEP 263) says so. A byte order mark is dropped."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        unknown = re.search(r"unknown encoding(?: for '.*')?: (\S+)", str(error))
        if unknown:
            raise Unreadable(f"coding 줄의 인코딩을 모릅니다: `{unknown[1]}`") from None
        encoding = "utf-8"
    if encoding in ("utf-8", "utf-8-sig"):
        return _utf8(data), "utf-8"
    try:
        return data.decode(encoding), encoding
    except (UnicodeError, LookupError):
        raise Unreadable(f"coding 줄의 인코딩 `{encoding}`으로 읽을 수 없습니다") from None


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(f"UTF-8이 아닙니다({line}번째 줄, 바이트 {error.start})") from None
