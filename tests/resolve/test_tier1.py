"""Names without jedi: what a name or an attribute in a document means, and what is only guessed.

The mark ``$`` stands before the place asked about. An expected ``?name`` is a guess; None is nothing at all.
"""

from __future__ import annotations

import pytest

from kinsight_lsp.analyzer import Analyzer
from kinsight_lsp.core.analysis import Analysis, Occurrence
from kinsight_lsp.core.source import Source, file_source, notebook_source
from kinsight_lsp.knowledge.model import Catalog, Insight
from kinsight_lsp.knowledge.triggers import parse_trigger
from kinsight_lsp.resolve.stubs import bundled_stubs

# One insight each, named like its trigger.
TRIGGERS = [
    "torch.nn.Linear", "torch.nn.Conv2d", "torch.nn.Conv2d(kernel_size=)", "torch.nn.Conv2d(padding='same')", "torch.nn.Conv2d(padding=)",
    "torch.utils.data.DataLoader", "torch.utils.data.DataLoader(num_workers=)", "torch.utils.data.Dataset.__getitem__",
    "torch.utils.data.DataLoader.dataset", "torch.no_grad", "torch.softmax", "torch.nn.functional.softmax", "torch.cuda.is_available",
    "torch.optim.Adam", "torch.optim.Optimizer.zero_grad", "torch.optim.Optimizer.step", "torch.optim.Optimizer(lr=)",
    "torch.optim.lr_scheduler.LRScheduler.step", "torch.optim.lr_scheduler.ReduceLROnPlateau.step", "torch.amp.GradScaler.step",
    "torch.Tensor.backward", "torch.Tensor.argmax", "torch.Tensor.item", "torch.Tensor.to", "torch.Tensor.shape", "torch.Tensor.sum",
    "torch.Tensor.numpy", "torch.Tensor.fit", "torch.Tensor.argmax(dim=)", "torch.Tensor.__matmul__", "torch.Tensor.__add__",
    "torch.nn.Module.eval", "torch.nn.Module.train", "torch.nn.Module.to", "torch.nn.Module.parameters", "torch.nn.Module.forward",
    "torch.nn.Module.zero_grad", "torch.nn.Module.predict", "torch.nn.functional", "torchvision.models.*", "torchvision.models.*(weights=)",
    "torchvision.models.ResNet.fc", "torchvision.transforms.ToTensor", "torchvision.datasets.MNIST",
    "transformers.PreTrainedModel.from_pretrained", "transformers.PreTrainedModel.from_pretrained(device_map=)",
    "transformers.AutoTokenizer.from_pretrained", "transformers.GenerationMixin.generate", "transformers.PreTrainedTokenizerBase.__call__(padding=)",
    "ultralytics.YOLO", "ultralytics.engine.results.Results.boxes", "ultralytics.engine.results.Boxes.xyxy",
    "ultralytics.engine.model.Model.__call__(conf=)", "ultralytics.engine.model.Model.predict", "tqdm.tqdm", "sklearn.metrics.f1_score",
    "somewhere.deep.thing", "literal:<OD>", "class:*VAE*", "function:train_*", "compare:*loss* best*", "syntax:assert",
]  # fmt: skip


def _insight(text: str) -> Insight:
    return Insight(text, (parse_trigger(text),), "general", "tip", "beginner", "inline", "before", 50, text, text, text)


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    catalog = Catalog({text: _insight(text) for text in TRIGGERS}, {}, (), "")
    return Analyzer(catalog, bundled_stubs())


CELL_END = "\n---\n"


def marked(code: str) -> tuple[str, int]:
    before, mark, after = code.partition("$")
    assert mark and "$" not in after
    return before + after, len(before.encode())


def asked(analyzer: Analyzer, code: str, make=file_source) -> tuple[Analysis, Occurrence | None]:
    text, offset = marked(code)
    source = make(text)
    if source.is_notebook:
        offset -= code.partition("$")[0].count(CELL_END) * (len(CELL_END) - 1)
    analysis = analyzer.analyze(source)
    found = [o for o in analysis.occurrences if o.start <= offset < o.end]
    return analysis, min(found, key=lambda o: o.end - o.start, default=None)


def answer(analyzer: Analyzer, code: str, make=file_source) -> str | None:
    _, occurrence = asked(analyzer, code, make)
    return None if occurrence is None else ("?" if occurrence.guess else "") + occurrence.insights[0]


def table(*rows: tuple[str, str | None]):
    return pytest.mark.parametrize(("code", "expected"), rows, ids=[code.replace("\n", "⏎")[-60:] for code, _ in rows])


