"""What the client can do, resolved once into flat values. Handlers ask these, never the client's nested answer."""

from __future__ import annotations

from dataclasses import dataclass

from lsprotocol import types
from pygls.capabilities import get_capability


@dataclass(frozen=True, slots=True)
class ClientCaps:
    """Every field is false for a client that says nothing."""

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

        formats = get_capability(capabilities, "text_document.hover.content_format", None) or ()
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
            configuration=can("workspace.configuration"),
            configuration_events=can("workspace.did_change_configuration.dynamic_registration"),
            watched_files=can("workspace.did_change_watched_files.dynamic_registration"),
        )
