"""Joins the answers of two servers to one request, in the order of the servers."""

from __future__ import annotations

from typing import Any

_SEPARATOR = "\n\n---\n\n"
_OWNER, _DATA = "kinsightServer", "data"
_LISTS = {
    "textDocument/codeAction", "textDocument/codeLens", "textDocument/definition", "textDocument/declaration",
    "textDocument/documentHighlight", "textDocument/documentLink", "textDocument/foldingRange",
    "textDocument/implementation", "textDocument/inlayHint", "textDocument/references", "textDocument/typeDefinition",
    "workspace/symbol",
}  # fmt: skip
_RESOLVED = {"textDocument/codeAction", "textDocument/completion", "textDocument/inlayHint"}


def merge(method: str, answers: list[Any], complete: bool = True) -> Any:
    """One answer of several, each marked with its owner before. method: of the request; nothing to show is None.

    Where answers cannot be joined, the first that says something is the answer. complete: whether all have answered; a
    client asks again for a list of completions that is not.
    """
    answers = [answer for answer in answers if answer]
    if method == "textDocument/completion" and not complete:
        answers.append({"isIncomplete": True, "items": []})
    if len(answers) < 2:
        return answers[0] if answers else None
    if method == "textDocument/hover":
        return _hover(answers)
    if method == "textDocument/completion":
        return _completion(answers)
    if method in _LISTS:
        return [item for answer in answers for item in _items(answer)]
    return answers[0]


def mark(method: str, answer: Any, owner: int) -> Any:
    """Note on every item that may be resolved later whose it is. Changes the items and answers the answer."""
    if method in _RESOLVED:
        for item in _items(answer):
            if not isinstance(item.get("command"), str):  # a plain command among code actions has no data
                item[_DATA] = {_OWNER: owner, **({_DATA: item[_DATA]} if _DATA in item else {})}
    return answer


def owner_of(item: dict[str, Any]) -> tuple[int | None, dict[str, Any]]:
    """Whose an item is, and the item as its server wrote it."""
    data = item.get(_DATA)
    if not (isinstance(data, dict) and _OWNER in data):
        return None, item
    bare = {name: value for name, value in item.items() if name != _DATA}
    return data[_OWNER], {**bare, **({_DATA: data[_DATA]} if _DATA in data else {})}


def _items(answer: Any) -> list[Any]:
    if isinstance(answer, dict) and "items" in answer:
        return answer["items"]
    if isinstance(answer, list):
        return answer
    return [answer] if answer else []


def _completion(answers: list[Any]) -> dict[str, Any]:
    incomplete = any(isinstance(answer, dict) and answer.get("isIncomplete") for answer in answers)
    return {"isIncomplete": incomplete, "items": [item for answer in answers for item in _items(answer)]}


def _hover(answers: list[dict[str, Any]]) -> dict[str, Any]:
    contents = [answer["contents"] for answer in answers]
    plain = all(isinstance(one, dict) and one.get("kind") == "plaintext" for one in contents)
    texts = [one["value"] if plain else _markdown(one) for one in contents]
    merged: dict[str, Any] = {
        "contents": {
            "kind": "plaintext" if plain else "markdown",
            "value": ("\n\n" if plain else _SEPARATOR).join(text for text in texts if text.strip()),
        }
    }
    ranges = [answer["range"] for answer in answers if answer.get("range")]
    return {**merged, **({"range": ranges[0]} if ranges else {})}


def _markdown(contents: Any) -> str:
    """Markdown of any form that the contents of a hover may have."""
    if isinstance(contents, str):
        return contents
    if isinstance(contents, list):
        return "\n\n".join(_markdown(one) for one in contents)
    if "language" in contents:
        return _fenced(contents["value"], contents["language"])
    if contents.get("kind") == "plaintext" and contents["value"].strip():
        return _fenced(contents["value"], "text")
    return contents["value"]


def _fenced(text: str, language: str) -> str:
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text}\n{fence}"
