"""What the resolver relies on and a new release of a library could silently break."""

from __future__ import annotations

from collections.abc import Iterator

ALIASES = {
    "torch.utils.data.dataloader.DataLoader": "torch.utils.data.DataLoader",
    "torch.utils.data.dataset.Dataset": "torch.utils.data.Dataset",
    "torch.nn.modules.linear.Linear": "torch.nn.Linear",
    "torch.nn.modules.Linear": "torch.nn.Linear",
    "torch.nn.modules.module.Module": "torch.nn.Module",
    "torch.nn.parameter.Parameter": "torch.nn.Parameter",
    "torch.autograd.no_grad": "torch.no_grad",
    "torch.autograd.grad_mode.no_grad": "torch.no_grad",
    "torch.autograd.grad_mode.inference_mode": "torch.inference_mode",
    "torch.autograd.variable.Variable": "torch.autograd.Variable",
    "torch.optim.adam.Adam": "torch.optim.Adam",
    "torch.optim.optimizer.Optimizer": "torch.optim.Optimizer",
    "torch.optim.lr_scheduler._LRScheduler": "torch.optim.lr_scheduler.LRScheduler",
    "torch.cuda.amp.autocast_mode.autocast": "torch.cuda.amp.autocast",
    "torch.amp.autocast_mode.autocast": "torch.amp.autocast",
    "torch.autocast": "torch.amp.autocast",
    "torch.conv2d": "torch.nn.functional.conv2d",
    "torch.serialization.load": "torch.load",
    "torch.random.manual_seed": "torch.manual_seed",
    "torch.quantization.quantize_dynamic": "torch.ao.quantization.quantize_dynamic",
    "torchvision.models.resnet.resnet50": "torchvision.models.resnet50",
    "torchvision.models.resnet.ResNet": "torchvision.models.ResNet",
    "torchvision.transforms.transforms.Compose": "torchvision.transforms.Compose",
    "torchvision.datasets.folder.ImageFolder": "torchvision.datasets.ImageFolder",
    "torchvision.ops.boxes.nms": "torchvision.ops.nms",
    "pytorch_lightning.Trainer": "lightning.pytorch.Trainer",
    "tqdm.auto.tqdm": "tqdm.tqdm",
}
NOT_ALIASES = (
    "torch.cuda.amp.autocast",
    "torch.cuda.amp.GradScaler",
    "torch.autograd.Variable",
    "functorch.vmap",
    "torch.nn.DataParallel",
    "torch.nn.parallel.DistributedDataParallel",
    "torch.utils.checkpoint.checkpoint",
)
RETURNS = {
    "torch.randn": "torch.Tensor",
    "torch.nn.functional.softmax": "torch.Tensor",
    "torch.compile": "=model",
    "torch.load": "dict[str,torch.Tensor]",
    "torch.topk": "torch.return_types.topk",
    "torchvision.models.resnet50": "torchvision.models.ResNet",
    "torchvision.models.detection.fasterrcnn_resnet50_fpn": "torchvision.models.detection.FasterRCNN",
    "torchvision.ops.nms": "torch.Tensor",
    "torchvision.ops.roi_align": "torch.Tensor",
    "torchvision.models.alexnet": "torchvision.models.AlexNet",
    "torch.nn.utils.weight_norm": "=module",
    "timm.create_model": "torch.nn.Module",
    "einops.rearrange": "torch.Tensor",
    "PIL.Image.open": "PIL.Image.Image",
    "cv2.imread": "numpy.ndarray",
    "numpy.zeros": "numpy.ndarray",
}
MEMBERS = {
    ("torch.Tensor", "argmax"): "torch.Tensor",
    ("torch.Tensor", "shape"): "torch.Size",
    ("torch.Tensor", "grad"): "torch.Tensor|None",
    ("torch.Tensor", "__matmul__"): "torch.Tensor",
    ("torch.Tensor", "numpy"): "numpy.ndarray",
    ("torch.nn.Module", "eval"): "Self",
    ("torch.nn.Module", "__call__"): "torch.Tensor",
    ("torch.nn.Module", "parameters"): "Iterator[torch.nn.Parameter]",
    ("torch.utils.data.DataLoader", "__iter__"): "Iterator[list[torch.Tensor]]",
    ("torch.amp.GradScaler", "scale"): "torch.Tensor",
    ("torchvision.models.ResNet", "fc"): "torch.nn.Linear",
    ("transformers.AutoModelForCausalLM", "from_pretrained"): "Self",
    ("ultralytics.engine.model.Model", "predict"): "list[ultralytics.engine.results.Results]",
    ("ultralytics.engine.results.Results", "boxes"): "ultralytics.engine.results.Boxes",
}
BASES = {
    "torch.optim.Adam": "torch.optim.Optimizer",
    "torch.optim.lr_scheduler.StepLR": "torch.optim.lr_scheduler.LRScheduler",
    "torch.nn.CrossEntropyLoss": "torch.nn.Module",
    "torchvision.datasets.ImageFolder": "torch.utils.data.Dataset",
    "transformers.Qwen2VLForConditionalGeneration": "torch.nn.Module",
    "ultralytics.YOLO": "torch.nn.Module",
    "torchmetrics.Accuracy": "torch.nn.Module",
    "torch.nn.Parameter": "torch.Tensor",
}


def problems(index: dict) -> Iterator[str]:
    """One line for each expectation that does not hold."""
    names, members, aliases = index["names"], index["members"], index["aliases"]
    for name, target in ALIASES.items():
        if aliases.get(name) != target:
            yield f"{name} should be an alias of {target}, is {aliases.get(name)}"
    for name in NOT_ALIASES:
        if name not in names:
            yield f"{name} should be a public name of its own"
    for name, kind in RETURNS.items():
        if names.get(name, ["", ""])[:2] != ["f", kind]:
            yield f"{name} should return {kind}, is {names.get(name)}"
    for (owner, member), kind in MEMBERS.items():
        if members.get(owner, {}).get(member, ["", ""])[1] != kind:
            yield f"{owner}.{member} should be {kind}, is {members.get(owner, {}).get(member)}"
    for name, base in BASES.items():
        if base not in _ancestors(name, names):
            yield f"{name} should inherit {base}"


def _ancestors(name: str, names: dict) -> set[str]:
    found: set[str] = set()
    todo = [name]
    while todo:
        entry = names.get(todo.pop(), [""])
        fresh = set(entry[1] if entry[0] == "c" else ()) - found
        found |= fresh
        todo += fresh
    return found
