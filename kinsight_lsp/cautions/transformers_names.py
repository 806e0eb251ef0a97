"""transformers: arguments that were renamed or dropped, and classes that do not fit the checkpoint they load."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..core import nodes as n
from .compatibility import guarded
from .context import RULES, RuleContext
from .edits import NodeEdit, remove_argument, replace
from .report import Report
from .retired_names import DEPRECATED
from .tensor_facts import keyword
from .values import constant, last_binding, public_name

# Arguments that only models take, and classes that ignore them.
_MODEL_ONLY = {"torch_dtype", "load_in_8bit", "load_in_4bit", "use_flash_attention_2"}
_NO_MODEL = re.compile(r"(Processor|Extractor|Tokenizer|TokenizerFast|Config)(\.\w+)?$")
_KEY = re.compile(r"(?P<callable>[\w.]+)\((?P<argument>\w+)=\)")
# Arguments whose value changes form too.
_VALUES = {
    ("group_by_length", True): 'train_sampling_strategy="group_by_length"',
    ("include_inputs_for_metrics", True): 'include_for_metrics=["inputs"]',
    ("adafactor", True): 'optim="adafactor"',
    ("use_flash_attention_2", True): 'attn_implementation="flash_attention_2"',
}


@RULES.node(b"transformers")
def transformers_renamed_argument(ctx: RuleContext) -> Iterator[Report]:
    """``evaluation_strategy=``, ``Trainer(tokenizer=)``, ``torch_dtype=``: arguments under their old names."""
    caution = ctx.catalog.cautions.get("transformers-renamed-argument")
    table: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for key, entry in (caution.replacements if caution else {}).items():
        match = _KEY.fullmatch(key)
        if match is not None:
            table.setdefault(match["argument"], []).append((match["callable"], entry))
    for given in ctx.nodes.get(n.Keyword, ()):
        if given.name not in table or type(given.parent) is not n.Call or guarded(ctx, given):
            continue
        name = public_name(ctx, given.parent.func)
        if name is None or not name.startswith("transformers."):
            continue
        if given.name in _MODEL_ONLY and _NO_MODEL.search(name):
            continue
        entry = next((e for called, e in table[given.name] if _is_called(ctx, name, called)), None)
        if entry is not None:
            yield _renamed(given, entry)


def _is_called(ctx: RuleContext, name: str, called: str) -> bool:
    """Whether a public name is the callable of a table: itself, a subclass, or any class's method of that name."""
    if "." not in called:
        return name.rpartition(".")[2] == called
    return called in ctx.inference.stubs.mro(name)


def _renamed(given: n.Keyword, entry: dict[str, str]) -> Report:
    call = given.parent
    value = given.value.value if type(given.value) is n.Constant else None
    special = _VALUES.get((given.name or "", value)) if isinstance(value, bool) else None
    clash = entry.get("name") and keyword(call, entry["name"]) is not None
    edits: tuple[NodeEdit, ...] = ()
    if special is not None and keyword(call, special.partition("=")[0]) is None:
        edits = (replace(given, special),)
    elif entry.get("name") and not clash:
        edits = (NodeEdit(given, given.start, given.name_end, entry["name"]),)
    elif entry["new"] == "-" or value is False and any(given.name == old for old, _ in _VALUES):
        edit = remove_argument(call, given)
        edits = (edit,) if edit is not None else ()
    fields = {"call": call.func.source, "old": given.name or "", "new": entry["new"]}
    gone = "gone" if entry["new"] == "-" else ""
    still = "still" if entry.get("fix") == "offered" else ""
    return Report("transformers-renamed-argument", given, fields, edits, tags=DEPRECATED, variant=gone or still)


# -- a class for another checkpoint

