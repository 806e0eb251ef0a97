"""Tier 2's answers: jedi over the bundled stubs, and that it never runs what it reads.

In the texts ``§`` stands before each attribute that is asked about.
"""

from __future__ import annotations

import asyncio
import os
import py_compile
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import kinsight_lsp
from kinsight_lsp.resolve.stubs import bundled_stubs
from kinsight_lsp.resolve.tier2 import Tier2

PATIENCE = 120.0  # only ends tests that hang
HEAD = """\
import functools, contextlib, dataclasses, random
import torch
import torch.nn as nn
from torchvision import models
data = torch.zeros(3)
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """The user's cache folder, for this module another one."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
            patch.setenv(name, str(folder))
        yield folder


@pytest.fixture(scope="module")
async def tier2(cache):
    tier2 = Tier2(bundled_stubs())
    yield tier2
    tier2.close()
    await asyncio.wait_for(tier2.wait_closed(), PATIENCE)


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and where they were."""
    places = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines):
        while "§" in line:
            places.append((number, line.index("§")))
            line = line.replace("§", "", 1)
    return text.replace("§", ""), places


async def ask(tier2: Tier2, text: str, path: str = "", workspace: Path | None = None) -> list[str | None]:
    text, places = marked(text)
    path = path or "untitled:Untitled-1"
    return await tier2.resolve(path, text, places, str(workspace) if workspace else None, deadline=PATIENCE)


CASES = {
    "item of a list": ("heads = [nn.Linear(3, 3), nn.Linear(3, 4)]\nheads[0].§weight", "torch.nn.Linear.weight"),
    "items of a list": ("for head in [nn.Linear(3, 3)]:\n    head(data).§relu()", "torch.Tensor.relu"),
    "appended item": ("seen = []\nseen.append(data)\nseen[-1].§mean()", "torch.Tensor.mean"),
    "item of a comprehension": ("[o.§step() for o in [torch.optim.SGD([], lr=1) for _ in range(3)]]",
                                "torch.optim.Optimizer.step"),
    "value of a dict": ("losses = {'ce': nn.CrossEntropyLoss()}\nlosses['ce'](data, data).§backward()",
                        "torch.Tensor.backward"),
    "values of a dict": ("for name, loss in {'a': nn.MSELoss()}.items():\n    loss(data, data).§backward()",
                         "torch.Tensor.backward"),
    "dict comprehension": ("made = {k: torch.zeros(1) for k in 'ab'}\nmade['a'].§sum()", "torch.Tensor.sum"),
    "tuple of nested helpers": ("""
def make():
    net = nn.Linear(3, 3)
    return net, torch.optim.SGD(net.parameters(), lr=1)
def outer():
    def inner():
        return make()
    return inner()
net, opt = outer()
opt.§zero_grad()""", "torch.optim.Optimizer.zero_grad"),
    "generator": ("def pairs():\n    yield data, 1\nfor x, y in pairs():\n    x.§std()", "torch.Tensor.std"),
    "partial": ("make = functools.partial(torch.randn, 3)\nmake().§mean()", "torch.Tensor.mean"),
    "context manager": ("@contextlib.contextmanager\ndef on():\n    yield data\nwith on() as x:\n    x.§mean()",
                        "torch.Tensor.mean"),
    "decorated": ("""
def quiet(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)
    return wrapper
@quiet
def made():
    return data
made().§mean()""", "torch.Tensor.mean"),
    "dataclass": ("@dataclasses.dataclass\nclass State:\n    opt: torch.optim.Optimizer\nState(1).opt.§step()",
                  "torch.optim.Optimizer.step"),
    "property": ("class P:\n    @property\n    def net(self):\n        return nn.Linear(1, 1)\nP().net.§eval()",
                 "torch.nn.Module.eval"),
    "item by __getitem__": ("class D:\n    def __getitem__(self, i):\n        return data, 1\nD()[0][0].§mean()",
                            "torch.Tensor.mean"),
    "parameter by its caller": ("""
class Trainer:
    def __init__(self, model, **rest):
        self.model = model
    def run(self):
        self.model.§eval()
