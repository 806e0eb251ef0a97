"""Training code in shapes that the examples leave out: short snippets, other frameworks, code that only looks wrong."""

from __future__ import annotations

import pytest

from examples import analyze
from kinsight_lsp.core.source import file_source

CODES = {
    "missing-zero-grad",
    "zero-grad-misplaced",
    "missing-backward",
    "missing-optimizer-step",
    "step-before-backward",
    "no-grad-around-training",
    "clip-grad-order",
    "clip-without-unscale",
    "grad-accumulation-unscaled",
    "retain-graph-unneeded",
    "scheduler-step-before-optimizer",
    "scheduler-step-in-batch-loop",
    "plateau-step-without-metric",
    "missing-set-epoch",
    "missing-eval-after-load",
    "eval-mode-during-training",
    "optimizer-before-model-change",
    "optimizer-params-not-leaf",
    "all-layers-frozen",
    "state-dict-not-copied",
}

SILENT = {
    "a frozen deep copy": """
import copy, torch
def train(net, loader, criterion):
    target = copy.deepcopy(net)
    target.requires_grad_(False)
    target.eval()
    optimizer = torch.optim.Adam(net.parameters())
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(net(x), y) + criterion(net(x), target(x))
        loss.backward()
        optimizer.step()
""",
    "a deep copy in eval mode": """
import copy, torch
def train(net, loader, criterion, optimizer):
    ema = copy.deepcopy(net).eval()
    for p in ema.parameters():
        p.requires_grad_(False)
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()
        optimizer.step()
""",
    "an averaged model": """
import torch
from torch.optim.swa_utils import AveragedModel
def train(net, loader, criterion, optimizer):
    ema = AveragedModel(net)
    ema.eval()
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()
        optimizer.step()
        ema.update_parameters(net)
""",
    "a loss after the optimizer in a network class": """
import torch as T
import torch.nn as nn
import torch.optim as optim
import torch.nn.functional as F
class DeepQNetwork(nn.Module):
    def __init__(self, lr, n_actions):
        super().__init__()
        self.fc1 = nn.Linear(8, 256)
        self.fc2 = nn.Linear(256, n_actions)
        self.optimizer = optim.Adam(self.parameters(), lr=lr)
        self.loss = nn.MSELoss()
        self.device = T.device('cuda:0' if T.cuda.is_available() else 'cpu')
        self.to(self.device)
    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x)))
""",
    "gradients pushed and pulled elsewhere": """
import torch
def learn(model, optimizer, batches, server):
    for x, y in batches:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x), y)
        loss.backward()
        grads = [p.grad.clone() for p in model.parameters()]
        optimizer.zero_grad()
        server.push(grads)
        server.pull_into(model)
        optimizer.step()
""",
    "torch.func computes the gradients": """
import torch
from torch.func import functional_call, grad
def learn(model, optimizer, batches, criterion):
    for x, y in batches:
        loss = criterion(model(x), y)
        grads = grad(lambda p: criterion(functional_call(model, p, x), y))(dict(model.named_parameters()))
        for name, p in model.named_parameters():
            p.grad = grads[name]
        optimizer.step()
""",
    "gradients are flattened elsewhere": """
import torch
def gradients(model, optimizer, batches, criterion):
    out = []
    for x, y in batches:
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        out.append(flatten_grads(model))
    return out
""",
    "a method of another file updates": """
import torch
class Agent:
    def learn(self):
        for x, y in self.memory:
            self.optimizer.zero_grad()
            loss = self.criterion(self.model(x), y)
            loss.backward()
            self.update_weights()
""",
    "a scheduler of another quantity": """
import torch
def train(model, loader, optimizer, criterion, beta_scheduler, epochs):
    for epoch in range(epochs):
        beta_scheduler.step()
        for x, y in loader:
            optimizer.zero_grad()
            criterion(model(x), y).backward()
            optimizer.step()
""",
    "trials of many iterations": """
import torch
def run(x, y):
    for trial in range(5):
        w = torch.nn.Linear(3, 1)
        optimizer = torch.optim.SGD(w.parameters(), lr=0.1)
        scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 100)
        for i in range(1000):
            optimizer.zero_grad()
            torch.nn.functional.mse_loss(w(x), y).backward()
            optimizer.step()
            scheduler.step()
""",
    "folds of epochs": """
import torch
def run(model, x, y):
    for fold in range(5):
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 10)
        for epoch in range(100):
            optimizer.zero_grad()
            torch.nn.functional.mse_loss(model(x), y).backward()
            optimizer.step()
            scheduler.step()
""",
    "weights converted": """
import torch
model = Net()
model.load_state_dict(torch.load("a.pt", weights_only=True))
torch.save(model.half().state_dict(), "b.pt")
""",
    "weights loaded before training elsewhere": """
import torch
from trainlib import fit
model = Net()
model.load_state_dict(torch.load("a.pt", weights_only=True))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
fit(model, optimizer)
""",
    "the best weights written at once": """
import torch
def main(model, loader, optimizer, criterion, validate):
    best = 0
    for epoch in range(10):
        for x, y in loader:
            optimizer.zero_grad()
            criterion(model(x), y).backward()
            optimizer.step()
        acc = validate(model)
        if acc > best:
            best = acc
            best_state = model.state_dict()
            torch.save(best_state, "best.pt")
""",
    "a layer without parameters": """
import torch
from torch import nn
class SSL:
    def __init__(self, encoder):
        self.encoder = encoder
        self.optimizer = torch.optim.Adam(self.encoder.parameters())
        self.encoder.fc = nn.Identity()
        self.projector = nn.Linear(4, 4)
""",
    "weights tied": """
import torch
from torch import nn
model = nn.ModuleDict({"a": nn.Embedding(10, 4), "b": nn.Linear(4, 10)})
optimizer = torch.optim.Adam(model.parameters())
model["b"].weight = model["a"].weight
""",
    "a closure clips": """
import torch
def train(model, loader, criterion, optimizer):
    def closure():
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        return loss
    for x, y in loader:
        optimizer.step(closure)
""",
    "a generator that steps sometimes": """
import torch
def train(G, D, loader, optG, optD):
    for i, real in enumerate(loader):
        optD.zero_grad()
        lossD = D(G(torch.randn(4, 3)).detach()).mean() - D(real).mean()
        lossD.backward()
        optD.step()
        optG.zero_grad()
        if i % 5 == 0:
            lossG = -D(G(torch.randn(4, 3))).mean()
            lossG.backward()
            optG.step()
""",
    "a DQN step": """
import torch
def optimize(policy_net, target_net, memory, optimizer, criterion):
    state, action, reward, next_state = memory.sample()
    q = policy_net(state).gather(1, action)
    with torch.no_grad():
        nq = target_net(next_state).max(1).values
    loss = criterion(q, reward + 0.9 * nq)
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_value_(policy_net.parameters(), 100)
    optimizer.step()
""",
    "a student copied from a frozen teacher": """
import torch, copy
from torchvision.models import resnet18
teacher = resnet18()
for p in teacher.parameters():
    p.requires_grad = False
student = copy.deepcopy(teacher)
student.requires_grad_(True)
optimizer = torch.optim.SGD(student.parameters(), lr=0.1)
""",
    "a head beside a frozen backbone": """
import torch
from torch import nn
from torchvision.models import resnet18
backbone = resnet18()
backbone.fc = nn.Identity()
backbone.requires_grad_(False)
model = nn.Sequential(backbone, nn.Linear(512, 2))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
""",
    "a frozen part of a network": """
import torch
from torch import nn
from torchvision.models import resnet18
class Probe(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = resnet18()
        for p in self.backbone.parameters():
            p.requires_grad = False
        self.head = nn.Linear(1000, 2)
    def forward(self, x):
        return self.head(self.backbone(x))
model = Probe()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
""",
    "a sampler of the evaluation": """
import torch
from torch.utils.data import DataLoader, DistributedSampler
def evaluate(model, dataset):
    sampler = DistributedSampler(dataset)
    loader = DataLoader(dataset, sampler=sampler)
    model.eval()
    with torch.no_grad():
        return sum(model(x).sum() for x in loader)
def main(model, train_loader, optimizer, criterion, dataset):
    for epoch in range(10):
        model.train()
        for x, y in train_loader:
            optimizer.zero_grad()
            criterion(model(x), y).backward()
            optimizer.step()
        evaluate(model, dataset)
""",
    "mixed precision or not": """
import torch
def train(model, loader, criterion, optimizer, scaler, use_amp):
    for x, y in loader:
        optimizer.zero_grad()
        with torch.autocast("cuda", enabled=use_amp):
            loss = criterion(model(x), y)
        if use_amp:
            scaler.scale(loss).backward()
            scaler.unscale_(optimizer)
        else:
            loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        if use_amp:
            scaler.step(optimizer)
            scaler.update()
        else:
            optimizer.step()
""",
    "a second backward over the same graph": """
import torch
def f(model, loader, opt):
    for x, y in loader:
        opt.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x), y)
        loss.backward(retain_graph=True)
        penalty = loss * 2
        penalty.backward()
        opt.step()
""",
    "entropy minimisation": """
import torch
def tent(model, loader, optimizer):
    model.train()
    for x, _ in loader:
        out = model(x)
        loss = -(out.softmax(1) * out.log_softmax(1)).sum(1).mean()
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
""",
    "BatchNorm layers frozen in a helper": """
import torch
class T:
    def train_one_epoch(self):
        self.model.train()
        self.freeze_bn()
        for x, y in self.loader:
            self.optimizer.zero_grad()
            self.criterion(self.model(x), y).backward()
            self.optimizer.step()
    def freeze_bn(self):
        for m in self.model.modules():
            if isinstance(m, torch.nn.BatchNorm2d):
                m.eval()
""",
    "SAM steps twice": """
def train_sam(model, loader, optimizer, criterion):
    for x, y in loader:
        criterion(model(x), y).backward()
        optimizer.first_step(zero_grad=True)
        criterion(model(x), y).backward()
        optimizer.second_step(zero_grad=True)
""",
    "an agent learns": """
import torch
def learn(agent, env, optimizer):
    obs = env.reset()
    while True:
        action = agent(obs)
        obs, reward, done, _ = env.step(action)
        loss = agent.compute_loss(obs, reward)
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
""",
    "methods propagate and step": """
class Pix2Pix:
    def optimize_parameters(self):
        self.forward()
        self.optimizer_D.zero_grad()
        self.backward_D()
        self.optimizer_D.step()
        self.optimizer_G.zero_grad()
        self.backward_G()
        self.optimizer_G.step()
    def backward_D(self):
        self.loss_D = self.criterionGAN(self.netD(self.fake.detach()), False)
        self.loss_D.backward()
    def backward_G(self):
        self.loss_G = self.criterionGAN(self.netD(self.fake), True)
        self.loss_G.backward()
    def forward(self):
        self.fake = self.netG(self.real)
""",
    "gradients asked for afterwards": """
import torch
with torch.no_grad():
    w = torch.randn(3).mean()
w.requires_grad_(True)
loss = w * 2
loss.backward()
""",
    "micro batches divided": """
import torch
def train(model, batches, criterion, optimizer, grad_accum_steps):
    for step in range(100):
        optimizer.zero_grad()
        for micro_step in range(grad_accum_steps):
            x, y = next(batches)
            loss = criterion(model(x), y)
            (loss / grad_accum_steps).backward()
        optimizer.step()
""",
    "two losses of a GAN over one graph": """
import torch
def train(netD, netG, loader, optD, optG, criterion):
    for real in loader:
        fake = netG(torch.randn(4, 3))
        lossD = criterion(netD(real), 1) + criterion(netD(fake), 0)
        optD.zero_grad()
        lossD.backward(retain_graph=True)
        optD.step()
        lossG = criterion(netD(fake), 1)
        optG.zero_grad()
        lossG.backward()
        optG.step()
""",
    "epochs of warm-up first": """
import torch
def fit(model, loader, criterion, optimizer, scheduler, epochs):
    for x, y in loader:
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()
    for epoch in range(epochs):
        scheduler.step()
        for x, y in loader:
            optimizer.zero_grad()
            criterion(model(x), y).backward()
            optimizer.step()
""",
    "a fractional epoch is handed over": """
scheduler = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(optimizer, T_0=10)
for epoch in range(100):
    for i, (inputs, labels) in enumerate(train_loader):
        optimizer.zero_grad()
        loss = criterion(model(inputs), labels)
        loss.backward()
        optimizer.step()
        scheduler.step(epoch + i / len(train_loader))
""",
    "the metric is handed over": """
import torch.optim as optim
scheduler = optim.lr_scheduler.ReduceLROnPlateau(optimizer, 'min')
for epoch in range(10):
    val_loss = validate()
    scheduler.step(val_loss)
""",
    "a helper evaluates": """
import torch
import torchvision.models as models
def main():
    model = models.vgg16()
    model.load_state_dict(torch.load('model_weights.pth', weights_only=True))
    evaluate(model)
""",
    "a new head after freezing": """
import torch
import torch.nn as nn
import torchvision.models as models
model = models.resnet50(weights="DEFAULT")
for param in model.parameters():
    param.requires_grad = False
num_ftrs = model.fc.in_features
model.fc = nn.Sequential(nn.Linear(num_ftrs, 256), nn.ReLU(), nn.Linear(256, 10))
optimizer = torch.optim.Adam(model.fc.parameters(), lr=0.001)
""",
    "an optimizer attribute stepped in another method": """
import torch
class GAN:
    def step_d(self, real):
        for r in real:
            self.opt_d.zero_grad()
            self.bce(self.D(r), 1).backward()
    def apply(self):
        self.opt_d.step()
""",
}

