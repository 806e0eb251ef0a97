"""Evaluation mode and gradients: eval(), train() and no_grad() where models are judged or used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..core.scopes import class_table
from .context import RULES, FlowReport, RuleContext
from .edits import Lines, name_of_module
from .flow.facts import BYSTANDER, VALIDATION_NAME, TraceFacts, last_name
from .flow.objects import Context, Event, Frame, Loop
from .flow.training import innermost, is_unit_test
from .report import NodeEdit, Report

_HELD_OUT = re.compile(r"(\w*_)?(val|valid|validation|test|eval|dev|holdout)(_\w+)?", re.IGNORECASE)
_STOCHASTIC = re.compile(r"\w*(mc_?dropout|monte_carlo|stochastic|uncertainty|adversarial|attack|perturb|warm_?up|bench|profile|"
                         r"rollout|collect|act|policy|sample|generate|encode|summary|trace|export|calibrat|bn_|_bn|batch_?norm|stats|flops|probe|dummy)\w*",
                         re.IGNORECASE)  # fmt: skip


# Bases whose framework calls the methods, and sets the mode around them.
_FRAMEWORK = re.compile(r"Module|Model|Mixin|Task|Callback|Learner|Trainer|Pipeline|Algorithm|Strategy|Plugin|Predictor|Policy|Agent")


def in_module_class(ctx: RuleContext, frame: Frame) -> bool:
    """Whether a frame runs a method of an nn.Module: its mode is its user's business."""
    return any(
        f.cls is not None and _is_module_class(ctx, f.cls) for f in frame.stack()
    )


def _is_module_class(ctx: RuleContext, cls: n.ClassDef) -> bool:
    bases = ctx.inference.user_bases(cls)
    if "torch.nn.Module" in bases:
        return True
    if "forward" in class_table(cls).methods:
        return True
    if trains_by_hand(cls):
        return False
    names = [cls.name, *(last_name(base) for base in cls.bases)]
    return "Pipeline" in cls.name or any(_FRAMEWORK.search(name) for name in names[1:])


def trains_by_hand(cls: n.ClassDef) -> bool:
    """Whether a class goes backward and updates weights itself: no framework does it for the class, nor sets modes."""
    text = cls.unit.text[cls.start : cls.end]
    return b".backward(" in text and b".step(" in text


# Inputs of an agent that acts, or of a call that only measures shapes.
_INTERACTION = re.compile(r"\b(next_|last_)?(obs|observations?|states?|actions?|env|dummy\w*)\b")


def validation_frame(frame: Frame) -> Frame | None:
    """The nearest function on the stack whose name says that it validates or predicts."""
    for current in frame.stack():
        if current.func is not None and VALIDATION_NAME.fullmatch(current.name):
            return current
        if current.func is not None and current.cls is None:
            continue
    return None


