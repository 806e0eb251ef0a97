"""What the client can do, resolved once into flat values. Handlers ask these, never the client's nested answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lsprotocol import types
from pygls.capabilities import get_capability

from .plain import plain


@dataclass(frozen=True, slots=True)
class ClientCaps:
    """Every field is false (or empty) for a client that says nothing.

    resolved_hints: the properties of inlay hints that may come with resolve; insert_as_is: whether a completion can ask
    for its lines not to be indented; status, insights_changed: our own notifications (docs/commands.md).
    """

    hover_markdown: bool = False
    pull_diagnostics: bool = False
    refresh_diagnostics: bool = False
    related_information: bool = False
    code_description: bool = False
    tag_unnecessary: bool = False
    tag_deprecated: bool = False
    diagnostic_version: bool = False
    code_actions: bool = False
    preferred_actions: bool = False
    document_changes: bool = False
    change_annotations: bool = False
    apply_edit: bool = False
    resolved_hints: frozenset[str] = frozenset()
    refresh_hints: bool = False
    completion_markdown: bool = False
    insert_as_is: bool = False
    status: bool = False
    insights_changed: bool = False
    configuration: bool = False
    configuration_events: bool = False
    watched_files: bool = False

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> ClientCaps:
        """Resolve a client's capabilities."""

        def can(name: str) -> bool:
            return bool(get_capability(capabilities, name, False))

        def diagnostic(name: str) -> bool:
            # Since 3.18 the pull side has these too; older clients say them once, under publishDiagnostics.
            return can(f"text_document.diagnostic.{name}") or can(f"text_document.publish_diagnostics.{name}")

        def listed(name: str) -> frozenset:
            return frozenset(get_capability(capabilities, name, None) or ())

        formats = get_capability(capabilities, "text_document.hover.content_format", None) or ()
        completion = "text_document.completion.completion_item"
        documentation = get_capability(capabilities, f"{completion}.documentation_format", None) or ()
        own = _own(capabilities.experimental)
        tags: set = set()
        for side in ("diagnostic", "publish_diagnostics"):
            tags.update(get_capability(capabilities, f"text_document.{side}.tag_support.value_set", None) or ())
        return cls(
            hover_markdown=next(iter(formats), None) == types.MarkupKind.Markdown,
            pull_diagnostics=get_capability(capabilities, "text_document.diagnostic", None) is not None,
            refresh_diagnostics=can("workspace.diagnostics.refresh_support"),
            related_information=diagnostic("related_information"),
            code_description=diagnostic("code_description_support"),
            tag_unnecessary=types.DiagnosticTag.Unnecessary in tags,
            tag_deprecated=types.DiagnosticTag.Deprecated in tags,
            diagnostic_version=can("text_document.publish_diagnostics.version_support"),
            code_actions=get_capability(capabilities, "text_document.code_action.code_action_literal_support", None)
            is not None,
            preferred_actions=can("text_document.code_action.is_preferred_support"),
            document_changes=can("workspace.workspace_edit.document_changes"),
            change_annotations=get_capability(capabilities, "workspace.workspace_edit.change_annotation_support", None)
            is not None,
            apply_edit=can("workspace.apply_edit"),
            resolved_hints=listed("text_document.inlay_hint.resolve_support.properties"),
            refresh_hints=can("workspace.inlay_hint.refresh_support"),
            completion_markdown=next(iter(documentation), None) == types.MarkupKind.Markdown,
            insert_as_is=types.InsertTextMode.AsIs in listed(f"{completion}.insert_text_mode_support.value_set"),
            status=own.get("status") is True,
            insights_changed=own.get("insightsChanged") is True,
            configuration=can("workspace.configuration"),
            configuration_events=can("workspace.did_change_configuration.dynamic_registration"),
            watched_files=can("workspace.did_change_watched_files.dynamic_registration"),
        )


def _own(experimental: Any) -> Mapping[str, Any]:
    """What a client says about our own extensions of the protocol."""
    own = plain(experimental)
    own = own.get("kinsight") if isinstance(own, dict) else None
    return own if isinstance(own, dict) else {}