# What a checkpoint's name says, most telling first, and the class that loads it.
_FAMILIES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), cls) for pattern, cls in (
        (r"qwen/qwen3-vl-.*-a\d+b.*", "Qwen3VLMoeForConditionalGeneration"),
        (r"qwen/qwen3-vl-.*", "Qwen3VLForConditionalGeneration"),
        (r"qwen/qwen2\.5-vl-.*", "Qwen2_5_VLForConditionalGeneration"),
        (r"qwen/qwen2-vl-.*", "Qwen2VLForConditionalGeneration"),
        (r"qwen/qwen2\.5-omni-.*", "Qwen2_5OmniForConditionalGeneration"),
        (r"qwen/qwen2-audio-.*", "Qwen2AudioForConditionalGeneration"),
        (r"llava-hf/llava-next-video-.*", "LlavaNextVideoForConditionalGeneration"),
        (r"llava-hf/(llava-v1\.6|llava-next)-.*", "LlavaNextForConditionalGeneration"),
        (r"llava-hf/llava-onevision-.*", "LlavaOnevisionForConditionalGeneration"),
        (r"llava-hf/(llava-1\.5|bakllava)-.*", "LlavaForConditionalGeneration"),
        (r"google/paligemma.*", "PaliGemmaForConditionalGeneration"),
        (r"florence-community/florence-2-.*", "Florence2ForConditionalGeneration"),
        (r"google/gemma-3-(4|12|27)b-.*", "Gemma3ForConditionalGeneration"),
        (r"meta-llama/llama-3\.2-\d+b-vision.*", "MllamaForConditionalGeneration"),
        (r"huggingfacem4/idefics2-.*", "Idefics2ForConditionalGeneration"),
        (r"huggingfacem4/idefics3-.*", "Idefics3ForConditionalGeneration"),
        (r"huggingfacetb/smolvlm2?-.*", "SmolVLMForConditionalGeneration"),
        (r"opengvlab/internvl.*-hf", "InternVLForConditionalGeneration"),
        (r"salesforce/blip2-(opt|flan).*", "Blip2ForConditionalGeneration"),
        (r"salesforce/instructblip-.*", "InstructBlipForConditionalGeneration"),
        (r"salesforce/blip-image-captioning-.*", "BlipForConditionalGeneration"),
        (r"salesforce/blip-vqa-.*", "BlipForQuestionAnswering"),
    )
)  # fmt: skip
_CLASSES = {cls for _, cls in _FAMILIES}
# Families that a class of another family loads as well.
_KIN = {("Idefics3ForConditionalGeneration", "SmolVLMForConditionalGeneration")}
_REMOTE_FLORENCE = re.compile(r"microsoft/florence-2-(base|large)(-ft)?", re.IGNORECASE)
_PRETRAINED_ONLY = re.compile(r"google/paligemma2?-.*-pt-(?P<size>\d+)")
_TEXT_ONLY = {"gemma-3", "vision"}  # these have a causal model of their own
_CAUSAL = "transformers.AutoModelForCausalLM"


@RULES.node(b"from_pretrained")
def model_class_mismatch(ctx: RuleContext) -> Iterator[Report]:
    """A checkpoint loaded with the class of another model family."""
    for call in ctx.calls("from_pretrained"):
        func = call.func
        if type(func) is not n.Attribute or not call.args:
            continue
        owner = public_name(ctx, func.value)
        if owner is None or not owner.startswith("transformers."):
            continue
        checkpoint = constant(ctx, call.args[0])
        if not isinstance(checkpoint, str):
            continue
        used = owner.rpartition(".")[2]
        yield from _family_mismatch(ctx, call, used, owner, checkpoint)
        yield from _florence(ctx, call, used, owner, checkpoint)
        yield from _pretrained_only(ctx, call, used, checkpoint)


