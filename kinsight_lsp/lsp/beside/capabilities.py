"""What both servers are told of the client, and what the client is told of both.

Two servers must agree on how they talk with one client. So the extras on which they could differ are not offered to
them: columns count UTF-16 units (the default of the protocol), diagnostics are pushed, notebooks come as one document a
cell.
"""

from __future__ import annotations

import copy
from typing import Any

Capabilities = dict[str, Any]
_PROVIDERS = {
    "hoverProvider": ("textDocument/hover",),
    "completionProvider": ("textDocument/completion", "completionItem/resolve"),
    "signatureHelpProvider": ("textDocument/signatureHelp",),
    "declarationProvider": ("textDocument/declaration",),
    "definitionProvider": ("textDocument/definition",),
    "typeDefinitionProvider": ("textDocument/typeDefinition",),
    "implementationProvider": ("textDocument/implementation",),
    "referencesProvider": ("textDocument/references",),
    "documentHighlightProvider": ("textDocument/documentHighlight",),
    "documentSymbolProvider": ("textDocument/documentSymbol",),
    "codeActionProvider": ("textDocument/codeAction", "codeAction/resolve"),
    "codeLensProvider": ("textDocument/codeLens", "codeLens/resolve"),
    "documentLinkProvider": ("textDocument/documentLink", "documentLink/resolve"),
    "colorProvider": ("textDocument/documentColor", "textDocument/colorPresentation"),
    "documentFormattingProvider": ("textDocument/formatting",),
    "documentRangeFormattingProvider": ("textDocument/rangeFormatting", "textDocument/rangesFormatting"),
    "documentOnTypeFormattingProvider": ("textDocument/onTypeFormatting",),
    "renameProvider": ("textDocument/rename", "textDocument/prepareRename"),
    "foldingRangeProvider": ("textDocument/foldingRange",),
    "selectionRangeProvider": ("textDocument/selectionRange",),
    "linkedEditingRangeProvider": ("textDocument/linkedEditingRange",),
    "callHierarchyProvider": (
        "textDocument/prepareCallHierarchy", "callHierarchy/incomingCalls", "callHierarchy/outgoingCalls",
    ),
    "typeHierarchyProvider": (
        "textDocument/prepareTypeHierarchy", "typeHierarchy/supertypes", "typeHierarchy/subtypes",
    ),
    "semanticTokensProvider": (
        "textDocument/semanticTokens/full", "textDocument/semanticTokens/full/delta",
        "textDocument/semanticTokens/range",
    ),
    "monikerProvider": ("textDocument/moniker",),
    "inlayHintProvider": ("textDocument/inlayHint", "inlayHint/resolve"),
    "inlineValueProvider": ("textDocument/inlineValue",),
    "workspaceSymbolProvider": ("workspace/symbol", "workspaceSymbol/resolve"),
    "executeCommandProvider": ("workspace/executeCommand",),
}  # fmt: skip
_NOT_OFFERED = ("notebookDocumentSync", "diagnosticProvider", "positionEncoding")
_NONE, _FULL = 0, 1  # TextDocumentSyncKind


def for_servers(params: dict[str, Any]) -> dict[str, Any]:
    """The parameters of ``initialize`` without the capabilities on which two servers could differ."""
    params = copy.deepcopy(params)
    client = params.get("capabilities") or {}
    client.pop("notebookDocument", None)
    for group, name in (("general", "positionEncodings"), ("textDocument", "diagnostic"), ("workspace", "diagnostics")):
        (client.get(group) or {}).pop(name, None)
    completion = (client.get("textDocument") or {}).get("completion") or {}
    completion.pop("completionList", None)  # defaults of a list would count for the other server's items too
    return params


def methods(capabilities: Capabilities) -> frozenset[str]:
    """The requests that a server with these capabilities answers."""
    found = set()
    for provider, names in _PROVIDERS.items():
        options = capabilities.get(provider)
        if options is None or options is False:
            continue
        resolves = isinstance(options, dict) and options.get("resolveProvider")
        found.update(name for name in names if resolves or not name.endswith("/resolve"))
    if _sync(capabilities).get("willSaveWaitUntil"):
        found.add("textDocument/willSaveWaitUntil")
    return frozenset(found)


def commands(capabilities: Capabilities) -> frozenset[str]:
    """The commands that a server runs."""
    return frozenset((capabilities.get("executeCommandProvider") or {}).get("commands") or ())


def registered_methods(params: dict[str, Any]) -> frozenset[str]:
    """The requests of a ``client/registerCapability``."""
    return frozenset(one["method"] for one in params.get("registrations") or ())


def united(first: Capabilities, second: Capabilities) -> Capabilities:
    """What two servers can do together. Where their options cannot be joined, the first one's stand."""
    both = _joined(first, second)
    both["textDocumentSync"] = _joined_sync(_sync(first), _sync(second))
    for name in _NOT_OFFERED:
        both.pop(name, None)
    return both


def _joined(first: Any, second: Any) -> Any:
    if isinstance(first, dict) and isinstance(second, dict):
        shared = first.keys() & second.keys()
        return {**second, **first, **{name: _joined(first[name], second[name]) for name in shared}}
    if isinstance(first, list) and isinstance(second, list):
        return [*first, *(item for item in second if item not in first)]
    return first or second


def _sync(capabilities: Capabilities) -> dict[str, Any]:
    sync = capabilities.get("textDocumentSync")
    if isinstance(sync, dict):
        return sync
    return {"openClose": bool(sync), "change": sync or _NONE}


def _joined_sync(first: dict[str, Any], second: dict[str, Any]) -> dict[str, Any]:
    """Whole texts when one of them asks for that: every server takes them."""
    kinds = [sync.get("change", _NONE) for sync in (first, second)]
    return {**_joined(first, second), "change": _FULL if _FULL in kinds else max(kinds)}
