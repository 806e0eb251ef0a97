"""IPython lines inside notebook cells: found, kept as facts, and masked byte for byte so that Python remains.

Masking never changes a length or a line break. A masked statement becomes ``0`` and blanks, so that a suite which holds
only a magic keeps a body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Cell magics whose body is Python that runs in the notebook.
PYTHON_CELL_MAGICS = {"time", "timeit", "capture", "prun", "python", "python3", "pypy", "debug"}
_TIMERS = ("time", "timeit", "prun")  # line magics that run the Python after them
SHELL_CELL_MAGICS = {"bash", "sh", "script", "system", "sx", "!"}

_CANDIDATE = re.compile(rb"(?:^|[\r\n])[ \t]*[%!?]|\?[ \t]*(?:[\r\n]|$)|=[ \t]*[%!]")
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n|$)")
_MAGIC = re.compile(rb"(?P<indent>[ \t]*)(?P<mark>%%?|!!?|\?\??)[ \t]*(?P<rest>[^\r\n]*)")
_ASSIGNED = re.compile(
    rb"(?P<left>[ \t]*(?:[^=\r\n!%#'\"]|\['[^'\\\r\n]*'\]|\[\"[^\"\\\r\n]*\"\])+=[ \t]*)(?P<mark>[%!])(?P<rest>[^\r\n]*)"
)
_HELP = re.compile(rb"[ \t]*[\w.*\[\]]+(?P<mark>\?\??)[ \t]*$")
_BREAK = re.compile(rb"\r\n|\r|\n")
_CONTINUATION = re.compile(rb"[ \t]*\\(?:\r\n|\r|\n)[ \t]*")
_WORD = re.compile(rb"[\w!]+")


@dataclass(frozen=True, slots=True)
class ShellLine:
    """A shell command or a line magic. kind: shell or magic; text: the command; start, end: byte offsets of the line."""

    kind: str
    text: str
    start: int
    end: int


def mask(cell: bytes) -> tuple[bytes, list[ShellLine]]:
    """The cell as Python of the same length, and the shell and magic lines it had (offsets within the cell)."""
    if not _CANDIDATE.search(cell):
        return cell, []
    first = _first_line(cell)
    if first is not None:
        start, end, word, rest = first
        found = [ShellLine("magic", (word + b" " + rest).decode("utf-8", "replace").strip(), start, end)]
        if word.decode("utf-8", "replace") not in PYTHON_CELL_MAGICS:
            if word.decode("utf-8", "replace") in SHELL_CELL_MAGICS:
                found += _shell_lines(cell, end)
            return cell[:start] + _blank(cell[start:], statement=True), found
        masked = cell[:start] + _blank(cell[start:end], statement=True) + cell[end:]
        rest_masked, more = _mask_lines(masked, end)
        return rest_masked, found + more
    return _mask_lines(cell, 0)


def _first_line(cell: bytes) -> tuple[int, int, bytes, bytes] | None:
    """Offsets, name and arguments of a ``%%`` line that is the cell's first non-blank one."""
    for match in _LINE.finditer(cell):
        line = match.group().rstrip(b"\r\n")
        if not line.strip():
            if match.end() == len(cell):
                return None
            continue
        if not line.startswith(b"%%"):
            return None
        word = _WORD.match(line[2:].lstrip())
        name = word.group() if word else b""
        return match.start(), match.start() + len(line), name, line[2:].lstrip()[len(name) :].strip()
    return None


def _shell_lines(cell: bytes, start: int) -> list[ShellLine]:
    found = []
    while start < len(cell):
        end = _command_end(cell, start)
        command = cell[start:end]
        if command.strip() and not command.lstrip().startswith(b"#"):
            begin = start + len(command) - len(command.lstrip())
            found.append(ShellLine("shell", _joined(command), begin, end))
        start = _next_line(cell, end)
    return found


def _line_end(cell: bytes, start: int) -> int:
    """The end of the line at an offset, before its line break."""
    found = _BREAK.search(cell, start)
    return found.start() if found else len(cell)


def _next_line(cell: bytes, end: int) -> int:
    """The start of the line after one that ends at an offset."""
    found = _BREAK.match(cell, end)
    return found.end() if found else end


