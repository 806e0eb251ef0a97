"""The servers: how each is started and told which interpreter the project has.

Every server is given what an editor gives: the folder, the capabilities of a modern client, the interpreter in the
place where it looks for it, and its default settings otherwise.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Server:
    """A server to measure.

    marker: the problem that it can see (a key of ``documents.MARKERS``); hovers: whether it explains names;
    environment: variables; options: initializationOptions; settings: answers to workspace/configuration by section,
    also sent with workspace/didChangeConfiguration.
    """

    name: str
    command: tuple[str, ...]
    marker: str
    hovers: bool = True
    environment: dict[str, str] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)


def kinsight() -> Server:
    """The server of this repository, with the Python that runs the benchmark."""
    return Server("kinsight", (sys.executable, "-m", "kinsight_lsp"), "caution")


def peers(tools: Path, project: Path) -> list[Server]:
    """The peers. tools: the environment that they are installed in; project: the one that holds the project's torch."""
    binaries, python = tools / "bin", str(project / "bin" / "python")
    # ty, zuban, ruff and pyrefly look at the activated environment, as a terminal or an editor sets it.
    active = {"VIRTUAL_ENV": str(project), "PATH": f"{project / 'bin'}:/usr/local/bin:/usr/bin:/bin"}

    def command(program: str, *arguments: str) -> tuple[str, ...]:
        return (str(binaries / program), *arguments)

    return [
        Server("zuban", command("zuban", "server"), "name", environment=active),
        Server("ty", command("ty", "server"), "name", environment=active),
        Server(
            "pyrefly", command("pyrefly", "lsp"), "name", environment=active,
            # Without a configuration file it shows no type errors unless it is asked to.
            settings={"python": {"pythonPath": python, "pyrefly": {"displayTypeErrors": "force-on"}}},
        ),
        Server(
            "basedpyright", command("basedpyright-langserver", "--stdio"), "name",
            settings={
                "python": {"pythonPath": python}, "basedpyright": {"analysis": {"diagnosticMode": "openFilesOnly"}},
            },
        ),
        Server(
            "jedi-language-server", command("jedi-language-server"), "syntax",  # it reports nothing but broken syntax
            options={"workspace": {"environmentPath": python}},
        ),
        Server(
            "python-lsp-server", command("pylsp"), "name",
            settings={"pylsp": {"plugins": {"jedi": {"environment": python}}}},
        ),
        Server("ruff", command("ruff", "server"), "name", hovers=False, environment=active),
    ]  # fmt: skip