@table(
    ("import torch.nn as nn\nnn.$Linear(1, 2)", "torch.nn.Linear"),
    ("import torch.nn as n\nn.$Linear", "torch.nn.Linear"),
    ("import torch\ntorch.nn.$Linear", "torch.nn.Linear"),
    ("from torch import nn\nnn.$Linear", "torch.nn.Linear"),
    ("from torch import nn as layers\nlayers.$Linear", "torch.nn.Linear"),
    ("from torch.nn import Linear\n$Linear(1, 2)", "torch.nn.Linear"),
    ("from torch.nn import Linear as Dense\n$Dense(1, 2)", "torch.nn.Linear"),
    ("from torch.nn.modules.linear import Linear\n$Linear", "torch.nn.Linear"),
    ("from torch.utils.data.dataloader import DataLoader\n$DataLoader(x)", "torch.utils.data.DataLoader"),
    ("import torch\ntorch.utils.data.dataloader.$DataLoader(x)", "torch.utils.data.DataLoader"),
    ("from torch.autograd import no_grad\nwith $no_grad(): pass", "torch.no_grad"),
    ("import torch\nwith torch.autograd.$no_grad(): pass", "torch.no_grad"),
    ("from torch.autograd.grad_mode import no_grad\n@$no_grad()\ndef f(): pass", "torch.no_grad"),
    ("import torch.nn.functional as F\nF.$softmax(x, dim=1)", "torch.nn.functional.softmax"),
    ("from torch.nn import functional as F\nF.$softmax", "torch.nn.functional.softmax"),
    ("from torchvision import models\nmodels.$resnet18()", "torchvision.models.*"),
    ("from torchvision.models.resnet import resnet18\n$resnet18()", "torchvision.models.*"),
    ("import somewhere.deep\nsomewhere.deep.$thing", "somewhere.deep.thing"),
    ("from somewhere.deep import thing as t\n$t", "somewhere.deep.thing"),
    ("try:\n    from torch.optim import Adam\nexcept ImportError:\n    Adam = None\n$Adam", "torch.optim.Adam"),
    ("import torch\nclass A:\n    def f(self):\n        return torch.$softmax", "torch.softmax"),
    ("import torch\nLayer = torch.nn.Linear\n$Layer(1, 2)", "torch.nn.Linear"),
    ("def f():\n    from torch import nn\n    return nn.$Linear", "torch.nn.Linear"),
    ("if x:\n    import torch\n    torch.$softmax(y)", "torch.softmax"),
    ("import torch, numpy\ntorch.cuda.$is_available()", "torch.cuda.is_available"),
    ("import torch\ntorch\\\n    .nn\\\n    .$Linear", "torch.nn.Linear"),
)
def test_public_names(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    ("import torch\n$torch.no_grad()", "torch.no_grad"),
    ("import torch\n$torch.cuda.is_available()", "torch.cuda.is_available"),
    ("import torch\ntorch.$cuda.is_available()", "torch.cuda.is_available"),
    ("import torch.nn.functional as F\n$F.softmax(x)", "torch.nn.functional"),
    ("import torch\ntorch.nn.$functional.softmax(x)", "torch.nn.functional"),
    ("import torch\n$torch.nn.functional.softmax(x)", "torch.nn.functional"),
    ("import torch\n$torch.zeros(2)", None),
    ("import torch\nx = torch.zeros(2)\n$x.argmax()", None),
    ("from torch.nn import Linear\n$Linear.forward", "torch.nn.Linear"),
)
def test_a_module_before_a_name_answers_for_it(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    ("from torch.nn import $Linear, Conv2d", "torch.nn.Linear"),
    ("from torch.nn import Conv2d as $C, Linear", None),
    ("from torch.nn import $Conv2d as C, Linear", "torch.nn.Conv2d"),
    ("import $torch.nn.functional as F", "torch.nn.functional"),
    ("from $torch.nn.functional import softmax", "torch.nn.functional"),
    ("from torch.nn.functional import $softmax", "torch.nn.functional.softmax"),
    ("from torch.nn import $functional", "torch.nn.functional"),
    ("from torchvision.models import $resnet18", "torchvision.models.*"),
    ("from .torch.nn import $Linear", None),
    ("from . import $torch", None),
    ("import $torchy", None),
    ("from torch.nn import (\n    Linear,\n    $Conv2d,  # 합성곱\n)", "torch.nn.Conv2d"),
)
def test_imports(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    ("import torch\nx = torch.zeros(2)\nx.$argmax()", "torch.Tensor.argmax"),
    ("import torch\ntorch.zeros(2).float().$argmax()", "torch.Tensor.argmax"),
    ("import torch\nx, y = torch.zeros(2), 1\nx.$argmax()", "torch.Tensor.argmax"),
    ("import torch\nx = y = torch.zeros(2)\ny.$argmax()", "torch.Tensor.argmax"),
    ("import torch\nx = torch.zeros(2)\nx[0].$item()", "torch.Tensor.item"),
    ("import torch\n(torch.zeros(2) + 1).$sum()", "torch.Tensor.sum"),
    ("import torch\n(-torch.zeros(2)).$sum()", "torch.Tensor.sum"),
    ("import torch\n(torch.zeros(2) == y).$sum()", "torch.Tensor.sum"),
    ("import torch\nx = torch.zeros(2) if a else None\nx.$sum()", "torch.Tensor.sum"),
    ("import torch\nx: torch.Tensor\nx.$sum()", "torch.Tensor.sum"),
    ("import torch\nx: 'torch.Tensor' = f()\nx.$sum()", "torch.Tensor.sum"),
    ("import torch\nx: torch.Tensor | None = f()\nx.$sum()", "torch.Tensor.sum"),
    (
        "from typing import Optional\nfrom torch import Tensor\ndef f(x: Optional[Tensor] = None): x.$sum()",
        "torch.Tensor.sum",
    ),
    ("from torch import Tensor\ndef f(xs: list[Tensor]):\n    for x in xs: x.$sum()", "torch.Tensor.sum"),
    ("from torch import Tensor\ndef f(xs: dict[str, Tensor]): xs['a'].$sum()", "torch.Tensor.sum"),
    ("from torch import Tensor\ndef f(xs: tuple[int, Tensor]): xs[1].$sum()", "torch.Tensor.sum"),
    ("import torch\nxs = [torch.zeros(1)]\nxs[0].$sum()", "torch.Tensor.sum"),
    ("import torch\nxs = {'a': torch.zeros(1)}\nxs['a'].$sum()", "torch.Tensor.sum"),
    ("import torch\nxs = {**{'a': 1}, 'b': torch.zeros(1)}\nxs['b'].$sum()", "torch.Tensor.sum"),
    ("import torch\nxs = {'a': torch.zeros(1), 'b': 'name'}\nxs['b'].$sum()", None),
    ("import torch\nd = {'a': torch.nn.Linear(1, 2), 'b': torch.nn.ReLU()}\nd['b'].$eval()", "torch.nn.Module.eval"),
    ("import torch\nclass Net(torch.nn.Module): pass\nd = {'a': Net()}\nd['a'].$eval()", "torch.nn.Module.eval"),
    ("import torch\n[x.$sum() for x in [torch.zeros(1)]]", "torch.Tensor.sum"),
    ("import torch\nif (x := torch.zeros(1)).any(): x.$sum()", "torch.Tensor.sum"),
    ("import torch\ndef f(): return torch.zeros(1)\nf().$sum()", "torch.Tensor.sum"),
    ("import torch\ndef f() -> torch.Tensor: ...\nf().$sum()", "torch.Tensor.sum"),
    ("import torch\nasync def f(): return torch.zeros(1)\nasync def g(): (await f()).$sum()", "torch.Tensor.sum"),
    ("import torch\nf = lambda x: x.$sum()\n", "?torch.Tensor.sum"),
    ("import torch\nx = torch.zeros(1)\nx.$shape", "torch.Tensor.shape"),
    ("import torch\nx = torch.zeros(1).shape\nx.$sum()", None),
    ("from torch.optim import Adam\nopt = Adam(p)\nopt.$step()", "torch.optim.Optimizer.step"),
    ("import torch\nopt = torch.optim.SGD(p, lr=1)\nopt.$zero_grad()", "torch.optim.Optimizer.zero_grad"),
    ("import torch\ns = torch.optim.lr_scheduler.StepLR(o, 1)\ns.$step()", "torch.optim.lr_scheduler.LRScheduler.step"),
    (
        "import torch\ns = torch.optim.lr_scheduler.ReduceLROnPlateau(o)\ns.$step(l)",
        "torch.optim.lr_scheduler.ReduceLROnPlateau.step",
    ),
    ("import torch\ns = torch.cuda.amp.GradScaler()\ns.$step(o)", "torch.amp.GradScaler.step"),
    ("from torch import nn\nc = nn.CrossEntropyLoss()\nloss = c(a, b)\nloss.$backward()", "torch.Tensor.backward"),
    ("from torch import nn\nm = nn.Sequential(nn.ReLU())\nm.$eval()", "torch.nn.Module.eval"),
    ("from torch import nn\nm = nn.Linear(1, 2).to('cuda')\nm.$train()", "torch.nn.Module.train"),
    ("from torch import nn\nm = nn.Linear(1, 2)\nm.to('cuda').eval().$parameters()", "torch.nn.Module.parameters"),
    ("import torchvision\nm = torchvision.models.resnet18()\nm.$fc", "torchvision.models.ResNet.fc"),
    ("import torch\nm = torch.compile(torch.nn.Linear(1, 2))\nm.$eval()", "torch.nn.Module.eval"),
    ("import copy, torch\nm = copy.deepcopy(torch.nn.Linear(1, 2))\nm.$eval()", "torch.nn.Module.eval"),
    ("import torch\nm = torch.nn.DataParallel(torch.nn.Linear(1, 2))\nm.$eval()", "torch.nn.Module.eval"),
    ("import torch\nm = torch.hub.load('a', 'b')\nm.$eval()", "torch.nn.Module.eval"),
    ("import timm\nm = timm.create_model('a')\nm.$eval()", "torch.nn.Module.eval"),
    ("import torch\nx = torch.zeros(1)\nx = unknown(x)\nx.$fit()", "?torch.Tensor.fit"),
    ("import torch\nwith torch.no_grad() as g:\n    g.$sum()", None),
)
def test_types_of_values(analyzer, code, expected):
    assert answer(analyzer, code) == expected


