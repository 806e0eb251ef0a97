"""Questions about a trace that protocol rules ask: which events are backward, step, mode changes, model calls …"""

from __future__ import annotations

import re
from functools import cached_property

from ...core import nodes as n
from ...resolve.conventions import OTHER_WORLDS, type_by_name
from ...resolve.infer import Inference
from .builder import is_module
from .objects import Context, Event, Frame, Loop, Obj, Trace

NO_GRAD = {"torch.no_grad", "torch.inference_mode", "torch.autograd.inference_mode", "torch.autograd.no_grad"}
GRAD_SWITCH = {"torch.set_grad_enabled", "torch.autograd.set_grad_enabled"}
VALIDATION_NAME = re.compile(
    r"(?!test_)_*(run_|do_|on_)?(eval(uate|uation)?|valid(ate|ation)?|val|infer(ence)?|predict(ion|ions)?)(_\w+)?|"
    r"(?!test_)\w+_(eval|evaluate|validate|validation|predict|inference)|"
    r"_*test(_(epoch|model|loop|step|one_epoch|network|net|fn|phase|accuracy|loader|set))?|"
    r"_*(compute|calc|calculate|get|check|measure)_(\w+_)?(accuracy|predictions?|metrics?|map|miou|f1|val_loss|test_loss)"
)
MODEL_NAME = re.compile(
    r"(?!(register|get|build|create|load|make|save|init|set|update|train|eval|test|fit|run|export|compile|wrap|prepare|setup|apply|"
    r"call|log|print|upload|download|convert|plot|show|define|new|add)_)"
    r"(\w*_)?(model|net|network|classifier|resnet\d*|vgg\d*|vit|unet|cnn|mlp|lstm|rnn|transformer|backbone|detector|generator|"
    r"discriminator|encoder|decoder|autoencoder|vae|gan|bert|student)(_?\d+|_?[a-zA-Z]|_ft|_tl|_ddp|_gpu|_global|_local|_parallel|_main)?|net[GD]|[GD]",
    re.IGNORECASE,
)
# What a model of an unknown class is called, where ``encoder`` may be anything that encodes.
_WHOLE_MODEL = re.compile(r"(\w*_)?(model|net|network|resnet\d*|unet|generator|discriminator|classifier|net[GD])(_?\d+)?", re.IGNORECASE)
LOSS_NAME = re.compile(r"(\w*_)?(criterion|loss(_?f(n|unc|unction))?|objective|metric\w*)(_\w+)?", re.IGNORECASE)
# Not trained here: their mode is set once, where they are made, often in another file.
BYSTANDER = re.compile(r"(\w*_)?(teacher|target|ema|shadow|frozen|ref(erence)?|old|vae|text_encoder|clip|tokenizer)(_\w+)?", re.IGNORECASE)
EVAL_HELPER = re.compile(r"\w*(eval|inference|freeze|test_mode)\w*", re.IGNORECASE)


