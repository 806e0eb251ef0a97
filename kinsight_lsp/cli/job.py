"""What a command does to every file of a project. A job holds plain values only, so it travels to other machines."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from typing import Any, Protocol

from ..core.config import Settings
from ..core.notebook import NotebookError
from .catalogs import UserCatalogs, catalog_with
from .reading import OtherLanguage, Unreadable, Unwritable


class Result(Protocol):
    """What became of one file. error: why it failed; note: why it was left out on purpose; output: its new bytes."""

    path: str
    error: str
    note: str
    output: bytes | None


class Processor(Protocol):
    """Does a job to one file after the other, in one process."""

    def process(self, path: str, data: bytes) -> Any:
        """The result for a file's bytes. path: as the user named it. Never reads or writes files; may raise."""


@dataclass(frozen=True)
class Job:
    """settings: the project's; catalogs: the user's, beside the bundled one."""

    settings: Settings
    catalogs: UserCatalogs = ()

    @property
    def remembered(self) -> bool:
        """Whether a file that is done need not be done again."""
        return True

    def processor(self) -> Processor:
        """What does the job. It loads catalogs: one is made in every process."""
        raise NotImplementedError

    def result(self, path: str, error: str = "", note: str = "") -> Any:
        """The result for a file that was not processed."""
        raise NotImplementedError

    def remember(self, result: Any) -> Any:
        """What of a result is kept for the next run, as JSON values; the path and the output are not."""
        raise NotImplementedError

    def recall(self, path: str, data: Any) -> Any:
        """The result of a file that is as it was left. Raises KeyError, TypeError or ValueError on a wrong shape."""
        raise NotImplementedError

    def key(self, program: str) -> str:
        """A digest of all that a result depends on besides the file's bytes. program: that of kinsight itself."""
        values = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in ("settings", "catalogs")}
        parts = [type(self).__name__, asdict(self.settings), values, catalog_with(self.catalogs).revision, program]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def run_job(job: Job, processor: Processor, path: str, data: bytes) -> Any:
    """Do a job to one file; whatever goes wrong with it is part of its result."""
    try:
        return processor.process(path, data)
    except (Unreadable, Unwritable, NotebookError) as error:
        return job.result(path, error=str(error))
    except OtherLanguage as language:
        return job.result(path, note=f"{language} 노트북이라 건너뜁니다")
    except Exception as error:  # one file never stops a run
        reason = f"{type(error).__name__}: {error}"
        return job.result(path, error=f"다루다가 실패했습니다({reason}). kinsight의 결함이니 알려 주세요")
