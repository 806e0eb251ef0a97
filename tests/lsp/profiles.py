"""Client capability sets: VS Code as of 2026 (our own profile), Neovim 0.11 and Emacs 30, and one that can nothing."""

from __future__ import annotations

from lsprotocol import types as t
from lsprotocol.converters import get_converter
from pytest_lsp.client import client_capabilities

_RICH = {
    "relatedInformation": True,
    "tagSupport": {"valueSet": [1, 2]},
    "codeDescriptionSupport": True,
    "dataSupport": True,
}
VSCODE = {
    "workspace": {
        "applyEdit": True,
        "workspaceEdit": {
            "documentChanges": True,
            "resourceOperations": ["create", "rename", "delete"],
            "failureHandling": "textOnlyTransactional",
            "normalizesLineEndings": True,
            "changeAnnotationSupport": {"groupsOnLabel": True},
        },
        "configuration": True,
        "didChangeConfiguration": {"dynamicRegistration": True},
        "didChangeWatchedFiles": {"dynamicRegistration": True, "relativePatternSupport": True},
        "executeCommand": {"dynamicRegistration": True},
        "workspaceFolders": True,
        "inlayHint": {"refreshSupport": True},
        "diagnostics": {"refreshSupport": True},
    },
    "textDocument": {
        "synchronization": {"dynamicRegistration": True, "willSave": True, "willSaveWaitUntil": True, "didSave": True},
        "hover": {"dynamicRegistration": True, "contentFormat": ["markdown", "plaintext"]},
        "codeAction": {
            "dynamicRegistration": True,
            "isPreferredSupport": True,
            "disabledSupport": True,
            "dataSupport": True,
            "resolveSupport": {"properties": ["edit"]},
            "codeActionLiteralSupport": {
                "codeActionKind": {
                    "valueSet": ["", "quickfix", "refactor", "refactor.extract", "refactor.inline", "refactor.rewrite",
                                 "source", "source.organizeImports"]
                }
            },
            "honorsChangeAnnotations": True,
        },
        "publishDiagnostics": {
            "versionSupport": False, **_RICH,
        },
        "diagnostic": {
            "dynamicRegistration": True, "relatedDocumentSupport": False, **_RICH,
        },
        "completion": {
            "dynamicRegistration": True,
            "contextSupport": True,
            "completionItem": {
                "snippetSupport": True,
                "commitCharactersSupport": True,
                "documentationFormat": ["markdown", "plaintext"],
                "deprecatedSupport": True,
                "preselectSupport": True,
                "tagSupport": {"valueSet": [1]},
                "insertReplaceSupport": True,
                "resolveSupport": {"properties": ["documentation", "detail", "additionalTextEdits"]},
                "insertTextModeSupport": {"valueSet": [1, 2]},
                "labelDetailsSupport": True,
            },
            "insertTextMode": 2,
        },
        "foldingRange": {"dynamicRegistration": True, "lineFoldingOnly": True},
        "inlayHint": {
            "dynamicRegistration": True,
            "resolveSupport": {"properties": ["tooltip", "textEdits", "label.tooltip", "label.location"]},
        },
    },
    "window": {"showMessage": {"messageActionItem": {"additionalPropertiesSupport": True}}, "workDoneProgress": True},
    "general": {"positionEncodings": ["utf-16"], "staleRequestSupport": {"cancel": True, "retryOnContentModified": []}},
    "notebookDocument": {"synchronization": {"dynamicRegistration": True, "executionSummarySupport": True}},
}  # fmt: skip


def vscode() -> t.ClientCapabilities:
    return get_converter().structure(VSCODE, t.ClientCapabilities)


def neovim() -> t.ClientCapabilities:
    return client_capabilities("neovim@0.11.0")


def emacs() -> t.ClientCapabilities:
    """Emacs 30's eglot says what 29's says and can show the version's diagnostics."""
    capabilities = client_capabilities("emacs@29.1")
    capabilities.text_document.publish_diagnostics.version_support = True
    return capabilities


def jupyterlab() -> t.ClientCapabilities:
    """What jupyterlab-lsp 5.3 says of completion and hover; of an item it reads label, insertText and filterText."""
    item = t.ClientCompletionItemOptions(
        snippet_support=False, commit_characters_support=True, documentation_format=[t.MarkupKind.Markdown],
        deprecated_support=True, preselect_support=False,
    )  # fmt: skip
    return t.ClientCapabilities(
        text_document=t.TextDocumentClientCapabilities(
            completion=t.CompletionClientCapabilities(completion_item=item, context_support=True),
            hover=t.HoverClientCapabilities(content_format=[t.MarkupKind.Markdown]),
        )
    )


def nothing() -> t.ClientCapabilities:
    """A client that says that it can hover in plain text, and no more."""
    return t.ClientCapabilities(text_document=t.TextDocumentClientCapabilities(hover=t.HoverClientCapabilities()))


PROFILES = {"vscode": vscode, "neovim": neovim, "emacs": emacs}