LOADER = "from torch.utils.data import DataLoader\nld = DataLoader(ds)\n"


@table(
    (LOADER + "for a, b in ld: a.$to('cuda')", "torch.Tensor.to"),
    (LOADER + "for a, b in ld: b.$argmax()", "torch.Tensor.argmax"),
    (LOADER + "for i, (a, b) in enumerate(ld): b.$to(d)", "torch.Tensor.to"),
    (LOADER + "for i, (a, b) in enumerate(ld): i.$to(d)", None),
    (LOADER + "for i, (a, b) in enumerate(ld, start=1): a.$to(d)", "torch.Tensor.to"),
    (LOADER + "for n, (a, b) in zip(range(3), ld): a.$to(d)", "torch.Tensor.to"),
    (LOADER + "for (a, b), n in zip(ld, names): a.$to(d)", "torch.Tensor.to"),
    (LOADER + "from tqdm import tqdm\nfor a, b in tqdm(ld): a.$to(d)", "torch.Tensor.to"),
    (LOADER + "from tqdm.auto import tqdm\nfor a, b in tqdm(ld, desc='x'): a.$to(d)", "torch.Tensor.to"),
    (LOADER + "import tqdm\nfor i, (a, b) in enumerate(tqdm.tqdm(ld)): a.$to(d)", "torch.Tensor.to"),
    (LOADER + "from tqdm import tqdm\nbar = tqdm(ld)\nfor a, b in bar: a.$to(d)", "torch.Tensor.to"),
    (LOADER + "a, b = next(iter(ld))\na.$to(d)", "torch.Tensor.to"),
    (LOADER + "batch = next(iter(ld))\nbatch[0].$to(d)", "torch.Tensor.to"),
    (LOADER + "for batch in ld:\n    a, b = batch\n    a.$to(d)", "torch.Tensor.to"),
    (LOADER + "[a.$to(d) for a, b in ld]", "torch.Tensor.to"),
    (LOADER + "ld.$dataset", "torch.utils.data.DataLoader.dataset"),
    (LOADER + "def f(loader):\n    for a, b in loader: a.$to(d)\nf(ld)", "torch.Tensor.to"),
    (LOADER + "def f(n, *, loader):\n    for a, b in loader: a.$to(d)\nf(1, loader=ld)", "torch.Tensor.to"),
    (LOADER + "async def f():\n    async for a, b in ld: a.$to(d)", "torch.Tensor.to"),
    (
        "from torch.utils.data import DataLoader\ndef get(): return DataLoader(ds), 3\nld, n = get()\nfor a, b in ld: a.$to(d)",
        "torch.Tensor.to",
    ),
    (
        "from torch.utils.data import DataLoader\ndef get() -> tuple[DataLoader, int]: ...\nld, n = get()\nfor a, b in ld: a.$to(d)",
        "torch.Tensor.to",
    ),
)
def test_what_loops_give(analyzer, code, expected):
    assert answer(analyzer, code) == expected


