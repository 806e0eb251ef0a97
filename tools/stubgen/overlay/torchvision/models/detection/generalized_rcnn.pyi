import torch
import torch.nn
import torchvision.models.detection.roi_heads
import torchvision.models.detection.rpn

class GeneralizedRCNN(torch.nn.Module):
    backbone: torch.nn.Module
    rpn: torchvision.models.detection.rpn.RegionProposalNetwork
    roi_heads: torchvision.models.detection.roi_heads.RoIHeads
    def __call__(self, images, targets=...) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
    def forward(self) -> list[dict[str, torch.Tensor]] | dict[str, torch.Tensor]: ...
