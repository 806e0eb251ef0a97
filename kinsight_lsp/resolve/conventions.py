"""Tier 3: what a customary name or an unmistakable attribute suggests. Every answer is a guess and shown as one."""

from __future__ import annotations

import re
import sys

from .types import TENSOR, Type, inst

# Packages whose objects are never PyTorch's, whatever the variable is called.
OTHER_WORLDS = frozenset(sys.stdlib_module_names) | {
    "numpy", "pandas", "scipy", "sklearn", "tensorflow", "keras", "jax", "flax", "paddle", "mxnet", "polars", "xgboost",
    "lightgbm", "catboost", "matplotlib", "seaborn", "plotly", "PIL", "cv2", "django", "flask", "sqlalchemy", "cupy",
    "tinygrad", "mlx", "onnxruntime", "statsmodels", "requests",
}  # fmt: skip

# A document counts as deep learning when it imports one of these (or anything below).
DEEP_LEARNING = frozenset({
    "torch", "torchvision", "torchaudio", "torchtext", "torchmetrics", "transformers", "ultralytics", "timm", "lightning",
    "pytorch_lightning", "accelerate", "segment_anything", "sam2", "supervision", "sahi", "diffusers", "peft", "datasets",
    "fastai", "monai", "einops", "torch_geometric", "dgl", "kornia", "segmentation_models_pytorch", "open_clip", "mmcv",
})  # fmt: skip

_NAMES: list[tuple[re.Pattern[str], Type]] = [
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"(lr_?)?sched(uler)?|.*_scheduler", inst("torch.optim.lr_scheduler.LRScheduler")),
        (r"optim(izer)?|opt|.*_(optim|optimizer|opt)|optimizer_\w+|opt_[a-zA-Z]", inst("torch.optim.Optimizer")),
        (r"(grad_?)?scaler|.*_scaler", inst("torch.amp.GradScaler")),
        (r"criterion|loss_f(n|unc|unction)|.*_criterion", inst("torch.nn.Module")),
        (r".*(data_?)?loader|.*_dl|dl", inst("torch.utils.data.DataLoader")),
        (r"loss|.*_loss|losses?_\w+", TENSOR),
        (r"(outputs?|logits?|preds?|predictions?|images?|imgs?|labels?|targets?|inputs?|features?|probs?|tensors?|hidden|"
         r"embeddings?|masks?|scores|x|y|z|out|y_hat|y_pred|x_hat|noise|tensor\d*)(_\w+)?|batch_[xy]|[xy]_batch|\w+_(logits|tensor)",
         TENSOR),
        (r"(model|net|network|backbone|encoder|decoder|generator|discriminator|student|teacher|classifier|"
         r"resnet\d*|vgg\d*|vit|unet|netG|netD|G|D)(_\w+)?|.*_(model|net)", inst("torch.nn.Module")),
    )
]  # fmt: skip

# Attributes that only one family of the deep-learning world has.
UNMISTAKABLE = {
    "zero_grad": "torch.optim.Optimizer.zero_grad",
    "backward": "torch.Tensor.backward",
    "requires_grad_": "torch.Tensor.requires_grad_",
}


def type_by_name(name: str) -> Type | None:
    """The type that a variable or attribute of this name usually has."""
    name = name.lstrip("_")
    for pattern, kind in _NAMES:
        if pattern.fullmatch(name):
            return kind.guessed()
    return None