Trainer(nn.Linear(1, 1)).run()""", "torch.nn.Module.eval"),
    "assigned member": ("net = models.resnet18()\nnet.§fc = nn.Identity()", "torchvision.models.ResNet.fc"),
    "getattr": ("getattr(torch.optim, 'Adam')([]).§step()", "torch.optim.Optimizer.step"),
    "one base of two classes": ("pick = nn.ReLU() if random.random() else nn.Linear(1, 1)\npick.§train()",
                                "torch.nn.Module.train"),
    "nothing in common": ("pick = data if random.random() else torch.optim.SGD([], lr=1)\npick.§nothing()", None),
    "unknown receiver": ("def f(x):\n    return x.§mean()", None),
    "unknown package": ("import unheard_of\nunheard_of.zeros(3).§mean()", None),
    "standard library": ("{'a': 1}.§items()", "builtins.dict.items"),
    "module function of it": ("random.§seed(0)", "random.seed"),
    "the user's method": ("class Net(nn.Module):\n    def forward(self, x):\n        pass\nNet().§forward(data)", ""),
    "inherited method": ("class Net(nn.Module):\n    pass\nNet().§train()", "torch.nn.Module.train"),
    "the user's attribute": ("class A:\n    def __init__(self):\n        self.opt = 1\nA().§opt", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
async def test_names(tier2, case):
    text, name = CASES[case]
    assert await ask(tier2, HEAD + text + "\n") == [name]


async def test_many_places_of_one_text(tier2):
    """jedi stops answering for a node after 300 times; every place is asked as if it were the first."""
    text = HEAD + "opt = torch.optim.Adam([])\n" + "torch.zeros(3).§mean(); opt.§step()\n" * 400
    assert await ask(tier2, text) == ["torch.Tensor.mean", "torch.optim.Optimizer.step"] * 400


async def test_columns_are_code_points_and_lines_are_pythons(tier2):
    text = (
        "import torch\n\f텐서 = torch.§zeros(3); 텐서.§mean()\n'한글😀\f\x0b\x1c\x85\u2028'; 텐서.§sum()\r\n"
        "\f\n  \r텐서.§std(); '\ud83d'; 텐서.§var()"
    )
    names = [f"torch.Tensor.{name}" for name in ("mean", "sum", "std", "var")]
    assert await ask(tier2, text) == ["torch.zeros", *names]


@pytest.mark.parametrize("start", ["\ufeff", "   "])
async def test_a_byte_order_mark_counts_as_what_stands_for_it(tier2, start):
    text = f"{start}import torch; torch.zeros(3).§mean()\nx = torch.zeros(3)\nx.§sum()\n"
    assert await ask(tier2, text) == ["torch.Tensor.mean", "torch.Tensor.sum"]


async def test_broken_code(tier2):
    text = HEAD + "if (:\n  data.§mean(\ndef f(:\ndata.§sum()\nclass\n"
    assert await ask(tier2, text) == ["torch.Tensor.mean", "torch.Tensor.sum"]


async def test_a_place_that_is_not_there_spoils_no_other(tier2):
    text, places = marked(HEAD + "data.§mean()\n")
    places = [(-1, 0), (9999, 0), *places, (0, 9999), (0, -1), (2, 0)]
    names = await tier2.resolve("/a.py", text, places, None, deadline=PATIENCE)
    assert names[2] == "torch.Tensor.mean"
    assert names[:2] + names[3:5] == [None] * 4


async def test_new_versions_of_a_text(tier2):
    assert await ask(tier2, HEAD + "data.§mean()", "/v.py") == ["torch.Tensor.mean"]
    assert await ask(tier2, HEAD + "data = nn.ReLU()\ndata.§train()", "/v.py") == ["torch.nn.Module.train"]
    assert await ask(tier2, "data.§train()", "/v.py") == [None]
    assert await ask(tier2, HEAD + "data.§mean()", "/v.py") == ["torch.Tensor.mean"]


async def test_modules_of_the_workspace_are_followed(tier2, tmp_path):
    (tmp_path / "nets").mkdir()
    (tmp_path / "nets" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "nets" / "small.py").write_text(
        "from torch import nn\nclass Small(nn.Module):\n    def __init__(self):\n        self.fc = nn.Linear(1, 1)\n",
        encoding="utf-8",
    )
    (tmp_path / "work").mkdir()
    tools = "import torch\ndef opt(): return torch.optim.SGD([])\n"
    (tmp_path / "work" / "tools.py").write_text(tools, encoding="utf-8")
    text = """