class TraceFacts:
    """The events of a trace, sorted by what they mean for training."""

    def __init__(self, trace: Trace, inference: Inference, module: TraceFacts | None = None) -> None:
        """module: the facts of the module's own trace, which happens before any function is called from outside."""
        self.trace = trace
        self.inference = inference
        self.events = trace.events
        self.module = module

    # -- objects

    def is_a(self, obj: Obj | None, cls: str) -> bool:
        return obj is not None and cls in self.inference.classes(obj.type)

    def receiver_name(self, event: Event) -> str:
        """The last name of the expression a method is called on: ``optimizer`` in ``self.optimizer.step()``."""
        func = event.node.func if type(event.node) is n.Call else None
        return last_name(func.value) if type(func) is n.Attribute else ""

    def is_optimizer(self, event: Event) -> bool:
        obj = event.obj
        if obj is None:
            return False
        classes = self.inference.classes(obj.type)
        if "torch.optim.Optimizer" in classes:
            return True
        if classes:
            name = obj.type.name
            if name.rpartition(".")[2] in _THIRD_PARTY_OPTIMIZERS:
                return True
            if obj.type.kind != "inst" or self.inference.stubs.kind(name) is not None or name.partition(".")[0] in OTHER_WORLDS:
                return False  # of a class from elsewhere its customary name decides
        elif obj.type is not None and (obj.type.kind in ("ref", "ufunc") or obj.type.kind == "uinst" and not self._based_elsewhere(obj)):
            return False
        guessed = type_by_name(self.receiver_name(event))
        return guessed is not None and guessed.name == "torch.optim.Optimizer"

    def _based_elsewhere(self, obj: Obj) -> bool:
        """Whether the user's class of an object inherits from something that this document does not hold."""
        bases = [self.inference.type_of(base) for base in obj.type.node.bases]
        return any(base is None or base.kind == "foreign" for base in bases)

    def is_model_call(self, event: Event) -> bool:
        """Whether the event calls a whole model on inputs: not a loss, a layer of a Module being defined, or a function."""
        if event.kind != "call" or event.method or event.obj is None or not event.args and not event.keywords:
            return False
        obj = event.obj
        name = last_name(event.node.func)
        if LOSS_NAME.fullmatch(name) or type(event.node.func) is n.Call:
            return False  # a loss, or a layer that is made only to be called
        if obj.type is not None:
            kind = obj.type.kind
            if kind in ("uclass", "ufunc", "ref"):
                return False
            if kind == "method" and (self.inference.stubs.kind(obj.type.name) is not None or obj.type.name.partition(".")[0] in OTHER_WORLDS):
                return False
            classes = self.inference.classes(obj.type)
            if kind == "uinst":
                return "torch.nn.Module" in classes
            if kind == "inst" and classes:
                if obj.type.guess or obj.type.name == "torch.nn.Module":
                    return "torch.nn.Module" in classes and bool(MODEL_NAME.fullmatch(name))
                if not is_module(self.inference, obj):
                    # A class of somebody else's: its customary name decides.
                    unknown = self.inference.stubs.kind(obj.type.name) is None and "." in obj.type.name
                    return unknown and obj.type.name.partition(".")[0] not in OTHER_WORLDS and bool(_WHOLE_MODEL.fullmatch(name))
                if obj.type.name in ("torch.nn.Sequential",):
                    return True
                root = obj.type.name
                return not root.startswith("torch.nn.") and not root.startswith("torchvision.transforms")
            if kind == "foreign" and obj.type.name.partition(".")[0] in OTHER_WORLDS:
                return False
        return bool(MODEL_NAME.fullmatch(name)) and obj.origin not in ("def", "literal")

    # -- events

    @cached_property
    def calls(self) -> list[Event]:
        return [e for e in self.events if e.kind == "call"]

    @cached_property
    def backwards(self) -> list[tuple[Event, Obj | None]]:
        """Backward passes with the loss: ``loss.backward()``, ``scaler.scale(loss).backward()``, ``accelerator.backward(loss)`` …"""
        found = []
        for event in self.calls:
            if event.method in ("backward", "manual_backward"):
                func = event.node.func
                if not isinstance(func, n.Attribute) or last_name(func.value) in ("ctx", "super", "cls"):
                    continue
                if event.obj is not None and event.obj.origin == "self" and not event.args:
                    continue  # the user's own method; what it does is on record when it could be followed
                if event.obj is not None and event.obj.type is not None and event.obj.type.kind in ("ref", "uclass"):
                    if event.name != "torch.autograd.backward":
                        continue
                loss = event.obj
                if event.args and (event.obj is None or not self.is_a(event.obj, "torch.Tensor")) and self._hands_loss(event):
                    loss = event.args[0]
                maker = loss.maker if loss is not None else None
                if maker is not None and maker.method == "scale" and maker.args:
                    loss = maker.args[0]
                found.append((event, loss))
        return found

    def _hands_loss(self, event: Event) -> bool:
        name = self.receiver_name(event)
        return event.method == "manual_backward" or event.name == "torch.autograd.backward" or not name.endswith("loss")

    @cached_property
    def steps(self) -> list[tuple[Event, Obj | None]]:
        """Optimizer steps with the optimizer; ``scaler.step(optimizer)`` included."""
        found = []
        for event in self.calls:
            if event.method != "step":
                continue
            if event.name.endswith("GradScaler.step") and event.args:
                found.append((event, event.args[0]))
            elif self.is_optimizer(event):
                found.append((event, event.obj))
            elif event.args and (guessed := type_by_name(self.receiver_name(event))) and "GradScaler" in guessed.name:
                found.append((event, event.args[0]))
        return found

    @cached_property
    def clears(self) -> list[Event]:
        """Everything that clears gradients: zero_grad, ``p.grad = None``, ``p.grad.zero_()``."""
        found = []
        for event in self.events:
            if event.kind == "call":
                if event.method == "zero_grad" or event.method in ("zero_", "fill_") and "grad" in _chain(event.node):
                    found.append(event)
                elif event.method in ("_zero_grad", "zero_gradients", "clear_grad", "clear_gradients"):
                    found.append(event)
                elif event.name.startswith("torch._foreach_zero_"):
                    found.append(event)
            elif event.kind == "setattr" and event.method == "grad":
                found.append(event)
        return found

    @cached_property
    def followed(self) -> set[int]:
        """Ids of the call events whose function was walked."""
        return {id(frame.caller) for frame in self.trace.frames if frame.caller is not None}

    @cached_property
    def modes(self) -> list[tuple[Event, bool | None]]:
        """Changes of train/eval mode: (event, True for train, False for eval, None when a value decides)."""
        found: list[tuple[Event, bool | None]] = []
        for event in self.calls:
            if event.method == "eval" and not event.args and not event.name.startswith("pandas"):
                own = id(event) in self.followed and event.obj is not None and not is_module(self.inference, event.obj)
                if not own:  # a method of the user's that only has this name; what it does is on record
                    found.append((event, False))
            elif event.method == "train" and event.obj is not None and not event.name.startswith("ultralytics"):
                found.append((event, _train_argument(event)))
            elif (
                EVAL_HELPER.fullmatch(_called_name(event))
                and not event.name.startswith("torch.")
                and id(event) not in self.followed
            ):
                if any(is_module(self.inference, a) for a in [*event.args, *event.keywords.values()]):
                    found.append((event, None))
        return found

    def mode_at(self, event: Event) -> tuple[Event | None, bool | None]:
        """The last mode change of a model before an event: the change and the mode, (None, None) when there is none.

        A change of an object above it counts (``self.eval()`` covers ``self.encoder``), of a part of it too. A copy starts in the
        mode of its original.
        """
        return self._mode_before(event.obj, event.seq)

    def _mode_before(self, model: Obj | None, seq: int) -> tuple[Event | None, bool | None]:
        family = model.family() if model is not None else []
        for change, mode in reversed(self.modes):
            if change.seq >= seq:
                continue
            targets = [change.obj, *change.args, *change.keywords.values()] if mode is None else [change.obj]
            if change.obj is not None:
                targets += change.obj.members
            for target in targets:
                if target is not None and (target in family or model in target.family()):
                    return change, mode
        original = model.attrs.get("<copy>") if model is not None else None
        if original is not None:
            copied = next((e.seq for e in self.calls if e.value is model), seq)
            return self._mode_before(original, min(copied, seq))
        if self.module is not None:
            return self.module.last_mode(family)
        return None, None

    def last_mode(self, family: list[Obj]) -> tuple[Event | None, bool | None]:
        """The mode that the whole trace leaves an object in."""
        for change, mode in reversed(self.modes):
            if mode is not None and change.obj is not None and change.obj in family:
                return change, mode
        return None, None


    @cached_property
    def grad_switches(self) -> list[tuple[Event, bool | None]]:
        """``torch.set_grad_enabled(...)`` as a statement: (event, value)."""
        return [
            (e, _literal_bool(e.node))
            for e in self.calls
            if e.name in GRAD_SWITCH and isinstance(e.node.parent, n.Expr)
        ]

    def grad_state(self, event: Event) -> bool | None:
        """Whether gradients are recorded at an event: True, False, or None when a value decides."""
        for context in reversed(event.contexts):
            last = context.name.rpartition(".")[2]
            if context.name not in NO_GRAD and last.endswith(("no_grad", "inference_mode")) and last not in ("no_grad", "inference_mode"):
                return None  # somebody's own switch
            if context.name in NO_GRAD or last in ("no_grad", "inference_mode"):
                argument = context.call.args[0] if type(context.call) is n.Call and context.call.args else None
                if argument is not None and not (type(argument) is n.Constant and argument.value is True):
                    return None
                return False
            if context.name in ("torch.enable_grad", "torch.autograd.enable_grad"):
                return True
            if context.name in GRAD_SWITCH or context.name.endswith("set_grad_enabled"):
                return _literal_bool(context.call)
            if context.name.rpartition(".")[2] in _QUIET_CONTEXTS:
                return None
        for switch, value in reversed(self.grad_switches):
            if switch.seq < event.seq:
                return value
        if self.module is not None and self.module.grad_switches:
            return self.module.grad_switches[-1][1]
        return True

    def no_grad_context(self, event: Event) -> Context | None:
        """The outermost context that switches gradients off around an event."""
        for context in event.contexts:
            if context.name in NO_GRAD or context.name in GRAD_SWITCH or context.name.rpartition(".")[2] in (
                "no_grad", "inference_mode"
            ):  # fmt: skip
                return context
        return None

    # -- loops

    def common_loops(self, first: Event, second: Event) -> list[Loop]:
        """Loops that hold both events, outermost first."""
        return [loop for loop in first.loops if loop in second.loops and type(loop.node) in n.LOOPS]

    def backward_in(self, loop: Loop) -> bool:
        return any(loop in event.loops for event, _ in self.backwards)

    def backward_in_frame(self, frame: Frame) -> bool:
        """Whether a frame, or what it calls, runs a backward pass or asks for gradients."""
        for event in self.calls:
            if event.method in ("backward", "manual_backward") or event.name == "torch.autograd.grad":
                if frame in event.frame.stack():
                    return True
        return False