TRAINER = """import torch
class Trainer:
    lr: float = 1e-3
    def __init__(self, model, rate=0.1):
        self.net = torch.nn.Linear(1, 2)
        self.opt, self.sched = torch.optim.Adam(self.net.parameters()), None
        self.crit = torch.nn.CrossEntropyLoss()
        self.given = model
        self.x: torch.Tensor = make()
    def fit(self, x):
"""


@table(
    (TRAINER + "        self.opt.$step()", "torch.optim.Optimizer.step"),
    (TRAINER + "        self.net.$train()", "torch.nn.Module.train"),
    (TRAINER + "        self.crit(a, b).$backward()", "torch.Tensor.backward"),
    (TRAINER + "        self.x.$sum()", "torch.Tensor.sum"),
    (TRAINER + "        self.net(x).$argmax()", "torch.Tensor.argmax"),
    (TRAINER + "        opt = self.opt\n        opt.$zero_grad()", "torch.optim.Optimizer.zero_grad"),
    (TRAINER + "        self.lr.$sum()", None),
    (TRAINER + "        self.$step()", None),
    (TRAINER + "        self.given.$eval()\nTrainer(torch.nn.Linear(1, 2))", "torch.nn.Module.eval"),
    (TRAINER + "        self.given.$eval()\nTrainer(model=torch.nn.Linear(1, 2))", "torch.nn.Module.eval"),
    (TRAINER + "        x.$sum()\nTrainer(m).fit(torch.zeros(1))", "torch.Tensor.sum"),
    (TRAINER + "        x.$sum()\nt = Trainer(m)\nt.fit(x=torch.zeros(1))", "torch.Tensor.sum"),
    (TRAINER + "        pass\nt = Trainer(m)\nt.opt.$step()", "torch.optim.Optimizer.step"),
    (TRAINER + "        pass\nclass Sub(Trainer):\n    def more(self): self.opt.$step()", "torch.optim.Optimizer.step"),
    ("import torch\nclass A:\n    @property\n    def x(self): return torch.zeros(1)\nA().x.$sum()", "torch.Tensor.sum"),
    (
        "import torch\nclass A:\n    @staticmethod\n    def make(): return torch.zeros(1)\nA.make().$sum()",
        "torch.Tensor.sum",
    ),
    (
        "import torch\nclass A:\n    @classmethod\n    def make(cls): return cls()\n    def x(self): return torch.zeros(1)\nA.make().x().$sum()",
        "torch.Tensor.sum",
    ),
    ("import torch\nclass A:\n    net = torch.nn.Linear(1, 2)\nA.net.$eval()", "torch.nn.Module.eval"),
    ("import torch\nclass A:\n    def __call__(self, x): return torch.zeros(1)\nA()(2).$sum()", "torch.Tensor.sum"),
    (
        "import torch\nclass A:\n    def __getitem__(self, i): return torch.zeros(1)\nfor x in A(): x.$sum()",
        "torch.Tensor.sum",
    ),
)
def test_attributes_of_the_user_s_classes(analyzer, code, expected):
    assert answer(analyzer, code) == expected


