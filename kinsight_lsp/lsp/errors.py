"""Errors of requests that are the client's or the user's to mend. Their messages are Korean sentences to show."""

from __future__ import annotations

from pygls.exceptions import JsonRpcException

INVALID_PARAMS, REQUEST_FAILED = -32602, -32803


class Refused(JsonRpcException):
    """A request that is not carried out; the server itself is well."""


def wrong_argument(message: str) -> Refused:
    return Refused(message, INVALID_PARAMS)


def failed(message: str) -> Refused:
    """A request that is well-formed and cannot be fulfilled now."""
    return Refused(message, REQUEST_FAILED)
