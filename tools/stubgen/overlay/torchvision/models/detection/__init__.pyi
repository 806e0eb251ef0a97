import torch
import torch.nn
import torchvision.models.detection.roi_heads
import torchvision.models.detection.rpn
from torchvision.models.detection.generalized_rcnn import GeneralizedRCNN

class FasterRCNN(GeneralizedRCNN): ...

class FCOS:
    backbone: torch.nn.Module
    head: torch.nn.Module
    def __call__(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    def forward(self) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...

class RetinaNet:
    backbone: torch.nn.Module
    head: torch.nn.Module
    def __call__(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    def forward(self) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