TOLD = [
    ({"optimizer-before-model-change"}, """
import torch.nn as nn
import torch.optim as optim
class Net(nn.Module):
    def __init__(self, lr, n_actions):
        super().__init__()
        self.fc1 = nn.Linear(8, 256)
        self.optimizer = optim.Adam(self.parameters(), lr=lr)
        self.fc2 = nn.Linear(256, n_actions)
    def forward(self, x):
        return self.fc2(self.fc1(x))
"""),
    ({"missing-backward"}, """
import torch
def train(model, loader, criterion, optimizer):
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        for p in model.parameters():
            torch.nn.utils.clip_grad_norm_(p, 1.0)
        optimizer.step()
        loss = loss
"""),
    ({"clip-grad-order"}, """
import torch
def train(model, loader, criterion, optimizer):
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        for p in model.parameters():
            torch.nn.utils.clip_grad_norm_(p, 1.0)
"""),
    ({"all-layers-frozen"}, """
import torch
from torch import nn
from torchvision.models import resnet18
class Probe(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone = resnet18()
        self.head = nn.Linear(1000, 2)
        for p in self.parameters():
            p.requires_grad = False
    def forward(self, x):
        return self.head(self.backbone(x))
model = Probe()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
"""),
    ({"zero-grad-misplaced"}, """
import torch
from torch.optim import Adam
class Trainer:
    def __init__(self, model):
        self.model = model
        self.opt = Adam(self.model.parameters())
    def training_step(self, batch):
        x, y = batch
        loss = self.model.loss(x, y)
        loss.backward()
        self.opt.zero_grad()
        self.opt.step()
        return loss.item()
"""),
    ({"zero-grad-misplaced"}, """
import torch
def train(model, loader, optimizer, criterion):
	for epoch in range(3):
		optimizer.zero_grad()
		for x, y in loader:
			loss = criterion(model(x), y)
			loss.backward()
			optimizer.step()
"""),
    ({"zero-grad-misplaced"}, """
from accelerate import Accelerator
accelerator = Accelerator()
model, optimizer, loader = accelerator.prepare(model, optimizer, loader)
for batch in loader:
    outputs = model(**batch)
    loss = outputs.loss
    accelerator.backward(loss)
    optimizer.zero_grad()
    optimizer.step()
"""),
    ({"zero-grad-misplaced"}, """
import torch
net = torch.nn.Linear(2, 2)
opt_a = torch.optim.SGD(net.parameters(), lr=0.1)
def step(loss, optimizer):
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
for x, y in batches:
    step(torch.nn.functional.mse_loss(net(x), y), opt_a)
"""),
    ({"missing-backward"}, """
import torch
def train(model, loader):
    optimizer = torch.optim.AdamW(model.parameters())
    for batch in loader:
        outputs = model(**batch)
        loss = outputs.loss
        optimizer.step()
        optimizer.zero_grad()
"""),
    ({"missing-backward"}, """
import torch
from tqdm import tqdm
def train(model, loader, optimizer, criterion, device):
    model.train()
    pbar = tqdm(loader)
    for x, y in pbar:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        out = model(x)
        loss = criterion(out, y)
        optimizer.step()
        pbar.set_postfix(loss=loss.item())
"""),
    ({"missing-backward"}, """
import torch.nn as nn
import torch
G, D = nn.Linear(2, 2), nn.Linear(2, 1)
opt_g = torch.optim.Adam(G.parameters())
opt_d = torch.optim.Adam(D.parameters())
bce = nn.BCEWithLogitsLoss()
for real in loader:
    opt_d.zero_grad()
    loss_d = bce(D(real), torch.ones(4, 1)) + bce(D(G(torch.randn(4, 2)).detach()), torch.zeros(4, 1))
    opt_d.step()
    opt_g.zero_grad()
    loss_g = bce(D(G(torch.randn(4, 2))), torch.ones(4, 1))
    opt_g.step()
"""),
    ({"missing-optimizer-step"}, """
import torch
from torch.amp import GradScaler
def train(model, loader, criterion):
    optimizer = torch.optim.AdamW(model.parameters())
    scaler = GradScaler("cuda")
    for x, y in loader:
        optimizer.zero_grad()
        with torch.autocast("cuda"):
            loss = criterion(model(x), y)
        scaler.scale(loss).backward()
        scaler.update()
"""),
    ({"missing-optimizer-step"}, """
import torch
class T:
    def __init__(self, model, loader):
        self.model = model
        self.loader = loader
        self.optim = torch.optim.SGD(model.parameters(), lr=0.1)
    def train_step(self, x, y):
        self.optim.zero_grad()
        loss = torch.nn.functional.cross_entropy(self.model(x), y)
        loss.backward()
        return loss.item()
    def train(self):
        for x, y in self.loader:
            self.train_step(x, y)
"""),
    ({"step-before-backward"}, """
import torch
def train(model, loader, optimizer, criterion):
    for x, y in loader:
        loss = criterion(model(x), y)
        optimizer.step()
        optimizer.zero_grad()
        loss.backward()
        optimizer.zero_grad()
"""),
    ({"no-grad-around-training"}, """
import torch
def train(model, loader, optimizer, criterion):
    model.train()
    torch.set_grad_enabled(False)
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
"""),
    ({"no-grad-around-training"}, """
import torch
from torch import nn
model = nn.Linear(3, 1)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
with torch.no_grad():
    for epoch in range(10):
        opt.zero_grad()
        pred = model(x)
        loss = torch.mean((pred - y) ** 2)
        loss.backward()
        opt.step()
"""),
    ({"no-grad-around-training"}, """
import torch
@torch.inference_mode()
def train_step(model, batch, optimizer):
    loss = model(batch).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
"""),
    ({"clip-grad-order"}, """
import torch
def train(model, loader, optimizer, criterion, scaler):
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        scaler.update()
"""),
    ({"clip-grad-order"}, """
from lightning.fabric import Fabric
fabric = Fabric()
model, optimizer = fabric.setup(model, optimizer)
for x, y in loader:
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    fabric.clip_gradients(model, optimizer, max_norm=1.0)
    fabric.backward(loss)
    optimizer.step()
"""),
    ({"clip-without-unscale"}, """
import torch
def train(model, loader, optimizer, criterion, scaler):
    for x, y in loader:
        optimizer.zero_grad()
        with torch.autocast("cuda"):
            loss = criterion(model(x), y)
        scaler.scale(loss).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        scaler.unscale_(optimizer)
        scaler.step(optimizer)
        scaler.update()
"""),
    ({"grad-accumulation-unscaled"}, """
import torch
def train(model, loader, optimizer, criterion, args):
    for step, (x, y) in enumerate(loader):
        loss = criterion(model(x), y)
        loss.backward()
        if (step + 1) % args.gradient_accumulation_steps == 0:
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            model.zero_grad()
"""),
    ({"grad-accumulation-unscaled"}, """
import torch
def train(model, loader, optimizer, criterion, scaler, k):
    for step, (x, y) in enumerate(loader):
        with torch.autocast("cuda"):
            loss = criterion(model(x), y)
        scaler.scale(loss).backward()
        if step % k == 0 and step > 0:
            scaler.step(optimizer)
            scaler.update()
            optimizer.zero_grad(set_to_none=True)
"""),
    ({"retain-graph-unneeded"}, """
import torch
model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
mse = torch.nn.MSELoss()
for epoch in range(10):
    for X, Y in loader:
        optimizer.zero_grad()
        mse(model(X), Y).backward(retain_graph=True)
        optimizer.step()
"""),
    ({"scheduler-step-before-optimizer", "scheduler-step-in-batch-loop"}, """
import torch
def train(model, loader, criterion):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9)
    for epoch in range(10):
        for x, y in loader:
            scheduler.step()
            optimizer.zero_grad()
            criterion(model(x), y).backward()
            optimizer.step()
"""),
    ({"scheduler-step-before-optimizer"}, """
import torch
def train_epoch(model, loader, optimizer, scheduler, criterion):
    scheduler.step()
    model.train()
    for x, y in loader:
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()
"""),
    ({"scheduler-step-in-batch-loop"}, """
import torch
class T:
    def __init__(self, model, loader):
        self.model, self.loader = model, loader
        self.optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        self.scheduler = torch.optim.lr_scheduler.StepLR(self.optimizer, step_size=5)
    def train(self, epochs):
        for epoch in range(epochs):
            for x, y in self.loader:
                self.optimizer.zero_grad()
                loss = torch.nn.functional.cross_entropy(self.model(x), y)
                loss.backward()
                self.optimizer.step()
                self.scheduler.step()
"""),
    ({"plateau-step-without-metric"}, """
from torch.optim.lr_scheduler import ReduceLROnPlateau
class T:
    def __init__(self, optimizer):
        self.sched = ReduceLROnPlateau(optimizer)
    def train(self):
        for epoch in range(3):
            self.run()
            self.sched.step()
    def run(self):
        pass
"""),
    ({"missing-set-epoch"}, """
import torch.distributed as dist
from torch.utils.data.distributed import DistributedSampler
from torch.utils.data import DataLoader
def main():
    dist.init_process_group("nccl")
    train_sampler = DistributedSampler(ds, num_replicas=4, rank=0)
    train_loader = DataLoader(ds, batch_size=4, sampler=train_sampler)
    for epoch in range(10):
        train(train_loader)
"""),
    ({"eval-mode-during-training"}, """
import torch
from torchvision import models
class T:
    def __init__(self):
        self.model = models.resnet18()
        self.model.eval()
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.1)
    def train(self, loader):
        for x, y in loader:
            self.optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(self.model(x), y)
            loss.backward()
            self.optimizer.step()
"""),
    ({"optimizer-before-model-change"}, """
import torch
from torch import nn
def main():
    model = nn.Sequential()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    model.add_module("fc", nn.Linear(2, 2))
"""),
    ({"optimizer-before-model-change"}, """
import torch
from transformers import BertForSequenceClassification
model = BertForSequenceClassification.from_pretrained("bert-base-uncased")
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-5)
model.classifier = torch.nn.Linear(768, 3)
"""),
    ({"optimizer-before-model-change"}, """
import torch
from torch import nn
model = nn.ModuleList([nn.Linear(2, 2)])
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
model.append(nn.Linear(2, 2))
"""),
    ({"optimizer-params-not-leaf"}, """
import torch
img = torch.rand(1, 3, 8, 8).requires_grad_(True).cuda()
optimizer = torch.optim.LBFGS([img])
"""),
    ({"optimizer-params-not-leaf"}, """
import torch
a = torch.rand(3, requires_grad=True)
b = torch.rand(3, requires_grad=True)
opt = torch.optim.Adam([a + b, b], lr=0.1)
"""),
    ({"optimizer-params-not-leaf"}, """
import torch
a = torch.rand(3)
a.requires_grad = True
opt = torch.optim.Adam([a.view(3, 1)], lr=0.1)
"""),
    ({"all-layers-frozen"}, """
from torch import optim
from torchvision import models
class T:
    def setup(self):
        self.model = models.resnet18(weights=None)
        for p in self.model.parameters():
            p.requires_grad = False
        self.opt = optim.SGD([p for p in self.model.parameters() if p.requires_grad], lr=0.1)
"""),
    ({"all-layers-frozen"}, """
import torch
from transformers import AutoModel
model = AutoModel.from_pretrained("bert-base-uncased")
for param in model.parameters():
    param.requires_grad = False
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-5)
"""),
    ({"state-dict-not-copied"}, """
import torch
def fit(model, loader, optimizer, criterion):
    best = float("inf")
    for epoch in range(10):
        for x, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
        if loss.item() < best:
            best = loss.item()
            best_params = model.state_dict().copy()
    model.load_state_dict(best_params)
"""),
    ({"state-dict-not-copied"}, """
import torch
def fit(model, loader, optimizer, criterion):
    best = float("inf")
    for epoch in range(10):
        for x, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(x), y)
            loss.backward()
            optimizer.step()
        if loss.item() < best:
            best = loss.item()
            checkpoint = {"epoch": epoch, "model_state_dict": model.state_dict()}
    model.load_state_dict(checkpoint["model_state_dict"])
"""),
    ({"missing-eval-after-load"}, """
import torch
from torchvision.models import resnet18
class Predictor:
    def __init__(self, path):
        self.model = resnet18()
        self.model.load_state_dict(torch.load(path, weights_only=True))
    def run(self, x):
        return self.model(x)
"""),
    ({"missing-eval-after-load"}, """
import torch
checkpoint = torch.load("c.pt", weights_only=True)
net = MyNet(3)
net.load_state_dict(checkpoint["state_dict"], strict=False)
net.to("cpu")
prediction = net(image)
"""),
    ({"missing-optimizer-step"}, """
import torch
def train(G, D, loader, criterion):
    opt_g = torch.optim.Adam(G.parameters())
    opt_d = torch.optim.Adam(D.parameters())
    for real in loader:
        fake = G(torch.randn(4, 2))
        opt_d.zero_grad()
        loss_d = criterion(D(real), torch.ones(4, 1)) + criterion(D(fake.detach()), torch.zeros(4, 1))
        loss_d.backward()
        opt_g.zero_grad()
        loss_g = criterion(D(fake), torch.ones(4, 1))
        loss_g.backward()
        opt_g.step()
"""),
    ({"missing-backward"}, """
import torch
from torch import nn
def train(model: nn.Module, loader, criterion: nn.Module, optimizer: torch.optim.Optimizer):
    for x, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        optimizer.step()
"""),
    ({"missing-zero-grad"}, """
import torch
from torch import nn
def train(model: nn.Module, loader, criterion: nn.Module, optimizer: torch.optim.Optimizer):
    for x, y in loader:
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
"""),
    ({"missing-set-epoch"}, """
import torch
from torch.utils.data import DataLoader, DistributedSampler
class T:
    def __init__(self, ds):
        self.loader = DataLoader(ds, 32, num_workers=2, pin_memory=True, sampler=DistributedSampler(ds))
    def fit(self):
        for epoch in range(3):
            for x in self.loader:
                self.run(x)
"""),
    ({"missing-set-epoch"}, """
import torch
from torch.utils.data import DataLoader, DistributedSampler
class T:
    def __init__(self, ds):
        self.loader = wrap(DataLoader(ds, 32, num_workers=2, sampler=DistributedSampler(ds)))
    def fit(self):
        for epoch in range(3):
            for x in self.loader:
                self.run(x)
"""),
]


def told(text: str) -> set[str]:
    """The codes of training order, schedules and state that are reported."""
    return {f.code for f in analyze(file_source(text)).findings} & CODES


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_code_that_only_looks_wrong_is_left_alone(text):
    assert told(text) == set()


@pytest.mark.parametrize(("codes", "text"), TOLD, ids=[f"{min(c)}-{i}" for i, (c, _) in enumerate(TOLD)])
def test_snippets_are_told(codes, text):
    assert told(text) == codes
