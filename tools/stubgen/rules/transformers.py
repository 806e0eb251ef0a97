"""transformers: Auto classes are what they load, models give model outputs, details go."""

from __future__ import annotations

from ..model import Api, Class, Function, Param

OUTPUT = "transformers.utils.ModelOutput"
AUTO_BASES = {
    "AutoConfig": "transformers.PreTrainedConfig",
    "AutoTokenizer": "transformers.PreTrainedTokenizerBase",
    "AutoProcessor": "transformers.ProcessorMixin",
    "AutoImageProcessor": "transformers.BaseImageProcessor",
    "AutoFeatureExtractor": "transformers.FeatureExtractionMixin",
    "AutoVideoProcessor": "transformers.BaseVideoProcessor",
}
GENERATE = (
    "CausalLM",
    "Seq2SeqLM",
    "ImageTextToText",
    "MultimodalLM",
    "SpeechSeq2Seq",
    "TextToWaveform",
    "VisualQuestionAnswering",
)
FEW = {
    "ImageProcessor": ("__init__", "__call__", "preprocess", "post_process"),
    "Tokenizer": ("__init__",),
    "TokenizerFast": ("__init__",),
    "Config": ("__init__", "from_dict", "from_pretrained"),
}


def apply(api: Api) -> None:
    """Changes the module in place."""
    items = api["transformers"].items
    for name, item in items.items():
        if not isinstance(item, Class):
            continue
        if name.startswith("Auto"):
            _auto(name, item)
            continue
        for member_name, member in item.members.items():
            if isinstance(member, Function):
                if member_name == "forward":
                    member.returns = OUTPUT
                elif member_name == "generate":
                    member.returns = "torch.Tensor"
                elif member_name == "from_pretrained":
                    member.returns = "Self"
        if name in ("PreTrainedConfig", "GenerationConfig"):
            continue
        for ending, kept in FEW.items():
            if name.endswith(ending):
                item.members = {n: m for n, m in item.members.items() if n.startswith(kept)}


def _auto(name: str, item: Class) -> None:
    base = AUTO_BASES.get(name, "transformers.PreTrainedModel")
    item.bases = [base]
    if name.endswith(GENERATE):
        item.bases.append("transformers.GenerationMixin")
    kept = {n: m for n, m in item.members.items() if n in ("from_pretrained", "from_config")}
    for member in kept.values():
        assert isinstance(member, Function)
        member.returns = "Self"
        if name in ("AutoProcessor", "AutoTokenizer") and member.params:
            member.params = [p for p in member.params if p.name != "kwargs"]
            member.params += [Param(n, 3, True) for n in ("padding_side", "use_fast", "trust_remote_code", "revision")]
            member.params.append(Param("kwargs", 4))
    item.members = kept
