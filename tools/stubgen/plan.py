"""What is generated, from which library, and which public name wins where several exist."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Library:
    """One library that is imported and inspected."""

    name: str
    skip: tuple[str, ...] = ()
    """Modules (and what is below them) that are left out altogether."""
    minor_modules: tuple[str, ...] = ()
    """Modules whose names lose against an equally good name elsewhere."""
    preferred: tuple[str, ...] = ()
    """Modules that win for whatever they hold, strongest first."""
    preferred_names: tuple[str, ...] = ()
    """Single public names that win."""
    roots: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    """When given, the only modules looked at."""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """When given for a module, the only names taken from it."""

    def __post_init__(self) -> None:
        self.roots = self.roots or (self.name,)

    def skips(self, module: str) -> bool:
        return any(module == s or module.startswith(s + ".") for s in self.skip)

    def minor(self, module: str) -> bool:
        return any(module == s or module.startswith(s + ".") for s in self.minor_modules)

    def rank(self, module: str, name: str) -> int:
        if f"{module}.{name}" in self.preferred_names:
            return -100
        return -1 if module in self.preferred else 0


TORCH = Library(
    "torch",
    skip=(
        "torch.contrib", "torch.nativert", "torch.numa", "torch.utils.model_dump", "torch.utils.hipify",
        "torch.utils.data.datapipes", "torch.utils.backcompat", "torch.utils.benchmark.examples",
        "torch.utils.benchmark.op_fuzzers", "torch.utils.viz", "torch.utils.jit", "torch.utils.serialization",
        "torch.utils.bundled_inputs", "torch.utils.file_baton", "torch.utils.show_pickle", "torch.utils.debug_log",
        "torch.utils.throughput_benchmark", "torch.utils.cpp_backtrace",
        "torch.package", "torch.fx.passes", "torch.fx.experimental", "torch.fx.annotate", "torch.fx.operator_schemas",
        "torch.distributed.elastic", "torch.distributed.algorithms", "torch.distributed.benchmarks",
        "torch.distributed.launcher", "torch.distributed.debug", "torch.distributed.flight_recorder",
        "torch.distributed.nn.jit", "torch.distributed.nn.api", "torch.distributed.autograd",
        "torch.distributed.pipelining", "torch.distributed.tensor.debug", "torch.distributed.tensor.examples",
        "torch.distributed.tensor.experimental", "torch.distributed.argparse_util",
        "torch.ao.nn.sparse", "torch.ao.ns", "torch.ao.pruning", "torch.ao.quantization.pt2e",
        "torch.ao.quantization.fx", "torch.ao.quantization.backend_config", "torch.ao.quantization.experimental",
        "torch.ao.quantization.quantizer",
        "torch.quantization.fx", "torch.onnx.ops", "torch.export.experimental", "torch.export.passes",
        "torch.jit.generate_bytecode", "torch.jit.unsupported_tensor_ops", "torch.testing._internal",
        "torch.backends.xeon", "torch.backends.python_native", "torch.cuda.jiterator", "torch.masked.maskedtensor",
        "torch.distributed.checkpoint.examples", "torch.nn.utils.stateless", "torch.utils.collect_env",
        "torch.bin", "torch.lib", "torch.share", "torch.include", "torch.test", "torch.__future__",
    ),
    minor_modules=("torch.quantization", "torch.nn.quantized", "torch.nn.qat", "torch.nn.intrinsic",
                   "torch.nn.quantizable", "torch.types", "torch.functional", "torch.utils.weak"),
    preferred=("torch.nn.functional", "torch.func"),
    preferred_names=(
        "torch.amp.autocast", "torch.distributed.device_mesh.DeviceMesh", "torch.distributed.device_mesh.init_device_mesh",
        "torch.nn.Parameter", "torch.nn.Buffer",
    ),
)

TORCHVISION = Library(
    "torchvision",
    skip=("torchvision.prototype", "torchvision.extension", "torchvision.datasets.samplers.clip_sampler"),
    minor_modules=("torchvision.transforms.v2.functional",),
)

LIVE = (TORCH, TORCHVISION)

COMPLETE: tuple[str, ...] = (
    "torch", "torch.nn", "torch.nn.functional", "torch.nn.init", "torch.nn.utils", "torch.nn.utils.rnn",
    "torch.nn.utils.parametrizations", "torch.nn.utils.parametrize", "torch.nn.utils.prune",
    "torch.optim", "torch.optim.lr_scheduler", "torch.optim.swa_utils",
    "torch.utils", "torch.utils.data", "torch.utils.checkpoint",
    "torch.linalg", "torch.fft", "torch.special", "torch.func", "torch.amp", "torch.autograd",
    "torch.autograd.functional", "torch.distributions", "torch.compiler", "torch.nn.attention",
    "torchvision", "torchvision.models", "torchvision.models.detection", "torchvision.models.segmentation",
    "torchvision.models.video", "torchvision.models.quantization", "torchvision.models.optical_flow",
    "torchvision.transforms", "torchvision.transforms.functional", "torchvision.transforms.v2",
    "torchvision.transforms.v2.functional", "torchvision.datasets", "torchvision.ops", "torchvision.utils",
    "torchvision.tv_tensors",
)
"""Modules whose public names the stubs list completely."""

VERSIONS = {"torch": "2.13.0", "torchvision": "0.28.0"}


def facts() -> dict:
    """What the index says about the stubs and cannot read from them."""
    return {"versions": VERSIONS, "complete": COMPLETE}
