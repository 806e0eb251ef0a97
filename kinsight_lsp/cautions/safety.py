"""Loading that can run somebody else's code, and downloads that may change under the same name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from ..resolve.conventions import type_by_name
from ..resolve.infer import argument
from .context import RULES, RuleContext
from .edits import add_keyword, replace
from .report import NodeEdit, Report
from .values import assigned_value, constant, last_name, public_name, short, target_of

_UNPICKLERS = {
    "pickle.load", "pickle.loads", "pickle.Unpickler", "_pickle.load", "_pickle.loads", "cPickle.load",
    "cPickle.loads", "dill.load",
    "dill.loads", "cloudpickle.load", "cloudpickle.loads", "joblib.load", "sklearn.externals.joblib.load",
    "pandas.read_pickle",
}  # fmt: skip
_PICKLERS = {
    "torch.save",
    "pickle.dump",
    "pickle.dumps",
    "dill.dump",
    "dill.dumps",
    "cloudpickle.dump",
    "cloudpickle.dumps",
    "joblib.dump",
}
_LIBRARIES = {"torch.ops.load_library", "torch.classes.load_library"}
_OWN_FILE = ("__file__", "find_spec", "importlib", "find_loader", "_get_extension_path", "load_inline", "cpp_extension")
_MODEL_METHODS = {
    "eval",
    "train",
    "parameters",
    "named_parameters",
    "state_dict",
    "requires_grad_",
    "children",
    "modules",
    "forward",
}
_MODEL_WORD = re.compile(
    r"(\w*_)?(model|net|network|classifier|generator|discriminator|encoder|decoder|backbone)\d*", re.IGNORECASE
)
_FUNCTIONAL_DOWNLOADS = {
    "huggingface_hub.hf_hub_download": ("repo_id", 0), "huggingface_hub.snapshot_download": ("repo_id", 0),
    "datasets.load_dataset": ("path", 0), "transformers.pipeline": ("model", 1),
}  # fmt: skip
_HUB_CLASSES = ("transformers", "diffusers", "peft", "sentence_transformers", "open_clip")
# Names that load_dataset takes for readers of local files.
_READERS = {
    "csv",
    "json",
    "parquet",
    "text",
    "imagefolder",
    "audiofolder",
    "videofolder",
    "arrow",
    "webdataset",
    "generator",
    "xml",
    "pdffolder",
}
_REPOSITORY = re.compile(r"[\w.-]+(/[\w.-]+)?")
_FILE = re.compile(r"[./~]|[A-Za-z]:[\\/]|.*\.(pt|pth|bin|json|safetensors|gguf|onnx)$")
_COMMIT = re.compile(r"[0-9a-fA-F]{7,40}")


def _calls(ctx: RuleContext, last: str) -> Iterator[tuple[n.Call, str]]:
    """The calls of something called this, aliases of imports included, with the public name."""
    spelled = {last}
    for statement in ctx.nodes.get(n.ImportFrom, ()):
        spelled.update(alias.asname for alias in statement.names if alias.asname and alias.name == last)
    for name in sorted(spelled):
        for call in ctx.calls(name):
            found = public_name(ctx, call.func)
            if found is not None:
                yield call, found


def _keyword(call: n.Call, name: str) -> n.Node | None:
    return next((k.value for k in call.keywords if k.name == name), None)


def _open_ended(call: n.Call) -> bool:
    """Whether more arguments may hide in ``**options``."""
    return any(k.name is None for k in call.keywords)


@RULES.node(b"load", whole=True)
def torch_load_unsafe(ctx: RuleContext) -> Iterator[Report]:
    """torch.load that may unpickle anything: weights_only=False, a pickle_module, or neither said."""
    for call, name in _calls(ctx, "load"):
        if name != "torch.load" or _open_ended(call) or call.args and _own_buffer(ctx, call.args[0]):
            continue
        flag = _keyword(call, "weights_only")
        module = argument(call, "pickle_module", 2)
        fields = {"call": call.func.source}
        if flag is not None and type(flag) is n.Constant and flag.value is False:
            edits = (replace(flag, "True"),) if module is None else ()
            yield Report("torch-load-unsafe", call, fields, edits, safe=_goes_into_a_state_dict(ctx, call))
        elif flag is not None and not (type(flag) is n.Constant and flag.kind == "none"):
            continue
        elif _older_release(call):
            continue
        elif module is not None and not (type(module) is n.Constant and module.kind == "none"):
            fields["module"] = module.source
            yield Report("torch-load-unsafe", call, fields, variant="pickle-module")
        else:
            edit = replace(flag, "True") if flag is not None else add_keyword(call, "weights_only=True")
            edits = (edit,) if edit is not None and not any(type(a) is n.Starred for a in call.args) else ()
            yield Report("torch-load-unsafe", call, fields, edits, variant="unset", safe=True)


def _older_release(call: n.Call) -> bool:
    """Whether a call is what an old release falls back to, after the one with ``weights_only`` was refused."""
    handler = next((a for a in call.ancestors() if type(a) is n.ExceptHandler), None)
    return handler is not None and any("weights_only" in statement.source for statement in handler.parent.body)


def _goes_into_a_state_dict(ctx: RuleContext, call: n.Call) -> bool:
    """Whether what is loaded is only handed to ``load_state_dict``, so that tensors are all it needs to hold."""

    def takes(node: n.Node) -> bool:
        outer = node.parent
        return (
            type(outer) is n.Call and last_name(outer.func) == "load_state_dict" and any(a is node for a in outer.args)
        )

    if takes(call):
        return True
    target = target_of(call)
    if type(target) is not n.Name or type(call.parent) is not n.Assign:
        return False
    uses = [x for x in ctx.nodes.get(n.Name, ()) if x.id == target.id and x is not target]
    return bool(uses) and all(takes(use) for use in uses)


@RULES.node(b"pickle", b"torch", b"dill", b"joblib", whole=True)
def pickle_unsafe_save_load(ctx: RuleContext) -> Iterator[Report]:
    """A whole model saved or loaded as a pickle, and pickles read by other means."""
    for last in ("load", "loads", "Unpickler", "read_pickle"):
        for call, name in _calls(ctx, last):
            if name in _UNPICKLERS and call.args and not _own_dump(ctx, call.args[0]):
                yield Report("pickle-unsafe-save-load", call, {"call": call.func.source})
            elif name == "torch.load" and not _literal(call, "weights_only", True) and _used_as_model(ctx, call):
                yield Report("pickle-unsafe-save-load", call, {"call": call.func.source}, variant="model-loaded")
    for last in ("save", "dump", "dumps"):
        for call, name in _calls(ctx, last):
            if name not in _PICKLERS or not call.args or not _is_model(ctx, call.args[0]):
                continue
            model = call.args[0]
            fields = {"call": call.func.source, "model": model.source}
            edits = (NodeEdit(model, model.end, model.end, ".state_dict()"),) if name == "torch.save" else ()
            yield Report("pickle-unsafe-save-load", call, fields, edits, variant="model-saved")


def _literal(call: n.Call, name: str, value: object) -> bool:
    given = _keyword(call, name)
    return type(given) is n.Constant and given.value is value


def _own_dump(ctx: RuleContext, node: n.Node) -> bool:
    """``pickle.loads(pickle.dumps(x))``: nothing comes from outside."""
    node = assigned_value(ctx, node)
    return type(node) is n.Call and last_name(node.func) in ("dumps", "dump")


def _own_buffer(ctx: RuleContext, node: n.Node) -> bool:
    """A buffer in memory that the same function has just saved into: nothing comes from outside."""
    if type(node) is not n.Name:
        return False
    scope, bindings = ctx.scopes.lookup(node.id, node)
    if not any(type(b.node) is n.Call and last_name(b.node.func) == "BytesIO" and not b.node.args for b in bindings):
        return False
    return any(
        type(given) is n.Name and given.id == node.id and ctx.scopes.lookup(given.id, given)[0] is scope
        for call in ctx.scopes.calls("save")
        for given in (*call.args, *(k.value for k in call.keywords))
    )


def _is_model(ctx: RuleContext, node: n.Node) -> bool:
    """Whether an expression is a whole Module: known, or by its customary name."""
    if not isinstance(node, (n.Name, n.Attribute)):
        return type(node) is n.Call and "torch.nn.Module" in ctx.inference.classes(ctx.inference.type_of(node))
    found = ctx.inference.type_of(node)
    if found is not None and not found.guess:
        return "torch.nn.Module" in ctx.inference.classes(found)
    if found is None and type(assigned_value(ctx, node)) not in (n.Name, n.Attribute, n.Call):
        return False
    made = assigned_value(ctx, node)
    if type(made) is n.Call and last_name(made.func) in ("state_dict", "get_model_state_dict", "dict"):
        return False
    return bool(_MODEL_WORD.fullmatch(last_name(node).lstrip("_")))


def _used_as_model(ctx: RuleContext, call: n.Call) -> bool:
    """Whether what a call loads is a model itself, not its weights."""
    outer = call.parent
    if type(outer) is n.Attribute and outer.value is call:
        return outer.attr in _MODEL_METHODS - {"state_dict"}
    target = target_of(call)
    if type(target) not in (n.Name, n.Attribute) or type(n.statement_of(call)) is not n.Assign:
        return False
    name = last_name(target)
    text = target.source
    uses = [a for a in ctx.nodes.get(n.Attribute, ()) if a.value.source == text] if type(target) is n.Name else []
    if any(a.attr in ("items", "keys", "get", "pop", "update", "values", "copy") for a in uses):
        return False
    if any(x.value.source == text for x in ctx.nodes.get(n.Subscript, ())):
        return False
    guessed = type_by_name(name)
    return (
        bool(_MODEL_WORD.fullmatch(name))
        or guessed is not None
        and guessed.name == "torch.nn.Module"
        or any(a.attr in ("eval", "train", "parameters", "named_parameters") and type(a.parent) is n.Call for a in uses)
    )


@RULES.node(b"load")
def numpy_load_pickle(ctx: RuleContext) -> Iterator[Report]:
    """numpy.load with allow_pickle=True on a file that the code does not name."""
    for call, name in _calls(ctx, "load"):
        if name != "numpy.load":
            continue
        flag = argument(call, "allow_pickle", 2)
        file = argument(call, "file", 0)
        if (
            not (type(flag) is n.Constant and flag.value is True)
            or file is None
            or isinstance(constant(ctx, file), str)
        ):
            continue
        yield Report(
            "numpy-load-pickle", call, {"call": call.func.source, "file": short(file)}, (replace(flag, "False"),)
        )


@RULES.node(b"package", whole=True)
def torch_package_pickle(ctx: RuleContext) -> Iterator[Report]:
    """torch.package brought in or used: its archives are pickles with code."""
    seen = False
    for kind in (n.Import, n.ImportFrom):
        for statement in ctx.nodes.get(kind, ()):
            for alias in statement.names:
                name = alias.name if kind is n.Import else f"{statement.module}.{alias.name}"
                if (name == "torch.package" or name.startswith("torch.package.")) and not getattr(
                    statement, "level", 0
                ):
                    seen = True
                    yield Report("torch-package-pickle", alias, {"name": name})
                    break
    if seen:
        return
    for call, name in _calls(ctx, "PackageImporter"):
        if name == "torch.package.PackageImporter":
            yield Report("torch-package-pickle", call, {"name": name})


@RULES.node(b"load_library")
def untrusted_native_library(ctx: RuleContext) -> Iterator[Report]:
    """A native library loaded from a path that comes from elsewhere."""
    for call, name in _calls(ctx, "load_library"):
        if name not in _LIBRARIES:
            continue
        path = argument(call, "path", 0)
        if path is None or isinstance(constant(ctx, path), str) or _beside_this_file(ctx, path, 0):
            continue
        yield Report("untrusted-native-library", call, {"call": call.func.source, "path": short(path)})


def _beside_this_file(ctx: RuleContext, node: n.Node, depth: int) -> bool:
    """Whether a path is made from the place of this very package."""
    value = assigned_value(ctx, node)
    if any(word in value.source for word in _OWN_FILE):
        return True
    if depth > 3:
        return False
    return any(
        _beside_this_file(ctx, part, depth + 1)
        for part in value.walk()
        if type(part) is n.Name and part is not node and part is not value
    )


@RULES.node(b"from_pretrained", b"load_dataset", b"hf_hub_download", b"snapshot_download", b"pipeline")
def hf_unpinned_revision(ctx: RuleContext) -> Iterator[Report]:
    """A download from a hub without a commit, so that it may be another file tomorrow."""
    for last in ("from_pretrained", "load_dataset", "hf_hub_download", "snapshot_download", "pipeline"):
        for call, name in _calls(ctx, last):
            found = _downloaded(call, name)
            if found is None or _open_ended(call):
                continue
            repository = constant(ctx, found)
            if not isinstance(repository, str) or not _on_the_hub(name, repository):
                continue
            revision = _keyword(call, "revision") or _keyword(call, "commit_id")
            fields = {"call": call.func.source, "repository": repository}
            if revision is None or type(revision) is n.Constant and revision.kind == "none":
                if not _literal(call, "local_files_only", True):
                    yield Report("hf-unpinned-revision", call, fields)
                continue
            pinned = constant(ctx, revision)
            if isinstance(pinned, str) and not _COMMIT.fullmatch(pinned):
                yield Report("hf-unpinned-revision", call, {**fields, "revision": pinned}, variant="movable")


@RULES.node(b"trust_remote_code")
def hf_trust_remote_code(ctx: RuleContext) -> Iterator[Report]:
    """trust_remote_code=True: the repository's Python files run here."""
    for keyword in ctx.nodes.get(n.Keyword, ()):
        if keyword.name != "trust_remote_code" or not (
            type(keyword.value) is n.Constant and keyword.value.value is True
        ):
            continue
        call = keyword.parent
        if type(call) is not n.Call:
            continue
        pinned = _keyword(call, "revision") or _keyword(call, "code_revision")
        if pinned is not None and isinstance(constant(ctx, pinned), str) and _COMMIT.fullmatch(constant(ctx, pinned)):
            continue
        found = constant(ctx, call.args[0]) if call.args else None
        if isinstance(found, str) and _FILE.match(found):
            continue
        fields = {"call": call.func.source}
        yield Report("hf-trust-remote-code", keyword, fields)


def _downloaded(call: n.Call, name: str) -> n.Node | None:
    """The argument that names the repository."""
    if name in _FUNCTIONAL_DOWNLOADS:
        return argument(call, *_FUNCTIONAL_DOWNLOADS[name])
    root, _, last = name.partition(".")
    if last.endswith("from_pretrained") and root in _HUB_CLASSES:
        return argument(call, "pretrained_model_name_or_path", 0) or argument(call, "pretrained_model_name", 0)
    return None


def _on_the_hub(name: str, repository: str) -> bool:
    if not _REPOSITORY.fullmatch(repository) or _FILE.match(repository):
        return False
    if name == "datasets.load_dataset":
        return repository not in _READERS
    return True
