"""Reads a Jupyter notebook (``.ipynb``, nbformat 4) into cells. What is wrong is said in Korean, with its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .source import Source, notebook_source

_PYTHON = ("python", "python2", "python3", "ipython", "ipython2", "ipython3", "pypy")


class NotebookError(ValueError):
    """The text is no notebook that kinsight reads. The message is Korean."""


@dataclass(frozen=True, slots=True)
class NotebookCell:
    """One cell. kind: code, markdown or raw; language: of a code cell, lower case."""

    kind: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook's cells in order. language: the kernel's, lower case, ``python`` when nothing says otherwise."""

    cells: tuple[NotebookCell, ...]
    language: str

    @property
    def is_python(self) -> bool:
        return is_python(self.language)

    def source(self, uri: str = "", version: int | None = None) -> Source:
        """The notebook as one program. Code cells of another language count as text; cells have no uri of their own."""
        cells = [
            ("", "code" if cell.kind == "code" and is_python(cell.language) else "markdown", cell.text)
            for cell in self.cells
        ]
        return notebook_source(cells, uri, version)


def is_python(language: str) -> bool:
    return language in _PYTHON


def looks_like_notebook(text: str) -> bool:
    """Whether a text without a file name is a notebook. A Python program never is."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and "nbformat" in data and ("cells" in data or "worksheets" in data)


def parse_notebook(text: str) -> Notebook:
    """Read the JSON text of a notebook. Raises :class:`NotebookError`."""
    data = _load(text.removeprefix("\ufeff"))
    if not isinstance(data, dict):
        raise NotebookError("노트북이 아닙니다. 맨 바깥이 JSON 객체가 아닙니다")
    _check_format(data)
    cells = data.get("cells")
    if not isinstance(cells, list):
        raise NotebookError("노트북에 셀의 목록(`cells`)이 없습니다")
    language = _language(data.get("metadata"))
    return Notebook(tuple(_cell(cell, number, language) for number, cell in enumerate(cells, 1)), language)


def _load(text: str) -> Any:
    if not text.strip():
        raise NotebookError("노트북이 비어 있습니다. Jupyter에서 새로 만든 노트북도 JSON입니다")
    if text.startswith("version https://git-lfs"):
        raise NotebookError("Git LFS가 남긴 표지 파일입니다. `git lfs pull`로 노트북을 받으세요")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = text[text.rfind("\n", 0, error.pos) + 1 :]
        conflict = line.lstrip().startswith(("<<<<<<<", "=======", ">>>>>>>"))
        hint = ". 병합 충돌의 흔적이 남아 있습니다" if conflict else ""
        raise NotebookError(f"JSON으로 읽을 수 없습니다({error.lineno}번째 줄 {error.colno}번째 칸){hint}") from None
    except (ValueError, RecursionError):
        raise NotebookError("JSON으로 읽을 수 없습니다. 숫자가 너무 길거나 너무 깊이 겹쳐 있습니다") from None


def _check_format(data: dict[str, Any]) -> None:
    version = data.get("nbformat")
    if not isinstance(version, int) or isinstance(version, bool):
        raise NotebookError("노트북이 아닙니다. `nbformat`이 없습니다")
    if version < 4:
        raise NotebookError(
            f"nbformat {version} 노트북입니다. `jupyter nbconvert --to notebook --nbformat 4`로 바꾸면 읽을 수 있습니다"
        )
    if version > 4:
        raise NotebookError(f"nbformat {version} 노트북입니다. kinsight는 nbformat 4를 읽습니다")


def _language(metadata: Any) -> str:
    """The kernel's language: what the kernel told at its last run, else what the kernel spec says."""
    info = _mapping(metadata, "language_info").get("name")
    if isinstance(info, str) and info:
        return info.lower()
    spec = _mapping(metadata, "kernelspec")
    language = spec.get("language")
    if isinstance(language, str) and language:
        return language.lower()
    name = spec.get("name")
    if name == "ir":
        return "r"
    if isinstance(name, str) and name.startswith("julia"):
        return "julia"
    return "python"


def _mapping(value: Any, key: str) -> dict[str, Any]:
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def _cell(cell: Any, number: int, language: str) -> NotebookCell:
    if not isinstance(cell, dict):
        raise NotebookError(f"{number}번째 셀이 JSON 객체가 아닙니다")
    kind = cell.get("cell_type")
    if not isinstance(kind, str):
        raise NotebookError(f"{number}번째 셀에 종류(`cell_type`)가 없습니다")
    text = cell.get("source")
    if isinstance(text, list) and all(isinstance(line, str) for line in text):
        text = "".join(text)
    if not isinstance(text, str):
        raise NotebookError(f"{number}번째 셀의 내용(`source`)이 문자열도 문자열의 목록도 아닙니다")
    own = _mapping(cell.get("metadata"), "vscode").get("languageId")
    return NotebookCell(kind, text, own.lower() if isinstance(own, str) and own else language)
