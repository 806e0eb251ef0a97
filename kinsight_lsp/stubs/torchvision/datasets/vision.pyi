# Made by tools/stubgen.
import typing
from torchvision.datasets import VisionDataset as VisionDataset
class StandardTransform:
    def __call__(self, input, target) -> tuple: ...
    def __init__(self, transform=..., target_transform=...) -> None: ...
    target_transform: typing.Any
    transform: typing.Any
