"""Writes files so that a reader never sees half of one."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from .reading import Unwritable


def make_folder(path: Path) -> None:
    """Make a folder and those above it. Raises :class:`Unwritable`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unwritable(f"폴더를 만들 수 없습니다({error.strerror or error})") from None


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content in one step, or make the file. Its mode stays, and a link stays a link.

    Raises :class:`Unwritable`.
    """
    target = Path(os.path.realpath(path))
    temporary = ""
    try:
        state = target.stat() if target.exists() else None
        if state is not None and not os.access(target, os.W_OK):
            raise Unwritable("쓸 수 없게 되어 있는 파일이라 고치지 않았습니다")
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        with open(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, state.st_mode & 0o7777 if state is not None else 0o666 & ~_mask())
        with suppress(OSError, AttributeError):  # only root may give a file to somebody else
            if state is not None:
                os.chown(temporary, state.st_uid, state.st_gid)
        os.replace(temporary, target)
    except OSError as error:
        raise Unwritable(f"쓸 수 없습니다({error.strerror or error})") from None
    finally:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)


def _mask() -> int:
    """The mode bits that new files do not get."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
