"""Remembers which files are done, so that a run that was interrupted goes on where it stopped.

A file is known by the digest of its bytes, and what was done to it by the digest of everything else that matters:
command, settings, catalogs, kinsight itself. Nothing is believed that does not have the expected shape, nothing in
the database is executed, and a database that cannot be used is replaced or done without.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ..cache import cache_folder

_DAYS = 30  # an entry that was not used for so long is dropped
_MOST = 50_000  # entries that are kept
_WAIT = 2.0  # seconds that another run may hold the database
_SCHEMA = 1
_TABLE = """
CREATE TABLE done (
  job TEXT NOT NULL, source TEXT NOT NULL, result TEXT NOT NULL, kept TEXT NOT NULL, used INTEGER NOT NULL,
  PRIMARY KEY (job, source)
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """result: digest of the bytes that were written; kept: what :meth:`Job.remember` gave."""

    result: str
    kept: Any


class Journal:
    """The database of files that are done. A journal without one forgets everything."""

    def __init__(self, database: sqlite3.Connection | None = None) -> None:
        self._database = database

    def knows(self, job: str) -> bool:
        """Whether there is any entry for a job's key."""
        return bool(self._rows("SELECT 1 FROM done WHERE job = ? LIMIT 1", job))

    def find(self, job: str, source: str) -> Entry | None:
        """What was done to a file with the digest ``source``."""
        for result, kept in self._rows("SELECT result, kept FROM done WHERE job = ? AND source = ?", job, source):
            with suppress(ValueError, TypeError, RecursionError):
                return Entry(str(result), json.loads(kept))
        return None

    def add(self, job: str, source: str, result: str, kept: Any) -> None:
        """Note that the file is done; kept at once, so that it stays whatever happens to the process."""
        text = json.dumps(kept, ensure_ascii=False)
        self._rows("INSERT OR REPLACE INTO done VALUES (?, ?, ?, ?, ?)", job, source, result, text, int(time.time()))

    def use(self, job: str, source: str) -> None:
        """Keep an entry for longer."""
        self._rows("UPDATE done SET used = ? WHERE job = ? AND source = ?", int(time.time()), job, source)

    def drop_stale(self) -> None:
        """Forget what was not used for long, and the oldest when there are too many."""
        self._rows("DELETE FROM done WHERE used < ?", int(time.time()) - _DAYS * 86_400)
        ((count,),) = self._rows("SELECT COUNT(*) FROM done") or [(0,)]
        if count > _MOST:
            self._rows(
                "DELETE FROM done WHERE (job, source) IN (SELECT job, source FROM done ORDER BY used LIMIT ?)",
                count - _MOST,
            )

    def _rows(self, statement: str, *values: object) -> list[tuple]:
        if self._database is None:
            return []
        try:
            return self._database.execute(statement, values).fetchall()
        except sqlite3.Error:  # full disk, locked for long, damaged: the run goes on without
            return []


@contextmanager
def open_journal() -> Iterator[Journal]:
    """The journal in the user's cache folder, or one that forgets everything where none can be had."""
    database = _open(cache_folder() / "runs.sqlite3")
    if database is None:
        yield Journal()
        return
    with closing(database):
        journal = Journal(database)
        journal.drop_stale()
        yield journal


def _open(path: Path) -> sqlite3.Connection | None:
    """The database, made anew when it is damaged; None where none can be had."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    for _ in range(2):
        with suppress(sqlite3.OperationalError):
            try:
                return _prepared(path)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    return None  # locked, or a folder that may not be written
                _remove(path)
    return None


def _prepared(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if version != _SCHEMA:
            database.execute("DROP TABLE IF EXISTS done")
            database.execute(_TABLE)
            database.execute(f"PRAGMA user_version = {_SCHEMA}")
        database.execute("SELECT job, source, result, kept, used FROM done LIMIT 1")
    except BaseException:
        database.close()
        raise
    return database


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(OSError):
            os.unlink(f"{path}{suffix}")


def digest(data: bytes) -> str:
    """What a file's bytes are known by."""
    return hashlib.sha256(data).hexdigest()


@lru_cache(maxsize=1)
def program_digest() -> str:
    """What this kinsight is known by: another version, or one that somebody is working on, may have other results."""
    package = Path(__file__).resolve().parent.parent
    found = hashlib.sha256()
    for path in sorted([*package.rglob("*.py"), package / "stubs" / "index.json"]):
        with suppress(OSError):
            state = path.stat()
            found.update(f"{path.relative_to(package)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()