def _family_mismatch(ctx: RuleContext, call: n.Call, used: str, owner: str, checkpoint: str) -> Iterator[Report]:
    wanted = next((cls for pattern, cls in _FAMILIES if pattern.fullmatch(checkpoint)), None)
    if wanted is None or used == wanted or (used, wanted) in _KIN or (wanted, used) in _KIN:
        return
    fields = {"used": used, "checkpoint": checkpoint, "wanted": wanted}
    if used in _CLASSES:
        yield Report("model-class-mismatch", call, fields, _class_edits(ctx, call.func.value, wanted))
    elif owner == _CAUSAL and not any(word in checkpoint.lower() for word in _TEXT_ONLY):
        fields["wanted"] = "AutoModelForImageTextToText"
        if "audio" in checkpoint.lower() or "omni" in checkpoint.lower():
            fields["wanted"] = wanted
        edits = _class_edits(ctx, call.func.value, fields["wanted"])
        yield Report("model-class-mismatch", call, fields, edits, variant="causal")


def _class_edits(ctx: RuleContext, node: n.Node, new: str) -> tuple[NodeEdit, ...]:
    """The class's name at its use, and its import."""
    if type(node) is n.Attribute:
        return (NodeEdit(node, node.attr_start, node.attr_start + len(node.attr), new),)
    binding = last_binding(ctx, node)
    if binding is None or binding.kind != "import" or type(binding.statement) is not n.ImportFrom:
        return ()
    alias = binding.node
    others = [
        x for x in ctx.nodes.get(n.Name, ())
        if x is not node and x.id == node.id and any(b.node is alias for b in ctx.scopes.lookup(x.id, x)[1])
    ]  # fmt: skip
    known = any(a.name == new for a in binding.statement.names)
    if alias.asname is not None:
        return () if others else (NodeEdit(alias, alias.start, alias.name_end, new),)
    if known:
        return (replace(node, new),)
    if others:
        return (replace(node, new), NodeEdit(alias, alias.end, alias.end, f", {new}"))
    return (replace(node, new), NodeEdit(alias, alias.start, alias.name_end, new))


def _florence(ctx: RuleContext, call: n.Call, used: str, owner: str, checkpoint: str) -> Iterator[Report]:
    """Microsoft's repositories hold remote code; the same weights for transformers' own class are elsewhere."""
    if not _REMOTE_FLORENCE.fullmatch(checkpoint):
        return
    if used != "Florence2ForConditionalGeneration" and owner != _CAUSAL:
        return
    community = f"florence-community/{checkpoint.partition('/')[2]}"
    edits: tuple[NodeEdit, ...] = ()
    literal = call.args[0]
    if type(literal) is n.Constant:
        edits = (replace(literal, literal.source.replace(checkpoint, community)),)
        if owner == _CAUSAL:
            named = _class_edits(ctx, call.func.value, "Florence2ForConditionalGeneration")
            edits = (*edits, *named) if named else ()
    fields = {"used": used, "checkpoint": checkpoint, "wanted": "Florence2ForConditionalGeneration", "new": community}
    variant = "florence-native" if used.startswith("Florence2") else "florence-remote"
    yield Report("model-class-mismatch", call, fields, edits, variant=variant)


def _pretrained_only(ctx: RuleContext, call: n.Call, used: str, checkpoint: str) -> Iterator[Report]:
    """A PaliGemma that is meant to be fine-tuned, asked to answer."""
    match = _PRETRAINED_ONLY.fullmatch(checkpoint)
    if match is None or used != "PaliGemmaForConditionalGeneration":
        return
    if ctx.says(b".backward(", b"Trainer", b"optimizer", b"peft", b".fit(") or not ctx.says(b".generate("):
        return
    mixed = checkpoint.replace("-pt-", "-mix-")
    literal = call.args[0]
    edits: tuple[NodeEdit, ...] = ()
    if type(literal) is n.Constant and match["size"] in ("224", "448"):
        edits = (replace(literal, literal.source.replace(checkpoint, mixed)),)
    fields = {"used": used, "checkpoint": checkpoint, "new": mixed}
    yield Report("model-class-mismatch", literal, fields, edits, variant="pretrained-only", safe=False)
