"""What is generated, from which library, and which public name wins where several exist."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path


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
    drop: tuple[str, ...] = ()
    """Names that are nobody's business wherever they stand."""
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
        "torch.contrib",
        "torch.nativert",
        "torch.numa",
        "torch.utils.model_dump",
        "torch.utils.hipify",
        "torch.utils.data.datapipes",
        "torch.utils.backcompat",
        "torch.utils.benchmark.examples",
        "torch.utils.benchmark.op_fuzzers",
        "torch.utils.viz",
        "torch.utils.jit",
        "torch.utils.serialization",
        "torch.utils.bundled_inputs",
        "torch.utils.file_baton",
        "torch.utils.show_pickle",
        "torch.utils.debug_log",
        "torch.utils.throughput_benchmark",
        "torch.utils.cpp_backtrace",
        "torch.fx.passes",
        "torch.fx.experimental",
        "torch.fx.annotate",
        "torch.fx.operator_schemas",
        "torch.distributed.elastic",
        "torch.distributed.algorithms",
        "torch.distributed.benchmarks",
        "torch.distributed.launcher",
        "torch.distributed.debug",
        "torch.distributed.flight_recorder",
        "torch.distributed.nn.jit",
        "torch.distributed.nn.api",
        "torch.distributed.autograd",
        "torch.distributed.tensor.debug",
        "torch.distributed.tensor.examples",
        "torch.distributed.tensor.experimental",
        "torch.distributed.argparse_util",
        "torch.ao.nn.sparse",
        "torch.ao.ns",
        "torch.ao.pruning",
        "torch.ao.quantization.pt2e",
        "torch.ao.quantization.fx",
        "torch.ao.quantization.backend_config",
        "torch.ao.quantization.experimental",
        "torch.ao.quantization.quantizer",
        "torch.quantization.fx",
        "torch.quantization.utils",
        "torch.ao.quantization.utils",
        "torch.nn.quantized.modules",
        "torch.nn.quantized.dynamic.modules",
        "torch.ao.nn.quantized.modules",
        "torch.ao.nn.quantized.dynamic.modules",
        "torch.package.analyze",
        "torch.onnx.ops",
        "torch.onnx.symbolic_helper",
        "torch.onnx.symbolic_caffe2",
        *(f"torch.onnx.symbolic_opset{n}" for n in range(7, 21)),
        "torch.export.experimental",
        "torch.export.passes",
        "torch.jit.generate_bytecode",
        "torch.jit.unsupported_tensor_ops",
        "torch.testing._internal",
        "torch.backends.xeon",
        "torch.backends.python_native",
        "torch.cuda.jiterator",
        "torch.masked.maskedtensor",
        "torch.distributed.checkpoint.examples",
        "torch.nn.utils.stateless",
        "torch.ao.nn.intrinsic",
        "torch.ao.nn.qat",
        "torch.ao.nn.quantizable",
        "torch.ao.nn.quantized.reference",
        "torch.nn.intrinsic",
        "torch.nn.qat",
        "torch.nn.quantizable",
        *(
            f"torch.distributed.checkpoint.{m}"
            for m in (
                "api",
                "hf_storage",
                "logger",
                "logging_handlers",
                "metadata",
                "optimizer",
                "planner",
                "planner_helpers",
                "quantized_hf_storage",
                "resharding",
                "state_dict_loader",
                "state_dict_saver",
                "storage",
                "utils",
            )
        ),
        "torch.bin",
        "torch.lib",
        "torch.share",
        "torch.include",
        "torch.test",
        "torch.__future__",
    ),
    minor_modules=(
        "torch.quantization",
        "torch.nn.quantized",
        "torch.nn.qat",
        "torch.nn.intrinsic",
        "torch.nn.quantizable",
        "torch.types",
        "torch.functional",
        "torch.utils.weak",
    ),
    preferred=("torch.nn.functional", "torch.func"),
    preferred_names=(
        "torch.amp.autocast",
        "torch.multiprocessing.spawn",
        "torch.amp.GradScaler",
        "torch.broadcast_shapes",
        "torch.distributed.device_mesh.DeviceMesh",
        "torch.distributed.device_mesh.init_device_mesh",
        "torch.nn.Parameter",
        "torch.nn.Buffer",
        "torch.overrides.has_torch_function",
        "torch.overrides.has_torch_function_unary",
        "torch.overrides.has_torch_function_variadic",
    ),
)