NET = """import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 3)
    def forward(self, x):
        return self.fc(x)
"""


@table(
    (NET + "Net().$eval()", "torch.nn.Module.eval"),
    (NET + "net = Net().to('cuda')\nnet.$parameters()", "torch.nn.Module.parameters"),
    (NET + "out = Net()(x)\nout.$argmax()", "torch.Tensor.argmax"),
    (NET + "net = Net()\nout = net(x)\nout.$argmax(dim=1)", "torch.Tensor.argmax"),
    (NET + "net = Net()\nnet(x).argmax($dim=1)", "torch.Tensor.argmax(dim=)"),
    (NET + "class Deep(Net): pass\nDeep()(x).$argmax()", "torch.Tensor.argmax"),
    (NET + "class Deep(Net): pass\nDeep().$train()", "torch.nn.Module.train"),
    (NET.replace("def forward", "def $forward"), "torch.nn.Module.forward"),
    (NET.replace("x):\n        return self.fc(x)", "x):\n        return self.fc(x).$sum()"), "torch.Tensor.sum"),
    (NET.replace("return self.fc(x)", "return x.$sum()"), "?torch.Tensor.sum"),
    (NET.replace("return self.fc(x)", "return x.$sum()") + "Net()(torch.zeros(2))", "?torch.Tensor.sum"),
    (NET + "    def step(self): self.$eval()", "torch.nn.Module.eval"),
    (NET + "    def more(self): super().$train()", "torch.nn.Module.train"),
    (
        "import torch\nclass Two(torch.nn.Module):\n    def forward(self, x): return x, {'a': x}\na, b = Two()(x)\na.$argmax()",
        "?torch.Tensor.argmax",
    ),
    (
        "from torch.utils.data import Dataset\nclass D(Dataset):\n    def $__getitem__(self, i): pass",
        "torch.utils.data.Dataset.__getitem__",
    ),
    (
        "from torchvision.datasets import MNIST\nclass D(MNIST):\n    def $__getitem__(self, i): pass",
        "torch.utils.data.Dataset.__getitem__",
    ),
    ("import torch\nclass D:\n    def $__getitem__(self, i): pass", None),
    (
        "import torch\nclass D(torch.utils.data.Dataset):\n    def __getitem__(self, i): return torch.zeros(1), i\nx, y = D()[0]\nx.$sum()",
        "torch.Tensor.sum",
    ),
)
def test_subclasses_of_library_classes(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    ("import torch\nclass DataLoader: pass\nloader = $DataLoader(x)", None),
    ("import torch\ndef DataLoader(x): pass\n$DataLoader(x, num_workers=2)", None),
    ("import torch\nclass DataLoader: pass\nDataLoader(x, $num_workers=2)", None),
    ("import torch\nclass DataLoader: pass\nloader = DataLoader(x)\nloader.$dataset", None),
    ("from torch.utils.data import DataLoader\nclass DataLoader: pass\n$DataLoader(x)", None),
    ("from torch.utils.data import DataLoader\ndef f(DataLoader):\n    $DataLoader(x)", None),
    ("from mine import DataLoader\nimport torch\n$DataLoader(x, num_workers=2)", None),
    ("from .torch import nn\nimport torch\nnn.$Linear", None),
    (NET + "    def eval(self): pass\nNet().$eval()", None),
    (NET + "    def eval(self): pass\n    def f(self): self.$eval()", None),
    (NET + "    def zero_grad(self): pass\nnet = Net()\nnet.$zero_grad()", None),
    (NET + "    train = True\nNet().$train", None),
    ("import torch\nclass Trainer:\n    def train(self): pass\nmodel = Trainer()\nmodel.$train()", None),
    ("import torch\nclass Agent:\n    def step(self): pass\noptimizer = Agent()\noptimizer.$step()", None),
    ("import torch\nclass Config: pass\nmodel = Config()\nmodel.$eval()", None),
    ("import torch\nx = torch.zeros(2)\nx.$linear()", None),
    ("import torchx\ntorchx.$softmax(y)", None),
    ("import torch as t\ntorch = 3\ntorch.$softmax", None),
    ("import torch\nmytorch.$softmax(x)", None),
    ("import torch\nclass nn: pass\nnn.$Linear", None),
    ("torch.nn.$Linear", None),
    ("import torch\n# torch.$softmax\n", None),
    ("import torch\n'torch.$softmax'", None),
    ("import torch\ntorch.$Softmax", None),
    ("import torch\ntorch.nn.Linear.$nothing", None),
    ("import torch\ndef eval(x): pass\n$eval(model)", None),
    ("import torch\neval('1').$item", None),
    ("import torch\nopen('x').$to(1)", None),
    ("import torch\n'abc'.$to(1)", None),
    ("import torch\n[1].$sum()", None),
)
def test_look_alikes(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    (
        "from transformers import AutoModelForCausalLM\nm = AutoModelForCausalLM.$from_pretrained('a')",
        "transformers.PreTrainedModel.from_pretrained",
    ),
    (
        "from transformers import AutoModelForCausalLM\nm = AutoModelForCausalLM.from_pretrained('a')\nm.$generate(x)",
        "transformers.GenerationMixin.generate",
    ),
    (
        "from transformers import AutoModelForCausalLM\nm = AutoModelForCausalLM.from_pretrained('a').to('cuda')\nm.$eval()",
        "torch.nn.Module.eval",
    ),
    (
        "from transformers import AutoModel\nAutoModel.from_pretrained('a', $device_map='auto')",
        "transformers.PreTrainedModel.from_pretrained(device_map=)",
    ),
    (
        "from transformers import AutoTokenizer\nt = AutoTokenizer.$from_pretrained('a')",
        "transformers.AutoTokenizer.from_pretrained",
    ),
    (
        "from transformers import AutoTokenizer\nt = AutoTokenizer.from_pretrained('a')\nt(x, $padding=True)",
        "transformers.PreTrainedTokenizerBase.__call__(padding=)",
    ),
    ("from ultralytics import YOLO\nm = $YOLO('a.pt')", "ultralytics.YOLO"),
    ("from ultralytics import YOLO\nm = YOLO('a.pt')\nm.$predict('a.jpg')", "ultralytics.engine.model.Model.predict"),
    (
        "from ultralytics import YOLO\nm = YOLO('a.pt')\nm('a.jpg', $conf=0.3)",
        "ultralytics.engine.model.Model.__call__(conf=)",
    ),
    (
        "from ultralytics import YOLO\nm = YOLO('a.pt')\nrs = m('a.jpg')\nrs[0].$boxes",
        "ultralytics.engine.results.Results.boxes",
    ),
    (
        "from ultralytics import YOLO\nm = YOLO('a.pt')\nfor r in m('a.jpg'):\n    r.boxes.$xyxy",
        "ultralytics.engine.results.Boxes.xyxy",
    ),
    (
        "from ultralytics import YOLO\nfor r in YOLO('a.pt').predict('a.jpg'):\n    for b in r.boxes: b.$xyxy",
        "ultralytics.engine.results.Boxes.xyxy",
    ),
    ("from ultralytics import YOLO\nm = YOLO('a.pt')\nm.predict('a')[0].boxes.xyxy.$sum()", "torch.Tensor.sum"),
)
def test_models_of_other_libraries(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    (LOADER + "DataLoader(ds, $num_workers=2)", "torch.utils.data.DataLoader(num_workers=)"),
    ("import torch\ntorch.utils.data.DataLoader(ds, $num_workers=n)", "torch.utils.data.DataLoader(num_workers=)"),
    (
        "from torch.utils.data import DataLoader\nclass Mine(DataLoader): pass\nMine(ds, $num_workers=2)",
        "torch.utils.data.DataLoader(num_workers=)",
    ),
    ("from torch import nn\nnn.Conv2d(1, 2, $kernel_size=3)", "torch.nn.Conv2d(kernel_size=)"),
    ("from torch import nn\nnn.Conv2d(1, 2, $padding='same')", "torch.nn.Conv2d(padding='same')"),
    ('from torch import nn\nnn.Conv2d(1, 2, $padding="same")', "torch.nn.Conv2d(padding='same')"),
    ("from torch import nn\nnn.Conv2d(1, 2, $padding=1)", "torch.nn.Conv2d(padding=)"),
    ("from torch import nn\nnn.Conv2d(1, 2, padding=$padding)", None),
    ("from torch import nn\nnn.Linear(1, 2, $padding=1)", None),
    ("import torch\ntorch.optim.AdamW(p, $lr=1e-3)", "torch.optim.Optimizer(lr=)"),
    ("from torchvision import models\nmodels.vit_b_16($weights=w)", "torchvision.models.*(weights=)"),
    ("import torch\nfrom functools import partial\npartial(torch.optim.AdamW, $lr=1)", None),
    ("import torch\ndict($num_workers=2)", None),
    ("import torch\nf($num_workers=2)", None),
    ("from torch.utils.data import DataLoader\nargs = dict(num_workers=2)\nDataLoader(ds, **$args)", None),
)
def test_keywords(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    ("import torch\ntorch.zeros(2) $@ w", "torch.Tensor.__matmul__"),
    ("import torch\nw $@ torch.zeros(2)", "torch.Tensor.__matmul__"),
    ("import torch\nx = torch.zeros(2)\ny = (x $+ 1) * 2", "torch.Tensor.__add__"),
    ("import torch\nx = torch.zeros(2)\ny = x $- 1", None),
    ("import torch\ny = 1 $+ 2", None),
    ("import numpy as np\nnp.zeros(2) $@ np.zeros(2)", None),
    ("import torch\n@$decorator\ndef f(): pass", None),
)
def test_operators(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    ("import torch\noptimizer.$zero_grad()", "?torch.optim.Optimizer.zero_grad"),
    ("import torch\nopt.$step()", "?torch.optim.Optimizer.step"),
    ("import torch\nself.optimizer_g.$step()", "?torch.optim.Optimizer.step"),
    ("import torch\nscheduler.$step()", "?torch.optim.lr_scheduler.LRScheduler.step"),
    ("import torch\nscaler.$step(opt)", "?torch.amp.GradScaler.step"),
    ("import torch\nanything.$zero_grad()", "?torch.optim.Optimizer.zero_grad"),
    ("import torch\nanything.$backward()", "?torch.Tensor.backward"),
    ("import torch\nanything.$backward", None),
    ("import torch\nmodel.$eval()", "?torch.nn.Module.eval"),
    ("import torch\nself.model.$eval()", "?torch.nn.Module.eval"),
    ("import torch\nmodel_ema.$eval()", "?torch.nn.Module.eval"),
    ("import torch\ndef f(model, x): model(x).$argmax()", "?torch.Tensor.argmax"),
    ("import torch\ndef f(model, x):\n    out = model(x)\n    out.$argmax()", "?torch.Tensor.argmax"),
    ("import torch\ndef f(logits): logits.$argmax(dim=1)", "?torch.Tensor.argmax"),
    ("import torch\ndef f(logits): logits.argmax($dim=1)", "?torch.Tensor.argmax(dim=)"),
    ("import torch\nfor images, labels in train_loader: images.$to(d)", "?torch.Tensor.to"),
    ("import torch\nthing.$step()", None),
    ("import torch\nthing.$eval()", None),
    ("import torch\nthing.$argmax()", None),
    ("import torch\nmodel.$append(1)", None),
    ("import transformers\nmodel.$eval()", "?torch.nn.Module.eval"),
    ("from pytorch_lightning import Trainer\nmodel.$eval()", "?torch.nn.Module.eval"),
    ("import os\nmodel.$eval()", None),
    ("model.$eval()\nloss.backward()", None),
    ("import torchlike\nloss.$backward()", None),
)
def test_conventions(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    ("import torch, numpy as np\nx = np.zeros(2)\nx.$argmax()", None),
    ("import torch, numpy as np\nx = np.zeros(2)\nx.T.$argmax()", None),
    ("import torch, numpy as np\nlogits = np.exp(a)\nlogits.$sum()", None),
    ("import torch, numpy as np\ndef f(x: np.ndarray): x.$argmax()", None),
    ("import torch\nimport pandas as pd\nx = pd.read_csv('a')\nx.$sum()", None),
    ("import torch\nimport pandas as pd\nfeatures = pd.read_csv('a')[['b']]\nfeatures.$sum()", None),
    ("import torch\nimport pandas as pd\nout = pd.DataFrame(a)\nout.$to('x')", None),
    (
        "import torch\nfrom sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.$predict(x)",
        None,
    ),
    ("import torch\nfrom sklearn.pipeline import make_pipeline\nmodel = make_pipeline(a)\nmodel.$predict(x)", None),
    ("import torch, numpy as np\nfor logits in np.zeros((2, 2)): logits.$argmax()", None),
    ("import torch, numpy as np\nlogits = np.zeros((2, 2))[0]\nlogits.$argmax()", None),
    ("import torch, numpy as np\nout = 1 - np.zeros(2)\nout.$sum()", None),
    ("import torch, numpy as np\nmasks = np.zeros(2) > 1\nmasks.$sum()", None),
    ("import torch, numpy as np\nlabels = np.no_such_function(a)\nlabels.$sum()", None),
    ("import torch, numpy as np\nx = np.linalg.no_such(a)[0].T\nx.$sum()", None),
    ("import torch\nimport pandas as pd\nfor x in pd.read_csv('a').iterrows(): x.$sum()", None),
    ("import torch\nfrom sklearn.svm import SVC\nlogits = SVC().fit(a, b).predict(c)\nlogits.$argmax()", None),
    ("import torch\nfrom sklearn.datasets import fetch_openml\nx, y = fetch_openml('a')\nx.$sum()", None),
    ("import torch\nfrom sklearn.metrics import f1_score\n$f1_score(a, b)", "sklearn.metrics.f1_score"),
    ("import torch, cv2\nimage = cv2.imread('a')\nimage.$shape", None),
    ("import torch\nfrom PIL import Image\nimage = Image.open('a')\nimage.$to('x')", None),
    ("import torch, requests\nout = requests.get('a')\nout.$item()", None),
    ("import torch\nimport xgboost as xgb\nmodel = xgb.XGBClassifier()\nmodel.$eval()", None),
    ("import torch\nfrom collections import OrderedDict\nmodel = OrderedDict()\nmodel.$train()", None),
    ("import torch\nx = 3\nx.$sum()", None),
    ("import torch\nmodel = 'resnet18'\nmodel.$eval()", None),
    ("import torch\nmodel = {'a': 1}\nmodel.$eval()", None),
    ("import torch\nlabels = [1, 2]\nlabels.$sum()", None),
    ("import torch\nout = f'{x}'\nout.$sum()", None),
)
def test_other_worlds_are_never_guessed(analyzer, code, expected):
    assert answer(analyzer, code) == expected