from nets.small import Small
import tools
from .tools import opt
from ..nets import small
Small().fc.§weight
Small().§fc
Small().§train()
tools.opt().§step()
opt().§step()
small.Small().§eval()
"""
    found = await ask(tier2, text, str(tmp_path / "work" / "train.py"), tmp_path)
    step = "torch.optim.Optimizer.step"
    assert found == ["torch.nn.Linear.weight", "", "torch.nn.Module.train", step, step, "torch.nn.Module.eval"]


@pytest.mark.parametrize(
    "name", ["torch.py", "torch/__init__.py", "random.py", "a.ipynb", "torch-stubs/a.pyi", "한글.py"]
)
async def test_a_text_does_not_hide_what_it_imports(tier2, tmp_path, name):
    text = HEAD + "data.§mean()\nrandom.§seed(0)\n"
    found = await ask(tier2, text, str(tmp_path / name), tmp_path)
    assert found == ["torch.Tensor.mean", "random.seed"]


async def test_the_cache_is_private_and_may_break(tier2, cache):
    await ask(tier2, HEAD + "data.§mean()")
    pickles = list(cache.rglob("*.pkl"))
    assert pickles
    if os.name == "posix":
        for folder in {pickle.parent.parent for pickle in pickles}:
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    for pickle in pickles:
        pickle.write_bytes(pickle.read_bytes()[:100])
        os.utime(pickle, (2**32, 2**32))
    other = Tier2(bundled_stubs())
    try:
        assert await ask(other, HEAD + "data.§mean()") == ["torch.Tensor.mean"]
    finally:
        other.close()
        await other.wait_closed()


@pytest.mark.skipif(os.name != "posix", reason="owners and links")
async def test_a_cache_folder_that_is_not_the_users_is_not_used(tmp_path, monkeypatch):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "kinsight").symlink_to(elsewhere)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    if sys.platform == "darwin":
        (tmp_path / "Library" / "Caches").mkdir(parents=True)
        (tmp_path / "kinsight").rename(tmp_path / "Library" / "Caches" / "kinsight")
    tier2 = Tier2(bundled_stubs())
    try:
        assert await ask(tier2, HEAD + "data.§mean()") == ["torch.Tensor.mean"]
    finally:
        tier2.close()
        await tier2.wait_closed()
    assert not list(elsewhere.iterdir())


def test_an_installed_package_finds_its_stubs(cache, tmp_path):
    """As from a wheel: the package lies in a folder ``site-packages`` and the server was started elsewhere."""
    site = tmp_path / "site-packages"
    package = Path(kinsight_lsp.__file__).parent
    shutil.copytree(package, site / "kinsight_lsp", ignore=shutil.ignore_patterns("__pycache__"))
    server = """
import asyncio, kinsight_lsp
from kinsight_lsp.resolve.stubs import bundled_stubs
from kinsight_lsp.resolve.tier2 import Tier2
async def main():
    tier2 = Tier2(bundled_stubs())
    text = "import torch.nn as nn\\nnn.ReLU().train()"
    names = await tier2.resolve("/a.py", text, [(1, 3), (1, 10)], deadline=120)
    tier2.close()
    await tier2.wait_closed()
    print(kinsight_lsp.__file__, *names, sep="\\n")
asyncio.run(main())
"""
    environment = {**os.environ, "PYTHONPATH": str(site)}
    command = [sys.executable, "-c", server]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=PATIENCE)
    where, *names = done.stdout.splitlines()
    assert where == str(site / "kinsight_lsp" / "__init__.py"), done.stderr
    assert names == ["torch.nn.ReLU", "torch.nn.Module.train"], done.stderr


# -- nothing of the user's runs


@pytest.fixture
def trap(tmp_path, monkeypatch):
    """A workspace where whatever is imported or executed leaves a file behind, and the environment leads into it."""
    workspace, marker = tmp_path / "work space", tmp_path / "marker"
    bang = f"open({str(marker)!r}, 'a').write(__name__ + '\\n')\n"
    site = workspace / ".venv" / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
    site.mkdir(parents=True)
    for folder in (workspace, site):
        for name in ("torch", "torch/nn", "torchvision", "jedi", "jedi/api", "parso", "json", "numpy"):
            (folder / name).mkdir()
            (folder / name / "__init__.py").write_text(bang, encoding="utf-8")
        for name in ("sitecustomize", "usercustomize", "types", "zlib", "helper"):
            (folder / f"{name}.py").write_text(bang, encoding="utf-8")
        (folder / "trap.pth").write_text(f"import sys; {bang}", encoding="utf-8")
        (folder / "native.src").write_text(bang, encoding="utf-8")
        py_compile.compile(str(folder / "native.src"), str(folder / "native.pyc"))
        (folder / "native_too.abi3.so").write_bytes(b"not a library")
    made = bang + "import torch\ndef make():\n    return torch.zeros(3)\n"
    (workspace / "helper.py").write_text(made, encoding="utf-8")
    (workspace / "conftest.py").write_text(bang, encoding="utf-8")
    (workspace / ".jedi").mkdir()
    (workspace / ".jedi" / "project.json").write_text('[1, {"environment_path": ".venv"}]', encoding="utf-8")
    (workspace / ".venv" / "pyvenv.cfg").write_text(f"home = {sys.prefix}\n", encoding="utf-8")
    binaries = workspace / ".venv" / "bin"
    binaries.mkdir()
    for name in ("python", "python3", f"python3.{sys.version_info[1]}", "python3.13"):
        script = f"#!/bin/sh\necho ran >> '{marker}'\nexec '{sys.executable}' \"$@\"\n"
        (binaries / name).write_text(script, encoding="utf-8")
        (binaries / name).chmod(0o755)
    monkeypatch.chdir(workspace)
    for name in ("VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONHOME"):
        monkeypatch.setenv(name, str(workspace / ".venv"))
    monkeypatch.setenv("PYTHONPATH", f"{workspace}{os.pathsep}{site}")
    monkeypatch.setenv("PYTHONSTARTUP", str(workspace / "sitecustomize.py"))
    monkeypatch.setenv("PATH", f"{binaries}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.syspath_prepend(str(workspace))
    sys.path.insert(0, "")
    return workspace, marker


async def test_nothing_of_the_workspace_runs(cache, trap):
    workspace, marker = trap
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONHOME"}
    options = {"env": environment, "timeout": PATIENCE, "check": False}
    subprocess.run([sys.executable, "-c", "import torch"], **options)
    assert marker.exists(), "the trap does not work"
    marker.unlink()
    if shutil.which("sh"):
        subprocess.run([workspace / ".venv" / "bin" / "python", "-c", ""], **options)
        assert marker.exists(), "the trap does not work"
        marker.unlink()

    tier2 = Tier2(bundled_stubs())
    try:
        text = """