TORCHVISION = Library(
    "torchvision",
    skip=("torchvision.prototype", "torchvision.extension", "torchvision.datasets.samplers.clip_sampler"),
    minor_modules=("torchvision.transforms.v2.functional",),
    drop=("handle_legacy_interface", "register_model", "kwonly_to_pos_or_kw", "overwrite_eps"),
)

NUMPY = Library(
    "numpy",
    only=("numpy", "numpy.random", "numpy.linalg", "numpy.fft"),
    names={
        "numpy": tuple(
            "array asarray asanyarray ascontiguousarray copy zeros ones full empty zeros_like ones_like "
            "full_like empty_like eye identity arange linspace logspace meshgrid diag tril triu fromfile "
            "frombuffer fromiter load save savez savez_compressed loadtxt savetxt genfromtxt reshape ravel "
            "transpose moveaxis swapaxes squeeze expand_dims concatenate stack vstack hstack dstack "
            "column_stack split array_split tile repeat pad flip fliplr flipud rot90 roll broadcast_to "
            "broadcast_arrays atleast_1d atleast_2d append insert delete where nonzero argwhere take "
            "take_along_axis put choose select searchsorted sort argsort argpartition partition argmax argmin "
            "nanargmax unique bincount histogram histogram2d digitize sum prod mean std var median average "
            "max min amax amin ptp percentile quantile nansum nanmean nanmax nanmin nanstd cumsum cumprod "
            "diff gradient all any isnan isinf isfinite isclose allclose array_equal abs absolute exp expm1 "
            "exp2 log log1p log2 log10 sqrt square cbrt power sign floor ceil round around rint trunc clip "
            "maximum minimum fmax fmin add subtract multiply divide true_divide floor_divide mod remainder "
            "negative dot matmul inner outer tensordot einsum cross kron vdot trace logical_and logical_or "
            "logical_not logical_xor equal not_equal greater less greater_equal less_equal sin cos tan arcsin "
            "arccos arctan arctan2 sinh cosh tanh deg2rad rad2deg hypot interp corrcoef cov convolve "
            "nan_to_num in1d isin intersect1d union1d setdiff1d ravel_multi_index unravel_index indices "
            "apply_along_axis vectorize iscomplexobj isscalar ndim shape size result_type can_cast finfo "
            "iinfo set_printoptions array2string errstate ndarray dtype generic int8 int16 int32 int64 uint8 "
            "uint16 uint32 uint64 float16 float32 float64 bool_ complex64 complex128 intp pi e inf nan "
            "newaxis floating integer number inexact bitwise_not packbits unpackbits bitwise_and bitwise_or "
            "array_repr shares_memory may_share_memory".split()
        ),
        "numpy.random": tuple(
            "seed rand randn randint random random_sample choice shuffle permutation normal uniform binomial "
            "poisson beta exponential multinomial multivariate_normal standard_normal default_rng Generator "
            "RandomState get_state set_state".split()
        ),
        "numpy.linalg": tuple(
            "norm inv det eig eigh svd solve lstsq pinv qr cholesky matrix_rank matrix_power".split()
        ),
        "numpy.fft": tuple("fft ifft fft2 ifft2 rfft irfft fftshift ifftshift fftfreq".split()),
    },
)