@table(
    ("model.prompt = $'<OD>'", "literal:<OD>"),
    ("model.prompt = $'<OD> '", None),
    ("def f():\n    $'<OD>'", None),
    ("import torch\nclass $ConvVAE(nn.Module): pass", "class:*VAE*"),
    ("class $ConvVAE: pass", None),
    ("import torch\nclass Vae$: pass", None),
    ("import torch\ndef $train_one_epoch(): pass", "function:train_*"),
    ("import torch\nasync def $train_one_epoch(): pass", "function:train_*"),
    ("import torch\n$train_one_epoch()", None),
    ("import torch\nif $val_loss < best: pass", "compare:*loss* best*"),
    ("import torch\nif self.best_loss $> loss.item(): pass", "compare:*loss* best*"),
    ("import torch\nif loss.item() $< self.best: pass", "compare:*loss* best*"),
    ("import torch\nif float(loss) $< best: pass", None),
    ("import torch\nif 0 < $val_loss < best: pass", None),
    ("if $val_loss < best: pass", None),
    ("import torch\n$assert x", "syntax:assert"),
    ("$assert x", None),
)
def test_literals_definitions_and_comparisons(analyzer, code, expected):
    assert answer(analyzer, code) == expected


def cells(text: str) -> Source:
    return notebook_source([("", "code", cell) for cell in text.split(CELL_END)])