@RULES.flow(b"no_grad", b"inference_mode", b"set_grad_enabled", b"eval", b"val", b"test", b"predict", b"infer")
def missing_eval_in_validation(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """A model called under no_grad, or in a validation function, in train mode."""
    seen: set[tuple[int, int]] = set()
    for event in facts.calls:
        if not facts.is_model_call(event) or event.frame.prelude:
            continue
        context = facts.no_grad_context(event)
        state = facts.grad_state(event)
        frame = validation_frame(event.frame)
        if state is None or state is True and frame is None:
            continue
        if state is False and context is None and frame is None:
            continue
        if in_module_class(ctx, event.frame) or is_unit_test(ctx.module.program, event.frame) or _starts_in_eval(facts, event):
            continue
        change, mode = facts.mode_at(event)
        if mode is False or change is not None and mode is None or change is None and set_elsewhere(ctx, event):
            continue
        if not _judgeable(facts, event, context, frame, mode):
            continue
        key = (id(event.obj), id(event.frame))
        if key in seen:
            continue
        seen.add(key)
        where = frame.name if frame is not None else _context_text(context)
        model = event.node.func.source
        related = (change.node,) if change is not None else ()
        edits = _eval_edits(ctx, facts, event, context, model)
        yield FlowReport(
            Report("missing-eval-in-validation", event.node.func, {"model": model, "where": where}, edits, related), event.frame
        )


def _judgeable(facts: TraceFacts, event: Event, context: Context | None, frame: Frame | None, mode: bool | None) -> bool:
    """Whether the trace knows enough: the model is judged here, and nothing else may have set its mode."""
    name = last_name(event.node.func)
    stack = event.frame.stack()
    if any(_STOCHASTIC.fullmatch(f.name) for f in stack if f.func is not None) or BYSTANDER.fullmatch(name):
        return False
    if _INTERACTION.search(" ".join(a.source for a in event.node.args)):
        return False  # an agent acting in its environment, or a shape being probed
    loop = innermost(event)
    if loop is not None and facts.backward_in(loop) and not _held_out(event):
        return False  # gradient caching, a teacher, a roll-out: no judging
    if frame is not None and facts.backward_in_frame(frame) and not _held_out(event):
        return False
    if mode is True:
        return True
    if _any_callable(facts, event):
        return False
    obj = event.obj
    origin = obj.family()[-1].origin
    if obj.maker is not None and obj.maker.name == "getattr":
        return False
    if obj.origin == "attribute" and origin == "element":
        return False  # one of many models, each of which came with its mode
    if obj.origin == "attribute" and origin in ("self", "param"):
        # Nobody in this file has put the model there: only a function that runs over its data without gradients is judged.
        return frame is event.frame and context is not None and context.frame is frame and loop is not None and _over_data(loop)
    if origin in ("param", "self", "unknown", "global", "attribute", "default") and (obj.maker is None):
        # Made elsewhere: only a whole pass over data, or a function that says it validates, is judged.
        if origin != "global" and any(
            other is False and change.seq < event.seq and change.frame is event.frame for change, other in facts.modes
        ):
            return False  # the function sets another object's mode, which may hold this one
        if facts.trace.root.func is not None or origin in ("unknown", "global"):
            return frame is not None or facts.trace.root.func is None and loop is not None
    if obj.maker is None and frame is None and loop is None and origin not in ("call",):
        return _held_out(event) or facts.trace.root.func is None
    return True


def _any_callable(facts: TraceFacts, event: Event) -> bool:
    """Whether what is called is a parameter annotated as a callable: a function will do, and functions have no modes."""
    called = event.node.func
    if type(called) is not n.Name or event.obj.origin != "param":
        return False
    bindings = facts.inference.scopes.lookup(called.id, called)[1]
    notes = [b.node.annotation for b in bindings if type(b.node) is n.Parameter and b.node.annotation is not None]
    return any("Callable" in note.source and "Module" not in note.source for note in notes)


def set_elsewhere(ctx: RuleContext, event: Event) -> bool:
    """Whether code that this trace does not run sets the mode: another method of the class (``setup()``, ``load()``), or a
    function that makes a model of this name, calls eval() and returns it."""
    func = event.node.func
    if type(func) is n.Name:
        name = func.id.encode()
        made = re.compile(rb"\b" + name + rb"(\.\w+)*\.eval\(\)[^\0]*?\n[ \t]+return\b[^\n]*\b" + name + rb"\b")
        body = event.frame.func
        return event.obj.origin in ("param", "unknown") and any(
            made.search(unit.text) for unit in ctx.module.units if body is None or unit is not body.unit
        )
    cls = event.frame.cls
    if cls is None or type(func) is not n.Attribute:
        return False
    text = cls.unit.text[cls.start : cls.end]
    return re.search(rb"\." + func.attr.encode() + rb"(\.\w+)*\.(eval\(|train\(\s*[^)\s])", text) is not None


def _over_data(loop: Loop) -> bool:
    node = loop.node
    if type(node) is not n.For:
        return False
    text = node.iter.source.lower()
    return any(word in text for word in ("load", "data", "batch", "_dl", "iter", "set"))


def _held_out(event: Event) -> bool:
    """Whether validation or test data go in, or a validation result comes out."""
    call = event.node
    for node in (*call.args, *(k.value for k in call.keywords)):
        for name in node.walk():
            if type(name) is n.Name and _HELD_OUT.fullmatch(name.id):
                return True
    for loop in event.loops:
        if type(loop.node) is n.For and any(
            type(name) in (n.Name, n.Attribute) and _HELD_OUT.fullmatch(last_name(name)) for name in loop.node.iter.walk()
        ):
            return True
    statement = event.statement
    if type(statement) is n.Assign:
        return any(type(t) is n.Name and _HELD_OUT.fullmatch(t.id) for t in statement.targets)
    return False


def _starts_in_eval(facts: TraceFacts, event: Event) -> bool:
    """Models that their library hands out in evaluation mode, or that have no modes."""
    obj = event.obj
    maker = obj.maker if obj is not None else None
    if maker is None:
        return False
    if maker.method in ("from_pretrained", "from_config") or maker.name.endswith(".from_pretrained"):
        return True
    name = maker.name
    called = last_name(maker.node.func) if type(maker.node) is n.Call else ""
    if "load" in called or "restore" in called or "pretrained" in called:
        return maker.frame is event.frame or id(maker) not in facts.followed  # a loader elsewhere usually hands out eval mode
    if name in ("torch.jit.load", "torch.load", "torch.export.load", "torch.hub.load", "torch.optim.swa_utils.AveragedModel"):
        return True
    return name.startswith(("ultralytics.", "segment_anything.", "sam2.", "transformers.pipeline", "open_clip.", "clip."))


def _context_text(context: Context | None) -> str:
    if context is None:
        return "torch.set_grad_enabled(False)"
    return context.call.source if type(context.call) is n.Call else f"@{context.call.source}"


def _eval_edits(ctx: RuleContext, facts: TraceFacts, event: Event, context: Context | None, model: str) -> tuple[NodeEdit, ...]:
    """``model.eval()`` above the block that judges; ``model.train()`` where training goes on afterwards."""
    if not isinstance(event.node.func, (n.Name, n.Attribute)):
        return ()
    lines = Lines(ctx.source.text, ctx.module)
    place = _judging_block(facts, event, context)
    edit = lines.before(place, f"{model}.eval()")
    if edit is None:
        return ()
    edits = [edit]
    outer = next((lo for lo in event.loops if lo.frame is event.frame and facts.backward_in(lo) and _contains(lo.node, place)), None)
    if outer is not None and not any(mode is True and outer in e.loops for e, mode in facts.modes):
        back = lines.first_in(outer.node, f"{model}.train()")
        if back is not None:
            edits.append(back)
    return tuple(edits)


def _judging_block(facts: TraceFacts, event: Event, context: Context | None) -> n.Node:
    """The outermost statement of the event's function that belongs to the judging: its with block or its loop."""
    if context is not None and context.frame is event.frame and type(context.statement) is n.With:
        if not _binds(context.statement, event):
            return _above_loops(facts, context.statement, event)
    return _above_loops(facts, event.statement, event)


def _above_loops(facts: TraceFacts, statement: n.Node, event: Event) -> n.Node:
    chosen = statement
    for loop in reversed(event.loops):
        if loop.frame is not event.frame or type(loop.node) not in n.LOOPS or not _contains(loop.node, chosen):
            continue
        if facts.backward_in(loop) or _binds(loop.node, event):
            break
        chosen = loop.node
    return chosen


def _binds(block: n.Node, event: Event) -> bool:
    """Whether the model's name gets its value inside the block, so that nothing can stand above it."""
    root = event.node.func
    while type(root) is n.Attribute:
        root = root.value
    if type(root) is not n.Name:
        return True
    for node in block.walk():
        if type(node) is n.Assign and any(type(t) is n.Name and t.id == root.id for t in node.targets):
            return True
        if type(node) is n.For and any(type(t) is n.Name and t.id == root.id for t in node.target.walk()):
            return True
        if type(node) is n.WithItem and node.target is not None and type(node.target) is n.Name and node.target.id == root.id:
            return True
    return False


def _contains(outer: n.Node, inner: n.Node) -> bool:
    return outer.unit is inner.unit and outer.start <= inner.start and inner.end <= outer.end


@RULES.flow(b"eval", b"val", b"test", b"predict", b"infer")
def missing_no_grad_in_eval(ctx: RuleContext, facts: TraceFacts) -> Iterator[FlowReport]:
    """Validation or prediction with gradients on and never used."""
    seen: set[int] = set()
    for event in facts.calls:
        if not facts.is_model_call(event) or event.frame.prelude or facts.grad_state(event) is not True:
            continue
        frame = validation_frame(event.frame)
        change, mode = facts.mode_at(event)
        judged = mode is False and change is not None and change.frame in event.frame.stack()
        if frame is None and not judged or mode is True:
            continue
        if in_module_class(ctx, event.frame) or is_unit_test(ctx.module.program, event.frame) or _forward_is_quiet(ctx, facts, event):
            continue
        function = frame or event.frame
        if _gradients_wanted(ctx, facts, event, function):
            continue
        loop = innermost(event)
        if loop is None and not judged and _of_a_base_elsewhere(event):
            continue  # a hook: the class that calls it switches gradients
        if frame is None and (loop is None or facts.backward_in(loop) or not _over_data(loop)) and not _held_out(event):
            continue
        if loop is not None and facts.backward_in(loop) and not _held_out(event):
            continue
        if id(function) in seen:
            continue
        seen.add(id(function))
        model = event.node.func.source
        where = frame.name if frame is not None else f"{change.node.source}"
        edits = _no_grad_edits(ctx, event, frame, loop)
        related = (change.node,) if change is not None else ()
        yield FlowReport(
            Report("missing-no-grad-in-eval", event.node.func, {"model": model, "where": where}, edits, related), event.frame
        )


def _of_a_base_elsewhere(event: Event) -> bool:
    """Whether the model is an attribute that a base class of another file holds."""
    type_ = event.obj.type if event.obj is not None else None
    return type_ is not None and type_.kind == "method" and event.obj.origin == "attribute"


def _forward_is_quiet(ctx: RuleContext, facts: TraceFacts, event: Event) -> bool:
    """Whether the model's own forward switches gradients off, or the model is frozen as a whole."""
    type_ = event.obj.type if event.obj is not None else None
    if type_ is not None and type_.kind == "uinst":
        for name in ("forward", "__call__"):
            method = ctx.inference.find_method(type_.node, name)
            if method is not None and any(last_name(d.func if type(d) is n.Call else d) in ("no_grad", "inference_mode") for d in method.decorators):
                return True
    if event.obj is not None and event.obj.maker is not None:
        name = event.obj.maker.name
        if name.startswith(("ultralytics.", "torch.jit", "onnxruntime", "transformers.pipeline")) or name.endswith("load_model"):
            return True
    if _from_loader(ctx, event):
        return True
    return any(e.method == "requires_grad_" and e.obj is event.obj for e in facts.calls if e.seq < event.seq)


def _from_loader(ctx: RuleContext, event: Event) -> bool:
    """Whether ``self.model`` is what a ``load_model(…)`` hands out, of a class that is not known: often a pipeline that infers
    by itself."""
    called, cls = event.node.func, event.frame.cls
    if cls is None or type(called) is not n.Attribute or type(called.value) is not n.Name:
        return False
    return any(
        type(b.node) is n.Call
        and "load" in last_name(b.node.func)
        and "torch.nn.Module" not in ctx.inference.classes(ctx.inference.type_of(b.node))
        for b in class_table(cls).attributes.get(called.attr, ())
    )


_GRADIENT_WORDS = re.compile(
    rb"\bgrad\b|backward|autograd|requires_grad|saliency|gradcam|GradCAM|attack|adversar|captum|hook|no_grad|inference_mode|set_grad_enabled"
)


def _gradients_wanted(ctx: RuleContext, facts: TraceFacts, event: Event, function: Frame) -> bool:
    """Whether the code around asks for gradients, or switches them in a way that the trace does not see."""
    if function.func is None or not VALIDATION_NAME.fullmatch(function.name):
        later = [b for b, _ in facts.backwards if b.seq > event.seq and b.frame in (function, event.frame)]
        if any(not any(mode and event.seq < change.seq < b.seq for change, mode in facts.modes) for b in later):
            return True
        if any(e.name == "torch.autograd.grad" for e in facts.calls):
            return True
        if function.func is None:
            return False
    elif facts.backward_in_frame(function):
        return True
    node = function.func
    if node is not None and _GRADIENT_WORDS.search(node.unit.text, node.start, node.end):
        return True
    return any(f.func is not None and BYSTANDER.fullmatch(f.name) for f in event.frame.stack())


def _no_grad_edits(ctx: RuleContext, event: Event, frame: Frame | None, loop: Loop | None) -> tuple[NodeEdit, ...]:
    """A decorator for a whole function; a with block for a loop outside one."""
    torch = name_of_module(ctx.scopes, "torch", event.node)
    if torch is None:
        return ()
    lines = Lines(ctx.source.text, ctx.module)
    if frame is not None and frame.func is not None and frame is event.frame:
        edit = lines.before(frame.func, f"@{torch}.no_grad()")
        return (edit,) if edit is not None else ()
    if loop is None or loop.frame is not event.frame:
        return ()
    return _wrapped(ctx, loop.node, f"with {torch}.no_grad():")


def _wrapped(ctx: RuleContext, statement: n.Node, header: str) -> tuple[NodeEdit, ...]:
    """The statement inside a with block, one step further in; refused where a string spans lines."""
    text, module = ctx.source.text, ctx.module
    start, end = module.span(statement)
    if not Lines(text, module).starts_line(statement):
        return ()
    if any(type(node) in (n.Constant, n.JoinedStr) and "\n" in node.source for node in statement.walk()):
        return ()
    first, last = text.line_of(start), text.line_of(end)
    indent = text.slice(text.line_start(first), start)
    step = "\t" if indent.startswith("\t") else "    "
    base = module.base(statement.unit)
    edits = [NodeEdit(statement, statement.start, statement.start, f"{header}{text.eol}{indent}{step}")]
    for line in range(first + 1, last + 1):
        if text.line(line).strip():
            at = text.line_start(line) - base
            edits.append(NodeEdit(statement, at, at, step))
    return tuple(edits)