CV2 = Library(
    "cv2",
    only=("cv2",),
    names={
        "cv2": tuple(
            "imread imwrite imshow imdecode imencode waitKey destroyAllWindows destroyWindow namedWindow "
            "cvtColor resize flip rotate transpose copyMakeBorder crop warpAffine warpPerspective "
            "getRotationMatrix2D getAffineTransform getPerspectiveTransform GaussianBlur blur medianBlur "
            "bilateralFilter filter2D Sobel Laplacian Canny threshold adaptiveThreshold erode dilate "
            "morphologyEx getStructuringElement findContours drawContours contourArea arcLength approxPolyDP "
            "boundingRect minAreaRect boxPoints convexHull moments fillPoly polylines line rectangle circle "
            "ellipse putText getTextSize addWeighted add subtract bitwise_and bitwise_or bitwise_xor "
            "bitwise_not merge split normalize equalizeHist calcHist createCLAHE inRange absdiff "
            "convertScaleAbs connectedComponents connectedComponentsWithStats distanceTransform watershed "
            "grabCut goodFeaturesToTrack calcOpticalFlowPyrLK calcOpticalFlowFarneback remap VideoCapture "
            "VideoWriter VideoWriter_fourcc CascadeClassifier QRCodeDetector setNumThreads getNumThreads "
            "matchTemplate minMaxLoc applyColorMap IMREAD_COLOR IMREAD_GRAYSCALE IMREAD_UNCHANGED "
            "IMREAD_COLOR_RGB IMWRITE_JPEG_QUALITY IMWRITE_PNG_COMPRESSION COLOR_BGR2RGB COLOR_RGB2BGR "
            "COLOR_BGR2GRAY COLOR_RGB2GRAY COLOR_GRAY2BGR COLOR_GRAY2RGB COLOR_BGR2HSV COLOR_RGB2HSV "
            "COLOR_HSV2BGR COLOR_HSV2RGB COLOR_BGR2LAB COLOR_RGB2LAB COLOR_BGR2YCrCb COLOR_BGRA2RGB "
            "COLOR_BGR2RGBA INTER_NEAREST INTER_LINEAR INTER_CUBIC INTER_AREA INTER_LANCZOS4 BORDER_CONSTANT "
            "BORDER_REFLECT BORDER_REFLECT_101 BORDER_REPLICATE FONT_HERSHEY_SIMPLEX FONT_HERSHEY_PLAIN "
            "FONT_HERSHEY_DUPLEX LINE_AA LINE_8 FILLED THRESH_BINARY THRESH_BINARY_INV THRESH_OTSU "
            "RETR_EXTERNAL RETR_TREE RETR_LIST CHAIN_APPROX_SIMPLE CHAIN_APPROX_NONE MORPH_OPEN MORPH_CLOSE "
            "MORPH_RECT MORPH_ELLIPSE CAP_PROP_FPS CAP_PROP_FRAME_COUNT CAP_PROP_FRAME_WIDTH "
            "CAP_PROP_FRAME_HEIGHT CAP_PROP_POS_FRAMES ROTATE_90_CLOCKWISE ROTATE_90_COUNTERCLOCKWISE "
            "ROTATE_180 COLORMAP_JET COLORMAP_VIRIDIS NORM_MINMAX TM_CCOEFF_NORMED".split()
        )
    },
)

FUNCTORCH = Library("functorch", only=("functorch",), roots=("functorch", "torch"))

LIVE = (TORCH, TORCHVISION, FUNCTORCH, NUMPY, CV2)

COMPLETE: tuple[str, ...] = (
    "torch",
    "torch.nn",
    "torch.nn.functional",
    "torch.nn.init",
    "torch.nn.utils",
    "torch.nn.utils.rnn",
    "torch.nn.utils.parametrizations",
    "torch.nn.utils.parametrize",
    "torch.nn.utils.prune",
    "torch.optim",
    "torch.optim.lr_scheduler",
    "torch.optim.swa_utils",
    "torch.utils",
    "torch.utils.data",
    "torch.utils.checkpoint",
    "torch.linalg",
    "torch.fft",
    "torch.special",
    "torch.func",
    "torch.amp",
    "torch.autograd",
    "torch.autograd.functional",
    "torch.distributions",
    "torch.compiler",
    "torch.nn.attention",
    "torchvision",
    "torchvision.models",
    "torchvision.models.detection",
    "torchvision.models.segmentation",
    "torchvision.models.video",
    "torchvision.models.quantization",
    "torchvision.models.optical_flow",
    "torchvision.transforms",
    "torchvision.transforms.functional",
    "torchvision.transforms.v2",
    "torchvision.transforms.v2.functional",
    "torchvision.datasets",
    "torchvision.ops",
    "torchvision.utils",
    "torchvision.tv_tensors",
)
"""Modules whose public names the stubs list completely."""

PINS = re.compile(r"^([\w-]+)==(\S+)", re.MULTILINE)
IMPORTED_AS = {
    "pillow": "PIL",
    "opencv-python-headless": "cv2",
    "scikit-learn": "sklearn",
    "segment-anything": "segment_anything",
}
HELPERS = ("tensorboard",)
BY_HAND = {"tqdm": "4.70.1"}
"""Libraries whose stubs are overlay alone, with the version that they were written from."""


def facts() -> dict:
    """What the index says about the stubs and cannot read from them."""
    pinned = PINS.findall((Path(__file__).parent / "requirements.txt").read_text(encoding="utf-8"))
    versions = {IMPORTED_AS.get(n, n): v for n, v in pinned if n not in HELPERS}
    return {"versions": {"torch": "2.13.0", **versions, **BY_HAND}, "complete": COMPLETE}
