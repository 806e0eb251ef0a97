from collections.abc import Iterator
from typing import Self
import numpy
import torch
class Results:
    boxes: Boxes
    masks: Masks
    probs: Probs
    keypoints: Keypoints
    obb: OBB
    orig_shape: tuple[int, int]
    save_dir: str
    def __iter__(self) -> Iterator[Self]: ...
    def plot(self) -> numpy.ndarray: ...
    def show(self) -> None: ...
    def save_crop(self) -> None: ...
    def update(self) -> None: ...
    def to_json(self) -> str: ...
class Boxes:
    is_track: bool
    cls: torch.Tensor
    conf: torch.Tensor
    data: torch.Tensor
    id: torch.Tensor | None
    xyxy: torch.Tensor
    xywh: torch.Tensor
    xyxyn: torch.Tensor
    xywhn: torch.Tensor
    def __iter__(self) -> Iterator[Self]: ...
class Masks:
    data: torch.Tensor
    def __iter__(self) -> Iterator[Self]: ...
class Keypoints:
    data: torch.Tensor
    xy: torch.Tensor
    xyn: torch.Tensor
    conf: torch.Tensor | None
class Probs:
    data: torch.Tensor
    top1conf: torch.Tensor
    top5conf: torch.Tensor
class OBB:
    cls: torch.Tensor
    conf: torch.Tensor
    data: torch.Tensor
    id: torch.Tensor | None
    xywhr: torch.Tensor
    xyxyxyxy: torch.Tensor
    xyxyxyxyn: torch.Tensor
    xyxy: torch.Tensor