def _command_end(cell: bytes, start: int) -> int:
    """The end of the line at an offset and of the lines that a backslash joins to it."""
    end = _line_end(cell, start)
    while cell[start:end].endswith(b"\\") and end < len(cell):
        start = _next_line(cell, end)
        end = _line_end(cell, start)
    return end


def _joined(command: bytes) -> str:
    """A command that goes on over lines, on one line."""
    return _CONTINUATION.sub(b" ", command).decode("utf-8", "replace").strip()


def _mask_lines(cell: bytes, start: int) -> tuple[bytes, list[ShellLine]]:
    out = [cell[:start]]
    found: list[ShellLine] = []
    state = _State()
    while start < len(cell):
        end = _line_end(cell, start)
        masked = cell[start:end]
        if state.fresh:
            masked, shell = _mask_line(masked, start)
            if shell is not None:
                last = end if masked.endswith(b"\\") else _command_end(cell, start)
                if last > end:
                    text = _joined(shell.text.encode() + cell[end:last])
                    shell = ShellLine(shell.kind, text, shell.start, last)
                    masked += _blank(cell[end:last], statement=False)
                    end = last
                found.append(shell)
        state.feed(masked)
        start = _next_line(cell, end)
        out += (masked, cell[end:start])
    return b"".join(out), found


def _mask_line(line: bytes, offset: int) -> tuple[bytes, ShellLine | None]:
    match = _MAGIC.match(line)
    if match and match["mark"]:
        begin = match.end("indent")
        rest = match["rest"].decode("utf-8", "replace").strip()
        kind = "shell" if match["mark"].startswith(b"!") else "magic"
        shell = ShellLine(kind, rest, offset + begin, offset + len(line))
        word = rest.split(" ")[0]
        code = match["rest"][len(word.encode()) :]
        if kind == "magic" and word in _TIMERS and code.lstrip().startswith((b"!", b"%")):
            gap = len(line) - len(code.lstrip())
            _, inner = _mask_line(line[gap:], offset + gap)
            return line[:begin] + _blank(line[begin:], statement=True), inner
        if kind == "magic" and word in _TIMERS and code.strip() and not code.lstrip().startswith(b"-"):
            gap = len(line) - begin - len(code)
            if gap >= 2:
                return line[:begin] + b"0;" + b" " * (gap - 2) + code, shell
        return line[:begin] + _blank(line[begin:], statement=True), shell
    match = _ASSIGNED.match(line)
    if match:
        begin = match.start("mark")
        kind = "shell" if match["mark"] == b"!" else "magic"
        shell = ShellLine(kind, match["rest"].decode("utf-8", "replace").strip(), offset + begin, offset + len(line))
        return line[:begin] + _blank(line[begin:], statement=True), shell
    match = _HELP.match(line)
    if match:
        if b"*" in line:  # ``torch.*load*?`` lists names
            begin = len(line) - len(line.lstrip())
            return line[:begin] + _blank(line[begin:], statement=True), None
        return line[: match.start("mark")] + b" " * (len(line) - match.start("mark")), None
    return line, None


def _blank(data: bytes, statement: bool) -> bytes:
    """The bytes with all but line breaks replaced by blanks, beginning with ``0`` when a statement is needed."""
    blanked = re.sub(rb"[^\r\n]", b" ", data)
    return b"0" + blanked[1:] if statement and blanked[:1] == b" " else blanked


class _State:
    """Whether the next line starts a statement: brackets, triple quotes and backslashes carry over."""

    _TOKEN = re.compile(rb"'''|\"\"\"|['\"#()\[\]{}]|\\.")

    def __init__(self) -> None:
        self.depth = 0
        self.quote = b""
        self.continued = False

    @property
    def fresh(self) -> bool:
        return not (self.depth or self.quote or self.continued)

    def feed(self, line: bytes) -> None:
        self.continued = False
        for match in self._TOKEN.finditer(line):
            token = match.group()
            if self.quote:
                if token == self.quote:
                    self.quote = b""
            elif token == b"#":
                return
            elif token in (b"'''", b'"""', b"'", b'"'):
                self.quote = token
            elif token in b"([{":
                self.depth += 1
            elif token in b")]}":
                self.depth = max(0, self.depth - 1)
        if len(self.quote) == 1:
            self.quote = b""
        self.continued = line.endswith(b"\\")