@table(
    ("import torch\n---\nx = torch.zeros(1)\n---\nx.$sum()", "torch.Tensor.sum"),
    ("x.$sum()\n---\nimport torch\nx = torch.zeros(1)", "torch.Tensor.sum"),
    ("!pip install torch\nimport torch\n---\n%%time\nfor i in range(3):\n    torch.$softmax(x)", "torch.softmax"),
    ("import torch\n---\n%timeit torch.$softmax(x)", "torch.softmax"),
    ("import torch\n---\nx = torch.zeros(1)\nx = 3\n---\nx.$sum()", None),
    ("class $MyVAE: pass", "class:*VAE*"),
)
def test_notebooks(analyzer, code, expected):
    assert answer(analyzer, code, cells) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("optimizer.$step()", "optimizer.step()  # later"),
        ("x.$sum()", "x.sum()"),
    ],
)
def test_an_edit_elsewhere_changes_no_answer(analyzer, first, second):
    start = "import torch\nx = torch.zeros(1)\noptimizer = torch.optim.Adam(p)\n"
    analysis, before = asked(analyzer, start + first)
    text, offset = marked(
        f"import torch\n# 한글 😀\nx = torch.zeros(1)\noptimizer = torch.optim.Adam(p)\n{first}\n{second}"
    )
    after = analyzer.analyze(file_source(text), analysis)
    fresh = analyzer.analyze(file_source(text))
    assert after.occurrences == fresh.occurrences
    assert after.occurrence_at(offset).insights == before.insights


