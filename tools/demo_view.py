"""What the demo prints: code with a cursor, hovers, diffs and cautions, as an editor would show them."""

from __future__ import annotations

import difflib

from rich.console import Console, Group
from rich.markdown import Markdown
from rich.padding import Padding
from rich.panel import Panel
from rich.text import Text

from kinsight_lsp.cli.console import visible
from kinsight_lsp.cli.excerpt import excerpt

SEVERITIES = {1: ("오류", "bold red"), 2: ("경고", "bold yellow"), 3: ("정보", "bold blue"), 4: ("힌트", "bold cyan")}
_DIFF = {"+": "green", "-": "red", "@": "cyan"}


class View:
    """Prints one step after another."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def chapter(self, title: str) -> None:
        self.console.print()
        self.console.rule(Text(title, "bold"), style="dim")

    def say(self, text: str) -> None:
        self.console.print(Text(text, "dim"))

    def nothing(self, what: str) -> None:
        self.console.print(Text(f"  {what}: 서버가 답을 주지 않았습니다.", "yellow"))

    def hover(self, where: str, line: str, span: tuple[int, int], text: str, milliseconds: float) -> None:
        """A hover below its line. span: the columns, in characters, of what the cursor is on."""
        indent = len(line) - len(line.lstrip())
        code, caret = excerpt(line[indent:], span[0] - indent, span[1] - indent, self.console.width - 4)
        title = Text.assemble((where, "bold"), (f"  {milliseconds:.1f} ms", "dim"))
        body = Group(Text(code, "bold"), Text(caret, "bold magenta"), Text(), Markdown(text))
        self.console.print(Panel(body, title=title, title_align="left", border_style="magenta"))

    def diff(self, title: str, name: str, before: str, after: str) -> None:
        lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="", n=2))[2:]
        if not lines:
            return self.nothing(title)
        body = Text(no_wrap=True, overflow="ellipsis")
        for line in lines:
            body.append(visible(line) + "\n", _DIFF.get(line[:1], ""))
        body.rstrip()
        self.console.print(Panel(body, title=Text(title), title_align="left", border_style="green"))

    def caution(self, where: str, diagnostic: dict, related: list[str], fixes: list[str]) -> None:
        word, style = SEVERITIES.get(diagnostic.get("severity", 3), SEVERITIES[3])
        head = Text.assemble((f"{where} ", "bold"), (f"{word} {diagnostic.get('code', '')}", style))
        lines = [head, Padding(Text(diagnostic.get("message", "")), (0, 0, 0, 2))]
        lines += [Padding(Text(note, "dim"), (0, 0, 0, 2)) for note in related]
        lines += [Padding(Text.assemble(("고치기 ", "green"), fix), (0, 0, 0, 2)) for fix in fixes]
        self.console.print(Group(*lines))