_THIRD_PARTY_OPTIMIZERS = {
    "Lion", "SAM", "Adam8bit", "AdamW8bit", "FusedAdam", "FusedLAMB", "Lamb", "LARS", "Ranger", "RAdam", "Adafactor", "Prodigy",
    "DAdaptAdam", "Sophia", "SophiaG", "AdamW", "Adam", "SGD", "AdaBelief", "PagedAdamW8bit", "Muon", "AdamP", "SGDP",
}  # fmt: skip
# Contexts of frameworks that switch gradients themselves.
_QUIET_CONTEXTS = {"evaluating", "eval_mode", "evaluation", "inference", "disable_grad"}


def last_name(node: n.Node | None) -> str:
    """``model`` for ``model``, ``self.model`` and ``self.model[0]``."""
    while type(node) is n.Subscript:
        node = node.value
    if type(node) is n.Name:
        return node.id
    if type(node) is n.Attribute:
        return node.attr if node.attr != "module" else last_name(node.value)
    return ""


def _called_name(event: Event) -> str:
    func = event.node.func if type(event.node) is n.Call else None
    return last_name(func)


def _chain(node: n.Node) -> list[str]:
    parts = []
    current = node.func if type(node) is n.Call else node
    while True:
        if type(current) is n.Attribute:
            parts.append(current.attr)
            current = current.value
        elif type(current) is n.Subscript:
            current = current.value
        else:
            return parts


def _literal_bool(call: n.Node) -> bool | None:
    if type(call) is n.Call:
        value = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "mode"), None)
        if type(value) is n.Constant and isinstance(value.value, bool):
            return value.value
    return None


def _train_argument(event: Event) -> bool | None:
    call = event.node
    value = call.args[0] if call.args else next((k.value for k in call.keywords if k.name == "mode"), None)
    if value is None:
        return True if not call.keywords else None
    if type(value) is n.Constant and isinstance(value.value, bool):
        return value.value
    return None
