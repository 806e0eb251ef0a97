"""The process that asks jedi: names of attributes over the bundled stubs, and the only module that imports jedi.

``tier2`` starts this file by its path (``python -I -S worker.py CONFIG``) and speaks JSON with it, one line a request.
The user's code is read, never run: nothing but the standard library, jedi and parso can be imported here, no compiled
module but ``builtins`` is looked at, and no process can be started. The file imports nothing of kinsight.
"""

from __future__ import annotations

import atexit
import faulthandler
import gc
import hashlib
import json
import os
import pickle
import shutil
import stat
import sys
import tempfile
import time
from importlib.machinery import BuiltinImporter, FrozenImporter, PathFinder
from itertools import islice
from pathlib import Path

LIVE_SCRIPTS = 2
MAX_MODULE = 1_000_000  # characters of one module that are looked at
MAX_ENTRIES = 3000
MAX_TROUBLE = 5
STALE = 30 * 24 * 3600  # seconds after which another version's cache is removed
FORBIDDEN = (  # beginnings of audit events
    "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "socket.",
    "ctypes.",
)  # fmt: skip


def _inside(path: str, roots: list[str]) -> bool:
    path = os.path.normpath(path)
    return any(path == root or path.startswith(os.path.join(root, "")) for root in roots)


class OnlyOurs:
    """A meta path finder for the standard library and the named packages. Other folders are not searched.

    packages: the folder of each top-level package by name.
    """

    def __init__(self, packages: dict[str, str], stdlib: list[str]) -> None:
        self.packages = packages
        self.stdlib = stdlib
        self.roots = [os.path.join(folder, name) for name, folder in packages.items()] + stdlib

    def find_spec(self, name, path=None, target=None):
        if path is None:
            root = name.partition(".")[0]
            path = [self.packages[root]] if root in self.packages else self.stdlib
        elif not all(_inside(str(folder), self.roots) for folder in path):
            return None
        return PathFinder.find_spec(name, path, target)


def protect(packages: dict[str, str]) -> None:
    """Close every way to run code that is not ours, for the rest of this process."""
    sys.meta_path[:] = [BuiltinImporter, FrozenImporter, OnlyOurs(packages, list(sys.path))]

    def watch(event: str, _args: tuple) -> None:
        if event.startswith(FORBIDDEN):
            raise RuntimeError(f"{event} is not allowed here")

    sys.addaudithook(watch)


if __name__ == "__main__":
    CONFIG = json.loads(sys.argv[1])
    protect(CONFIG["packages"])

import jedi  # noqa: E402
import parso.cache  # noqa: E402
from jedi.api.environment import InterpreterEnvironment  # noqa: E402
from jedi.file_io import FileIO  # noqa: E402
from jedi.inference.compiled.subprocess import InferenceStateSameProcess  # noqa: E402
from jedi.inference.compiled.subprocess.functions import ImplicitNSInfo  # noqa: E402


class Modules(InferenceStateSameProcess):
    """Where jedi finds modules: our packages in the stubs, ``builtins``, and source files of the user's folders.

    The standard library is not looked up: jedi then takes its own typeshed stubs alone. Nothing is imported.
    """

    def __init__(self, inference_state, stubs: str, packages: frozenset[str], folders: list[str]) -> None:
        super().__init__(inference_state)
        self._stubs = stubs
        self._packages = packages
        self._folders = folders

    def get_module_info(self, string, sys_path=None, full_name=None, path=None, is_global_search=True):
        """jedi's question for a module: its file or namespace and whether it is a package; (None, None) for unknown."""
        root = (full_name or string).partition(".")[0]
        if full_name == "builtins":
            return None, False
        if root in sys.stdlib_module_names:
            return None, None
        if root in self._packages:
            folders = [f for f in map(str, path or [self._stubs]) if _inside(f, [self._stubs])]
        else:
            folders = [f for f in map(str, path or sys_path or ()) if _inside(f, self._folders)]
            folders = [f for f in folders if "site-packages" not in f]  # the user's packages are not read
        spaces = []
        for folder in folders:
            place = os.path.join(folder, string)
            init = os.path.join(place, "__init__.py")
            if os.path.isfile(init):
                return FileIO(init), True
            if os.path.isfile(f"{place}.py"):
                return FileIO(f"{place}.py"), False
            if os.path.isdir(place):
                spaces.append(place)
        return (ImplicitNSInfo(full_name, spaces), True) if spaces else (None, None)

    def iter_module_names(self, paths):
        """The modules in folders. A folder of a million images counts as one of a few thousand."""
        names = []
        for folder in paths:
            try:
                with os.scandir(folder) as entries:
                    for entry in islice(entries, MAX_ENTRIES):
                        name, dot, suffix = entry.name.partition(".")
                        if suffix in ("py", "pyi") or not dot and entry.is_dir():
                            names.append(name)
            except OSError:
                continue
        return [name for name in names if name.isidentifier() and name not in ("__init__", "__pycache__")]


class Environment(InterpreterEnvironment):
    """This interpreter with the standard library alone; jedi starts no process for it."""

    def __init__(self, stubs: str, packages: frozenset[str], folders: list[str]) -> None:
        super().__init__()
        self._where = stubs, packages, folders

    def get_inference_state_subprocess(self, inference_state):
        return Modules(inference_state, *self._where)

    def get_sys_path(self):
        return list(sys.path)


