"""Findings as LSP diagnostics, with no more than the client can show."""

from __future__ import annotations

from lsprotocol import types

from ..core.analysis import Finding
from .caps import ClientCaps
from .engine import View
from .render import safe_url

SOURCE = "kinsight"
_SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "information": types.DiagnosticSeverity.Information,
    "hint": types.DiagnosticSeverity.Hint,
}


def diagnostics(view: View, caps: ClientCaps) -> dict[str, list[types.Diagnostic]]:
    """The diagnostics of a view by document uri; every document of the program has a list."""
    found: dict[str, list[types.Diagnostic]] = {uri: [] for uri in view.places.uris}
    for finding in view.analysis.findings:
        place = view.places.locate(finding.start, finding.end)
        if place is not None and place[0] in found:
            found[place[0]].append(to_diagnostic(finding, place[1], view, caps))
    return found


def to_diagnostic(finding: Finding, range_: types.Range, view: View, caps: ClientCaps) -> types.Diagnostic:
    """One finding at its range."""
    return types.Diagnostic(
        range=range_,
        message=finding.message,
        severity=_SEVERITIES.get(finding.severity, types.DiagnosticSeverity.Warning),
        code=finding.code,
        code_description=_link(finding, view) if caps.code_description else None,
        source=SOURCE,
        tags=_tags(finding, caps),
        related_information=_related(finding, view) if caps.related_information else None,
    )


def _link(finding: Finding, view: View) -> types.CodeDescription | None:
    caution = view.catalog.cautions.get(finding.code)
    url = next(filter(None, map(safe_url, caution.source)), None) if caution else None
    return types.CodeDescription(url) if url else None


def _tags(finding: Finding, caps: ClientCaps) -> list[types.DiagnosticTag] | None:
    tags = []
    if caps.tag_deprecated and "deprecated" in finding.tags:
        tags.append(types.DiagnosticTag.Deprecated)
    if caps.tag_unnecessary and "unnecessary" in finding.tags:
        tags.append(types.DiagnosticTag.Unnecessary)
    return tags or None


def _related(finding: Finding, view: View) -> list[types.DiagnosticRelatedInformation] | None:
    found = []
    for related in finding.related:
        place = view.places.locate(related.start, related.end)
        if place is not None:
            found.append(types.DiagnosticRelatedInformation(types.Location(*place), related.message))
    return found or None