def test_occurrences_are_ordered_and_inside_their_statement(analyzer):
    text = NET + "for i in range(3):\n    out = Net()(x).argmax(dim=1)\n    loss.backward()\n"
    occurrences = analyzer.analyze(file_source(text)).occurrences
    assert [(o.start, o.end) for o in occurrences] == sorted((o.start, o.end) for o in occurrences)
    for occurrence in occurrences:
        assert occurrence.statement[0] <= occurrence.start <= occurrence.end <= occurrence.statement[1]
    (argmax,) = [o for o in occurrences if o.insights[0] == "torch.Tensor.argmax"]
    assert text.encode()[slice(*argmax.statement)] == b"out = Net()(x).argmax(dim=1)"


def test_what_tier_2_is_asked_and_how_it_answers(analyzer):
    text, offset = marked("import torch\nthing = unknown()\nthing.$step()\nnumber = 3\nnumber.step()\n")
    analysis = analyzer.analyze(file_source(text))
    assert (offset, "step") in analysis.unresolved and len(analysis.unresolved) == 1
    for given, expected in (
        ("torch.optim.SGD.step", [("torch.optim.SGD.step", False)]),
        ("torch.optim.lr_scheduler.StepLR.step", [("torch.optim.lr_scheduler.StepLR.step", False)]),
        ("", []),
    ):
        answered = analyzer.analyze(file_source(text), analysis, {offset: given})
        assert [(o.name, o.guess) for o in answered.occurrences if o.start == offset] == expected


def test_the_innermost_occurrence_answers(analyzer):
    text = "import torch\ntorch.nn.functional.softmax(x)\n"
    analysis = analyzer.analyze(file_source(text))
    names = [
        analysis.occurrence_at(text.index(part) + 1).insights[0] for part in ("torch.nn.f", "functional", "softmax")
    ]
    assert names == ["torch.nn.functional", "torch.nn.functional", "torch.nn.functional.softmax"]
    assert analysis.occurrence_at(text.index("softmax") + len("softmax")).insights[0] == "torch.nn.functional.softmax"
    assert analysis.occurrence_at(text.index("x)")) is None and analysis.occurrence_at(0) is None