import sys
sys.path.insert(0, ".venv/lib/python3.11/site-packages")
import torch, torchvision, numpy as np, native, native_too, jedi, json, types, zlib, _bisect, _ctypes, helper
import torch.nn as nn
from native import thing
from jedi.api import Script
loss = nn.CrossEntropyLoss()(torch.zeros(1), torch.zeros(1))
loss.§backward()
helper.make().§mean()
native.thing().§mean()
native_too.thing().§mean()
thing.§x; Script().§goto(1); jedi.§Script
np.§zeros(3).§mean()
json.§loads("1"); types.§ModuleType; zlib.§crc32(b"")
_bisect.§bisect; _ctypes.§dlopen
torchvision.models.§resnet18()
"""
        paths = (workspace / "train.py", workspace / "test_train.py", workspace / "sub" / "train.py")
        answers = [await ask(tier2, text, str(path), workspace) for path in paths]
        if Path("/proc/self/maps").exists():
            maps = Path(f"/proc/{tier2.pid}/maps").read_text(encoding="utf-8", errors="replace")
            assert str(workspace) not in maps and "_ctypes" not in maps
            children = Path(f"/proc/{tier2.pid}/task/{tier2.pid}/children")
            assert not children.exists() or children.read_text() == ""
    finally:
        tier2.close()
        await tier2.wait_closed()
    assert not marker.exists(), marker.read_text()
    for names in answers:
        assert names[:2] == ["torch.Tensor.backward", "torch.Tensor.mean"]
        assert names[2:4] == [None, None]
        assert names[9:12] == ["json.loads", "types.ModuleType", "zlib.crc32"]
        assert names[-1] == "torchvision.models.resnet18"


def test_the_worker_refuses_to_import_and_to_start_anything_else(trap):
    """The guard itself, when something in jedi would try."""
    workspace, marker = trap
    from kinsight_lsp.resolve import tier2 as module

    worker, config = module.worker_command()[-2:]
    tries = f"""
import runpy, sys
sys.argv = ["worker", {config!r}]
sys.stdin.close()
try:
    runpy.run_path({worker!r}, run_name="__main__")
except Exception as problem:
    assert "stdin" in repr(problem) or "closed" in repr(problem), problem
sys.path.insert(0, {str(workspace)!r})
import os, subprocess, importlib
caught = []
for attempt in (
    lambda: importlib.import_module("torch"), lambda: importlib.import_module("native"),
    lambda: importlib.import_module("helper"), lambda: importlib.import_module("kinsight_lsp"),
    lambda: subprocess.Popen([{str(workspace / ".venv" / "bin" / "python")!r}]), lambda: os.system("true"),
    lambda: os.execv("/bin/sh", ["sh"]), lambda: __import__("socket").create_connection(("127.0.0.1", 9)),
):
    try:
        attempt()
    except BaseException as problem:
        caught.append(type(problem).__name__)
import jedi, parso
assert {str(workspace)!r} not in jedi.__file__
os.write(2, " ".join(caught).encode())
"""
    command = [sys.executable, "-I", "-S", "-c", tries]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE)
    assert done.stderr.split() == ["ModuleNotFoundError"] * 4 + ["RuntimeError"] * 4
    assert not marker.exists(), marker.read_text()


async def test_a_worker_without_questions_gives_its_memory_back(cache):
    tier2 = Tier2(bundled_stubs(), idle=0.3)
    try:
        text = "import torch\nx = torch.zeros(2)\nx.§sum()\n"
        first = await ask(tier2, text)
        assert first == ["torch.Tensor.sum"] and tier2.pid is not None
        while tier2.pid is not None:
            await asyncio.sleep(0.05)
        assert await ask(tier2, text) == first and not tier2.switched_off
    finally:
        tier2.close()
        await tier2.wait_closed()