class Oracle:
    """Answers where attributes come from.

    stubs: the folder of the bundled stubs; cache: the folder where parsed modules are kept.
    """

    def __init__(self, stubs: str, cache: Path) -> None:
        settings = jedi.settings
        settings.cache_directory = cache
        settings.dynamic_params_for_other_modules = False
        settings.auto_import_modules = []
        settings._cropped_file_size = MAX_MODULE
        self.cache = cache
        self.stubs = stubs
        entries = [e.name for e in os.scandir(stubs) if e.is_dir() or e.name.endswith(".pyi")]
        self.packages = frozenset(name.partition(".")[0] for name in entries if name[0] not in "._")
        self.typeshed = os.path.join(os.path.dirname(jedi.__file__), "third_party")
        self.scripts: dict[str, tuple[str, jedi.Script]] = {}
        self.trouble: list[str] = []

    def names(self, path: str, text: str, places: list, root: str, until: float) -> list[list[str] | None]:
        """The possible names of the attribute at each place, None for an unknown one. Never raises.

        path: where the text would be, for its imports; it is not read; root: the workspace or ""; until: the monotonic
        time after which no further place is tried. A name is a dotted one of the stubs or of the standard library, or
        "" for the user's own.
        """
        self.trouble = []
        try:
            return self._answers(path, text, places, root, until)
        except (OSError, EOFError, pickle.UnpicklingError) as problem:  # a broken cache
            self._report("cache", problem)
            self.scripts.clear()
            shutil.rmtree(self.cache, ignore_errors=True)
        except Exception as problem:
            self._report("script", problem)
            self.scripts.clear()
        try:
            return self._answers(path, text, places, root, until)
        except Exception as problem:
            self._report("again", problem)
            self.scripts.clear()
            return [None] * len(places)

    def _answers(self, path: str, text: str, places: list, root: str, until: float) -> list[list[str] | None]:
        script = self._live_script(path, text, root)
        found: list[list[str] | None] = []
        for line, column in places:
            if time.monotonic() > until:
                self.trouble.append(f"no time left after {len(found)} of {len(places)} places")
                return found + [None] * (len(places) - len(found))
            try:
                # jedi counts how often it meets a node, over all calls, and after 300 times it answers nothing at all.
                script._inference_state.inferred_element_counts.clear()
                definitions = script.goto(line + 1, column, prefer_stubs=True)
                names = dict.fromkeys(self._name(definition) for definition in definitions)
                found.append([name for name in names if name is not None] or None)
            except (OSError, EOFError, pickle.UnpicklingError):
                raise
            except Exception as problem:
                self._report(f"{line}:{column}", problem)
                found.append(None)
        return found

    def _live_script(self, path: str, text: str, root: str) -> jedi.Script:
        """The script of a text. Only the newest text of the latest paths lives: jedi keeps all that it inferred."""
        digest = hashlib.sha256(f"{root}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()
        known = self.scripts.pop(path, None)
        if known is None or known[0] != digest:
            known = None  # free the old version first
            folder = os.path.dirname(path)
            folders = list(dict.fromkeys(f for f in (folder, root) if f))
            environment = Environment(self.stubs, self.packages, folders)
            project = jedi.Project(root or folder, sys_path=[self.stubs, *folders], smart_sys_path=False)
            known = digest, jedi.Script(text, path=path, project=project, environment=environment)
        self.scripts[path] = known
        while len(self.scripts) > LIVE_SCRIPTS:
            _digest, script = self.scripts.pop(next(iter(self.scripts)))
            for trees in parso.cache.parser_cache.values():
                trees.pop(script.path, None)
        return known[1]

    def _name(self, definition) -> str | None:
        path, full, name = definition.module_path, definition.full_name, definition.name
        if full is None:  # a method of a literal
            full = f"{definition.parent().full_name}.{name}"
        elif full.rpartition(".")[2] != name:  # a member of an enum: jedi names its class
            full = f"{full}.{name}"
        if path is None:  # a namespace or builtins
            return full if full.partition(".")[0] in (*self.packages, "builtins") else ""
        return full if _inside(str(path), [self.stubs, self.typeshed]) else ""

    def _report(self, where: str, problem: Exception) -> None:
        if len(self.trouble) < MAX_TROUBLE:
            self.trouble.append(f"{where}: {problem!r:.200}")


def cache_folder(version: str) -> Path:
    """A folder for parsed modules that only this user can read and write, as jedi keeps pickles there."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    try:
        if not os.path.isabs(base):
            raise OSError(base)
        parent = Path(base, "kinsight", "jedi")
        for folder in (parent.parent, parent, parent / version):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            status = os.lstat(folder)
            if not stat.S_ISDIR(status.st_mode) or os.name == "posix" and status.st_uid != os.getuid():
                raise OSError(folder)
            if os.name == "posix" and status.st_mode & 0o077:
                folder.chmod(0o700)
        os.utime(parent / version)
        _remove_stale(parent)
        return parent / version
    except OSError:
        folder = tempfile.mkdtemp(prefix="kinsight-jedi-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return Path(folder)


def _remove_stale(parent: Path) -> None:
    for folder in parent.iterdir():
        if time.time() - folder.lstat().st_mtime > STALE:
            shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """Answer requests until standard input ends."""
    answers = os.fdopen(os.dup(1), "wb")
    silent = open(os.devnull, "wb")
    os.dup2(silent.fileno(), 1)
    gc.set_threshold(50_000, 20, 50)  # syntax trees are large and live long
    oracle = Oracle(CONFIG["stubs"], cache_folder(CONFIG["version"]))
    for line in sys.stdin.buffer:
        request = json.loads(line)
        # A worker that hangs must end even when nobody is left to kill it.
        faulthandler.dump_traceback_later(request["deadline"] + 5, exit=True, file=silent)
        until = time.monotonic() + request["budget"]
        names = oracle.names(request["path"], request["text"], request["places"], request["root"], until)
        faulthandler.cancel_dump_traceback_later()
        answers.write(json.dumps({"id": request["id"], "names": names, "trouble": oracle.trouble}).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    main()
