# Made by tools/stubgen.
import torch
from torchvision.ops import MultiScaleRoIAlign as MultiScaleRoIAlign, box_area as box_area, roi_align as roi_align
class LevelMapper:
    def __call__(self, boxlists) -> torch.Tensor: ...
    def __init__(self, k_min, k_max, canonical_scale=..., canonical_level=..., eps=...) -> None: ...
    eps: float
    k_max: int
    k_min: int
    lvl0: int
    s0: int
def initLevelMapper(k_min, k_max, canonical_scale=..., canonical_level=..., eps=...): ...
