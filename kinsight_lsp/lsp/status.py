"""What the server works with, for a client's status bar and for bug reports; told to clients that ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .. import __version__
from ..knowledge.model import LEVELS

if TYPE_CHECKING:
    from .documents import Program
    from .engine import View
    from .server import KinsightServer

STATUS, INSIGHTS_CHANGED = "kinsight/status", "kinsight/insightsChanged"


class Status:
    """Says it on demand and whenever it changes."""

    def __init__(self, server: KinsightServer) -> None:
        self.server = server
        self._told: dict[str, Any] | None = None

    def current(self) -> dict[str, Any]:
        settings = self.server.settings
        level = settings.current.level
        catalog = self.server.catalogs.catalog if self.server.catalogs is not None else None
        return {
            "version": __version__,
            "level": level,
            "levelName": LEVELS[level],
            "levels": [{"id": name, "name": word} for name, word in LEVELS.items()],
            "sessionLevel": settings.session_level is not None,
            "inlayHints": settings.current.inlay_hints,
            "catalog": {
                "insights": len(catalog.insights) if catalog else 0,
                "cautions": len(catalog.cautions) if catalog else 0,
                "revision": catalog.revision if catalog else "",
            },
        }

    def announce(self) -> None:
        """Tell the client, if it asked for it and something is new."""
        if not self.server.caps.status:
            return
        now = self.current()
        if now != self._told:
            self._told = now
            self.server.protocol.notify(STATUS, now)

    def on_view(self, program: Program, view: View, before: View | None) -> None:
        """Tell the client that a document's insights, findings or insight comments are others now."""
        if self.server.caps.insights_changed and (before is None or _listed(view) != _listed(before)):
            self.server.protocol.notify(INSIGHTS_CHANGED, {"uri": program.uri})


def _listed(view: View) -> tuple:
    analysis = view.analysis
    return view.key[1:], analysis.occurrences, analysis.findings, analysis.comments
